#include "ingest/raster_dpi.h"

#include <algorithm>
#include <cmath>

namespace gewu {
namespace {

constexpr double kPointsPerInch = 72;
// Below this nothing on a page can be read.
constexpr double kLeastDpi = 72;
// A scan within this share of the wanted resolution is not resampled.
constexpr double kSameDpi = 0.12;

}  // namespace

double choose_dpi(const DpiRequest& request) {
  double dpi = request.wanted;
  if (std::abs(request.scan_dpi - dpi) <= kSameDpi * dpi) dpi = request.scan_dpi;
  const double square_inches = request.width * request.height / (kPointsPerInch * kPointsPerInch);
  const double inches = std::max(request.width, request.height) / kPointsPerInch;
  const double by_area = std::sqrt(static_cast<double>(request.max_pixels) / square_inches);
  const double by_side = kMaxPixelSide / inches;
  const double allowed = std::min(by_area, by_side);
  if (dpi <= allowed) return dpi;
  const double whole = std::floor(allowed);  // rounding up to whole pixels stays within it
  return whole >= std::min(kLeastDpi, request.wanted) ? whole : 0;
}

}  // namespace gewu

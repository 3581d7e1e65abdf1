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

// Poppler draws an image from the pixel in which it begins to the one in which it ends, both
// included: at exactly the scan's resolution that is one too many, and all are smeared over them.
constexpr double kJustBelow = 1 - 1e-6;
// An image is shrunk by the largest whole factor that leaves this share of the wanted resolution.
constexpr double kEnoughOfWanted = 0.85;
// More than this share of it would only cost time.
constexpr double kTooMuchOfWanted = 1.2;

}  // namespace

int shrink_factor(double dpi, double wanted) {
  return std::clamp(static_cast<int>(dpi / (kEnoughOfWanted * wanted)), 1, kMaxShrink);
}

bool scan_serves(double dpi, double wanted) {
  const double left = dpi / shrink_factor(dpi, wanted);
  return left >= kEnoughOfWanted * wanted && left <= kTooMuchOfWanted * wanted;
}

double choose_dpi(const DpiRequest& request) {
  double dpi = request.wanted;
  if (std::abs(request.scan_dpi - dpi) <= kSameDpi * dpi) {
    dpi = request.scan_dpi * kJustBelow;
  }
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

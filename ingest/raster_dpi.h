// At which resolution a page is drawn.
#pragma once

#include <cstdint>

namespace gewu {

inline constexpr double kOcrDpi = 300;        ///< for pages that must be read by OCR
inline constexpr double kTextLayerDpi = 200;  ///< where a text layer serves
/// No image wider or higher than this is made: recognisers and libraries use 16-bit lengths.
inline constexpr int kMaxPixelSide = 32767;

/// The largest factor of shrink_factor().
inline constexpr int kMaxShrink = 4;

struct DpiRequest {
  double width = 0;  ///< of the page as displayed, points
  double height = 0;
  double wanted = 0;    ///< dpi
  double scan_dpi = 0;  ///< of the one scan that makes up the page; 0: there is none
  std::int64_t max_pixels = 0;
};

/// The wanted resolution; that of the scan where it is nearly the same, so that its pixels are
/// taken over one to one; less for a large-format page, so that it keeps within `max_pixels`.
/// 0 if even 72 dpi is too much.
double choose_dpi(const DpiRequest& request);

/// By which whole factor an image of `dpi` is shrunk where `wanted` is enough: 1 if that would
/// leave too little.
int shrink_factor(double dpi, double wanted);

/// Whether a scan of `dpi`, shrunk by shrink_factor, may stand for a raster at `wanted`.
bool scan_serves(double dpi, double wanted);

}  // namespace gewu

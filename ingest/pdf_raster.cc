#include "ingest/pdf_raster.h"

#include <PDFDoc.h>
#include <splash/SplashBitmap.h>

#include <algorithm>
#include <cmath>
#include <cstring>

#include "ingest/pdf_scan_image.h"

namespace gewu {
namespace {

// Rules thinner than a pixel are drawn one pixel wide and black, not as a pale shade that a table
// finder would miss.
constexpr SplashThinLineMode kThinLines = splashThinLineSolid;

std::unique_ptr<ShapeRaster> make_device(SplashColorMode mode, PDFDoc* document) {
  constexpr int kRowPadding = 1;
  SplashColor white = {255, 255, 255, 255};
  auto device = std::make_unique<ShapeRaster>(mode, kRowPadding, false, white, true, kThinLines);
  device->setFontAntialias(true);
  device->setVectorAntialias(true);
  device->startDoc(document);
  return device;
}

Image copy_of(SplashBitmap& bitmap, int channels) {
  Image image(bitmap.getWidth(), bitmap.getHeight(), channels);
  const SplashColorPtr data = bitmap.getDataPtr();
  if (data == nullptr) return {};
  for (int y = 0; y < image.height; ++y) {
    std::memcpy(image.row(y), data + static_cast<std::ptrdiff_t>(y) * bitmap.getRowSize(),
                image.stride());
  }
  return image;
}

}  // namespace

int raster_length(double points, double dpi) {
  constexpr double kPointsPerInch = 72;
  return std::max(static_cast<int>(std::lround(points * (dpi / kPointsPerInch))), 1);
}

ShapeRaster& PdfRaster::device(bool colour) {
  std::unique_ptr<ShapeRaster>& kept = colour ? rgb_ : grey_;
  if (!kept) kept = make_device(colour ? splashModeRGB8 : splashModeMono8, document_);
  return *kept;
}

Image PdfRaster::draw(int number, double dpi, bool colour) {
  ShapeRaster& out = device(colour);
  document_->displayPage(&out, number, dpi, dpi, 0, false, true, false);
  shapes_ = out.take_shapes();
  const std::unique_ptr<SplashBitmap> bitmap(out.takeBitmap());
  if (!bitmap) return {};
  return copy_of(*bitmap, colour ? 3 : 1);
}

Image PdfRaster::take_scan(int number, int scan_image, bool colour) {
  ScanImageDevice out(scan_image, colour);
  constexpr double kPointsPerInch = 72;
  document_->displayPage(&out, number, kPointsPerInch, kPointsPerInch, 0, false, true, false);
  return out.take();
}

}  // namespace gewu

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

// Draws everything but text.
class LineRaster : public PaperRaster {
 public:
  using PaperRaster::PaperRaster;

  void drawChar(GfxState* /*state*/, double /*x*/, double /*y*/, double /*dx*/, double /*dy*/,
                double /*origin_x*/, double /*origin_y*/, CharCode /*code*/, int /*bytes*/,
                const Unicode* /*unicode*/, int /*unicode_count*/) override {}
  bool beginType3Char(GfxState* /*state*/, double /*x*/, double /*y*/, double /*dx*/, double /*dy*/,
                      CharCode /*code*/, const Unicode* /*unicode*/,
                      int /*unicode_count*/) override {
    return true;  // drawn already, as far as the caller knows
  }
};

template <typename Device>
std::unique_ptr<Device> make_device(SplashColorMode mode, PDFDoc* document) {
  constexpr int kRowPadding = 1;
  SplashColor white = {255, 255, 255, 255};
  auto device = std::make_unique<Device>(mode, kRowPadding, false, white, true, kThinLines);
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

Image take_bitmap(SplashOutputDev* device, bool colour) {
  const std::unique_ptr<SplashBitmap> bitmap(device->takeBitmap());
  return bitmap ? copy_of(*bitmap, colour ? 3 : 1) : Image();
}

SplashColorMode mode_of(bool colour) { return colour ? splashModeRGB8 : splashModeMono8; }

}  // namespace

int raster_length(double points, double dpi) {
  constexpr double kPointsPerInch = 72;
  return std::max(static_cast<int>(std::lround(points * (dpi / kPointsPerInch))), 1);
}

ShapeRaster& PdfRaster::device(bool colour) {
  std::unique_ptr<ShapeRaster>& kept = colour ? rgb_ : grey_;
  if (!kept) kept = make_device<ShapeRaster>(mode_of(colour), document_);
  return *kept;
}

SplashOutputDev& PdfRaster::line_device(bool colour) {
  std::unique_ptr<SplashOutputDev>& kept = colour ? rgb_lines_ : grey_lines_;
  if (!kept) kept = make_device<LineRaster>(mode_of(colour), document_);
  return *kept;
}

Image PdfRaster::draw_lines(int number, double dpi, bool colour) {
  SplashOutputDev& out = line_device(colour);
  document_->displayPage(&out, number, dpi, dpi, 0, false, true, false);
  return take_bitmap(&out, colour);
}

Image PdfRaster::draw(int number, double dpi, bool colour) {
  ShapeRaster& out = device(colour);
  document_->displayPage(&out, number, dpi, dpi, 0, false, true, false);
  shapes_ = out.take_shapes();
  return take_bitmap(&out, colour);
}

Image PdfRaster::take_scan(int number, int scan_image, bool colour) {
  ScanImageDevice out(scan_image, colour);
  constexpr double kPointsPerInch = 72;
  document_->displayPage(&out, number, kPointsPerInch, kPointsPerInch, 0, false, true, false);
  return out.take();
}

}  // namespace gewu

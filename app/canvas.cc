#include "app/canvas.h"

#include <pango/pangocairo.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace gewu {

namespace {

constexpr double kMinFont = 7;  // pixels: below, nobody can read it
constexpr double kFontStep = 0.9;
constexpr double kPadding = 2;

struct ObjectDeleter {
  void operator()(PangoLayout* layout) const { g_object_unref(layout); }
};
struct FontDeleter {
  void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
};
using TextLayout = std::unique_ptr<PangoLayout, ObjectDeleter>;
using Font = std::unique_ptr<PangoFontDescription, FontDeleter>;

// Each grey as it is with only a share of the darkness left.
std::array<unsigned, 256> faded(double ink) {
  std::array<unsigned, 256> pale{};
  for (int value = 0; value < 256; ++value) {
    pale[value] = static_cast<unsigned>(std::lround(255 - (255 - value) * ink));
  }
  return pale;
}

void copy_pixels(const Image& image, double ink, cairo_surface_t* surface) {
  const std::array<unsigned, 256> pale = faded(ink);
  unsigned char* bytes = cairo_image_surface_get_data(surface);
  const int stride = cairo_image_surface_get_stride(surface);
  for (int y = 0; y < image.height; ++y) {
    const std::uint8_t* from = image.row(y);
    auto* to = reinterpret_cast<std::uint32_t*>(bytes + static_cast<ptrdiff_t>(y) * stride);
    for (int x = 0; x < image.width; ++x, from += image.channels) {
      const int second = image.channels == 3 ? 1 : 0;
      to[x] = pale[from[0]] << 16 | pale[from[second]] << 8 | pale[from[2 * second]];
    }
  }
  cairo_surface_mark_dirty(surface);
}

// The text in the largest letters that stay inside the box.
TextLayout fitted(cairo_t* context, const PointRect& box, const std::string& text,
                  double max_font) {
  TextLayout layout(pango_cairo_create_layout(context));
  const double width = std::max(1.0, box.width() - 2 * kPadding);
  pango_layout_set_width(layout.get(), static_cast<int>(width * PANGO_SCALE));
  pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text(layout.get(), text.c_str(), static_cast<int>(text.size()));
  const Font font(pango_font_description_from_string("Sans"));
  for (double size = std::max(max_font, kMinFont); size >= kMinFont; size *= kFontStep) {
    pango_font_description_set_absolute_size(font.get(), size * PANGO_SCALE);
    pango_layout_set_font_description(layout.get(), font.get());
    int wide = 0;
    int high = 0;
    pango_layout_get_pixel_size(layout.get(), &wide, &high);
    if (high <= box.height() && wide <= box.width()) break;
  }
  return layout;
}

}  // namespace

Canvas::Canvas(int width, int height)
    : surface_(cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height)),
      context_(cairo_create(surface_.get())) {
  cairo_set_source_rgb(context_.get(), 1, 1, 1);
  cairo_paint(context_.get());
}

bool Canvas::good() const { return cairo_status(context_.get()) == CAIRO_STATUS_SUCCESS; }

bool Canvas::paint(const Image& image, double x, double y, double zoom, double ink) {
  const std::unique_ptr<cairo_surface_t, SurfaceDeleter> pixels(
      cairo_image_surface_create(CAIRO_FORMAT_RGB24, image.width, image.height));
  if (cairo_surface_status(pixels.get()) != CAIRO_STATUS_SUCCESS) return false;
  copy_pixels(image, ink, pixels.get());
  cairo_save(context_.get());
  cairo_translate(context_.get(), x, y);
  cairo_scale(context_.get(), zoom, zoom);
  cairo_set_source_surface(context_.get(), pixels.get(), 0, 0);
  cairo_paint(context_.get());
  cairo_restore(context_.get());
  return good();
}

void Canvas::set(const Colour& colour, double alpha) {
  cairo_set_source_rgba(context_.get(), colour.red, colour.green, colour.blue, alpha);
}

void Canvas::fill(const PointRect& box, const Colour& colour, double alpha) {
  set(colour, alpha);
  cairo_rectangle(context_.get(), box.x0, box.y0, box.width(), box.height());
  cairo_fill(context_.get());
}

void Canvas::frame(const PointRect& box, const Colour& colour, double width) {
  set(colour);
  cairo_set_line_width(context_.get(), width);
  cairo_rectangle(context_.get(), box.x0, box.y0, box.width(), box.height());
  cairo_stroke(context_.get());
}

void Canvas::write(const PointRect& box, const std::string& text, const Colour& colour,
                   double max_font) {
  if (text.empty() || box.empty()) return;
  const TextLayout layout = fitted(context_.get(), box, text, max_font);
  int high = 0;
  pango_layout_get_pixel_size(layout.get(), nullptr, &high);
  const double top = box.y0 + std::max(0.0, (box.height() - high) / 2);
  cairo_save(context_.get());
  cairo_move_to(context_.get(), box.x0 + kPadding, top);
  pango_cairo_layout_path(context_.get(), layout.get());
  set({1, 1, 1}, 0.9);
  cairo_set_line_width(context_.get(), 3);
  cairo_stroke_preserve(context_.get());
  set(colour);
  cairo_fill(context_.get());
  cairo_restore(context_.get());
}

std::string Canvas::png() const {
  std::string bytes;
  cairo_surface_flush(surface_.get());
  const auto append = [](void* out, const unsigned char* data, unsigned length) {
    static_cast<std::string*>(out)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
  };
  const cairo_status_t status = cairo_surface_write_to_png_stream(surface_.get(), append, &bytes);
  return status == CAIRO_STATUS_SUCCESS ? bytes : std::string();
}

}  // namespace gewu

#include "app/overlay.h"

#include <cairo.h>
#include <pango/pangocairo.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>

namespace gewu {

namespace {

struct Colour {
  double red;
  double green;
  double blue;
};

constexpr Colour kBlank = {0.55, 0.55, 0.55};
constexpr Colour kSure = {0.0, 0.45, 0.1};
constexpr Colour kFair = {0.75, 0.45, 0.0};
constexpr Colour kDoubtful = {0.85, 0.0, 0.0};
constexpr Colour kParagraph = {0.1, 0.2, 0.8};
// From here on a cell counts as sure; below the other, as doubtful; between, the colours mix.
constexpr double kSureFrom = 0.99;
constexpr double kDoubtfulTo = 0.8;
// How much of the page's own ink is left, so that the text drawn over it can be read.
constexpr double kPaleness = 0.72;
constexpr double kTintAlpha = 0.14;
// A picture is made this wide at least, so that the small text of dense tables stays legible.
constexpr double kMinWidth = 1600;
constexpr double kMinFont = 7;          // pixels: below, nobody can read it
constexpr double kMaxFontPoints = 8.5;  // small enough to leave the print beside it visible
constexpr double kPointsPerInch = 72;
constexpr double kFontStep = 0.9;
constexpr double kPadding = 2;

struct SurfaceDeleter {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
struct ContextDeleter {
  void operator()(cairo_t* context) const { cairo_destroy(context); }
};
struct ObjectDeleter {
  void operator()(PangoLayout* layout) const { g_object_unref(layout); }
};
struct FontDeleter {
  void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
};
using Surface = std::unique_ptr<cairo_surface_t, SurfaceDeleter>;
using Context = std::unique_ptr<cairo_t, ContextDeleter>;
using TextLayout = std::unique_ptr<PangoLayout, ObjectDeleter>;
using Font = std::unique_ptr<PangoFontDescription, FontDeleter>;

Colour mix(const Colour& a, const Colour& b, double share) {
  return {a.red + (b.red - a.red) * share, a.green + (b.green - a.green) * share,
          a.blue + (b.blue - a.blue) * share};
}

Colour colour_of(const TextCell& cell) {
  if (cell.source == TextSource::Blank) return kBlank;
  if (cell.confidence >= kSureFrom) return kSure;
  if (cell.confidence <= kDoubtfulTo) return kDoubtful;
  const double middle = (kSureFrom + kDoubtfulTo) / 2;
  const double half = (kSureFrom - kDoubtfulTo) / 2;
  if (cell.confidence >= middle) return mix(kFair, kSure, (cell.confidence - middle) / half);
  return mix(kDoubtful, kFair, (cell.confidence - kDoubtfulTo) / half);
}

// The page's pixels as a cairo surface, made pale.
Surface pale_surface(const Image& image) {
  Surface surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, image.width, image.height));
  if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) return nullptr;
  std::array<unsigned, 256> pale{};
  for (int value = 0; value < 256; ++value) {
    pale[value] = static_cast<unsigned>(std::lround(255 - (255 - value) * (1 - kPaleness)));
  }
  unsigned char* bytes = cairo_image_surface_get_data(surface.get());
  const int stride = cairo_image_surface_get_stride(surface.get());
  for (int y = 0; y < image.height; ++y) {
    const std::uint8_t* from = image.row(y);
    auto* to = reinterpret_cast<std::uint32_t*>(bytes + static_cast<ptrdiff_t>(y) * stride);
    for (int x = 0; x < image.width; ++x, from += image.channels) {
      const int second = image.channels == 3 ? 1 : 0;
      to[x] = pale[from[0]] << 16 | pale[from[second]] << 8 | pale[from[2 * second]];
    }
  }
  cairo_surface_mark_dirty(surface.get());
  return surface;
}

class Canvas {
 public:
  Canvas(const Page& page, double zoom)
      : scale_(page.scale * zoom),
        max_font_(std::max(kMinFont, kMaxFontPoints / kPointsPerInch * page.dpi * zoom)),
        surface_(cairo_image_surface_create(
            CAIRO_FORMAT_RGB24, static_cast<int>(std::lround(page.image.width * zoom)),
            static_cast<int>(std::lround(page.image.height * zoom)))),
        context_(cairo_create(surface_.get())) {}

  bool paint_page(const Page& page, double zoom) {
    const Surface pale = pale_surface(page.image);
    if (!pale || cairo_status(context_.get()) != CAIRO_STATUS_SUCCESS) return false;
    cairo_save(context_.get());
    cairo_scale(context_.get(), zoom, zoom);
    cairo_set_source_surface(context_.get(), pale.get(), 0, 0);
    cairo_paint(context_.get());
    cairo_restore(context_.get());
    return true;
  }

  void draw_paragraph(const Paragraph& paragraph) {
    const PointRect box = scaled(paragraph.box);
    frame(box, kParagraph, 1);
    write(box, paragraph.text, kParagraph);
  }

  void draw_table(const TextTable& table) {
    for (const TextCell& cell : table.cells) draw_cell(cell);
    frame(scaled(table.box), kSure, 2);
  }

  std::string png() {
    std::string bytes;
    cairo_surface_flush(surface_.get());
    const auto append = [](void* out, const unsigned char* data, unsigned length) {
      static_cast<std::string*>(out)->append(reinterpret_cast<const char*>(data), length);
      return CAIRO_STATUS_SUCCESS;
    };
    const cairo_status_t status = cairo_surface_write_to_png_stream(surface_.get(), append, &bytes);
    return status == CAIRO_STATUS_SUCCESS ? bytes : std::string();
  }

 private:
  PointRect scaled(const PointRect& box) const {
    return {box.x0 * scale_, box.y0 * scale_, box.x1 * scale_, box.y1 * scale_};
  }

  void set(const Colour& colour, double alpha = 1) {
    cairo_set_source_rgba(context_.get(), colour.red, colour.green, colour.blue, alpha);
  }

  void frame(const PointRect& box, const Colour& colour, double width) {
    set(colour);
    cairo_set_line_width(context_.get(), width);
    cairo_rectangle(context_.get(), box.x0, box.y0, box.width(), box.height());
    cairo_stroke(context_.get());
  }

  void draw_cell(const TextCell& cell) {
    const Colour colour = colour_of(cell);
    const PointRect box = scaled(cell.box);
    set(colour, kTintAlpha);
    cairo_rectangle(context_.get(), box.x0, box.y0, box.width(), box.height());
    cairo_fill(context_.get());
    frame(box, colour, 1);
    if (cell.review) {
      const PointRect inner = {box.x0 + 2, box.y0 + 2, box.x1 - 2, box.y1 - 2};
      frame(inner, kDoubtful, 3);
    }
    write(box, cell.text, colour);
  }

  // The largest font at which the text stays inside the box.
  TextLayout fitted(const PointRect& box, const std::string& text) {
    TextLayout layout(pango_cairo_create_layout(context_.get()));
    const double width = std::max(1.0, box.width() - 2 * kPadding);
    pango_layout_set_width(layout.get(), static_cast<int>(width * PANGO_SCALE));
    pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
    pango_layout_set_text(layout.get(), text.c_str(), static_cast<int>(text.size()));
    const Font font(pango_font_description_from_string("Sans"));
    for (double size = max_font_; size >= kMinFont; size *= kFontStep) {
      pango_font_description_set_absolute_size(font.get(), size * PANGO_SCALE);
      pango_layout_set_font_description(layout.get(), font.get());
      int wide = 0;
      int high = 0;
      pango_layout_get_pixel_size(layout.get(), &wide, &high);
      if (high <= box.height() && wide <= box.width()) break;
    }
    return layout;
  }

  void write(const PointRect& box, const std::string& text, const Colour& colour) {
    if (text.empty() || box.empty()) return;
    const TextLayout layout = fitted(box, text);
    int high = 0;
    pango_layout_get_pixel_size(layout.get(), nullptr, &high);
    const double top = box.y0 + std::max(0.0, (box.height() - high) / 2);
    cairo_save(context_.get());
    cairo_move_to(context_.get(), box.x0 + kPadding, top);
    pango_cairo_layout_path(context_.get(), layout.get());
    set({1, 1, 1}, 0.9);  // a white rim keeps it apart from the page's own ink
    cairo_set_line_width(context_.get(), 3);
    cairo_stroke_preserve(context_.get());
    set(colour);
    cairo_fill(context_.get());
    cairo_restore(context_.get());
  }

  double scale_;     // picture pixels per page unit
  double max_font_;  // picture pixels
  Surface surface_;
  Context context_;
};

}  // namespace

Result<std::string> draw_overlay(const Page& page, const PageResult& result) {
  const Error failure{ErrorCode::Internal, "the picture cannot be drawn", "", "", page.number};
  if (page.image.empty()) return failure;
  const double zoom = std::max(1.0, kMinWidth / page.image.width);
  Canvas canvas(page, zoom);
  if (!canvas.paint_page(page, zoom)) return failure;
  for (const Paragraph& paragraph : result.paragraphs) canvas.draw_paragraph(paragraph);
  for (const TextTable& table : result.tables) canvas.draw_table(table);
  std::string png = canvas.png();
  if (png.empty()) return failure;
  return png;
}

}  // namespace gewu

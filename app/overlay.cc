#include "app/overlay.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "app/canvas.h"
#include "app/rule_notes.h"

namespace gewu {

namespace {

constexpr Colour kBlank = {0.55, 0.55, 0.55};
constexpr Colour kSure = {0.0, 0.45, 0.1};
constexpr Colour kFair = {0.75, 0.45, 0.0};
constexpr Colour kDoubtful = {0.85, 0.0, 0.0};
constexpr Colour kParagraph = {0.1, 0.2, 0.8};
constexpr Colour kNote = {0.25, 0.25, 0.25};
// From here on a cell counts as sure; below the other, as doubtful; between, the colours mix.
constexpr double kSureFrom = 0.99;
constexpr double kDoubtfulTo = 0.8;
// How much of the page's own ink is left, so that the text drawn over it can be read.
constexpr double kPaleInk = 0.28;
// The print stands in full beside it.
constexpr double kBesideInk = 0.12;
constexpr double kTintAlpha = 0.14;
// A picture is made this wide at least, so that the small text of dense tables stays legible.
constexpr double kMinWidth = 1600;
constexpr double kMaxFontPoints = 8.5;  // small enough to leave the print beside it visible
constexpr double kPointsPerInch = 72;

// A single cell: how high its print and each line below are drawn, in pixels.
constexpr double kCellHeight = 160;
constexpr double kMaxCellZoom = 8;
constexpr double kCellLine = 44;
constexpr double kCellFont = 28;
constexpr int kMinCellWidth = 640;
// Of the cell's own height: what of its surroundings is shown.
constexpr double kMargin = 0.35;

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

/// Draws what was read at its place; boxes go from page units to the picture.
class Readings {
 public:
  Readings(Canvas& canvas, const Page& page, double zoom, double left)
      : canvas_(canvas),
        scale_(page.scale * zoom),
        left_(left),
        max_font_(kMaxFontPoints / kPointsPerInch * page.dpi * zoom) {}

  void paragraph(const Paragraph& paragraph) {
    const PointRect box = placed(paragraph.box);
    canvas_.frame(box, kParagraph, 1);
    canvas_.write(box, paragraph.text, kParagraph, max_font_);
  }

  void table(const TextTable& table, bool review_only) {
    for (const TextCell& cell : table.cells) {
      if (cell.review || !review_only) this->cell(cell);
    }
    canvas_.frame(placed(table.box), kSure, 2);
  }

 private:
  PointRect placed(const PointRect& box) const {
    return {box.x0 * scale_ + left_, box.y0 * scale_, box.x1 * scale_ + left_, box.y1 * scale_};
  }

  void cell(const TextCell& cell) {
    const Colour colour = colour_of(cell);
    const PointRect box = placed(cell.box);
    canvas_.fill(box, colour, kTintAlpha);
    canvas_.frame(box, colour, 1);
    if (cell.review) {
      canvas_.frame({box.x0 + 2, box.y0 + 2, box.x1 - 2, box.y1 - 2}, kDoubtful, 3);
    }
    canvas_.write(box, cell.text, colour, max_font_);
  }

  Canvas& canvas_;
  double scale_;     // picture pixels per page unit
  double left_;      // where the page begins in the picture, pixels
  double max_font_;  // pixels
};

Error failure_of(const Page& page) {
  return {ErrorCode::Internal, "the picture cannot be drawn", "", "", page.number};
}

Result<std::string> finished(const Page& page, const Canvas& canvas) {
  std::string png = canvas.png();
  if (png.empty()) return failure_of(page);
  return png;
}

Result<std::string> draw_whole(const Page& page, const PageResult& result, const Drawing& drawing) {
  const double zoom = std::max(1.0, kMinWidth / page.image.width);
  const double width = page.image.width * zoom;
  const double left = drawing.beside ? width : 0;
  Canvas canvas(static_cast<int>(std::lround(left + width)),
                static_cast<int>(std::lround(page.image.height * zoom)));
  bool painted = canvas.good() &&
                 canvas.paint(page.image, left, 0, zoom, drawing.beside ? kBesideInk : kPaleInk);
  if (drawing.beside) painted = painted && canvas.paint(page.image, 0, 0, zoom, 1);
  if (!painted) return failure_of(page);
  Readings readings(canvas, page, zoom, left);
  if (!drawing.review_only) {
    for (const Paragraph& paragraph : result.paragraphs) readings.paragraph(paragraph);
  }
  for (const TextTable& table : result.tables) readings.table(table, drawing.review_only);
  return finished(page, canvas);
}

PointRect meet(const PointRect& a, const PointRect& b) {
  return {std::max(a.x0, b.x0), std::max(a.y0, b.y0), std::min(a.x1, b.x1), std::min(a.y1, b.y1)};
}

// Whether one of the two lies mostly within the other.
bool coincide(const PointRect& a, const PointRect& b) {
  return 2 * meet(a, b).area() > std::min(a.area(), b.area());
}

// The part of a page's picture within a box of page units, with some of what lies around it.
Image cut_out(const Page& page, const PointRect& box) {
  const double margin = kMargin * box.height();
  const auto pixel = [&](double value, int most) {
    return std::clamp(static_cast<int>(std::lround(value * page.scale)), 0, most);
  };
  const int x0 = pixel(box.x0 - margin, page.image.width);
  const int y0 = pixel(box.y0 - margin, page.image.height);
  const int x1 = pixel(box.x1 + margin, page.image.width);
  const int y1 = pixel(box.y1 + margin, page.image.height);
  Image part(x1 - x0, y1 - y0, page.image.channels);
  for (int y = y0; y < y1; ++y) {
    const std::uint8_t* from = page.image.row(y) + static_cast<ptrdiff_t>(x0) * part.channels;
    std::copy_n(from, static_cast<size_t>(part.width) * part.channels, part.row(y - y0));
  }
  return part;
}

Result<std::string> draw_cell(const Page& page, const PageResult& result, const Drawing& drawing) {
  const PointRect& box = drawing.cell;
  const PointRect whole = {0, 0, page.image.width / page.scale, page.image.height / page.scale};
  if (meet(whole, box).empty()) {
    return Error{ErrorCode::Usage, "the page has nothing at the box of --cell",
                 "x0, y0, x1 and y1 stand in cells.csv", "", page.number};
  }
  const Image part = cut_out(page, meet(whole, box));
  if (part.empty()) return failure_of(page);
  const std::vector<TextCell> cells = drawn_cells(result, drawing);
  const double zoom = std::clamp(kCellHeight / part.height, 1.0, kMaxCellZoom);
  const double width = std::max<double>(kMinCellWidth, part.width * zoom);
  const double top = part.height * zoom;
  const double lines = 2.0 * std::max<size_t>(cells.size(), 1);
  Canvas canvas(static_cast<int>(std::lround(width)),
                static_cast<int>(std::lround(top + lines * kCellLine)));
  if (!canvas.good() || !canvas.paint(part, 0, 0, zoom, 1)) return failure_of(page);
  double y = top;
  const auto line = [&](const std::string& text, const Colour& colour) {
    canvas.write({0, y, width, y + kCellLine}, text, colour, kCellFont);
    y += kCellLine;
  };
  if (cells.empty()) line("no cell of a table was found here", kDoubtful);
  for (const TextCell& cell : cells) {
    line(cell.text.empty() ? "(blank)" : cell.text, colour_of(cell));
    line(rule_note(cell), kNote);
  }
  return finished(page, canvas);
}

}  // namespace

std::vector<TextCell> drawn_cells(const PageResult& result, const Drawing& drawing) {
  std::vector<TextCell> cells;
  for (const TextTable& table : result.tables) {
    for (const TextCell& cell : table.cells) {
      if (drawing.review_only && !cell.review) continue;
      if (drawing.cell.empty() || coincide(cell.box, drawing.cell)) cells.push_back(cell);
    }
  }
  return cells;
}

Result<std::string> draw_overlay(const Page& page, const PageResult& result,
                                 const Drawing& drawing) {
  if (page.image.empty()) return failure_of(page);
  if (!drawing.cell.empty()) return draw_cell(page, result, drawing);
  if (drawing.review_only && drawn_cells(result, drawing).empty()) return std::string();
  return draw_whole(page, result, drawing);
}

}  // namespace gewu

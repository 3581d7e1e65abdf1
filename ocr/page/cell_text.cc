#include "ocr/page/cell_text.h"

#include <algorithm>

#include "base/text.h"
#include "layout/ink/blank.h"
#include "ocr/cell_rules/cell_doubt.h"
#include "ocr/cell_rules/dirt.h"
#include "ocr/ink/ink_region.h"
#include "ocr/ink/text_lines.h"

namespace gewu {

namespace {

// A number whose point or sign may have been wiped off: below any threshold of review.
constexpr double kPointDoubted = 0.9;
// Likewise, on a peppered page, a text of which a mark was taken for dirt, that is such a mark, or
// that holds a black square: a character whose strokes ran together looks like one.
constexpr double kDirtDoubted = 0.9;

PointRect upright_rect(const PixelRect& inner, const PixelRect& region) {
  return {static_cast<double>(inner.x0 + region.x0), static_cast<double>(inner.y0 + region.y0),
          static_cast<double>(inner.x1 + region.x0), static_cast<double>(inner.y1 + region.y0)};
}

// Nothing printed alone in a cell is smaller than this (em).
constexpr double kLeastPrint = 0.2;

bool holds_crumbs_alone(const InkRegion& region, double em) {
  return region.largest < kLeastPrint * em;
}

bool holds_specks_alone(const InkRegion& region, double em) {
  return holds_crumbs_alone(region, em) &&
         std::none_of(region.pieces.begin(), region.pieces.end(),
                      [](const InkPiece& piece) { return piece.broken; });
}

// Of crumbs, a reader makes what it likes; but a dash may come apart into them.
bool is_dash(const std::string& text) {
  return text == "-" || text == "—" || text == "–" || text == "一";
}

// Whether the first line is what a ruling line left of itself above the text: 一, which stands
// alone in a line only where text is set in a column.
bool begins_with_rule(const std::vector<TextLine>& lines) {
  if (lines.size() < 2) return false;
  const std::u32string first = decode_utf8(lines.front().text);
  if (first != U"一" && first != U"-" && first != U"_") return false;
  return decode_utf8(lines[1].text).size() > 2;
}

// For a cell of a peppered page: true if what is left may not be what was printed.
bool mend_dirt(std::string* text) {
  const bool stray = drop_strays(text);
  return stray || is_dirt(*text) || text->find("■") != std::string::npos;
}

}  // namespace

QueuedCell queue_cell(const PageInk& page, const PixelRect& box, LineQueue* queue,
                      Opinions opinions) {
  QueuedCell cell;
  cell.box = box;
  if (box.empty() || is_blank(*page.layout, box)) return cell;
  InkRegion region = cut_region(page, box, Border::Ruled);
  if (page.peppered && holds_specks_alone(region, page.em)) return cell;
  cell.inked = true;
  cell.may_lack_sign = region.may_lack_sign;
  cell.crumbs = page.peppered && holds_crumbs_alone(region, page.em);
  const LineLayout lines = find_text_lines(&region);
  cell.em = lines.em;
  cell.stacked = lines.stacked;
  for (const InkLine& line : lines.lines) {
    cell.may_lack_point = cell.may_lack_point || may_lack_point(region, line);
    cell.boxes.push_back(upright_rect(line.box, region.box));
    if (!lines.stacked) cell.ids.push_back(queue->add(line_image(region, lines, line), opinions));
  }
  if (lines.stacked) cell.ids.push_back(queue->add(stacked_image(region, lines), opinions));
  return cell;
}

CellReading read_cell(const QueuedCell& cell, const LineQueue& queue) {
  CellReading reading;
  if (!cell.inked) {
    reading.confidence = kBlankConfidence;
    return reading;
  }
  if (cell.ids.empty()) {
    reading.confidence = 0;
    return reading;
  }
  std::vector<TextLine> lines;
  lines.reserve(cell.ids.size());
  bool by_tesseract = true;
  const bool peppered = queue.at(cell.ids.front()).evidence.peppered;
  for (std::size_t i = 0; i < cell.ids.size(); ++i) {
    const DecidedLine& line = queue.at(cell.ids[i]);
    if (cell.ids.size() > 1 && peppered && is_dirt(line.text)) continue;
    by_tesseract = by_tesseract && !line.evidence.has_own;
    lines.push_back({cell.boxes[i], cell.em, line.text, line.confidence, TextSource::Ocr});
    reading.confidence *= line.confidence;
  }
  const bool ruled = begins_with_rule(lines);
  if (ruled) lines.erase(lines.begin());
  reading.text = join_lines(lines, cell.box.x0, cell.box.x1);
  bool dirty = peppered && mend_dirt(&reading.text);
  const bool sure = !dirty && reading.confidence >= review_threshold();
  const bool mark_alone = peppered && is_dirt(reading.text);
  if ((cell.crumbs || mark_alone) && !sure && !is_dash(reading.text)) {
    reading.text.clear();
    dirty = true;
  }
  const std::u32string codes = decode_utf8(reading.text);
  double most = most_confidence(codes, by_tesseract);
  if (dirty || ruled) most = std::min(most, kDirtDoubted);
  if (cell.may_lack_sign && !codes.empty() && is_digit_of_any_width(codes.front())) {
    most = std::min(most, kPointDoubted);
  }
  if (cell.may_lack_point && std::any_of(codes.begin(), codes.end(), is_digit_of_any_width)) {
    most = std::min(most, kPointDoubted);
  }
  reading.confidence = std::min(reading.confidence, most);
  return reading;
}

}  // namespace gewu

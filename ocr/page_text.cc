#include "ocr/page_text.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/text.h"
#include "ocr/cell_text.h"
#include "ocr/confidence.h"
#include "ocr/glyph_text.h"
#include "ocr/layer_check.h"
#include "ocr/line_queue.h"
#include "ocr/outside_text.h"
#include "ocr/paragraphs.h"

namespace gewu {

namespace {

// Texts in one row that are farther apart than this (em) are separate, as in outside_text.
constexpr double kSegmentGap = 2.6;
// A text layer that agrees with the pixels is wrong about as rarely as its makers' fonts are.
constexpr double kLayerConfidence = 0.9995;
// One whose pixels could not be looked at, or disagree with nobody to read them.
constexpr double kUncheckedConfidence = 0.9;

// One cell on its way to its text.
struct CellWork {
  const GridCell* cell = nullptr;
  std::vector<PlacedGlyph> glyphs;
  LayerMatch match = LayerMatch::Agrees;
  bool by_pixels = false;
  QueuedCell queued;
};

class PageReading {
 public:
  PageReading(const Page& page, const PageLayout& layout, const std::vector<GridTable>& grids,
              ReaderSet* readers, const ReadOptions& options)
      : page_(page),
        layout_(layout),
        grids_(grids),
        readers_(readers),
        ink_(survey_ink(layout)),
        queue_(ink_.peppered) {
    const bool can_read = readers != nullptr && (readers->own || readers->tesseract);
    const bool wants_layer = options.reader != ReaderChoice::Ocr && !page.text.glyphs.empty();
    use_layer_ = wants_layer && (page.verdict.usable || options.reader == ReaderChoice::TextLayer);
    use_pixels_ = can_read && options.reader != ReaderChoice::TextLayer;
    layer_only_ = options.reader == ReaderChoice::TextLayer;
  }

  PageResult run();

 private:
  void place();
  void queue_cells();
  void queue_cell_work(CellWork* work);
  TextTable table(std::size_t index);
  TextCell text_cell(const CellWork& work, std::size_t table_index);
  void take_layer(const CellWork& work, TextCell* cell) const;
  void take_pixels(const CellWork& work, TextCell* cell) const;
  void note_doubts(const CellWork& work, const TextCell& cell, std::size_t table_index);
  void add_finding(const char* code, std::size_t table_index, const TextCell& cell,
                   const char* message, const char* suggestion);
  std::vector<TextLine> outside_lines() const;
  void add_paragraphs();
  void judge_reader();
  PointRect page_box(const PointRect& upright) const;

  const Page& page_;
  const PageLayout& layout_;
  const std::vector<GridTable>& grids_;
  ReaderSet* readers_;
  PageInk ink_;
  bool use_layer_ = false;
  bool use_pixels_ = false;
  bool layer_only_ = false;
  std::vector<std::vector<CellWork>> work_;  // per table
  std::vector<PlacedGlyph> outside_glyphs_;
  std::vector<QueuedLine> outside_queued_;
  LineQueue queue_;
  PageResult result_;
};

PointRect PageReading::page_box(const PointRect& r) const {
  const PixelRect whole{static_cast<int>(r.x0), static_cast<int>(r.y0), static_cast<int>(r.x1),
                        static_cast<int>(r.y1)};
  return layout_.transform.to_page(whole);
}

// Gives each glyph to the cell that holds its centre; glyphs over rules belong to the nearer cell
// by the grid's edges, those in no table to the paragraphs.
void PageReading::place() {
  for (const GridTable& grid : grids_) {
    std::vector<CellWork> cells;
    for (const GridCell& cell : grid.cells) cells.push_back({&cell, {}, {}, false, {}});
    work_.push_back(std::move(cells));
  }
  if (!use_layer_) return;
  for (const PlacedGlyph& glyph : place_glyphs(page_, layout_)) {
    const PagePoint centre = glyph.box.centre();
    CellWork* owner = nullptr;
    for (std::size_t t = 0; t < grids_.size() && owner == nullptr; ++t) {
      const GridTable& grid = grids_[t];
      for (CellWork& work : work_[t]) {
        const GridCell& c = *work.cell;
        const PointRect area{1.0 * grid.col_edges[static_cast<std::size_t>(c.col)],
                             1.0 * grid.row_edges[static_cast<std::size_t>(c.row)],
                             1.0 * grid.col_edges[static_cast<std::size_t>(c.col + c.col_span)],
                             1.0 * grid.row_edges[static_cast<std::size_t>(c.row + c.row_span)]};
        if (area.contains(centre)) {
          owner = &work;
          break;
        }
      }
    }
    (owner != nullptr ? owner->glyphs : outside_glyphs_).push_back(glyph);
  }
}

void PageReading::queue_cell_work(CellWork* work) {
  if (use_layer_) {
    work->match = match_layer(ink_, work->cell->box, work->glyphs);
    work->by_pixels = use_pixels_ && work->match != LayerMatch::Agrees;
  } else {
    work->by_pixels = use_pixels_;
  }
  if (work->by_pixels) work->queued = queue_cell(ink_, work->cell->box, &queue_);
}

void PageReading::queue_cells() {
  for (std::vector<CellWork>& cells : work_) {
    for (CellWork& work : cells) queue_cell_work(&work);
  }
}

void PageReading::take_layer(const CellWork& work, TextCell* cell) const {
  std::vector<TextLine> lines;
  for (const GlyphLine& line : glyph_lines(work.glyphs, layout_.turned)) {
    lines.push_back({line.box, line.em, line.text, 1, TextSource::TextLayer});
  }
  cell->text = join_lines(lines, work.cell->box.x0, work.cell->box.x1);
  cell->source = cell->text.empty() ? TextSource::Blank : TextSource::TextLayer;
  cell->confidence = work.match == LayerMatch::Agrees ? kLayerConfidence : kUncheckedConfidence;
  if (layer_only_) cell->confidence = kLayerConfidence;
}

void PageReading::take_pixels(const CellWork& work, TextCell* cell) const {
  const CellReading reading = read_cell(work.queued, queue_);
  cell->text = reading.text;
  cell->source = work.queued.inked ? TextSource::Ocr : TextSource::Blank;
  cell->confidence = reading.confidence;
}

void PageReading::add_finding(const char* code, std::size_t table_index, const TextCell& cell,
                              const char* message, const char* suggestion) {
  Finding finding;
  finding.severity = Severity::Warning;
  finding.code = code;
  finding.page = page_.number;
  finding.table = "#" + std::to_string(table_index);
  finding.cells.emplace_back(cell.row, cell.col);
  finding.message = message;
  finding.suggestion = suggestion;
  result_.findings.push_back(std::move(finding));
}

void PageReading::note_doubts(const CellWork& work, const TextCell& cell, std::size_t table_index) {
  if (work.by_pixels && work.queued.inked && cell.text.empty()) {
    add_finding("cell-unreadable", table_index, cell, "the cell holds ink that no reader can read",
                "look at the page and type the cell in");
  }
}

TextCell PageReading::text_cell(const CellWork& work, std::size_t table_index) {
  TextCell cell;
  cell.row = work.cell->row;
  cell.col = work.cell->col;
  cell.row_span = work.cell->row_span;
  cell.col_span = work.cell->col_span;
  cell.page = page_.number;
  cell.box = layout_.transform.to_page(work.cell->box);
  if (work.by_pixels) {
    take_pixels(work, &cell);
  } else if (use_layer_) {
    take_layer(work, &cell);
  }
  cell.review = cell.confidence < review_threshold();
  note_doubts(work, cell, table_index);
  return cell;
}

TextTable PageReading::table(std::size_t index) {
  const GridTable& grid = grids_[index];
  TextTable table;
  table.pages = {page_.number};
  table.box = layout_.transform.to_page(grid.box);
  table.rows = grid.rows();
  table.cols = grid.cols();
  table.open_top = grid.open_top;
  table.open_bottom = grid.open_bottom;
  for (int x : grid.col_edges) {
    table.col_edges.push_back(layout_.transform.to_page(x, grid.box.y0).x);
  }
  for (int y : grid.row_edges) {
    table.row_edges.push_back(layout_.transform.to_page(grid.box.x0, y).y);
  }
  for (const CellWork& work : work_[index]) table.cells.push_back(text_cell(work, index));
  return table;
}

std::vector<TextLine> PageReading::outside_lines() const {
  std::vector<TextLine> lines;
  if (use_layer_) {
    for (const GlyphLine& line : glyph_lines(outside_glyphs_, layout_.turned, kSegmentGap)) {
      lines.push_back({line.box, line.em, line.text, kLayerConfidence, TextSource::TextLayer});
    }
    return lines;
  }
  for (const QueuedLine& line : outside_queued_) {
    const DecidedLine& read = queue_.at(line.id);
    lines.push_back({line.box, line.em, read.text, read.confidence, TextSource::Ocr});
  }
  return lines;
}

void PageReading::add_paragraphs() {
  const PagePoint origin = layout_.transform.to_page(0, 0);
  const PagePoint below = layout_.transform.to_page(0, 1);
  const double unit = std::hypot(below.x - origin.x, below.y - origin.y);
  for (Paragraph& paragraph : make_paragraphs(outside_lines())) {
    paragraph.page = page_.number;
    paragraph.box = page_box(paragraph.box);
    paragraph.font_size *= unit;
    result_.paragraphs.push_back(std::move(paragraph));
  }
}

void PageReading::judge_reader() {
  bool layer = false;
  bool pixels = false;
  const auto count = [&](TextSource source) {
    layer |= source == TextSource::TextLayer;
    pixels |= source == TextSource::Ocr || source == TextSource::Repaired;
  };
  for (const TextTable& table : result_.tables) {
    for (const TextCell& cell : table.cells) count(cell.source);
  }
  for (const Paragraph& paragraph : result_.paragraphs) count(paragraph.source);
  result_.reader = layer && pixels ? Reader::Mixed
                   : layer         ? Reader::TextLayer
                   : pixels        ? Reader::Ocr
                                   : Reader::Blank;
  result_.why = page_.verdict.reason;
  if (!use_layer_ && !page_.text.glyphs.empty() && !page_.verdict.usable) {
    Finding finding;
    finding.severity = Severity::Info;
    finding.code = "text-layer-rejected";
    finding.page = page_.number;
    finding.message = "the page was read from its pixels: " + page_.verdict.reason;
    result_.findings.push_back(std::move(finding));
  }
}

PageResult PageReading::run() {
  result_.number = page_.number;
  result_.width = page_.width;
  result_.height = page_.height;
  result_.turned = layout_.turned;
  result_.skew = layout_.skew;
  place();
  queue_cells();
  if (!use_layer_ && use_pixels_) {
    outside_queued_ = queue_outside_text(ink_, grids_, &queue_);
  }
  queue_.read(readers_);
  for (std::size_t i = 0; i < grids_.size(); ++i) result_.tables.push_back(table(i));
  add_paragraphs();
  judge_reader();
  return std::move(result_);
}

}  // namespace

PageResult read_page_text(const Page& page, const PageLayout& layout,
                          const std::vector<GridTable>& grids, ReaderSet* readers,
                          const ReadOptions& options) {
  return PageReading(page, layout, grids, readers, options).run();
}

}  // namespace gewu

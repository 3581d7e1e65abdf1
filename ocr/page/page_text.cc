#include "ocr/page/page_text.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "base/page_turn.h"
#include "layout/ink/blank.h"
#include "ocr/cell_rules/dirt.h"
#include "ocr/cell_rules/under_seal.h"
#include "ocr/cell_rules/wording_repair.h"
#include "ocr/layer/layer_trust.h"
#include "ocr/layer/seal_glyphs.h"
#include "ocr/line/confidence.h"
#include "ocr/line/line_queue.h"
#include "ocr/outside/outside_text.h"
#include "ocr/outside/paragraphs.h"
#include "ocr/page/aligned_table.h"
#include "ocr/page/cell_work.h"
#include "ocr/reader/reader_set.h"

namespace gewu {
namespace {

// Texts in one row that are farther apart than this (em) are separate, as in outside_text.
constexpr double kSegmentGap = 2.6;
// A text layer that agrees with the pixels is wrong about as rarely as its makers' fonts are.
constexpr double kLayerConfidence = 0.9995;
// One that does not, with nobody to read the pixels.
constexpr double kUncheckedConfidence = 0.9;
// So many cells of a trusted layer are read from the pixels as well, to see that it does not lie.
constexpr std::size_t kSamples = 4;
// A hidden layer that agrees takes this share of the doubt away; where the pixels are doubtful and
// the layer has proved right all over the page, its text is worth this much.
constexpr double kThirdOpinion = 0.3;
constexpr double kProvenLayer = 0.99;
// A wording mended by the vocabulary of the forms.
constexpr double kRepaired = 0.985;
// A sure reading that misses a closed wording by a character is to be looked at all the same: it is
// below any threshold of review.
constexpr double kAlmostWording = 0.9;
// A page on which pictures cover at least this share may hold text in them; what is read there
// below this confidence is taken for a part of the picture.
constexpr double kPictures = 0.05;
constexpr double kPictureText = 0.8;

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
    has_layer_ = options.reader != ReaderChoice::Ocr && !page.text.glyphs.empty();
    layer_only_ = options.reader == ReaderChoice::TextLayer;
    use_layer_ = has_layer_ && (page.verdict.usable || layer_only_);
    use_pixels_ = can_read && !layer_only_;
    why_ = page.verdict.reason;
    if (options.reader == ReaderChoice::Ocr) why_ = "read from the pixels, as asked";
    if (layer_only_ && !page.verdict.usable) why_ += "; used all the same, as asked";
  }

  PageResult run();

 private:
  void queue_cells();
  void queue_samples(Opinions opinions);
  LayerTrust judge_samples() const;
  void reject_lying_layer();
  void weigh_hidden_layer();
  void read_outside();
  TextTable table(std::size_t index);
  TextCell text_cell(const CellWork& work, std::size_t table_index);
  void take_layer(const CellWork& work, TextCell* cell) const;
  void take_pixels(const CellWork& work, TextCell* cell) const;
  void ask_hidden_layer(const CellWork& work, TextCell* cell) const;
  void repair(TextCell* cell) const;
  void note_sealed_cells(std::size_t table_index);
  void note_doubts(const CellWork& work, const TextCell& cell, std::size_t table_index);
  void add_finding(const char* code, std::size_t table_index, const TextCell& cell,
                   const char* message, const char* suggestion);
  PointRect on_page(const PointRect& box) const;
  std::vector<TextLine> outside_lines() const;
  void add_paragraphs();
  void judge_reader();

  const Page& page_;
  const PageLayout& layout_;
  const std::vector<GridTable>& grids_;
  ReaderSet* readers_;
  PageInk ink_;
  LineQueue queue_;
  bool has_layer_ = false;
  bool layer_only_ = false;
  bool use_layer_ = false;
  bool use_pixels_ = false;
  bool hidden_is_right_ = false;  // a layer that was not trusted agrees with the pixels
  std::string why_;
  std::vector<std::vector<CellWork>> work_;  // per table
  std::vector<PlacedGlyph> outside_glyphs_;
  std::vector<QueuedLine> outside_queued_;
  PageResult result_;
};

void PageReading::queue_cells() {
  for (std::vector<CellWork>& cells : work_) {
    for (CellWork& work : cells) {
      if (use_layer_) work.match = match_layer(ink_, work.cell->box, work.glyphs);
      work.by_pixels = use_pixels_ && (!use_layer_ || work.match != LayerMatch::Agrees);
      if (work.by_pixels) work.queued = queue_cell(ink_, work.cell->box, &queue_);
    }
  }
}

void PageReading::queue_samples(Opinions opinions) {
  if (!use_layer_ || !use_pixels_ || !readers_->own) return;
  for (CellWork* work : pick_samples(&work_, kSamples)) {
    work->sampled = true;
    work->queued = queue_cell(ink_, work->cell->box, &queue_, opinions);
  }
}

LayerTrust PageReading::judge_samples() const {
  std::vector<TwoReadings> readings;
  for (const std::vector<CellWork>& cells : work_) {
    for (const CellWork& work : cells) {
      if (!work.sampled) continue;
      const CellReading pixels = read_cell(work.queued, queue_);
      readings.push_back({glyph_cell_text(work, layout_.turned), pixels.text, pixels.confidence});
    }
  }
  return judge_layer(readings);
}

// A visible layer whose characters are not those that are drawn: the page is read from its pixels.
// One reader that agrees with the layer is enough; before a layer is rejected, both are asked.
void PageReading::reject_lying_layer() {
  LayerTrust trust = judge_samples();
  if (trust.unsure() || trust.lies()) {
    queue_samples(Opinions::AsNeeded);
    queue_.read(readers_);
    trust = judge_samples();
  }
  if (!trust.lies()) return;
  use_layer_ = false;
  why_ += "; rejected: its characters are not those that the page shows";
  queue_cells();
}

// A layer that was not trusted (hidden text under a scan) may still be right.
void PageReading::weigh_hidden_layer() {
  if (use_layer_ || !has_layer_ || layer_only_) return;
  std::vector<TwoReadings> readings;
  for (const std::vector<CellWork>& cells : work_) {
    for (const CellWork& work : cells) {
      if (!work.by_pixels || !work.queued.inked) continue;
      const CellReading pixels = read_cell(work.queued, queue_);
      readings.push_back({glyph_cell_text(work, layout_.turned), pixels.text, pixels.confidence});
    }
  }
  hidden_is_right_ = judge_layer(readings).is_right();
  if (hidden_is_right_) why_ += "; it agrees with the pixels and helped where they are doubtful";
}

void PageReading::take_layer(const CellWork& work, TextCell* cell) const {
  cell->text = glyph_cell_text(work, layout_.turned);
  cell->source = cell->text.empty() ? TextSource::Blank : TextSource::TextLayer;
  const bool agrees = work.match == LayerMatch::Agrees;
  cell->confidence = agrees ? kLayerConfidence : kUncheckedConfidence;
}

void PageReading::ask_hidden_layer(const CellWork& work, TextCell* cell) const {
  if (!hidden_is_right_ || work.glyphs.empty()) return;
  const std::string layer = glyph_cell_text(work, layout_.turned);
  if (same_text(layer, cell->text)) {
    cell->confidence = 1 - (1 - cell->confidence) * kThirdOpinion;
  } else if (cell->confidence < review_threshold() && may_replace(layer, cell->text)) {
    cell->text = layer;
    cell->source = TextSource::TextLayer;
    cell->confidence = kProvenLayer;
  }
}

void replace_text(const std::string& wording, TextCell* cell) {
  cell->raw = cell->text;
  cell->has_raw = true;
  cell->text = wording;
  cell->source = TextSource::Repaired;
}

void PageReading::repair(TextCell* cell) const {
  if (cell->source != TextSource::Ocr) return;
  std::optional<std::string> mended = mend_label_colons(cell->text);
  if (!mended) mended = mend_wording_strays(cell->text);
  if (mended) {
    replace_text(*mended, cell);
    cell->confidence = std::min(cell->confidence, kRepaired);
    return;
  }
  if (cell->confidence >= review_threshold()) {
    if (is_almost_wording(cell->text)) cell->confidence = kAlmostWording;
    return;
  }
  const std::optional<std::string> wording = repair_wording(cell->text);
  if (!wording) return;
  replace_text(*wording, cell);
  cell->confidence = std::max(cell->confidence, kRepaired);
}

void PageReading::take_pixels(const CellWork& work, TextCell* cell) const {
  const CellReading reading = read_cell(work.queued, queue_);
  cell->text = reading.text;
  cell->source = work.queued.inked ? TextSource::Ocr : TextSource::Blank;
  cell->confidence = reading.confidence;
  ask_hidden_layer(work, cell);
  repair(cell);
}

void PageReading::note_sealed_cells(std::size_t table_index) {
  std::optional<Finding> finding = cells_under_seal(layout_, grids_[table_index]);
  if (!finding) return;
  finding->page = page_.number;
  finding->table = "#" + std::to_string(table_index);
  result_.findings.push_back(std::move(*finding));
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
  const bool inked = work.by_pixels ? work.queued.inked
                                    : cell.confidence == 0 || work.match == LayerMatch::NoGlyphs;
  if (!inked) return;
  if (cell.text.empty()) {
    add_finding("cell-unreadable", table_index, cell, "the cell holds ink that no reader can read",
                "look at the page and type the cell in");
  } else if (cell.review && seal_over(layout_, work.cell->box) != 0) {
    add_finding("under-seal", table_index, cell, "a seal covers the text of the cell",
                "compare the cell with the page");
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
    const int seal = seal_over(layout_, work.cell->box);
    cell.confidence = std::min({cell.confidence, most_under_seal(seal, work.queued.inked),
                                most_for_number(layout_, work.queued.boxes, cell.text)});
  } else if (use_layer_) {
    take_layer(work, &cell);
  } else {
    cell.confidence = is_blank(layout_, work.cell->box) ? kBlankConfidence : 0;
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
  table.aligned = grid.aligned;
  const PageTurn turn{page_.width, page_.height, layout_.turned};
  for (int x : grid.col_edges) {
    table.col_edges.push_back(turn.upright(layout_.transform.to_page(x, grid.box.y0)).x);
  }
  for (int y : grid.row_edges) {
    table.row_edges.push_back(turn.upright(layout_.transform.to_page(grid.box.x0, y)).y);
  }
  for (const CellWork& work : work_[index]) table.cells.push_back(text_cell(work, index));
  note_sealed_cells(index);
  if (grid.aligned) result_.findings.push_back(aligned_table_finding(page_.number, index));
  return table;
}

void PageReading::read_outside() {
  if (!use_pixels_) return;
  if (use_layer_ && page_.raster_coverage < kPictures) return;
  outside_queued_ = queue_outside_text(ink_, grids_, &queue_);
}

// On a page whose text layer is used, only pictures are read from the pixels, where no glyph lies.
// From upright pixels to page units.
PointRect PageReading::on_page(const PointRect& box) const {
  return layout_.transform.to_page(PixelRect{static_cast<int>(box.x0), static_cast<int>(box.y0),
                                             static_cast<int>(box.x1), static_cast<int>(box.y1)});
}

std::vector<TextLine> PageReading::outside_lines() const {
  std::vector<TextLine> lines;
  if (use_layer_) {
    for (const GlyphLine& line : glyph_lines(outside_glyphs_, layout_.turned, kSegmentGap)) {
      lines.push_back({line.box, line.em, line.text, kLayerConfidence, TextSource::TextLayer});
    }
  }
  const std::size_t from_layer = lines.size();
  for (const QueuedLine& line : outside_queued_) {
    const DecidedLine& read = queue_.at(line.id);
    const bool written =
        std::any_of(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(from_layer),
                    [&](const TextLine& other) { return !intersect(other.box, line.box).empty(); });
    const bool dirt = (ink_.peppered && is_dirt(read.text)) ||
                      is_scrap(read.text, line.box.height() / ink_.em) ||
                      is_edge_mark(read.text, on_page(line.box), page_.width, page_.height);
    if (written || dirt || (use_layer_ && read.confidence < kPictureText)) continue;
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
    paragraph.box = on_page(paragraph.box);
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
  result_.why = why_;
  if (use_layer_ || !has_layer_) return;
  Finding finding;
  finding.severity = Severity::Info;
  finding.code = "text-layer-rejected";
  finding.page = page_.number;
  finding.message = "the page was read from its pixels: " + why_;
  result_.findings.push_back(std::move(finding));
}

PageResult PageReading::run() {
  result_.number = page_.number;
  result_.width = page_.width;
  result_.height = page_.height;
  result_.turned = layout_.turned;
  result_.skew = layout_.skew;
  std::vector<PlacedGlyph> glyphs;
  if (has_layer_) glyphs = place_glyphs(page_, layout_);
  drop_seal_glyphs(layout_, &glyphs);
  work_ = place_in_cells(grids_, glyphs, &outside_glyphs_);
  queue_cells();
  queue_samples(Opinions::One);
  if (use_layer_) {
    read_outside();
    queue_.read(readers_);
    reject_lying_layer();
  }
  if (!use_layer_) {
    read_outside();
    queue_.read(readers_);
    weigh_hidden_layer();
  }
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

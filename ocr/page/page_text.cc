#include "ocr/page/page_text.h"

#include <utility>

#include "base/page_turn.h"
#include "ocr/cell/across_border.h"
#include "ocr/cell/cell_work.h"
#include "ocr/cell/doubted_cell.h"
#include "ocr/cell/text_cell.h"
#include "ocr/cell_rules/under_seal.h"
#include "ocr/layer/layer_trust.h"
#include "ocr/layer/seal_glyphs.h"
#include "ocr/line/confidence.h"
#include "ocr/line/line_queue.h"
#include "ocr/outside/outside_text.h"
#include "ocr/page/page_findings.h"
#include "ocr/page/page_paragraphs.h"
#include "ocr/reader/reader_set.h"

namespace gewu {
namespace {

// So many cells of a trusted layer are read from the pixels as well, to see that it does not lie,
// where its fonts do not show what its characters look like.
constexpr std::size_t kSamples = 4;
// A page on which pictures cover at least this share may hold text in them.
constexpr double kPictures = 0.05;

// What is given. Borrows.
struct PageTask {
  const Page& page;
  const PageLayout& layout;
  const std::vector<GridTable>& grids;
  ReaderSet* readers;
};

TextPlan plan_of(const PageTask& task, ReaderChoice choice) {
  TextPlan plan;
  const ReaderSet* readers = task.readers;
  const bool can_read = readers != nullptr && (readers->own || readers->tesseract);
  plan.has_layer = choice != ReaderChoice::Ocr && !task.page.text.glyphs.empty();
  plan.layer_only = choice == ReaderChoice::TextLayer;
  plan.use_layer = plan.has_layer && (task.page.verdict.usable || plan.layer_only);
  plan.use_pixels = can_read && !plan.layer_only;
  plan.why = task.page.verdict.reason;
  if (choice == ReaderChoice::Ocr) plan.why = "read from the pixels, as asked";
  if (plan.layer_only && !task.page.verdict.usable) plan.why += "; used all the same, as asked";
  return plan;
}

// How far the layer agrees with the pixels, in the cells that `which` picks.
template <typename Which>
LayerTrust judge(const std::vector<std::vector<CellWork>>& work, const LineQueue& queue, int turned,
                 const Which& which) {
  std::vector<TwoReadings> readings;
  for (const std::vector<CellWork>& cells : work) {
    for (const CellWork& cell : cells) {
      if (!which(cell)) continue;
      const CellDraft pixels = read_cell(cell.queued, queue);
      readings.push_back({glyph_cell_text(cell, turned), pixels.text, pixels.confidence});
    }
  }
  return judge_layer(readings);
}

TextTable empty_table(const PageTask& task, const GridTable& grid) {
  const PageLayout& layout = task.layout;
  TextTable table;
  table.pages = {task.page.number};
  table.box = layout.transform.to_page(grid.box);
  table.rows = grid.rows();
  table.cols = grid.cols();
  table.open_top = grid.open_top;
  table.open_bottom = grid.open_bottom;
  table.aligned = grid.aligned;
  table.grid_confidence = grid.confidence;
  const PageTurn turn{task.page.width, task.page.height, layout.turned};
  for (int x : grid.col_edges) {
    table.col_edges.push_back(turn.upright(layout.transform.to_page(x, grid.box.y0)).x);
  }
  for (int y : grid.row_edges) {
    table.row_edges.push_back(turn.upright(layout.transform.to_page(grid.box.x0, y)).y);
  }
  return table;
}

// Where the borders of a cell are doubtful, its text may be that of two, or a part of one.
constexpr double kBorderDoubted = 0.9;

void doubt_borders(GridDoubt doubt, TextCell* cell) {
  if (doubt == GridDoubt::None) return;
  const char* code = doubt == GridDoubt::FaintBorder   ? "faint-border"
                     : doubt == GridDoubt::LinesAsRows ? "lines-as-rows"
                                                       : "lines-as-columns";
  cell->doubts.push_back({code, kBorderDoubted});
  cell->confidence = std::min(cell->confidence, kBorderDoubted);
}

// A text that runs across a border lies in two cells, or the border is none.
void doubt_texts_across(const std::vector<CellWork>& work, double em, TextTable* table) {
  std::vector<CellLines> cells;
  for (const CellWork& cell : work) {
    cells.push_back(
        {cell.cell->box, cell.by_pixels ? cell.queued.boxes : std::vector<PointRect>()});
  }
  for (const auto& [left, right] : texts_across_borders(cells, em)) {
    for (std::size_t i : {left, right}) {
      TextCell& cell = table->cells[i];
      cell.doubts.push_back({"text-across-border", kBorderDoubted});
      cell.confidence = std::min(cell.confidence, kBorderDoubted);
    }
  }
}

// Whether a program set every pixel, and none comes from a scanner.
bool is_drawn(const Page& page) { return page.verdict.usable && !page.has_raster_content; }

class PageReading {
 public:
  PageReading(const PageTask& task, ReaderChoice choice)
      : task_(task),
        ink_(survey_ink(task.layout, is_drawn(task.page))),
        queue_(ink_.peppered),
        plan_(plan_of(task, choice)) {}

  PageResult run();

 private:
  void place_text();
  void queue_cells();
  void queue_samples(Opinions opinions);
  LayerTrust judge_samples() const;
  void reject_lying_layer();
  void weigh_hidden_layer();
  void queue_outside();
  TextTable table(std::size_t index);
  void note_doubts(const TablePlace& at, const CellWork& work, const TextCell& cell);
  void add_tables();
  void head_result();

  const PageTask task_;
  const PageInk ink_;
  LineQueue queue_;
  TextPlan plan_;
  std::vector<std::vector<CellWork>> work_;  // per table
  OutsideTexts outside_;
  bool needs_samples_ = true;  // whether characters of the layer remain that no picture proves
  PageResult result_;
};

void PageReading::place_text() {
  std::vector<PlacedGlyph> glyphs;
  if (plan_.has_layer) glyphs = place_glyphs(task_.page, task_.layout);
  if (plan_.use_layer && plan_.use_pixels && task_.readers->own) {
    ReaderSet& readers = *task_.readers;
    const TextLayer& layer = task_.page.text;
    const std::vector<GlyphFinding> found = check_glyphs(layer, readers.own.get(), &readers.shapes);
    mark_doubted(found, &glyphs);
    needs_samples_ = !all_but_all_held(layer, found);
  }
  // What a person sees counts: not what is clipped away, covered, or drawn without ink.
  if (plan_.use_layer && task_.page.verdict.usable) {
    std::erase_if(glyphs, [](const PlacedGlyph& g) { return g.glyph->invisible; });
  }
  drop_seal_glyphs(task_.layout, &glyphs);
  work_ = place_in_cells(task_.grids, glyphs, &outside_.glyphs);
}

void PageReading::queue_cells() {
  for (std::vector<CellWork>& cells : work_) {
    for (CellWork& work : cells) {
      if (plan_.use_layer) {
        work.match = match_layer(ink_, work.cell->box, work.overrun ? work.inside : work.glyphs);
      }
      work.by_pixels = plan_.use_pixels &&
                       (!plan_.use_layer || work.match != LayerMatch::Agrees || is_doubted(work));
      if (work.by_pixels) work.queued = queue_cell(ink_, work.cell->box, &queue_);
    }
  }
}

void PageReading::queue_samples(Opinions opinions) {
  if (!needs_samples_ || !plan_.use_layer || !plan_.use_pixels || !task_.readers->own) return;
  for (CellWork* work : pick_samples(&work_, kSamples)) {
    work->sampled = true;
    work->queued = queue_cell(ink_, work->cell->box, &queue_, opinions);
  }
}

LayerTrust PageReading::judge_samples() const {
  return judge(work_, queue_, task_.layout.turned, [](const CellWork& w) { return w.sampled; });
}

// A visible layer whose characters are not those that are drawn: the page is read from its pixels.
// One reader that agrees with the layer is enough; before a layer is rejected, both are asked.
void PageReading::reject_lying_layer() {
  LayerTrust trust = judge_samples();
  if (trust.unsure() || trust.lies()) {
    queue_samples(Opinions::AsNeeded);
    queue_.read(task_.readers);
    trust = judge_samples();
  }
  if (!trust.lies() && !mostly_doubted(work_)) return;
  plan_.use_layer = false;
  plan_.why += "; rejected: its characters are not those that the page shows";
  queue_cells();
}

// A layer that was not trusted (hidden text under a scan) may still be right.
void PageReading::weigh_hidden_layer() {
  if (plan_.use_layer || !plan_.has_layer || plan_.layer_only) return;
  const LayerTrust trust = judge(work_, queue_, task_.layout.turned,
                                 [](const CellWork& w) { return w.by_pixels && w.queued.inked; });
  plan_.hidden_is_right = trust.is_right();
  if (trust.is_right())
    plan_.why += "; it agrees with the pixels and helped where they are doubtful";
}

// On a page whose text layer is used, only pictures are read from the pixels, where no glyph lies.
void PageReading::queue_outside() {
  if (!plan_.use_pixels) return;
  if (plan_.use_layer && task_.page.raster_coverage < kPictures) return;
  outside_.queued = queue_outside_text(ink_, task_.grids, &queue_);
}

void PageReading::note_doubts(const TablePlace& at, const CellWork& work, const TextCell& cell) {
  const bool inked = work.by_pixels ? work.queued.inked
                                    : cell.confidence == 0 || work.match == LayerMatch::NoGlyphs;
  if (!inked) return;
  if (cell.text.empty()) {
    result_.findings.push_back(unreadable_finding(at, cell));
  } else if (cell.confidence < review_threshold() && seal_over(task_.layout, work.cell->box) != 0) {
    result_.findings.push_back(sealed_finding(at, cell));
  }
}

TextTable PageReading::table(std::size_t index) {
  static const RuleIds kAll;
  const RuleIds* without = task_.readers != nullptr ? &task_.readers->without_rules : &kAll;
  const CellReader reader{&task_.layout, &queue_, &plan_, without};
  const TablePlace at{task_.page.number, index};
  TextTable table = empty_table(task_, task_.grids[index]);
  for (const CellWork& work : work_[index]) {
    TextCell& cell = table.cells.emplace_back(reader.read(work));
    cell.page = task_.page.number;
    doubt_borders(work.cell->doubt, &cell);
    note_doubts(at, work, cell);
  }
  doubt_texts_across(work_[index], ink_.em, &table);
  return table;
}

void PageReading::add_tables() {
  for (std::size_t i = 0; i < task_.grids.size(); ++i) {
    result_.tables.push_back(table(i));
    if (std::optional<Finding> sealed = cells_under_seal(task_.layout, task_.grids[i])) {
      sealed->page = task_.page.number;
      sealed->table = "#" + std::to_string(i);
      result_.findings.push_back(std::move(*sealed));
    }
    if (task_.grids[i].aligned) {
      result_.findings.push_back(aligned_table_finding({task_.page.number, i}));
    }
  }
}

void PageReading::head_result() {
  result_.number = task_.page.number;
  result_.width = task_.page.width;
  result_.height = task_.page.height;
  result_.turned = task_.layout.turned;
  result_.skew = task_.layout.skew;
}

PageResult PageReading::run() {
  head_result();
  place_text();
  queue_cells();
  queue_samples(Opinions::One);
  if (plan_.use_layer) {
    queue_outside();
    queue_.read(task_.readers);
    reject_lying_layer();
  }
  if (!plan_.use_layer) {
    queue_outside();
    queue_.read(task_.readers);
    weigh_hidden_layer();
  }
  add_tables();
  result_.paragraphs =
      page_paragraphs(task_.page, ink_, plan_, outside_, queue_,
                      task_.readers != nullptr ? task_.readers->without_rules : RuleIds{});
  if (queue_.is_unfamiliar_type()) {
    result_.findings.push_back(unfamiliar_type_finding(task_.page.number));
  }
  result_.reader = reader_of(result_);
  result_.why = plan_.why;
  if (!plan_.use_layer && plan_.has_layer) {
    result_.findings.push_back(rejected_layer_finding(task_.page.number, plan_.why));
  }
  return std::move(result_);
}

}  // namespace

PageResult read_page_text(const Page& page, const PageLayout& layout,
                          const std::vector<GridTable>& grids, ReaderSet* readers,
                          const ReadOptions& options) {
  return PageReading({page, layout, grids, readers}, options.reader).run();
}

}  // namespace gewu

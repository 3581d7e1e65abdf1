#include "rebuild/separated/settle.h"

#include <algorithm>

#include "rebuild/caption_text.h"
#include "rebuild/lexicon.h"
#include "rebuild/separated/cell_grid.h"
#include "rebuild/separated/spans.h"

namespace gewu::separated {

namespace {

enum class RowKind { Blank, Title, Caption, Footer, Row };

/// Sorts the rows of a raw table into captions and tables.
class Settler {
 public:
  explicit Settler(RawTable raw) : raw_(std::move(raw)) {
    rows_.resize(static_cast<size_t>(raw_.rows));
    for (const RawCell& cell : raw_.cells) {
      if (!cell.content.pieces.empty()) rows_[static_cast<size_t>(cell.row)].push_back(&cell);
      for (int r = cell.row + 1; r < std::min(cell.row + cell.row_span, raw_.rows); ++r) {
        spanned_.resize(rows_.size(), false);
        spanned_[static_cast<size_t>(r)] = true;
      }
    }
    spanned_.resize(rows_.size(), false);
  }

  std::vector<Settled> run() {
    size_t from = 0;
    while (from < rows_.size()) {
      const size_t to = end_of_part(from);
      add_part(from, to);
      from = to;
    }
    if (parts_.empty()) parts_.emplace_back();
    for (Settled& part : parts_) {
      part.first_line = raw_.first_line;
      part.last_line = raw_.last_line;
    }
    auto& first = parts_.front().before;
    first.insert(first.begin(), raw_.before.begin(), raw_.before.end());
    auto& last = parts_.back().after;
    last.insert(last.end(), raw_.after.begin(), raw_.after.end());
    parts_.front().signs = std::move(raw_.signs);
    return std::move(parts_);
  }

 private:
  RowKind kind_of(size_t row) const {
    const auto& cells = rows_[row];
    if (cells.empty()) return spanned_[row] ? RowKind::Row : RowKind::Blank;
    if (spanned_[row]) return RowKind::Row;
    const auto folded = [](const RawCell* cell) { return fold32(cell->content.text); };
    const bool lone = cells.size() == 1 && cells.front()->row_span == 1;
    if (lone && (is_title_text(folded(cells.front())) || is_table_name(folded(cells.front())))) {
      return RowKind::Title;
    }
    if (lone && is_remark_text(folded(cells.front()))) return RowKind::Footer;
    constexpr size_t kMostNotes = 3;
    const bool notes = cells.size() <= kMostNotes &&
                       std::all_of(cells.begin(), cells.end(),
                                   [&](const RawCell* cell) { return is_note_text(folded(cell)); });
    return notes ? RowKind::Caption : RowKind::Row;
  }

  // Up to a blank row or a title behind rows.
  size_t end_of_part(size_t from) const {
    bool rows = false;
    for (size_t r = from; r < rows_.size(); ++r) {
      const RowKind kind = kind_of(r);
      if (rows && kind == RowKind::Title) return r;
      if (rows && kind == RowKind::Blank && title_follows(r)) return r + 1;
      rows = rows || kind == RowKind::Row;
    }
    return rows_.size();
  }

  bool title_follows(size_t row) const {
    while (row < rows_.size() && kind_of(row) == RowKind::Blank) ++row;
    return row < rows_.size() && kind_of(row) == RowKind::Title;
  }

  void add_part(size_t from, size_t to) {
    Settled part;
    while (from < to && kind_of(from) != RowKind::Row) move_row(from++, part.before);
    size_t end = to;
    while (end > from && kind_of(end - 1) != RowKind::Row) --end;
    for (size_t r = end; r < to; ++r) move_row(r, part.after);
    if (from < end) {
      part.has_table = true;
      part.table = draft(table_of(from, end), part);
    }
    parts_.push_back(std::move(part));
  }

  void move_row(size_t row, std::vector<RawText>& texts) const {
    for (const RawCell* cell : rows_[row]) texts.push_back(cell->content);
  }

  RawTable table_of(size_t from, size_t to) const {
    RawTable table;
    table.spans_known = raw_.spans_known;
    std::vector<int> place(rows_.size(), -1);  // blank rows are left out
    for (size_t r = from; r < to; ++r) {
      if (kind_of(r) != RowKind::Blank) place[r] = table.rows++;
    }
    for (const RawCell& cell : raw_.cells) {
      const auto row = static_cast<size_t>(cell.row);
      if (row < from || row >= to || place[row] < 0) continue;
      if (!raw_.spans_known && cell.content.pieces.empty()) continue;
      RawCell moved = cell;
      moved.row = place[row];
      moved.row_span = std::min(moved.row_span, table.rows - moved.row);
      if (!cell.content.pieces.empty() || raw_.spans_known) {
        table.cols = std::max(table.cols, cell.col + (raw_.spans_known ? cell.col_span : 1));
      }
      table.cells.push_back(std::move(moved));
    }
    return table;
  }

  DraftTable draft(const RawTable& raw, Settled& part) const {
    CellGrid grid(raw);
    part.plain_tabs = raw_.plain_tabs;
    if (part.plain_tabs) part.verdict = judge_tabs(grid);
    if (!raw.spans_known) recover_spans(grid);
    DraftTable table;
    table.rows = grid.rows();
    table.cols = grid.cols();
    for (const CellGrid::Cell& cell : grid.cells()) {
      DraftCell drafted;
      drafted.row = cell.row;
      drafted.col = cell.col;
      drafted.row_span = cell.row_span;
      drafted.col_span = cell.col_span;
      drafted.text = cell.content.text;
      drafted.pieces = cell.content.pieces;
      drafted.repaired = cell.content.rewritten;
      drafted.part = FormPart::Separated;
      table.cells.push_back(std::move(drafted));
    }
    return table;
  }

  RawTable raw_;
  std::vector<std::vector<const RawCell*>> rows_;  ///< per row the cells with text
  std::vector<bool> spanned_;                      ///< a cell from above reaches into the row
  std::vector<Settled> parts_;
};

}  // namespace

std::vector<Settled> settle(RawTable raw) { return Settler(std::move(raw)).run(); }

}  // namespace gewu::separated

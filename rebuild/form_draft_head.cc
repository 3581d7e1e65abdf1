// The fields above the rows on the grid.
#include <algorithm>
#include <limits>

#include "base/text.h"
#include "rebuild/form_draft.h"

namespace gewu {

int FormDraft::grid_column(const Piece& piece) const {
  const int x = left_of(piece, columns_.layout);
  int best = 0;
  for (size_t c = 0; c < columns_.columns.size(); ++c) {
    if (columns_.columns[c].kind == ColumnKind::Spine && !has_spine()) continue;
    if (columns_.columns[c].x0 <= x) best = starts_[c];
  }
  return best;
}

DraftCell FormDraft::draft(const FieldCell& field) const {
  DraftCell cell;
  cell.text = field.text;
  cell.pieces = field.pieces;
  cell.doubles = field.doubles;
  cell.repaired = field.repaired || field.moved;
  cell.review = field.review;
  cell.part = FormPart::Field;
  return cell;
}

bool FormDraft::one_cell(const FieldPair& pair) const {
  if (pair.label.pieces.empty() || pair.value.pieces.empty() || pair.value.moved) return false;
  const Piece& last = pair.label.pieces.back();
  const Piece& first = pair.value.pieces.front();
  if (last.line != first.line || last.end > first.begin) return false;
  return first.gap == Gap::None || (first.gap == Gap::One && columns_.layout == Layout::Tabs);
}

DraftCell FormDraft::merged(const FieldPair& pair) const {
  DraftCell cell = draft(pair.value);
  const DraftCell label = draft(pair.label);
  const bool blank = pair.value.pieces.front().gap != Gap::None;
  cell.text = decode_utf8(tidy_text(
      encode_utf8(label.text + (blank ? std::u32string(U" ") : std::u32string()) + cell.text)));
  cell.pieces.insert(cell.pieces.begin(), label.pieces.begin(), label.pieces.end());
  cell.doubles.insert(cell.doubles.end(), label.doubles.begin(), label.doubles.end());
  cell.repaired = cell.repaired || label.repaired;
  cell.review = cell.review || label.review;
  return cell;
}

void FormDraft::set_row(std::vector<DraftCell> cells, int row, int from) {
  int next = from;
  for (size_t i = 0; i < cells.size(); ++i) {
    const int wanted = cells[i].pieces.empty() ? next : grid_column(cells[i].pieces.front());
    // Leave a column for each cell that follows.
    const int most = table_.cols - static_cast<int>(cells.size() - i);
    cells[i].col = std::max(next, std::min(i == 0 ? from : wanted, most));
    cells[i].row = row;
    next = cells[i].col + 1;
  }
  table_.cols = std::max(table_.cols, next);
  for (size_t i = 0; i < cells.size(); ++i) {
    // The last cell of a row reaches to the right border, wherever that will be.
    cells[i].col_span = i + 1 < cells.size() ? cells[i + 1].col - cells[i].col : 0;
    table_.cells.push_back(std::move(cells[i]));
  }
}

void FormDraft::add_block(const FieldBlock& block) {
  const int first = table_.rows;
  int from = 0;
  if (block.group.present()) from = value_column(block);
  for (size_t r = 0; r < block.rows.size(); ++r) {
    add_field_row(block, block.rows[r], from);
  }
  if (!block.group.present()) return;
  if (block.rows.empty()) ++table_.rows;
  DraftCell group = draft(block.group);
  group.row = first;
  group.row_span = std::max(1, table_.rows - first);
  group.col_span = from;
  table_.cells.push_back(std::move(group));
  if (block.rows.empty()) push_blank(first, from);
}

int FormDraft::value_column(const FieldBlock& block) const {
  int column = std::numeric_limits<int>::max();
  for (const FieldRow& row : block.rows) {
    for (const FieldPair& pair : row.pairs) {
      if (pair.gone) continue;
      for (const FieldCell* cell : {&pair.outer, &pair.label, &pair.value}) {
        if (!cell->pieces.empty()) column = std::min(column, grid_column(cell->pieces.front()));
      }
    }
  }
  return std::clamp(column, 1, std::max(1, table_.cols - 2));
}

void FormDraft::push_blank(int row, int col) {
  DraftCell cell;
  cell.row = row;
  cell.col = col;
  cell.col_span = 0;
  table_.cells.push_back(cell);
}

void FormDraft::add_field_row(const FieldBlock& block, const FieldRow& row, int from) {
  if (block.kind == FieldBlock::Kind::Goal) {
    if (row.pairs.size() > 1) {
      add_goal_halves(row, from);
    } else {
      add_goal(block, row.pairs.front(), from);
    }
    return;
  }
  std::vector<DraftCell> cells;
  for (const FieldPair& pair : row.pairs) {
    if (pair.gone) continue;
    if (pair.outer.present()) cells.push_back(draft(pair.outer));
    if (pair.same_outer) cells.push_back(extend_outer());
    if (one_cell(pair)) {
      cells.push_back(merged(pair));
      continue;
    }
    cells.push_back(draft(pair.label));
    const bool head_only =
        pair.kind == LabelKind::FundingSource || pair.kind == LabelKind::FundingAmount;
    if (!head_only) cells.push_back(draft(pair.value));
  }
  if (cells.empty()) return;
  set_row(std::move(cells), table_.rows, from);
  ++table_.rows;
}

DraftCell FormDraft::extend_outer() const {
  DraftCell cell;
  cell.row_span = 0;
  return cell;
}

void FormDraft::add_goal(const FieldBlock& block, const FieldPair& pair, int from) {
  if (pair.label.present()) {
    DraftCell label = draft(pair.label);
    if (!block.group.present()) {
      // 年度绩效目标 alone is the label beside the text.
      from = 1;
      label.row = table_.rows;
      label.col_span = from;
      table_.cells.push_back(label);
      push_value(pair, from);
      return;
    }
    label.row = table_.rows++;
    label.col = from;
    label.col_span = 0;
    table_.cells.push_back(label);
  }
  if (pair.value.present() || !pair.label.present()) push_value(pair, from);
}

void FormDraft::add_goal_halves(const FieldRow& row, int from) {
  int split = table_.cols - 1;
  int level2 = 0;
  for (size_t c = 0; c < columns_.columns.size(); ++c) {
    if (columns_.columns[c].kind != ColumnKind::Level2) continue;
    if (++level2 == 2) split = starts_[c];  // the halves of the rows begin there too
  }
  if (level2 < 2) {
    for (const FieldCell* cell : {&row.pairs.back().label, &row.pairs.back().value}) {
      if (!cell->pieces.empty()) split = std::min(split, grid_column(cell->pieces.front()));
    }
  }
  split = std::max(split, from + 1);
  for (const bool label : {true, false}) {
    for (const FieldPair* pair : {&row.pairs.front(), &row.pairs.back()}) {
      DraftCell cell = draft(label ? pair->label : pair->value);
      cell.row = table_.rows;
      cell.col = pair == &row.pairs.front() ? from : split;
      cell.col_span = cell.col == from ? split - from : 0;
      table_.cells.push_back(std::move(cell));
    }
    ++table_.rows;
  }
}

void FormDraft::push_value(const FieldPair& pair, int from) {
  DraftCell value = draft(pair.value);
  value.row = table_.rows++;
  value.col = from;
  value.col_span = 0;
  table_.cells.push_back(value);
}

void FormDraft::join_outer() {
  for (size_t i = 0; i < table_.cells.size(); ++i) {
    if (table_.cells[i].row_span != 0) continue;
    const DraftCell below = table_.cells[i];
    for (DraftCell& cell : table_.cells) {
      const bool above =
          cell.col == below.col && cell.row + cell.row_span == below.row && cell.row_span > 0;
      if (above) ++cell.row_span;
    }
  }
  table_.cells.erase(std::remove_if(table_.cells.begin(), table_.cells.end(),
                                    [](const DraftCell& cell) { return cell.row_span == 0; }),
                     table_.cells.end());
}

}  // namespace gewu

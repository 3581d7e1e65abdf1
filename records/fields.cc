#include "records/fields.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "numbers/printed_number.h"
#include "records/field_row.h"

namespace gewu {

namespace {

using K = LabelKind;

class FieldReader {
 public:
  FieldReader(const GridView& grid, std::span<const RowRange> rows,
              std::span<const LabelKind> kinds)
      : grid_(grid), kinds_(kinds) {
    for (const RowRange& range : rows) count_labels(range);
  }

  void read_rows(const RowRange& range) {
    last_row_ = range.last;
    for (int row = range.first; row <= range.last; ++row) read_row(row);
  }

  std::vector<Field> fields;

 private:
  const LabelMatch& match_of(const TextCell& cell) {
    const auto found = matches_.find(&cell);
    if (found != matches_.end()) return found->second;
    return matches_[&cell] = label_of(cell, kinds_);
  }

  bool is_sure_label(const TextCell& cell) {
    const LabelMatch& match = match_of(cell);
    return match && (match.exact || match.inlined);
  }

  /// In which columns known labels begin.
  void count_labels(const RowRange& range) {
    for (int row = range.first; row <= range.last; ++row) {
      for (const TextCell* cell : grid_.starting_in(row)) {
        if (is_sure_label(*cell)) ++labels_in_[cell->col];
      }
    }
  }

  void read_row(int row) {
    std::vector<const TextCell*> cells = grid_.starting_in(row);
    std::erase_if(cells, [&](const TextCell* cell) { return claimed_.count(cell) > 0; });
    std::vector<CellClues> clues;
    for (size_t i = 0; i < cells.size(); ++i) {
      clues.push_back(clues_of(*cells[i], i + 1 < cells.size() ? cells[i + 1] : nullptr));
    }
    const std::vector<CellRole> roles = roles_of(clues);
    headings_ = headings_beside(row);
    for (size_t i = 0; i < cells.size(); ++i) act(roles[i], clues, i);
  }

  /// A heading over columns, whose fields stand in the rows below it.
  struct ColumnHeading {
    const TextCell* cell = nullptr;
    int last_row = 0;  ///< down to which it may reach
  };

  /// Down to the end of the label beside it, or over one row of fields.
  void add_column_heading(const TextCell& cell) {
    int last = cell.last_row() + 1;
    for (const TextCell* beside : grid_.across(cell.row, 0, cell.col - 1)) {
      if (all_headings_.count(beside)) last = std::max(last, beside->last_row());
    }
    column_headings_.push_back({&cell, last});
  }

  void add_headings_over(const TextCell& label, std::vector<const TextCell*>& under) const {
    for (const ColumnHeading& heading : column_headings_) {
      const bool inside =
          label.col >= heading.cell->col && label.last_col() <= heading.cell->last_col();
      if (inside && label.row > heading.cell->row && label.row <= heading.last_row) {
        under.push_back(heading.cell);
      }
    }
  }

  CellClues clues_of(const TextCell& cell, const TextCell* next) {
    constexpr int kFewLabels = 2;
    CellClues clues;
    clues.cell = &cell;
    clues.match = match_of(cell);
    // 资金来源：（一）预算资金 | 10: the colon is part of the label.
    const bool headed = clues.match.inlined && is_heading_kind(clues.match.kind);
    if (headed && !number_in(clues.match.rest) && next && number_in(next->text)) clues.match = {};
    const auto labels = labels_in_.find(cell.col);
    clues.aligned = labels != labels_in_.end() && labels->second >= kFewLabels;
    clues.joins_next = next && next->col == cell.last_col() + 1;
    clues.last = next == nullptr;
    clues.whole_row = cell.col_span == grid_.cols() && grid_.cols() > 1;
    clues.value_below = free_value_below(cell) != nullptr;
    clues.labels_below = labels_below(cell);
    return clues;
  }

  /// A text of the label's width under it that no label is.
  const TextCell* free_value_below(const TextCell& label) {
    const TextCell* below = grid_.below(label);
    if (!below || below->row > last_row_ || claimed_.count(below)) return nullptr;
    if (!is_as_wide(*below, label) || is_sure_label(*below)) return nullptr;
    const TextCell* beside = grid_.right_of(label);
    if (beside && beside->row == label.row && beside->row_span < label.row_span) return nullptr;
    return says_more_than(label, *below) || stands_in_row_of_goals(label, *below) ? below : nullptr;
  }

  /// What says no more than a label does is another label, which we do not know.
  bool says_more_than(const TextCell& label, const TextCell& below) {
    return fold_text(below.text).size() > match_of(label).wording.size() ||
           number_in(below.text).has_value();
  }

  /// 年度目标 | 完成情况 over texts of which one is short or not yet written.
  bool stands_in_row_of_goals(const TextCell& label, const TextCell& below) {
    if (!is_goal_kind(match_of(label).kind)) return false;
    const std::vector<const TextCell*> beside = grid_.starting_in(label.row);
    return std::any_of(beside.begin(), beside.end(), [&](const TextCell* other) {
      const TextCell* text = grid_.below(*other);
      return other != &label && is_goal_kind(match_of(*other).kind) && text &&
             text->row == below.row && is_as_wide(*text, *other) && !is_sure_label(*text) &&
             says_more_than(*other, *text);
    });
  }

  static bool is_as_wide(const TextCell& a, const TextCell& b) {
    return a.col == b.col && a.col_span == b.col_span;
  }

  bool labels_below(const TextCell& cell) {
    const TextCell* below = grid_.below(cell);
    if (!below || below->row > last_row_ || !is_as_wide(*below, cell)) return false;
    return is_sure_label(*below) || unknown_pair(below->text);
  }

  /// Headings that began in rows above and reach down to this one.
  std::vector<const TextCell*> headings_beside(int row) const {
    std::vector<const TextCell*> beside;
    for (const TextCell* cell : grid_.across(row, 0, grid_.cols() - 1)) {
      if (cell->row < row && all_headings_.count(cell)) beside.push_back(cell);
    }
    return beside;
  }

  void act(CellRole role, const std::vector<CellClues>& row, size_t i) {
    const CellClues& clues = row[i];
    claimed_.insert(clues.cell);
    if (role == CellRole::Value || (role == CellRole::Loose && is_blank_cell(*clues.cell))) return;
    Field field = field_of(clues);
    if (role == CellRole::Label) {
      take_beside(field, *row[i + 1].cell);
    } else if (role == CellRole::Over) {
      take(field, *free_value_below(*clues.cell));
    } else if (role == CellRole::Pair) {
      take_inline(field);
    } else if (role == CellRole::Loose) {
      field.kind = K::None;
      field.label = headings_.empty() ? "" : printed_label(headings_.back()->text);
      take(field, *clues.cell);
    } else if (lacks_value(clues)) {
      field.value_cell = clues.cell;  // printed, and empty
    } else {
      std::erase_if(headings_, [](const TextCell* heading) { return heading->row_span == 1; });
      headings_.push_back(clues.cell);
      all_headings_.insert(clues.cell);
      if (clues.labels_below) add_column_heading(*clues.cell);
    }
    fields.push_back(std::move(field));
  }

  /// A label at the end of a row, over and beside nothing: 执行率分值（10）.
  static bool lacks_value(const CellClues& clues) {
    return clues.match && clues.last && clues.cell->row_span == 1 && !clues.labels_below &&
           !is_heading_kind(clues.match.kind);
  }

  Field field_of(const CellClues& clues) const {
    Field field;
    field.match = clues.match;
    field.kind = clues.match.kind;
    field.label_cell = clues.cell;
    field.label = printed_label(clues.cell->text);
    field.under = headings_;
    add_headings_over(*clues.cell, field.under);
    return field;
  }

  /// The cell right of the label, and those below it as far as the label reaches.
  void take_beside(Field& field, const TextCell& value) {
    take(field, value);
    const TextCell& label = *field.label_cell;
    for (int row = value.last_row() + 1; row <= label.last_row(); ++row) {
      const TextCell* part = grid_.at(row, value.col);
      if (!part || part->row != row || claimed_.count(part) || is_sure_label(*part)) continue;
      take(field, *part);
    }
  }

  static void take_inline(Field& field) {
    const TextCell& cell = *field.label_cell;
    field.value_cell = &cell;
    if (field.kind == K::None) {
      const std::optional<InlinePair> pair = unknown_pair(cell.text);
      field.label = pair->label;
      field.text = pair->text;
      return;
    }
    field.text = field.match.rest;
    // "财政拨款" out of "财政拨款：10".
    const size_t rest = cell.text.rfind(field.match.rest);
    field.label = printed_label(rest == std::string::npos ? cell.text : cell.text.substr(0, rest));
  }

  void take(Field& field, const TextCell& cell) {
    if (field.value_cell && !cell.text.empty()) field.text += "\n";
    field.text += cell.text;
    if (!field.value_cell) field.value_cell = &cell;
    claimed_.insert(&cell);
  }

  const GridView& grid_;
  std::span<const LabelKind> kinds_;
  int last_row_ = -1;  ///< of the rows being read: values stand no lower
  std::map<const TextCell*, LabelMatch> matches_;
  std::map<int, int> labels_in_;  ///< column -> known labels that begin in it
  std::set<const TextCell*> claimed_;
  std::vector<const TextCell*> headings_;  ///< over the cell being read
  std::set<const TextCell*> all_headings_;
  std::vector<ColumnHeading> column_headings_;
};

}  // namespace

std::vector<Field> read_fields(const GridView& grid, std::span<const RowRange> rows,
                               std::span<const LabelKind> kinds) {
  FieldReader reader(grid, rows, kinds);
  for (const RowRange& range : rows) reader.read_rows(range);
  return std::move(reader.fields);
}

Field* find_field(std::vector<Field>& fields, LabelKind kind) {
  for (Field& field : fields) {
    if (field.kind == kind && !field.taken) return &field;
  }
  return nullptr;
}

std::optional<std::string> take_text(std::vector<Field>& fields, LabelKind kind) {
  Field* printed = nullptr;
  for (Field& field : fields) {
    if (field.kind != kind || field.taken) continue;
    if (!printed || (field.value_cell && !printed->value_cell)) printed = &field;
  }
  if (!printed) return std::nullopt;
  printed->taken = true;
  return printed->text;
}

}  // namespace gewu

#include "records/fields.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/text.h"
#include "numbers/money.h"
#include "numbers/printed_number.h"

namespace gewu {

namespace {

using K = LabelKind;

// An unknown label is short and says no number or sentence.
constexpr size_t kLongestUnknownLabel = 16;

bool is_goal(K kind) { return kind == K::Goal || kind == K::AnnualGoal || kind == K::MidtermGoal; }

/// Labels that may stand over or beside other labels, and then have no value of their own.
bool is_heading(K kind) {
  return is_goal(kind) || kind == K::Funds || kind == K::AnnualBudget || kind == K::Indicators ||
         kind == K::AnnualIndicators || kind == K::MidtermIndicators || kind == K::FundingSource ||
         kind == K::FundingAmount;
}

class FieldReader {
 public:
  FieldReader(const GridView& grid, std::span<const LabelKind> kinds)
      : grid_(grid), kinds_(kinds) {}

  void read_rows(const RowRange& range) {
    last_row_ = range.last;
    for (int row = range.first; row <= range.last; ++row) read_row(row);
  }

  std::vector<Field> fields;

 private:
  void read_row(int row) {
    if (heads_columns(row)) {
      read_columns(row);
      return;
    }
    for (const TextCell* cell : grid_.starting_in(row)) {
      if (claimed_.count(cell) || is_blank_cell(*cell)) continue;
      read_cell(*cell);
    }
  }

  /// 任务名称 | 主要内容 | 预算金额: labels side by side without a cell between for a value. Labels
  /// of goals stand so too, each over its text.
  bool heads_columns(int row) const {
    constexpr int kFewest = 3;
    int labels = 0;
    for (const TextCell* cell : grid_.starting_in(row)) {
      if (claimed_.count(cell)) return false;
      const LabelMatch match = match_label_of(cell->text, kinds_);
      if (!match.exact || match.inlined || is_goal(match.kind)) return false;
      ++labels;
    }
    return labels >= kFewest;
  }

  /// Last row of the small table that a row of heads begins: as far as the label beside it reaches.
  int columns_end(int row) const {
    const TextCell* spine = grid_.starting_in(row).front();
    if (spine->row_span > 1) return std::min(spine->last_row(), last_row_);
    int end = row;
    while (end < last_row_) {
      const TextCell* next = grid_.at(end + 1, 0);
      if (!next || is_label(*next)) break;
      ++end;
    }
    return end;
  }

  /// Every cell below becomes a field of its own under its column's label.
  void read_columns(int row) {
    const int end = columns_end(row);
    std::vector<const TextCell*> heads(static_cast<size_t>(grid_.cols()), nullptr);
    for (int r = row; r <= end; ++r) {
      const bool head = r == row || heads_columns(r);
      for (const TextCell* cell : grid_.starting_in(r)) {
        claimed_.insert(cell);
        const TextCell*& label = heads[static_cast<size_t>(cell->col)];
        if (head) std::fill_n(&label, cell->col_span, cell);
        if (head || !label || is_blank_cell(*cell)) continue;
        Field field;
        field.kind = LabelKind::OtherField;
        field.label_cell = label;
        field.label = printed_label(label->text);
        take(field, *cell);
        fields.push_back(std::move(field));
      }
    }
  }

  void read_cell(const TextCell& cell) {
    Field field;
    field.match = match_label_of(cell.text, kinds_);
    field.kind = field.match.kind;
    field.label_cell = &cell;
    field.label = printed_label(cell.text);
    if (field.kind == K::None) {
      read_unknown(field);
    } else if (field.match.inlined && !field.match.rest.empty()) {
      field.text = field.match.rest;
      field.value_cell = &cell;
      field.label = label_part(cell.text);
    } else {
      find_value(field);
    }
    claimed_.insert(&cell);
    fields.push_back(std::move(field));
  }

  /// "财政拨款" out of "财政拨款：10".
  static std::string label_part(const std::string& text) {
    const LabelMatch match = match_label(text);
    const size_t rest = match.rest.empty() ? std::string::npos : text.rfind(match.rest);
    return printed_label(rest == std::string::npos ? text : text.substr(0, rest));
  }

  bool is_label(const TextCell& cell) const {
    const LabelMatch match = match_label_of(cell.text, kinds_);
    return match && (match.exact || match.inlined);
  }

  bool is_free_value(const TextCell* cell) const {
    return cell && !claimed_.count(cell) && !is_label(*cell);
  }

  void find_value(Field& field) {
    const TextCell& label = *field.label_cell;
    const TextCell* right = grid_.right_of(label);
    if (right && right->row < label.row) right = nullptr;  // belongs to a row above
    if (is_goal(field.kind)) {
      find_goal(field, right);
      return;
    }
    if (is_free_value(right) && !(is_heading(field.kind) && !holds_number(*right))) {
      take(field, *right);
      return;
    }
    if (is_heading(field.kind) || right) return;
    const TextCell* below = grid_.below(label);
    if (is_free_value(below) && below->col_span == label.col_span) take(field, *below);
  }

  static bool holds_number(const TextCell& cell) {
    return parse_money(cell.text, "").amount.has_value();
  }

  /// Right of the label (a line for every row that the label spans), else below it.
  void find_goal(Field& field, const TextCell* right) {
    const TextCell& label = *field.label_cell;
    if (right && (!is_label(*right) || starts_like_goal(*right))) {
      for (int row = label.row; row <= label.last_row(); ++row) {
        const TextCell* part = grid_.at(row, label.last_col() + 1);
        if (part && part->row == row && !claimed_.count(part)) take(field, *part);
      }
      return;
    }
    const TextCell* below = grid_.below(label);
    const bool inside = below && below->row <= last_row_;
    if (inside && !claimed_.count(below) && !is_label(*below)) take(field, *below);
  }

  /// "目标1：…" and prose that happens to begin with a label's word.
  static bool starts_like_goal(const TextCell& cell) {
    constexpr size_t kProse = 40;  // characters; no label with its value is as long
    return decode_utf8(cell.text).size() > kProse;
  }

  void take(Field& field, const TextCell& cell) {
    if (field.value_cell && !cell.text.empty()) field.text += "\n";
    field.text += cell.text;
    if (!field.value_cell) field.value_cell = &cell;
    claimed_.insert(&cell);
  }

  /// A short text with a value beside it, where a label is due.
  void read_unknown(Field& field) {
    const TextCell& cell = *field.label_cell;
    const TextCell* right = grid_.right_of(cell);
    const std::u32string text = decode_utf8(fold_text(cell.text));
    const bool wordy = text.size() > kLongestUnknownLabel || number_in(cell.text);
    if (!wordy && right && right->row == cell.row && is_free_value(right)) {
      take(field, *right);
      return;
    }
    field.text = cell.text;  // text without a label
    field.label.clear();
    field.value_cell = &cell;
  }

  const GridView& grid_;
  std::span<const LabelKind> kinds_;
  int last_row_ = -1;  ///< of the rows being read: values stand no lower
  std::set<const TextCell*> claimed_;
};

}  // namespace

std::vector<Field> read_fields(const GridView& grid, std::span<const RowRange> rows,
                               std::span<const LabelKind> kinds) {
  FieldReader reader(grid, kinds);
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
  Field* field = find_field(fields, kind);
  if (!field) return std::nullopt;
  field->taken = true;
  return field->text;
}

}  // namespace gewu

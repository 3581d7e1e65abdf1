#include <algorithm>
#include <array>

#include "base/text.h"
#include "numbers/money.h"
#include "numbers/printed_number.h"
#include "records/amounts.h"
#include "records/list_head.h"
#include "records/units.h"

namespace gewu {

namespace {

using K = LabelKind;

constexpr int kMostHeadRows = 6;  // captions and a head may take some rows of a grid

std::optional<std::string> text_at(const GridView& grid, int row, const ListHead& head, K kind) {
  const auto column = head.columns.find(kind);
  if (column == head.columns.end()) return std::nullopt;
  const TextCell* cell = grid.at(row, column->second.range.first);
  return cell ? std::optional(cell->text) : std::nullopt;
}

enum class ListRowKind { Project, Subtotal, Sum };

/// What a row is: its cells but the amount say 合计 or 小计, or it holds nothing but an amount.
class RowReader {
 public:
  RowReader(FormContext& context, const ListHead& head, std::string unit)
      : context_(context), head_(head), unit_(std::move(unit)) {}

  ListRowKind kind(int row) const {
    const TextCell* amount = amount_cell(row);
    bool only_amount = amount && !is_blank_cell(*amount);
    for (const TextCell* cell : context_.grid.starting_in(row)) {
      if (cell == amount || is_blank_cell(*cell)) continue;
      if (says(*cell, K::Sum)) return ListRowKind::Sum;
      if (says(*cell, K::Subtotal) || ends_in_subtotal(*cell)) return ListRowKind::Subtotal;
      only_amount = false;
    }
    return only_amount ? ListRowKind::Sum : ListRowKind::Project;
  }

  ProjectListRow project(int row) const {
    const GridView& grid = context_.grid;
    ProjectListRow result;
    result.row = row;
    result.no = text_at(grid, row, head_, K::ListNumber);
    result.department = text_at(grid, row, head_, K::Department);
    result.implementing_unit = text_at(grid, row, head_, K::ImplementingUnit);
    std::optional<std::string> unit = text_at(grid, row, head_, K::BudgetUnit);
    if (!result.department) {
      result.department = std::move(unit);
    } else if (!result.implementing_unit) {
      result.implementing_unit = std::move(unit);
    }
    result.project_name = text_at(grid, row, head_, K::ProjectName);
    result.amount = amount(row);
    add_more(result, row);
    return result;
  }

  /// `last`: the project above, whose department the sum is of where its own row names none.
  ListSubtotal subtotal(int row, const ProjectListRow* last) const {
    ListSubtotal result;
    result.row = row;
    result.amount = amount(row);
    const TextCell* label = label_of_subtotal(row);
    const std::optional<std::string> beside = text_at(context_.grid, row, head_, K::Department);
    const std::string named = label ? before_subtotal(*label) : "";
    if (!named.empty()) {
      result.department = named;
    } else if (beside && !beside->empty() && (!label || *beside != label->text)) {
      result.department = beside;
    } else if (last) {
      result.department = last->department;
    }
    return result;
  }

  Money amount(int row) const { return read_amount(context_, amount_cell(row), unit_); }

 private:
  static bool says(const TextCell& cell, K kind) {
    const std::array<K, 1> wanted{kind};
    return static_cast<bool>(label_of(cell, wanted, false));
  }

  static bool ends_in_subtotal(const TextCell& cell) {
    return printed_label(cell.text).ends_with("小计");
  }

  /// 县教育局 out of 县教育局小计; empty if there is nothing before it.
  static std::string before_subtotal(const TextCell& cell) {
    const std::string label = printed_label(cell.text);
    if (!ends_in_subtotal(cell) || says(cell, K::Subtotal)) return "";
    return label.substr(0, label.size() - std::string("小计").size());
  }

  const TextCell* label_of_subtotal(int row) const {
    for (const TextCell* cell : context_.grid.starting_in(row)) {
      if (ends_in_subtotal(*cell) || says(*cell, K::Subtotal)) return cell;
    }
    return nullptr;
  }

  const TextCell* amount_cell(int row) const {
    return context_.grid.at(row, head_.amount().range.first);
  }

  /// What the columns without a key say: nothing printed is lost. Of two names for the unit, the
  /// one that no key holds goes there too.
  void add_more(ProjectListRow& result, int row) const {
    const auto has = [&](K kind) { return head_.columns.count(kind) > 0; };
    if (has(K::Department) && has(K::ImplementingUnit) && has(K::BudgetUnit)) {
      add_column(result, head_.columns.at(K::BudgetUnit), row);
    }
    for (const HeadColumn& column : head_.other) add_column(result, column, row);
  }

  void add_column(ProjectListRow& result, const HeadColumn& column, int row) const {
    const TextCell* cell = context_.grid.at(row, column.range.first);
    if (cell && !is_blank_cell(*cell)) result.more.push_back({column.label(), cell->text});
  }

  FormContext& context_;
  const ListHead& head_;
  std::string unit_;
};

bool is_blank_row(const GridView& grid, int row) {
  const std::vector<const TextCell*> cells = grid.across(row, 0, grid.cols() - 1);
  return std::all_of(cells.begin(), cells.end(),
                     [](const TextCell* cell) { return is_blank_cell(*cell); });
}

/// Does the column name its rows once for each group of them?
bool groups_rows(const GridView& grid, const ListHead& head) {
  auto column = head.columns.find(K::Department);
  if (column == head.columns.end()) column = head.columns.find(K::BudgetUnit);
  if (column == head.columns.end()) return false;
  for (int row = head.last_row + 1; row < grid.rows(); ++row) {
    const TextCell* cell = grid.at(row, column->second.range.first);
    if (cell && cell->row_span > 1 && cell->col_span == 1 && !is_blank_cell(*cell)) return true;
  }
  return false;
}

/// Of a group that a page break parts, the lower rows may print no department.
void carry_department(ProjectListRow& row, const ProjectList& list) {
  if (list.rows.empty() || !row.department || !row.department->empty()) return;
  row.department = list.rows.back().department;
}

std::string list_unit(FormContext& context, const ListHead& head) {
  for (const TextCell* cell : head.amount().path) {
    const std::string unit = bracketed_unit(cell->text);
    if (!unit.empty()) return unit_of_amounts(context, unit, cell);
  }
  return unit_of_amounts(context, "", nullptr);
}

ListHead find_head(const FormContext& context) {
  for (int row = 0; row < std::min(context.grid.rows(), kMostHeadRows); ++row) {
    ListHead head = head_in(context.grid, row);
    if (is_list(context, head)) return head;
  }
  return {};
}

}  // namespace

std::optional<ProjectList> read_project_list(FormContext& context) {
  if (!context.heads.empty()) return std::nullopt;
  const ListHead head = find_head(context);
  if (head.columns.empty()) return std::nullopt;
  ProjectList list;
  const std::string unit = list_unit(context, head);
  if (!unit.empty()) list.unit = unit;
  if (const std::string year = context.year(); !year.empty()) list.year = year;
  list.of_budget = titled_budget(context);
  const RowReader reader(context, head, unit);
  const bool grouped = groups_rows(context.grid, head);
  for (int row = head.last_row + 1; row < context.grid.rows(); ++row) {
    if (is_blank_row(context.grid, row)) continue;
    const ListRowKind kind = reader.kind(row);
    if (kind == ListRowKind::Project) {
      ProjectListRow project = reader.project(row);
      if (grouped) carry_department(project, list);
      list.rows.push_back(std::move(project));
    } else if (kind == ListRowKind::Subtotal) {
      list.subtotals.push_back(
          reader.subtotal(row, list.rows.empty() ? nullptr : &list.rows.back()));
    } else if (!list.total) {
      list.total = reader.amount(row);
    }
  }
  return list;
}

}  // namespace gewu

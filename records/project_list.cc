#include <algorithm>
#include <array>
#include <map>

#include "base/text.h"
#include "records/amounts.h"

namespace gewu {

namespace {

using K = LabelKind;

constexpr std::array<K, 8> kColumns{K::ListNumber,  K::Department, K::ImplementingUnit,
                                    K::ProjectName, K::ListAmount, K::FundsTotal,
                                    K::BudgetUnit,  K::Remark};
constexpr int kMostHeadRows = 6;  // captions and a head may take some rows of a grid
constexpr size_t kFewestColumns = 3;

struct ListHead {
  int row = -1;
  int last_row = -1;
  std::map<K, const TextCell*> columns;
  std::vector<const TextCell*> other;  ///< head cells without a key in the record
};

ListHead head_in(const GridView& grid, int row) {
  ListHead head;
  head.row = row;
  head.last_row = row;
  for (const TextCell* cell : grid.starting_in(row)) {
    K kind = match_label_of(cell->text, kColumns, false).kind;
    if (kind == K::FundsTotal) kind = K::ListAmount;
    if (kind == K::Remark || !head.columns.try_emplace(kind, cell).second) kind = K::None;
    if (kind == K::None && !is_blank_cell(*cell)) head.other.push_back(cell);
    head.last_row = std::max(head.last_row, cell->last_row());
  }
  head.columns.erase(K::None);
  return head;
}

bool is_head(const GridView& grid, const ListHead& head) {
  const auto has = [&](K kind) { return head.columns.count(kind) > 0; };
  const bool names = has(K::ProjectName) && has(K::ListAmount);
  const bool unit =
      has(K::ListNumber) || has(K::Department) || has(K::ImplementingUnit) || has(K::BudgetUnit);
  return names && unit && head.columns.size() >= kFewestColumns &&
         head.columns.size() > head.other.size() && head.last_row + 1 < grid.rows();
}

std::optional<std::string> text_at(const GridView& grid, int row, const ListHead& head, K kind) {
  const auto column = head.columns.find(kind);
  if (column == head.columns.end()) return std::nullopt;
  const TextCell* cell = grid.at(row, column->second->col);
  return cell ? std::optional(cell->text) : std::nullopt;
}

/// The row of the sum: says 合计, or holds nothing but an amount.
bool is_sum_row(const GridView& grid, int row, const ListHead& head) {
  constexpr std::array<K, 1> kSum{K::Sum};
  bool only_amount = true;
  const TextCell* amount = grid.at(row, head.columns.at(K::ListAmount)->col);
  for (const TextCell* cell : grid.across(row, 0, grid.cols() - 1)) {
    if (match_label_of(cell->text, kSum, false)) return true;
    if (cell != amount && !is_blank_cell(*cell)) only_amount = false;
  }
  return only_amount && amount && !is_blank_cell(*amount);
}

Money amount_of_row(FormContext& context, int row, const ListHead& head, const std::string& unit) {
  const TextCell* cell = context.grid.at(row, head.columns.at(K::ListAmount)->col);
  return read_amount(context, cell ? cell->text : "", cell, unit);
}

ProjectListRow read_row(FormContext& context, int row, const ListHead& head,
                        const std::string& unit) {
  const GridView& grid = context.grid;
  ProjectListRow result;
  result.row = row;
  result.no = text_at(grid, row, head, K::ListNumber);
  result.department = text_at(grid, row, head, K::Department);
  result.implementing_unit = text_at(grid, row, head, K::ImplementingUnit);
  if (!result.department) result.department = text_at(grid, row, head, K::BudgetUnit);
  result.project_name = text_at(grid, row, head, K::ProjectName);
  result.amount = amount_of_row(context, row, head, unit);
  return result;
}

bool is_blank_row(const GridView& grid, int row) {
  const std::vector<const TextCell*> cells = grid.across(row, 0, grid.cols() - 1);
  return std::all_of(cells.begin(), cells.end(),
                     [](const TextCell* cell) { return is_blank_cell(*cell); });
}

std::string list_unit(const FormContext& context, const ListHead& head) {
  const LabelMatch amount = match_label_of(head.columns.at(K::ListAmount)->text, kColumns, false);
  return amount.unit.empty() ? context.unit() : amount.unit;
}

/// What the columns without a key say, row by row: nothing printed is lost.
void add_more(ProjectList& list, const GridView& grid, int row, const ListHead& head) {
  for (const TextCell* column : head.other) {
    const TextCell* cell = grid.at(row, column->col);
    if (cell && !is_blank_cell(*cell))
      list.more.push_back({printed_label(column->text), cell->text});
  }
}

}  // namespace

std::optional<ProjectList> read_project_list(FormContext& context) {
  if (!context.heads.empty()) return std::nullopt;
  const GridView& grid = context.grid;
  ListHead head;
  for (int row = 0; row < std::min(grid.rows(), kMostHeadRows) && head.columns.empty(); ++row) {
    ListHead candidate = head_in(grid, row);
    if (is_head(grid, candidate)) head = std::move(candidate);
  }
  if (head.columns.empty()) return std::nullopt;
  ProjectList list;
  const std::string unit = list_unit(context, head);
  if (!unit.empty()) list.unit = unit;
  if (const std::string year = context.year(); !year.empty()) list.year = year;
  for (int row = head.last_row + 1; row < grid.rows(); ++row) {
    if (is_blank_row(grid, row)) continue;
    if (is_sum_row(grid, row, head)) {
      if (!list.total) list.total = amount_of_row(context, row, head, unit);
      continue;
    }
    list.rows.push_back(read_row(context, row, head, unit));
    add_more(list, grid, row, head);
  }
  return list;
}

}  // namespace gewu

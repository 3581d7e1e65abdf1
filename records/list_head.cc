#include "records/list_head.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "numbers/printed_number.h"

namespace gewu {

namespace {

using K = LabelKind;

constexpr std::array<K, 8> kColumns{K::ListNumber,  K::Department, K::ImplementingUnit,
                                    K::ProjectName, K::ListAmount, K::FundsTotal,
                                    K::BudgetUnit,  K::Remark};
constexpr std::array<K, 4> kParts{K::Sum, K::Subtotal, K::FundingAmount, K::FundsTotal};
constexpr int kDeepestHead = 3;
constexpr size_t kFewestColumns = 3;

/// By its lowest head; under a head of amounts (预算金额: 小计, 中央, 省级) the sum is the amount.
K list_column_kind(const HeadColumn& column) {
  K kind = label_of(column.leaf(), kColumns, false).kind;
  const bool part = kind == K::None || kind == K::FundsTotal;
  for (size_t i = column.path.size() - 1; part && i-- > 0;) {
    const K over = label_of(*column.path[i], kColumns, false).kind;
    const bool money = over == K::ListAmount || over == K::FundsTotal;
    if (money) return label_of(column.leaf(), kParts, false) ? K::ListAmount : K::None;
  }
  if (kind == K::FundsTotal) kind = K::ListAmount;
  return kind == K::Remark ? K::None : kind;
}

/// 已发债券规模（亿元）: of columns without a known head the only one that names a unit of money.
void find_amount_by_unit(ListHead& head) {
  if (head.columns.count(K::ListAmount) > 0 || head.columns.count(K::ProjectName) == 0) return;
  const auto names_unit = [](const HeadColumn& column) {
    return !bracketed_unit(column.leaf().text).empty();
  };
  const auto found = std::find_if(head.other.begin(), head.other.end(), names_unit);
  if (found == head.other.end() || std::count_if(found, head.other.end(), names_unit) > 1) return;
  head.columns.emplace(K::ListAmount, *found);
  head.other.erase(found);
}

/// Columns besides the amount that print money.
int further_amounts(const GridView& grid, const ListHead& head) {
  int found = 0;
  for (const HeadColumn& column : head.other) {
    int printed = 0;
    int numbers = 0;
    for (int row = head.last_row + 1; row < grid.rows(); ++row) {
      const TextCell* cell = grid.at(row, column.range.first);
      if (!cell || cell->row != row || is_blank_cell(*cell)) continue;
      ++printed;
      const bool money = cell->text.find_first_of(".,") != std::string::npos;
      numbers += money && number_in(cell->text) ? 1 : 0;
    }
    found += numbers > 0 && numbers * 2 > printed ? 1 : 0;
  }
  return found;
}

bool is_head(const GridView& grid, const ListHead& head) {
  const auto has = [&](K kind) { return head.columns.count(kind) > 0; };
  const bool names = has(K::ProjectName) && has(K::ListAmount);
  const bool unit =
      has(K::ListNumber) || has(K::Department) || has(K::ImplementingUnit) || has(K::BudgetUnit);
  return names && unit && head.columns.size() >= kFewestColumns && head.last_row + 1 < grid.rows();
}

}  // namespace

ListHead head_in(const GridView& grid, int row) {
  ListHead head;
  head.row = row;
  head.last_row = row;
  for (const TextCell* cell : grid.starting_in(row)) {
    if (cell->row_span <= kDeepestHead) head.last_row = std::max(head.last_row, cell->last_row());
  }
  for (const HeadColumn& column : head_columns(grid, row, head.last_row)) {
    const K kind = list_column_kind(column);
    const bool keyed = kind != K::None && head.columns.try_emplace(kind, column).second;
    if (!keyed && !is_blank_cell(column.leaf())) head.other.push_back(column);
  }
  find_amount_by_unit(head);
  return head;
}

bool titled_budget(const FormContext& context) {
  bool budget = false;
  for (const std::string& heading : context.headings) {
    const auto has = [text = fold_text(heading)](const char* word) {
      return text.find(word) != std::string::npos;
    };
    if (has("绩效") || has("目标") || has("清单") || has("一览")) return false;
    budget = budget || ((has("预算") || has("决算")) && has("支出"));
  }
  return budget;
}

bool is_list(const FormContext& context, const ListHead& head) {
  if (!is_head(context.grid, head)) return false;
  if (titled_budget(context)) return further_amounts(context.grid, head) == 0;
  return head.columns.size() > head.other.size() || context.titled(TitleKind::ProjectList) ||
         further_amounts(context.grid, head) <= 1;
}

}  // namespace gewu

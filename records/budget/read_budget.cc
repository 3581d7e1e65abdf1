#include "records/budget/read_budget.h"

#include <algorithm>

#include "base/text.h"
#include "records/budget/head.h"
#include "records/budget/kind.h"
#include "records/budget/rows.h"
#include "records/budget/words.h"

namespace gewu {

namespace {

/// The table before reaches to the page before this one, or stands on the same page.
bool follows(const TextTable& before, const TextTable& table) {
  return !before.pages.empty() && !table.pages.empty() &&
         table.pages.front() - before.pages.back() <= 1;
}

bool closed_by_total(const BudgetTable& before) {
  return !before.rows.empty() && before.rows.size() > 1 &&
         is_grand_total_name(before.rows.back().name);
}

/// No head and no title of its own, as many columns as the one before, which is still open.
bool goes_on(const FormContext& context, const BudgetSurroundings& around, int head_end) {
  return head_end == context.body_row && around.record_before && around.table_before &&
         around.caption.title.empty() && around.table_before->cols == context.table.cols &&
         follows(*around.table_before, context.table) && !closed_by_total(*around.record_before);
}

/// Title and head are printed again on the next page, over a table that is still open: no total
/// closes the part before, and none opens this one.
bool is_repeated(const FormContext& context, const BudgetSurroundings& around,
                 const BudgetTable& table) {
  const BudgetTable* before = around.record_before;
  if (!before || !follows(*around.table_before, context.table) || closed_by_total(*before) ||
      before->rows.empty() || table.rows.empty() ||
      before->columns.size() != table.columns.size() || is_total_name(table.rows.front().name) ||
      context.table.title.empty() ||
      fold_text(context.table.title) != fold_text(around.table_before->title)) {
    return false;
  }
  for (size_t i = 0; i < table.columns.size(); ++i) {
    if (before->columns[i].path != table.columns[i].path) return false;
  }
  return true;
}

/// The table before is the beginning of a head that a page break cut off.
bool ends_head_before(const BudgetSurroundings& around, const TextTable& table) {
  constexpr int kMostRows = 3;
  const TextTable* before = around.table_before;
  return before && before->rows <= kMostRows && follows(*before, table) &&
         before->pages.back() < table.pages.front() &&
         std::none_of(before->cells.begin(), before->cells.end(),
                      [](const TextCell& cell) { return looks_numeric(cell.text); });
}

std::optional<BudgetKind> kind_of_headings(const FormContext& context,
                                           const BudgetSurroundings& around) {
  for (auto it = context.headings.rbegin(); it != context.headings.rend(); ++it) {
    if (const auto kind = kind_of_title(*it)) return kind;
  }
  if (const auto kind = kind_of_title(around.caption.title)) return kind;
  if (ends_head_before(around, context.table)) return kind_of_title(around.table_before->title);
  return std::nullopt;
}

std::string money_unit(const FormContext& context, const BudgetSurroundings& around) {
  std::string unit = money_unit_in(context.unit_note);
  if (unit.empty()) unit = money_unit_in(around.caption.unit_note);
  if (unit.empty() && ends_head_before(around, context.table)) {
    unit = money_unit_in(around.table_before->unit_note);
  }
  return unit;
}

bool has_amount_column(const BudgetTable& table) {
  return std::any_of(table.columns.begin(), table.columns.end(),
                     [](const BudgetColumn& column) { return column.role == BudgetRole::Amount; });
}

/// Amounts of money as they are printed, with cents or thousands separators.
bool prints_money(const BudgetTable& table) {
  for (const BudgetRow& row : table.rows) {
    for (const BudgetAmount& amount : row.amounts) {
      if (amount.yuan || fold_text(amount.text).find_first_of(".,") != std::string::npos) {
        return true;
      }
    }
  }
  return false;
}

void fill_facts(BudgetTable& table, const FormContext& context, const BudgetSurroundings& around) {
  const std::string year = context.year();
  if (!year.empty()) table.year = year;
  if (!table.year && !year_in(around.caption.title).empty()) {
    table.year = year_in(around.caption.title);
  }
  if (!table.year) table.year = around.document.year;
  table.unit = around.document.unit;
  if (!around.caption.unit_name.empty()) table.unit = around.caption.unit_name;
  table.execution = around.document.execution;
  for (const std::string& heading : context.headings) {
    table.execution = table.execution || says_execution(heading);
  }
  for (const BudgetColumn& column : table.columns) {
    for (const std::string& label : column.path) {
      table.execution = table.execution || says_execution(label);
    }
  }
}

void read_as_continuation(BudgetTable& table, const BudgetTable& before) {
  table.continues = true;
  table.columns = before.columns;
  table.kind = before.kind;
  table.amounts_in = before.amounts_in;
  table.year = before.year;
  table.unit = before.unit;
  table.execution = before.execution;
}

std::vector<size_t> amount_columns(const BudgetTable& table) {
  std::vector<size_t> columns;
  for (size_t i = 0; i < table.columns.size(); ++i) {
    if (table.columns[i].role == BudgetRole::Amount) columns.push_back(i);
  }
  return columns;
}

/// A lone total that a page break left behind: one cell over all names, and the amounts.
bool is_last_row(const FormContext& context, const BudgetSurroundings& around,
                 const BudgetTable& table) {
  const BudgetTable* before = around.record_before;
  return before && table.head_rows == context.body_row && table.rows.size() == 1 &&
         table.rows.front().is == BudgetRowKind::Total && around.caption.title.empty() &&
         follows(*around.table_before, context.table) && !closed_by_total(*before) &&
         amount_columns(table).size() == amount_columns(*before).size();
}

/// The amounts stand in the order of the columns above, whose labels they take over.
void read_as_last_row(BudgetTable& table, const BudgetTable& before) {
  std::vector<BudgetColumn> own = table.columns;
  const std::vector<size_t> here = amount_columns(table);
  const std::vector<size_t> above = amount_columns(before);
  for (size_t i = 0; i < here.size(); ++i) own[here[i]].path = before.columns[above[i]].path;
  read_as_continuation(table, before);
  table.continues = false;  // its grid is another: the proof cannot lay one below the other
  table.columns = std::move(own);
}

}  // namespace

std::optional<BudgetTable> read_budget_table(const FormContext& context,
                                             const BudgetSurroundings& around) {
  if (!context.heads.empty() || context.grid.cols() < 2) return std::nullopt;
  BudgetTable table;
  table.head_rows = end_of_head(context.grid, context.body_row);
  if (goes_on(context, around, table.head_rows)) {
    read_as_continuation(table, *around.record_before);
    table.rows = read_budget_rows(context.grid, table.head_rows, table.columns,
                                  table.amounts_in.value_or(""));
    return table;
  }
  table.columns = read_columns(context.grid, context.body_row, table.head_rows);
  std::string unit = money_unit(context, around);
  for (const BudgetColumn& column : table.columns) {
    if (unit.empty()) unit = column.unit;
  }
  if (!unit.empty()) table.amounts_in = unit;
  table.rows = read_budget_rows(context.grid, table.head_rows, table.columns, unit);
  if (is_repeated(context, around, table)) {
    const int head_rows = table.head_rows;
    read_as_continuation(table, *around.record_before);
    table.head_rows = head_rows;
    table.rows = read_budget_rows(context.grid, head_rows, table.columns, unit);
    return table;
  }
  if (is_last_row(context, around, table)) {
    read_as_last_row(table, *around.record_before);
    table.rows = read_budget_rows(context.grid, table.head_rows, table.columns,
                                  table.amounts_in.value_or(""));
    return table;
  }
  const std::optional<BudgetKind> titled = kind_of_headings(context, around);
  if (!titled && !(has_amount_column(table) && prints_money(table))) return std::nullopt;
  table.kind = titled ? *titled : kind_of_content(table);
  fill_facts(table, context, around);
  return table;
}

}  // namespace gewu

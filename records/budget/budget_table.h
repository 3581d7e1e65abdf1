// The typed rows of one budget or final-account table: what each column means, and for every row
// its code, name, level and amounts. The proof by arithmetic (records/proof) works from it.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace gewu {

enum class BudgetKind {
  IncomeExpenditure,   ///< 收支总表
  Income,              ///< 收入总表
  Expenditure,         ///< 支出总表, also of all fiscal money
  FiscalBalance,       ///< 财政拨款收支总表
  GeneralExpenditure,  ///< 一般公共预算支出, by function or by economic class
  BasicExpenditure,    ///< 基本支出
  ThreePublics,        ///< “三公”经费
  Fund,                ///< 政府性基金
  Capital,             ///< 国有资本经营
  Procurement,         ///< 政府采购
  Projects,            ///< 项目支出
  Other
};

/// "income-expenditure", "income", ... as the output names them.
const char* budget_kind_name(BudgetKind kind);

enum class BudgetRole { Code, Name, Amount, Count, Ratio, Text };

const char* budget_role_name(BudgetRole role);

/// One grid column; `columns` of a table holds one for each, in order.
struct BudgetColumn {
  int side = 0;   ///< 0: left (income), 1: right (expenditure)
  int block = 0;  ///< columns that share their names of rows; ascending from left to right
  std::vector<std::string> path;  ///< head labels from the top, as printed, without repetition
  BudgetRole role = BudgetRole::Text;
  std::string unit;  ///< of money, where the head prints one of its own
};

struct BudgetAmount {
  int column = 0;                   ///< index into BudgetTable::columns, and of the grid
  std::string text;                 ///< as printed; "" for a blank cell
  std::optional<std::string> yuan;  ///< exact decimal string; absent if blank or no number
};

enum class BudgetRowKind { Item, Subtotal, Total, OfWhich };

const char* budget_row_kind_name(BudgetRowKind kind);

/// One row of one block; a grid row of a table with two sides makes two of them.
struct BudgetRow {
  int side = 0;
  int block = 0;
  int row = 0;                      ///< of the grid
  int first_col = 0;                ///< where its name begins; left of its block: totals that too
  std::optional<std::string> code;  ///< 类, 款 and 项 together: "2010301"; absent: no such column
  std::string name;
  int level = 1;  ///< 1 for 类, 2 for 款, 3 for 项; likewise for numbered names; 0 for totals
  BudgetRowKind is = BudgetRowKind::Item;
  std::vector<BudgetAmount> amounts;  ///< one for each column that holds amounts, counts or ratios
};

struct BudgetTable {
  BudgetKind kind = BudgetKind::Other;
  std::optional<std::string> year;
  std::optional<std::string> unit;        ///< 单位名称
  std::optional<std::string> amounts_in;  ///< 元, 万元, ...; absent if nothing says it
  bool execution = false;                 ///< 决算
  std::vector<BudgetColumn> columns;
  std::vector<BudgetRow> rows;
  int head_rows = 0;       ///< grid rows before the first row of data
  bool continues = false;  ///< no head of its own: columns are those of the table before
};

}  // namespace gewu

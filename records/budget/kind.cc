#include "records/budget/kind.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace gewu {

namespace {

bool contains(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

bool contains_any(const std::string& text, std::initializer_list<std::string_view> parts) {
  return std::any_of(parts.begin(), parts.end(), [&](auto part) { return contains(text, part); });
}

/// The funds that have tables of their own, whichever form these take.
std::optional<BudgetKind> special_fund(const std::string& title) {
  if (contains(title, "三公")) return BudgetKind::ThreePublics;
  if (contains_any(title, {"机关运行", "国有资产", "购买服务", "转移支付", "债务", "绩效"})) {
    return BudgetKind::Other;
  }
  if (contains(title, "采购")) return BudgetKind::Procurement;
  if (contains_any(title, {"政府性基金", "基金预算", "基金支出"})) return BudgetKind::Fund;
  if (contains(title, "国有资本")) return BudgetKind::Capital;
  return std::nullopt;
}

std::optional<BudgetKind> of_income_and_spending(const std::string& title) {
  const bool income = contains(title, "收入");
  const bool spending = contains(title, "支出");
  if (contains(title, "收支") || (income && spending)) {
    return contains_any(title, {"财政拨款", "一般公共预算"}) ? BudgetKind::FiscalBalance
                                                             : BudgetKind::IncomeExpenditure;
  }
  if (contains(title, "基本支出")) return BudgetKind::BasicExpenditure;
  if (contains_any(title, {"项目支出", "项目预算", "项目明细", "项目经费", "专项资金", "项目表"})) {
    return BudgetKind::Projects;
  }
  if (contains(title, "一般公共预算") && spending) return BudgetKind::GeneralExpenditure;
  if (income) return BudgetKind::Income;
  if (spending) return BudgetKind::Expenditure;
  return std::nullopt;
}

}  // namespace

std::optional<BudgetKind> kind_of_title(std::string_view title) {
  const std::string folded = fold_text(title);
  if (folded.empty()) return std::nullopt;
  if (const auto special = special_fund(folded)) return special;
  return of_income_and_spending(folded);
}

BudgetKind kind_of_content(const BudgetTable& table) {
  std::string words;
  for (const BudgetColumn& column : table.columns) {
    for (const std::string& label : column.path) words += fold_text(label) + "\n";
  }
  if (const auto special = special_fund(words)) return *special;
  bool income = false;
  bool spending = false;
  bool economic = !table.rows.empty();
  for (const BudgetRow& row : table.rows) {
    const std::string name = fold_text(row.name);
    income = income || (row.is != BudgetRowKind::Item && contains(name, "收入"));
    spending = spending || (row.is != BudgetRowKind::Item && contains(name, "支出"));
    const std::string code = row.code.value_or("");
    economic = economic && (code.empty() || code[0] == '3');
  }
  const bool coded = std::any_of(table.rows.begin(), table.rows.end(), [](const BudgetRow& row) {
    return row.code && !row.code->empty();
  });
  if (coded && economic) return BudgetKind::BasicExpenditure;
  if (income && spending) {
    return contains(words, "财政拨款收入") && !contains(words, "事业收入")
               ? BudgetKind::FiscalBalance
               : BudgetKind::IncomeExpenditure;
  }
  if (income) return BudgetKind::Income;
  if (coded && contains(words, "项目支出")) return BudgetKind::Expenditure;
  return BudgetKind::Other;
}

bool says_execution(std::string_view title) { return contains(fold_text(title), "决算"); }

const char* budget_kind_name(BudgetKind kind) {
  constexpr std::array<const char*, 12> kNames{
      "income-expenditure", "income",        "expenditure", "fiscal-balance", "general-expenditure",
      "basic-expenditure",  "three-publics", "fund",        "capital",        "procurement",
      "projects",           "other"};
  return kNames.at(static_cast<size_t>(kind));
}

const char* budget_role_name(BudgetRole role) {
  constexpr std::array<const char*, 6> kNames{"code", "name", "amount", "count", "ratio", "text"};
  return kNames.at(static_cast<size_t>(role));
}

const char* budget_row_kind_name(BudgetRowKind kind) {
  constexpr std::array<const char*, 4> kNames{"item", "subtotal", "total", "of-which"};
  return kNames.at(static_cast<size_t>(kind));
}

}  // namespace gewu

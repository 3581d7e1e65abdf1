#include "records/head_columns.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace gewu {

namespace {

using K = LabelKind;

constexpr std::array<K, 15> kIndicatorKinds{K::Level1,     K::Level2,      K::Level3,   K::Value,
                                            K::Comparator, K::ValueUnit,   K::Basis,    K::Weight,
                                            K::LastYear,   K::ScoringRule, K::Evidence, K::Remark,
                                            K::Actual,     K::Score,       K::Deviation};

constexpr std::array<K, 4> kBudgetKinds{K::InitialBudget, K::AdjustedBudget, K::ExecutedBudget,
                                        K::ExecutionRate};
constexpr std::array<K, 15> kAmountKinds{
    K::Weight,     K::Score,    K::TaskName,     K::TaskContent, K::FundingSource,
    K::Sum,        K::Subtotal, K::FundsFiscal,  K::FundsOther,  K::FundingAmount,
    K::FundsTotal, K::Remark,   K::ProjectTotal, K::SpecialBond, K::FundsPart};

/// Words that tell what a column is about where its wording is not known. Of two rules that fit
/// the earlier one holds: 上年完成值 is about the year before, not about what was reached.
struct WordRule {
  K kind;
  std::u32string_view word;
  std::u32string_view but_not;  ///< a word that rules it out; empty: none
};

constexpr std::array<WordRule, 42> kWordRules{
    {{K::Level1, U"一级目标", U""},    {K::Level2, U"二级目标", U""},
     {K::Level3, U"三级目标", U""},    {K::Level1, U"一级指标", U""},
     {K::Level2, U"二级指标", U""},    {K::Level3, U"三级指标", U""},
     {K::None, U"前年", U""},          {K::None, U"四级指标", U""},
     {K::LastYear, U"上年", U"结转"},  {K::LastYear, U"上一年", U""},
     {K::LastYear, U"历史", U""},      {K::Deviation, U"偏差", U""},
     {K::Deviation, U"偏离", U""},     {K::Deviation, U"未完成", U""},
     {K::Deviation, U"改进措施", U""}, {K::None, U"类型", U""},
     {K::None, U"半年完成", U""},      {K::None, U"半年实际", U""},
     {K::None, U"得分系数", U""},      {K::None, U"得分率", U""},
     {K::Score, U"得分", U"标准"},     {K::None, U"预计完成", U""},
     {K::Actual, U"实际完成", U""},    {K::Actual, U"实际值", U""},
     {K::Actual, U"完成值", U""},      {K::Value, U"指标值及", U""},
     {K::Value, U"目标值及", U""},     {K::ValueUnit, U"度量单位", U""},
     {K::ValueUnit, U"计量单位", U""}, {K::Comparator, U"指标性质", U""},
     {K::Comparator, U"符号", U""},    {K::Basis, U"依据", U""},
     {K::Evidence, U"佐证", U""},      {K::Evidence, U"来源", U""},
     {K::ScoringRule, U"评分", U""},   {K::ScoringRule, U"扣分", U""},
     {K::ScoringRule, U"赋分", U""},   {K::Weight, U"权重", U""},
     {K::Weight, U"分值", U""},        {K::Value, U"指标值", U""},
     {K::Value, U"目标值", U""},       {K::Value, U"预计", U""}}};

/// None also where a rule says so.
K kind_by_words(const TextCell& cell) {
  constexpr size_t kLongest = 24;  // characters; what is longer is no head
  const std::u32string text = decode_utf8(fold_text(cell.text));
  if (text.size() > kLongest) return K::None;
  const auto has = [&](std::u32string_view word) {
    return !word.empty() && text.find(word) != std::u32string::npos;
  };
  const auto* rule = std::find_if(kWordRules.begin(), kWordRules.end(), [&](const WordRule& r) {
    return has(r.word) && !has(r.but_not);
  });
  return rule == kWordRules.end() ? K::None : rule->kind;
}

bool says_last_year(const TextCell& cell) {
  constexpr std::array<std::string_view, 4> kWords{"上年", "上一年", "去年", "前年"};
  const std::string text = fold_text(cell.text);
  return text.find("结转") == std::string::npos &&
         std::any_of(kWords.begin(), kWords.end(),
                     [&](auto word) { return text.find(word) != std::string::npos; });
}

}  // namespace

std::string HeadColumn::label() const {
  std::string label;
  for (const TextCell* cell : path) {
    if (is_blank_cell(*cell)) continue;
    label += (label.empty() ? "" : "/") + printed_label(cell->text);
  }
  return label;
}

std::vector<HeadColumn> head_columns(const GridView& grid, int first_row, int last_row,
                                     int first_col) {
  std::vector<HeadColumn> columns;
  for (const TextCell* leaf : grid.across(last_row, first_col, grid.cols() - 1)) {
    if (leaf->row < first_row || leaf->col < first_col) continue;
    HeadColumn column;
    column.range = {leaf->col, leaf->last_col()};
    for (int row = first_row; row <= last_row; ++row) {
      const TextCell* cell = grid.at(row, leaf->col);
      if (cell->row < first_row) continue;
      if (column.path.empty() || column.path.back() != cell) column.path.push_back(cell);
    }
    columns.push_back(std::move(column));
  }
  return columns;
}

K indicator_column_kind(const HeadColumn& column) {
  for (size_t i = column.path.size(); i-- > 0;) {
    const TextCell& cell = *column.path[i];
    // 指标值及单位, read from a picture, may be 指标值单位 misread; what its words say comes first.
    const LabelMatch known = label_of(cell, kIndicatorKinds, false);
    if (known.exact) return known.kind;
    const K told = kind_by_words(cell);
    if (told != K::None) return told;
    if (known) return known.kind;
    // The head over a column that says something of its own is not what the column holds.
    if (!is_blank_cell(cell)) return K::None;
  }
  return K::None;
}

namespace {

/// 执行率得分（分）, 执行率权重: what the words of a head say where its wording is not known.
K amount_kind_by_words(const TextCell& cell) {
  constexpr std::array<WordRule, 10> kRules{{{K::Score, U"得分", U"标准"},
                                             {K::Weight, U"权重", U""},
                                             {K::Weight, U"分值", U""},
                                             {K::ExecutionRate, U"执行率", U"得分"},
                                             {K::ExecutedBudget, U"执行数", U"预计"},
                                             {K::ExecutedBudget, U"支出数", U"预计"},
                                             {K::ExecutedBudget, U"实际支出", U"预计"},
                                             {K::ExecutedBudget, U"执行金额", U"预计"},
                                             {K::AdjustedBudget, U"全年预算", U""},
                                             {K::AdjustedBudget, U"调整", U"率"}}};
  constexpr size_t kLongest = 16;
  const std::u32string text = decode_utf8(fold_text(cell.text));
  // 1-6月执行数 is that of a part of the year.
  if (text.size() > kLongest || text.find_first_of(U"月季半") != text.npos) return K::None;
  const auto has = [&](std::u32string_view word) {
    return !word.empty() && text.find(word) != text.npos;
  };
  const auto* rule = std::find_if(kRules.begin(), kRules.end(), [&](const WordRule& r) {
    return has(r.word) && !has(r.but_not);
  });
  return rule == kRules.end() ? K::None : rule->kind;
}

}  // namespace

K amount_column_kind(const HeadColumn& column) {
  // 全年预算数 is also a name of the year's total, which it is not where it heads a column.
  const K budget = label_of(column.leaf(), kBudgetKinds, false).kind;
  K kind = budget != K::None ? budget : label_of(column.leaf(), kAmountKinds, false).kind;
  if (kind == K::None) kind = amount_kind_by_words(column.leaf());
  // 上年度预算安排 is one character from 本年度预算安排, and another year's money.
  return says_last_year(column.leaf()) ? K::None : kind;
}

}  // namespace gewu

#include "records/funding.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "records/amounts.h"
#include "records/units.h"

namespace gewu {

namespace {

using K = LabelKind;

constexpr std::array<K, 5> kAmounts{K::FundsTotal, K::FundsFiscal, K::FundsOther, K::SpecialBond,
                                    K::ProjectTotal};

bool is_amount(K kind) {
  return std::find(kAmounts.begin(), kAmounts.end(), kind) != kAmounts.end();
}

std::optional<Money>& slot(Funding& funding, K kind) {
  switch (kind) {
    case K::FundsFiscal:
      return funding.fiscal;
    case K::FundsOther:
      return funding.other;
    case K::SpecialBond:
      return funding.special_bond;
    case K::ProjectTotal:
      return funding.project_total;
    default:
      return funding.total;
  }
}

std::string funding_unit(FormContext& context, const std::vector<Field>& fields) {
  const Field* stated = nullptr;
  for (const Field& field : fields) {
    const bool money =
        field.kind == K::Funds || field.kind == K::AnnualBudget || is_amount(field.kind);
    if (field.match.unit.empty() || !money) continue;
    if (!stated) stated = &field;
    if (stated->match.unit != field.match.unit) {
      context.add(Severity::Warning, "unit-conflict", {stated->label_cell, field.label_cell},
                  "the amounts are in " + stated->match.unit + " by one label and in " +
                      field.match.unit + " by another");
    }
  }
  return unit_of_amounts(context, stated ? stated->match.unit : "",
                         stated ? stated->label_cell : nullptr);
}

bool says_midterm(const Field& field) {
  const std::string label = fold_text(field.label);
  return label.find("中期") != std::string::npos || label.find("实施期") != std::string::npos ||
         label.find("项目期") != std::string::npos;
}

/// Where a mid-term half stands left of the year's: the column in which the year's begins.
int annual_column(const std::vector<Field>& fields) {
  const Field* midterm = nullptr;
  const Field* annual = nullptr;
  for (const Field& field : fields) {
    if (field.kind != K::FundsTotal) continue;
    const Field*& half = says_midterm(field) ? midterm : annual;
    if (!half) half = &field;
  }
  const bool beside = midterm && annual && midterm->label_cell->row == annual->label_cell->row &&
                      midterm->label_cell->col < annual->label_cell->col;
  return beside ? annual->label_cell->col : 0;
}

/// A row among the amounts whose label cannot be read: if its amount is just what the sum lacks,
/// it is the 专项债券 that newer forms print between 财政拨款 and 其他资金.
void find_unlabelled_bond(FormContext& context, Funding& funding, std::vector<Field>& fields) {
  if (funding.special_bond || !funding.total || !funding.fiscal || !funding.other) return;
  const std::string unit = funding.unit.value_or("");
  const auto total = amount_in(*funding.total, unit);
  const auto fiscal = amount_in(*funding.fiscal, unit);
  const auto other = amount_in(*funding.other, unit);
  if (!total || !fiscal || !other || *fiscal + *other == *total) return;
  const Field* spine = nullptr;
  for (Field& field : fields) {
    if (field.kind == K::Funds) spine = &field;
    if (field.kind != K::None || field.taken || field.label.empty() || !spine) continue;
    const Money money = parse_money(field.text, unit);
    const std::optional<Decimal> amount = amount_in(money, unit);
    if (!amount || field.label_cell->row > spine->label_cell->last_row()) continue;
    if (!(*fiscal + *other + *amount == *total)) continue;
    field.taken = true;
    funding.special_bond = money;
    context.add(Severity::Warning, "unknown-label", {field.label_cell},
                "the label 「" + field.label +
                    "」 among the amounts is not known; taken for 专项债券, because the sum then "
                    "adds up",
                "compare the cell with the page");
    return;
  }
}

/// 市财政资金 is all the fiscal money of a form that prints that of no other level.
void find_fiscal_of_one_level(FormContext& context, Funding& funding, std::vector<Field>& fields) {
  if (funding.fiscal || !funding.total) return;
  const auto is_level = [](const Field& field) {
    return field.kind == K::FundsPart && !field.taken && field.value_cell &&
           fold_text(field.label).ends_with("财政资金");
  };
  const auto found = std::find_if(fields.begin(), fields.end(), is_level);
  if (found == fields.end() || std::count_if(fields.begin(), fields.end(), is_level) > 1) return;
  funding.fiscal =
      read_amount(context, found->text, found->value_cell, funding.unit.value_or(""), found->label);
  found->taken = true;
}

}  // namespace

FundingHalves read_funding(FormContext& context, std::vector<Field>& fields) {
  FundingHalves halves;
  const std::string unit = funding_unit(context, fields);
  if (!unit.empty()) halves.annual.unit = unit;
  const int annual_from = annual_column(fields);
  for (Field& field : fields) {
    const bool beside = field.kind == K::Funds || field.kind == K::AnnualBudget;
    const bool bare = beside && field.value_cell;  // 项目资金（万元） | 10
    if (field.taken || !(is_amount(field.kind) || bare)) continue;
    const bool midterm = field.label_cell->col < annual_from || says_midterm(field);
    if (midterm && !halves.midterm)
      halves.midterm = Funding{halves.annual.unit, {}, {}, {}, {}, {}};
    std::optional<Money>& amount = slot(midterm ? *halves.midterm : halves.annual, field.kind);
    if (amount) continue;  // printed twice: the second goes into `more`
    amount = read_amount(context, field.text, field.value_cell, unit, field.label);
    field.taken = true;
  }
  find_fiscal_of_one_level(context, halves.annual, fields);
  find_unlabelled_bond(context, halves.annual, fields);
  Field* sum = find_field(fields, K::Sum);  // of a form that prints its sources only
  if (sum && sum->value_cell && !halves.annual.total) {
    halves.annual.total = read_amount(context, sum->text, sum->value_cell, unit, sum->label);
    sum->taken = true;
  }
  return halves;
}

}  // namespace gewu

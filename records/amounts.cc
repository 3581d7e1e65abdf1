#include "records/amounts.h"

#include "numbers/money_unit.h"

namespace gewu {

Money read_amount(FormContext& context, const std::string& text, const TextCell* cell,
                  const std::string& unit, const std::string& label) {
  Money money = parse_money(text, unit);
  if (cell) {
    money.row = cell->row;
    money.col = cell->col;
  }
  if (is_refused(money)) {
    const std::string of = label.empty() ? "" : " of 「" + label + "」";
    context.add(Severity::Warning, "value-unreadable", {cell},
                "the amount 「" + text + "」" + of + " " + explain(money.fault),
                "compare the cell with the page");
  }
  const std::optional<int> power = money_power(unit);
  if (money.own_unit && money.amount && power && money_power(money.unit) != power) {
    context.add(Severity::Warning, "unit-conflict", {cell},
                "the amount 「" + text + "」 is in " + money.unit + ", its table in " + unit,
                "the amount's own unit was taken; compare with the page");
  }
  return money;
}

Money read_amount(FormContext& context, const TextCell* cell, const std::string& unit) {
  return read_amount(context, cell ? cell->text : "", cell, unit);
}

void SumTerms::add(const Money& money) {
  if (money.fault == NumberFault::Nothing) return;
  const std::optional<Decimal> amount = amount_in(money, unit_);
  if (!amount) {
    unread_ += "「" + money.text + "」";
    return;
  }
  sum_ = sum_ + *amount;
  shown_ += (shown_.empty() ? "" : " + ") + amount->to_string();
}

}  // namespace gewu

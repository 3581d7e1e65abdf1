#include "numbers/money.h"

#include <gtest/gtest.h>

#include "numbers/money_unit.h"

namespace gewu {
namespace {

TEST(Money, KeepsTheTextOfWhatItCannotRead) {
  const Money money = parse_money("约10", "万元");
  EXPECT_EQ(money.text, "约10");
  EXPECT_FALSE(money.yuan);
  EXPECT_TRUE(is_refused(money));
}

TEST(Money, KeepsTheAmountWhereNoUnitIsKnown) {
  const Money money = parse_money("1,073.50", "");
  EXPECT_FALSE(money.yuan);
  EXPECT_FALSE(is_refused(money));
  EXPECT_EQ(money.amount->to_string(), "1073.50");
}

TEST(Money, SaysWhoseUnitCounts) {
  EXPECT_TRUE(parse_money("46万元", "元").own_unit);
  EXPECT_EQ(parse_money("46万元", "元").unit, "万元");
  EXPECT_FALSE(parse_money("46", "万元").own_unit);
}

TEST(Money, ComparesAmountsOfDifferentUnits) {
  EXPECT_EQ(amount_in(parse_money("46万元", ""), "元")->to_string(), "460000");
  EXPECT_EQ(amount_in(parse_money("5000元", ""), "万元")->to_string(), "0.5");
  EXPECT_EQ(amount_in(parse_money("46", ""), "")->to_string(), "46");
  EXPECT_FALSE(amount_in(parse_money("46", ""), "万元"));
}

TEST(MoneyUnit, IsFoundInNotes) {
  using Units = std::vector<std::string>;
  EXPECT_EQ(money_units_in("单位：万元"), Units{"万元"});
  EXPECT_EQ(money_units_in("金额单位：元"), Units{"元"});
  EXPECT_EQ(money_units_in("单位：元/万元"), (Units{"元", "万元"}));
  EXPECT_EQ(money_units_in("单位名称：某单元小区"), Units{});
  EXPECT_EQ(money_units_in("单位：美元"), Units{});
  EXPECT_EQ(money_units_in("预算数（人民币百万元）"), Units{"百万元"});
}

}  // namespace
}  // namespace gewu

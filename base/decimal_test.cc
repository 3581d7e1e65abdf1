#include "base/decimal.h"

#include <gtest/gtest.h>

namespace gewu {
namespace {

std::string parsed(std::string_view text) {
  const std::optional<Decimal> value = Decimal::parse(text);
  return value ? value->to_string() : "none";
}

TEST(Decimal, KeepsTheDigitsAsWritten) {
  EXPECT_EQ(parsed("10.00"), "10.00");
  EXPECT_EQ(parsed("0.22"), "0.22");
  EXPECT_EQ(parsed("-3"), "-3");
  EXPECT_EQ(parsed("007"), "7");
}

TEST(Decimal, RejectsWhatIsNoNumber) {
  for (const char* text :
       {"", "-", ".", "1.", ".5", "1,234", "+1", "1 2", " 1", "10万", "1.2.3", "２", "1²"}) {
    EXPECT_EQ(parsed(text), "none") << text;
  }
}

TEST(Decimal, RejectsMoreDigitsThanItHolds) {
  EXPECT_EQ(parsed("999999999999999999.999999999999"), "999999999999999999.999999999999");
  EXPECT_EQ(parsed("1000000000000000000"), "none");
  EXPECT_EQ(parsed("0.0000000000001"), "none");
}

TEST(Decimal, AddsWithoutRounding) {
  const Decimal sum = *Decimal::parse("0.1") + *Decimal::parse("0.2");
  EXPECT_EQ(sum, *Decimal::parse("0.30"));
  EXPECT_EQ((*Decimal::parse("52.24") - *Decimal::parse("52")).to_string(), "0.24");
  EXPECT_LT(*Decimal::parse("87.96"), *Decimal::parse("89.76"));
}

TEST(Decimal, ShiftsFromTenThousandYuanToYuan) {
  EXPECT_EQ(Decimal::parse("10.00")->shifted(4).to_string(), "100000");
  EXPECT_EQ(Decimal::parse("0.22")->shifted(4).to_string(), "2200");
  EXPECT_EQ(Decimal::parse("12.345678")->shifted(4).to_string(), "123456.78");
  EXPECT_EQ(Decimal::parse("1.000000")->shifted(4).to_string(), "10000");
  EXPECT_EQ(Decimal::parse("5.50")->shifted(0).to_string(), "5.50");
}

}  // namespace
}  // namespace gewu

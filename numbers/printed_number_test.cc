#include "numbers/printed_number.h"

#include <gtest/gtest.h>

namespace gewu {
namespace {

std::string read(std::string_view text) {
  const PrintedNumber number = read_number(text);
  return number.value ? number.value->to_string() : explain(number.fault);
}

TEST(PrintedNumber, ReadsSeparatorsAndFullWidthDigits) {
  EXPECT_EQ(read("10,465.04"), "10465.04");
  EXPECT_EQ(read("２，５２３．７０"), "2523.70");
  EXPECT_EQ(read(" 12 \n"), "12");
  EXPECT_EQ(read("－5.5"), "-5.5");
  EXPECT_EQ(read("(1,000)"), "-1000");
}

TEST(PrintedNumber, TakesNoMarkForADigit) {
  EXPECT_EQ(read("73①"), "73");
  EXPECT_EQ(read("42²"), "42");
  EXPECT_EQ(read("10²"), "has a mark that may be a digit or a power");
}

TEST(PrintedNumber, SaysWhyItRefuses) {
  EXPECT_EQ(read("90 73"), "holds two numbers");
  EXPECT_EQ(read("8000,00"), "has points or separators where none belong");
  EXPECT_EQ(read("12人"), "is no number");
  EXPECT_EQ(read("(-3)"), "has signs that contradict each other");
}

TEST(PrintedNumber, JoinsANumberThatItsColumnBroke) {
  EXPECT_EQ(read("12,345,6\n78.90"), "12345678.90");
  EXPECT_EQ(read("30\n18"), "holds two numbers");
}

}  // namespace
}  // namespace gewu

#include "ocr/line_rules/dash_width.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace gewu {
namespace {

// 20 pixels per digit; the dash is as wide as it is said to be.
std::string told(const std::u32string& text, float dash, char32_t runner_up = U'-',
                 float digit = 20) {
  LineReading reading;
  float x = 0;
  for (char32_t code : text) {
    ReadChar c;
    c.code = code;
    c.runner_up = code == U'—' ? runner_up : U'8';
    const float width = code == U'—'                                    ? dash
                        : code == U'‰' || code == U'℃' || code == U'年' ? 40
                                                                        : digit;
    c.centre = x + width / 2;
    x += width;
    reading.chars.push_back(c);
  }
  tell_hyphens(&reading);
  return reading.text();
}

TEST(DashWidth, HalfAnEmBetweenDigitsIsAHyphen) {
  EXPECT_EQ(told(U"50—60%", 20), "50-60%");
  EXPECT_EQ(told(U"50%—60%", 20), "50%-60%");
}

TEST(DashWidth, ASignAnEmWideTakesMoreRoom) {
  EXPECT_EQ(told(U"50‰—60", 20), "50‰-60");
  EXPECT_EQ(told(U"50‰—60", 40), "50‰—60");
  EXPECT_EQ(told(U"50℃—60", 20), "50℃-60");
}

TEST(DashWidth, ADoubtBetweenTwoDashesMayMeanNeither) {
  EXPECT_EQ(told(U"50%—60", 20, U'一'), "50%-60");
  EXPECT_EQ(told(U"50%—60", 40, U'一'), "50%—60");
}

TEST(DashWidth, BesideHanTheEmIsKnown) {
  EXPECT_EQ(told(U"2021—2025年", 34, U'-', 24), "2021—2025年");  // digits wider than half an em
  EXPECT_EQ(told(U"2021—2025年", 20, U'-', 24), "2021-2025年");
}

TEST(DashWidth, AnEmStaysADash) { EXPECT_EQ(told(U"50—60%", 40), "50—60%"); }

TEST(DashWidth, WithoutAMeasureOrADoubtNothingChanges) {
  EXPECT_EQ(told(U"5—6", 20), "5—6");
  EXPECT_EQ(told(U"50—60", 20, U'~'), "50—60");
  EXPECT_EQ(told(U"50—人", 20), "50—人");
}

LineReading plain(const std::u32string& text) {
  LineReading reading;
  for (char32_t code : text) reading.chars.emplace_back().code = code;
  return reading;
}

std::string with_dashes(const std::u32string& text) {
  LineReading reading = plain(text);
  take_stroke_for_dash(&reading);
  return reading.text();
}

TEST(DashWidth, BetweenYearsOrNumbersThereIsNoNumeral) {
  EXPECT_EQ(with_dashes(U"2023年一2025年"), "2023年—2025年");
  EXPECT_EQ(with_dashes(U"T7001一2023"), "T7001—2023");
  EXPECT_EQ(with_dashes(U"一2023"), "一2023");
  EXPECT_EQ(with_dashes(U"2023年一季度"), "2023年一季度");
}

TEST(DashWidth, AStrokeBeforeADigitIsNoNumeral) {
  EXPECT_TRUE(has_stroke_before_digit(plain(U"金额一750.45")));
  EXPECT_FALSE(has_stroke_before_digit(plain(U"第一批5个")));
}

TEST(DashWidth, ARowOfStrokesMayBeOneDash) {
  EXPECT_TRUE(is_row_of_strokes(plain(U"一一")));
  EXPECT_TRUE(is_row_of_strokes(plain(U"-一")));
  EXPECT_FALSE(is_row_of_strokes(plain(U"——")));
  EXPECT_FALSE(is_row_of_strokes(plain(U"一二")));
}

}  // namespace
}  // namespace gewu

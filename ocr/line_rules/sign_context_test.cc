#include "ocr/line_rules/sign_context.h"

#include <gtest/gtest.h>

#include <string>

namespace gewu {
namespace {

using SignRule = void (*)(LineReading*);

// `text`, of which the character at `place` has that second choice.
LineReading read_as(const std::u32string& text, std::size_t place, char32_t runner_up) {
  LineReading reading;
  for (char32_t code : text) {
    ReadChar c;
    c.code = code;
    reading.chars.push_back(c);
  }
  reading.chars[place].runner_up = runner_up;
  reading.chars[place].runner_up_probability = 0.2F;
  return reading;
}

std::string mended(SignRule rule, const std::u32string& text, std::size_t place,
                   char32_t runner_up) {
  LineReading reading = read_as(text, place, runner_up);
  rule(&reading);
  return reading.text();
}

TEST(SignContext, AnUprightLetterBeforeADigitIsAOne) {
  EXPECT_EQ(mended(take_stroke_for_one, U"I00%", 0, U'1'), "100%");
  EXPECT_EQ(mended(take_stroke_for_one, U"≥l5", 1, U'1'), "≥15");
  EXPECT_EQ(mended(take_stroke_for_one, U"I00%", 0, U'['), "I00%");
  EXPECT_EQ(mended(take_stroke_for_one, U"VI5", 1, U'1'), "VI5");
  EXPECT_EQ(mended(take_stroke_for_one, U"I级", 0, U'1'), "I级");
  EXPECT_EQ(mended(take_stroke_for_one, U"I", 0, U'1'), "1");
  EXPECT_EQ(mended(take_stroke_for_one, U"I", 0, U'l'), "I");
  EXPECT_EQ(mended(take_stroke_for_one, U"]", 0, U'1'), "1");
}

TEST(SignContext, ARoundLetterAloneIsANought) {
  EXPECT_EQ(mended(take_round_for_nought, U"O", 0, U'0'), "0");
  EXPECT_EQ(mended(take_round_for_nought, U"O", 0, 0), "0");
  EXPECT_EQ(mended(take_round_for_nought, U"○", 0, U'0'), "0");
  EXPECT_EQ(mended(take_round_for_nought, U"○", 0, U'O'), "○");  // an empty mark of a choice
  EXPECT_EQ(mended(take_round_for_nought, U"O型", 0, U'0'), "O型");
}

TEST(SignContext, AStraightQuotationMarkClosesACurvedOne) {
  EXPECT_EQ(mended(take_quote_for_closing, U"“专网\"租赁", 0, 0), "“专网”租赁");
  EXPECT_EQ(mended(take_quote_for_closing, U"“专网”租\"赁", 0, 0), "“专网”租\"赁");
  EXPECT_EQ(mended(take_quote_for_closing, U"\"专网\"", 0, 0), "\"专网\"");
  EXPECT_EQ(mended(take_quote_for_closing, U"“专网’租赁", 0, 0), "“专网”租赁");
  EXPECT_EQ(mended(take_quote_for_closing, U"“专‘网’”", 0, 0), "“专‘网’”");
}

TEST(SignContext, BetweenHanThereIsNoPlusMinus) {
  EXPECT_EQ(mended(take_plus_minus_for_han, U"风±人情", 1, U'土'), "风土人情");
  EXPECT_EQ(mended(take_plus_minus_for_han, U"误差±5", 2, U'土'), "误差±5");
}

TEST(SignContext, ANumberBeforeHanEndsInNoPoint) {
  EXPECT_EQ(mended(take_point_for_comma, U"数30.在职", 3, U','), "数30,在职");
  EXPECT_EQ(mended(take_point_for_comma, U"数30.在职", 3, U'/'), "数30.在职");
  EXPECT_EQ(mended(take_point_for_comma, U"2.抓好", 1, U','), "2.抓好");
  EXPECT_EQ(mended(take_point_for_comma, U"（2.抓好", 2, U','), "（2.抓好");
  EXPECT_EQ(mended(take_point_for_comma, U"数3.5人", 2, U','), "数3.5人");
}

TEST(SignContext, AStrokeAndAOneAreNoNumeral) {
  EXPECT_EQ(mended(part_numeral_six, U"7吨Ⅵ200元", 0, 0), "7吨\\1200元");
  EXPECT_EQ(mended(part_numeral_six, U"Ⅵ200元", 0, 0), "\\1200元");
  EXPECT_EQ(mended(part_numeral_six, U"第Ⅵ类", 0, 0), "第Ⅵ类");
}

TEST(SignContext, ACommaOfANumberPartsThousands) {
  EXPECT_EQ(mended(take_comma_for_point, U"14,29", 2, U'.'), "14.29");
  EXPECT_EQ(mended(take_comma_for_point, U"14,29", 2, U'、'), "14,29");
  EXPECT_EQ(mended(take_comma_for_point, U"14,290", 2, U'.'), "14,290");
  EXPECT_EQ(mended(take_comma_for_point, U"共14,人", 3, U'.'), "共14,人");
}

TEST(SignContext, BeforeHanThereIsNoDivision) {
  EXPECT_EQ(mended(take_division_for_colon, U"目标2÷通过", 3, U':'), "目标2:通过");
  EXPECT_EQ(mended(take_division_for_colon, U"目标2÷通过", 3, U'+'), "目标2÷通过");
  EXPECT_EQ(mended(take_division_for_colon, U"4÷2", 1, U':'), "4÷2");
}

TEST(SignContext, AUnitEndsANumber) {
  EXPECT_EQ(mended(take_han_for_unit, U">=53入", 4, U'人'), ">=53人");
  EXPECT_EQ(mended(take_han_for_unit, U">=53入", 4, U'八'), ">=53入");
  EXPECT_EQ(mended(take_han_for_unit, U"第5入口", 2, U'人'), "第5入口");
  EXPECT_EQ(mended(take_han_for_unit, U"5年", 1, U'月'), "5年");
}

TEST(SignContext, ABracketThatEndsANumberIsAOne) {
  EXPECT_EQ(mended(take_stroke_for_one, U"156.6】", 5, U'1'), "156.61");
  EXPECT_EQ(mended(take_stroke_for_one, U"156.6】", 5, U']'), "156.6】");
  EXPECT_EQ(mended(take_stroke_for_one, U"人】", 1, U'1'), "人】");
}

TEST(SignContext, TheNumberThatBeginsALineEndsInAPoint) {
  EXPECT_EQ(mended(take_comma_for_list_point, U"1,规范", 1, U'.'), "1.规范");
  EXPECT_EQ(mended(take_comma_for_list_point, U"12,规范", 2, U'、'), "12、规范");
  EXPECT_EQ(mended(take_comma_for_list_point, U"共5,其中", 2, U'.'), "共5,其中");
  EXPECT_EQ(mended(take_comma_for_list_point, U"1,234", 1, U'.'), "1,234");
}

// What the reader is sure of stays, and is doubted: 口 is counted, 入 is not.
TEST(SignContext, AHanOfWhichTheReaderIsSureEndsANumberAndIsDoubted) {
  LineReading sure = read_as(U">=53入", 4, U'人');
  sure.chars[4].probability = 0.97F;
  take_han_for_unit(&sure);
  EXPECT_EQ(sure.text(), ">=53入");
  EXPECT_TRUE(ends_in_odd_unit(sure));
  LineReading unit = read_as(U"3口", 1, U'日');
  take_han_for_unit(&unit);
  EXPECT_EQ(unit.text(), "3口");
  EXPECT_FALSE(ends_in_odd_unit(unit));
  EXPECT_FALSE(ends_in_odd_unit(read_as(U"第5入", 2, U'八')));
}

}  // namespace
}  // namespace gewu

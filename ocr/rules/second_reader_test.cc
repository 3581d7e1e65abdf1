// What the rules make of Tesseract's readings, and how these settle ours.
#include <gtest/gtest.h>

#include "ocr/line_rules/arbitration.h"
#include "ocr/line_rules/tesseract_quirks.h"
#include "ocr/rules/apply_rules.h"

namespace gewu {
namespace {

LineReading reading_of(const std::u32string& text, float probability) {
  LineReading reading;
  for (char32_t c : text) {
    ReadChar one;
    one.code = c;
    one.probability = probability;
    reading.chars.push_back(one);
  }
  reading.probability = probability;
  return reading;
}

TEST(Arbitration, WidthDashesAndQuotesDoNotDiffer) {
  LineReading own = reading_of(U"（一）—“甲”", 0.99F);
  EXPECT_TRUE(compare_readings(reading_of(U"(一)-\"甲\"", 0.9F), own).agree);
}

TEST(Arbitration, ComparatorsAreNeverLookAlikes) {
  LineReading own = reading_of(U"≥95%", 0.99F);
  EXPECT_FALSE(compare_readings(reading_of(U"≤95%", 0.99F), own).agree);
  EXPECT_FALSE(compare_readings(reading_of(U">95%", 0.99F), own).agree);
}

TEST(Arbitration, ADoubtfulCharacterYieldsToItsRunnerUpThatTheSecondReads) {
  LineReading own = reading_of(U"↑2", 0.99F);
  own.chars[0].probability = 0.6F;
  own.chars[0].runner_up = U'1';
  own.chars[0].runner_up_probability = 0.3F;
  const ReadingComparison comparison = compare_readings(reading_of(U"12", 0.99F), own);
  settle_by_second(reading_of(U"12", 0.99F), &own);
  EXPECT_EQ(own.text(), "12");
  EXPECT_FALSE(comparison.agree);
  EXPECT_NEAR(comparison.own_at_difference, 0.6, 1e-6);
}

TEST(Arbitration, ARunnerUpThatWasHardlySeenIsNotTaken) {
  LineReading own = reading_of(U"公里;", 0.99F);
  own.chars[2].probability = 0.94F;
  own.chars[2].runner_up = U':';
  own.chars[2].runner_up_probability = 0.05F;
  settle_by_second(reading_of(U"公里:", 0.99F), &own);
  EXPECT_EQ(own.text(), "公里;");
}

TEST(Arbitration, ASureCharacterStays) {
  LineReading own = reading_of(U"32", 0.999F);
  own.chars[0].runner_up = U'8';
  settle_by_second(reading_of(U"82", 0.99F), &own);
  EXPECT_EQ(own.text(), "32");
}

TEST(Arbitration, TheSecondNeverAddsACharacter) {
  LineReading own = reading_of(U"95%", 0.6F);
  settle_by_second(reading_of(U"959%", 0.9F), &own);
  EXPECT_EQ(own.text(), "95%");
}

// Paper with ink in the columns [10, 60).
Image inked_line() {
  Image line(100, 40, 1);
  for (int y = 5; y < 35; ++y) std::fill(line.row(y) + 10, line.row(y) + 60, std::uint8_t{0});
  return line;
}

void mend_quirks(const Image& line, LineReading* reading) {
  LineFacts facts;
  facts.image = &line;
  apply_to_line(RuleStage::SecondReading, facts, reading);
}

TEST(TesseractQuirks, ACommaThatStandsOnPaperGoes) {
  LineReading reading = reading_of(U"甲,", 0.9F);
  reading.chars[0].x0 = 10;
  reading.chars[0].x1 = 58;
  reading.chars[1].x0 = 58;
  reading.chars[1].x1 = 70;
  mend_quirks(inked_line(), &reading);
  EXPECT_EQ(reading.text(), "甲");
}

TEST(TesseractQuirks, AColonWithInkOfItsOwnStays) {
  Image line = inked_line();
  for (int y : {12, 13, 30, 31}) std::fill(line.row(y) + 70, line.row(y) + 74, std::uint8_t{0});
  LineReading reading = reading_of(U"甲:", 0.9F);
  reading.chars[1].x0 = 69;
  reading.chars[1].x1 = 75;
  mend_quirks(line, &reading);
  EXPECT_EQ(reading.text(), "甲:");
}

TEST(TesseractQuirks, TornPercentSignsAndBracketsAreJoined) {
  LineReading torn = reading_of(U"100o%0", 0.9F);
  mend_quirks(inked_line(), &torn);
  EXPECT_EQ(torn.text(), "100%");
  LineReading bracket = reading_of(U"率〈(%)", 0.9F);
  mend_quirks(inked_line(), &bracket);
  EXPECT_EQ(bracket.text(), "率(%)");
}

std::string with_rate_unit(const std::u32string& text) {
  LineReading reading = reading_of(text, 0.9F);
  mend_rate_unit(&reading);
  return reading.text();
}

TEST(TesseractQuirks, TheLostSignOfARateIsPutBackInDoubt) {
  for (const char32_t* torn : {U"覆盖率()", U"覆盖率(9)", U"覆盖率(%", U"覆盖率9)"}) {
    EXPECT_EQ(with_rate_unit(torn), "覆盖率(%)");
  }
  LineReading reading = reading_of(U"满意度()", 0.9F);
  mend_rate_unit(&reading);
  EXPECT_LE(reading.probability, 0.5F);
}

TEST(TesseractQuirks, OtherBracketsStayAsTheyWereRead) {
  EXPECT_EQ(with_rate_unit(U"消杀次数(9)"), "消杀次数(9)");
  EXPECT_EQ(with_rate_unit(U"覆盖率(9次)"), "覆盖率(9次)");
  EXPECT_EQ(with_rate_unit(U"覆盖率(%)"), "覆盖率(%)");
  EXPECT_EQ(with_rate_unit(U"覆盖率"), "覆盖率");
}

TEST(TesseractQuirks, DigitsAreNeverChanged) {
  LineReading reading = reading_of(U"10465.04", 0.5F);
  mend_quirks(inked_line(), &reading);
  EXPECT_EQ(reading.text(), "10465.04");
}

}  // namespace
}  // namespace gewu

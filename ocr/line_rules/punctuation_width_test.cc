#include "ocr/line_rules/punctuation_width.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/text.h"

namespace gewu {
namespace {

// Typesets `printed` with an em of `em` pixels (full-width signs and Han one em, digits a half,
// half-width signs a quarter, blanks a half) and gives it to us as the recogniser would see it:
// without blanks, signs folded to half width.
LineReading seen(std::string_view printed, float em = 40) {
  LineReading reading;
  float x = 0;
  for (char32_t c : decode_utf8(printed)) {
    const bool full_sign = c > 0xFF00 && c < 0xFF5F;
    const bool digit = c >= U'0' && c <= U'9';
    const float advance = em * (is_han(c) || full_sign ? 1.0F
                                : digit || is_blank(c) ? 0.5F
                                                       : 0.25F);
    if (!is_blank(c)) {
      ReadChar read;
      read.code = full_sign ? c - 0xFEE0 : c;
      read.centre = x + advance / 2;
      reading.chars.push_back(read);
    }
    x += advance;
  }
  return reading;
}

std::vector<std::string> restored(std::vector<LineReading> lines) {
  std::vector<LineReading*> pointers;
  pointers.reserve(lines.size());
  for (LineReading& line : lines) pointers.push_back(&line);
  restore_widths(pointers);
  std::vector<std::string> texts;
  texts.reserve(lines.size());
  for (const LineReading& line : lines) texts.push_back(line.text());
  return texts;
}

std::string restored(std::string_view printed) {
  return restored(std::vector{seen(printed)}).front();
}

TEST(PunctuationWidth, KeepsTheWidthThatWasPrintedBetweenHan) {
  EXPECT_EQ(restored("视察工作，调研次数"), "视察工作，调研次数");
  EXPECT_EQ(restored("视察工作,调研次数"), "视察工作,调研次数");
  EXPECT_EQ(restored("项目资金（万元）合计"), "项目资金（万元）合计");
  EXPECT_EQ(restored("项目资金(万元)合计"), "项目资金(万元)合计");
}

TEST(PunctuationWidth, KeepsNumbersHalfWidth) {
  EXPECT_EQ(restored("1,234.56"), "1,234.56");
  EXPECT_EQ(restored("金额1,234.56元"), "金额1,234.56元");
}

TEST(PunctuationWidth, MeasuresASignBetweenADigitAndHan) {
  EXPECT_EQ(restored("目标1：人大代表"), "目标1：人大代表");
  EXPECT_EQ(restored("目标1:人大代表"), "目标1:人大代表");
}

TEST(PunctuationWidth, FollowsTheRestOfThePageWhereItCannotMeasure) {
  const std::vector<std::string> full =
      restored(std::vector{seen("年度预算总额："), seen("视察，调研"), seen("其中：财政拨款")});
  EXPECT_EQ(full[0], "年度预算总额：");
  const std::vector<std::string> half =
      restored(std::vector{seen("年度预算总额:"), seen("视察,调研"), seen("其中:财政拨款")});
  EXPECT_EQ(half[0], "年度预算总额:");
}

TEST(PunctuationWidth, TellsBracketsFromOtherSigns) {
  const std::vector<std::string> texts = restored(
      std::vector{seen("完成率(%)"), seen("人数(次)合计"), seen("视察，调研"), seen("总额：")});
  EXPECT_EQ(texts[0], "完成率(%)");
  EXPECT_EQ(texts[3], "总额：");
}

TEST(PunctuationWidth, GivesBothHalvesOfABracketOneWidth) {
  EXPECT_EQ(restored("保障覆盖率（%）"), "保障覆盖率（%）");
  EXPECT_EQ(restored(std::vector{seen("覆盖率(人)合计"), seen("保障覆盖率（%）")})[1],
            "保障覆盖率(%)");
}

TEST(PunctuationWidth, IsChineseBesideHanWhereThePageTellsNothing) {
  EXPECT_EQ(restored("总额："), "总额：");
  EXPECT_EQ(restored("（万元）"), "（万元）");
}

TEST(PunctuationWidth, LeavesLatinAlone) {
  EXPECT_EQ(restored("GB(2012):3"), "GB(2012):3");
  EXPECT_EQ(restored(""), "");
}

}  // namespace
}  // namespace gewu

#include "ocr/outside/paragraphs.h"

#include <gtest/gtest.h>

namespace gewu {
namespace {

constexpr double kEm = 10;

TextLine line(double x0, double x1, double y, const std::string& text, double em = kEm) {
  TextLine out;
  out.box = {x0, y, x1, y + em};
  out.em = em;
  out.text = text;
  return out;
}

TEST(JoinLines, WrappedTextHasNoBreaks) {
  EXPECT_EQ(join_lines({line(2, 198, 0, "上半年完成的"), line(2, 60, 14, "工作")}, 0, 200),
            "上半年完成的工作");
}

TEST(JoinLines, ALineThatEndsEarlyEndsItsParagraph) {
  EXPECT_EQ(join_lines({line(2, 90, 0, "目标1：甲"), line(2, 198, 14, "目标2：乙"),
                        line(2, 40, 28, "丙丁")},
                       0, 200),
            "目标1：甲\n目标2：乙丙丁");
}

TEST(JoinLines, PointsOfAListAreParagraphsHoweverFullTheirLines) {
  EXPECT_EQ(join_lines({line(2, 198, 0, "目标1：甲；"), line(2, 198, 14, "目标2：乙"),
                        line(2, 90, 28, "丙丁")},
                       0, 200),
            "目标1：甲；\n目标2：乙丙丁");
  EXPECT_EQ(join_lines({line(20, 180, 0, "①甲"), line(20, 180, 14, "②乙"), line(60, 140, 28, "丙")},
                       0, 200),
            "①甲\n②乙丙");
  EXPECT_EQ(
      join_lines({line(2, 198, 0, "全长"), line(2, 198, 14, "2.5公里"), line(2, 90, 28, "段")}, 0,
                 200),
      "全长2.5公里段");
}

TEST(JoinLines, CharactersBelowEachOtherAreOneText) {
  TextLine first = line(2, 14, 0, "公");
  TextLine second = line(2, 14, 14, "路");
  EXPECT_EQ(join_lines({first, second}, 0, 200), "公\n路");
  first.source = second.source = TextSource::TextLayer;
  EXPECT_EQ(join_lines({first, second}, 0, 200), "公路");
}

TEST(JoinLines, CentredLinesAreOneParagraph) {
  EXPECT_EQ(join_lines({line(70, 130, 0, "项目资金"), line(75, 125, 14, "（万元）")}, 0, 200),
            "项目资金（万元）");
}

TEST(JoinLines, CompleteValuesStayOnTheirLines) {
  EXPECT_EQ(join_lines({line(75, 125, 0, "126.50"), line(80, 120, 14, "73.20"),
                        line(80, 120, 28, "18.00")},
                       0, 200),
            "126.50\n73.20\n18.00");
  EXPECT_EQ(
      join_lines({line(75, 125, 0, "≥95%"), line(75, 125, 14, "≥10次"), line(78, 122, 28, "≤3天")},
                 0, 200),
      "≥95%\n≥10次\n≤3天");
  EXPECT_EQ(join_lines({line(5, 55, 0, "2010301"), line(5, 55, 14, "2010302")}, 0, 60),
            "2010301\n2010302");
}

TEST(JoinLines, ANumberThatDidNotFitOneLineIsOne) {
  EXPECT_EQ(join_lines({line(5, 55, 0, "-1,116.0"), line(26, 32, 14, "8")}, 0, 60), "-1,116.08");
  EXPECT_EQ(join_lines({line(30, 70, 0, "2023年"), line(35, 65, 14, "12月")}, 0, 100),
            "2023年12月");
  EXPECT_EQ(join_lines({line(70, 130, 0, "5000"), line(75, 125, 14, "（万元）")}, 0, 200),
            "5000（万元）");
}

TEST(JoinLines, ALongWordThatDidNotFitEndsNothing) {
  EXPECT_EQ(
      join_lines({line(2, 150, 0, "标准为每人"), line(2, 110, 14, "1234567890.12元")}, 0, 200),
      "标准为每人1234567890.12元");
}

TEST(JoinLines, EnglishWordsKeepTheirBlank) {
  EXPECT_EQ(join_lines({line(2, 195, 0, "gross domestic"), line(2, 60, 14, "product")}, 0, 200),
            "gross domestic product");
  EXPECT_EQ(join_lines({}, 0, 10), "");
}

TEST(MakeParagraphs, ProseLinesJoinAndTitlesStandAlone) {
  const std::vector<Paragraph> paragraphs = make_paragraphs({
      line(150, 350, 0, "绩效目标表", 18),
      line(70, 500, 40, "现将情况公开说明"),
      line(50, 498, 56, "如下，各单位"),
      line(50, 120, 72, "遵照执行。"),
      line(70, 500, 88, "另一段"),
  });
  ASSERT_EQ(paragraphs.size(), 3U);
  EXPECT_EQ(paragraphs[0].text, "绩效目标表");
  EXPECT_EQ(paragraphs[0].font_size, 18);
  EXPECT_EQ(paragraphs[1].text, "现将情况公开说明如下，各单位遵照执行。");
  EXPECT_EQ(paragraphs[2].text, "另一段");
}

TEST(MakeParagraphs, TextsInOneRowGoFromLeftToRight) {
  const std::vector<Paragraph> paragraphs =
      make_paragraphs({line(400, 500, 1, "单位：万元"), line(50, 150, 0, "编制单位：财政局")});
  ASSERT_EQ(paragraphs.size(), 2U);
  EXPECT_EQ(paragraphs[0].text, "编制单位：财政局");
}

TEST(MakeParagraphs, ANumberedPointBeginsAnewThoughTheLineBeforeIsFull) {
  const std::vector<Paragraph> contents =
      make_paragraphs({line(70, 500, 0, "九、一般公共预算会议费、培训费支出预算表"),
                       line(70, 400, 15, "十、政府性基金支出预算表")});
  ASSERT_EQ(contents.size(), 2U);
  const std::vector<Paragraph> quarters =
      make_paragraphs({line(70, 500, 0, "分别在第一、二、"), line(70, 400, 15, "三、四季度完成")});
  ASSERT_EQ(quarters.size(), 1U);
}

TEST(MakeParagraphs, LinesThatDoNotStandOverEachOtherStayApart) {
  const std::vector<Paragraph> notes =
      make_paragraphs({line(460, 500, 0, "单位：万"), line(70, 200, 8, "部门名称：某法院")});
  ASSERT_EQ(notes.size(), 2U);
}

TEST(MakeParagraphs, ConfidenceIsThatAllLinesAreRight) {
  TextLine a = line(50, 500, 0, "甲");
  TextLine b = line(50, 100, 14, "乙");
  a.confidence = 0.9;
  b.confidence = 0.5;
  const std::vector<Paragraph> paragraphs = make_paragraphs({a, b});
  ASSERT_EQ(paragraphs.size(), 1U);
  EXPECT_NEAR(paragraphs[0].confidence, 0.45, 1e-9);
}

}  // namespace
}  // namespace gewu

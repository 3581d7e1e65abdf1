// Whole texts through rebuild_pages.
#include "rebuild/rebuild.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <random>

#include "base/text.h"

namespace gewu {
namespace {

using ::testing::HasSubstr;

std::vector<PageResult> rebuild(const std::string& text) {
  auto pages = rebuild_pages(text, RebuildOptions());
  EXPECT_TRUE(pages.ok()) << (pages ? "" : pages.error().message);
  return pages ? *pages : std::vector<PageResult>();
}

const TextTable& only_table(const std::vector<PageResult>& pages) {
  static const TextTable kNone;
  if (pages.empty() || pages.front().tables.size() != 1) {
    ADD_FAILURE() << "not one table";
    return kNone;
  }
  return pages.front().tables.front();
}

// The texts of a row, label cells that cover it included, joined by '|'.
std::string row_text(const TextTable& table, int row) {
  std::string text;
  for (int c = 0; c < table.cols; ++c) {
    const TextCell* cell = table.cell_at(row, c);
    if (cell == nullptr || cell->col != c) continue;
    text += (text.empty() ? "" : "|") + cell->text;
  }
  return text;
}

std::string row_with(const TextTable& table, const std::string& name) {
  for (int r = 0; r < table.rows; ++r) {
    std::string text = row_text(table, r);
    if (text.find(name) != std::string::npos) return text;
  }
  return "no row with " + name;
}

const TextCell* cell_with(const TextTable& table, const std::string& text) {
  for (const TextCell& cell : table.cells) {
    if (cell.text == text) return &cell;
  }
  return nullptr;
}

const std::string kHead =
    "项目支出绩效目标表\n\n(2022年)\n\n"
    "预算单位\t\t甲县教育局\t\t\n项目名称\t\t校舍维修\t\t\n"
    "项目资金（万元）\t\t年度资金总额：30\t\t\n\t\t其中：财政拨款：20\t\t\n\t\t其他资金：10\t\t\n"
    "总体目标\t年度目标\t\t\t\n\t维修校舍。\t\t\t\n"
    "绩效指标\t一级指标\t二级指标\t三级指标\t指标值\n";

TEST(Rebuild, ReadsAFormWithoutDamage) {
  const auto pages = rebuild(kHead +
                             "\t产出指标\t数量指标\t维修校舍数（栋）\t≥3\n"
                             "\t\t\t更换门窗数（扇）\t≥90\n"
                             "\t\t质量指标\t验收合格率（%）\t100%\n"
                             "\t满意度指标\t满意度指标\t师生满意度（%）\t≥95%\n");
  const TextTable& table = only_table(pages);
  EXPECT_EQ(tiling_error(table), "");
  EXPECT_EQ(row_with(table, "甲县"), "预算单位|甲县教育局");
  EXPECT_EQ(row_with(table, "更换门窗"), "绩效指标|产出指标|数量指标|更换门窗数（扇）|≥90");
  EXPECT_EQ(row_with(table, "师生"), "绩效指标|满意度指标|满意度指标|师生满意度（%）|≥95%");
  ASSERT_EQ(pages.front().paragraphs.size(), 2U);
  EXPECT_EQ(pages.front().paragraphs[0].text, "项目支出绩效目标表");
  for (const TextCell& cell : table.cells) EXPECT_FALSE(cell.review) << cell.text;
}

TEST(Rebuild, SaysWhyACellWithJunkIsDoubted) {
  const TextTable table =
      only_table(rebuild(kHead + "\t产出指标\t数量指标\t维修校舍>y, /X.1//\\数（栋）\t≥3\n"
                                 "\t满意度指标\t满意度指标\t师生满意度（%）\t≥95%\n"));
  const auto junk = std::find_if(table.cells.begin(), table.cells.end(), [](const TextCell& cell) {
    return cell.text.find("维修校舍") != std::string::npos && cell.col > 1;
  });
  ASSERT_NE(junk, table.cells.end());
  EXPECT_TRUE(junk->review);
  ASSERT_EQ(junk->doubts.size(), 1U);
  EXPECT_EQ(junk->doubts[0].code, "junk");
  EXPECT_GE(junk->doubts[0].cap, junk->confidence);
}

TEST(Rebuild, PutsShiftedRowsBackAndMarksThem) {
  const TextTable table =
      only_table(rebuild(kHead + "\t产出指标\t数量指标\t维修校舍数（栋）\t≥3\n"
                                 "\t\t\t质量指标\t验收合格率（%）\t100%\n"
                                 "满意度指标\t满意度指标\t师生满意度（%）\t≥95%\n"));
  EXPECT_EQ(row_with(table, "验收"), "绩效指标|产出指标|质量指标|验收合格率（%）|100%");
  EXPECT_EQ(row_with(table, "师生"), "绩效指标|满意度指标|满意度指标|师生满意度（%）|≥95%");
  const TextCell* moved = cell_with(table, "师生满意度（%）");
  ASSERT_NE(moved, nullptr);
  EXPECT_EQ(moved->source, TextSource::Repaired);
  const TextCell* still = cell_with(table, "维修校舍数（栋）");
  ASSERT_NE(still, nullptr);
  EXPECT_EQ(still->source, TextSource::TextLayer);
}

TEST(Rebuild, PutsTornLabelsTogether) {
  const TextTable table =
      only_table(rebuild(kHead + "\t产出\t数量\t维修校舍数（栋）\t≥3\n"
                                 "\t指标\t指标\t更换门窗数（扇）\t≥90\n"
                                 "\t满意度指标\t满意度指标\t师生满意度（%）\t≥95%\n"));
  EXPECT_EQ(row_with(table, "维修校舍数"), "绩效指标|产出指标|数量指标|维修校舍数（栋）|≥3");
  EXPECT_EQ(row_with(table, "更换门窗"), "绩效指标|产出指标|数量指标|更换门窗数（扇）|≥90");
}

TEST(Rebuild, ReadsLabelsWhoseLettersAreSpacedOut) {
  const TextTable table =
      only_table(rebuild("项目支出绩效目标表\n\n项目名称\t\t校舍维修\t\n预算单位\t\t甲县教育局\t\n"
                         "项目资金 （万元）\t\t年度资金总额：30\t\n\t\t其中：财政拨款：30\t\n"
                         "总\t年度目标\t\n\n体 目 标\t维修全县中小学的校舍。\t\t\n"
                         "绩 效 指 标\t一级指标\t二级指标\t三级指标\t指标值\n"
                         "\t产出指标\t数量指标\t维修校舍数（栋）\t≥3\n"
                         "\t满意度指标\t满意度指标\t师生满意度（%）\t≥95%\n"));
  EXPECT_EQ(tiling_error(table), "");
  EXPECT_EQ(row_with(table, "维修全县"), "总体目标|维修全县中小学的校舍。");
  EXPECT_EQ(row_with(table, "维修校舍数"), "绩效指标|产出指标|数量指标|维修校舍数（栋）|≥3");
}

TEST(Rebuild, TellsLabelsInTheMiddleOfTheirSpans) {
  const TextTable table =
      only_table(rebuild(kHead + "\t\t\t维修校舍数（栋）\t≥3\n"
                                 "\t\t数量指标\t更换门窗数（扇）\t≥90\n"
                                 "\t\t\t新建厕所数（个）\t≥2\n"
                                 "\t产出指标\t质量指标\t验收合格率（%）\t100%\n"
                                 "\t\t\t完工率（%）\t100%\n"
                                 "\t\t时效指标\t按期完成率（%）\t100%\n"
                                 "\t\t\t资金及时率（%）\t100%\n"
                                 "\t满意度指标\t满意度指标\t师生满意度（%）\t≥95%\n"));
  EXPECT_EQ(row_with(table, "维修校舍数"), "绩效指标|产出指标|数量指标|维修校舍数（栋）|≥3");
  EXPECT_EQ(row_with(table, "新建厕所"), "绩效指标|产出指标|数量指标|新建厕所数（个）|≥2");
  EXPECT_EQ(row_with(table, "资金及时率"), "绩效指标|产出指标|时效指标|资金及时率（%）|100%");
}

TEST(Rebuild, KeepsCategoriesWithoutATarget) {
  const TextTable table = only_table(rebuild(kHead + "\t项目完成\t数量指标\t维修校舍数（栋）\t≥3\n"
                                                     "\t项目效益\t经济效益指标\t\t\n"
                                                     "\t\t社会效益指标\t改善办学条件\t有效改善\n"));
  EXPECT_EQ(row_with(table, "经济效益指标"), "绩效指标|项目效益|经济效益指标||");
}

TEST(Rebuild, SplitsLabelsThatRanTogether) {
  const TextTable table = only_table(
      rebuild("项目支出绩效目标表\n\n预算单位 项目名称\t\t甲县教育局\t\t\n\t\t校舍维修\t\t\n"
              "绩效指标\t一级指标\t二级指标\t三级指标\t指标值\n"
              "\t产出指标\t数量指标\t维修校舍数（栋）\t≥3\n"));
  EXPECT_EQ(row_with(table, "教育局"), "预算单位|甲县教育局");
  EXPECT_EQ(row_with(table, "校舍维修"), "项目名称|校舍维修");
}

TEST(Rebuild, CompletesFixedWordingOnly) {
  const std::string head =
      "项目支出绩效目标表\n\n项目名称\t\t校舍维修\n"
      "一级指标\t二级指标\t三级指标\t指标值\t指标值设置依\t指标赋分规则\n";
  const TextTable table =
      only_table(rebuild(head + "产出指标\t数量指标\t维修校舍次\t≥3\t计划标准\t按照完成比例赋\n"
                                "\t质量指标\t验收合格率\t100%\t计划标准\t按照完成比例赋分\n"));
  EXPECT_EQ(row_with(table, "维修校舍次"),
            "产出指标|数量指标|维修校舍次|≥3|计划标准|按照完成比例赋分");
  EXPECT_THAT(row_with(table, "一级指标"), HasSubstr("指标值设置依据"));
  const TextCell* header = cell_with(table, "指标值设置依据");
  ASSERT_NE(header, nullptr);
  EXPECT_EQ(header->source, TextSource::Repaired);
  EXPECT_EQ(header->raw, "指标值设置依");
}

TEST(Rebuild, MendsACutAmountByTheSumAndAsksForReview) {
  const TextTable table = only_table(
      rebuild("项目名称\t\t救助\n"
              "项目资金(万元)\t\t年度资金总额: 9351\t\t其中: 财政拨 935\t\t其他资金\t\t0.00\n"
              "一级指标\t二级指标\t三级指标\t指标值\n产出指标\t数量指标\t救助人数\t≥3\n"));
  const std::string row = row_with(table, "9351");
  EXPECT_THAT(row, HasSubstr("财政拨款9351"));
  const TextCell* cell = cell_with(table, "其中:财政拨款9351");
  ASSERT_NE(cell, nullptr);
  EXPECT_TRUE(cell->review);
}

TEST(Rebuild, LeavesASumThatDoesNotAddUp) {
  const TextTable table = only_table(
      rebuild("项目名称\t\t维护\n项目资金\t年度资金总额:\t52.24\t其中：财政拨款\t52\t其他资金\t0\n"
              "一级指标\t二级指标\t三级指标\t指标值\n产出指标\t数量指标\t次数\t≥3\n"));
  EXPECT_THAT(row_with(table, "52.24"), HasSubstr("财政拨款|52|"));
}

TEST(Rebuild, WeavesAGoalThatWasCutAtColumnLines) {
  const TextTable table = only_table(rebuild(
      "项目名称\t\t维护\n项目总体目标\t\t维修全县校舍 三千间教室的\t改善办学条件 门窗及围墙，\n"
      "一级指标\t二级指标\t三级指标\t指标值\n产出指标\t数量指标\t次数\t≥3\n"));
  EXPECT_EQ(row_with(table, "维修全县"),
            "项目总体目标|维修全县校舍改善办学条件三千间教室的门窗及围墙，");
}

TEST(Rebuild, ReadsColumnsAlignedByBlanks) {
  const TextTable table =
      only_table(rebuild("            项目支出绩效目标表\n\n"
                         "  项目名称                   校舍维修\n\n"
                         "  一级指标    二级指标              三级指标               指标值\n\n"
                         "                           维修校舍和教室门窗以及围\n"
                         "              数量指标                                     ≥3\n"
                         "  产出指标                 墙数量\n\n"
                         "              质量指标     验收合格率                   100%\n"));
  EXPECT_EQ(row_with(table, "维修校舍和"), "产出指标|数量指标|维修校舍和教室门窗以及围墙数量|≥3");
  EXPECT_EQ(row_with(table, "验收"), "产出指标|质量指标|验收合格率|100%");
}

TEST(Rebuild, GoesOnOverAFormFeed) {
  const auto pages = rebuild(kHead +
                             "\t产出指标\t数量指标\t维修校舍数（栋）\t≥3\n\f"
                             "\t满意度指标\t满意度指标\t师生满意度（%）\t≥95%\n");
  ASSERT_EQ(pages.size(), 2U);
  ASSERT_EQ(pages[0].tables.size(), 1U);
  EXPECT_TRUE(pages[1].tables.empty());
  EXPECT_EQ(pages[0].tables[0].pages, (std::vector<int>{1, 2}));
  const TextCell* cell = cell_with(pages[0].tables[0], "师生满意度（%）");
  ASSERT_NE(cell, nullptr);
  EXPECT_EQ(cell->page, 2);
}

TEST(Rebuild, UndoesAListWhoseColumnsSlidDown) {
  const TextTable table = only_table(
      rebuild("2022年重点项目绩效目标\n\n序号\t部门单位\t项目名称\t预算金额\n"
              "1\t甲局\t道路维护\t10.00\n2\t乙局\t设备、车辆、\t35.00\n3\t丙局\t家具采购\t\n"
              "4\t丁局\t培训费\t7.00\n\t\t绿化费\t8.00\n"));
  EXPECT_EQ(row_with(table, "设备"), "2|乙局|设备、车辆、家具采购|35.00");
  EXPECT_EQ(row_with(table, "培训费"), "3|丙局|培训费|7.00");
  EXPECT_EQ(row_with(table, "绿化费"), "4|丁局|绿化费|8.00");
}

// Every letter of the input stands in a cell, a paragraph or a finding.
TEST(Rebuild, AccountsForEveryCharacter) {
  const std::string text =
      kHead +
      "\t产出\t数量指标\t维修校舍数（栋）\t≥3\n\t指标\t\t更换门窗数（扇）\t≥90\n"
      "--\t----\t----\t----\t---\nn+ >/++\t≤+=\t\t\t甲乙丙丁戊己庚辛\n经办人：某某\n";
  const auto pages = rebuild(text);
  std::map<char32_t, int> counts;
  for (char32_t c : decode_utf8(fold_text(text))) ++counts[c];
  const auto take = [&](const std::string& part) {
    for (char32_t c : decode_utf8(fold_text(part))) --counts[c];
  };
  for (const PageResult& page : pages) {
    for (const Paragraph& paragraph : page.paragraphs) take(paragraph.text);
    for (const TextTable& table : page.tables) {
      for (const TextCell& cell : table.cells) take(cell.has_raw ? cell.raw : cell.text);
    }
    for (const Finding& finding : page.findings) {
      if (finding.code != "unused-text") continue;
      const size_t quote = finding.message.find('"');
      std::string rest = finding.message.substr(quote);
      rest.erase(std::remove(rest.begin(), rest.end(), '"'), rest.end());
      take(rest);
    }
  }
  for (const auto& [c, count] : counts) {
    EXPECT_LE(count, 0) << encode_utf8(std::u32string(1, c)) << " is missing";
  }
}

TEST(Rebuild, ReadsGb18030AndAnyLineEnds) {
  // 项目名称 as GB18030, in a line of prose.
  const std::string gb = "\xCF\xEE\xC4\xBF\xC3\xFB\xB3\xC6\r\n\xCF\xEE\xC4\xBF\r";
  const auto pages = rebuild(gb);
  ASSERT_EQ(pages.size(), 1U);
  ASSERT_EQ(pages[0].paragraphs.size(), 2U);
  EXPECT_EQ(pages[0].paragraphs[0].text, "项目名称");
  const auto marked = rebuild("\xEF\xBB\xBF项目名称\r\n");
  EXPECT_EQ(marked[0].paragraphs[0].text, "项目名称");
}

TEST(Rebuild, RefusesWhatIsNoText) {
  std::mt19937 random(1);
  for (int round = 0; round < 20; ++round) {
    std::string bytes(5000, '\0');
    for (char& c : bytes) c = static_cast<char>(random() & 0xFF);
    const auto pages = rebuild_pages(bytes, RebuildOptions());
    if (pages.ok()) continue;
    EXPECT_EQ(pages.error().code, ErrorCode::UnsupportedFormat);
  }
  EXPECT_EQ(rebuild_pages("", RebuildOptions()).error().code, ErrorCode::Empty);
  EXPECT_EQ(rebuild_pages(" \n\t\n", RebuildOptions()).error().code, ErrorCode::Empty);
}

TEST(Rebuild, KeepsToItsLimits) {
  RebuildOptions options;
  options.max_bytes = 10;
  EXPECT_EQ(rebuild_pages("12345678901", options).error().code, ErrorCode::LimitExceeded);
  options.max_bytes = 100;
  options.max_line_bytes = 5;
  EXPECT_EQ(rebuild_pages("123456\n", options).error().code, ErrorCode::LimitExceeded);
  EXPECT_TRUE(rebuild_pages("12345\n12345\n", options).ok());
}

TEST(Rebuild, SurvivesLoneSurrogatesAndLongLines) {
  EXPECT_EQ(rebuild("项目名称资金总额绩效指标预算单位项目名称资金总额绩效指标预算单位"
                    "项目名称资金总额绩效指标预算单位\xED\xA0\x80项目名称\n")
                .size(),
            1U);
  std::string line = "项目名称\t";
  while (line.size() < (10U << 20)) line += "一二三四五六七八九十甲乙丙丁戊己庚辛壬癸 ";
  EXPECT_EQ(rebuild(line + "\n").size(), 1U);
}

// Rows of random words and labels: nothing to find, but nothing to fall over either.
TEST(Rebuild, SurvivesScrambledForms) {
  const std::vector<std::string> words = {
      "一级指标", "二级指标", "三级指标", "指标值",  "产出指标", "数量指标", "≥95%",
      "项目资金", "总体目标", "年度目标", "其中：",  "财政拨款", "10",       "（万元）",
      "绩",       "标",       "\t",       "\t\t",    " ",        "   ",      "\n",
      "\n",       "\n\n",     "\f",       "满意度",  "序号",     "项目名称", "金额",
      "合计",     "- 3 -",    "资金来源", "预算单位"};
  std::mt19937 random(7);
  for (int round = 0; round < 300; ++round) {
    std::string text;
    for (int i = 0; i < 150; ++i) text += words[random() % words.size()];
    const auto pages = rebuild_pages(text, RebuildOptions());
    if (!pages.ok()) continue;
    for (const PageResult& page : *pages) {
      for (const TextTable& table : page.tables) EXPECT_EQ(tiling_error(table), "") << text;
    }
  }
}

}  // namespace
}  // namespace gewu

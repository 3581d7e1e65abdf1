// Tables whose cells bars, boxes, quotes or tags set apart, from text to grids.
#include <gtest/gtest.h>

#include "base/text.h"
#include "rebuild/separated/settle.h"

namespace gewu::separated {
namespace {

// The first table of a text, a line a row: "text", with +ROWSxCOLS where the cell spans.
std::string grid_of(const std::string& text) {
  const SourceText source = make_source_text(decode_utf8(text));
  for (RawTable& raw : find_separated(source)) {
    for (const Settled& part : settle(std::move(raw))) {
      if (!part.has_table) continue;
      std::string grid;
      int row = 0;
      for (const DraftCell& cell : part.table.cells) {
        for (; row < cell.row; ++row) grid += "\n";
        if (cell.col > 0 && &cell != part.table.cells.data() && (&cell - 1)->row == cell.row) {
          grid += "|";
        }
        grid += encode_utf8(cell.text);
        if (cell.row_span > 1 || cell.col_span > 1) {
          grid += "+" + std::to_string(cell.row_span) + "x" + std::to_string(cell.col_span);
        }
      }
      return grid;
    }
  }
  return "no table";
}

std::vector<std::string> captions_of(const std::string& text) {
  const SourceText source = make_source_text(decode_utf8(text));
  std::vector<std::string> captions;
  for (RawTable& raw : find_separated(source)) {
    for (const Settled& part : settle(std::move(raw))) {
      for (const RawText& caption : part.before) captions.push_back(encode_utf8(caption.text));
    }
  }
  return captions;
}

TEST(Bars, GiveAFormWhoseBlanksAreItsSpans) {
  EXPECT_EQ(grid_of("| 项目名称 | 饮水检测 | | |\n| --- | --- | --- | --- |\n"
                    "| 主管部门 | 水务局 | 实施单位 | 供水站 |\n"
                    "| 项目资金（万元） | 年度资金总额 | 73.20 | |\n"
                    "| | 其中：财政拨款 | 73.20 | |\n"
                    "| 一级指标 | 二级指标 | 三级指标 | 指标值 |\n"
                    "| 产出指标 | 数量指标 | 检测点数 | ≥42个 |\n"
                    "| | 质量指标 | 合格率 | ≥98% |\n"),
            "项目名称|饮水检测+1x3\n主管部门|水务局|实施单位|供水站\n"
            "项目资金（万元）+2x1|年度资金总额|73.20+1x2\n其中：财政拨款|73.20+1x2\n"
            "一级指标|二级指标|三级指标|指标值\n产出指标+2x1|数量指标|检测点数|≥42个\n"
            "质量指标|合格率|≥98%");
}

TEST(Bars, KeepTheBlankOfAFieldWithoutAValue) {
  EXPECT_EQ(grid_of("| 项目名称 | 饮水检测 | 项目负责人 | |\n"
                    "| 一级指标 | 二级指标 | 三级指标 | 指标值 |\n"
                    "| 产出指标 | 数量指标 | 检测点数 | ≥42个 |\n"),
            "项目名称|饮水检测|项目负责人|\n一级指标|二级指标|三级指标|指标值\n"
            "产出指标|数量指标|检测点数|≥42个");
}

TEST(Commas, PartAmountsThatStandSideBySide) {
  EXPECT_EQ(
      grid_of("科目编码,科目名称,合计,基本支出,项目支出\n201,一般公共服务支出,10.00,4.00,6.00\n"
              "205,教育支出,120,70,50\n208,社会保障和就业支出,8,8,0\n"),
      "科目编码|科目名称|合计|基本支出|项目支出\n201|一般公共服务支出|10.00|4.00|6.00\n"
      "205|教育支出|120|70|50\n208|社会保障和就业支出|8|8|0");
}

TEST(Commas, OfThousandsPartNothing) {
  EXPECT_EQ(grid_of("合计 1,200,300 元\n其中 1,000,300 元\n另有 200,000,100 元\n"), "no table");
}

TEST(Separated, TablesBeyondAllSizesGoOnInTheNext) {
  for (const std::string sign : {",", "|", "\t"}) {
    std::string text;
    for (int i = 0; i < 25'000; ++i) {
      text += sign == "|" ? "|" : "";
      text += "序" + sign + "维修校舍" + sign + "三间" + (sign == "|" ? "|\n" : "\n");
    }
    const SourceText source = make_source_text(decode_utf8(text));
    int rows = 0;
    for (const RawTable& table : find_separated(source)) {
      EXPECT_LE(table.rows, 10'000);
      rows += table.rows;
    }
    EXPECT_EQ(rows, 25'000) << sign;
  }
}

TEST(Bars, MayStandInACellIfEscaped) {
  EXPECT_EQ(grid_of("| 名称 | 值 |\n|---|---|\n| 甲\\|乙 | **5** |\n"), "名称|值\n甲|乙|5");
}

TEST(Bars, AreNoTableInASentence) { EXPECT_EQ(grid_of("甲|乙\n各部门要加强管理。\n"), "no table"); }

TEST(Quotes, HoldLineEndsSeparatorsAndQuotes) {
  EXPECT_EQ(grid_of("项目名称\t\"甲\n乙\"\t\n总体目标\t\"1.保障饮水；\n2.水质\"\"合格\"\"。\"\t\n"),
            "项目名称|甲乙\n总体目标|1.保障饮水；\n2.水质\"合格\"。");
}

TEST(Quotes, OpenNothingWithoutAnEnd) {
  EXPECT_EQ(grid_of("序号,名称,金额\n1,\"甲,5\n2,乙,6\n3,丙,7\n"),
            "序号|名称|金额\n1|\"甲|5\n2|乙|6\n3|丙|7");
}

TEST(Commas, AreNoTableInSentencesAndAmounts) {
  EXPECT_EQ(grid_of("本年收入1,234.50万元,\n支出2,345.60万元,\n结余3,456.70万元,\n"), "no table");
}

TEST(Captions, AreNoRows) {
  const std::string text =
      "项目支出绩效目标表,,,\n（2024年度）,,,\n项目名称,甲,,\n一级指标,二级指标,三级指标,指标值\n"
      "产出指标,数量指标,检测点数,≥42个\n";
  EXPECT_EQ(captions_of(text), (std::vector<std::string>{"项目支出绩效目标表", "（2024年度）"}));
  EXPECT_EQ(grid_of(text).substr(0, 12), "项目名称");
}

TEST(Boxes, ShowWhichCellsSpan) {
  EXPECT_EQ(grid_of("┌────┬────┬────┐\n"
                    "│资金│总额│ 73 │\n"
                    "│    ├────┼────┤\n"
                    "│    │其中│ 70 │\n"
                    "├────┼────┴────┤\n"
                    "│目标│保障饮水 │\n"
                    "└────┴─────────┘\n"),
            "资金+2x1|总额|73\n其中|70\n目标|保障饮水+1x2");
}

TEST(Boxes, OfSignsAsWideAsHanAreRead) {
  EXPECT_EQ(grid_of("┌──┬──┐\n│甲乙│丙丁│\n├──┼──┤\n│ 1  │ 2  │\n└──┴──┘\n"), "甲乙|丙丁\n1|2");
}

TEST(Boxes, WithoutRulesBetweenRowsGiveARowALine) {
  EXPECT_EQ(grid_of("┌──────┬────┐\n│ 名称 │ 数 │\n├──────┼────┤\n│ 甲   │ 1  │\n"
                    "│ 乙   │ 2  │\n│ 丙   │ 3  │\n└──────┴────┘\n"),
            "名称|数\n甲|1\n乙|2\n丙|3");
}

TEST(Boxes, WhoseBarsStandOffBehindSignsOfDoubtfulWidthAreRead) {
  // “ and ” were printed two columns wide, so the bars behind them stand off.
  EXPECT_EQ(grid_of("┌────────┬────┐\n│“甲乙”│ 1  │\n├────────┼────┤\n│丙      │ 2  │\n"
                    "└────────┴────┘\n"),
            "“甲乙”|1\n丙|2");
}

TEST(Boxes, OfAsciiAreRead) {
  EXPECT_EQ(grid_of("+------+----+\n| 名称 | 数 |\n+======+====+\n| 甲-1 | -5 |\n+------+----+\n"),
            "名称|数\n甲-1|-5");
}

TEST(Html, SaysWhichCellsSpan) {
  EXPECT_EQ(
      grid_of("<table><tr><td rowspan=2>资金</td><td>总额</td><td>73</td></tr>"
              "<tr><td>其中</td><td>70</td></tr>"
              "<tr><td>目标</td><td colspan=\"2\">合格率&ge;98%<br>按时完成</td></tr></table>"),
      "资金+2x1|总额|73\n其中|70\n目标|合格率≥98%按时完成+1x2");
}

TEST(Html, AsksForNoMoreThanTheTableHas) {
  EXPECT_EQ(grid_of("<table><tr><td rowspan=999999999>甲</td><td>乙</td></tr>"
                    "<tr><td>丙</td></tr></table>"),
            "甲+2x1|乙\n丙");
}

TEST(Tables, ThatAreMostlyNothingAreNone) {
  std::string wide(20000, '|');
  std::string text = wide + "\n";
  for (int i = 0; i < 1000; ++i) text += "|a|b|\n";
  EXPECT_EQ(grid_of(text), "no table");
}

TEST(Html, TextAroundTablesIsKept) {
  EXPECT_EQ(captions_of("<html><body><h1>项目支出绩效目标表</h1>\n<p>（2024年度）</p>\n"
                        "<table><tr><td>甲</td></tr></table></body></html>"),
            (std::vector<std::string>{"项目支出绩效目标表", "（2024年度）"}));
}

TEST(Spans, OfDepartmentsInListsReachDown) {
  EXPECT_EQ(
      grid_of("| 序号 | 部门 | 项目 | 金额 |\n|---|---|---|---|\n| 1 | 教育局 | 校舍 | 5.00 |\n"
              "| 2 | | 操场 | 6.00 |\n| 合计 | | | 11.00 |\n"),
      "序号|部门|项目|金额\n1|教育局+2x1|校舍|5.00\n2|操场|6.00\n合计+1x3|11.00");
}

TEST(Spans, NeverCoverBlankAmounts) {
  EXPECT_EQ(grid_of("| 项目 | 本年支出 | | |\n|---|---|---|---|\n| | 小计 | 基本 | 项目支出 |\n"
                    "| 教育 | 5.00 | | 5.00 |\n| | 6.00 | 6.00 | |\n"),
            "项目+2x1|本年支出+1x3\n小计|基本|项目支出\n教育|5.00||5.00\n|6.00|6.00|");
}

}  // namespace
}  // namespace gewu::separated

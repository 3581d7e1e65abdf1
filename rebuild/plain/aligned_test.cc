// Ordinary tables whose columns blanks align.
#include "rebuild/plain/aligned.h"

#include <gtest/gtest.h>

#include "base/text.h"

namespace gewu::plain {
namespace {

std::string table_of(const std::string& text) {
  const SourceText source = make_source_text(decode_utf8(text));
  const int last = static_cast<int>(source.lines.size()) - 1;
  const std::vector<Region> regions = find_regions(source, 0, last, Layout::Wide);
  if (regions.empty()) return "no table";
  const DraftTable table = draft_aligned(source, regions.front(), Layout::Wide);
  std::string grid;
  int row = -1;
  for (const DraftCell& cell : table.cells) {
    if (cell.text.empty()) continue;
    if (row >= 0) grid += cell.row == row ? "|" : "\n";
    row = cell.row;
    grid += std::to_string(cell.col) + ":" + encode_utf8(cell.text);
  }
  return grid;
}

TEST(Aligned, ColumnsComeFromWhereTextsStand) {
  EXPECT_EQ(table_of("项目          预算数      执行数\n"
                     "教育支出       5.00         4.00\n"
                     "农林水支出                 12.00\n"
                     "合计           5.00        16.00\n"),
            "0:项目|1:预算数|2:执行数\n0:教育支出|1:5.00|2:4.00\n0:农林水支出|2:12.00\n"
            "0:合计|1:5.00|2:16.00");
}

TEST(Aligned, AFullLineGoesOnBelow) {
  EXPECT_EQ(table_of("序号   项目                金额\n"
                     " 1     农村公路养护补      5.00\n"
                     "       助资金\n"
                     " 2     校舍维修            6.00\n"
                     " 3     河道清淤            7.00\n"),
            "0:序号|1:项目|2:金额\n0:1|1:农村公路养护补助资金|2:5.00\n0:2|1:校舍维修|2:6.00\n"
            "0:3|1:河道清淤|2:7.00");
}

TEST(Aligned, HeadsStandOverTheColumnsInWhoseMiddleTheyAre) {
  EXPECT_EQ(table_of("单位名称        2023年预算              2024年预算\n"
                     "           合计    基本    项目      合计    基本    项目\n"
                     "本级      41.20   12.00   29.20     36.70    9.50   27.20\n"
                     "中心       7.10    5.00    2.10      8.90    8.00    0.90\n"
                     "支队      46.30   40.00    6.30     33.55   30.00    3.55\n"),
            "0:单位名称|1:2023年预算|4:2024年预算\n1:合计|2:基本|3:项目|4:合计|5:基本|6:项目\n"
            "0:本级|1:41.20|2:12.00|3:29.20|4:36.70|5:9.50|6:27.20\n"
            "0:中心|1:7.10|2:5.00|3:2.10|4:8.90|5:8.00|6:0.90\n"
            "0:支队|1:46.30|2:40.00|3:6.30|4:33.55|5:30.00|6:3.55");
}

TEST(Aligned, SentencesAndCaptionsAreNoTables) {
  EXPECT_EQ(table_of("2024年部门收支预算总表\n编制单位：甲县教育局      单位：万元\n"
                     "本单位按照规定编制预算，并按要求公开。\n"),
            "no table");
}

TEST(Aligned, LinesOfAThousandTextsAreNoTable) {
  std::string line;
  for (int i = 0; i < 1000; ++i) line += "甲  ";
  EXPECT_EQ(table_of(line + "\n" + line + "\n" + line + "\n" + line + "\n"), "no table");
}

}  // namespace
}  // namespace gewu::plain

// Columns by where texts begin.
#include "rebuild/plain/left_edges.h"

#include <gtest/gtest.h>

#include "base/text.h"

namespace gewu::plain {
namespace {

std::vector<int> starts_of(const std::string& text) {
  const SourceText source = make_source_text(decode_utf8(text));
  std::vector<std::vector<Edge>> lines(source.lines.size());
  for (const Atom& atom : source.atoms) {
    auto& line = lines[static_cast<size_t>(atom.line)];
    const char32_t first = source.text[atom.begin];
    const bool figure = first >= U'0' && first <= U'9';
    const Beside beside = figure ? Beside::Figures : (first < 0x80 ? Beside::Words : Beside::Texts);
    line.push_back({atom.x0, atom.x1, line.empty() ? Gap::Wide : atom.gap, beside});
  }
  return column_starts(lines);
}

TEST(LeftEdges, ASingleBlankPartsColumnsWhereOtherLinesHaveThemApart) {
  EXPECT_EQ(starts_of("执法支队 46.30 0.00\n"
                      "本级   41.20  12.00\n"
                      "中心         7.10\n"
                      "处     4.00   5.00\n"),
            (std::vector<int>{0, 5, 11}));
}

TEST(LeftEdges, TextSetInTheMiddleKeepsToItsColumn) {
  EXPECT_EQ(starts_of("一、一般公共服务支出    1,829.16\n"
                      "    二、外交支出         18.00\n"
                      "     三、国防支出         2.00\n")
                .size(),
            2U);
}

TEST(LeftEdges, ATextOverAllColumnsIsNoReasonToHaveFewer) {
  EXPECT_EQ(starts_of("单位   说明一下这张表格里的各项数字    合计\n"
                      "甲     12.00   3.00   4.00            19.00\n"
                      "乙     11.00   2.00   1.00            14.00\n"
                      "丙      9.00   2.00   1.00            12.00\n")
                .size(),
            5U);
}

TEST(LeftEdges, WordsOfOneCellAreNoColumns) {
  EXPECT_EQ(starts_of("Office paper    1.00\nUSB hub         2.00\nLaser printer   4.00\n").size(),
            2U);
}

TEST(LeftEdges, NothingHasOneColumn) { EXPECT_EQ(column_starts({}), std::vector<int>{0}); }

}  // namespace
}  // namespace gewu::plain

// A form's columns by where texts begin.
#include "rebuild/column_edges.h"

#include <gtest/gtest.h>

#include "base/text.h"
#include "rebuild/columns.h"

namespace gewu {
namespace {

// Where columns begin that were taken to begin where their headers do.
std::vector<int> borders_of(const std::string& text) {
  const SourceText source = make_source_text(decode_utf8(text));
  const int last = static_cast<int>(source.lines.size()) - 1;
  Columns columns = read_columns(source, 0, 0, last);
  std::vector<int> body;
  for (int line = 1; line <= last; ++line) {
    if (!source.lines[static_cast<size_t>(line)].blank()) body.push_back(line);
  }
  columns.layout = Layout::Narrow;
  for (FormColumn& column : columns.columns) {
    column.x0 = column.header.empty() ? 0 : column.header.front().x0;
  }
  fit_by_edges(source, body, columns);
  std::vector<int> borders;
  for (const FormColumn& column : columns.columns) {
    if (!column.header.empty()) borders.push_back(column.x0);
  }
  return borders;
}

TEST(ColumnEdges, HeadersASingleBlankApartGetTheColumnsOfTheTextsBelow) {
  EXPECT_EQ(borders_of("一级指标 二级指标 三级指标 指标值\n"
                       "产出指标    数量指标    自动监测站点运维      ≥14个\n"
                       "                走航监测次数        ≥180次\n"
                       "        质量指标    监测数据有效率       ≥95%\n"
                       "效益指标    社会效益    信访投诉下降率       ≥30%\n"),
            (std::vector<int>{0, 5, 15, 30}));  // 8, 16 and 30 are inside
}

TEST(ColumnEdges, ColumnsThatFitStayAsTheyAre) {
  EXPECT_EQ(borders_of("一级指标    二级指标    三级指标        指标值\n"
                       "产出指标    数量指标    监测站点        ≥14个\n"
                       "            质量指标    数据有效率      ≥95%\n"),
            (std::vector<int>{0, 8, 16, 28}));
}

}  // namespace
}  // namespace gewu

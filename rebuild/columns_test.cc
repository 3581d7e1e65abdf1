// The header row of an indicator table.
#include "rebuild/columns.h"

#include <gtest/gtest.h>

#include "base/text.h"

namespace gewu {
namespace {

std::vector<ColumnKind> kinds_of(const std::string& text) {
  const SourceText source = make_source_text(decode_utf8(text));
  const int last = static_cast<int>(source.lines.size()) - 1;
  std::vector<ColumnKind> kinds;
  for (const FormColumn& column : read_columns(source, 0, 0, last).columns) {
    kinds.push_back(column.kind);
  }
  return kinds;
}

using Kinds = std::vector<ColumnKind>;

TEST(Columns, AnUnheadedSpineStandsLeftOfTheLevels) {
  EXPECT_EQ(kinds_of("一级指标  二级指标  三级指标  指标值\n"),
            (Kinds{ColumnKind::Spine, ColumnKind::Level1, ColumnKind::Level2, ColumnKind::Level3,
                   ColumnKind::Value}));
}

TEST(Columns, TheFirstLineOfATornSpineIsOne) {
  EXPECT_EQ(
      kinds_of("年度绩  一级指标  二级指标  三级指标  指标值\n效指标  产出指标  数量指标  甲  1\n"),
      (Kinds{ColumnKind::Spine, ColumnKind::Level1, ColumnKind::Level2, ColumnKind::Level3,
             ColumnKind::Value}));
}

TEST(Columns, TheFirstLineOfATornValueIsNoSpine) {
  EXPECT_EQ(kinds_of("绩效指标  一级指标  二级指标  三级指标  年度指标\n"),
            (Kinds{ColumnKind::Spine, ColumnKind::Level1, ColumnKind::Level2, ColumnKind::Level3,
                   ColumnKind::Value}));
}

TEST(Columns, LinesOfRowsAreNoHeaders) {
  const SourceText source = make_source_text(decode_utf8("产出指标  数量指标  维修校舍  ≥3所\n"));
  EXPECT_FALSE(is_header(source, 0));
}

}  // namespace
}  // namespace gewu

// Tables without rules that go on over a page break.
#include <gtest/gtest.h>

#include "records/sketch.h"

namespace gewu {
namespace {

using sketch::page;
using sketch::table;

// A list that fills its page, and its rest, whose columns lie `shift` points beside.
Document two_pages(bool aligned, double shift) {
  PageResult first = page(1, {table({{"单位", "项目", "预算数"}, {"财政局", "网络", "12.30"}})});
  PageResult second = page(2, {table({{"民政局", "救助", "5.00"}, {"教育局", "校舍", "81.90"}})});
  first.height = first.tables.back().box.y1 + 10;
  first.tables[0].aligned = aligned;
  second.tables[0].aligned = aligned;
  second.tables[0].col_edges[1] += shift;
  second.tables[0].col_edges[2] -= shift;
  return sketch::build({first, second});
}

TEST(AlignedJoin, ColumnsNeedNotLieOnOneLine) {
  EXPECT_EQ(two_pages(true, 15).tables.size(), 1U);
  EXPECT_EQ(two_pages(false, 15).tables.size(), 2U);
}

TEST(AlignedJoin, ColumnsThatLieBesideEachOtherAreOthers) {
  EXPECT_EQ(two_pages(true, 60).tables.size(), 2U);
}

}  // namespace
}  // namespace gewu

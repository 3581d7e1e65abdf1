#include "bench/seal_truth.h"

#include <gtest/gtest.h>

namespace gewu::bench {
namespace {

using nlohmann::ordered_json;

ordered_json one_cell(double x0, double y0, double x1, double y1) {
  return {{"cells", {{{"row", 0}, {"col", 0}, {"page", 2}, {"box", {x0, y0, x1, y1}}}}}};
}

SealTouch touch(const TrueSeal& seal, const ordered_json& json) {
  ReadTable table;
  table.cells.resize(1);
  mark_cells_under({seal}, json, &table);
  return table.cells[0].seal;
}

constexpr TrueSeal kRound{2, true, 100, 100, 50, 0};

TEST(SealTruth, TellsCellsUnderARoundStampFromThoseInTheCornersOfItsBox) {
  EXPECT_EQ(touch(kRound, one_cell(90, 90, 110, 110)), SealTouch::Under);
  EXPECT_EQ(touch(kRound, one_cell(40, 40, 56, 56)), SealTouch::Free);
  EXPECT_EQ(touch({2, false, 100, 100, 50, 0}, one_cell(40, 40, 56, 56)), SealTouch::Under);
}

TEST(SealTruth, LeavesOpenWhatAStampBarelyTouches) {
  EXPECT_EQ(touch(kRound, one_cell(148, 90, 180, 110)), SealTouch::Grazed);
}

TEST(SealTruth, StampsOnlyTheirOwnPage) {
  TrueSeal other = kRound;
  other.page = 1;
  EXPECT_EQ(touch(other, one_cell(90, 90, 110, 110)), SealTouch::Free);
}

TEST(SealTruth, TurnsASquareStamp) {
  const double half_turn = 0.785;
  EXPECT_EQ(touch({2, false, 100, 100, 50, half_turn}, one_cell(160, 95, 165, 105)),
            SealTouch::Under);
  EXPECT_EQ(touch({2, false, 100, 100, 50, half_turn}, one_cell(140, 140, 150, 150)),
            SealTouch::Free);
}

TEST(SealTruth, FindsTheCellsThatFindingsName) {
  std::vector<ReadTable> tables(2);
  tables[1].id = "t2";
  tables[1].cells.resize(1);
  mark_cells_found_under_seal(
      ordered_json::array({{{"code", "under-seal"}, {"table", "t2"}, {"cells", {{0, 0}}}}}),
      &tables);
  EXPECT_EQ(tables[1].cells[0].seal, SealTouch::Under);
}

}  // namespace
}  // namespace gewu::bench

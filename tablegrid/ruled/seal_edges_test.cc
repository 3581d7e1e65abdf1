#include "tablegrid/ruled/seal_edges.h"

#include <gtest/gtest.h>

#include "layout/page/page_layout.h"

namespace gewu {
namespace {

Image sealed(int from, int to, SealMark mark) {
  Image seal(100, 10, 1, 0);
  for (int y = 0; y < seal.height; ++y) {
    for (int x = from; x < to; ++x) seal.row(y)[x] = mark;
  }
  return seal;
}

double threshold(const Image& seal) {
  return threshold_under_seal(0.8, seal_cover(&seal, 0, 5, 100, 5));
}

TEST(SealEdges, AskNoMoreThanCanBeSeen) {
  EXPECT_DOUBLE_EQ(threshold(Image()), 0.8);
  EXPECT_DOUBLE_EQ(threshold(sealed(0, 10, kUnderSeal)), 0.8);
  EXPECT_LT(threshold(sealed(0, 60, kUnderSeal)), 0.75);
  EXPECT_LT(threshold(sealed(0, 10, kHiddenBySeal)), 0.79);
  EXPECT_LT(threshold(sealed(0, 50, kHiddenBySeal)), 0.61);
  EXPECT_EQ(threshold(sealed(0, 90, kHiddenBySeal)), kUnseen);
}

TEST(SealEdges, RulingThatLeadsIntoAStampOnBothSidesGoesOn) {
  std::vector<std::vector<double>> cover = {{1, 0, 0, 1}, {1, 0, 0, 0.1}, {0, 0, 1, 1}};
  carry_on_under_seals(
      {{0.8, kUnseen, kUnseen, 0.8}, {0.8, kUnseen, kUnseen, 0.8}, {kUnseen, 0.8, 0.8, 0.8}},
      &cover);
  EXPECT_GE(cover[0][1], kUnseen);
  EXPECT_GE(cover[0][2], kUnseen);
  EXPECT_LT(cover[1][1], kUnseen);
  EXPECT_LT(cover[1][2], kUnseen);
  EXPECT_LT(cover[2][0], kUnseen);
}

}  // namespace
}  // namespace gewu

#include "records/review.h"

#include <gtest/gtest.h>

#include <vector>

namespace gewu {
namespace {

TextCell cell_of(double confidence, bool marked) {
  TextCell cell;
  cell.confidence = confidence;
  cell.review = marked;
  return cell;
}

TEST(Review, MarksEveryCellBelowTheProbabilityAskedFor) {
  std::vector<TextCell> cells{cell_of(0.69, false), cell_of(0.96, false), cell_of(0.97, false)};
  mark_for_review(cells, 0.97);
  EXPECT_TRUE(cells[0].review);
  EXPECT_TRUE(cells[1].review);
  EXPECT_FALSE(cells[2].review);
  EXPECT_TRUE(cells[2].doubts.empty());
}

TEST(Review, AMarkForTheStructureStaysAndHasAName) {
  std::vector<TextCell> cells{cell_of(0.99, true), cell_of(0.5, true)};
  cells[1].doubts.push_back({"words", 0.5});
  mark_for_review(cells, 0.1);
  EXPECT_TRUE(cells[0].review);
  ASSERT_EQ(cells[0].doubts.size(), 1U);
  EXPECT_EQ(cells[0].doubts[0].code, "structure");
  EXPECT_EQ(cells[1].doubts.size(), 1U);
}

}  // namespace
}  // namespace gewu

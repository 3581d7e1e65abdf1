#include "rebuild/chain.h"

#include <gtest/gtest.h>

namespace gewu {
namespace {

TEST(Chain, CutsWhereTheSumIsBest) {
  Chain chain(3, 2);
  for (int i = 0; i < 3; ++i) chain.offer(i, i + 1, 1);
  chain.offer(0, 2, 3, 7);
  chain.offer(1, 3, 2);
  chain.solve();
  const auto runs = chain.runs();
  ASSERT_EQ(runs.size(), 2U);
  EXPECT_EQ(runs[0].end, 2);
  EXPECT_EQ(runs[0].kind, 7);
  EXPECT_EQ(runs[1].begin, 2);
}

TEST(Chain, TellsWhatAnotherCutWouldCost) {
  Chain chain(2, 2);
  chain.offer(0, 1, 1);
  chain.offer(1, 2, 1);
  chain.offer(0, 2, 1.5);
  chain.solve();
  const auto runs = chain.runs();
  ASSERT_EQ(runs.size(), 2U);
  EXPECT_DOUBLE_EQ(runs[0].margin, 0.5);
  EXPECT_DOUBLE_EQ(runs[1].margin, 0.5);
}

TEST(Chain, KeepsTheBestOfSeveralOffers) {
  Chain chain(1, 1);
  chain.offer(0, 1, -1, 1);
  chain.offer(0, 1, 2, 2);
  chain.offer(0, 1, 0, 3);
  chain.solve();
  EXPECT_EQ(chain.runs().front().kind, 2);
}

TEST(Chain, OfNothingHasNoRuns) {
  Chain chain(0, 3);
  chain.solve();
  EXPECT_TRUE(chain.runs().empty());
}

}  // namespace
}  // namespace gewu

#include "base/word_width.h"

#include <gtest/gtest.h>

namespace gewu {
namespace {

TEST(WordWidth, HanBreakAnywhereAndWordsDoNot) {
  EXPECT_DOUBLE_EQ(first_word_width("资金"), 1);
  EXPECT_NEAR(first_word_width("2024年"), 2.2, 1e-9);
  EXPECT_NEAR(first_word_width("TSG T7001"), 1.65, 1e-9);
  EXPECT_EQ(first_word_width(""), 0);
  EXPECT_NEAR(first_word_width("（1,000kg，14"), 1 + 7 * 0.55, 1e-9);
}

}  // namespace
}  // namespace gewu

#include "tablegrid/text/digits.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>

#include "base/image.h"

namespace gewu {
namespace {

constexpr int kHigh = 36;

// Blocks of ink of this width side by side, 4 pixels of white between them.
Image blocks(int count, int width) {
  Image page(400, 100, 1);
  for (int i = 0; i < count; ++i) {
    for (int y = 30; y < 30 + kHigh; ++y) {
      std::fill_n(page.row(y) + 20 + i * (width + 4), width, std::uint8_t{0});
    }
  }
  return page;
}

TEST(Digits, AreNarrowAndHanCharactersAreNot) {
  EXPECT_TRUE(looks_like_digits(blocks(6, 22), {10, 30, 390, 30 + kHigh}));
  EXPECT_FALSE(looks_like_digits(blocks(6, 36), {10, 30, 390, 30 + kHigh}));
}

TEST(Digits, WhiteAboveAndBelowMakesNoCharacterHigher) {
  EXPECT_FALSE(looks_like_digits(blocks(6, 36), {10, 24, 390, 36 + kHigh}));
}

TEST(Digits, AnEmptyBoxHoldsNone) {
  EXPECT_FALSE(looks_like_digits(blocks(0, 0), {10, 30, 390, 60}));
}

}  // namespace
}  // namespace gewu

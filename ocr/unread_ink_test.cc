#include "ocr/unread_ink.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace gewu {
namespace {

constexpr int kHeight = 40;

// A line whose ink covers columns `from` to `to`, read as one character in the middle of 20 columns
// from `at` on.
bool unread(char32_t code, int at, int from, int to) {
  Image line(200, kHeight, 1);
  std::fill(line.pixels.begin(), line.pixels.end(), 255);
  for (int y = 5; y < 35; ++y) std::fill_n(line.row(y) + from, to - from, std::uint8_t{0});
  LineReading reading;
  ReadChar& c = reading.chars.emplace_back();
  c.code = code;
  c.x0 = static_cast<float>(at);
  c.centre = c.x0 + 10;
  c.x1 = c.x0 + 20;
  return leaves_ink_unread(line, reading);
}

TEST(UnreadInk, ADigitHasNoneBesideIt) { EXPECT_FALSE(unread(U'0', 80, 78, 104)); }

TEST(UnreadInk, ACharacterBesideADigitIsUnread) {
  EXPECT_TRUE(unread(U'0', 80, 80, 125));
  EXPECT_TRUE(unread(U'5', 80, 55, 100));
}

TEST(UnreadInk, WiderCharactersAreNotAsked) {
  EXPECT_FALSE(unread(U'元', 80, 55, 125));
  EXPECT_FALSE(leaves_ink_unread(Image(10, 10, 1), {}));
}

}  // namespace
}  // namespace gewu

#include "ocr/line_doubts/unread_ink.h"

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

// 1.2, the point's ink in rows `top` to `top` + 5.
bool floats_at(int top) {
  Image line(100, kHeight, 1);
  std::fill(line.pixels.begin(), line.pixels.end(), 255);
  const auto ink = [&line](int x, int y, int width, int height) {
    for (int row = y; row < y + height; ++row) {
      std::fill_n(line.row(row) + x, width, std::uint8_t{0});
    }
  };
  ink(20, 5, 15, 30);
  ink(45, 5, 15, 30);
  if (top > 0) ink(38, top, 5, 5);
  LineReading reading;
  for (char32_t code : {U'1', U'.', U'2'}) reading.chars.emplace_back().code = code;
  reading.chars[1].x0 = 36;
  reading.chars[1].centre = 40;
  reading.chars[1].x1 = 44;
  return has_floating_point(line, reading);
}

TEST(UnreadInk, APointFloatsIfNothingStandsAtTheFoot) {
  EXPECT_TRUE(floats_at(18));
  EXPECT_FALSE(floats_at(30));
  EXPECT_FALSE(floats_at(0));  // it may touch a digit
}

// 5 and `digit`, whose ink is `width` columns broad and 30 high.
bool is_wide(int width, char32_t digit) {
  Image line(100, kHeight, 1);
  std::fill(line.pixels.begin(), line.pixels.end(), 255);
  for (int y = 5; y < 35; ++y) {
    std::fill_n(line.row(y) + 20, 20, std::uint8_t{0});
    std::fill_n(line.row(y) + 45, width, std::uint8_t{0});
  }
  LineReading reading;
  for (float centre : {30.0F, 55.0F}) {
    ReadChar& c = reading.chars.emplace_back();
    c.code = U'5';
    c.centre = centre;
    c.x0 = centre - 10;
    c.x1 = centre + 10;
  }
  reading.chars.back().code = digit;
  return has_wide_digit(line, reading);
}

TEST(UnreadInk, ADigitIsNarrowerThanHigh) {
  EXPECT_FALSE(is_wide(22, U'3'));
  EXPECT_TRUE(is_wide(24, U'3'));
  EXPECT_FALSE(is_wide(24, U'4'));
  EXPECT_TRUE(is_wide(26, U'4'));
}

}  // namespace
}  // namespace gewu

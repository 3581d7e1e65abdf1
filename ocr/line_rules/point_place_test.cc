#include "ocr/line_rules/point_place.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace gewu {
namespace {

// A line with a dot at that row, read as a middle point behind a character.
std::string told(int row, char32_t runner_up, char32_t before = U'末') {
  Image line(60, 40, 1);
  std::fill(line.pixels.begin(), line.pixels.end(), 255);
  for (int y = row; y < row + 5; ++y) std::fill_n(line.row(y) + 28, 5, std::uint8_t{0});
  LineReading reading;
  reading.chars.resize(1);
  reading.chars[0].code = before;
  ReadChar c;
  c.code = U'·';
  c.runner_up = runner_up;
  c.x0 = 20;
  c.centre = 30;
  c.x1 = 40;
  reading.chars.push_back(c);
  mend_low_points(line, &reading);
  return reading.text();
}

TEST(PointPlace, InTheMiddleItStays) { EXPECT_EQ(told(18, U'。'), "末·"); }

TEST(PointPlace, AtTheFootItIsAFullStopOrADecimalPoint) {
  EXPECT_EQ(told(31, U'，'), "末。");
  EXPECT_EQ(told(31, U'\''), "末。");
  EXPECT_EQ(told(31, U'.'), "末。");
  EXPECT_EQ(told(31, U'.', U'5'), "5.");
}

// Three characters, the second of them such a point.
std::string told_between(char32_t before, char32_t point, int row, float probability) {
  Image line(80, 40, 1);
  std::fill(line.pixels.begin(), line.pixels.end(), 255);
  for (int y = row; y < row + 5; ++y) std::fill_n(line.row(y) + 38, 5, std::uint8_t{0});
  LineReading reading;
  for (char32_t code : {before, point, U'艾'}) reading.chars.emplace_back().code = code;
  reading.chars[1].probability = probability;
  reading.chars[1].x0 = 30;
  reading.chars[1].centre = 40;
  reading.chars[1].x1 = 50;
  mend_low_points(line, &reading);
  return reading.text();
}

TEST(PointPlace, ASureMiddlePointOfANameStaysThoughDirtLiesBelow) {
  EXPECT_EQ(told_between(U'提', U'·', 31, 0.99F), "提·艾");
  EXPECT_EQ(told_between(U'提', U'·', 31, 0.9F), "提。艾");
  EXPECT_EQ(told_between(U'5', U'·', 31, 0.99F), "5.艾");
}

TEST(PointPlace, ALatinPointInTheMiddleIsThatOfAName) {
  EXPECT_EQ(told_between(U'提', U'.', 18, 0.9F), "提·艾");
  EXPECT_EQ(told_between(U'提', U'.', 31, 0.9F), "提。艾");
}

TEST(PointPlace, AtTheFootItIsWhatTheReaderSawBesideIt) {
  Image line(40, 40, 1);
  std::fill(line.pixels.begin(), line.pixels.end(), 255);
  for (int y = 31; y < 36; ++y) std::fill_n(line.row(y) + 18, 5, std::uint8_t{0});
  const auto told_with = [&](float stop, float comma, const std::u32string& text = U"元·专") {
    LineReading reading;
    for (char32_t code : text) reading.chars.emplace_back().code = code;
    ReadChar& c = reading.chars[1];
    c.x0 = 10;
    c.centre = 20;
    c.x1 = 30;
    c.runner_up = U'，';
    c.runner_up_probability = comma;
    c.others[1] = {U'。', stop};
    mend_low_points(line, &reading);
    return reading.text();
  };
  EXPECT_EQ(told_with(0.02F, 0.15F), "元，专");
  EXPECT_EQ(told_with(0.02F, 0.05F), "元。专");
  EXPECT_EQ(told_with(0, 0), "元。专");
  EXPECT_EQ(told_with(0.02F, 0.15F, U"元·"), "元。");
}

TEST(PointPlace, ALatinPointBehindAHanCharacterIsNone) {
  const auto told_behind = [](char32_t before, char32_t runner_up) {
    LineReading reading;
    reading.chars.resize(2);
    reading.chars[0].code = before;
    reading.chars[1].code = U'.';
    reading.chars[1].runner_up = runner_up;
    reading.chars[1].runner_up_probability = 0.3F;
    mend_low_points(Image(40, 40, 1), &reading);
    return reading.text();
  };
  EXPECT_EQ(told_behind(U'质', U'。'), "质。");
  EXPECT_EQ(told_behind(U'1', U'。'), "1.");
  EXPECT_EQ(told_behind(U'质', U'，'), "质，");
  EXPECT_EQ(told_behind(U'质', U'·'), "质。");
}

}  // namespace
}  // namespace gewu

#include "ocr/line_doubts/number_doubts.h"

#include <gtest/gtest.h>

#include <string>

namespace gewu {
namespace {

// Digits 20 pixels apart; `wide` before the character at `place`.
LineReading spaced(const std::u32string& text, std::size_t place = 0, float more = 0) {
  LineReading reading;
  float x = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    x += i == place ? 20 + more : 20;
    ReadChar c;
    c.code = text[i];
    c.probability = 0.9999F;
    c.centre = x;
    reading.chars.push_back(c);
  }
  return reading;
}

TEST(NumberDoubts, DigitsAroundALostPointStandApart) {
  EXPECT_TRUE(has_room_for_point(spaced(U"251806", 4, 10)));
  EXPECT_FALSE(has_room_for_point(spaced(U"251806")));
  EXPECT_FALSE(has_room_for_point(spaced(U"251806", 4, 4)));
  EXPECT_FALSE(has_room_for_point(spaced(U"2010301", 4, 40)));  // a blank
  EXPECT_FALSE(has_room_for_point(spaced(U"18", 1, 10)));       // nothing to measure by
}

TEST(NumberDoubts, ADigitFarBehindAnotherMayHaveLostADash) {  // digits 20 apart: an em of 40
  constexpr int kHeight = 33;
  EXPECT_TRUE(has_room_for_dash(spaced(U"20122015", 4, 40), kHeight));  // —
  EXPECT_TRUE(has_room_for_dash(spaced(U"37", 1, 20), kHeight));        // a hyphen
  EXPECT_TRUE(has_room_for_dash(spaced(U"460%666%", 4, 50), kHeight));
  EXPECT_FALSE(has_room_for_dash(spaced(U"20122015"), kHeight));
  EXPECT_FALSE(has_room_for_dash(spaced(U"251806", 4, 10), kHeight));      // a point
  EXPECT_FALSE(has_room_for_dash(spaced(U"共20122015", 1, 40), kHeight));  // a blank
}

TEST(NumberDoubts, ReadersThatSeeOtherPointsInTheSameDigitsContradict) {
  EXPECT_TRUE(differ_in_points(spaced(U"12.296.35"), spaced(U"12,296.35")));
  EXPECT_TRUE(differ_in_points(spaced(U"251806"), spaced(U"2518.06")));
  EXPECT_FALSE(differ_in_points(spaced(U"2518.06"), spaced(U"2518.06元")));
  EXPECT_FALSE(differ_in_points(spaced(U"2518.06"), spaced(U"2513.06")));
  EXPECT_FALSE(differ_in_points(spaced(U"5"), spaced(U"5.")));
}

TEST(NumberDoubts, ThreeDigitsBehindADoubtfulPointMayBeThousands) {
  LineReading reading = spaced(U"18.420");
  EXPECT_FALSE(may_part_thousands(reading));
  reading.chars[2].runner_up = U',';
  reading.chars[2].runner_up_probability = 0.01F;
  EXPECT_TRUE(may_part_thousands(reading));
  LineReading small = spaced(U"0.420");
  small.chars[1].probability = 0.9F;
  EXPECT_FALSE(may_part_thousands(small));
  LineReading longer = spaced(U"1,218.420");
  longer.chars[5].probability = 0.9F;
  EXPECT_FALSE(may_part_thousands(longer));
}

TEST(NumberDoubts, PointsThatPartThousandsAreNoPoints) {
  EXPECT_TRUE(has_points_for_commas(U"12.296.35"));
  EXPECT_TRUE(has_points_for_commas(U"共1.234.567元"));
  EXPECT_FALSE(has_points_for_commas(U"12,296.35"));
  EXPECT_FALSE(has_points_for_commas(U"2023.12.31"));
  EXPECT_FALSE(has_points_for_commas(U"1.2.3"));
  EXPECT_FALSE(has_points_for_commas(U"18.420"));
}

}  // namespace
}  // namespace gewu

#include "ocr/line_doubts/stroke_shape.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace gewu {
namespace {

// A stroke 40 pixels long; `serif` rows more at its right end.
StrokeShape shape_of(int thickness, int serif) {
  Image line(50, 30, 1);
  std::fill(line.pixels.begin(), line.pixels.end(), std::uint8_t{255});
  for (int y = 14; y < 14 + thickness; ++y) std::fill_n(line.row(y) + 5, 40, std::uint8_t{0});
  for (int y = 14 - serif; y < 14; ++y) std::fill_n(line.row(y) + 36, 8, std::uint8_t{0});
  return stroke_shape(line);
}

TEST(StrokeShape, OneOfSongTypeThickensAtItsRightEnd) {
  EXPECT_EQ(shape_of(2, 3), StrokeShape::Serif);
}

TEST(StrokeShape, AThinEvenStrokeIsADash) { EXPECT_EQ(shape_of(2, 0), StrokeShape::Thin); }

TEST(StrokeShape, AnEvenStrokeOfUsualThicknessMayBeEither) {
  EXPECT_EQ(shape_of(4, 0), StrokeShape::Even);
  EXPECT_EQ(shape_of(4, 1), StrokeShape::Even);  // a pixel of noise
}

TEST(StrokeShape, WhatIsNoStrokeHasNone) {
  EXPECT_EQ(shape_of(16, 0), StrokeShape::None);
  EXPECT_EQ(stroke_shape(Image()), StrokeShape::None);
}

}  // namespace
}  // namespace gewu

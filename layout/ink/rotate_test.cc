#include "layout/ink/rotate.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace gewu {
namespace {

constexpr std::uint8_t kPaper = 250;

// Brightness that changes slowly, so that linear sampling is right to a level or two.
double wave(double x, double y) { return 125 + 60 * std::sin(x / 23) + 50 * std::cos(y / 31); }

Image wavy(int width, int height) {
  Image image(width, height, 1);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      image.row(y)[x] = static_cast<std::uint8_t>(std::lround(wave(x, y)));
    }
  }
  return image;
}

SmallRotation rotation_by(double degrees, double dx, double dy) {
  const double angle = degrees * std::numbers::pi / 180;
  return {std::cos(angle), std::sin(angle), dx, dy};
}

TEST(Rotated, NoRotationChangesNoPixel) {
  const Image source = wavy(300, 200);
  EXPECT_EQ(rotated(source, {}, 300, 200, kPaper).pixels, source.pixels);
}

TEST(Rotated, EveryPixelComesFromItsPlace) {
  for (const double degrees : {-5.0, -0.4, 0.06, 1.3, 6.0}) {
    const SmallRotation r = rotation_by(degrees, 3.25, -7.5);
    const Image turned = rotated(wavy(400, 500), r, 420, 510, kPaper);
    int wrong = 0;
    for (int y = 0; y < turned.height; ++y) {
      for (int x = 0; x < turned.width; ++x) {
        const double from_x = r.cosine * x + r.sine * y + r.dx;
        const double from_y = -r.sine * x + r.cosine * y + r.dy;
        const bool inside = from_x > 1 && from_x < 398 && from_y > 1 && from_y < 498;
        const bool outside = from_x < -2 || from_x > 401 || from_y < -2 || from_y > 501;
        const int level = turned.row(y)[x];
        if (inside && std::abs(level - wave(from_x, from_y)) > 2) ++wrong;
        if (outside && level != kPaper) ++wrong;
      }
    }
    EXPECT_EQ(wrong, 0) << degrees;
  }
}

}  // namespace
}  // namespace gewu

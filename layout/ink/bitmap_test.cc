#include "layout/ink/bitmap.h"

#include <gtest/gtest.h>

#include <random>
#include <vector>

namespace gewu {
namespace {

// A plain picture to check the packed one against.
struct Plain {
  int width, height;
  std::vector<int> bits;

  int at(int x, int y) const {
    return x >= 0 && y >= 0 && x < width && y < height ? bits[y * width + x] : 0;
  }
};

Plain random_plain(int width, int height, double share) {
  std::mt19937 random(7);
  std::bernoulli_distribution ink(share);
  Plain plain{width, height, {}};
  for (int i = 0; i < width * height; ++i) plain.bits.push_back(ink(random) ? 1 : 0);
  return plain;
}

Bitmap packed(const Plain& plain) {
  Image image(plain.width, plain.height, 1);
  for (std::size_t i = 0; i < plain.bits.size(); ++i) image.pixels[i] = plain.bits[i] ? 0 : 255;
  return Bitmap::darker_than(image, 128);
}

// Runs of at least n, by looking at every window.
Plain opened(const Plain& in, int n, int dx, int dy) {
  Plain out{in.width, in.height, std::vector<int>(in.bits.size(), 0)};
  for (int y = 0; y < in.height; ++y) {
    for (int x = 0; x < in.width; ++x) {
      bool all = true;
      for (int k = 0; k < n; ++k) all = all && in.at(x + k * dx, y + k * dy) != 0;
      for (int k = 0; all && k < n; ++k) out.bits[(y + k * dy) * in.width + x + k * dx] = 1;
    }
  }
  return out;
}

void expect_same(const Plain& expected, const Bitmap& actual) {
  ASSERT_EQ(expected.width, actual.width());
  ASSERT_EQ(expected.height, actual.height());
  for (int y = 0; y < expected.height; ++y) {
    for (int x = 0; x < expected.width; ++x) {
      ASSERT_EQ(expected.at(x, y) != 0, actual.get(x, y)) << "at " << x << ", " << y;
    }
  }
}

TEST(Bitmap, OpeningKeepsExactlyTheLongRuns) {
  const Plain plain = random_plain(203, 97, 0.8);
  for (int n : {1, 2, 5, 8, 13}) {
    expect_same(opened(plain, n, 1, 0), packed(plain).opened_h(n));
    expect_same(opened(plain, n, 0, 1), packed(plain).opened_v(n));
  }
}

TEST(Bitmap, OpeningKeepsRunsLongerThanAWord) {
  Bitmap bitmap(300, 3);
  for (int x = 10; x < 160; ++x) bitmap.set(x, 1);
  EXPECT_EQ(bitmap.opened_h(150).count(), 150);
  EXPECT_EQ(bitmap.opened_h(151).count(), 0);
}

TEST(Bitmap, ClosingFillsOnlyGapsNarrowerThanItsBrick) {
  Bitmap bitmap(200, 1);
  for (int x : {10, 14, 60, 66, 199}) bitmap.set(x, 0);
  const Bitmap closed = bitmap.closed_h(5);
  EXPECT_TRUE(closed.get(12, 0));
  EXPECT_FALSE(closed.get(63, 0));
  EXPECT_TRUE(closed.get(199, 0));
  EXPECT_EQ(closed.count(), 5 + 3);
}

TEST(Bitmap, TransposingSwapsCoordinates) {
  const Plain plain = random_plain(131, 70, 0.3);
  const Bitmap turned = packed(plain).transposed();
  for (int y = 0; y < plain.height; ++y) {
    for (int x = 0; x < plain.width; ++x) ASSERT_EQ(plain.at(x, y) != 0, turned.get(y, x));
  }
}

TEST(Bitmap, CountsInsideABoxClippedToThePage) {
  const Plain plain = random_plain(150, 40, 0.5);
  long long expected = 0;
  for (int y = 5; y < 40; ++y) {
    for (int x = 60; x < 150; ++x) expected += plain.at(x, y);
  }
  EXPECT_EQ(packed(plain).count({60, 5, 500, 500}), expected);
  EXPECT_EQ(packed(plain).count({20, 20, 20, 30}), 0);
}

TEST(Bitmap, RunsComeRowByRow) {
  Bitmap bitmap(130, 2);
  for (int x = 60; x < 70; ++x) bitmap.set(x, 0);
  bitmap.set(129, 1);
  const auto runs = runs_of(bitmap);
  ASSERT_EQ(runs.size(), 2U);
  EXPECT_EQ(runs[0].x0, 60);
  EXPECT_EQ(runs[0].x1, 70);
  EXPECT_EQ(runs[1].y, 1);
  EXPECT_EQ(runs[1].x1, 130);
}

}  // namespace
}  // namespace gewu

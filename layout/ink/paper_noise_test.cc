#include "layout/ink/paper_noise.h"

#include <gtest/gtest.h>

#include <cmath>
#include <random>

namespace gewu {
namespace {

PageLayout page_of(double sigma) {
  PageLayout layout;
  layout.dpi = 200;
  layout.ink.paper = 220;
  layout.ink.ink = 40;
  layout.grey = Image(300, 120, 1, 220);
  std::mt19937 dice(5);
  std::normal_distribution<double> noise(0, sigma);
  for (std::uint8_t& pixel : layout.grey.pixels) {
    pixel = static_cast<std::uint8_t>(std::clamp(220 + std::lround(noise(dice)), 0L, 255L));
  }
  return layout;
}

constexpr PixelRect kCell = {10, 10, 290, 110};

TEST(PaperNoiseTest, EvenPaperHasNone) { EXPECT_EQ(paper_noise(page_of(0), kCell), 0); }

TEST(PaperNoiseTest, AScannersGrainIsNotRough) {
  EXPECT_LT(paper_noise(page_of(6), kCell), kRoughPaper);
}

TEST(PaperNoiseTest, ShadingAndSingleSpecksDoNotCount) {
  PageLayout layout = page_of(0);
  for (int y = 0; y < layout.grey.height; ++y) {
    for (int x = 0; x < layout.grey.width; ++x) {
      layout.grey.row(y)[x] = static_cast<std::uint8_t>(150 + x / 5);
    }
  }
  layout.grey.row(50)[150] = 0;
  EXPECT_LT(paper_noise(layout, kCell), kRoughPaper);
}

TEST(PaperNoiseTest, AMoireIsRough) {
  PageLayout layout = page_of(0);
  for (int y = 0; y < layout.grey.height; ++y) {
    for (int x = 0; x < layout.grey.width; ++x) {
      layout.grey.row(y)[x] = static_cast<std::uint8_t>(200 + std::lround(15 * std::sin(x * 0.7)));
    }
  }
  EXPECT_GT(paper_noise(layout, kCell), kRoughPaper);
}

TEST(PaperNoiseTest, PalePrintStandsOutOfEvenPaperAndOfGrain) {
  for (const double grain : {0.0, 1.0}) {
    PageLayout layout = page_of(grain);
    EXPECT_FALSE(may_hide_print(layout, kCell));
    for (int y = 50; y < 66; ++y) {
      for (int x = 100; x < 160; ++x) {
        if (x / 3 % 2 == 0) layout.grey.row(y)[x] -= 16;
      }
    }
    EXPECT_TRUE(may_hide_print(layout, kCell)) << grain;
  }
}

TEST(PaperNoiseTest, APartBeyondThePageOrTooSmallHasNone) {
  EXPECT_EQ(paper_noise(page_of(60), {0, 0, 15, 15}), 0);
  EXPECT_EQ(paper_noise(page_of(60), {1000, 1000, 1200, 1200}), 0);
}

}  // namespace
}  // namespace gewu

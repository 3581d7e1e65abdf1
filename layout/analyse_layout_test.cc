#include "layout/page/page_layout.h"

#include <gtest/gtest.h>

#include "layout/analyse_layout.h"
#include "layout/ink/blank.h"
#include "layout/test_page.h"

namespace gewu {
namespace {

using testing::TestPage;

int darkest(const Image& image, const PixelRect& box) {
  int least = 255;
  for (int y = box.y0; y < box.y1; ++y) {
    for (int x = box.x0; x < box.x1; ++x) least = std::min<int>(least, image.row(y)[x]);
  }
  return least;
}

TEST(PageLayout, CleanPageStaysPixelExact) {
  TestPage drawn;
  drawn.prose(60, 80, 12);
  cv::Mat grey;
  cv::cvtColor(drawn.pixels(), grey, cv::COLOR_RGB2GRAY);
  Page page = drawn.page();
  page.image = to_image(grey);
  const PageLayout layout = analyse_layout(page, {});
  EXPECT_EQ(layout.turned, 0);
  EXPECT_EQ(layout.skew, 0);
  EXPECT_EQ(layout.grey.pixels, page.image.pixels);
}

TEST(PageLayout, EmptyPageIsLeftAlone) {
  const PageLayout layout = TestPage(400, 500).layout();
  EXPECT_EQ(layout.skew, 0);
  EXPECT_EQ(layout.grey.width, 400);
  EXPECT_TRUE(is_blank(layout, {0, 0, 400, 500}));
}

TEST(PageLayout, SkewIsFoundAndTakenOut) {
  for (double degrees : {-5.0, -1.3, 0.4, 2.0, 4.6}) {
    const PageLayout layout = TestPage().prose(80, 90, 20).lean(degrees).scan(6).layout();
    EXPECT_NEAR(layout.skew, degrees, 0.08);
  }
}

TEST(PageLayout, RulingsAloneTellTheSkew) {
  const PageLayout layout =
      TestPage().grid({200, 400, 700, 1000}, {200, 300, 400, 500, 600}, false).lean(1.5).layout();
  EXPECT_NEAR(layout.skew, 1.5, 0.04);
}

TEST(PageLayout, TransformGoesThereAndBack) {
  const PageLayout layout =
      TestPage().prose(80, 90, 20).lean(3).turn(cv::ROTATE_90_CLOCKWISE).layout();
  EXPECT_EQ(layout.turned, 270);
  const PagePoint page = layout.transform.to_page(300, 400);
  const PagePoint back = layout.transform.to_upright(page.x, page.y);
  EXPECT_NEAR(back.x, 300, 1e-6);
  EXPECT_NEAR(back.y, 400, 1e-6);
}

TEST(PageLayout, TransformFindsTheSamePlaceOnThePage) {
  // A mark near the top left of the leaning page must be where the transform says.
  TestPage drawn;
  drawn.prose(80, 200, 16).line(100, 100, 130, 100, 12).lean(2);
  const PageLayout layout = drawn.layout();
  ASSERT_NEAR(layout.skew, 2, 0.08);
  const double angle = 2 * CV_PI / 180;
  const double dx = 121 - 600;
  const double dy = 106 - 500;
  const double x = 600 + dx * std::cos(angle) + dy * std::sin(angle);
  const double y = 500 - dx * std::sin(angle) + dy * std::cos(angle);
  const double scale = 200 / 72.0;
  const PagePoint mark = layout.transform.to_upright(x / scale, y / scale);
  const int mx = static_cast<int>(mark.x);
  const int my = static_cast<int>(mark.y);
  EXPECT_LT(darkest(layout.grey, {mx - 2, my - 2, mx + 3, my + 3}), 60);
}

TEST(PageLayout, SidewaysPagesAreTurned) {
  EXPECT_EQ(TestPage().prose(60, 80, 20).turn(cv::ROTATE_90_COUNTERCLOCKWISE).layout().turned, 90);
  EXPECT_EQ(TestPage().prose(60, 80, 20).turn(cv::ROTATE_90_CLOCKWISE).layout().turned, 270);
}

TEST(PageLayout, PagesOnTheirHeadAreTurned) {
  EXPECT_EQ(TestPage().prose(60, 80, 20).turn(cv::ROTATE_180).layout().turned, 180);
  EXPECT_EQ(TestPage().prose(60, 80, 20).layout().turned, 0);
}

// Quotation marks hang at the head of a line: on a page on its head they look like points.
TEST(PageLayout, QuotesDoNotHideThatAPageIsOnItsHead) {
  TestPage page;
  for (int i = 0; i < 20; ++i) {
    page.text(60, 80 + 42 * i, "The \"first\" and the \"second\" and the \"third\" rise, by 1.5");
  }
  TestPage turned = page;
  EXPECT_EQ(turned.turn(cv::ROTATE_180).layout().turned, 180);
  EXPECT_EQ(page.layout().turned, 0);
}

TEST(PageLayout, TextLayerTellsTheTurn) {
  Page page = TestPage().prose(60, 80, 20).page();
  page.verdict.usable = true;
  for (int i = 0; i < 30; ++i)
    page.text.glyphs.push_back({U'预', {0, 0, 10, 10}, 10, 0, false, 90});
  EXPECT_EQ(analyse_layout(page, {}).turned, 270);
  page.verdict.usable = false;  // then the pixels do
  EXPECT_EQ(analyse_layout(page, {}).turned, 0);
}

TEST(PageLayout, SealVanishesAndPrintUnderItStays) {
  const PageLayout layout =
      TestPage().prose(60, 80, 12).text(560, 740, "7,654.32").seal(600, 730, 150).layout();
  ASSERT_FALSE(layout.under_seal.empty());
  EXPECT_EQ(layout.under_seal.row(730)[600], kUnderSeal);
  EXPECT_EQ(layout.under_seal.row(590)[460], kColouredPatch);  // in the corner beside the ring
  EXPECT_GT(darkest(layout.grey, {590, 580, 610, 590}), 180);  // the ring alone
  EXPECT_FALSE(is_blank(layout, {550, 715, 700, 745}));        // the number
  EXPECT_TRUE(is_blank(layout, {500, 850, 700, 890}));         // the ring's lower arc
}

TEST(PageLayout, AWatermarkIsNoInkOnAPageOfFewWords) {
  TestPage drawn;
  drawn.prose(80, 120, 2);
  for (int y = 300; y < 900; y += 200) {
    for (int x = 100; x < 1000; x += 150) {
      drawn.line(x, y, x + 90, y, 14, {222, 222, 222});
      drawn.line(x + 40, y - 60, x + 40, y + 60, 14, {222, 222, 222});
    }
  }
  const PageLayout layout = drawn.layout();
  EXPECT_TRUE(is_blank(layout, {60, 220, 1100, 980}));
  EXPECT_FALSE(is_blank(layout, {60, 90, 400, 140}));
}

TEST(PageLayout, FaintPrintBesideDarkRulingsStaysInk) {
  const PageLayout layout = TestPage()
                                .line(60, 60, 1100, 60)
                                .line(60, 400, 1100, 400)
                                .text(80, 200, "7,654.32", 0.75, {130, 130, 130})
                                .layout();
  EXPECT_FALSE(is_blank(layout, {70, 170, 400, 220}));
}

TEST(PageLayout, UnevenLightIsTakenOut) {
  TestPage drawn;
  drawn.prose(60, 80, 20);
  for (int y = 0; y < drawn.pixels().rows; ++y) {
    drawn.pixels().row(y) *= 1.0 - 0.5 * y / drawn.pixels().rows;
  }
  const PageLayout layout = drawn.layout();
  EXPECT_TRUE(is_blank(layout, {60, 930, 1100, 990}));
  EXPECT_FALSE(is_blank(layout, {60, 850, 500, 900}));
  EXPECT_GT(darkest(layout.grey, {60, 930, 1100, 990}), 200);
}

TEST(IsBlank, NoiseIsBlank) {
  const PageLayout layout = TestPage().prose(60, 80, 8).scan(18).layout();
  for (int y = 500; y < 950; y += 60) EXPECT_TRUE(is_blank(layout, {100, y, 500, y + 50})) << y;
}

TEST(IsBlank, LoneStrokesAreInk) {
  TestPage drawn;
  drawn.prose(60, 80, 8);
  drawn.line(200, 520, 224, 520, 2);  // a Chinese one
  drawn.text(200, 600, "1").text(200, 680, "-").text(200, 760, "/").text(200, 840, ".");
  const PageLayout layout = drawn.layout();
  for (int y : {510, 570, 650, 730, 810}) {
    EXPECT_FALSE(is_blank(layout, {150, y, 300, y + 50})) << y;
  }
}

TEST(IsBlank, LoneStrokesAreInkUnderNoise) {
  TestPage drawn;
  drawn.prose(60, 80, 8).line(200, 520, 224, 520, 2).text(200, 600, "1").scan(12);
  const PageLayout layout = drawn.layout();
  EXPECT_FALSE(is_blank(layout, {150, 500, 300, 550}));
  EXPECT_FALSE(is_blank(layout, {150, 570, 300, 620}));
}

TEST(IsBlank, SpecksAndRemnantsOfRulingsAreBlank) {
  TestPage drawn;
  drawn.prose(60, 80, 8);
  drawn.line(100, 600, 500, 600).line(100, 600, 100, 700).line(500, 600, 500, 700);
  drawn.line(200, 650, 200, 650, 1).line(300, 640, 301, 640, 1);
  const PageLayout layout = drawn.layout();
  EXPECT_TRUE(is_blank(layout, {99, 599, 504, 700}));
}

}  // namespace
}  // namespace gewu

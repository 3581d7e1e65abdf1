#include "layout/seals/seal_outline.h"

#include <gtest/gtest.h>

#include <opencv2/imgproc.hpp>

#include "layout/ink/blank.h"
#include "layout/test_page.h"

namespace gewu {
namespace {

using testing::TestPage;

constexpr double kMm = 10;  // pixels

std::vector<cv::Point> pixels_of(const cv::Mat& drawn) {
  std::vector<cv::Point> pixels;
  cv::findNonZero(drawn, pixels);
  return pixels;
}

cv::Mat sheet() { return cv::Mat(900, 900, CV_8U, cv::Scalar(0)); }

TEST(Stamp, IsAClosedRingOrASquareFrame) {
  cv::Mat ring = sheet();
  cv::circle(ring, {450, 450}, 200, 255, 10);
  ASSERT_TRUE(stamp_outline(pixels_of(ring), kMm));
  EXPECT_TRUE(stamp_outline(pixels_of(ring), kMm)->round);
  cv::Mat frame = sheet();
  cv::rectangle(frame, {350, 350}, {550, 550}, 255, 10);
  ASSERT_TRUE(stamp_outline(pixels_of(frame), kMm));
  EXPECT_FALSE(stamp_outline(pixels_of(frame), kMm)->round);
}

TEST(Stamp, MayBeTurned) {
  cv::Mat frame = sheet();
  const cv::RotatedRect turned({450, 450}, {220, 220}, 17);
  cv::Point2f corners[4];
  turned.points(corners);
  for (int i = 0; i < 4; ++i) cv::line(frame, corners[i], corners[(i + 1) % 4], 255, 10);
  ASSERT_TRUE(stamp_outline(pixels_of(frame), kMm));
  EXPECT_FALSE(stamp_outline(pixels_of(frame), kMm)->round);
}

TEST(Stamp, IsNoHalfRingNoBlockOfTypeAndNoRingOfAnotherSize) {
  cv::Mat half = sheet();
  cv::ellipse(half, {450, 450}, {200, 200}, 0, 0, 190, 255, 10);
  EXPECT_FALSE(stamp_outline(pixels_of(half), kMm));
  cv::Mat type = sheet();
  for (int y = 300; y < 600; y += 60) {
    for (int x = 300; x < 600; x += 45) cv::rectangle(type, {x, y}, {x + 25, y + 30}, 255, 4);
  }
  EXPECT_FALSE(stamp_outline(pixels_of(type), kMm));
  cv::Mat small = sheet();
  cv::circle(small, {450, 450}, 40, 255, 10);
  EXPECT_FALSE(stamp_outline(pixels_of(small), kMm));
}

TEST(Stamp, MayHaveTypeHangingOnIt) {
  cv::Mat ring = sheet();
  cv::circle(ring, {450, 450}, 200, 255, 10);
  cv::rectangle(ring, {640, 500}, {760, 520}, 255, cv::FILLED);
  cv::rectangle(ring, {180, 300}, {320, 330}, 255, cv::FILLED);
  const auto outline = stamp_outline(pixels_of(ring), kMm);
  ASSERT_TRUE(outline);
  EXPECT_TRUE(outline->round);
  EXPECT_NEAR(outline->area.center.x, 450, 8);
  EXPECT_NEAR(outline->area.size.width, 410, 24);
}

TEST(Stamp, BlackRingIsWipedAndHidesWhatItCovers) {
  TestPage drawn;
  drawn.prose(60, 80, 12);
  cv::circle(drawn.pixels(), {600, 780}, 150, cv::Scalar(0, 0, 0), 8, cv::LINE_AA);
  const PageLayout layout = drawn.layout();
  ASSERT_FALSE(layout.under_seal.empty());
  EXPECT_EQ(layout.under_seal.row(780)[600], kDoubtfulUnderSeal);
  EXPECT_EQ(layout.under_seal.row(930)[600], kHiddenBySeal);
  EXPECT_EQ(layout.under_seal.row(200)[600], 0);
  EXPECT_EQ(layout.grey.row(930)[600], layout.ink.paper);
}

TEST(Stamp, RulingsGoOnBelowBlackInk) {
  TestPage drawn;
  drawn.prose(60, 80, 8);
  drawn.line(100, 700, 1100, 700, 3).line(600, 500, 600, 960, 3);
  cv::circle(drawn.pixels(), {600, 760}, 150, cv::Scalar(0, 0, 0), 8, cv::LINE_AA);
  const PageLayout layout = drawn.layout();
  for (int x = 300; x < 900; ++x) EXPECT_LT(layout.grey.row(701)[x], layout.ink.threshold) << x;
  for (int y = 520; y < 940; ++y) EXPECT_LT(layout.grey.row(y)[601], layout.ink.threshold) << y;
}

TEST(Stamp, GreyRingFadesAndPrintUnderItStays) {
  TestPage drawn;
  drawn.prose(60, 80, 12).text(560, 785, "7,654.32");
  cv::Mat ring(drawn.pixels().size(), drawn.pixels().type(), cv::Scalar(255, 255, 255));
  cv::circle(ring, {600, 780}, 150, cv::Scalar(120, 120, 120), 8, cv::LINE_AA);
  cv::min(drawn.pixels(), ring, drawn.pixels());
  const PageLayout layout = drawn.layout();
  ASSERT_FALSE(layout.under_seal.empty());
  EXPECT_EQ(layout.under_seal.row(700)[600], kUnderGreySeal);
  EXPECT_GT(layout.grey.row(930)[600], layout.ink.threshold);
  EXPECT_FALSE(is_blank(layout, {550, 760, 700, 795}));
}

TEST(Stamp, OpaqueRedHidesWhatItsStrokesCover) {
  TestPage drawn;
  drawn.prose(60, 500, 11);
  cv::circle(drawn.pixels(), {500, 780}, 150, cv::Scalar(230, 40, 40), 8, cv::LINE_AA);
  cv::circle(drawn.pixels(), {500, 780}, 50, cv::Scalar(230, 40, 40), cv::FILLED, cv::LINE_AA);
  const PageLayout layout = drawn.layout();
  ASSERT_FALSE(layout.under_seal.empty());
  EXPECT_EQ(layout.under_seal.row(780)[500], kHiddenBySeal);
  EXPECT_EQ(layout.under_seal.row(700)[500], kUnderSeal);
}

TEST(Stamp, OpaqueRedHidesTheLittlePrintThatItMeets) {
  TestPage drawn;
  drawn.prose(60, 80, 8);
  for (int y : {765, 785, 805}) drawn.text(490, y, "95.0");
  cv::circle(drawn.pixels(), {500, 780}, 150, cv::Scalar(230, 40, 40), 8, cv::LINE_AA);
  cv::circle(drawn.pixels(), {470, 780}, 40, cv::Scalar(230, 40, 40), cv::FILLED, cv::LINE_AA);
  EXPECT_EQ(drawn.layout().under_seal.row(780)[470], kHiddenBySeal);
}

TEST(Stamp, ThinRedRingMayBeCutByPrint) {
  TestPage drawn;
  drawn.prose(60, 80, 8);
  cv::circle(drawn.pixels(), {500, 780}, 150, cv::Scalar(230, 60, 60), 6, cv::LINE_AA);
  drawn.fill(490, 620, 520, 640, {0, 0, 0}).fill(640, 820, 660, 860, {0, 0, 0});
  const PageLayout layout = drawn.layout();
  ASSERT_FALSE(layout.under_seal.empty());
  EXPECT_EQ(layout.under_seal.row(780)[500], kUnderSeal);
}

}  // namespace
}  // namespace gewu

#include "ocr/ink/ink_pieces.h"

#include <gtest/gtest.h>

#include <opencv2/imgproc.hpp>
#include <random>

namespace gewu {
namespace {

// Both ways of finding pieces, on the same mask.
void expect_as_opencv(const cv::Mat& mask) {
  cv::Mat labels;
  const std::vector<InkPiece> pieces = find_pieces(mask, &labels);
  cv::Mat other;
  cv::Mat stats;
  cv::Mat centres;
  const int count = cv::connectedComponentsWithStats(mask, other, stats, centres, 8, CV_32S);
  ASSERT_EQ(static_cast<int>(pieces.size()), count - 1);
  EXPECT_EQ(cv::countNonZero(labels != other), 0);
  for (const InkPiece& piece : pieces) {
    const int* s = stats.ptr<int>(piece.label);
    EXPECT_EQ(piece.box, (PixelRect{s[0], s[1], s[0] + s[2], s[1] + s[3]}));
    EXPECT_EQ(piece.area, s[cv::CC_STAT_AREA]);
  }
}

TEST(InkPieces, AreThoseThatOpenCvFindsInTheSameOrder) {
  std::mt19937 random(3);
  for (const double share : {0.02, 0.2, 0.4, 0.6, 0.98}) {
    for (const cv::Size size :
         {cv::Size(61, 47), cv::Size(8, 9), cv::Size(64, 1), cv::Size(1, 33)}) {
      cv::Mat mask(size, CV_8U);
      std::bernoulli_distribution ink(share);
      for (int y = 0; y < mask.rows; ++y) {
        for (int x = 0; x < mask.cols; ++x) mask.at<uchar>(y, x) = ink(random) ? 255 : 0;
      }
      expect_as_opencv(mask);
      expect_as_opencv(mask(cv::Rect(0, 0, (mask.cols + 1) / 2, mask.rows)));
    }
  }
}

TEST(InkPieces, TouchAtCornersAndAreOneHoweverTheyWind) {
  cv::Mat ring(40, 40, CV_8U, cv::Scalar(0));
  cv::ellipse(ring, {20, 20}, {15, 10}, 30, 0, 300, cv::Scalar(255), 1);
  cv::line(ring, {0, 39}, {39, 0}, cv::Scalar(255), 1);
  expect_as_opencv(ring);
}

TEST(InkPieces, PaperHoldsNone) {
  cv::Mat labels;
  EXPECT_TRUE(find_pieces(cv::Mat(20, 30, CV_8U, cv::Scalar(0)), &labels).empty());
  EXPECT_EQ(labels.size(), cv::Size(30, 20));
  EXPECT_EQ(cv::countNonZero(labels), 0);
}

TEST(InkPieces, OfSomeTheMaskHoldsOnlyThose) {
  cv::Mat mask(5, 9, CV_8U, cv::Scalar(0));
  mask(cv::Rect(1, 1, 2, 2)).setTo(255);
  mask(cv::Rect(5, 2, 3, 1)).setTo(255);
  cv::Mat labels;
  std::vector<InkPiece> pieces = find_pieces(mask, &labels);
  ASSERT_EQ(pieces.size(), 2U);
  pieces.erase(pieces.begin());
  EXPECT_EQ(cv::countNonZero(mask_of(pieces, labels)), 3);
}

}  // namespace
}  // namespace gewu

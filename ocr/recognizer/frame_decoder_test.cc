#include "ocr/recognizer/frame_decoder.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

namespace gewu {
namespace {

float logit(float p) { return std::log(p / (1 - p)); }

// A map whose frames have the given presence.
struct Frames {
  explicit Frames(const std::vector<float>& presence) {
    for (float p : presence) data.push_back(logit(p));
  }
  FrameMap map() const { return FrameMap(data); }
  std::vector<float> data;
};

cv::Mat logits_of(const std::vector<std::vector<float>>& rows) {
  cv::Mat logits(static_cast<int>(rows.size()), static_cast<int>(rows.front().size()), CV_32F);
  for (int i = 0; i < logits.rows; ++i) {
    for (int j = 0; j < logits.cols; ++j) {
      logits.at<float>(i, j) = rows[static_cast<std::size_t>(i)][static_cast<std::size_t>(j)];
    }
  }
  return logits;
}

const std::u32string kAlphabet = U"1目日";

TEST(FrameDecoder, CentresBecomeCharactersWithRunnerUp) {
  const Frames frames({0.01F, 0.9F, 0.01F, 0.01F, 0.8F, 0.01F});
  const LineReading reading =
      decode_frames(frames.map(), logits_of({{9, 0, 0}, {0, 9, 8}}), 0, kAlphabet);
  EXPECT_EQ(reading.text(), "1目");
  EXPECT_EQ(reading.chars[1].runner_up, U'日');
  EXPECT_NEAR(reading.chars[1].runner_up_probability, 1 / (1 + std::exp(1.0)), 1e-3);
  EXPECT_LT(reading.chars[0].x0, reading.chars[0].x1);
  EXPECT_LE(reading.chars[0].x1, reading.chars[1].x0 + 1e-4);
}

TEST(FrameDecoder, NeighbouringFramesOfOneClassAreOneCharacter) {
  const Frames frames({0.01F, 0.9F, 0.95F, 0.01F});
  const LineReading reading =
      decode_frames(frames.map(), logits_of({{0, 9, 0}, {0, 9, 0}}), 0, kAlphabet);
  EXPECT_EQ(reading.text(), "目");
}

TEST(FrameDecoder, TwoHanInNeighbouringFramesAreOneOfWhichTheSurerStays) {
  const Frames frames({0.01F, 0.9F, 0.97F, 0.01F});
  const LineReading reading =
      decode_frames(frames.map(), logits_of({{0, 9, 0}, {0, 0, 9}}), 0, kAlphabet);
  EXPECT_EQ(reading.text(), "日");
}

TEST(FrameDecoder, TheTwoStrokesOfAQuotationMarkAreOneMark) {
  const Frames frames({0.01F, 0.95F, 0.97F, 0.01F});
  const LineReading reading =
      decode_frames(frames.map(), logits_of({{1, 0, 0}, {0, 9, 0}}), 0, U"\"”目");
  EXPECT_EQ(reading.text(), "”");
}

TEST(FrameDecoder, OneUprightStrokeNamedInTwoWaysIsAOne) {
  const Frames frames({0.01F, 0.95F, 0.97F, 0.01F});
  const LineReading reading =
      decode_frames(frames.map(), logits_of({{9, 7, 0}, {0, 9, 0}}), 0, U"1l目");
  EXPECT_EQ(reading.text(), "1");
}

TEST(FrameDecoder, OneFlatStrokeNamedInTwoWaysIsOneStroke) {
  const Frames frames({0.01F, 0.97F, 0.95F, 0.01F});
  const LineReading reading =
      decode_frames(frames.map(), logits_of({{0, 9, 0}, {7, 5, 0}}), 0, U"—-目");
  EXPECT_EQ(reading.text(), "-");
}

TEST(FrameDecoder, OneRoundStrokeNamedInTwoWaysIsOneStroke) {
  const Frames frames({0.01F, 0.97F, 0.95F, 0.01F});
  const LineReading reading =
      decode_frames(frames.map(), logits_of({{9, 0, 0}, {5, 7, 0}}), 0, U"0O目");
  EXPECT_EQ(reading.text(), "0");
}

TEST(FrameDecoder, SurelyTwoNarrowCharactersStayTwo) {
  const Frames frames({0.01F, 0.95F, 0.01F, 0.95F, 0.01F});
  const LineReading reading =
      decode_frames(frames.map(), logits_of({{9, 0, 0}, {9, 0, 0}}), 0, kAlphabet);
  EXPECT_EQ(reading.text(), "11");
}

TEST(FrameDecoder, ASuppressedCentreCostsProbability) {
  const std::vector<std::vector<float>> rows = {{20, 0, 0}};
  const Frames sure({0.01F, 0.99F, 0.01F});
  const Frames doubtful({0.01F, 0.99F, 0.01F, 0.4F});
  EXPECT_LT(decode_frames(doubtful.map(), logits_of(rows), 0, kAlphabet).probability,
            0.7F * decode_frames(sure.map(), logits_of(rows), 0, kAlphabet).probability);
}

TEST(FrameDecoder, AFrameBesideACentreHintsAtNoOtherCharacter) {
  const std::vector<std::vector<float>> rows = {{20, 0, 0}};
  const Frames sure({0.01F, 0.99F, 0.01F});
  const Frames between({0.4F, 0.99F, 0.4F});
  EXPECT_FLOAT_EQ(decode_frames(between.map(), logits_of(rows), 0, kAlphabet).probability,
                  decode_frames(sure.map(), logits_of(rows), 0, kAlphabet).probability);
}

TEST(FrameDecoder, ALineIsAsSureAsItsLeastSureCharacter) {
  const Frames frames({0.99F, 0.01F, 0.9F, 0.01F, 0.99F});
  const LineReading reading =
      decode_frames(frames.map(), logits_of({{20, 0, 0}, {0, 20, 0}, {0, 0, 20}}), 0, kAlphabet);
  EXPECT_NEAR(reading.probability, 0.9F, 1e-4);
}

TEST(FrameDecoder, NoCentreGivesNoText) {
  const Frames frames({0.1F, 0.1F});
  EXPECT_TRUE(decode_frames(frames.map(), {}, 0, kAlphabet).chars.empty());
}

}  // namespace
}  // namespace gewu

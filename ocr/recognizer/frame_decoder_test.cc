// How frames become characters, and how two readings of a line are compared.
#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "ocr/line/arbitration.h"
#include "ocr/line/confidence.h"
#include "ocr/recognizer/frame_decoder.h"
#include "ocr/tesseract/tesseract_quirks.h"

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

LineReading reading_of(const std::u32string& text, float probability) {
  LineReading reading;
  for (char32_t c : text) {
    ReadChar one;
    one.code = c;
    one.probability = probability;
    reading.chars.push_back(one);
  }
  reading.probability = probability;
  return reading;
}

TEST(Arbitration, WidthDashesAndQuotesDoNotDiffer) {
  LineReading own = reading_of(U"（一）—“甲”", 0.99F);
  EXPECT_TRUE(arbitrate(reading_of(U"(一)-\"甲\"", 0.9F), &own).agree);
}

TEST(Arbitration, ComparatorsAreNeverLookAlikes) {
  LineReading own = reading_of(U"≥95%", 0.99F);
  EXPECT_FALSE(arbitrate(reading_of(U"≤95%", 0.99F), &own).agree);
  EXPECT_FALSE(arbitrate(reading_of(U">95%", 0.99F), &own).agree);
}

TEST(Arbitration, ADoubtfulCharacterYieldsToItsRunnerUpThatTheSecondReads) {
  LineReading own = reading_of(U"↑2", 0.99F);
  own.chars[0].probability = 0.6F;
  own.chars[0].runner_up = U'1';
  own.chars[0].runner_up_probability = 0.3F;
  const ReadingComparison comparison = arbitrate(reading_of(U"12", 0.99F), &own);
  EXPECT_EQ(own.text(), "12");
  EXPECT_FALSE(comparison.agree);
  EXPECT_NEAR(comparison.own_at_difference, 0.6, 1e-6);
}

TEST(Arbitration, ARunnerUpThatWasHardlySeenIsNotTaken) {
  LineReading own = reading_of(U"公里;", 0.99F);
  own.chars[2].probability = 0.94F;
  own.chars[2].runner_up = U':';
  own.chars[2].runner_up_probability = 0.05F;
  EXPECT_FALSE(arbitrate(reading_of(U"公里:", 0.99F), &own).agree);
  EXPECT_EQ(own.text(), "公里;");
}

TEST(Arbitration, ASureCharacterStays) {
  LineReading own = reading_of(U"32", 0.999F);
  own.chars[0].runner_up = U'8';
  arbitrate(reading_of(U"82", 0.99F), &own);
  EXPECT_EQ(own.text(), "32");
}

TEST(Arbitration, TheSecondNeverAddsACharacter) {
  LineReading own = reading_of(U"95%", 0.6F);
  const ReadingComparison comparison = arbitrate(reading_of(U"959%", 0.9F), &own);
  EXPECT_EQ(own.text(), "95%");
  EXPECT_FALSE(comparison.agree);
}

LineEvidence evidence(double own, bool second, bool agree) {
  LineEvidence e;
  e.has_own = true;
  e.own_line = own;
  e.own_least = own;
  e.has_second = second;
  e.agree = agree;
  e.second_least = 0.95;
  e.own_at_difference = own;
  e.second_at_difference = agree ? 0 : 0.9;
  e.length = 6;
  e.height = 40;
  return e;
}

TEST(Confidence, AgreementRaisesAndDifferenceLowers) {
  EXPECT_GT(line_confidence(evidence(0.9, true, true)),
            line_confidence(evidence(0.9, false, false)));
  EXPECT_LT(line_confidence(evidence(0.9, true, false)),
            line_confidence(evidence(0.9, true, true)));
}

TEST(Confidence, GrowsWithTheReadersOwn) {
  EXPECT_LT(line_confidence(evidence(0.5, true, true)),
            line_confidence(evidence(0.99, true, true)));
  EXPECT_LT(line_confidence(evidence(0.5, true, false)),
            line_confidence(evidence(0.99, true, false)));
}

TEST(Confidence, InkThatNobodyReadsIsWorthNothing) {
  LineEvidence e = evidence(0.99, true, true);
  e.length = 0;
  EXPECT_EQ(line_confidence(e), 0);
}

TEST(Confidence, TheModelInUseIsSane) {
  const ConfidenceModel& model = confidence_model();
  EXPECT_GT(model.review, 0.8);
  EXPECT_LT(model.review, 1.0);
  for (double ceiling : model.ceiling) {
    EXPECT_GT(ceiling, 0.9);
    EXPECT_LT(ceiling, 1.0);
  }
}

// Paper with ink in the columns [10, 60).
Image inked_line() {
  Image line(100, 40, 1);
  for (int y = 5; y < 35; ++y) std::fill(line.row(y) + 10, line.row(y) + 60, std::uint8_t{0});
  return line;
}

TEST(TesseractQuirks, ACommaThatStandsOnPaperGoes) {
  LineReading reading = reading_of(U"甲,", 0.9F);
  reading.chars[0].x0 = 10;
  reading.chars[0].x1 = 58;
  reading.chars[1].x0 = 58;
  reading.chars[1].x1 = 70;
  mend_quirks(inked_line(), &reading);
  EXPECT_EQ(reading.text(), "甲");
}

TEST(TesseractQuirks, AColonWithInkOfItsOwnStays) {
  Image line = inked_line();
  for (int y : {12, 13, 30, 31}) std::fill(line.row(y) + 70, line.row(y) + 74, std::uint8_t{0});
  LineReading reading = reading_of(U"甲:", 0.9F);
  reading.chars[1].x0 = 69;
  reading.chars[1].x1 = 75;
  mend_quirks(line, &reading);
  EXPECT_EQ(reading.text(), "甲:");
}

TEST(TesseractQuirks, TornPercentSignsAndBracketsAreJoined) {
  LineReading torn = reading_of(U"100o%0", 0.9F);
  mend_quirks(inked_line(), &torn);
  EXPECT_EQ(torn.text(), "100%");
  LineReading bracket = reading_of(U"率〈(%)", 0.9F);
  mend_quirks(inked_line(), &bracket);
  EXPECT_EQ(bracket.text(), "率(%)");
}

std::string with_rate_unit(const std::u32string& text) {
  LineReading reading = reading_of(text, 0.9F);
  mend_rate_unit(&reading);
  return reading.text();
}

TEST(TesseractQuirks, TheLostSignOfARateIsPutBackInDoubt) {
  for (const char32_t* torn : {U"覆盖率()", U"覆盖率(9)", U"覆盖率(%", U"覆盖率9)"}) {
    EXPECT_EQ(with_rate_unit(torn), "覆盖率(%)");
  }
  LineReading reading = reading_of(U"满意度()", 0.9F);
  mend_rate_unit(&reading);
  EXPECT_LE(reading.probability, 0.5F);
}

TEST(TesseractQuirks, OtherBracketsStayAsTheyWereRead) {
  EXPECT_EQ(with_rate_unit(U"消杀次数(9)"), "消杀次数(9)");
  EXPECT_EQ(with_rate_unit(U"覆盖率(9次)"), "覆盖率(9次)");
  EXPECT_EQ(with_rate_unit(U"覆盖率(%)"), "覆盖率(%)");
  EXPECT_EQ(with_rate_unit(U"覆盖率"), "覆盖率");
}

TEST(TesseractQuirks, DigitsAreNeverChanged) {
  LineReading reading = reading_of(U"10465.04", 0.5F);
  mend_quirks(inked_line(), &reading);
  EXPECT_EQ(reading.text(), "10465.04");
}

}  // namespace
}  // namespace gewu

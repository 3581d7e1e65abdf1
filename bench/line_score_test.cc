#include "bench/line_score.h"

#include <gtest/gtest.h>

namespace gewu::bench {
namespace {

TEST(LineScore, CountsEachWrongCharacterOnce) {
  const LineFigures figures =
      score_lines({{U"预算单位", U"预算单位", 1}, {U"项目名称", U"项自名", 1}});
  EXPECT_EQ(figures.characters, 8);
  EXPECT_EQ(figures.errors, 2);
  EXPECT_EQ(figures.right, 1);
  EXPECT_DOUBLE_EQ(figures.error_rate(), 0.25);
}

TEST(LineScore, AFlipIsOneComparatorReadAsAnother) {
  const LineFigures figures = score_lines(
      {{U"≥95%", U"≤95%", 0.5}, {U">3次", U"3次", 0.5}, {U"≤1", U"≤1", 0.5}, {U"=2", U"—2", 0.5}});
  EXPECT_EQ(figures.comparators, 4);
  EXPECT_EQ(figures.flips, 1);
}

TEST(LineScore, InventedTextCountsAsErrors) {
  const LineFigures figures = score_lines({{U"一", U"一二三", 0.9}});
  EXPECT_EQ(figures.errors, 2);
  EXPECT_EQ(figures.comparators, 0);
}

TEST(LineScore, CalibrationErrorIsZeroWhereBeliefMeetsTruth) {
  std::vector<LineResult> results(8, {U"一", U"一", 0.8});
  results.resize(10, {U"一", U"二", 0.8});
  EXPECT_NEAR(score_lines(results).calibration_error, 0, 1e-9);
}

TEST(LineScore, CalibrationErrorIsTheGapOfAnOverconfidentReader) {
  std::vector<LineResult> results(5, {U"一", U"一", 0.995});
  results.resize(10, {U"一", U"二", 0.995});
  const LineFigures figures = score_lines(results);
  EXPECT_NEAR(figures.calibration_error, 0.495, 1e-9);
  EXPECT_EQ(figures.sure, 10);
  EXPECT_DOUBLE_EQ(figures.sure_right_share(), 0.5);
}

TEST(LineScore, AlignmentKeepsBothTextsInOrder) {
  const auto pairs = align_lines(U"甲乙丙", U"甲丙丁");
  std::u32string truth;
  std::u32string read;
  for (const auto& [t, r] : pairs) {
    if (t != 0) truth.push_back(t);
    if (r != 0) read.push_back(r);
  }
  EXPECT_EQ(truth, U"甲乙丙");
  EXPECT_EQ(read, U"甲丙丁");
}

TEST(FittingOdds, MakeTheProbabilitiesAddUp) {
  const LineResult right{U"1", U"1", 0.5};
  const LineResult wrong{U"1", U"7", 0.5};
  EXPECT_NEAR(fitting_odds({right, right, right, wrong}), 3, 1e-3);
  EXPECT_NEAR(fitting_odds({right, wrong, wrong, wrong}), 1.0 / 3, 1e-3);
  EXPECT_EQ(fitting_odds({}), 1);
}

}  // namespace
}  // namespace gewu::bench

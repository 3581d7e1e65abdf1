#include "bench/confidence_fit.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace gewu::bench {
namespace {

CellSample sample(double own, bool right) {
  CellSample cell{"fax", "a#1", false, "公用\n经费", "公用经费", {}, true, {}};
  LineSample line;
  line.evidence.has_own = true;
  line.evidence.own_line = own;
  line.evidence.own_least = own;
  line.evidence.length = 4;
  line.evidence.height = 40;
  line.right = right;
  line.text = "公用经费";
  cell.lines.push_back(line);
  return cell;
}

std::string printed(const std::vector<CellSample>& cells) {
  testing::internal::CaptureStdout();
  print_lines(cells);
  return testing::internal::GetCapturedStdout();
}

class PrintedLines : public testing::Test {
 protected:
  ~PrintedLines() override { std::filesystem::remove(path_); }
  bool add(const std::string& text) {
    std::ofstream(path_) << text;
    return add_printed_lines(path_, &lines_);
  }
  std::string path_ = testing::TempDir() + "printed.lines";
  LinesByKind lines_;
};

TEST_F(PrintedLines, AreTheLinesThatWerePrinted) {
  const std::vector<CellSample> cells = {sample(0.9, true), sample(0.5, false)};
  LinesByKind direct;
  add_lines(cells, &direct);
  ASSERT_TRUE(add(printed(cells) + "doubt\twords\t3 raised\t0 right all the same\n"));
  for (std::size_t kind = 0; kind < kEvidenceKinds; ++kind) {
    ASSERT_EQ(lines_[kind].size(), direct[kind].size());
    for (std::size_t i = 0; i < direct[kind].size(); ++i) {
      EXPECT_EQ(lines_[kind][i].right, direct[kind][i].right);
      for (std::size_t f = 0; f < kFeatures; ++f) {
        EXPECT_NEAR(lines_[kind][i].features[f], direct[kind][i].features[f], 1e-4);
      }
    }
  }
}

TEST_F(PrintedLines, OthersAreRefused) {
  EXPECT_FALSE(add("line\tfax\town\t1\t0.99\n"));
  EXPECT_FALSE(add_printed_lines(testing::TempDir() + "no-such.lines", &lines_));
}

TEST(ConfidenceFit, AKindOfFewLinesKeepsTheModelInUse) {
  LinesByKind lines;
  add_lines({sample(0.9, true), sample(0.5, false)}, &lines);
  const FittedConfidence fitted = fit_confidence(lines);
  EXPECT_EQ(fitted.model.weights, confidence_model().weights);
}

}  // namespace
}  // namespace gewu::bench

#include "bench/calibration.h"

#include <gtest/gtest.h>

namespace gewu::bench {
namespace {

std::vector<Judged> cells_of(double confidence, int right, int wrong) {
  std::vector<Judged> cells(static_cast<std::size_t>(right), Judged{confidence, true, false});
  cells.insert(cells.end(), static_cast<std::size_t>(wrong), Judged{confidence, false, false});
  return cells;
}

TEST(Calibration, HasNoErrorWhenConfidenceIsTheShareRight) {
  EXPECT_NEAR(expected_calibration_error(cells_of(0.75, 75, 25)), 0, 1e-12);
}

TEST(Calibration, WeighsEachBinByItsCells) {
  std::vector<Judged> cells = cells_of(1.0, 80, 20);           // claims 1, is 0.8: off by 0.2
  const std::vector<Judged> exact = cells_of(0.55, 165, 135);  // claims 0.55, is 0.55
  cells.insert(cells.end(), exact.begin(), exact.end());
  EXPECT_NEAR(expected_calibration_error(cells), 0.2 * 100 / 400, 1e-12);
}

TEST(Calibration, LooksAtTheLeastConfidentCellsFirst) {
  std::vector<Judged> cells = cells_of(0.99, 89, 1);
  const std::vector<Judged> doubtful = cells_of(0.3, 0, 10);
  cells.insert(cells.end(), doubtful.begin(), doubtful.end());
  EXPECT_DOUBLE_EQ(silent_if_reviewed(cells, 0), 0.11);
  EXPECT_DOUBLE_EQ(silent_if_reviewed(cells, 0.1), 0.01);
}

TEST(Calibration, JudgesOnlyCellsReadFromPixels) {
  ReadTable table;
  table.pages = {1};
  table.rows = 1;
  table.cols = 3;
  for (int c = 0; c < 3; ++c) {
    ReadCell cell;
    cell.col = c;
    cell.text = "格" + std::to_string(c);
    cell.source = c == 0 ? "text-layer" : "ocr";
    cell.confidence = 0.9;
    table.cells.push_back(cell);
  }
  ReadDocument truth;
  truth.tables = {table};
  ReadDocument output = truth;
  output.tables[0].cells[2].text = "各2";
  const std::vector<Judged> judged = judge_cells(truth, output);
  ASSERT_EQ(judged.size(), 2U);
  EXPECT_TRUE(judged[0].right);
  EXPECT_FALSE(judged[1].right);
}

}  // namespace
}  // namespace gewu::bench

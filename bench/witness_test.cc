// The witness on pages drawn here: what it takes for a ruled table, and what not.
#include "bench/witness.h"

#include <gmock/gmock.h>

#include "bench/drawn_marks.h"
#include "bench/match.h"
#include "bench/outline_boxes.h"
#include "bench/page_truth.h"
#include "bench/pdf_folder.h"
#include "ingest/test_pdf.h"

namespace gewu::bench {
namespace {

using testing::DoubleNear;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

std::vector<DrawnTable> tables_on(const std::string& content, const std::string& keys = "") {
  const std::string bytes = testing_pdf::one_page_pdf(content, "/MediaBox [0 0 200 100] " + keys);
  const auto drawn = open_drawn(testing_pdf::write_temp("witness.pdf", bytes));
  if (!drawn) return {};
  return grids_of_rules(visible_rules((*drawn)->marks(1)));
}

// A frame of 20..180 by 20..80 and a cross in it: two rows, two columns.
constexpr const char* kCross = "20 20 160 60 re S 100 20 m 100 80 l S 20 50 m 180 50 l S ";

TEST(Witness, SeesStrokedRules) {
  const auto tables = tables_on(kCross);
  ASSERT_THAT(tables, SizeIs(1));
  EXPECT_EQ(tables[0].grid.rows, 2);
  EXPECT_EQ(tables[0].grid.cols, 2);
  EXPECT_THAT(tables[0].grid.cells, SizeIs(4));
  EXPECT_THAT(tables[0].xs,
              ElementsAre(DoubleNear(20, .01), DoubleNear(100, .01), DoubleNear(180, .01)));
  EXPECT_THAT(tables[0].ys,
              ElementsAre(DoubleNear(20, .01), DoubleNear(50, .01), DoubleNear(80, .01)));
  EXPECT_FALSE(tables[0].open || tables[0].by_ends || tables[0].torn);
}

TEST(Witness, SeesRulesThatAreThinFilledRectangles) {
  const auto tables = tables_on(
      "20 20 160 .5 re f 20 50 160 .5 re f 20 80 160 .5 re f "
      "20 20 .5 60 re f 100 20 .5 60 re f 180 20 .5 60.5 re f");
  ASSERT_THAT(tables, SizeIs(1));
  EXPECT_THAT(tables[0].grid.cells, SizeIs(4));
}

TEST(Witness, SeesAFrameThatIsFilledBetweenTwoRectangles) {
  const auto tables = tables_on("20 20 160 60 re 21 21 158 58 re f* 100 20 m 100 80 l S");
  ASSERT_THAT(tables, SizeIs(1));
  EXPECT_EQ(tables[0].grid.cols, 2);
  EXPECT_EQ(tables[0].grid.rows, 1);
}

TEST(Witness, FollowsScaleAndTheTurnOfThePage) {
  const auto tables = tables_on(
      "q .5 0 0 .5 10 10 cm " + std::string(kCross) + "20 65 m 100 65 l S Q", "/Rotate 90");
  ASSERT_THAT(tables, SizeIs(1));
  EXPECT_EQ(tables[0].grid.rows, 2);
  EXPECT_EQ(tables[0].grid.cols, 3);  // the upper half of the left column was cut in two
  EXPECT_THAT(tables[0].grid.cells, SizeIs(5));
  EXPECT_NEAR(tables[0].box.width(), 30, .01);
  EXPECT_NEAR(tables[0].box.height(), 80, .01);
}

TEST(Witness, JoinsCellsWhereNoRuleParts) {
  const auto tables = tables_on("20 20 160 60 re S 100 20 m 100 50 l S 20 50 m 180 50 l S");
  ASSERT_THAT(tables, SizeIs(1));
  ASSERT_THAT(tables[0].grid.cells, SizeIs(3));
  EXPECT_EQ(tables[0].grid.cells[0].col_span, 2);
}

TEST(Witness, DoesNotSeeRulesUnderWhiteOrWhiteOnes) {
  EXPECT_THAT(tables_on(std::string(kCross) + "1 g 10 10 180 80 re f"), IsEmpty());
  EXPECT_THAT(tables_on("1 G " + std::string(kCross)), IsEmpty());
  const auto half = tables_on(std::string(kCross) + "1 g 101 48 78 4 re f");
  ASSERT_THAT(half, SizeIs(1));
  EXPECT_THAT(half[0].grid.cells, SizeIs(3));  // the right column's rule is hidden
}

TEST(Witness, SeesRulesOverWhiteAndShading) {
  EXPECT_THAT(tables_on("1 g 10 10 180 80 re f .8 g 20 50 160 30 re f " + std::string(kCross)),
              SizeIs(1));
}

TEST(Witness, DoesNotSeeBeyondTheClip) {
  const auto tables = tables_on("10 10 90.5 80 re W n " + std::string(kCross));
  ASSERT_THAT(tables, SizeIs(1));
  EXPECT_EQ(tables[0].grid.cols, 1);
}

TEST(Witness, TakesDoubledRulesForOne) {
  const auto tables = tables_on(std::string(kCross) + "18 18 164 64 re S 98.5 20 m 98.5 80 l S");
  ASSERT_THAT(tables, SizeIs(1));
  EXPECT_THAT(tables[0].grid.cells, SizeIs(4));
}

TEST(Witness, TakesDashedRulesForWholeOnes) {
  EXPECT_THAT(tables_on("[2 2] 0 d " + std::string(kCross)), SizeIs(1));
}

TEST(Witness, TakesNoFrameUnderlineOrAxesForATable) {
  EXPECT_THAT(tables_on("20 20 160 60 re S"), IsEmpty());
  EXPECT_THAT(tables_on("20 20 m 90 20 l S 20 50 m 90 50 l S"), IsEmpty());
  EXPECT_THAT(tables_on("20 20 m 20 80 l S 20 20 m 180 20 l S"), IsEmpty());
  EXPECT_THAT(tables_on("20 20 160 60 re f"), IsEmpty());
}

TEST(Witness, ClosesARowThatAPageBreakCutWhereItsRulesEnd) {
  const auto tables = tables_on(
      "20 20 m 180 20 l S 20 50 m 180 50 l S "
      "20 20 m 20 80 l S 100 20 m 100 80 l S 180 20 m 180 80 l S");
  ASSERT_THAT(tables, SizeIs(1));
  EXPECT_TRUE(tables[0].by_ends);
  EXPECT_FALSE(tables[0].open);
  EXPECT_THAT(tables[0].grid.cells, SizeIs(4));
}

TEST(Witness, ClosesATableWithoutOuterRulesWhereTheInnerOnesEnd) {
  const auto tables =
      tables_on("70 20 m 70 80 l S 130 20 m 130 80 l S 20 40 m 180 40 l S 20 60 m 180 60 l S");
  ASSERT_THAT(tables, SizeIs(1));
  EXPECT_TRUE(tables[0].by_ends);
  EXPECT_THAT(tables[0].grid.cells, SizeIs(9));
}

TEST(Witness, MakesNoColumnOfRulesThatStickOut) {
  const auto tables = tables_on(std::string(kCross) + "15 20 m 185 20 l S 15 80 m 185 80 l S");
  ASSERT_THAT(tables, SizeIs(1));
  EXPECT_EQ(tables[0].grid.cols, 2);
}

TEST(Witness, SaysWhereLinesLeaveATableOpen) {  // a corner is missing
  const auto tables =
      tables_on("20 20 80 60 re S 20 50 m 180 50 l S 100 20 m 180 20 l S 180 20 m 180 50 l S");
  ASSERT_THAT(tables, SizeIs(1));
  EXPECT_TRUE(tables[0].open);
}

TEST(Outlines, KeepTheInsideOfRingsEmpty) {
  const Outline outer{{{0, 0}, {10, 0}, {10, 10}, {0, 10}}};
  const Outline inner{{{1, 1}, {9, 1}, {9, 9}, {1, 9}}};
  double area = 0;
  for (const PointRect& box : boxes_of({outer, inner}, Winding::EvenOdd)) area += box.area();
  EXPECT_NEAR(area, 36, .01);
  area = 0;
  for (const PointRect& box : boxes_of({outer, inner}, Winding::NonZero)) area += box.area();
  EXPECT_NEAR(area, 100, .01);
}

TEST(Outlines, AreUselessWhereTheySlant) {
  EXPECT_THAT(boxes_of({Outline{{{0, 0}, {10, 5}, {0, 10}}}}, Winding::NonZero), IsEmpty());
}

std::vector<ReadTable> grids_drawn(DrawnDocument& document, int page) {
  std::vector<ReadTable> grids;
  for (const DrawnTable& table : grids_of_rules(visible_rules(document.marks(page)))) {
    grids.push_back(table.grid);
  }
  return grids;
}

TEST(Witness, MeetsTheTruthOfDrawnFixtures) {
  int tables = 0;
  for (const auto& path : pdfs_of("fixtures/corpus")) {
    const std::string stem = path.stem().string();
    if (stem.find("-digital") == std::string::npos) continue;
    if (stem.find("-head-") != std::string::npos) continue;  // repeated heads: not in the truth
    SCOPED_TRACE(stem);
    auto truth_path = path;
    const auto truth = read_structure_truth(truth_path.replace_extension(".truth.json").string());
    const auto drawn = open_drawn(path.string());
    ASSERT_TRUE(truth && drawn);
    for (int page = 1; page <= (*drawn)->page_count(); ++page) {
      const auto& expected = truth->pages.at(static_cast<std::size_t>(page) - 1).tables;
      const std::vector<ReadTable> found = grids_drawn(**drawn, page);
      if (found.empty()) continue;  // without rules, or in prose
      ASSERT_EQ(found.size(), expected.size());
      for (std::size_t i = 0; i < found.size(); ++i) {
        EXPECT_TRUE(same_grid(expected[i], found[i])) << "page " << page;
        ++tables;
      }
    }
  }
  EXPECT_GT(tables, 0);
}

SeenTable as_seen(const DrawnTable& drawn) {
  SeenTable seen;
  seen.grid = drawn.grid;
  seen.box = drawn.box;
  seen.xs = drawn.xs;
  seen.ys = drawn.ys;
  return seen;
}

TEST(WitnessComparison, TellsExactMovedMissedAndExtraTables) {
  const auto drawn = tables_on(kCross);
  ASSERT_THAT(drawn, SizeIs(1));
  WitnessSum sum;
  EXPECT_THAT(compare_page(drawn, {as_seen(drawn[0])}, &sum), IsEmpty());
  EXPECT_EQ(sum.exact, 1);
  SeenTable moved = as_seen(drawn[0]);
  moved.xs[1] += 5;
  EXPECT_THAT(compare_page(drawn, {moved}, &sum), SizeIs(1));
  EXPECT_EQ(sum.moved, 1);
  EXPECT_THAT(compare_page(drawn, {}, &sum), SizeIs(1));
  EXPECT_EQ(sum.missed, 1);
  EXPECT_THAT(compare_page({}, {as_seen(drawn[0])}, &sum), SizeIs(1));
  EXPECT_EQ(sum.extra, 1);
  EXPECT_EQ(sum.bare_with, 1);
  EXPECT_EQ(sum.exact, 1);
}

TEST(WitnessComparison, CountsAMergedCellAsADifference) {
  const auto drawn = tables_on(kCross);
  const auto merged = tables_on("20 20 160 60 re S 100 20 m 100 50 l S 20 50 m 180 50 l S");
  ASSERT_THAT(drawn, SizeIs(1));
  ASSERT_THAT(merged, SizeIs(1));
  WitnessSum sum;
  EXPECT_THAT(compare_page(drawn, {as_seen(merged[0])}, &sum), SizeIs(1));
  EXPECT_EQ(sum.exact, 0);
  EXPECT_LT(sum.teds, 1);
}

}  // namespace
}  // namespace gewu::bench

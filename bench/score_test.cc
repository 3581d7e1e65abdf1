#include "bench/score.h"

#include <gtest/gtest.h>

#include "bench/match.h"
#include "bench/record_fields.h"
#include "bench/tree_edit.h"

namespace gewu::bench {
namespace {

using nlohmann::ordered_json;

ReadTable grid(int rows, int cols) {
  ReadTable table;
  table.id = "t1";
  table.pages = {1};
  table.rows = rows;
  table.cols = cols;
  for (int r = 0; r < rows; ++r) {
    for (int c = 0; c < cols; ++c) {
      ReadCell cell;
      cell.row = r;
      cell.col = c;
      cell.text = "格" + std::to_string(r * cols + c);
      table.cells.push_back(cell);
    }
  }
  return table;
}

ReadDocument document_of(const ReadTable& table) {
  ReadDocument document;
  document.name = "doc";
  document.readers = {"ocr"};
  document.tables = {table};
  return document;
}

TEST(TreeEdit, CountsTheExampleOfZhangAndShasha) {
  // f(d(a c(b)) e) against f(c(d(a b)) e): distance 2.
  const Tree a{'f', {{'d', {{'a', {}}, {'c', {{'b', {}}}}}}, {'e', {}}}};
  const Tree b{'f', {{'c', {{'d', {{'a', {}}, {'b', {}}}}}}, {'e', {}}}};
  EXPECT_EQ(tree_edit_distance(a, b), 2);
  EXPECT_EQ(tree_edit_distance(a, a), 0);
  EXPECT_EQ(tree_size(a), 6);
}

TEST(TreeEdit, DeletesAWholeTreeNodeByNode) {
  const Tree one{'x', {}};
  const Tree three{'y', {{'x', {}}, {'z', {}}}};
  EXPECT_EQ(tree_edit_distance(one, three), 2);
}

TEST(TedsStruct, IsOneForTheSameStructureWhateverTheText) {
  ReadTable other = grid(3, 4);
  for (ReadCell& cell : other.cells) cell.text = "other";
  EXPECT_DOUBLE_EQ(teds_struct(grid(3, 4), other), 1.0);
}

TEST(TedsStruct, LosesOneEditForALostSpan) {
  ReadTable other = grid(3, 4);
  other.cells[0].row_span = 2;
  // 1 table + 3 rows + 12 cells, one renamed.
  EXPECT_DOUBLE_EQ(teds_struct(grid(3, 4), other), 1.0 - 1.0 / 16);
}

TEST(TedsStruct, LosesARowAndItsCells) {
  EXPECT_DOUBLE_EQ(teds_struct(grid(3, 4), grid(2, 4)), 1.0 - 5.0 / 16);
}

TEST(MatchTables, KeepsOrderAndLeavesStrangersAlone) {
  ReadTable stranger = grid(2, 2);
  for (ReadCell& cell : stranger.cells) cell.text = "abcdef";
  const Pairs pairs = match_tables({grid(3, 4)}, {stranger, grid(3, 4)});
  EXPECT_EQ(pairs, (Pairs{{kNone, 0}, {0, 1}}));
}

TEST(MatchTables, PairsNothingAcrossPages) {
  ReadTable elsewhere = grid(3, 4);
  elsewhere.pages = {2};
  const Pairs pairs = match_tables({grid(3, 4)}, {elsewhere});
  EXPECT_EQ(pairs.size(), 2U);
}

TEST(MatchCells, DoesNotShiftAfterALostRow) {
  ReadTable output = grid(3, 2);
  output.cells.erase(output.cells.begin(), output.cells.begin() + 2);
  output.rows = 2;
  const Pairs pairs = match_cells(grid(3, 2), output);
  EXPECT_EQ(pairs, (Pairs{{0, kNone}, {1, kNone}, {2, 0}, {3, 1}, {4, 2}, {5, 3}}));
}

TEST(Score, IsPerfectForThePerfectOutput) {
  const Score score = score_document(document_of(grid(3, 2)), document_of(grid(3, 2)), nullptr);
  EXPECT_EQ(score.grids_exact, 1);
  EXPECT_EQ(score.cells_folded, 6);
  EXPECT_EQ(score.cells_strict, 6);
  EXPECT_EQ(score.digit_cells_folded, 6);
  EXPECT_EQ(score.character_errors, 0);
  EXPECT_EQ(score.silent, 0);
}

TEST(Score, FoldsWidthAndBlanksOnlyInTheNamedTolerance) {
  EXPECT_TRUE(texts_agree("资金（万元）", "资金 (万元)", Tolerance::Folded));
  EXPECT_FALSE(texts_agree("资金（万元）", "资金(万元)", Tolerance::Strict));
  EXPECT_TRUE(texts_agree("资金 万元", "资金万元", Tolerance::Strict));
  EXPECT_FALSE(texts_agree("≥95%", ">=95%", Tolerance::Folded));
}

TEST(Score, CallsAWrongCellSilentUnlessItIsMarked) {
  ReadTable output = grid(3, 2);
  output.cells[0].text = "各0";
  output.cells[1].text = "各1";
  output.cells[1].review = true;
  std::vector<Mistake> mistakes;
  const Score score = score_document(document_of(grid(3, 2)), document_of(output), &mistakes);
  EXPECT_EQ(score.cells_folded, 4);
  EXPECT_EQ(score.silent, 1);
  EXPECT_EQ(score.silent_digits, 1);
  EXPECT_EQ(score.reviewed, 1);
  EXPECT_EQ(score.character_errors, 2);
  ASSERT_EQ(mistakes.size(), 2U);
  EXPECT_EQ(mistakes[1].output, "各1");
}

TEST(Score, CountsInventedAndLostText) {
  ReadTable truth = grid(1, 3);
  truth.cells[0].text = "";
  ReadTable output = grid(1, 3);
  output.cells[0].text = "和";
  output.cells[1].text = "";
  const Score score = score_document(document_of(truth), document_of(output), nullptr);
  EXPECT_EQ(score.blank_cells, 1);
  EXPECT_EQ(score.blank_invented, 1);
  EXPECT_EQ(score.inked_cells, 2);
  EXPECT_EQ(score.inked_lost, 1);
}

TEST(Score, CountsAFlippedComparatorUnlessMarked) {
  ReadTable truth = grid(1, 2);
  truth.cells[0].text = "≥95%";
  truth.cells[1].text = "≥96%";
  ReadTable output = truth;
  output.cells[0].text = "≤95%";
  output.cells[1].text = "≤96%";
  output.cells[1].review = true;
  const Score score = score_document(document_of(truth), document_of(output), nullptr);
  EXPECT_EQ(score.comparators, 2);
  EXPECT_EQ(score.comparators_confused, 1);
}

TEST(Score, CountsAMissedTableAsLostSilently) {
  ReadDocument output = document_of(grid(3, 2));
  output.tables.clear();
  const Score score = score_document(document_of(grid(3, 2)), output, nullptr);
  EXPECT_EQ(score.tables_missed, 1);
  EXPECT_DOUBLE_EQ(score.teds, 0);
  EXPECT_EQ(score.silent, 6);
  EXPECT_EQ(score.cells_folded, 0);
}

TEST(Score, TellsRightJoinsFromWrongOnes) {
  ReadTable broken = grid(3, 2);
  broken.pages = {1, 2};
  const ReadTable whole = grid(3, 2);
  const Score right = score_document(document_of(broken), document_of(broken), nullptr);
  EXPECT_EQ(right.broken, 1);
  EXPECT_EQ(right.joined_right, 1);
  EXPECT_EQ(right.joined_wrong, 0);
  const Score unjoined = score_document(document_of(broken), document_of(whole), nullptr);
  EXPECT_EQ(unjoined.joined_right, 0);
  const Score wrong = score_document(document_of(whole), document_of(broken), nullptr);
  EXPECT_EQ(wrong.joined_wrong, 1);
}

TEST(Score, SumsOverDocuments) {
  Score sum;
  const Score one = score_document(document_of(grid(3, 2)), document_of(grid(3, 2)), nullptr);
  sum.add(one);
  sum.add(one);
  EXPECT_EQ(sum.cells, 12);
  EXPECT_DOUBLE_EQ(sum.teds, 2.0);
  EXPECT_EQ(sum.characters, 2 * one.characters);
}

TEST(RecordScore, ComparesPrintedTextOnly) {
  const ordered_json truth = {
      {"year", nullptr}, {"project_name", "甲"}, {"funding", {{"unit", "万元"}, {"total", "150"}}}};
  const ordered_json output = {
      {"year", nullptr},
      {"project_name", "甲"},
      {"funding", {{"unit", "万元"}, {"total", {{"text", "150"}, {"yuan", "1500000"}}}}},
      {"more", ordered_json::array({{{"label", "x"}, {"text", "y"}}})}};
  const RecordScore score = score_record(truth, output);
  EXPECT_EQ(score.fields, 3);
  EXPECT_EQ(score.fields_right, 3);
}

TEST(RecordScore, CountsAFieldThatIsClaimedThoughNotPrinted) {
  const RecordScore score =
      score_record({{"project_name", "甲"}}, {{"project_name", "甲"}, {"handler", "乙"}});
  EXPECT_EQ(score.fields, 2);
  EXPECT_EQ(score.fields_right, 1);
}

TEST(RecordScore, AlignsIndicatorRows) {
  const auto row = [](const char* name, const char* value) {
    return ordered_json{{"level1", "产出"}, {"level3", name}, {"value", value}};
  };
  const ordered_json truth = {{"indicators", {row("甲", "1"), row("乙", "2"), row("丙", "3")}}};
  const ordered_json output = {{"indicators", {row("乙", "2"), row("丙", "4")}}};
  const RecordScore score = score_record(truth, output);
  EXPECT_EQ(score.indicators, 3);
  EXPECT_EQ(score.indicators_exact, 1);
  EXPECT_EQ(score.fields, 9);
  EXPECT_EQ(score.fields_right, 5);
}

TEST(RecordScore, GivesNothingForAMissingRecord) {
  const RecordScore score = score_record({{"project_name", "甲"}}, nullptr);
  EXPECT_EQ(score.fields, 1);
  EXPECT_EQ(score.fields_right, 0);
}

}  // namespace
}  // namespace gewu::bench

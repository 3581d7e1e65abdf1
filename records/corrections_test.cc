#include "records/corrections.h"

#include <gtest/gtest.h>

#include "records/document.h"
#include "records/grid_edit.h"

namespace gewu {
namespace {

// A grid of 3 x 2 cells, 100 x 20 each, on page 1.
TextTable grid() {
  TextTable table;
  table.pages = {1};
  table.rows = 3;
  table.cols = 2;
  for (int row = 0; row < 3; ++row) {
    for (int col = 0; col < 2; ++col) {
      TextCell cell;
      cell.row = row;
      cell.col = col;
      cell.text = std::string(1, static_cast<char>('a' + 2 * row + col));
      cell.page = 1;
      cell.box = {100.0 * col, 20.0 * row, 100.0 * col + 100, 20.0 * row + 20};
      cell.source = TextSource::Ocr;
      cell.confidence = 0.4;
      cell.review = true;
      cell.doubts = {{"blurred", 0.4}};
      table.cells.push_back(cell);
    }
  }
  return table;
}

Correction answer(const TextCell& cell, Correction::Action action, const std::string& text = "") {
  Correction out;
  out.page = cell.page;
  out.box = cell.box;
  out.read = cell.text;
  out.action = action;
  out.text = text;
  return out;
}

CorrectionReport apply(TextTable& table, const std::vector<Correction>& corrections,
                       std::vector<Edit>* edits = nullptr) {
  std::vector<Edit> own;
  return apply_corrections({{"t1", &table, edits ? edits : &own}}, corrections);
}

TEST(CorrectionsTest, ACorrectedTextIsTheReviewersAndTheReadingIsKept) {
  TextTable table = grid();
  const auto report = apply(table, {answer(table.cells[2], Correction::Action::Text, "改")});
  EXPECT_TRUE(report.findings.empty());
  const TextCell& cell = table.cells[2];
  EXPECT_EQ(cell.text, "改");
  EXPECT_EQ(cell.raw, "c");
  EXPECT_EQ(cell.source, TextSource::Reviewer);
  EXPECT_EQ(cell.confidence, 1);
  EXPECT_FALSE(cell.review);
  EXPECT_TRUE(cell.doubts.empty());
  EXPECT_EQ(table.cells[3].text, "d");
}

TEST(CorrectionsTest, AnAcceptedTextStaysAndNeedsNoLook) {
  TextTable table = grid();
  apply(table, {answer(table.cells[0], Correction::Action::Accept)});
  EXPECT_EQ(table.cells[0].text, "a");
  EXPECT_FALSE(table.cells[0].has_raw);
  EXPECT_EQ(table.cells[0].source, TextSource::Reviewer);
  EXPECT_FALSE(table.cells[0].review);
}

TEST(CorrectionsTest, WhatNobodyCanReadIsNeverSure) {
  TextTable table = grid();
  apply(table, {answer(table.cells[0], Correction::Action::Unreadable)});
  EXPECT_EQ(table.cells[0].confidence, 0);
  ASSERT_EQ(table.cells[0].doubts.size(), 1u);
  EXPECT_EQ(table.cells[0].doubts[0].code, "unreadable");
}

// Another model reads another text, and finds the cell a little elsewhere.
TEST(CorrectionsTest, TheBoxFindsTheCellWhateverWasReadThisTime) {
  TextTable table = grid();
  const Correction given = answer(table.cells[2], Correction::Action::Text, "改");
  table.cells[2].text = "other";
  for (TextCell& cell : table.cells)
    cell.box = {cell.box.x0 + 3, cell.box.y0 - 2, cell.box.x1, cell.box.y1};
  EXPECT_TRUE(apply(table, {given}).findings.empty());
  EXPECT_EQ(table.cells[2].text, "改");
  EXPECT_EQ(table.cells[2].raw, "other");
}

TEST(CorrectionsTest, AMovedTableIsFoundByATextThatStandsOnce) {
  TextTable table = grid();
  const Correction given = answer(table.cells[2], Correction::Action::Text, "改");
  for (TextCell& cell : table.cells)
    cell.box = {cell.box.x0, cell.box.y0 + 500, cell.box.x1, cell.box.y1 + 500};
  EXPECT_TRUE(apply(table, {given}).findings.empty());
  EXPECT_EQ(table.cells[2].text, "改");
}

TEST(CorrectionsTest, WhatFitsNothingIsReportedAndChangesNothing) {
  TextTable table = grid();
  Correction elsewhere = answer(table.cells[2], Correction::Action::Text, "改");
  elsewhere.page = 9;
  const auto report = apply(table, {elsewhere});
  ASSERT_EQ(report.findings.size(), 1u);
  EXPECT_EQ(report.findings[0].code, "correction-unused");
  EXPECT_EQ(report.findings[0].page, 9);
  for (const TextCell& cell : table.cells) EXPECT_NE(cell.text, "改");
}

TEST(CorrectionsTest, OfTwoAnswersTheLaterCounts) {
  TextTable table = grid();
  apply(table, {answer(table.cells[0], Correction::Action::Text, "first"),
                answer(table.cells[0], Correction::Action::Text, "second")});
  EXPECT_EQ(table.cells[0].text, "second");
  EXPECT_EQ(table.cells[0].raw, "a");
}

TEST(CorrectionsTest, APartOnALaterPageFindsItsCell) {
  TextTable table = grid();
  table.cells[4].more_parts = {{2, {0, 0, 100, 50}}};
  Correction given = answer(table.cells[4], Correction::Action::Text, "改");
  given.page = 2;
  given.box = {0, 0, 100, 50};
  apply(table, {given});
  EXPECT_EQ(table.cells[4].text, "改");
}

TEST(CorrectionsTest, ASpanTakesTheTextsThatItCovers) {
  TextTable table = grid();
  Correction span = answer(table.cells[2], Correction::Action::Span);
  span.row_span = 2;
  span.col_span = 1;
  EXPECT_TRUE(apply(table, {span}).findings.empty());
  EXPECT_EQ(tiling_error(table), "");
  const TextCell* cell = table.cell_at(2, 0);
  ASSERT_TRUE(cell);
  EXPECT_EQ(cell->text, "ce");
  EXPECT_EQ(cell->row_span, 2);
}

TEST(CorrectionsTest, ASmallerSpanLeavesBlankCells) {
  TextTable table = grid();
  ASSERT_EQ(set_span(table, 0, 0, 3, 2), "");
  ASSERT_EQ(table.cells.size(), 1u);
  EXPECT_EQ(set_span(table, 0, 0, 1, 2), "");
  EXPECT_EQ(tiling_error(table), "");
  EXPECT_EQ(table.cells.size(), 5u);
  EXPECT_EQ(table.cells[0].box, (PointRect{0, 0, 200, 20}));
  EXPECT_EQ(table.cell_at(2, 1)->source, TextSource::Blank);
}

TEST(CorrectionsTest, ASpanThatCutsACellIsReported) {
  TextTable table = grid();
  ASSERT_EQ(set_span(table, 1, 0, 1, 2), "");
  Correction span = answer(table.cells[0], Correction::Action::Span);
  span.row_span = 2;
  span.col_span = 1;
  const auto report = apply(table, {span});
  ASSERT_EQ(report.findings.size(), 1u);
  EXPECT_NE(report.findings[0].message.find("cut through"), std::string::npos);
  EXPECT_EQ(tiling_error(table), "");
}

TEST(CorrectionsTest, RowsCanBeAddedAndTakenOut) {
  TextTable table = grid();
  ASSERT_EQ(set_span(table, 0, 0, 3, 1), "");
  Correction add = answer(*table.cell_at(1, 1), Correction::Action::AddRow);
  add.texts = {"new"};
  Correction drop = answer(*table.cell_at(2, 1), Correction::Action::RemoveRow);
  EXPECT_TRUE(apply(table, {add, drop}).findings.empty());
  EXPECT_EQ(tiling_error(table), "");
  EXPECT_EQ(table.rows, 3);
  EXPECT_EQ(table.cell_at(2, 1)->text, "new");
  EXPECT_EQ(table.cell_at(2, 0)->row_span, 3);
}

// `gewu apply` meets its own output.
TEST(CorrectionsTest, DoingItAgainChangesNothing) {
  TextTable table = grid();
  Correction add = answer(table.cells[2], Correction::Action::AddRow);
  add.texts = {"x", "y"};
  const std::vector<Correction> all = {add, answer(table.cells[0], Correction::Action::Text, "改"),
                                       answer(table.cells[5], Correction::Action::Unreadable)};
  std::vector<Edit> edits;
  apply(table, all, &edits);
  const int rows = table.rows;
  const std::string text = table.cells[0].text;
  EXPECT_TRUE(apply(table, all, &edits).findings.empty());
  EXPECT_EQ(table.rows, rows);
  EXPECT_EQ(table.cells[0].text, text);
  EXPECT_EQ(table.cells[0].raw, "a");
  EXPECT_EQ(table.cells[0].edits.size(), 1u);
}

TEST(CorrectDocumentTest, RecordsAndStatusFollow) {
  PageResult page;
  page.number = 1;
  page.width = 600;
  page.height = 800;
  TextTable table = grid();
  table.box = {0, 0, 200, 60};
  page.tables = {table};
  page.findings = {{Severity::Error, "cell-unreadable", 1, "#0", {{1, 0}}, "no text", ""}};
  DocumentInfo info;
  info.page_count = 1;
  Document document = build_document(info, {page}, {});
  EXPECT_EQ(document.status, DocumentStatus::Partial);
  correct_document(document, {answer(table.cells[2], Correction::Action::Text, "改")});
  EXPECT_EQ(document.status, DocumentStatus::Ok);
  EXPECT_EQ(document.tables[0].table.cells[2].text, "改");
}

}  // namespace
}  // namespace gewu

#include "rebuild/page_book.h"

#include <gtest/gtest.h>

#include "base/text.h"

namespace gewu {
namespace {

DraftCell cell_at(const SourceText& source, int row, int col, size_t atom) {
  DraftCell cell;
  cell.row = row;
  cell.col = col;
  cell.pieces = {source.atoms[atom]};
  cell.text = std::u32string(source.view(source.atoms[atom]));
  return cell;
}

TEST(PageBook, RefusesTwoCellsInOnePlace) {
  const SourceText source = make_source_text(U"甲 乙");
  PageBook book(source);
  DraftTable draft;
  draft.rows = draft.cols = 1;
  draft.cells = {cell_at(source, 0, 0, 0), cell_at(source, 0, 0, 1)};
  EXPECT_EQ(book.add_table(draft, 0, 0), "two cells cover row 0, column 0");
  EXPECT_TRUE(book.take().front().tables.empty());
}

TEST(PageBook, RefusesATextThatStandsElsewhere) {
  const SourceText source = make_source_text(U"甲 乙");
  PageBook book(source);
  DraftTable draft;
  draft.rows = 1;
  draft.cols = 2;
  draft.cells = {cell_at(source, 0, 0, 0), cell_at(source, 0, 1, 0)};
  EXPECT_EQ(book.add_table(draft, 0, 0), "a text stands in two cells");
}

TEST(PageBook, ReportsWhatNothingTook) {
  const SourceText source = make_source_text(U"甲\n乙");
  PageBook book(source);
  book.add_line(0);
  const std::vector<PageResult> pages = book.take();
  ASSERT_EQ(pages.front().findings.size(), 1U);
  EXPECT_EQ(pages.front().findings.front().message, "line 2: no place found for \"乙\"");
}

TEST(PageBook, TakesTheMarkOfAHeadingForASign) {
  const SourceText source = make_source_text(U"## 绩效目标表");
  PageBook book(source);
  book.add_line(0);
  EXPECT_EQ(book.account().signs, 2);
  EXPECT_EQ(book.take().front().paragraphs.front().text, "绩效目标表");
}

TEST(PageBook, MarksEveryCellThatIsLessSureThanAsked) {
  const SourceText source = make_source_text(U"甲");
  PageBook book(source);
  DraftTable draft;
  draft.rows = draft.cols = 1;
  draft.cells = {cell_at(source, 0, 0, 0)};
  draft.cells.front().repaired = true;
  draft.cells.front().part = FormPart::Field;
  ASSERT_EQ(book.add_table(draft, 0, 0), "");
  const TextCell cell = book.take().front().tables.front().cells.front();
  EXPECT_EQ(cell.review, cell.confidence < kReviewBelow);
  EXPECT_TRUE(cell.review);
}

}  // namespace
}  // namespace gewu

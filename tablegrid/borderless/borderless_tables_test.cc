// Tables without rulings, and text that is aligned without being one.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "layout/test_page.h"
#include "tablegrid/test_grid.h"

namespace gewu {
namespace {

using gewu::testing::shapes;
using gewu::testing::tables_of;
using gewu::testing::TestPage;

constexpr int kHan = 26;    // pixels, height of a character at 200 dpi
constexpr int kWidth = 24;  // ... of its ink
constexpr int kPitch = 32;  // from one character to the next
constexpr int kDigitPitch = 15;

/// A page with words of characters as square as Han ones are.
class WordPage : public TestPage {
 public:
  explicit WordPage(int width = 1200, int height = 1500) : TestPage(width, height) {}

  /// `count` characters from x on, their top at y.
  WordPage& han(int x, int y, int count) {
    for (int i = 0; i < count; ++i, x += kPitch) {
      const int right = x + kWidth - 2;
      line(x, y, right, y);
      line(x, y + kHan / 2, right, y + kHan / 2);
      line(x, y + kHan - 2, right, y + kHan - 2);
      line(x + kWidth / 2, y, x + kWidth / 2, y + kHan - 2);
    }
    return *this;
  }

  WordPage& centred(int x, int y, int count) { return han(x - count * kPitch / 2, y, count); }

  /// Digits, lower than characters and narrow, and small marks at their foot.
  WordPage& number(int x, int y, const std::string& digits) {
    constexpr int kTop = 4;
    constexpr int kFoot = 22;
    for (const char c : digits) {
      if (c == '.' || c == ',') {
        line(x + 2, y + kFoot - 1, x + 2, y + kFoot - 1, 3);
      } else {
        line(x, y + kTop, x, y + kFoot).line(x, y + kTop, x + 8, y + kTop);
        line(x + 8, y + kTop, x + 8, y + kFoot).line(x, y + kFoot, x + 8, y + kFoot);
      }
      x += kDigitPitch;
    }
    return *this;
  }

  WordPage& amount_at(int centre, int y, const std::string& digits) {
    return number(centre - static_cast<int>(digits.size()) * kDigitPitch / 2, y, digits);
  }

  WordPage& colon(int x, int y) {
    line(x + 6, y + 8, x + 8, y + 8, 4);
    line(x + 6, y + 20, x + 8, y + 20, 4);
    return *this;
  }
};

constexpr int kColumns[] = {200, 480, 700, 920, 1100};
constexpr const char* kAmounts[] = {"1,204.50", "87.30", "412.66", "23,108.00"};

/// Names in the first column, amounts in the others.
void add_records(WordPage* page, int top, int rows) {
  for (int r = 0; r < rows; ++r) {
    const int y = top + 60 * r;
    page->centred(kColumns[0], y, 4 + r % 3);
    for (int c = 1; c < 5; ++c) page->amount_at(kColumns[c], y, kAmounts[(r + c) % 4]);
  }
}

void add_head(WordPage* page, int y) {
  for (const int x : kColumns) page->centred(x, y, 3);
}

TEST(OpenTables, AHeadOverAlignedAmountsIsATableWithoutAnyRuling) {
  WordPage page;
  page.centred(600, 100, 9);
  add_head(&page, 300);
  add_records(&page, 360, 6);
  EXPECT_EQ(shapes(page), "7x5:35");
}

TEST(OpenTables, TheyAreLessSureThanRuledOnes) {
  WordPage page;
  add_head(&page, 300);
  add_records(&page, 360, 6);
  const std::vector<GridTable> tables = tables_of(page);
  ASSERT_EQ(tables.size(), 1U);
  EXPECT_LT(tables.front().confidence, 0.9);
}

TEST(OpenTables, ANoteOfTheUnitAndATitleAreNoRows) {
  WordPage page;
  page.centred(600, 180, 9).han(1000, 245, 5);
  add_head(&page, 300);
  add_records(&page, 360, 6);
  EXPECT_EQ(shapes(page), "7x5:35");
}

TEST(OpenTables, WordsInTheMiddleOverColumnsSpanThem) {
  WordPage page;
  page.centred(590, 240, 2).centred(1010, 240, 2);
  add_head(&page, 300);
  add_records(&page, 360, 6);
  EXPECT_EQ(shapes(page), "8x5:37");  // the name of the first column takes both rows
}

TEST(OpenTables, AWrappedCellIsOneRow) {
  WordPage page;
  add_head(&page, 300);
  add_records(&page, 360, 4);
  page.centred(kColumns[0], 620, 8).centred(kColumns[0], 654, 3);
  for (int c = 1; c < 5; ++c) page.amount_at(kColumns[c], 637, kAmounts[c - 1]);
  add_records(&page, 725, 3);
  EXPECT_EQ(shapes(page), "9x5:45");
}

TEST(OpenTables, NoiseAndTheEdgeOfTheSheetAddNoColumn) {
  WordPage page;
  add_head(&page, 300);
  add_records(&page, 360, 6);
  for (int y = 40; y < 1400; y += 97) page.line(1180, y, 1182, y + 3).line(15, y, 16, y + 60);
  page.scan(6);
  EXPECT_EQ(shapes(page), "7x5:35");
}

TEST(OpenTables, TheRestOfATableStandsAtTheTopOfItsPage) {
  WordPage top;
  add_records(&top, 120, 4);
  EXPECT_EQ(shapes(top), "4x5:20");
  WordPage middle;
  for (int y = 100; y < 600; y += 45) middle.han(100, y, 33);
  add_records(&middle, 700, 4);
  EXPECT_EQ(shapes(middle), "");
}

TEST(OpenTables, ItemsWithAmountsAtTheMarginAreAList) {
  WordPage page;
  for (int y = 100; y < 300; y += 45) page.han(100, y, 33);
  for (int r = 0; r < 8; ++r) {
    page.number(100, 340 + 50 * r, std::to_string(r + 1)).han(170, 340 + 50 * r, 6 + r % 4);
    page.number(980, 340 + 50 * r, kAmounts[r % 4]);
  }
  EXPECT_EQ(shapes(page), "");
}

TEST(OpenTables, LabelsWithValuesAreAForm) {
  WordPage page;
  for (int r = 0; r < 6; ++r) {
    const int y = 300 + 50 * r;
    page.han(100, y, 4).colon(220, y).han(280, y, 5 + r % 3);
    page.han(640, y, 4).colon(760, y).number(820, y, "090855" + std::to_string(10 + 7 * r));
  }
  EXPECT_EQ(shapes(page), "");
}

TEST(OpenTables, ContentsWithoutLeadersAreNone) {
  WordPage page;
  page.centred(600, 100, 2);
  for (int r = 0; r < 12; ++r) {
    page.han(100, 220 + 60 * r, 2).han(220, 220 + 60 * r, 7 + r % 5);
    page.number(1060, 220 + 60 * r, std::to_string(3 + 2 * r));
  }
  EXPECT_EQ(shapes(page), "");
}

TEST(OpenTables, NamesInAGridAreNone) {
  WordPage page;
  for (int r = 0; r < 6; ++r) {
    for (int c = 0; c < 5; ++c) page.han(100 + 200 * c, 300 + 60 * r, 2 + (r + c) % 2);
  }
  EXPECT_EQ(shapes(page), "");
}

TEST(OpenTables, ProseInTwoColumnsIsNone) {
  WordPage page;
  for (int y = 100; y < 1300; y += 44) {
    page.han(90, y, 15).han(640, y, 14);
    page.number(90 + 15 * kPitch, y, "20").number(640 + 14 * kPitch, y, "35");
  }
  EXPECT_EQ(shapes(page), "");
}

TEST(OpenTables, AxesAndWhatStandsAlongThemAreNone) {
  WordPage page;
  page.line(140, 200, 140, 700).line(140, 700, 1180, 700);
  add_head(&page, 300);
  add_records(&page, 360, 5);
  EXPECT_EQ(shapes(page), "");
}

}  // namespace
}  // namespace gewu

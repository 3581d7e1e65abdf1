// Grids of rulings that are given, with the page under them.
#include "tablegrid/ruled/lattice.h"

#include <gtest/gtest.h>

#include "tablegrid/test_grid.h"

namespace gewu {
namespace {

constexpr double kMinCell = 14;

Ruling whole(double from, double to, double across) {
  Ruling ruling;
  ruling.from = from, ruling.to = to, ruling.across = across;
  ruling.thickness = 2;
  ruling.pieces = {{from, to, 0}};
  return ruling;
}

// Two rows and three columns, drawn and found, and a stroke.
struct RuledPage {
  testing::TestPage drawn;
  RulingSet rulings;
  Image grey;
  RulingOptions options;

  RuledPage() : grey(drawn.layout().grey) {
    for (const int y : {100, 200, 300}) {
      drawn.line(100, y - 1, 1100, y - 1);
      rulings.horizontal.push_back(whole(100, 1100, y));
    }
    for (const int x : {100, 500, 1040, 1100}) {
      drawn.line(x - 1, 100, x - 1, 300);
      rulings.vertical.push_back(whole(100, 300, x));
    }
    drawn.line(200, 279, 229, 279);  // a stroke of a character in the lower row
    grey = drawn.layout().grey;
    options.em = 24;
    options.dpi = 200;
    options.grey = &grey;
  }
};

// The stroke seems to lean a little: in the last column its line meets the ruling
// below, whose ink goes on unbroken.
TEST(Lattice, AShortStrokeSaysNothingOfColumnsFarFromIt) {
  RuledPage page;
  RulingSet group = page.rulings;
  Ruling seam = whole(100, 1100, 280);
  seam.seam = true;
  group.horizontal.push_back(seam);
  Ruling stroke = whole(200, 230, 280);
  stroke.slope = 20.0 / (1070 - 215);
  RulingSet all = group;
  all.horizontal.push_back(stroke);
  const auto table = make_grid(group, all, page.options, kMinCell);
  ASSERT_TRUE(table);
  EXPECT_EQ(testing::shape(*table), "2x3:6");
}

// Lines of a label that stand beside several rows: strokes of one are in line with the ruling that
// ends at its cell, and ink covers most of the way across.
TEST(Lattice, ARulingDoesNotGoOnThroughTheStrokesOfALabelBesideIt) {
  RuledPage page;
  page.drawn.line(499, 249, 1100, 249);
  for (const int x : {150, 200, 310, 370, 440}) page.drawn.line(x, 249, x + 48, 249);
  page.grey = page.drawn.layout().grey;
  page.rulings.horizontal.push_back(whole(499, 1100, 250));
  Ruling stroke = whole(200, 248, 250);
  stroke.pieces.front().flank = 0.2;
  RulingSet all = page.rulings;
  all.horizontal.push_back(stroke);
  const auto table = make_grid(page.rulings, all, page.options, kMinCell);
  ASSERT_TRUE(table);
  EXPECT_EQ(testing::shape(*table), "3x3:8");
}

}  // namespace
}  // namespace gewu

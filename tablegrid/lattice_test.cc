// Grids of rules that are given, with the page under them.
#include "tablegrid/lattice.h"

#include <gtest/gtest.h>

#include "tablegrid/test_grid.h"

namespace gewu {
namespace {

constexpr double kMinCell = 14;

Rule whole(double from, double to, double across) {
  Rule rule;
  rule.from = from, rule.to = to, rule.across = across;
  rule.thickness = 2;
  rule.pieces = {{from, to, 0}};
  return rule;
}

// Two rows and three columns, drawn and found, and a stroke.
struct RuledPage {
  testing::TestPage drawn;
  RuleSet rules;
  Image grey;
  RuleOptions options;

  RuledPage() : grey(drawn.layout().grey) {
    for (const int y : {100, 200, 300}) {
      drawn.line(100, y - 1, 1100, y - 1);
      rules.horizontal.push_back(whole(100, 1100, y));
    }
    for (const int x : {100, 500, 1040, 1100}) {
      drawn.line(x - 1, 100, x - 1, 300);
      rules.vertical.push_back(whole(100, 300, x));
    }
    drawn.line(200, 279, 229, 279);  // a stroke of a character in the lower row
    grey = drawn.layout().grey;
    options.em = 24;
    options.dpi = 200;
    options.grey = &grey;
  }
};

// The stroke seems to lean a little: in the last column its line meets the rule
// below, whose ink goes on unbroken.
TEST(Lattice, AShortStrokeSaysNothingOfColumnsFarFromIt) {
  RuledPage page;
  RuleSet group = page.rules;
  Rule seam = whole(100, 1100, 280);
  seam.seam = true;
  group.horizontal.push_back(seam);
  Rule stroke = whole(200, 230, 280);
  stroke.slope = 20.0 / (1070 - 215);
  RuleSet all = group;
  all.horizontal.push_back(stroke);
  const auto table = make_grid(group, all, page.options, kMinCell);
  ASSERT_TRUE(table);
  EXPECT_EQ(testing::shape(*table), "2x3:6");
}

}  // namespace
}  // namespace gewu

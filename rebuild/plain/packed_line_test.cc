// Texts a single blank apart.
#include "rebuild/plain/packed_line.h"

#include <gtest/gtest.h>

#include "base/text.h"

namespace gewu::plain {
namespace {

// Columns: a name, an amount, a name, an amount.
std::vector<int> columns_of(const std::string& text) {
  static const std::vector<int> kStarts = {0, 9, 16, 30};
  static const std::vector<double> kNumeric = {0, 1, 0, 1};
  const SourceText source = make_source_text(decode_utf8(text));
  const std::vector<Stretch> line = atoms_of(source, 0, Layout::Narrow);
  std::vector<Edge> edges;
  for (const Stretch& stretch : line) {
    const bool figure = is_figure(stretch.folded);
    edges.push_back({stretch.x0, stretch.x1, stretch.pieces.front().gap,
                     figure ? Beside::Figures : Beside::Texts});
  }
  return PackedLine(kStarts, kNumeric).columns_of(line, edges);
}

TEST(PackedLine, TextsThatStandApartKeepTheirPlaces) {
  EXPECT_EQ(columns_of("事业收入     45.00  教育支出          203.58"),
            (std::vector<int>{0, 1, 2, 3}));
}

TEST(PackedLine, FiguresAndTextsFindTheirColumnsFurtherRight) {
  EXPECT_EQ(columns_of("事业收入 45.00 教育支出 203.58"), (std::vector<int>{0, 1, 2, 3}));
}

TEST(PackedLine, AColumnMayBeEmpty) {
  EXPECT_EQ(columns_of("上级补助 教育支出                      203.58"),
            (std::vector<int>{0, 2, 3}));
}

TEST(PackedLine, NothingHasNoColumns) { EXPECT_TRUE(columns_of("").empty()); }

}  // namespace
}  // namespace gewu::plain

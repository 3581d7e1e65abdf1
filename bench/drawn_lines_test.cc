#include "bench/drawn_lines.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "base/text.h"
#include "bench/drawn_text.h"
#include "bench/line_crop.h"

namespace gewu::bench {
namespace {

constexpr const char* kGold = "fixtures/gold";
constexpr const char* kAlphabet = "ocr/models/line/alphabet.txt";

TEST(DrawnText, CutsLongCellsAndNeverGivesAnEmptyLine) {
  const DrawnText source(kGold, kAlphabet);
  fixtures::Rng rng(1);
  for (int i = 0; i < 500; ++i) {
    const std::u32string text = source.office(&rng);
    EXPECT_GE(text.size(), 1U);
    EXPECT_LE(text.size(), 26U);
    EXPECT_TRUE(std::none_of(text.begin(), text.end(), is_blank));
  }
}

TEST(DrawnText, GivesValuesWithoutHan) {
  const DrawnText source(kGold, kAlphabet);
  fixtures::Rng rng(2);
  int compared = 0;
  for (int i = 0; i < 500; ++i) {
    const std::u32string text = source.value(&rng);
    EXPECT_TRUE(std::none_of(text.begin(), text.end(), is_han)) << encode_utf8(text);
    compared += text.find_first_of(U"≥≤><=") != std::u32string::npos ? 1 : 0;
  }
  EXPECT_GT(compared, 400);
}

TEST(DrawnText, IsEmptyWithoutItsFiles) {
  const DrawnText source("no-such-folder", "no-such-file");
  fixtures::Rng rng(3);
  EXPECT_TRUE(source.office(&rng).empty());
  EXPECT_TRUE(source.rare(&rng).empty());
}

TEST(LineCrop, KeepsInkWithLittlePaper) {
  Image line(100, 60, 1);
  for (int y = 20; y < 40; ++y) std::fill_n(line.row(y) + 10, 50, std::uint8_t{0});
  const RowRange rows = ink_rows(line, 24);
  EXPECT_EQ(rows.top, 18);
  EXPECT_EQ(rows.bottom, 42);
  EXPECT_EQ(cut_rows(line, rows).height, 24);
}

TEST(LineCrop, DoesNotBlowUpADash) {
  Image line(100, 60, 1);
  for (int y = 28; y < 32; ++y) std::fill_n(line.row(y) + 10, 20, std::uint8_t{0});
  const RowRange rows = ink_rows(line, 40);
  EXPECT_GE(rows.bottom - rows.top, 17);
}

TEST(LineCrop, FindsNoRowsOnPaper) { EXPECT_TRUE(ink_rows(Image(100, 60, 1), 24).empty()); }

TEST(DrawnLines, AreTheSameForTheSameSeed) {
  if (find_kept_out_faces().found.empty()) GTEST_SKIP() << "no kept-out face is installed";
  DrawnLineOptions options;
  options.lines = 4;
  options.alphabet = kAlphabet;
  const std::vector<LineSet> one = draw_line_sets(options);
  const std::vector<LineSet> two = draw_line_sets(options);
  ASSERT_EQ(one.size(), 6U);
  for (std::size_t i = 0; i < one.size(); ++i) {
    ASSERT_EQ(one[i].lines.size(), 4U) << one[i].name;
    for (std::size_t j = 0; j < one[i].lines.size(); ++j) {
      EXPECT_EQ(one[i].lines[j].text, two[i].lines[j].text);
      EXPECT_EQ(one[i].lines[j].grey.pixels, two[i].lines[j].grey.pixels);
    }
  }
}

}  // namespace
}  // namespace gewu::bench

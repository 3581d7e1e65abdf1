#include "ocr/layer/seal_glyphs.h"

#include <gtest/gtest.h>

namespace gewu {
namespace {

// A page of 200 x 100 pixels under a stamp but for its right half; text 10 pixels high.
class SealGlyphs : public testing::Test {
 protected:
  SealGlyphs() {
    layout_.binary = Image(200, 100, 1, 255);
    layout_.under_seal = Image(200, 100, 1, 0);
    for (int y = 0; y < 100; ++y) {
      for (int x = 0; x < 100; ++x) layout_.under_seal.row(y)[x] = kUnderSeal;
    }
  }

  void add(double x, double y, double em, bool inked) {
    source_.push_back({});
    boxes_.push_back({x, y, x + em, y + em});
    if (!inked) return;
    for (int k = 0; k < em; ++k) {
      layout_.binary.row(static_cast<int>(y + em / 2))[static_cast<int>(x) + k] = 0;
    }
  }

  std::size_t left() {
    std::vector<PlacedGlyph> glyphs;
    for (std::size_t i = 0; i < boxes_.size(); ++i) {
      glyphs.push_back({&source_[i], boxes_[i], boxes_[i].height()});
    }
    drop_seal_glyphs(layout_, &glyphs);
    return glyphs.size();
  }

  PageLayout layout_;
  std::vector<Glyph> source_;
  std::vector<PointRect> boxes_;
};

TEST_F(SealGlyphs, PrintUnderAStampStays) {
  for (int i = 0; i < 9; ++i) add(5 + 10 * i, 20, 10, true);
  EXPECT_EQ(left(), 9U);
}

TEST_F(SealGlyphs, WhatVanishedWithTheStampWasItsOwn) {
  add(20, 20, 10, true);
  add(60, 60, 15, false);
  add(150, 60, 15, false);  // not under the stamp
  EXPECT_EQ(left(), 2U);
}

TEST_F(SealGlyphs, LargeCharacterIsTheStampsUnlessItStandsInALine) {
  for (int i = 0; i < 9; ++i) add(5 + 10 * i, 20, 10, true);
  add(32, 16, 15, true);
  EXPECT_EQ(left(), 9U);
  for (int i = 0; i < 3; ++i) add(20 + 16 * i, 70, 15, true);
  EXPECT_EQ(left(), 12U);
}

TEST_F(SealGlyphs, WhatAStampHidesStays) {
  for (int y = 40; y < 80; ++y) {
    for (int x = 40; x < 80; ++x) layout_.under_seal.row(y)[x] = kHiddenBySeal;
  }
  add(20, 20, 10, true);
  add(55, 55, 10, false);
  EXPECT_EQ(left(), 2U);
}

}  // namespace
}  // namespace gewu

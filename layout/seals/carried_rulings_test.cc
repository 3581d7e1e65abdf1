#include "layout/seals/carried_rulings.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace gewu {
namespace {

constexpr double kDpi = 300;
constexpr int kSide = 600;

class CarryRulings : public testing::Test {
 protected:
  void fill(Image* image, const PixelRect& box, std::uint8_t value) {
    for (int y = box.y0; y < box.y1; ++y) {
      std::fill_n(image->row(y) + box.x0, box.width(), value);
    }
  }
  void ruling(const PixelRect& box) { fill(&grey_, box, 0); }
  void hide(const PixelRect& box) {
    fill(&grey_, box, 255);
    fill(&under_seal_, box, kHiddenBySeal);
  }
  bool ink_at(int x, int y) {
    if (!carried_) carry_rulings_through(under_seal_, InkStats{}, kDpi, &grey_);
    carried_ = true;
    return grey_.row(y)[x] < 128;
  }

 private:
  Image grey_ = Image(kSide, kSide, 1);
  Image under_seal_ = Image(kSide, kSide, 1, 0);
  bool carried_ = false;
};

TEST_F(CarryRulings, ARulingGoesOnThroughAStrokeOfAStamp) {
  ruling({50, 300, 550, 303});
  hide({250, 280, 280, 320});
  EXPECT_TRUE(ink_at(265, 301));
  EXPECT_FALSE(ink_at(265, 290));
}

TEST_F(CarryRulings, ARulingGoesOnThroughSeveralStrokesCloseToEachOther) {
  ruling({50, 300, 550, 303});
  for (int x = 250; x < 350; x += 20) hide({x, 280, x + 12, 320});
  EXPECT_TRUE(ink_at(255, 301));
  EXPECT_TRUE(ink_at(315, 301));
}

// A frame that stands along a ruling hides all of it but a stub below the ruling on which it ends.
TEST_F(CarryRulings, ARulingHiddenUpToNearItsEndIsCarriedToIt) {
  ruling({100, 200, 500, 203});
  ruling({300, 200, 303, 550});
  hide({295, 212, 312, 400});
  EXPECT_TRUE(ink_at(301, 250));
  EXPECT_TRUE(ink_at(301, 390));
}

TEST_F(CarryRulings, ARulingThatEndsInAStampGoesNoFurther) {
  ruling({50, 300, 250, 303});
  hide({250, 280, 280, 320});
  EXPECT_FALSE(ink_at(265, 301));
}

// 丁 above the stamp's stroke, a ruling below it.
TEST_F(CarryRulings, ACharacterIsNoRulingToEndOn) {
  ruling({280, 300, 324, 303});
  ruling({300, 300, 303, 320});
  hide({290, 320, 315, 400});
  ruling({300, 400, 303, 550});
  EXPECT_FALSE(ink_at(301, 360));
}

// The left stroke of a character just below the stamp's ring, above which a ruling runs across.
TEST_F(CarryRulings, AStrokeOfACharacterIsCarriedToNoRuling) {
  ruling({50, 300, 550, 303});
  ruling({300, 320, 303, 345});
  hide({200, 304, 400, 325});
  EXPECT_FALSE(ink_at(301, 315));
}

}  // namespace
}  // namespace gewu

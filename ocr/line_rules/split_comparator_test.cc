#include "ocr/line_rules/split_comparator.h"

#include <gtest/gtest.h>

#include <string>

namespace gewu {
namespace {

std::string mended(const std::u32string& text, float probability, bool peppered = false) {
  LineReading reading;
  for (std::size_t i = 0; i < text.size(); ++i) {
    ReadChar c;
    c.code = text[i];
    c.probability = probability;
    c.x0 = static_cast<float>(10 * i);
    c.x1 = c.x0 + 10;
    reading.chars.push_back(c);
  }
  return mend_split_comparator(peppered, &reading) ? reading.text() : "";
}

TEST(SplitComparator, DoubtfulBarsBetweenAWedgeAndADigitAreEquals) {
  EXPECT_EQ(mended(U">-53人", 0.6F), ">=53人");
  EXPECT_EQ(mended(U">-=2次", 0.6F), ">=2次");
  EXPECT_EQ(mended(U">-=2次", 0.95F), ">=2次");  // no minus beside an =
  EXPECT_EQ(mended(U"<≈90%", 0.95F), "<=90%");
}

TEST(SplitComparator, AmongPepperAMinusIsHalfAnEquals) {
  EXPECT_EQ(mended(U">-95%", 0.95F, true), ">=95%");
  EXPECT_EQ(mended(U">.-95%", 0.95F, true), ">=95%");
  EXPECT_EQ(mended(U">95%", 0.95F, true), "");
}

TEST(SplitComparator, LeavesASureMinusAndOtherTextsAlone) {
  EXPECT_EQ(mended(U">-5℃", 0.95F), "");
  EXPECT_EQ(mended(U">=5", 0.6F), "");
  EXPECT_EQ(mended(U">5", 0.6F), "");
  EXPECT_EQ(mended(U">一次", 0.6F), "");
  EXPECT_EQ(mended(U"≥-5", 0.6F), "");
  EXPECT_EQ(mended(U">-", 0.6F), "");
}

}  // namespace
}  // namespace gewu

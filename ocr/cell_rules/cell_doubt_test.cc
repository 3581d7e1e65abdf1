#include "ocr/cell_rules/cell_doubt.h"

#include <gtest/gtest.h>

namespace gewu {
namespace {

TEST(CellDoubt, IsABracketThatLacksItsOtherHalf) {
  EXPECT_LT(most_confidence(U"检查抽检次数次)", false), 0.9);
  EXPECT_LT(most_confidence(U"缴费人数（", false), 0.9);
  EXPECT_LT(most_confidence(U"克党组通字〔2017号", false), 0.9);
  EXPECT_LT(most_confidence(U"次数)次(", false), 0.9);
}

TEST(CellDoubt, IsNotABracketOfEitherWidthOrBehindTheNumberOfAPoint) {
  EXPECT_EQ(most_confidence(U"检查次数（次)", false), 1);
  EXPECT_EQ(most_confidence(U"1)加强管理；2）明确责任", false), 1);
  EXPECT_EQ(most_confidence(U"《办法》（〔2017〕108号）", false), 1);
  EXPECT_EQ(most_confidence(U"《关于印发《办法》的通知", false), 1);
  EXPECT_EQ(most_confidence(U"", true), 1);
}

TEST(CellDoubt, IsACommaThatPartsNoThousands) {
  EXPECT_LT(most_confidence(U"8000,00", false), 0.9);
  EXPECT_LT(most_confidence(U"14,2", false), 0.9);
  EXPECT_EQ(most_confidence(U"8,000.00", false), 1);
  EXPECT_EQ(most_confidence(U"1,234,567", false), 1);
  EXPECT_EQ(most_confidence(U"30人,25人", false), 1);
}

TEST(CellDoubt, IsAPointThatBeginsANumber) {
  EXPECT_LT(most_confidence(U"其中：财政拨款：.800", false), 0.9);
  EXPECT_LT(most_confidence(U"≥.5", false), 0.9);
  EXPECT_EQ(most_confidence(U"其中：财政拨款：0.8", false), 1);
}

TEST(CellDoubt, IsASignThatFormsHardlyHold) {
  EXPECT_LT(most_confidence(U"≠198.02", false), 0.9);
  EXPECT_EQ(most_confidence(U"≥198.02", false), 1);
}

TEST(CellDoubt, IsALoneCharacterThatOnlyTesseractRead) {
  EXPECT_LT(most_confidence(U"了", true), 0.9);
  EXPECT_EQ(most_confidence(U"了", false), 1);
  EXPECT_EQ(most_confidence(U"7", true), 1);
}

TEST(CellDoubt, IsAComparatorWithoutANumberThatOnlyTesseractRead) {
  EXPECT_LT(most_confidence(U"≥工", true), 0.9);
  EXPECT_LT(most_confidence(U">=", true), 0.9);
  EXPECT_EQ(most_confidence(U"≥1", true), 1);
  EXPECT_EQ(most_confidence(U">=90%", true), 1);
}

}  // namespace
}  // namespace gewu

#include "ocr/cell_rules/cell_doubt.h"

#include <gtest/gtest.h>

namespace gewu {
namespace {

TEST(CellDoubt, IsABracketThatLacksItsOtherHalf) {
  EXPECT_TRUE(lacks_half_of_bracket(U"检查抽检次数次)"));
  EXPECT_TRUE(lacks_half_of_bracket(U"缴费人数（"));
  EXPECT_TRUE(lacks_half_of_bracket(U"克党组通字〔2017号"));
  EXPECT_TRUE(lacks_half_of_bracket(U"次数)次("));
}

TEST(CellDoubt, IsNotABracketOfEitherWidthOrBehindTheNumberOfAPoint) {
  EXPECT_FALSE(lacks_half_of_bracket(U"检查次数（次)"));
  EXPECT_FALSE(lacks_half_of_bracket(U"1)加强管理；2）明确责任"));
  EXPECT_FALSE(lacks_half_of_bracket(U"《办法》（〔2017〕108号）"));
  EXPECT_FALSE(lacks_half_of_bracket(U"《关于印发《办法》的通知"));
  EXPECT_FALSE(lacks_half_of_bracket(U""));
}

TEST(CellDoubt, IsACommaThatPartsNoThousands) {
  EXPECT_TRUE(has_odd_comma(U"8000,00"));
  EXPECT_TRUE(has_odd_comma(U"14,2"));
  EXPECT_FALSE(has_odd_comma(U"8,000.00"));
  EXPECT_FALSE(has_odd_comma(U"1,234,567"));
  EXPECT_FALSE(has_odd_comma(U"30人,25人"));
}

TEST(CellDoubt, IsAPointThatBeginsANumber) {
  EXPECT_TRUE(has_odd_point(U"其中：财政拨款：.800"));
  EXPECT_TRUE(has_odd_point(U"≥.5"));
  EXPECT_FALSE(has_odd_point(U"其中：财政拨款：0.8"));
}

TEST(CellDoubt, IsASignThatFormsHardlyHold) {
  EXPECT_TRUE(is_rings_alone(U"OOO"));
  EXPECT_FALSE(is_rings_alone(U"000"));
  EXPECT_FALSE(is_rings_alone(U"O"));
  EXPECT_TRUE(is_equals_alone(U"="));
  EXPECT_FALSE(is_equals_alone(U"=1"));
  EXPECT_TRUE(holds_rare_sign(U"≠198.02"));
  EXPECT_FALSE(holds_rare_sign(U"≥198.02"));
}

TEST(CellDoubt, LacksTheNumeralOfAListOrTheStrokeOfOneWord) {
  EXPECT_TRUE(lacks_its_numeral(U"、财政拨款"));
  EXPECT_TRUE(lacks_its_numeral(U"》、财政拨款"));
  EXPECT_FALSE(lacks_its_numeral(U"(1)、财政拨款"));
  EXPECT_FALSE(lacks_its_numeral(U"Ⅱ、财政拨款"));
  EXPECT_FALSE(lacks_its_numeral(U"①、财政拨款"));
  EXPECT_TRUE(lacks_its_numeral(U"1.般公共预算"));
  EXPECT_TRUE(lacks_its_numeral(U"般行政管理事务"));
  EXPECT_FALSE(lacks_its_numeral(U"一、一般公共预算"));
  EXPECT_FALSE(lacks_its_numeral(U""));
}

TEST(CellDoubt, IsALoneCharacterThatIsNoDigit) {
  EXPECT_TRUE(is_lone_character(U"了"));
  EXPECT_FALSE(is_lone_character(U"7"));
}

TEST(CellDoubt, IsAComparatorWithoutANumber) {
  EXPECT_TRUE(lacks_its_number(U"≥工"));
  EXPECT_TRUE(lacks_its_number(U">="));
  EXPECT_FALSE(lacks_its_number(U"≥1"));
  EXPECT_FALSE(lacks_its_number(U">=90%"));
}

TEST(CellDoubt, IsASignThatAReaderMakesOfLatinType) {
  EXPECT_TRUE(holds_invented_sign(U"Op≥n"));
  EXPECT_TRUE(holds_invented_sign(U"※able"));
  EXPECT_FALSE(holds_invented_sign(U"≥95%"));
  EXPECT_FALSE(holds_invented_sign(U"※注"));
}

}  // namespace
}  // namespace gewu

#include "base/ideographs.h"

#include <gtest/gtest.h>

#include <string_view>

namespace gewu {
namespace {

TEST(Ideographs, TakeThePlaceOfRadicals) {
  constexpr std::u32string_view kPrinted = U"⻓⻔⺠⻋⻛⻚⻢⻨⻣⽔⾦⽬⼀⿕";
  constexpr std::u32string_view kMeant = U"长门民车风页马麦骨水金目一龠";
  ASSERT_EQ(kPrinted.size(), kMeant.size());
  for (size_t i = 0; i < kPrinted.size(); ++i) {
    EXPECT_EQ(unified_ideograph(kPrinted[i]), kMeant[i]) << i;
  }
}

TEST(Ideographs, TakeThePlaceOfCompatibilityForms) {
  EXPECT_EQ(unified_ideograph(0xF900), U'豈');
  EXPECT_EQ(unified_ideograph(0xF9BA), U'了');
  EXPECT_EQ(unified_ideograph(0x2F804), 0x4F60U);
}

TEST(Ideographs, StayWhatTheyAre) {
  for (char32_t c : std::u32string_view(U"水一〇㎡①A ≥　～㐂𠀀"))
    EXPECT_EQ(unified_ideograph(c), c);
  EXPECT_EQ(unified_ideograph(0xFA0E), 0xFA0EU);  // one of the twelve that are unified
}

}  // namespace
}  // namespace gewu

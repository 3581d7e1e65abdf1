#include "ocr/network/half_floats.h"

#include <gmock/gmock.h>

#include <cmath>

namespace gewu {
namespace {

using namespace std::string_view_literals;

TEST(HalfFloats, AreReadLittleEndianWithSignAndExponent) {
  EXPECT_THAT(floats_of_halves("\x00\x3C\x00\xC0\xFF\x7B\x55\x35"sv),
              testing::ElementsAre(1.0F, -2.0F, 65504.0F, 0x1.554p-2F));
}

TEST(HalfFloats, SmallestOnesAndZeroKeepTheirValue) {
  const std::vector<float> values = floats_of_halves("\x01\x00\xFF\x83\x00\x80"sv);
  EXPECT_EQ(values[0], 0x1p-24F);
  EXPECT_EQ(values[1], -1023 * 0x1p-24F);
  EXPECT_EQ(values[2], 0.0F);
  EXPECT_TRUE(std::signbit(values[2]));
}

TEST(HalfFloats, InfinityStaysInfinite) {
  EXPECT_THAT(floats_of_halves("\x00\xFC"sv), testing::ElementsAre(-HUGE_VALF));
  EXPECT_TRUE(std::isnan(floats_of_halves("\x00\x7E"sv).front()));
}

TEST(HalfFloats, AnOddByteIsLeftOut) {
  EXPECT_TRUE(floats_of_halves("\x01"sv).empty());
  EXPECT_TRUE(floats_of_halves("").empty());
}

}  // namespace
}  // namespace gewu

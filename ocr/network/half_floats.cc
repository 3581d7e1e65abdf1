#include "ocr/network/half_floats.h"

#include <bit>
#include <cstdint>

namespace gewu {

namespace {

// binary16: sign, 5 bits of exponent, 10 of fraction; binary32: sign, 8 and 23.
constexpr std::uint32_t kHalfSign = 0x8000;
constexpr int kSignShift = 16;
constexpr int kFractionShift = 23 - 10;
constexpr std::uint32_t kHalfExponent = 0x7C00;
constexpr std::uint32_t kFloatExponent = 0x7F800000;
// What the exponents' bases, 15 and 127, differ by, as a factor: numbers with an exponent of zero,
// which are those without a leading one, come out right too.
constexpr float kRebase = 0x1p112F;

float float_of_half(std::uint32_t half) {
  const std::uint32_t sign = (half & kHalfSign) << kSignShift;
  const std::uint32_t rest = (half & ~kHalfSign) << kFractionShift;
  if ((half & kHalfExponent) == kHalfExponent) {  // infinite or no number
    return std::bit_cast<float>(sign | kFloatExponent | rest);
  }
  return std::bit_cast<float>(sign |
                              std::bit_cast<std::uint32_t>(std::bit_cast<float>(rest) * kRebase));
}

}  // namespace

std::vector<float> floats_of_halves(std::string_view bytes) {
  std::vector<float> values(bytes.size() / kBytesPerHalf);
  for (std::size_t i = 0; i < values.size(); ++i) {
    const auto low = static_cast<unsigned char>(bytes[kBytesPerHalf * i]);
    const auto high = static_cast<unsigned char>(bytes[kBytesPerHalf * i + 1]);
    values[i] =
        float_of_half(static_cast<std::uint32_t>(low) | static_cast<std::uint32_t>(high) << 8);
  }
  return values;
}

}  // namespace gewu

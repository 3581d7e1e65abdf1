// Numbers of half precision, as files hold them.
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace gewu {

constexpr std::size_t kBytesPerHalf = 2;

/// The numbers of IEEE 754 half precision (binary16) that `bytes` holds, little-endian; a last odd
/// byte is left out.
std::vector<float> floats_of_halves(std::string_view bytes);

}  // namespace gewu

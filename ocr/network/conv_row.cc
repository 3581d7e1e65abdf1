#include "ocr/network/conv_row.h"

#include <cstring>
#include <initializer_list>

namespace gewu {

namespace {

namespace plain {
#define GEWU_CONV_TARGET
#define GEWU_CONV_LANES 4
#define GEWU_CONV_PIXELS 2
#define GEWU_CONV_BLOCKS 1
#include "ocr/network/conv_row_inl.h"
#undef GEWU_CONV_TARGET
#undef GEWU_CONV_LANES
#undef GEWU_CONV_PIXELS
#undef GEWU_CONV_BLOCKS
}  // namespace plain

#if defined(__x86_64__)
namespace avx2 {
#define GEWU_CONV_TARGET [[gnu::target("avx2,fma")]]
#define GEWU_CONV_LANES 8
#define GEWU_CONV_PIXELS 6
#define GEWU_CONV_BLOCKS 1
#include "ocr/network/conv_row_inl.h"
#undef GEWU_CONV_TARGET
#undef GEWU_CONV_LANES
#undef GEWU_CONV_PIXELS
#undef GEWU_CONV_BLOCKS
}  // namespace avx2

namespace avx512 {
#define GEWU_CONV_TARGET [[gnu::target("avx512f,fma")]]
#define GEWU_CONV_LANES 16
#define GEWU_CONV_PIXELS 8
#define GEWU_CONV_BLOCKS 2
#include "ocr/network/conv_row_inl.h"
}  // namespace avx512
#endif

bool has(const char* name) {
#if defined(__x86_64__)
  if (std::strcmp(name, "avx512") == 0) return __builtin_cpu_supports("avx512f") != 0;
  if (std::strcmp(name, "avx2") == 0) {
    return __builtin_cpu_supports("avx2") != 0 && __builtin_cpu_supports("fma") != 0;
  }
#endif
  return std::strcmp(name, "plain") == 0;
}

}  // namespace

ConvRowFunction conv_row_function(const char* name) {
  if (!has(name)) return nullptr;
#if defined(__x86_64__)
  if (std::strcmp(name, "avx512") == 0) return avx512::conv_row;
  if (std::strcmp(name, "avx2") == 0) return avx2::conv_row;
#endif
  return plain::conv_row;
}

ConvRowFunction conv_row_function() {
  for (const char* name : {"avx512", "avx2"}) {
    if (has(name)) return conv_row_function(name);
  }
  return plain::conv_row;
}

}  // namespace gewu

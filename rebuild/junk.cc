#include "rebuild/junk.h"

#include "base/sign_classes.h"

namespace gewu {

namespace {

bool one_of(char32_t c, std::u32string_view signs) {
  return signs.find(c) != std::u32string_view::npos;
}

// How strange the sign at `i` is where it stands: 0, 1 or 2.
int strangeness(std::u32string_view text, std::size_t i) {
  const char32_t c = text[i];
  const char32_t before = i > 0 ? text[i - 1] : U' ';
  const char32_t after = i + 1 < text.size() ? text[i + 1] : U' ';
  if (c == U'\\' || c == 0xFFFD) return 2;
  if (one_of(c, U"`^{}|_$~")) return is_digit(before) && is_digit(after) ? 0 : 1;  // 60~75
  if (c == U'>' || c == U'<') return is_digit(after) || one_of(after, U"=＝≥≤") ? 0 : 1;
  if (c == U'/') return after == U'/' && before != U':' ? 1 : 0;
  if (one_of(c, U",;'\"")) return after == U' ' && i + 1 < text.size() ? 1 : 0;
  return 0;
}

}  // namespace

bool holds_junk(std::u32string_view text) {
  constexpr std::size_t kNear = 8;  // letters between two strange signs of one run
  std::size_t last = 0;
  int sum = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int here = strangeness(text, i);
    if (here == 0) continue;
    if (sum > 0 && i > last + kNear) sum = 0;
    sum += here;
    last = i;
    if (sum > 1) return true;
  }
  return false;
}

}  // namespace gewu

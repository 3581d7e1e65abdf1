#include "base/word_width.h"

#include <string>
#include <string_view>

#include "base/text.h"

namespace gewu {

namespace {

constexpr double kLatinWidth = 0.55;  // em, of a letter or digit

bool breaks_anywhere(char32_t c) { return c > 0x2E7F; }

bool opens(char32_t c) {
  return std::u32string_view(U"（《〈「『【〔(“‘").find(c) != std::u32string_view::npos;
}

double width_of(char32_t c) { return breaks_anywhere(c) ? 1.0 : kLatinWidth; }

}  // namespace

double first_word_width(std::string_view text) {
  const std::u32string codes = decode_utf8(text);
  double width = 0;
  std::size_t i = 0;
  for (; i < codes.size() && opens(codes[i]); ++i) width += width_of(codes[i]);
  if (i < codes.size() && breaks_anywhere(codes[i])) {
    width += width_of(codes[i++]);
  } else {
    while (i < codes.size() && !breaks_anywhere(codes[i]) && !is_blank(codes[i])) {
      width += width_of(codes[i++]);
    }
  }
  return width;
}

}  // namespace gewu

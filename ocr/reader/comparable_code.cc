#include "ocr/reader/comparable_code.h"

#include "base/text.h"

namespace gewu {

char32_t comparable(char32_t c) {
  if (is_blank(c)) return 0;
  if (c >= 0xFF01 && c <= 0xFF5E) return c - 0xFEE0;
  switch (c) {
    case U'\u2014':
    case U'\u2013':
    case U'\u2015':
    case U'\u2500':
      return U'-';
    case U'\u201C':
    case U'\u201D':
      return U'"';
    case U'\u2018':
    case U'\u2019':
    case U'`':
      return U'\'';
    case U'\u3014':
      return U'[';
    case U'\u3015':
      return U']';
    case U'\u2022':
    case U'\u2027':
    case U'\u30FB':
      return U'\u00B7';
    default:
      return c;
  }
}

}  // namespace gewu

#include "base/printable.h"

#include "base/text.h"

namespace gewu {

namespace {

constexpr char32_t kReplacement = U'\uFFFD';

bool steers_terminal(char32_t c) {
  const bool control = c < 0x20 || (c >= 0x7F && c < 0xA0);
  const bool separator = c == 0x2028 || c == 0x2029;
  const bool direction = c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) ||
                         (c >= 0x2066 && c <= 0x2069) || c == 0x061C;
  return control || separator || direction;
}

}  // namespace

std::string printable(std::string_view text) {
  std::u32string wide = decode_utf8(text);
  for (char32_t& c : wide) {
    if (steers_terminal(c)) c = kReplacement;
  }
  return encode_utf8(wide);
}

std::string printable(std::string_view text, std::size_t max_bytes) {
  if (text.size() <= max_bytes) return printable(text);
  return printable(text.substr(0, max_bytes)) + "...";
}

}  // namespace gewu

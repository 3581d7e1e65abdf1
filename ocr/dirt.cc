#include "ocr/dirt.h"

#include <algorithm>

#include "base/text.h"

namespace gewu {

namespace {

constexpr std::size_t kLongestListNumber = 2;

bool ends_in_stray(const std::u32string& text) {
  static const std::u32string kSigns = U"-~～≈+÷^_=|`·'、，,→";
  if (kSigns.find(text.back()) != std::u32string::npos) return true;
  const std::size_t number = text.size() - 1;
  return text.back() == U'.' && number > kLongestListNumber &&
         std::all_of(text.end() - kLongestListNumber - 2, text.end() - 1, is_digit_of_any_width);
}

bool begins_with_stray(const std::u32string& text) {
  static const std::u32string kMarks = U"、】：:;；.,，。·'|`_…";
  return kMarks.find(text.front()) != std::u32string::npos;
}

}  // namespace

bool is_dirt(std::string_view text) {
  constexpr std::u32string_view kMarks = U"、】:：-~;；.·'…|^*=_`";
  return decode_utf8(text).find_first_not_of(kMarks) == std::u32string::npos;
}

bool drop_strays(std::string* text) {
  std::u32string codes = decode_utf8(*text);
  const std::size_t size = codes.size();
  while (codes.size() > 1 && ends_in_stray(codes)) codes.pop_back();
  while (codes.size() > 1 && begins_with_stray(codes)) codes.erase(codes.begin());
  if (codes.size() == size) return false;
  *text = encode_utf8(codes);
  return true;
}

}  // namespace gewu

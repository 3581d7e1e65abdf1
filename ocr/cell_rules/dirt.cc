#include "ocr/cell_rules/dirt.h"

#include <algorithm>

#include "base/sign_classes.h"
#include "base/text.h"
#include "ocr/cell_rules/wording_repair.h"

namespace gewu {

namespace {

constexpr std::size_t kLongestListNumber = 2;
constexpr double kEdge = 0.007;  // share of the page's longer side: 2 mm of A4

// A name of indicators of the closed wording: 产出指标, 项目效益. No colon follows it.
bool is_indicator(std::u32string_view text) {
  return (text.ends_with(U"指标") || text.ends_with(U"效益")) &&
         is_closed_wording(encode_utf8(std::u32string(text)));
}

bool ends_in_stray(const std::u32string& text) {
  const char32_t last = text.back();
  if (is_one_of(last, U"-—~～≈≠+÷^_=|`·'‘’、，,→←")) return true;
  const std::size_t number = text.size() - 1;
  const char32_t before = text[number - 1];
  if (before == U'%' && is_one_of(last, U".一。:：")) return true;
  if (before == U'%' && is_han(last)) return true;
  if (is_one_of(before, U")）") && last == U'.') return true;
  if (is_comparator(text.front()) && is_one_of(last, U":：.。")) return true;
  if (is_one_of(last, U":：")) return is_indicator(std::u32string_view(text).substr(0, number));
  if (last != U'.') return false;
  if (std::all_of(text.begin(), text.end() - 1, is_digit_of_any_width)) return true;
  return number > kLongestListNumber &&
         std::all_of(text.end() - kLongestListNumber - 2, text.end() - 1, is_digit_of_any_width);
}

bool begins_with_stray(const std::u32string& text) {
  const char32_t first = text.front();
  if (is_one_of(first, U"、】：:;；.,，。·'’”|`_…→←")) return true;
  if (is_one_of(first, U"“‘\"")) return text.find_first_of(U"”’\"", 1) == std::u32string::npos;
  return (is_comparator(text[1]) || is_han(text[1])) && is_one_of(first, U"-—~^+");
}

// Whether nobody writes `c` between these two: a point between a sign and its number, a point or
// comma beside the inside of a bracket or before one, one colon or equals sign after another.
bool is_stray_between(char32_t before, char32_t c, char32_t after) {
  const bool colon = is_one_of(before, U":：");
  if (is_one_of(c, U".,，、") && (is_one_of(after, U"(（)）") || is_one_of(before, U"(（")))
    return true;
  if (c == U'=' && before == U'=') return true;
  if (c == U'.') return (is_comparator(before) || colon) && is_digit_of_any_width(after);
  if (is_one_of(c, U",，")) return colon;
  return is_one_of(c, U":：") && colon;
}

}  // namespace

bool is_dirt(std::string_view text) {
  constexpr std::u32string_view kMarks = U"、】:：-~;；.·'…|^*=_`+";
  return decode_utf8(text).find_first_not_of(kMarks) == std::u32string::npos;
}

void drop_strays_at_ends(std::string* text) {
  std::u32string codes = decode_utf8(*text);
  const std::size_t size = codes.size();
  while (codes.size() > 1 && ends_in_stray(codes)) codes.pop_back();
  while (codes.size() > 1 && begins_with_stray(codes)) codes.erase(codes.begin());
  if (codes.size() != size) *text = encode_utf8(codes);
}

void drop_strays_inside(std::string* text) {
  std::u32string codes = decode_utf8(*text);
  const std::size_t size = codes.size();
  for (std::size_t i = 1; i + 1 < codes.size();) {
    if (is_stray_between(codes[i - 1], codes[i], codes[i + 1])) {
      codes.erase(i, 1);
    } else {
      ++i;
    }
  }
  if (codes.size() != size) *text = encode_utf8(codes);
}

bool begins_with_rule(std::span<const std::string> lines) {
  if (lines.size() < 2) return false;
  const std::u32string first = decode_utf8(lines.front());
  if (first != U"一" && first != U"-" && first != U"_") return false;
  return decode_utf8(lines[1]).size() > 2;
}

bool is_scrap(std::string_view text, double height) {
  constexpr double kLowest = 0.45;  // em: small type is 0.6; 一 is a stroke
  const std::u32string codes = decode_utf8(text);
  return codes.size() == 1 && is_han(codes[0]) && codes[0] != U'一' && height < kLowest;
}

bool is_edge_mark(std::string_view text, const PointRect& box, double width, double height) {
  const std::u32string codes = decode_utf8(text);
  if (codes.size() > 1 || (!codes.empty() && !is_one_of(codes[0], U"一丨1Il!|/\\-—_~^'`·.,:、"))) {
    return false;
  }
  const double margin = kEdge * std::max(width, height);
  return box.x0 < margin || box.y0 < margin || box.x1 > width - margin || box.y1 > height - margin;
}

}  // namespace gewu

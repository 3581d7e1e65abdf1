#include "numbers/han_number.h"

#include <algorithm>
#include <cstdint>
#include <string>

#include "base/text.h"

namespace gewu {

namespace {

constexpr std::u32string_view kFormalDigits = U"零壹贰叁肆伍陆柒捌玖";
constexpr std::u32string_view kCommonDigits = U"〇一二三四五六七八九";
constexpr std::u32string_view kTraditional = U"貳叄參陸弐";
constexpr std::u32string_view kSimplified = U"贰叁叁陆贰";
constexpr std::u32string_view kFormalPlaces = U"拾佰仟";
constexpr std::u32string_view kCommonPlaces = U"十百千";

constexpr size_t npos = std::u32string_view::npos;

char32_t simplified(char32_t c) {
  const size_t at = kTraditional.find(c);
  if (at != npos) return kSimplified[at];
  if (c == U'萬') return U'万';
  if (c == U'億') return U'亿';
  return c == U'两' ? U'二' : c;
}

int digit_of(char32_t c) {
  for (std::u32string_view digits : {kFormalDigits, kCommonDigits}) {
    const size_t at = digits.find(c);
    if (at != npos) return static_cast<int>(at);
  }
  return -1;
}

int64_t place_of(char32_t c) {
  constexpr int64_t kPlaces[] = {10, 100, 1000};
  for (std::u32string_view places : {kFormalPlaces, kCommonPlaces}) {
    const size_t at = places.find(c);
    if (at != npos) return kPlaces[at];
  }
  return 0;
}

/// Below 10,000: 三千零五十, 十五, 拾. `led`: a larger part stands before it, so that zeros may.
std::optional<int64_t> small_number(std::u32string_view text, bool led) {
  int64_t value = 0;
  int64_t lowest = 10000;  // the place last filled
  int digit = -1;
  bool zero = false;
  for (size_t i = 0; i < text.size(); ++i) {
    const int named = digit_of(text[i]);
    if (named == 0) {
      const bool alone = text.size() == 1 && !led;
      if (digit >= 0 || zero || (i == 0 && !led && !alone)) return std::nullopt;
      zero = true;
    } else if (named > 0) {
      if (digit >= 0) return std::nullopt;  // 三四
      digit = named;
    } else {
      const int64_t place = place_of(text[i]);
      if (place == 0 || place >= lowest) return std::nullopt;
      if (digit < 0 && !(place == 10 && i == 0)) return std::nullopt;
      value += (digit < 0 ? 1 : digit) * place;
      lowest = place;
      digit = -1;
      zero = false;
    }
  }
  if (digit < 0) return value;
  const bool skips = lowest > 10 && lowest != 10000 && !zero;  // 三百五: may mean 350
  if (skips || lowest == 1) return std::nullopt;
  return value + digit;
}

/// Cuts the text before `mark` off; its own text if the mark is not there.
std::optional<std::u32string_view> part_before(std::u32string_view& text, char32_t mark) {
  const size_t at = text.find(mark);
  if (at == npos) return std::nullopt;
  const std::u32string_view part = text.substr(0, at);
  text.remove_prefix(at + 1);
  return part;
}

}  // namespace

bool is_han_numeral(char32_t c) {
  c = simplified(c);
  return digit_of(c) >= 0 || place_of(c) > 0 || c == U'万' || c == U'亿';
}

bool is_formal_numeral(char32_t c) {
  c = simplified(c);
  return (kFormalDigits.find(c) != npos || kFormalPlaces.find(c) != npos);
}

std::optional<Decimal> han_number(std::u32string_view text) {
  std::u32string plain(text);
  std::transform(plain.begin(), plain.end(), plain.begin(), simplified);
  std::u32string_view rest = plain;
  if (rest.empty()) return std::nullopt;
  int64_t value = 0;
  bool led = false;
  int64_t last = 0;
  for (const auto& [mark, worth] : {std::pair{U'亿', int64_t{100000000}}, {U'万', 10000}}) {
    const auto part = part_before(rest, mark);
    if (!part) continue;
    const auto count = small_number(*part, led);
    if (!count || *count == 0) return std::nullopt;
    value += *count * worth;
    last = worth;
    led = true;
  }
  if (!rest.empty()) {
    const auto count = small_number(rest, led);
    if (!count || (led && *count == 0)) return std::nullopt;
    // 三万五 may mean 35,000.
    if (led && rest.size() == 1 && last > 0) return std::nullopt;
    value += *count;
  }
  return Decimal::parse(std::to_string(value));
}

}  // namespace gewu

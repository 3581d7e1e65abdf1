#include "numbers/value_unit.h"

#include <algorithm>

#include "base/text.h"
#include "numbers/known_units.h"
#include "numbers/printed.h"

namespace gewu {

namespace {

constexpr size_t npos = std::u32string_view::npos;
constexpr std::u32string_view kSigns = U"%‰℃°";
constexpr std::u32string_view kJoins = U"/·*";
constexpr size_t kMostLetters = 5;  // 个工作日, 立方米, kWh: longer is a sentence
// Words with these are said of the value (3天前, 95%完成, 5下降), and are no units of it.
constexpr std::u32string_view kNoUnit =
    U"前后内外底止以不无未已达完优良增减降提超余多及或和与各均约近合左右含";
// Alone they are digits read wrongly: 9O, 5l.
constexpr std::u32string_view kLikeDigits = U"OoIlSBZbq";

bool is_letter(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || (c >= 0x391 && c <= 0x3C9) ||
         c == 0xB5;
}

bool is_power(char32_t c) { return c == U'²' || c == U'³' || c == U'2' || c == U'3'; }

/// 万kW: only words of scale stand before letters.
bool is_scale(std::u32string_view text) { return text.find_first_not_of(U"十百千万亿") == npos; }

bool is_part(std::u32string_view part) {
  if (part.empty()) return false;
  if (part.size() == 1 && kSigns.find(part[0]) != npos) return true;
  if (part == U"°C") return true;
  size_t han = 0;
  while (han < part.size() && is_han(part[han])) ++han;
  if (han > kMostLetters || part.substr(0, han).find_first_of(kNoUnit) != npos) return false;
  std::u32string_view letters = part.substr(han);
  if (letters.empty()) return true;
  if (!is_scale(part.substr(0, han))) return false;
  if (letters.size() > 1 && is_power(letters.back()) && letters[letters.size() - 2] == U'm') {
    letters.remove_suffix(1);
  }
  const bool spelt = std::all_of(letters.begin(), letters.end(), is_letter);
  return spelt && letters.size() <= kMostLetters &&
         !(part.size() == 1 && kLikeDigits.find(part[0]) != npos);
}

/// Parts with strokes between, perhaps another name in brackets behind: 台(套), dB(A).
bool is_unit(std::u32string_view text) {
  if (text.size() > 3 && text.back() == U')') {
    const size_t open = text.rfind(U'(');
    if (open == npos || !is_part(text.substr(open + 1, text.size() - open - 2))) {
      const bool letter = open != npos && text.substr(open) == U"(A)";
      if (!letter) return false;
    }
    text = text.substr(0, open);
  }
  while (true) {
    const size_t join = std::min(text.find_first_of(kJoins), text.size());
    if (!is_part(text.substr(0, join))) return false;
    if (join == text.size()) return true;
    text.remove_prefix(join + 1);
  }
}

std::u32string_view without_brackets(std::u32string_view unit) {
  const bool bracketed = unit.size() > 2 && unit.front() == U'(' && unit.back() == U')';
  return bracketed ? unit.substr(1, unit.size() - 2) : unit;
}

std::string in_one_form(std::u32string_view unit) {
  if (unit == U"°C") return "℃";
  std::u32string plain(unit);
  for (char32_t& c : plain) {
    if (c == U'²') c = U'2';
    if (c == U'³') c = U'3';
  }
  return encode_utf8(plain);
}

}  // namespace

std::optional<std::string> target_unit(std::u32string_view text) {
  text = without_brackets(text);
  if (!is_unit(text)) return std::nullopt;
  return in_one_form(text);
}

std::optional<std::string> unit_in_name(std::string_view name) {
  const std::u32string printed = closed_up(printed_text(name));
  if (printed.empty() || printed.back() != U')') return std::nullopt;
  const size_t open = printed.rfind(U'(');
  if (open == npos || open == 0) return std::nullopt;
  std::u32string_view inner = printed;
  inner = inner.substr(open + 1, printed.size() - open - 2);
  for (const std::u32string_view lead : {U"单位:", U"单位"}) {
    if (inner.substr(0, lead.size()) == lead) inner.remove_prefix(lead.size());
  }
  std::optional<std::string> unit = target_unit(inner);
  return unit && is_known_unit(*unit) ? unit : std::nullopt;
}

}  // namespace gewu

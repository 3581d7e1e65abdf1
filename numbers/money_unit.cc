#include "numbers/money_unit.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace gewu {

namespace {

struct MoneyUnit {
  std::u32string_view name;
  int power;
};

// Longest first, since the names end in each other.
constexpr std::array<MoneyUnit, 12> kUnits{{{U"千万元", 7},
                                            {U"百万元", 6},
                                            {U"十万元", 5},
                                            {U"万亿元", 12},
                                            {U"亿元", 8},
                                            {U"万元", 4},
                                            {U"千元", 3},
                                            {U"百元", 2},
                                            {U"元", 0},
                                            {U"亿", 8},
                                            {U"万", 4},
                                            {U"圆", 0}}};
// 美元, 单元, 元旦: not our money.
constexpr std::u32string_view kForeign = U"美欧日港澳台加英单公多二三纪状";
constexpr std::u32string_view kNoUnitAfter = U"旦素件宝月年器";

const MoneyUnit* unit_at(std::u32string_view text, size_t at) {
  for (const MoneyUnit& unit : kUnits) {
    if (text.substr(at, unit.name.size()) == unit.name) return &unit;
  }
  return nullptr;
}

bool is_other_word(std::u32string_view text, size_t at, size_t length) {
  const size_t after = at + length;
  return (at > 0 && kForeign.find(text[at - 1]) != std::u32string_view::npos) ||
         (after < text.size() && kNoUnitAfter.find(text[after]) != std::u32string_view::npos);
}

std::u32string bare_text(std::string_view text) {
  std::u32string bare = decode_utf8(fold_text(text));
  std::erase_if(bare, [](char32_t c) { return c == U'(' || c == U')' || c == U'[' || c == U']'; });
  return bare;
}

}  // namespace

std::vector<std::string> money_units_in(std::string_view text) {
  const std::u32string bare = decode_utf8(fold_text(text));
  std::vector<std::string> units;
  for (size_t at = 0; at < bare.size(); ++at) {
    const MoneyUnit* unit = unit_at(bare, at);
    if (!unit) continue;
    const size_t length = unit->name.size();
    const bool whole = unit->name.back() == U'元' && !is_other_word(bare, at, length);
    const std::string name = encode_utf8(unit->name);
    if (whole && std::find(units.begin(), units.end(), name) == units.end()) units.push_back(name);
    at += length - 1;
  }
  return units;
}

std::optional<int> money_power(std::string_view unit) {
  if (money_units_in(unit).size() > 1) return std::nullopt;
  const std::u32string bare = bare_text(unit);
  for (const MoneyUnit& known : kUnits) {
    const size_t size = known.name.size();
    if (bare.size() < size || bare.substr(bare.size() - size) != known.name) continue;
    if (is_other_word(bare, bare.size() - size, size)) return std::nullopt;
    return known.power;
  }
  return std::nullopt;
}

}  // namespace gewu

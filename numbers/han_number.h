// Numbers written in words: 叁万元整, 一百二十三万四千五百.
#pragma once

#include <optional>
#include <string_view>

#include "base/decimal.h"

namespace gewu {

/// A whole number in formal (壹贰叁, 拾佰仟) or common (一二三, 十百千) numerals, well formed:
/// digits carry their place, 万 and 亿 descend. Empty on anything else, also on 二〇二四 and
/// 三四万.
std::optional<Decimal> han_number(std::u32string_view text);

/// 〇 to 玖 and 拾 to 亿: what numbers in words consist of.
bool is_han_numeral(char32_t c);

/// Whether a numeral is one of the formal ones, which stand for numbers only.
bool is_formal_numeral(char32_t c);

}  // namespace gewu

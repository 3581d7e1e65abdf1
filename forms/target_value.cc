#include "forms/target_value.h"

#include <algorithm>
#include <array>

#include "base/decimal.h"
#include "base/text.h"

namespace gewu {

namespace {

struct Sign {
  std::u32string_view text;  ///< as it reads after fold_text
  std::string_view meaning;
};

// At the start of a value; longer ones first where one begins another.
constexpr std::array<Sign, 33> kPrefixes{{
    {U"大于或等于", ">="}, {U"小于或等于", "<="}, {U"大于等于", ">="}, {U"小于等于", "<="},
    {U"不低于", ">="},     {U"不少于", ">="},     {U"不小于", ">="},   {U"不高于", "<="},
    {U"不超过", "<="},     {U"不多于", "<="},     {U"不大于", "<="},   {U"控制在", "<="},
    {U"大于", ">"},        {U"高于", ">"},        {U"超过", ">"},      {U"多于", ">"},
    {U"小于", "<"},        {U"低于", "<"},        {U"少于", "<"},      {U"等于", "="},
    {U"至少", ">="},       {U"至多", "<="},       {U">=", ">="},       {U"=>", ">="},
    {U"<=", "<="},         {U"=<", "<="},         {U"≥", ">="},        {U"≧", ">="},
    {U"⩾", ">="},          {U"≤", "<="},          {U"≦", "<="},        {U"⩽", "<="},
    {U"=", "="},
}};
constexpr std::array<Sign, 2> kSinglePrefixes{{{U">", ">"}, {U"<", "<"}}};

// At the end, where no sign stands at the start.
constexpr std::array<Sign, 8> kSuffixes{{{U"及以上", ">="},
                                         {U"(含)以上", ">="},
                                         {U"以上", ">="},
                                         {U"及以下", "<="},
                                         {U"以下", "<="},
                                         {U"以内", "<="},
                                         {U"之内", "<="},
                                         {U"(含)以下", "<="}}};

constexpr std::u32string_view kRangeMarks = U"-~–—〜∼至到";
constexpr std::u32string_view kUnitSigns = U"%‰℃°²³·Ωμ";
constexpr size_t kMaxUnitPart = 5;  // "个工作日", "立方米", "kWh": longer is a sentence
constexpr size_t kYearDigits = 4;

bool starts_with(std::u32string_view text, std::u32string_view start) {
  return text.substr(0, start.size()) == start;
}

bool ends_with(std::u32string_view text, std::u32string_view end) {
  return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

const Sign* prefix_of(std::u32string_view text) {
  for (const Sign& sign : kPrefixes) {
    if (starts_with(text, sign.text)) return &sign;
  }
  for (const Sign& sign : kSinglePrefixes) {
    if (starts_with(text, sign.text)) return &sign;
  }
  return nullptr;
}

const Sign* suffix_of(std::u32string_view text) {
  for (const Sign& sign : kSuffixes) {
    if (ends_with(text, sign.text)) return &sign;
  }
  return nullptr;
}

/// Length of the number at the start: digits, separators, one point, perhaps a minus.
size_t number_length(std::u32string_view text) {
  size_t i = !text.empty() && (text[0] == U'-' || text[0] == U'−') ? 1 : 0;
  if (i >= text.size() || !is_digit(text[i])) return 0;
  while (i < text.size() && (is_digit(text[i]) || text[i] == U',' || text[i] == U'.')) ++i;
  while (i > 0 && !is_digit(text[i - 1])) --i;
  return i;
}

/// Takes a number off the front of `text`.
std::optional<std::string> take_number(std::u32string_view& text) {
  const size_t length = number_length(text);
  const std::optional<Decimal> number = Decimal::parse(encode_utf8(text.substr(0, length)));
  if (!number) return std::nullopt;
  text.remove_prefix(length);
  return number->to_string();
}

bool is_unit_char(char32_t c) {
  return is_han(c) || (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') ||
         kUnitSigns.find(c) != std::u32string_view::npos;
}

std::u32string_view without_brackets(std::u32string_view unit) {
  if (unit.size() >= 2 && unit.front() == U'(' && unit.back() == U')') {
    return unit.substr(1, unit.size() - 2);
  }
  return unit;
}

/// 元/人/月, %, 个工作日: parts of a few letters with strokes between; no sentence.
bool is_unit(std::u32string_view text) {
  size_t part = 0;
  char32_t previous = U'/';
  for (char32_t c : text) {
    const bool power = (c == U'2' || c == U'3') && previous == U'm';  // m², which folds to m2
    previous = c;
    if (c == U'/') {
      if (part == 0) return false;
      part = 0;
    } else if ((!is_unit_char(c) && !power) || ++part > kMaxUnitPart) {
      return false;
    }
  }
  return part > 0;
}

/// A year of a plan: 4 digits that begin with 19 or 20.
bool is_year(std::u32string_view digits) {
  return digits.size() == kYearDigits && (starts_with(digits, U"19") || starts_with(digits, U"20"));
}

/// Each run of digits as one letter: Y a year, m what can be a month, n another number.
std::u32string digit_shape(std::u32string_view text) {
  std::u32string shape;
  for (size_t i = 0; i < text.size();) {
    const size_t start = i;
    while (i < text.size() && is_digit(text[i])) ++i;
    const std::u32string_view run = text.substr(start, i - start);
    if (run.empty()) {
      shape += text[i++];
    } else if (is_year(run)) {
      shape += U'Y';
    } else {
      const bool month = run.size() <= 2 && run != U"0" && run != U"00" && run <= U"12";
      shape += month || run.size() == 1 ? U'm' : U'n';
    }
  }
  return shape;
}

/// 2020年12月31日前, 12月31日, 2024年, 2024-12-31: a day, not a quantity. `bare`: no comparator
/// stands before it, so that 2024.12 is a month too.
bool is_date(std::u32string_view text, bool bare) {
  const std::u32string shape = digit_shape(text);
  constexpr std::array<std::u32string_view, 12> kShapes{U"Y年",    U"Y-m-",   U"Y.m.",  U"Y/m/",
                                                        U"m月m日", U"m月n日", U"m月底", U"m月前",
                                                        U"Y-Y年",  U"Y至Y年", U"m月末", U"m月份"};
  return (bare && (shape == U"Y.m" || shape == U"Y/m" || shape == U"Y-m")) ||
         std::any_of(kShapes.begin(), kShapes.end(),
                     [&](std::u32string_view s) { return starts_with(shape, s); });
}

/// The second number of a range, if one follows; takes mark and unit between off the front.
std::optional<std::string> take_upper(std::u32string_view& rest) {
  const size_t mark = rest.find_first_of(kRangeMarks);
  if (mark == std::u32string_view::npos) return std::nullopt;
  const std::u32string_view between = rest.substr(0, mark);
  if (!between.empty() && !is_unit(between)) return std::nullopt;
  std::u32string_view after = rest.substr(mark + 1);
  if (after.empty() || !is_digit(after[0])) return std::nullopt;
  std::optional<std::string> upper = take_number(after);
  if (upper) rest = after;
  return upper;
}

void set_unit(TargetValue& value, std::u32string_view rest) {
  rest = without_brackets(rest);
  if (rest.empty()) return;
  if (is_unit(rest)) {
    value.unit = rest == U"°C" ? "℃" : encode_utf8(rest);
  } else if (!value.comparator) {
    value.number.reset();  // "3个项目全部完成并投入使用": words that begin with a number
    value.upper.reset();
  }
}

void set_quantity(TargetValue& value, std::u32string_view rest) {
  value.number = take_number(rest);
  if (!value.number) return;
  const std::u32string_view before_range = rest;
  value.upper = take_upper(rest);
  if (value.upper) {
    if (!value.comparator) value.comparator = "range";
    if (rest.empty()) rest = before_range.substr(0, before_range.find_first_of(kRangeMarks));
  }
  const Sign* suffix = value.comparator ? nullptr : suffix_of(rest);
  if (suffix) {
    value.comparator = std::string(suffix->meaning);
    rest.remove_suffix(suffix->text.size());
  } else if (value.comparator == "<=" && ends_with(rest, U"以内")) {
    rest.remove_suffix(2);  // 控制在5%以内
  }
  set_unit(value, rest);
}

/// Signs that OCR makes of ≥ and ≤, or that stand where one should.
constexpr std::u32string_view kOddSigns = U"≪≫《》〈〉«»‹›?¿~∑Σ∠≌≯≮";
constexpr std::u32string_view kOddHan = U"之乏乙己巳一二三乡";
constexpr std::u32string_view kSigns = U"<>=≥≤≧≦⩾⩽";

bool is_sign(char32_t c) { return kSigns.find(c) != std::u32string_view::npos; }

}  // namespace

TargetValue parse_target_value(std::string_view text) {
  TargetValue value;
  value.text = std::string(text);
  const std::u32string folded = decode_utf8(fold_text(text));
  std::u32string_view rest = folded;
  if (is_date(rest, true)) return value;
  if (const Sign* sign = prefix_of(rest)) {
    rest.remove_prefix(sign->text.size());
    const bool quantity = number_length(rest) > 0;
    if (quantity || is_sign(folded[0])) value.comparator = std::string(sign->meaning);
    if (is_date(rest, false)) return value;
  } else if (!rest.empty() && comparator_is_doubtful(text)) {
    rest.remove_prefix(1);  // the number is there, only the sign is not clear
  }
  set_quantity(value, rest);
  return value;
}

bool comparator_is_doubtful(std::string_view text) {
  const std::u32string folded = decode_utf8(fold_text(text));
  if (folded.empty()) return false;
  const std::u32string_view all = folded;
  const bool digit_follows = all.size() > 1 && is_digit(all[1]);
  if (kOddSigns.find(all[0]) != std::u32string_view::npos) {
    const bool title = all.find(U'》') != std::u32string_view::npos;
    return !title && (digit_follows || (all.size() > 2 && is_digit(all[2])));
  }
  if (digit_follows && kOddHan.find(all[0]) != std::u32string_view::npos) return true;
  if (is_sign(all.back())) return true;
  if (!is_sign(all[0])) return false;
  const Sign* sign = prefix_of(all);
  const std::u32string_view rest = all.substr(sign ? sign->text.size() : 1);
  // "=优良" is printed on purpose; "≥" needs a number.
  return number_length(rest) == 0 && (rest.empty() || is_sign(rest[0]) || all[0] != U'=');
}

}  // namespace gewu

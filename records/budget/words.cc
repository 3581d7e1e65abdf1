#include "records/budget/words.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace gewu {

namespace {

constexpr std::u32string_view kHanNumbers = U"一二三四五六七八九十百";
constexpr std::u32string_view kPoints = U"、.,，．";

std::u32string fold(std::string_view text) { return decode_utf8(fold_text(text)); }

bool ends_with(const std::u32string& text, std::u32string_view end) {
  return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

bool starts_with(const std::u32string& text, std::u32string_view start) {
  return text.compare(0, start.size(), start) == 0;
}

bool contains(const std::u32string& text, std::u32string_view part) {
  return text.find(part) != std::u32string::npos;
}

/// Without the number before it and the notes in brackets behind it: 五、合计（万元） -> 合计.
std::u32string bare(std::string_view name) {
  std::u32string text = fold(name);
  const size_t open = text.find(U'(', 1);
  if (open != std::u32string::npos && text.back() == U')') text.resize(open);
  while (!text.empty() && (text.back() == U':' || text.back() == U'*')) text.pop_back();
  return text;
}

struct Numbering {
  int depth = 0;
  std::u32string number;
};

Numbering numbering_of(const std::u32string& text) {
  const bool bracket = !text.empty() && text[0] == U'(';
  const size_t start = bracket ? 1 : 0;
  size_t han = start;
  while (han < text.size() && kHanNumbers.find(text[han]) != kHanNumbers.npos) ++han;
  size_t digits = start;
  while (digits < text.size() && is_digit(text[digits])) ++digits;
  const size_t end = std::max(han, digits);
  constexpr size_t kLongest = 3;
  if (end == start || end - start > kLongest || end >= text.size()) return {};
  const bool closed = bracket ? text[end] == U')' : kPoints.find(text[end]) != kPoints.npos;
  const bool decimal = !bracket && end + 1 < text.size() && is_digit(text[end + 1]);
  if (!closed || (decimal && digits > han)) return {};
  return {(han > digits ? 1 : 3) + (bracket ? 1 : 0), text.substr(start, end - start)};
}

}  // namespace

bool is_total_name(std::string_view name) {
  const std::u32string text = bare(name);
  constexpr std::array<std::u32string_view, 5> kEnds{U"合计", U"总计", U"小计", U"共计", U"总额"};
  return std::any_of(kEnds.begin(), kEnds.end(), [&](auto end) { return ends_with(text, end); });
}

bool is_subtotal_name(std::string_view name) {
  const std::u32string text = bare(name);
  if (ends_with(text, U"小计")) return true;
  return is_total_name(name) && (contains(text, U"本年") || contains(text, U"当年"));
}

bool is_grand_total_name(std::string_view name) {
  return is_total_name(name) && !is_subtotal_name(name);
}

int numbering_depth(std::string_view name) { return numbering_of(fold(name)).depth; }

bool starts_numbering(std::string_view name) {
  const std::u32string number = numbering_of(fold(name)).number;
  return number == U"一" || number == U"1";
}

bool is_of_which(std::string_view name) {
  const std::u32string text = fold(name);
  return starts_with(text, U"其中") || starts_with(text, U"#");
}

bool is_deduction(std::string_view name) {
  const std::u32string text = fold(name);
  return starts_with(text, U"减:") || starts_with(text, U"减去");
}

bool says_nothing(std::string_view text) {
  const std::u32string folded = fold(text);
  constexpr size_t kLongest = 40;
  if (folded == U"无" || folded == U"空") return true;
  if (folded.size() > kLongest) return false;
  constexpr std::array<std::u32string_view, 6> kSayings{U"无数据", U"空表",     U"为空",
                                                        U"无此项", U"没有数据", U"无相关"};
  return std::any_of(kSayings.begin(), kSayings.end(),
                     [&](auto saying) { return contains(folded, saying); });
}

bool is_measure(std::string_view label) {
  std::u32string text = bare(label);
  std::erase_if(text, [](char32_t c) { return is_digit(c) || c == U'年' || c == U'度'; });
  constexpr std::array<std::u32string_view, 24> kMeasures{
      U"预算数",   U"决算数",   U"执行数",     U"调整预算数", U"初预算数",     U"全预算数",
      U"上预算数", U"上执行数", U"上决算数",   U"本预算数",   U"本决算数",     U"金额",
      U"数量",     U"预算",     U"决算",       U"执行",       U"增减额",       U"增减",
      U"增减率",   U"执行率",   U"预算执行数", U"调整数",     U"全预算执行数", U"比上增减"};
  return std::find(kMeasures.begin(), kMeasures.end(), text) != kMeasures.end();
}

bool is_code(std::string_view text) {
  const std::u32string folded = fold(text);
  constexpr size_t kLongest = 9;
  return folded.size() >= 2 && folded.size() <= kLongest &&
         std::all_of(folded.begin(), folded.end(), is_digit);
}

bool looks_numeric(std::string_view text) {
  const std::u32string folded = fold(text);
  const auto digits = std::count_if(folded.begin(), folded.end(), is_digit);
  const auto other = std::count_if(folded.begin(), folded.end(), [](char32_t c) {
    constexpr std::u32string_view kSigns = U".,%-+−";
    return !is_digit(c) && kSigns.find(c) == kSigns.npos;
  });
  return digits > 0 && digits > 2 * other && static_cast<size_t>(other) + 1 < folded.size() + 1;
}

std::string money_unit_in(std::string_view text) {
  const std::string folded = fold_text(text);
  constexpr std::array<const char*, 5> kUnits{"百万元", "亿元", "万元", "千元", "元"};
  for (const char* unit : kUnits) {
    if (folded.find(unit) != std::string::npos) return unit;
  }
  return "";
}

bool is_nothing(std::string_view text) {
  const std::u32string folded = fold(text);
  constexpr std::u32string_view kDashes = U"-—–―─－一/";
  return std::all_of(folded.begin(), folded.end(),
                     [&](char32_t c) { return kDashes.find(c) != kDashes.npos; });
}

}  // namespace gewu

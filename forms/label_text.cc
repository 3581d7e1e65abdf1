#include "forms/label_text.h"

#include <array>

#include "base/text.h"

namespace gewu {

namespace {

/// 万元 out of "万元", "单位:万元"; empty if the note is no unit of money.
std::string money_unit(std::u32string_view note) {
  constexpr std::array<std::u32string_view, 5> kUnits{U"百万元", U"亿元", U"万元", U"千元", U"元"};
  for (std::u32string_view unit : kUnits) {
    if (note.size() >= unit.size() && note.substr(note.size() - unit.size()) == unit) {
      return encode_utf8(unit);
    }
  }
  return "";
}

}  // namespace

std::u32string fold32(std::string_view text) { return decode_utf8(fold_text(text)); }

bool starts_with(std::u32string_view text, std::u32string_view start) {
  return text.substr(0, start.size()) == start;
}

std::u32string_view strip_lead(std::u32string_view text) {
  constexpr std::u32string_view kCounters = U"一二三四五六七八九十0123456789";
  constexpr std::u32string_view kMarks = U"*★☆△▲#·•";
  while (!text.empty() && kMarks.find(text[0]) != std::u32string_view::npos) text.remove_prefix(1);
  const bool bracket = !text.empty() && text[0] == U'(';
  size_t i = bracket ? 1 : 0;
  while (i < text.size() && kCounters.find(text[i]) != std::u32string_view::npos) ++i;
  const bool counted = i > (bracket ? 1U : 0U) && i < text.size();
  if (counted && (bracket ? text[i] == U')' : (text[i] == U'.' || text[i] == U'、'))) {
    text.remove_prefix(i + 1);
  }
  if (starts_with(text, U"其中")) text.remove_prefix(2);
  while (!text.empty() && (text[0] == U':' || text[0] == U',' || text[0] == U';')) {
    text.remove_prefix(1);
  }
  return text;
}

std::u32string_view strip_tail(std::u32string_view text) {
  constexpr std::u32string_view kTail = U":;,.。、_";
  while (!text.empty() && kTail.find(text.back()) != std::u32string_view::npos) {
    text.remove_suffix(1);
  }
  return text;
}

bool strip_note(std::u32string_view& label, std::string& unit) {
  label = strip_tail(label);
  if (label.empty() || label.back() != U')') return false;
  const size_t open = label.rfind(U'(');
  if (open == std::u32string_view::npos || open == 0) return false;
  const std::string found = money_unit(label.substr(open + 1, label.size() - open - 2));
  if (!found.empty()) unit = found;
  label = label.substr(0, open);
  return true;
}

}  // namespace gewu

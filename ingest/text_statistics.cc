#include "ingest/text_statistics.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <string_view>

#include "base/text.h"
#include "ingest/common_han.h"

namespace gewu {
namespace {

struct Range {
  char32_t first;
  char32_t last;
};

template <std::size_t n>
bool in_any(const Range (&ranges)[n], char32_t c) {
  return std::any_of(std::begin(ranges), std::end(ranges),
                     [c](const Range& range) { return c >= range.first && c <= range.last; });
}

// Scripts and signs found in documents from China; Arabic letters write Uyghur and Kazakh.
constexpr Range kExpected[] = {
    {0x20, 0x17F},    {0x2B0, 0x2FF},   {0x370, 0x4FF},   {0x600, 0x6FF},     {0x750, 0x77F},
    {0x2000, 0x2BFF}, {0x2E80, 0x33FF}, {0x4E00, 0x9FFF}, {0xF900, 0xFAFF},   {0xFB50, 0xFDFF},
    {0xFE10, 0xFE6F}, {0xFE70, 0xFEFF}, {0xFF00, 0xFFEF}, {0x1F100, 0x1F2FF}, {0x20000, 0x3FFFF},
};
constexpr Range kPlaceholders[] = {
    {0x01, 0x1F}, {0x7F, 0x9F}, {0xE000, 0xF8FF}, {0xFFFD, 0xFFFF}, {0xF0000, 0x10FFFF}};
constexpr Range kAccented[] = {{0xC0, 0xD6}, {0xD8, 0xF6}, {0xF8, 0x17F}};

void count_character(char32_t c, TextStatistics* counts) {
  if (c == 0) {
    ++counts->unmapped;
  } else if (in_any(kPlaceholders, c)) {
    ++counts->placeholders;
  } else if (in_any(kAccented, c)) {
    ++counts->accented;
  } else if (!in_any(kExpected, c)) {
    ++counts->foreign;
  } else if (is_han(c)) {
    ++counts->han;
    if (is_common_han(c)) ++counts->common_han;
  }
}

// Some programs write "(cid:123)" for a character they could not name.
int count_cid_marks(std::u32string_view text) {
  constexpr std::u32string_view kMark = U"(cid:";
  int count = 0;
  for (std::size_t at = text.find(kMark); at != text.npos; at = text.find(kMark, at + 1)) {
    std::size_t end = at + kMark.size();
    while (end < text.size() && text[end] >= U'0' && text[end] <= U'9') ++end;
    const bool closed = end < text.size() && text[end] == U')' && end > at + kMark.size();
    if (closed) count += static_cast<int>(end + 1 - at);
  }
  return count;
}

}  // namespace

TextStatistics text_statistics(const TextLayer& layer) {
  TextStatistics counts;
  std::u32string text;
  for (const Glyph& glyph : layer.glyphs) {
    if (is_blank(glyph.unicode)) continue;
    ++counts.glyphs;
    if (glyph.invisible) {
      ++counts.hidden;
    } else {
      counts.visible_area += glyph.box.area();
    }
    count_character(glyph.unicode, &counts);
    text.push_back(glyph.unicode);
  }
  counts.cid_marks = count_cid_marks(text);
  return counts;
}

}  // namespace gewu

#include "ocr/outside/list_items.h"

#include <algorithm>
#include <optional>
#include <string_view>

#include "base/text.h"

namespace gewu {

namespace {

constexpr std::u32string_view kCircled = U"①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳";
constexpr std::size_t kLongestPrefix = 2;  // 目标, 任务

/// The number at the start of a point, and what stands around it.
struct Item {
  std::u32string prefix;
  int number = 0;
  char32_t mark = 0;
  bool same_dress(const Item& other) const { return prefix == other.prefix && mark == other.mark; }
};

std::optional<Item> item_of(const std::string& text) {
  const std::u32string codes = decode_utf8(fold_text(text));
  const std::u32string printed = decode_utf8(text);
  const std::size_t circle = printed.empty() ? kCircled.npos : kCircled.find(printed.front());
  if (circle != kCircled.npos) return Item{U"", static_cast<int>(circle) + 1, U'①'};
  std::size_t at = 0;
  while (at < codes.size() && at < kLongestPrefix && is_han(codes[at])) ++at;
  Item item{codes.substr(0, at), 0, 0};
  const std::size_t start = at;
  for (; at < codes.size() && at < start + 2 && is_digit(codes[at]); ++at) {
    item.number = item.number * 10 + static_cast<int>(codes[at] - U'0');
  }
  if (at == start || at >= codes.size()) return std::nullopt;
  item.mark = codes[at];
  const bool marked = std::u32string_view(U":.、").find(item.mark) != std::u32string_view::npos;
  const bool amount = at + 1 < codes.size() && is_digit(codes[at + 1]);
  if (!marked || amount) return std::nullopt;
  return item;
}

bool ends_a_clause(const std::string& text) {
  const std::string folded = fold_text(text);
  return folded.ends_with(";") || folded.ends_with("。") || folded.ends_with(".");
}

}  // namespace

bool begins_next_item(const std::vector<std::string>& before, const std::string& text) {
  const std::optional<Item> item = item_of(text);
  if (before.empty() || !item || item->number < 2) return false;
  const bool dressed = !item->prefix.empty() || item->mark == U'①';
  if (dressed && ends_a_clause(before.back())) return true;
  constexpr std::ptrdiff_t kLongestPoint = 40;  // lines
  const auto from = before.end() - std::min(std::ssize(before), kLongestPoint);
  return std::any_of(from, before.end(), [&](const std::string& line) {
    const std::optional<Item> earlier = item_of(line);
    return earlier && earlier->same_dress(*item) && earlier->number == item->number - 1;
  });
}

}  // namespace gewu

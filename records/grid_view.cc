#include "records/grid_view.h"

#include <array>

#include "base/text.h"
#include "numbers/money_unit.h"

namespace gewu {

GridView::GridView(const TextTable& table)
    : table_(table), covering_(static_cast<size_t>(table.rows) * table.cols, nullptr) {
  for (const TextCell& cell : table.cells) {
    for (int r = std::max(cell.row, 0); r <= cell.last_row() && r < table.rows; ++r) {
      for (int c = std::max(cell.col, 0); c <= cell.last_col() && c < table.cols; ++c) {
        covering_[static_cast<size_t>(r) * table.cols + c] = &cell;
      }
    }
  }
}

const TextCell* GridView::at(int row, int col) const {
  if (row < 0 || col < 0 || row >= rows() || col >= cols()) return nullptr;
  return covering_[static_cast<size_t>(row) * cols() + col];
}

std::vector<const TextCell*> GridView::across(int row, int first, int last) const {
  std::vector<const TextCell*> cells;
  for (int col = first; col <= last; ++col) {
    const TextCell* cell = at(row, col);
    if (cell && (cells.empty() || cells.back() != cell)) cells.push_back(cell);
  }
  return cells;
}

std::vector<const TextCell*> GridView::starting_in(int row) const {
  std::vector<const TextCell*> cells = across(row, 0, cols() - 1);
  std::erase_if(cells, [row](const TextCell* cell) { return cell->row != row; });
  return cells;
}

bool is_blank_cell(const TextCell& cell) { return fold_text(cell.text).empty(); }

namespace {

/// 预算年度（2024年）绩效目标 without what stands in brackets inside it; empty if nothing does.
std::string without_inner_notes(const std::string& text) {
  constexpr size_t kLongest = 30;  // characters of a label with such a note
  const std::u32string label = decode_utf8(fold_text(text));
  const size_t open = label.find(U'(');
  const size_t close = open == std::u32string::npos ? open : label.find(U')', open);
  if (close == std::u32string::npos || close + 1 == label.size() || label.size() > kLongest)
    return "";
  return encode_utf8(label.substr(0, open) + label.substr(close + 1));
}

}  // namespace

LabelMatch label_of(const TextCell& cell, std::span<const LabelKind> kinds, bool inline_value) {
  constexpr double kNearlyExact = 0.82;  // one wrong character of six
  LabelMatch match = match_label_of(cell.text, kinds, inline_value);
  if (!match) match = match_label_of(without_inner_notes(cell.text), kinds, false);
  const bool printed = cell.source == TextSource::TextLayer || cell.source == TextSource::Reviewer;
  return printed && match && match.score < kNearlyExact ? LabelMatch{} : match;
}

std::string bracketed_unit(std::string_view label) {
  std::string rest = fold_text(label);
  for (size_t close = rest.rfind(')'); close != std::string::npos; close = rest.rfind(')')) {
    const size_t open = rest.rfind('(', close);
    if (open == std::string::npos) return "";
    const std::string note = rest.substr(open + 1, close - open - 1);
    const std::vector<std::string> units = money_units_in(note);
    if (units.size() == 1 && note.ends_with(units.front())) return units.front();
    rest.resize(open);  // 预算执行情况（万元）（20分）
  }
  return "";
}

std::string printed_label(std::string_view text) {
  std::u32string label = decode_utf8(tidy_text(text));
  std::erase_if(label, [](char32_t c) { return is_blank(c) || c == U'\n'; });
  while (!label.empty() && (label.back() == U':' || label.back() == U'：')) label.pop_back();
  return encode_utf8(label);
}

namespace {

constexpr size_t kYearLength = 4;

/// The digit that a character of a year stands for, '\0' if none.
char year_digit(char32_t c) {
  constexpr std::u32string_view kHan = U"〇一二三四五六七八九";
  if (c >= U'0' && c <= U'9') return static_cast<char>('0' + (c - U'0'));
  if (c == U'零' || c == U'○' || c == U'O') return '0';
  const size_t at = kHan.find(c);
  return at == std::u32string_view::npos ? '\0' : static_cast<char>('0' + at);
}

bool is_plan_year(const std::string& digits) {
  return digits.size() == kYearLength &&
         (digits.substr(0, 2) == "19" || digits.substr(0, 2) == "20");
}

}  // namespace

std::string year_in(std::string_view text) {
  const std::u32string folded = decode_utf8(fold_text(text));
  std::string bare;  // a year in brackets without 年
  std::string digits;
  for (size_t i = 0; i <= folded.size(); ++i) {
    const char32_t c = i < folded.size() ? folded[i] : U'\0';
    const char digit = year_digit(c);
    if (digit) {
      digits += digit;
      continue;
    }
    if (is_plan_year(digits) && c == U'年') return digits;
    if (is_plan_year(digits) && bare.empty() && (c == U')' || c == U'\0' || c == U'-'))
      bare = digits;
    digits.clear();
  }
  return bare;
}

}  // namespace gewu

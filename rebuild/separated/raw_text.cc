#include <algorithm>

#include "base/text.h"
#include "rebuild/separated/raw_table.h"

namespace gewu::separated {

namespace {

Atom clipped(const SourceText& source, const Atom& atom, Range range) {
  Atom piece = atom;
  piece.begin = std::max(atom.begin, range.begin);
  piece.end = std::min(atom.end, range.end);
  const auto width = [&](size_t from, size_t to) {
    constexpr size_t kExact = 4096;  // beyond, columns mean nothing, and counting costs time
    if (to - from > kExact) return static_cast<int>(to - from);
    int sum = 0;
    for (size_t i = from; i < to; ++i) sum += display_width(source.text[i]);
    return sum;
  };
  piece.x0 += static_cast<int>(piece.begin - atom.begin);
  piece.x1 -= static_cast<int>(atom.end - piece.end);
  piece.wide_x0 += width(atom.begin, piece.begin);
  piece.wide_x1 -= width(piece.end, atom.end);
  if (piece.begin > atom.begin) piece.gap = Gap::None;
  return piece;
}

bool is_numeral(char32_t c) {
  static constexpr std::u32string_view kNumerals = U"一二三四五六七八九十";
  return is_digit_of_any_width(c) || kNumerals.find(c) != std::u32string_view::npos;
}

// A number that was spaced out behind its point: 225. 39.
void close_number(std::u32string& text) {
  const bool number = std::all_of(text.begin(), text.end(), [](char32_t c) {
    return is_digit(c) || c == U'.' || c == U',' || c == U' ';
  });
  for (size_t at = 1; number && at + 1 < text.size(); ++at) {
    const bool open = text[at - 1] == U'.' || text[at - 1] == U',';
    if (text[at] == U' ' && open) text.erase(at, 1);
  }
}

}  // namespace

bool begins_item(std::u32string_view text) {
  static constexpr std::u32string_view kGoal = U"目标";
  if (text.substr(0, kGoal.size()) == kGoal) text.remove_prefix(kGoal.size());
  if (text.empty()) return false;
  if (text.front() >= 0x2460 && text.front() <= 0x2473) return true;
  const bool bracket = text.front() == U'(' || text.front() == U'（';
  if (bracket) text.remove_prefix(1);
  size_t digits = 0;
  while (digits < text.size() && digits < 3 && is_numeral(text[digits])) ++digits;
  if (digits == 0 || digits >= text.size()) return false;
  static constexpr std::u32string_view kBehind = U".．、:：";
  const char32_t next = text[digits];
  const bool point = next == U'.' && digits + 1 < text.size() && is_digit(text[digits + 1]);
  if (bracket) return next == U')' || next == U'）';
  return kBehind.find(next) != std::u32string_view::npos && !point;
}

bool parts_paragraphs(std::u32string_view before, std::u32string_view next) {
  static constexpr std::u32string_view kEnds = U"。；;！";
  const bool ended = !before.empty() && kEnds.find(before.back()) != std::u32string_view::npos;
  return ended || begins_item(next);
}

std::vector<Atom> pieces_between(const SourceText& source, Range range) {
  std::vector<Atom> pieces;
  if (range.empty()) return pieces;
  auto atom = std::partition_point(source.atoms.begin(), source.atoms.end(),
                                   [&](const Atom& a) { return a.end <= range.begin; });
  for (; atom != source.atoms.end() && atom->begin < range.end; ++atom) {
    pieces.push_back(clipped(source, *atom, range));
  }
  return pieces;
}

RawText raw_text(const SourceText& source, const std::vector<Range>& lines) {
  RawText raw;
  std::u32string text;
  for (const Range& range : lines) {
    const std::vector<Atom> pieces = pieces_between(source, range);
    if (pieces.empty()) continue;
    const size_t from = pieces.front().begin;
    const std::u32string_view line =
        std::u32string_view(source.text).substr(from, pieces.back().end - from);
    if (!text.empty()) {
      if (parts_paragraphs(text, line)) {
        text += U'\n';
      } else if (text.back() < 0x80 && line.front() < 0x80) {
        text += U' ';
      }
    }
    text += line;
    raw.pieces.insert(raw.pieces.end(), pieces.begin(), pieces.end());
  }
  raw.text = decode_utf8(tidy_text(encode_utf8(text)));
  close_number(raw.text);
  return raw;
}

}  // namespace gewu::separated

#include "ocr/line_rules/punctuation_width.h"

#include <array>
#include <cstddef>
#include <string_view>
#include <utility>
#include <vector>

#include "base/median.h"
#include "base/text.h"

namespace gewu {

namespace {

constexpr std::u32string_view kHalf = U",;:()!?";
constexpr char32_t kToFull = 0xFEE0;
// Advance in em from which a sign was printed full; half-width ones take 1/4 to 1/2, and the
// centres of its neighbours are known to about 1/8.
constexpr float kFullAdvance = 0.75F;
// Half the advance of a Han character, and of digits and letters, in em.
constexpr float kHanHalf = 0.5F;
constexpr float kLatinHalf = 0.25F;

enum class Width { Unknown, Half, Full };

bool is_folded(char32_t c) { return kHalf.find(c) != std::u32string_view::npos; }

bool is_latin(char32_t c) {
  return (c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z');
}

// Brackets and the other signs are often set differently in one document.
std::size_t kind_of(char32_t c) { return c == U'(' || c == U')' ? 1 : 0; }

// The usual distance of neighbouring Han characters; 0 where there are none.
float em_of(const std::vector<ReadChar>& chars) {
  std::vector<float> pitches;
  for (std::size_t i = 1; i < chars.size(); ++i) {
    if (is_han(chars[i].code) && is_han(chars[i - 1].code)) {
      pitches.push_back(chars[i].centre - chars[i - 1].centre);
    }
  }
  return pitches.empty() ? 0 : median(std::move(pitches));
}

// In em; negative if not known.
float half_advance(char32_t c) {
  if (is_han(c)) return kHanHalf;
  return is_latin(c) ? kLatinHalf : -1;
}

Width measure(const std::vector<ReadChar>& chars, std::size_t i, float em) {
  if (em <= 0 || i == 0 || i + 1 >= chars.size()) return Width::Unknown;
  const float before = half_advance(chars[i - 1].code);
  const float after = half_advance(chars[i + 1].code);
  if (before < 0 || after < 0) return Width::Unknown;
  const float advance = (chars[i + 1].centre - chars[i - 1].centre) / em - before - after;
  return advance >= kFullAdvance ? Width::Full : Width::Half;
}

bool beside_han(const std::vector<ReadChar>& chars, std::size_t i) {
  return (i > 0 && is_han(chars[i - 1].code)) ||
         (i + 1 < chars.size() && is_han(chars[i + 1].code));
}

std::vector<Width> measure_all(const std::vector<ReadChar>& chars) {
  const float em = em_of(chars);
  std::vector<Width> widths(chars.size(), Width::Unknown);
  for (std::size_t i = 0; i < chars.size(); ++i) {
    if (is_folded(chars[i].code)) widths[i] = measure(chars, i, em);
  }
  return widths;
}

// What was measured on a page: signs beside Han characters, by kind.
struct Usage {
  std::array<int, 2> full{};
  std::array<int, 2> half{};

  void count(const std::vector<ReadChar>& chars) {
    const std::vector<Width> widths = measure_all(chars);
    for (std::size_t i = 0; i < chars.size(); ++i) {
      if (widths[i] == Width::Unknown || !beside_han(chars, i)) continue;
      ++(widths[i] == Width::Full ? full : half)[kind_of(chars[i].code)];
    }
  }
  bool prefers_full(char32_t c) const { return full[kind_of(c)] >= half[kind_of(c)]; }
};

// `after_han`: the last character that is no sign is Han.
Width usual_width(const Usage& usage, const std::vector<ReadChar>& chars, std::size_t i,
                  bool after_han) {
  const bool chinese = after_han || beside_han(chars, i);
  return chinese && usage.prefers_full(chars[i].code) ? Width::Full : Width::Half;
}

// A bracket that could not be measured, or not like its other half, follows that or the page.
void pair_brackets(const Usage& usage, const std::vector<ReadChar>& chars,
                   std::vector<Width>* widths) {
  std::size_t open = chars.size();
  for (std::size_t i = 0; i < chars.size(); ++i) {
    if (chars[i].code == U'(') open = i;
    if (chars[i].code != U')' || open == chars.size()) continue;
    Width& first = (*widths)[open];
    Width& last = (*widths)[i];
    if (first == Width::Unknown) first = last;
    if (first == Width::Unknown) first = usual_width(usage, chars, open, false);
    if (last == Width::Unknown) last = first;
    if (first != last) first = last = usage.prefers_full(U'(') ? Width::Full : Width::Half;
    open = chars.size();
  }
}

void restore(const Usage& usage, std::vector<ReadChar>* chars) {
  std::vector<Width> widths = measure_all(*chars);
  pair_brackets(usage, *chars, &widths);
  const std::vector<ReadChar> before = *chars;
  bool after_han = false;
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (!is_folded(before[i].code)) {
      after_han = is_han(before[i].code);
      continue;
    }
    if (widths[i] == Width::Unknown) widths[i] = usual_width(usage, before, i, after_han);
    if (widths[i] == Width::Full) (*chars)[i].code += kToFull;
  }
}

}  // namespace

void restore_widths(std::span<LineReading* const> lines) {
  Usage usage;
  for (const LineReading* line : lines) usage.count(line->chars);
  for (LineReading* line : lines) restore(usage, &line->chars);
}

}  // namespace gewu

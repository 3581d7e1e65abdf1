#include "forms/vocabulary.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <functional>
#include <limits>
#include <map>

#include "base/text.h"
#include "forms/composed_labels.h"
#include "forms/label_text.h"
#include "forms/vocabulary_data.h"

namespace gewu {

namespace {

// How many wrong characters a wording of a given length may have and still be known.
constexpr size_t kOneErrorFrom = 4;
constexpr size_t kTwoErrorsFrom = 8;
constexpr int kMostErrors = 2;
constexpr size_t kLongestLabel = 24;  // characters; a longer text can only begin with a label
constexpr int kMaxNotes = 3;          // bracketed notes after a label: （盖章）（万元）

struct Wording {
  LabelKind kind;
  std::u32string folded;
  std::string_view text;
  std::uint64_t letters;  ///< see letters_of
};

/// A bit for every letter of the text (letters may share one): shows cheaply that two texts differ.
std::uint64_t letters_of(std::u32string_view text) {
  constexpr unsigned kBits = 64;
  std::uint64_t letters = 0;
  for (char32_t c : text) letters |= std::uint64_t{1} << (c % kBits);
  return letters;
}

const std::vector<Wording>& folded_wordings() {
  static const std::vector<Wording> kWordings = [] {
    std::vector<Wording> all;
    for (const LabelWording& label : label_wordings()) {
      std::u32string folded = fold32(label.text);
      const std::uint64_t letters = letters_of(folded);
      all.push_back({label.kind, std::move(folded), label.text, letters});
    }
    return all;
  }();
  return kWordings;
}

bool is_colon(char32_t c) { return c == U':' || c == U'：' || c == U'︰' || c == U'﹕'; }

int allowed_errors(size_t length) {
  if (length >= kTwoErrorsFrom) return kMostErrors;
  return length >= kOneErrorFrom ? 1 : 0;
}

/// A bit for every kind; all of them where none is named.
std::uint64_t kind_bits(std::span<const LabelKind> kinds) {
  if (kinds.empty()) return ~std::uint64_t{0};
  std::uint64_t bits = 0;
  for (LabelKind kind : kinds) bits |= std::uint64_t{1} << static_cast<unsigned>(kind);
  return bits;
}

bool wanted(LabelKind kind, std::uint64_t bits) {
  return (bits >> static_cast<unsigned>(kind) & 1) != 0;
}

struct Nearest {
  const Wording* wording = nullptr;
  int distance = std::numeric_limits<int>::max();
  bool tied = false;  ///< another kind is as near
};

/// The wordings by their length, in the order of the table.
const std::vector<std::vector<const Wording*>>& wordings_by_length() {
  static const std::vector<std::vector<const Wording*>> kByLength = [] {
    std::vector<std::vector<const Wording*>> all;
    for (const Wording& wording : folded_wordings()) {
      if (all.size() <= wording.folded.size()) all.resize(wording.folded.size() + 1);
      all[wording.folded.size()].push_back(&wording);
    }
    return all;
  }();
  return kByLength;
}

/// Those of which a text is exactly one; null if there are none.
const std::vector<const Wording*>* same_wordings(std::u32string_view label) {
  static const std::map<std::u32string, std::vector<const Wording*>, std::less<>> kAll = [] {
    std::map<std::u32string, std::vector<const Wording*>, std::less<>> all;
    for (const Wording& wording : folded_wordings()) all[wording.folded].push_back(&wording);
    return all;
  }();
  const auto found = kAll.find(label);
  return found == kAll.end() ? nullptr : &found->second;
}

void offer(const Wording& wording, std::u32string_view label, std::uint64_t letters,
           Nearest& best) {
  const auto gap = static_cast<int>(wording.folded.size()) - static_cast<int>(label.size());
  const int allowed = allowed_errors(wording.folded.size());
  if (std::abs(gap) > allowed || std::popcount(wording.letters & ~letters) > allowed) return;
  const int distance = edit_distance(label, wording.folded);
  if (distance > allowed || distance > best.distance) return;
  if (distance == best.distance) {
    best.tied = best.tied || wording.kind != best.wording->kind;
  } else {
    best = {&wording, distance, false};
  }
}

/// The nearest wording within the allowed errors. Of several kinds with the same exact wording the
/// first in the table wins; damaged text that is as near to two kinds is no label, and what is
/// exactly a label of a kind that is not wanted is no damaged one of another.
Nearest nearest_label(std::u32string_view label, std::span<const LabelKind> kinds) {
  Nearest best;
  const std::uint64_t bits = kind_bits(kinds);
  if (const auto* same = same_wordings(label)) {
    for (const Wording* wording : *same) {
      if (wanted(wording->kind, bits)) return {wording, 0, false};
    }
    return best;
  }
  const std::uint64_t letters = letters_of(label);
  const auto& lengths = wordings_by_length();
  const size_t shortest = label.size() > kMostErrors ? label.size() - kMostErrors : 0;
  for (size_t n = shortest; n < lengths.size() && n <= label.size() + kMostErrors; ++n) {
    for (const Wording* wording : lengths[n]) {
      if (wanted(wording->kind, bits)) offer(*wording, label, letters, best);
    }
  }
  return best;
}

/// A label that no table holds, but that is put together of usual parts.
LabelMatch match_composed(std::u32string_view label, std::span<const LabelKind> kinds) {
  LabelMatch match;
  if (same_wordings(label)) return match;  // known, and not as one of the wanted kinds
  const std::uint64_t bits = kind_bits(kinds);
  match.kind = composed_kind(label, [bits](LabelKind kind) { return wanted(kind, bits); });
  match.exact = match.kind != LabelKind::None;
  match.score = match.exact ? 1 : 0;
  match.wording = encode_utf8(label);
  return match;
}

LabelMatch match_folded(std::u32string_view folded, std::span<const LabelKind> kinds,
                        bool fuzzy = true) {
  LabelMatch match;
  std::u32string_view label = strip_tail(strip_lead(folded));
  Nearest best = nearest_label(label, kinds);
  LabelMatch composed = best.distance > 0 ? match_composed(label, kinds) : LabelMatch{};
  for (int i = 0; i < kMaxNotes && best.distance > 0 && strip_note(label, match.unit); ++i) {
    const std::u32string_view without_note = strip_tail(label);
    const Nearest bare = nearest_label(without_note, kinds);
    if (bare.distance < best.distance) best = bare;
    if (best.distance > 0 && !composed) composed = match_composed(without_note, kinds);
  }
  if (composed && best.distance > 0) {
    composed.unit = match.unit;
    return composed;
  }
  if (!best.wording || best.tied || (!fuzzy && best.distance > 0)) return {};
  match.kind = best.wording->kind;
  match.exact = best.distance == 0;
  match.score = 1.0 - static_cast<double>(best.distance) / best.wording->folded.size();
  match.wording = std::string(best.wording->text);
  return match;
}

bool is_money_kind(LabelKind kind) {
  return kind == LabelKind::FundsTotal || kind == LabelKind::FundsFiscal ||
         kind == LabelKind::FundsOther || kind == LabelKind::SpecialBond ||
         kind == LabelKind::ProjectTotal || kind == LabelKind::FundsPart;
}

LabelMatch with_rest(LabelMatch match, std::u32string_view rest) {
  match.inlined = true;
  match.rest = tidy_text(encode_utf8(rest));
  return match;
}

/// "年度资金总额：10": the label ends at a colon.
LabelMatch match_before_colon(std::u32string_view text, std::span<const LabelKind> kinds) {
  const size_t end = std::min(text.size(), kLongestLabel * 2);  // blanks between letters
  for (size_t i = 1; i < end; ++i) {
    if (!is_colon(text[i])) continue;
    LabelMatch match = match_folded(fold32(encode_utf8(text.substr(0, i))), kinds);
    if (match) return with_rest(match, text.substr(i + 1));
  }
  return {};
}

/// "其他资金 0.00", "财政拨款3033": an amount follows directly.
LabelMatch match_before_amount(std::u32string_view text, std::span<const LabelKind> kinds) {
  const size_t lead = starts_with(text, U"1") || starts_with(text, U"2") ? 2 : 1;
  for (size_t i = lead; i < text.size() && i < kLongestLabel * 2; ++i) {
    if (!is_digit(fold32(encode_utf8(text.substr(i, 1))).substr(0, 1)[0])) continue;
    LabelMatch match = match_folded(fold32(encode_utf8(text.substr(0, i))), kinds);
    if (match && is_money_kind(match.kind)) return with_rest(match, text.substr(i));
    return {};
  }
  return {};
}

/// "项目名称 疫情防控": the label is the first word, exactly.
LabelMatch match_before_blank(std::u32string_view text, std::span<const LabelKind> kinds) {
  for (size_t i = 1; i < text.size() && i < kLongestLabel; ++i) {
    if (!is_blank(text[i]) && text[i] != U'\n') continue;
    LabelMatch match = match_folded(fold32(encode_utf8(text.substr(0, i))), kinds, false);
    if (match) return with_rest(match, text.substr(i + 1));
  }
  return {};
}

LabelMatch match_inlined(std::u32string_view printed, std::span<const LabelKind> kinds) {
  if (LabelMatch match = match_before_colon(printed, kinds)) return match;
  if (LabelMatch match = match_before_amount(printed, kinds)) return match;
  return match_before_blank(printed, kinds);
}

}  // namespace

LabelMatch match_label_of(std::string_view text, std::span<const LabelKind> kinds,
                          bool inline_value) {
  const std::u32string folded = fold32(text);
  if (folded.empty()) return {};
  LabelMatch whole;
  if (folded.size() <= kLongestLabel) whole = match_folded(folded, kinds);
  if (whole.exact || !inline_value) return whole;
  // "其他资金 0" is no 其他资金 with a character too many.
  LabelMatch inlined = match_inlined(decode_utf8(text), kinds);
  return whole && !inlined.exact ? whole : inlined;
}

LabelMatch match_label(std::string_view text, bool inline_value) {
  return match_label_of(text, {}, inline_value);
}

}  // namespace gewu

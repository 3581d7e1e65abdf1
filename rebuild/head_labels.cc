#include <algorithm>

#include "base/text.h"
#include "rebuild/head.h"

namespace gewu {

namespace {

// The parts of a printed label: 其中: | 财政拨款 | (万元):
struct LabelParts {
  size_t core = 0;
  size_t core_end = 0;
};

LabelParts parts_of(std::u32string_view folded) {
  LabelParts parts;
  static constexpr std::u32string_view kOfWhich = U"其中";
  if (folded.substr(0, kOfWhich.size()) == kOfWhich && folded.size() > kOfWhich.size()) {
    parts.core = kOfWhich.size();
    if (folded[parts.core] == U':') ++parts.core;
  }
  size_t end = folded.size();
  while (end > parts.core && folded[end - 1] == U':') --end;
  if (end > parts.core && folded[end - 1] == U')') {
    const size_t open = folded.rfind(U'(', end - 1);
    if (open != std::u32string_view::npos && open > parts.core) end = open;
  }
  parts.core_end = end;
  return parts;
}

}  // namespace

LabelReading read_label(std::u32string_view text) {
  LabelReading reading;
  const std::u32string folded = fold32(text);
  constexpr size_t kLongestLabel = 28;
  if (folded.size() > kLongestLabel || folded.size() < 2) return reading;
  const LabelWordMatch whole = match_label_word(folded);
  if (whole.score == 1) return {whole.word, 1, std::u32string(text)};
  const LabelParts parts = parts_of(folded);
  const std::u32string core = folded.substr(parts.core, parts.core_end - parts.core);
  const LabelWordMatch match = match_label_word(core);
  const bool use_whole = whole.score > match.score;
  const LabelWordMatch& best = use_whole ? whole : match;
  if (best.word == nullptr) return reading;
  reading.word = best.word;
  reading.score = best.score;
  reading.text = text;
  if (best.score == 1) return reading;
  const std::u32string head = use_whole ? std::u32string() : folded.substr(0, parts.core);
  const std::u32string tail = use_whole ? std::u32string() : folded.substr(parts.core_end);
  reading.text = head + best.word->text + tail;
  return reading;
}

std::vector<Piece> weave(const std::vector<Piece>& pieces) {
  std::vector<std::vector<Piece>> strips;
  for (const Piece& piece : pieces) {
    const bool fresh =
        strips.empty() || piece.gap == Gap::Tab || piece.line != strips.back().back().line;
    if (fresh) strips.emplace_back();
    strips.back().push_back(piece);
  }
  const size_t lines = strips.empty() ? 0 : strips.front().size();
  const bool even = std::all_of(strips.begin(), strips.end(), [&](const std::vector<Piece>& strip) {
    return strip.size() == lines && strip.front().line == pieces.front().line;
  });
  if (!even || strips.size() < 2 || lines < 2) return pieces;
  std::vector<Piece> woven;
  for (size_t line = 0; line < lines; ++line) {
    for (const auto& strip : strips) {
      woven.push_back(strip[line]);
      // Cut by a column line or by the end of a printed line: nothing stood between.
      woven.back().gap = Gap::None;
    }
  }
  return woven;
}

}  // namespace gewu

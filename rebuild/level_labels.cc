#include "rebuild/level_labels.h"

#include <algorithm>

namespace gewu {

namespace {

constexpr double kNever = -1e9;
constexpr double kNeverSeen = -2;  // a name that stands whole nowhere, made from one that does
constexpr int kMostFragments = 7;  // of one torn label

std::u32string folded_text(const SourceText& source, const LabelPiece& piece) {
  std::u32string text;
  for (const Piece& part : piece.pieces) text += fold32(source.view(part));
  return text;
}

// Ends like a level name: an unknown one such as 运行成本 does, a misread one hardly.
bool sounds_like_level(const std::u32string& text) {
  constexpr size_t kEnding = 2;
  static constexpr std::u32string_view kSuffix = U"指标";
  const auto ending = [](std::u32string_view name) {
    if (name.size() > kSuffix.size() && name.substr(name.size() - kSuffix.size()) == kSuffix) {
      name.remove_suffix(kSuffix.size());
    }
    return name.size() < kEnding ? name : name.substr(name.size() - kEnding);
  };
  if (text.size() < kEnding || text == kSuffix) return text == kSuffix;
  for (int level : {1, 2}) {
    const auto& words = level_words(level);
    const bool same = std::any_of(words.begin(), words.end(), [&](const LevelWord& word) {
      return ending(word.text) == ending(text);
    });
    if (same) return true;
  }
  return false;
}

double label_worth(const Label& label, const SeenNames& seen, int level) {
  constexpr double kLearned = 3.5;
  if (label.learned) return kLearned;
  const LevelWordMatch match = match_level_word(label.text, level);
  double score = -0.5;
  constexpr size_t kBareName = 3;  // 数量 may be a name, or half of 数量指标
  const double exact = label.text.size() <= kBareName ? 3 : 4;
  if (match.word != nullptr) score += match.score > 0.99 ? exact : 4 * match.score - 1;
  if (match.word == nullptr) score += label.garbled ? -1 : 0;
  const bool made_up = match.word != nullptr && seen.count(level, match.word->text) == 0 &&
                       std::any_of(label.starts.begin(), label.starts.end(),
                                   [&](const auto& start) { return seen.count(level, start) > 0; });
  if (made_up) score += kNeverSeen;
  for (size_t i = 1; i < label.parts.size(); ++i) {
    score -= 0.15 * std::max(0, label.parts[i].line - label.parts[i - 1].line - 1);
  }
  return score;
}

}  // namespace

Label make_label(const SourceText& source, const std::vector<LabelPiece>& pieces, size_t from,
                 size_t to, const SeenNames& seen, int level) {
  Label label;
  for (size_t i = from; i < to; ++i) {
    if (i > from) label.starts.push_back(label.text);
    label.text += folded_text(source, pieces[i]);
    label.parts.push_back(pieces[i]);
  }
  label.first_line = pieces[from].line;
  label.last_line = pieces[to - 1].line;
  const LevelWordMatch match = match_level_word(label.text, level);
  label.word = match.word;
  label.learned = seen.learned(level, label.text);
  if (label.learned) label.word = nullptr;
  label.garbled = label.word == nullptr && !label.learned &&
                  (looks_garbled(label.text) || !sounds_like_level(label.text));
  return label;
}

std::vector<Label> assemble_labels(const SourceText& source, const std::vector<LabelPiece>& pieces,
                                   const SeenNames& seen, int level) {
  const size_t n = pieces.size();
  std::vector<double> best(n + 1, kNever);
  std::vector<size_t> from(n + 1, 0);
  best[0] = 0;
  for (size_t i = 0; i < n; ++i) {
    for (size_t j = i + 1; j <= std::min(n, i + kMostFragments); ++j) {
      const Label label = make_label(source, pieces, i, j, seen, level);
      const double score = best[i] + label_worth(label, seen, level);
      if (score <= best[j]) continue;
      best[j] = score;
      from[j] = i;
    }
  }
  std::vector<Label> labels;
  for (size_t j = n; j > 0; j = from[j]) {
    labels.push_back(make_label(source, pieces, from[j], j, seen, level));
  }
  std::reverse(labels.begin(), labels.end());
  std::stable_sort(labels.begin(), labels.end(), [](const Label& a, const Label& b) {
    if (a.first_line != b.first_line || a.word == nullptr || b.word == nullptr) {
      return a.first_line < b.first_line;
    }
    return a.word->order < b.word->order;
  });
  return labels;
}

}  // namespace gewu

#include "rebuild/lexicon.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "base/text.h"
#include "forms/vocabulary_data.h"
#include "rebuild/source_text.h"

namespace gewu {

namespace {

// From here on a damaged text is taken for a name or a label; labels, being many, need more.
constexpr double kAlike = 0.6;
constexpr double kAlikeLabel = 0.7;

// The vocabulary, folded.
struct Lexicon {
  std::vector<LevelWord> level1;
  std::vector<LevelWord> level2;
  std::vector<LabelWord> labels;
  std::unordered_map<std::u32string_view, const LabelWord*> label_by_text;  // the first of each
  std::vector<std::vector<const LabelWord*>> labels_by_length;
  size_t longest_label = 0;
  size_t longest_alike = 0;  // letters of a text that may be a damaged label
  std::vector<std::u32string> basis;
  std::vector<std::u32string> rule;
  std::vector<std::u32string> evidence;
};

uint64_t letter_bit(char32_t c) {
  constexpr unsigned kBits = 63;
  return uint64_t{1} << ((c * 0x9E37U >> 4) & kBits);
}

uint64_t letters_of(std::u32string_view text) {
  uint64_t letters = 0;
  for (char32_t c : text) letters |= letter_bit(c);
  return letters;
}

// Whether so many letters of `text` are missing from a word that they cannot be alike.
bool too_strange(std::u32string_view text, uint64_t text_letters, uint64_t letters,
                 size_t word_size, double alike) {
  const size_t longer = std::max(text.size(), word_size);
  const size_t shorter = std::min(text.size(), word_size);
  const auto most = static_cast<double>(longer) * (1 - alike);
  if (static_cast<double>(longer - shorter) > most) return true;
  // Bits that the word lacks, one letter at least for each.
  uint64_t strange = text_letters & ~letters;
  int missing = 0;
  for (; strange != 0 && missing <= most; ++missing) strange &= strange - 1;
  if (missing > most) return true;
  missing = 0;
  for (char32_t c : text) missing += (letters & letter_bit(c)) == 0 ? 1 : 0;
  return missing > most;
}

std::vector<LevelWord> fold_levels(int level) {
  std::vector<LevelWord> words;
  for (const LevelName& name : level_names(level)) {
    const std::u32string text = fold32(decode_utf8(name.name));
    words.push_back({text, name.family, name.order, letters_of(text)});
  }
  return words;
}

std::vector<std::u32string> fold_wordings(WordingGroup group) {
  std::vector<std::u32string> words;
  for (std::string_view wording : fixed_wordings(group)) {
    words.push_back(fold32(decode_utf8(wording)));
  }
  return words;
}

Lexicon make_lexicon() {
  Lexicon lexicon;
  lexicon.level1 = fold_levels(1);
  lexicon.level2 = fold_levels(2);
  for (const LabelWording& wording : label_wordings()) {
    const std::u32string text = fold32(decode_utf8(wording.text));
    lexicon.labels.push_back({text, wording.kind, letters_of(text)});
  }
  for (const LabelWord& word : lexicon.labels) {
    lexicon.label_by_text.emplace(word.text, &word);
    lexicon.longest_label = std::max(lexicon.longest_label, word.text.size());
  }
  lexicon.labels_by_length.resize(lexicon.longest_label + 1);
  for (const LabelWord& word : lexicon.labels) {
    lexicon.labels_by_length[word.text.size()].push_back(&word);
  }
  lexicon.longest_alike =
      static_cast<size_t>(static_cast<double>(lexicon.longest_label) / kAlikeLabel) + 1;
  lexicon.basis = fold_wordings(WordingGroup::Basis);
  lexicon.rule = fold_wordings(WordingGroup::ScoringRule);
  lexicon.evidence = fold_wordings(WordingGroup::Evidence);
  return lexicon;
}

const Lexicon& lexicon() {
  static const Lexicon kInstance = make_lexicon();
  return kInstance;
}

// What was found for texts that came before: most texts of a document recur, and to hold one
// against the whole vocabulary takes long. Forgets all when it is full.
template <typename Match>
class Remembered {
 public:
  template <typename Find>
  Match of(std::u32string_view text, Find find) {
    const auto known = matches_.find(std::u32string(text));
    if (known != matches_.end()) return known->second;
    constexpr size_t kMost = 50'000;
    if (matches_.size() >= kMost) matches_.clear();
    return matches_.emplace(text, find()).first->second;
  }

 private:
  std::unordered_map<std::u32string, Match> matches_;
};

LevelWordMatch nearest_level(std::u32string_view folded, int level) {
  LevelWordMatch best;
  const uint64_t letters = letters_of(folded);
  for (const LevelWord& word : level_words(level)) {
    if (folded == word.text) return {&word, 1};
    constexpr size_t kShortestDamaged = 3;
    if (folded.size() < kShortestDamaged ||
        too_strange(folded, letters, word.letters, word.text.size(), kAlike)) {
      continue;
    }
    const double score = likeness(folded, word.text);
    if (score > kAlike && score > best.score) best = {&word, score};
  }
  return best;
}

double label_likeness(std::u32string_view folded, uint64_t letters, const LabelWord& word) {
  const bool strange = too_strange(folded, letters, word.letters, word.text.size(), kAlikeLabel);
  double score = strange ? 0 : likeness(folded, word.text);
  // Cut at its end: 指标值设置依.
  const bool cut = folded.size() >= 4 && folded.size() < word.text.size() &&
                   word.text.compare(0, folded.size(), folded) == 0;
  const bool nearly = folded.size() * 5 >= word.text.size() * 4;
  if (cut) score = std::max(score, nearly ? 0.9 : 0.72);
  return score;
}

LabelWordMatch nearest_label(std::u32string_view folded) {
  LabelWordMatch best;
  const uint64_t letters = letters_of(folded);
  const auto size = static_cast<double>(folded.size());
  const auto& by_length = lexicon().labels_by_length;
  for (size_t length = static_cast<size_t>(kAlikeLabel * size); length < by_length.size();
       ++length) {
    constexpr size_t kShortestCut = 4;
    if (static_cast<double>(length) * kAlikeLabel > size + 1 && folded.size() < kShortestCut) break;
    for (const LabelWord* word : by_length[length]) {
      const double score = label_likeness(folded, letters, *word);
      // Of equal ones the first of the vocabulary.
      const bool first = score == best.score && best.word != nullptr && word < best.word;
      if (score > kAlikeLabel && (score > best.score || first)) best = {word, score, folded.size()};
    }
  }
  return best;
}

}  // namespace

ColumnKind column_kind(LabelKind label) {
  switch (label) {
    case LabelKind::Indicators:
    case LabelKind::AnnualIndicators:
    case LabelKind::MidtermIndicators:
      return ColumnKind::Spine;
    case LabelKind::Level1:
      return ColumnKind::Level1;
    case LabelKind::Level2:
      return ColumnKind::Level2;
    case LabelKind::Level3:
      return ColumnKind::Level3;
    case LabelKind::Value:
      return ColumnKind::Value;
    case LabelKind::Comparator:
      return ColumnKind::Comparator;
    case LabelKind::ValueUnit:
      return ColumnKind::Unit;
    case LabelKind::Basis:
      return ColumnKind::Basis;
    case LabelKind::LastYear:
      return ColumnKind::LastYear;
    case LabelKind::Weight:
      return ColumnKind::Weight;
    case LabelKind::ScoringRule:
      return ColumnKind::Rule;
    case LabelKind::Evidence:
      return ColumnKind::Evidence;
    default:
      return ColumnKind::Other;
  }
}

std::u32string fold32(std::u32string_view text) {
  constexpr char32_t kWideOffset = 0xFEE0;
  std::u32string folded;
  folded.reserve(text.size());
  for (char32_t c : text) {
    if (is_void(c)) continue;
    folded.push_back(c >= 0xFF01 && c <= 0xFF5E ? c - kWideOffset : c);
  }
  return folded;
}

double likeness(std::u32string_view a, std::u32string_view b) {
  const size_t longer = std::max(a.size(), b.size());
  if (longer == 0) return 1;
  const size_t shorter = std::min(a.size(), b.size());
  constexpr size_t kLongest = 32;
  if (shorter * 2 < longer || shorter >= kLongest) return 0;
  const auto common = static_cast<size_t>(std::count_if(
      a.begin(), a.end(), [&](char32_t c) { return b.find(c) != std::u32string_view::npos; }));
  if (common * 2 < longer - 1) return 0;  // not worth the edit distance
  return 1 - static_cast<double>(edit_distance(a, b)) / static_cast<double>(longer);
}

const std::vector<LevelWord>& level_words(int level) {
  return level == 1 ? lexicon().level1 : lexicon().level2;
}

LevelWordMatch match_level_word(std::u32string_view folded, int level) {
  constexpr size_t kLongestName = 12;
  if (folded.empty() || folded.size() > kLongestName) return {};
  static thread_local Remembered<LevelWordMatch> level1;
  static thread_local Remembered<LevelWordMatch> level2;
  return (level == 1 ? level1 : level2).of(folded, [&] { return nearest_level(folded, level); });
}

const std::vector<LabelWord>& label_words() { return lexicon().labels; }

LabelWordMatch match_label_word(std::u32string_view folded) {
  while (!folded.empty() && folded.back() == U':') folded.remove_suffix(1);
  if (folded.size() < 2) return {};
  const auto exact = lexicon().label_by_text.find(folded);
  if (exact != lexicon().label_by_text.end()) return {exact->second, 1, folded.size()};
  if (folded.size() > lexicon().longest_alike) return {};
  static thread_local Remembered<LabelWordMatch> labels;
  return labels.of(folded, [&] { return nearest_label(folded); });
}

LabelWordMatch label_prefix(std::u32string_view folded) {
  for (size_t size = std::min(folded.size(), lexicon().longest_label); size > 0; --size) {
    const auto found = lexicon().label_by_text.find(folded.substr(0, size));
    if (found != lexicon().label_by_text.end()) return {found->second, 1, size};
  }
  return {};
}

const std::vector<std::u32string>& column_wordings(ColumnKind kind) {
  static const std::vector<std::u32string> kNone;
  if (kind == ColumnKind::Basis) return lexicon().basis;
  if (kind == ColumnKind::Rule) return lexicon().rule;
  return kind == ColumnKind::Evidence ? lexicon().evidence : kNone;
}

}  // namespace gewu

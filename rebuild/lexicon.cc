#include "rebuild/lexicon.h"

#include <algorithm>
#include <array>
#include <unordered_map>

#include "base/text.h"
#include "base/vocabulary_data.h"
#include "rebuild/source_text.h"

namespace gewu {

namespace {

// From here on a damaged text is taken for a name or a label; labels, being many, need more.
constexpr double kAlike = 0.6;
constexpr double kAlikeLabel = 0.7;
constexpr double kNoPart = -1e9;

// The vocabulary, folded.
struct Lexicon {
  std::vector<LevelWord> level1;
  std::vector<LevelWord> level2;
  std::vector<LabelWord> labels;
  std::unordered_map<std::u32string_view, const LabelWord*> label_by_text;  // the first of each
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
  for (const LabelWord& word : lexicon.labels) lexicon.label_by_text.emplace(word.text, &word);
  lexicon.basis = fold_wordings(WordingGroup::Basis);
  lexicon.rule = fold_wordings(WordingGroup::ScoringRule);
  lexicon.evidence = fold_wordings(WordingGroup::Evidence);
  return lexicon;
}

const Lexicon& lexicon() {
  static const Lexicon kInstance = make_lexicon();
  return kInstance;
}

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

bool is_comparator(char32_t c) {
  static constexpr std::u32string_view kSigns = U"≥≤=><≧≦≪≫＝±≈⩾⩽";
  return kSigns.find(c) != std::u32string_view::npos;
}

size_t han_count(std::u32string_view text) {
  return static_cast<size_t>(std::count_if(text.begin(), text.end(), is_han));
}

bool ends_with(std::u32string_view text, std::u32string_view tail) {
  return text.size() >= tail.size() && text.substr(text.size() - tail.size()) == tail;
}

bool contains(std::u32string_view text, std::u32string_view part) {
  return text.find(part) != std::u32string_view::npos;
}

template <size_t N>
bool contains_any(std::u32string_view text, const std::array<std::u32string_view, N>& parts) {
  return std::any_of(parts.begin(), parts.end(),
                     [&](std::u32string_view part) { return contains(text, part); });
}

bool is_number(std::u32string_view text) {
  if (text.empty() || !is_digit(text.front())) return false;
  return std::all_of(text.begin(), text.end(),
                     [](char32_t c) { return is_digit(c) || c == U'.' || c == U','; });
}

// 2024年12月, 2020年12月31日前
bool is_date(std::u32string_view text) {
  constexpr size_t kYearDigits = 4;
  if (text.size() <= kYearDigits || text[kYearDigits] != U'年') return false;
  return std::all_of(text.begin(), text.begin() + kYearDigits, is_digit) &&
         han_count(text) <= kYearDigits + 1;
}

// The longest words that values such as 不低于上年水平 have; longer ones are more likely prose.
constexpr size_t kLongestValueWord = 8;

constexpr std::array<std::u32string_view, 24> kValueWords = {
    U"有效", U"显著", U"逐步", U"稳步", U"持续",   U"进一步", U"有所",   U"不断",
    U"明显", U"全力", U"及时", U"长期", U"不低于", U"不高于", U"不少于", U"逐年",
    U"合格", U"良好", U"优秀", U"达标", U"完成",   U"较高",   U"效果",   U"中长期"};

double value_fit(std::u32string_view text) {
  switch (value_shape(text)) {
    case ValueShape::Compared: {
      const size_t percent = text.find(U'%');
      const bool more = percent != std::u32string_view::npos && percent + 2 < text.size() &&
                        han_count(text.substr(percent)) > 1;
      return more ? 1 : 4;  // =100%开展完成 has swallowed a neighbour
    }
    case ValueShape::Number:
    case ValueShape::Date:
      return 2.5;
    case ValueShape::Word:
      return contains_any(text, kValueWords) ? 1.5 : 0.2;
    case ValueShape::Text:
      return -1.5;
    case ValueShape::Empty:
      break;
  }
  return 0;
}

constexpr std::array<std::u32string_view, 16> kIndicatorEndings = {
    U"率",   U"数",   U"数量", U"次数", U"人数", U"满意度", U"时间", U"时限",
    U"成本", U"标准", U"费",   U"经费", U"支出", U"期限",   U")",    U"情况"};

double level3_fit(std::u32string_view text) {
  const LevelWordMatch name = match_level_word(text, 2);
  constexpr size_t kShortestFullName = 4;  // 成本 alone may be the end of a wrapped name
  if (name.word != nullptr && name.score > 0.95)
    return text.size() >= kShortestFullName ? -4 : -0.5;
  switch (value_shape(text)) {
    case ValueShape::Compared:
      return -5;
    case ValueShape::Number:
      return -3.5;
    case ValueShape::Date:
      return -3;
    default:
      break;
  }
  for (ColumnKind kind : {ColumnKind::Basis, ColumnKind::Rule, ColumnKind::Evidence}) {
    const auto& wordings = column_wordings(kind);
    if (std::find(wordings.begin(), wordings.end(), text) != wordings.end()) return -3.5;
  }
  static constexpr std::u32string_view kNoStart = U"()%,;。、";
  if (!text.empty() && kNoStart.find(text.front()) != std::u32string_view::npos) return -1.5;
  const auto open = std::count(text.begin(), text.end(), U'(');
  const bool torn = open != std::count(text.begin(), text.end(), U')');
  if (torn) return -0.3;
  const bool typical = std::any_of(kIndicatorEndings.begin(), kIndicatorEndings.end(),
                                   [&](std::u32string_view end) { return ends_with(text, end); });
  if (text.size() <= 4 && contains_any(text, kValueWords)) return -1;
  if (text.size() == 1) return -1;
  return typical ? 1.5 : 0.7;
}

// The start or the end of a name that was torn over lines: 可持续影, 指标.
bool is_part_of_level(std::u32string_view text, int level) {
  const auto& words = level == 1 ? lexicon().level1 : lexicon().level2;
  return std::any_of(words.begin(), words.end(), [&](const LevelWord& word) {
    constexpr size_t kInner = 2;  // letters of a label set vertically
    return text.size() < word.text.size() &&
           (word.text.compare(0, text.size(), text) == 0 || ends_with(word.text, text) ||
            (text.size() <= kInner && contains(word.text, text)));
  });
}

// Letters that the names of a level have, leaving out those that nearly all have.
size_t shared_letters(std::u32string_view text, int level) {
  static constexpr std::u32string_view kTooCommon = U"标指";
  const auto& words = level == 1 ? lexicon().level1 : lexicon().level2;
  return static_cast<size_t>(std::count_if(text.begin(), text.end(), [&](char32_t c) {
    return kTooCommon.find(c) == std::u32string_view::npos &&
           std::any_of(words.begin(), words.end(), [&](const LevelWord& word) {
             return word.text.find(c) != std::u32string::npos;
           });
  }));
}

// A text that is no name: perhaps a misread one, which is as short as a label and keeps a letter.
double unread_level_fit(std::u32string_view text, int level) {
  if (looks_garbled(text)) return -1;
  constexpr size_t kLongestUnread = 7;
  constexpr size_t kShortUnread = 4;
  if (text.size() > kLongestUnread) return -4;
  const bool digits = std::any_of(text.begin(), text.end(), is_digit);
  if (digits && han_count(text) * 2 > text.size()) return -2;  // no name has one: 八个1日小
  const size_t shared = shared_letters(text, level);
  if (text.size() > kShortUnread && shared < 2) return -4.5;
  return shared > 0 ? -2.8 : -3.4;
}

double level_fit(std::u32string_view text, int level) {
  const LevelWordMatch match = match_level_word(text, level);
  double part = kNoPart;
  if (is_part_of_level(text, level)) {
    part = std::min(2.2, 0.3 + 0.6 * static_cast<double>(text.size()));
  }
  if (match.word == nullptr) return part > kNoPart ? part : unread_level_fit(text, level);
  constexpr size_t kBareName = 3;  // 数量 for 数量指标
  if (match.score > 0.99) return text.size() <= kBareName ? 3.5 : 5;
  return std::max(part, 1 + 3 * (match.score - kAlike) / (1 - kAlike));
}

// Two rows' wordings in one cell.
bool is_two_wordings(ColumnKind kind, std::u32string_view text) {
  const auto& wordings = column_wordings(kind);
  return std::any_of(wordings.begin(), wordings.end(), [&](const std::u32string& first) {
    return text.substr(0, first.size()) == first &&
           std::find(wordings.begin(), wordings.end(), text.substr(std::min(
                         first.size(), text.size()))) != wordings.end();
  });
}

// `other` is what a text gets that is neither one of the wordings nor like one.
double wording_fit(ColumnKind kind, std::u32string_view text, double other) {
  double best = 0;
  for (const std::u32string& wording : column_wordings(kind)) {
    if (text == wording) return 4;
    const bool part = text.size() >= 2 && contains(wording, text);
    best = std::max(best, part ? 0.75 : likeness(text, wording));
  }
  if (is_two_wordings(kind, text)) return 3;
  if (best >= 0.5) return 1 + 4 * (best - 0.5);
  if (value_shape(text) == ValueShape::Compared || is_number(text)) return -4;
  return other;
}

double weight_fit(std::u32string_view text) {
  constexpr size_t kLongestWeight = 5;  // 12.50
  std::u32string_view digits = text;
  if (!digits.empty() && (digits.back() == U'%' || digits.back() == U'分')) {
    digits.remove_suffix(1);
  }
  if (!is_number(digits)) return -5;
  return digits.size() <= kLongestWeight && digits.find(U',') == std::u32string_view::npos ? 3 : -2;
}

double spine_fit(std::u32string_view text) {
  double best = 0;
  for (const LabelWord& label : lexicon().labels) {
    if (column_kind(label.kind) != ColumnKind::Spine) continue;
    const bool shared = is_part_of_level(text, 1) || is_part_of_level(text, 2);  // 指标
    if (text == label.text && !shared) return 5;
    if (contains(label.text, text)) best = std::max(best, shared ? 0.8 : 3.0);
    if (!shared && likeness(text, label.text) > kAlike) best = std::max(best, 2.0);
  }
  if (best > 0) return best;
  return looks_garbled(text) ? -1 : -5;
}

double comparator_fit(std::u32string_view text) {
  if (text.size() <= 2 && std::all_of(text.begin(), text.end(), is_comparator)) return 4;
  static constexpr std::array<std::u32string_view, 10> kWords = {
      U"大于", U"小于", U"等于", U"大于等于", U"小于等于",
      U"定性", U"正向", U"反向", U"逆向",     U"不低于"};
  return std::find(kWords.begin(), kWords.end(), text) != kWords.end() ? 4 : -4;
}

double unit_fit(std::u32string_view text) {
  constexpr size_t kLongestUnit = 6;
  if (text.size() > kLongestUnit || (!text.empty() && is_digit(text.front()))) return -3;
  return text.size() <= 3 ? 2 : 0.5;
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
  LevelWordMatch best;
  if (folded.empty() || folded.size() > kLongestName) return best;
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

const std::vector<LabelWord>& label_words() { return lexicon().labels; }

LabelWordMatch match_label_word(std::u32string_view folded) {
  LabelWordMatch best;
  while (!folded.empty() && folded.back() == U':') folded.remove_suffix(1);
  if (folded.size() < 2) return best;
  const auto exact = lexicon().label_by_text.find(folded);
  if (exact != lexicon().label_by_text.end()) return {exact->second, 1, folded.size()};
  const uint64_t letters = letters_of(folded);
  for (const LabelWord& word : lexicon().labels) {
    const bool strange = too_strange(folded, letters, word.letters, word.text.size(), kAlikeLabel);
    double score = strange ? 0 : likeness(folded, word.text);
    // Cut at its end: 指标值设置依.
    const bool cut = folded.size() >= 4 && folded.size() < word.text.size() &&
                     word.text.compare(0, folded.size(), folded) == 0;
    const bool nearly = folded.size() * 5 >= word.text.size() * 4;
    if (cut) score = std::max(score, nearly ? 0.9 : 0.72);
    if (score > kAlikeLabel && score > best.score) best = {&word, score, folded.size()};
  }
  return best;
}

LabelWordMatch label_prefix(std::u32string_view folded) {
  LabelWordMatch best;
  for (const LabelWord& word : lexicon().labels) {
    if (word.text.size() <= best.used || folded.substr(0, word.text.size()) != word.text) continue;
    best = {&word, 1, word.text.size()};
  }
  return best;
}

const std::vector<std::u32string>& column_wordings(ColumnKind kind) {
  static const std::vector<std::u32string> kNone;
  if (kind == ColumnKind::Basis) return lexicon().basis;
  if (kind == ColumnKind::Rule) return lexicon().rule;
  return kind == ColumnKind::Evidence ? lexicon().evidence : kNone;
}

bool is_amount(std::u32string_view folded) { return is_number(folded); }

ValueShape value_shape(std::u32string_view folded) {
  if (folded.empty()) return ValueShape::Empty;
  if (is_comparator(folded.front())) return ValueShape::Compared;
  if (is_date(folded)) return ValueShape::Date;
  constexpr size_t kMostUnit = 6;  // 元/人/月
  size_t digits = 0;
  while (digits < folded.size() &&
         (is_digit(folded[digits]) || folded[digits] == U'.' || folded[digits] == U',' ||
          folded[digits] == U'%' || folded[digits] == U'-' || folded[digits] == U'~')) {
    ++digits;
  }
  if (digits > 0 && is_digit(folded.front()) && folded.size() - digits <= kMostUnit &&
      han_count(folded.substr(digits)) <= 4) {
    return ValueShape::Number;
  }
  return folded.size() <= kLongestValueWord ? ValueShape::Word : ValueShape::Text;
}

double column_fit(ColumnKind kind, std::u32string_view folded) {
  if (folded.empty()) return 0;
  switch (kind) {
    case ColumnKind::Spine:
      return spine_fit(folded);
    case ColumnKind::Level1:
      return level_fit(folded, 1);
    case ColumnKind::Level2:
      return level_fit(folded, 2);
    case ColumnKind::Level3:
      return level3_fit(folded);
    case ColumnKind::Comparator:
      return comparator_fit(folded);
    case ColumnKind::Value:
      return value_fit(folded);
    case ColumnKind::Unit:
      return unit_fit(folded);
    case ColumnKind::LastYear:
      return folded == U"/" || folded == U"-" || folded == U"无" ? 2 : 0.6 * value_fit(folded);
    case ColumnKind::Weight:
      return weight_fit(folded);
    case ColumnKind::Basis:
      return wording_fit(kind, folded, -0.4);
    case ColumnKind::Rule:
      return wording_fit(kind, folded, contains(folded, U"分") ? 0.5 : -1);
    case ColumnKind::Evidence:
      return wording_fit(kind, folded, 0);
    case ColumnKind::Other:
      break;
  }
  return 0;
}

bool looks_garbled(std::u32string_view folded) {
  if (folded.empty()) return false;
  return han_count(folded) * 2 <= folded.size() && value_shape(folded) != ValueShape::Compared &&
         value_shape(folded) != ValueShape::Number && value_shape(folded) != ValueShape::Date;
}

}  // namespace gewu

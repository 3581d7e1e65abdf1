// How well a text suits a column, by its words and its shape.
#include <algorithm>
#include <array>

#include "rebuild/letters.h"
#include "rebuild/lexicon.h"

namespace gewu {

namespace {

constexpr double kAlike = 0.6;  // see match_level_word
constexpr double kNoPart = -1e9;

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

// 服务对象满意度 names a 二级指标 on some forms and an indicator on others, or both.
bool names_both(std::u32string_view text) { return text.size() > 3 && ends_with(text, U"满意度"); }

double level3_fit(std::u32string_view text) {
  if (names_both(text)) return 1.2;
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
  const auto& words = level_words(level);
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
  const auto& words = level_words(level);
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
  const bool digits = holds_digit(text);
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
  constexpr double kBoth = 2.4;
  if (match.score > 0.99 && names_both(text)) return kBoth;
  if (match.score > 0.99) return text.size() <= kBareName ? 3.5 : 5;
  return std::max(part, 1 + 3 * (match.score - kAlike) / (1 - kAlike));
}

// Two rows' wordings in one cell.
bool is_two_wordings(ColumnKind kind, std::u32string_view text) {
  const auto& wordings = column_wordings(kind);
  return std::any_of(wordings.begin(), wordings.end(), [&](const std::u32string& first) {
    return text.substr(0, first.size()) == first &&
           std::find(wordings.begin(), wordings.end(),
                     text.substr(std::min(first.size(), text.size()))) != wordings.end();
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
  for (const LabelWord& label : label_words()) {
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
  if (text.size() <= 2 && std::all_of(text.begin(), text.end(), begins_target)) return 4;
  static constexpr std::array<std::u32string_view, 10> kWords = {
      U"大于", U"小于", U"等于", U"大于等于", U"小于等于",
      U"定性", U"正向", U"反向", U"逆向",     U"不低于"};
  return std::find(kWords.begin(), kWords.end(), text) != kWords.end() ? 4 : -4;
}

double unit_fit(std::u32string_view text) {
  constexpr size_t kLongestUnit = 6;
  if (text.size() > kLongestUnit || (!text.empty() && is_digit(text.front()))) return -3;
  static constexpr std::array<std::u32string_view, 4> kRemarks = {U"见", U"附件", U"备注", U"说明"};
  if (contains_any(text, kRemarks)) return -2;
  return text.size() <= 3 ? 2 : 0.5;
}

}  // namespace

bool is_amount(std::u32string_view folded) { return is_number(folded); }

ValueShape value_shape(std::u32string_view folded) {
  if (folded.empty()) return ValueShape::Empty;
  if (begins_target(folded.front())) return ValueShape::Compared;
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

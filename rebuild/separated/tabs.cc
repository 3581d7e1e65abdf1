// Tabs that say all by themselves: tables of even rows that no damage has touched.
#include <algorithm>
#include <vector>

#include "base/text.h"
#include "forms/vocabulary.h"
#include "rebuild/lexicon.h"
#include "rebuild/separated/tabs.h"

namespace gewu::separated {

namespace {

bool is_level(LabelKind kind) {
  return kind == LabelKind::Level1 || kind == LabelKind::Level2 || kind == LabelKind::Level3;
}

LabelKind kind_of(const std::u32string& text) {
  constexpr size_t kLongestLabel = 24;
  if (text.empty() || text.size() > kLongestLabel) return LabelKind::None;
  return match_label(encode_utf8(text)).kind;
}

// Letters only, as a name of 一级指标 has.
bool could_name_level(const std::u32string& text) {
  constexpr size_t kLongestName = 14;
  if (text.size() < 2 || text.size() > kLongestName || fold32(text) == U"指标") return false;
  return std::all_of(text.begin(), text.end(), [](char32_t c) {
    return is_han(c) || c == U'、' || c == U'（' || c == U'）' || c == U'(' || c == U')';
  });
}

bool known_level(const std::u32string& text) {
  const std::u32string folded = fold32(text);
  return match_level_word(folded, 1).score == 1 || match_level_word(folded, 2).score == 1;
}

/// What an indicator part shows of damage, and of what mangled text is not read well.
class TabbedForm {
 public:
  TabbedForm(const CellGrid& grid, int head) : grid_(grid), head_(head) {
    for (int c = 0; c < grid.cols(); ++c) kinds_.push_back(kind_of(grid.text(head, c)));
  }

  bool sound() const {
    for (int r = 0; r < head_; ++r) {
      if (!sound_field(r)) return false;
    }
    bool any = false;
    for (int r = head_ + 1; r < grid_.rows(); ++r) {
      if (!sound_row(r)) return false;
      any = true;
    }
    return any && first_row_named();
  }

  // Names, columns or fields that the reader of mangled text has to guess at.
  bool strange() const {
    int second = 0;
    for (LabelKind kind : kinds_) second += kind == LabelKind::Level2 ? 1 : 0;
    if (second > 1) return true;
    int names = 0;
    int unknown = 0;
    for (int c = 0; c < grid_.cols(); ++c) {
      if (!grid_.blank(head_, c) && kinds_[static_cast<size_t>(c)] == LabelKind::None) return true;
      if (!label_column(c)) continue;
      for (int r = head_ + 1; r < grid_.rows(); ++r) {
        names += grid_.blank(r, c) ? 0 : 1;
        unknown += !grid_.blank(r, c) && !known_level(grid_.text(r, c)) ? 1 : 0;
      }
    }
    // A single unknown name among many known ones is a misread one.
    if (unknown >= 2 && unknown * 3 >= names) return true;
    for (int r = 0; r < head_; ++r) {
      if (!grid_.blank(r, 0) && kind_of(grid_.text(r, 0)) == LabelKind::None) return true;
    }
    return false;
  }

 private:
  bool label_column(int c) const {
    const LabelKind kind = kinds_[static_cast<size_t>(c)];
    return kind == LabelKind::Level1 || kind == LabelKind::Level2;
  }

  // A label and what belongs to it: no strips of a text, no labels run together or torn.
  bool sound_field(int r) const {
    int texts = 0;
    for (int c = 0; c < grid_.cols(); ++c) {
      if (grid_.blank(r, c)) continue;
      if (holds_label(grid_.cell(r, c).content)) return false;
      if (c + 1 < grid_.cols() && torn(r, c)) return false;
      texts += label_at(r, c) == LabelKind::None ? 1 : 0;
    }
    const bool goal = is_goal(label_at(r, 0)) || (r > 0 && grid_.blank(r, 0) && goal_above(r));
    const bool halves = r > 0 && second_half_above(r);
    return !goal || texts <= (halves ? 2 : 1);
  }

  LabelKind label_at(int r, int c) const { return kind_of(grid_.text(r, c)); }

  static bool is_goal(LabelKind kind) {
    return kind == LabelKind::Goal || kind == LabelKind::AnnualGoal ||
           kind == LabelKind::MidtermGoal;
  }

  bool goal_above(int r) const {
    for (int c = 0; c < grid_.cols(); ++c) {
      if (is_goal(label_at(r - 1, c))) return true;
    }
    return false;
  }

  // Another label inside: 预算单位 项目名称, 资金项目 项目负责人.
  static bool holds_label(const RawText& content) {
    const std::u32string folded = fold32(content.text);
    const LabelWordMatch prefix = label_prefix(folded);
    if (prefix.used > 1 && prefix.used < folded.size()) {
      const LabelWordMatch next = label_prefix(folded.substr(prefix.used));
      if (next.used > 1 && next.word->text.size() > 2) return true;
    }
    constexpr size_t kShortestLabel = 4;
    for (const LabelWord& word : label_words()) {
      if (word.text.size() < kShortestLabel || folded.size() <= word.text.size()) continue;
      const bool ends =
          folded.compare(folded.size() - word.text.size(), word.text.size(), word.text) == 0;
      if (ends && content.pieces.size() > 1 &&
          content.pieces.back().end - content.pieces.back().begin == word.text.size()) {
        return true;
      }
    }
    return false;
  }

  // A label of which the next cell holds the rest, or that is the start or the end of one.
  bool torn(int r, int c) const {
    const std::u32string text = fold32(grid_.text(r, c));
    constexpr size_t kLongestPart = 8;
    if (text.size() < 2 || text.size() > kLongestPart || label_at(r, c) != LabelKind::None) {
      return false;
    }
    const std::u32string whole = text + fold32(grid_.text(r, c + 1));
    for (const LabelWord& word : label_words()) {
      if (word.text == whole && !grid_.blank(r, c + 1)) return true;
      if (c > 0 || word.text.size() <= text.size()) continue;
      const bool head = word.text.compare(0, text.size(), text) == 0;
      const bool tail = word.text.compare(word.text.size() - text.size(), text.size(), text) == 0;
      if (head || tail) return true;
    }
    return false;
  }

  bool second_half_above(int r) const {
    int goals = 0;
    for (int c = 0; c < grid_.cols(); ++c) {
      const LabelKind kind = kind_of(grid_.text(r - 1, c));
      goals += kind == LabelKind::AnnualGoal || kind == LabelKind::MidtermGoal ? 1 : 0;
    }
    return goals >= 2;
  }

  // Each 三级指标 with its value, names where names stand, and 二级指标 beside 一级指标.
  bool sound_row(int r) const {
    bool named = false;
    for (int c = 0; c < grid_.cols(); ++c) {
      const LabelKind kind = kinds_[static_cast<size_t>(c)];
      const std::u32string& text = grid_.text(r, c);
      if (kind == LabelKind::Level1) named = !text.empty();
      if (kind == LabelKind::Level2 && named && text.empty()) return false;
      if (label_column(c) && !text.empty() && !sound_name(r, c)) return false;
      if (kind == LabelKind::Level3 && !sound_target(r, c)) return false;
    }
    return true;
  }

  bool sound_name(int r, int c) const {
    const std::u32string& text = grid_.text(r, c);
    if (!could_name_level(text)) return false;
    if (r + 1 >= grid_.rows() || grid_.blank(r + 1, c) || known_level(text)) return true;
    // 产出 | 指标: two halves of one name.
    return !known_level(text + grid_.text(r + 1, c));
  }

  bool sound_target(int r, int c) const {
    const std::u32string& name = grid_.text(r, c);
    if (known_level(name) && name.size() > 3) return false;
    for (int k = c + 1; k < grid_.cols(); ++k) {
      const LabelKind kind = kinds_[static_cast<size_t>(k)];
      if (kind == LabelKind::Level2 || kind == LabelKind::Level3) return true;
      if (kind == LabelKind::Value) return grid_.blank(r, k) == name.empty();
    }
    return true;
  }

  bool first_row_named() const {
    for (int c = 0; c < grid_.cols(); ++c) {
      if (label_column(c) && grid_.blank(head_ + 1, c)) return false;
    }
    return true;
  }

  const CellGrid& grid_;
  int head_;
  std::vector<LabelKind> kinds_;
};

int indicator_head(const CellGrid& grid) {
  for (int r = 0; r < grid.rows(); ++r) {
    int levels = 0;
    int heads = 0;
    for (int c = 0; c < grid.cols(); ++c) {
      const LabelKind kind = kind_of(grid.text(r, c));
      levels += is_level(kind) ? 1 : 0;
      heads += is_level(kind) || kind == LabelKind::Value ? 1 : 0;
    }
    if (levels >= 1 && heads >= 2) return r;
  }
  return -1;
}

bool holds_columns(const CellGrid& grid) {
  constexpr int kFewestRows = 3;
  int full = 0;
  for (int r = 0; r < grid.rows(); ++r) {
    int filled = 0;
    for (int c = 0; c < grid.cols(); ++c) filled += grid.blank(r, c) ? 0 : 1;
    full += filled >= 2 ? 1 : 0;
  }
  return full >= kFewestRows && full * 2 >= grid.rows();
}

}  // namespace

TabVerdict judge_tabs(const CellGrid& grid) {
  TabVerdict verdict;
  const int head = indicator_head(grid);
  if (head < 0) {
    verdict.sound = verdict.strange = grid.cols() >= 2 && holds_columns(grid);
    return verdict;
  }
  const TabbedForm form(grid, head);
  verdict.form = true;
  verdict.sound = form.sound();
  verdict.strange = form.strange();
  return verdict;
}

}  // namespace gewu::separated

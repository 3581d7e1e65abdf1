#include "rebuild/separated/spans.h"

#include <algorithm>
#include <vector>

#include "base/text.h"
#include "forms/vocabulary.h"
#include "rebuild/lexicon.h"

namespace gewu::separated {

namespace {

LabelMatch label_of(const CellGrid& grid, int row, int col) {
  constexpr size_t kLongestLabel = 40;
  const std::u32string& text = grid.text(row, col);
  if (text.empty() || text.size() > kLongestLabel) return {};
  return match_label(encode_utf8(text));
}

bool is_level(LabelKind kind) {
  return kind == LabelKind::Level1 || kind == LabelKind::Level2 || kind == LabelKind::Level3;
}

// Numbers, codes, shares: blanks among them are blanks.
bool is_figure(const std::u32string& text) {
  if (text.empty()) return false;
  return std::none_of(text.begin(), text.end(), is_han);
}

bool is_sum(const std::u32string& text) {
  const std::u32string folded = fold32(text);
  for (std::u32string_view sum : {U"合计", U"小计", U"总计", U"总分", U"金额合计"}) {
    if (folded == sum) return true;
  }
  return false;
}

// The row that heads the columns of the indicators; -1: none.
int indicator_head(const CellGrid& grid) {
  for (int r = 0; r < grid.rows(); ++r) {
    int heads = 0;
    int levels = 0;
    for (int c = 0; c < grid.cols(); ++c) {
      if (!grid.starts(r, c)) continue;
      const LabelKind kind = label_of(grid, r, c).kind;
      levels += is_level(kind) ? 1 : 0;
      heads += is_level(kind) || kind == LabelKind::Value ? 1 : 0;
    }
    if (heads >= 2 && levels >= 1) return r;
  }
  return -1;
}

/// A target form or a self-evaluation: fields over indicator rows.
class FormSpans {
 public:
  FormSpans(CellGrid& grid, int head) : grid_(grid), head_(head) {
    for (int c = 0; c < grid.cols(); ++c) {
      const LabelKind kind = grid.starts(head, c) ? label_of(grid, head, c).kind : LabelKind::None;
      kinds_.push_back(kind);
      if (kind == LabelKind::Level1 && first_level_ < 0) first_level_ = c;
      if (kind == LabelKind::Level3) last_level_ = c;
    }
    if (first_level_ < 0) {
      const auto level = std::find_if(kinds_.begin(), kinds_.end(), is_level);
      first_level_ = static_cast<int>(level - kinds_.begin());
    }
  }

  void run() {
    for (int r = 0; r < head_; ++r) add_fields(r);
    join_empty_columns();
    const int end = end_of_rows();
    for (int r = head_ + 1; r < end; ++r) add_levels(r);
    for (int r = end; r < grid_.rows(); ++r) add_fields(r);
  }

 private:
  // Blanks at the start of a row belong to what stands above them; others to the cell before them,
  // except those that a label leaves for its value.
  void add_fields(int r) {
    int c = 0;
    for (; c < grid_.cols() && grid_.blank(r, c); c += grid_.cell(r, c).col_span) {
      if (r > 0 && reaches_down(r - 1, c)) grid_.grow_down(r - 1, c, 1);
    }
    while (c < grid_.cols()) {
      int next = c + grid_.cell(r, c).col_span;
      while (next < grid_.cols() && grid_.blank(r, next)) ++next;
      if (grid_.starts(r, c)) spread(r, c, next);
      c = next;
    }
  }

  bool reaches_down(int r, int c) const {
    constexpr size_t kLongestLabel = 30;
    const std::u32string& text = grid_.text(r, c);
    return !text.empty() && text.size() <= kLongestLabel && !is_figure(text);
  }

  void spread(int r, int c, int next) {
    const int free = next - c - grid_.cell(r, c).col_span;
    if (free <= 0) return;
    const LabelMatch label = label_of(grid_, r, c);
    const bool bare = label && !label.inlined;
    const bool value_follows =
        next < grid_.cols() && !(label_of(grid_, r, next) && !figure_label(r, next));
    const bool over_text = bare && is_goal_label(label.kind) && r + 1 < grid_.rows() &&
                           (c > 0 || !grid_.blank(r + 1, 0)) && grid_.starts(r + 1, c);
    if (!bare || value_follows || over_text) {
      grid_.grow_right(r, c, free);
      return;
    }
    // The value is blank: one blank cell beside the label.
  }

  static bool is_goal_label(LabelKind kind) {
    return kind == LabelKind::Goal || kind == LabelKind::AnnualGoal ||
           kind == LabelKind::MidtermGoal;
  }

  bool figure_label(int r, int c) const { return is_figure(grid_.text(r, c)); }

  // A column without a head and without any text in the rows is part of the one before it.
  void join_empty_columns() {
    for (int c = 1; c < grid_.cols(); ++c) {
      if (!grid_.blank_area(head_, c, 1, 1)) continue;
      bool empty = true;
      for (int r = head_ + 1; r < grid_.rows() && empty; ++r) empty = grid_.blank(r, c);
      if (!empty) continue;
      for (int r = head_; r < grid_.rows(); ++r) {
        if (r == head_ || grid_.starts(r, c - 1)) grid_.grow_right(r, c - 1, 1);
      }
    }
  }

  // Past the last row that has an indicator or the name of a level.
  int end_of_rows() const {
    int end = head_ + 1;
    for (int r = head_ + 1; r < grid_.rows(); ++r) {
      if (is_row(r)) end = r + 1;
    }
    return end;
  }

  bool is_row(int r) const {
    for (int c = first_level_; c <= std::max(first_level_, last_level_); ++c) {
      if (!grid_.starts(r, c)) continue;
      const bool sum = is_sum(grid_.text(r, c));
      if (!sum && (c > first_level_ || match_level(r, c))) return true;
    }
    return false;
  }

  bool match_level(int r, int c) const {
    if (find_level(encode_utf8(grid_.text(r, c)), 1)) return true;
    // A name of its own with something beside it.
    for (int k = c + 1; k <= last_level_; ++k) {
      if (grid_.starts(r, k)) return true;
    }
    return false;
  }

  bool is_level_column(int c) const {
    const LabelKind kind = kinds_[static_cast<size_t>(c)];
    return c < first_level_ || kind == LabelKind::Level1 || kind == LabelKind::Level2;
  }

  // A blank below a label belongs to it unless a label further left begins here.
  void add_levels(int r) {
    bool begun = false;
    for (int c = 0; c < grid_.cols(); ++c) {
      if (!is_level_column(c)) continue;
      if (grid_.starts(r, c)) {
        begun = true;
        continue;
      }
      const bool same_half = c < first_level_ || !begun || begins_half(c);
      if (begins_half(c)) begun = grid_.starts(r, first_level_);
      if (same_half && !begun && reaches_into(r, c)) grid_.grow_down(r - 1, c, 1);
    }
  }

  // 二级指标 of the year's half, right of the mid-term one's 指标值.
  bool begins_half(int c) const {
    return kinds_[static_cast<size_t>(c)] == LabelKind::Level2 && c > last_of_first_half();
  }

  int last_of_first_half() const {
    const auto level3 = std::find(kinds_.begin(), kinds_.end(), LabelKind::Level3);
    return static_cast<int>(level3 - kinds_.begin());
  }

  bool reaches_into(int r, int c) const {
    const CellGrid::Cell& above = grid_.cell(r - 1, c);
    if (above.content.pieces.empty()) return false;
    // The head of a column does not span rows; the narrow label at the left does.
    return above.row > head_ || (above.row <= head_ && c < first_level_ && above.col == c);
  }

  CellGrid& grid_;
  int head_;
  std::vector<LabelKind> kinds_;  // per column, of the head row
  int first_level_ = -1;
  int last_level_ = -1;
};

/// Any other table: heads over rows.
class OrdinarySpans {
 public:
  explicit OrdinarySpans(CellGrid& grid) : grid_(grid) {
    while (heads_ < grid.rows() && heads_ < kMostHeads && is_head(heads_)) ++heads_;
  }

  void run() {
    for (int r = 0; r < heads_; ++r) spread_heads(r);
    for (int c = 0; c < grid_.cols() && group_column(c); ++c) join_groups(c);
    for (int r = heads_; r < grid_.rows(); ++r) spread_sum(r);
  }

 private:
  static constexpr int kMostHeads = 5;

  // No amounts, no serial numbers, no sum yet.
  bool is_head(int r) const {
    bool any = false;
    for (int c = 0; c < grid_.cols(); ++c) {
      if (!grid_.starts(r, c)) continue;
      const std::u32string& text = grid_.text(r, c);
      if (has_digits_only(text)) return false;
      if (is_sum(text) && heads_ > 0 && c == 0) return false;
      any = true;
    }
    if (!any) return false;
    // A head has blanks only where it spans: one that is full is followed by rows.
    return heads_ == 0 || has_blank(heads_ - 1) || grid_.blank(r, 0);
  }

  static bool has_digits_only(const std::u32string& text) {
    return is_figure(text) && std::any_of(text.begin(), text.end(), is_digit_of_any_width);
  }

  bool has_blank(int r) const {
    for (int c = 0; c < grid_.cols(); ++c) {
      if (grid_.blank(r, c)) return true;
    }
    return false;
  }

  // Over the columns that have heads of their own below; else down to the rows.
  void spread_heads(int r) {
    for (int c = 0; c < grid_.cols(); ++c) {
      if (!grid_.starts(r, c)) continue;
      const bool below = r + 1 < heads_ && grid_.starts(r + 1, c);
      int next = c + 1;
      while (next < grid_.cols() && grid_.blank_area(r, next, 1, 1) && headed(r, next, below))
        ++next;
      grid_.grow_right(r, c, next - c - 1);
      if (below) continue;
      int down = r + 1;
      while (down < heads_ && grid_.blank_area(down, c, 1, next - c)) ++down;
      grid_.grow_down(r, c, down - r - 1);
    }
  }

  // A blank in a head row: `c` has a head further down, or none at all.
  bool headed(int r, int c, bool below) const {
    for (int k = r + 1; k < heads_; ++k) {
      if (grid_.starts(k, c)) return below || k > r + 1;
    }
    return true;
  }

  // Names that stand once for several rows: a column of text left of one that is never blank.
  bool group_column(int c) const {
    int filled = 0;
    int figures = 0;
    int rows = 0;
    for (int r = heads_; r < grid_.rows(); ++r) {
      if (is_sum(first_text(r))) continue;
      ++rows;
      filled += grid_.starts(r, c) ? 1 : 0;
      figures += grid_.starts(r, c) && is_figure(grid_.text(r, c)) ? 1 : 0;
    }
    const bool text = figures * 2 < filled;
    return rows > 0 && (filled == rows || text) && filled > 0;
  }

  std::u32string first_text(int r) const {
    for (int c = 0; c < grid_.cols(); ++c) {
      if (grid_.starts(r, c)) return grid_.text(r, c);
    }
    return {};
  }

  void join_groups(int c) {
    const bool last = c + 1 >= grid_.cols();
    if (last || heads_ == 0) return;
    for (int r = heads_ + 1; r < grid_.rows(); ++r) {
      if (!grid_.blank_area(r, c, 1, 1) || is_sum(first_text(r))) continue;
      const CellGrid::Cell& above = grid_.cell(r - 1, c);
      const bool name = above.row >= heads_ && !above.content.pieces.empty() &&
                        !is_figure(above.content.text) && !is_sum(above.content.text);
      // Left of it nothing begins here either, but for a serial number.
      const bool inner = c == 0 || !grid_.starts(r, c - 1) || is_figure(grid_.text(r, c - 1));
      if (name && inner && more_follows(r, c)) grid_.grow_down(r - 1, c, 1);
    }
  }

  // The next column names the row, or is a blank of another group. An amount there would be the
  // group's own: then the blank is one.
  bool more_follows(int r, int c) const {
    for (int k = c + 1; k < grid_.cols(); ++k) {
      if (grid_.starts(r, k)) return !is_figure(grid_.text(r, k));
      if (!text_column(k)) return false;
    }
    return false;
  }

  // 合计 reaches over the columns of text up to the first amount.
  void spread_sum(int r) {
    for (int c = 0; c < grid_.cols(); ++c) {
      if (grid_.blank(r, c)) continue;
      if (!is_sum(grid_.text(r, c))) return;
      int next = c + 1;
      while (next < grid_.cols() && grid_.blank_area(r, next, 1, 1) && text_column(next)) ++next;
      if (next < grid_.cols()) grid_.grow_right(r, c, next - c - 1);
      return;
    }
  }

  bool text_column(int c) const {
    int texts = 0;
    int figures = 0;
    for (int r = heads_; r < grid_.rows(); ++r) {
      if (!grid_.starts(r, c)) continue;
      ++(is_figure(grid_.text(r, c)) ? figures : texts);
    }
    return texts > figures;
  }

  CellGrid& grid_;
  int heads_ = 0;
};

}  // namespace

void recover_spans(CellGrid& grid) {
  const int head = indicator_head(grid);
  if (head >= 0) {
    FormSpans(grid, head).run();
  } else {
    OrdinarySpans(grid).run();
  }
}

}  // namespace gewu::separated

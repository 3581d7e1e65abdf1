#include "rebuild/plain/row_finder.h"

#include <algorithm>
#include <cmath>

#include "rebuild/chain.h"
#include "rebuild/plain/column_habits.h"
#include "rebuild/separated/raw_table.h"

namespace gewu::plain {

namespace {

constexpr int kTallestRow = 14;  // lines
constexpr double kRow = -1;      // each row must earn its place
constexpr double kBlankJoin = -1.2;
constexpr double kOffCentre = 0.6;
constexpr double kTwoFigures = -6;  // two amounts of one column in one row
constexpr double kCutFigure = -6;   // an amount without its last decimals
constexpr double kNotFull = -4;     // a text that goes on below though there was room
constexpr double kFull = 0.6;
constexpr double kNewItem = -2.5;  // （一）, 2. and the like begin a cell rather than a line of one
constexpr double kMostlyFull = 0.6;
constexpr double kOpenEnd = -0.8;  // a full last line, and more text below

/// What one column has in a run of lines, added line by line.
struct CellRun {
  int first = -1;
  int last = -1;
  int figures = 0;
  double wraps = 0;
  std::u32string open;  ///< a figure that is not whole yet
  const Stretch* above = nullptr;
};

class RowFinder {
 public:
  RowFinder(const std::vector<std::vector<Stretch>>& lines, size_t heads, int columns)
      : lines_(lines),
        heads_(heads),
        habits_(column_habits(lines, heads, columns)),
        chain_(static_cast<int>(lines.size() - heads), kTallestRow) {
    for (const ColumnHabit& habit : habits_) blank_ += habit.numeric ? kNoFigure : kNoText;
  }

  std::vector<FoundRow> run() {
    const int count = static_cast<int>(lines_.size() - heads_);
    for (int i = 0; i < count; ++i) {
      std::vector<CellRun> cells(habits_.size());
      double gaps = 0;
      for (int j = i + 1; j <= std::min(count, i + kTallestRow); ++j) {
        if (j > i + 1) gaps += kBlankJoin * std::min(2, gap_before(j - 1));
        add_line(j - 1, cells);
        chain_.offer(i, j, kRow + gaps + worth(i, j, cells));
      }
    }
    chain_.solve();
    std::vector<FoundRow> rows;
    for (const Chain::Run& run : chain_.runs()) rows.push_back({run.begin, run.end, run.margin});
    return rows;
  }

 private:
  static constexpr double kNoFigure = -0.15;
  static constexpr double kNoText = -0.25;

  const std::vector<Stretch>& at(int index) const {
    return lines_[heads_ + static_cast<size_t>(index)];
  }

  int gap_before(int index) const {
    return at(index).front().line - at(index - 1).front().line - 1;
  }

  void add_line(int index, std::vector<CellRun>& cells) const {
    for (const Stretch& text : at(index)) {
      CellRun& cell = cells[static_cast<size_t>(text.first)];
      if (cell.first < 0) cell.first = text.line;
      cell.last = text.line;
      const ColumnHabit& habit = habits_[static_cast<size_t>(text.first)];
      habit.numeric ? add_figure(habit, text, cell) : add_text(habit, text, cell);
      cell.above = &text;
    }
  }

  static void add_figure(const ColumnHabit& habit, const Stretch& text, CellRun& cell) {
    const bool near = cell.above != nullptr && cell.above->line + 2 >= text.line;
    const bool goes_on = near && (!cell.open.empty() || wraps(habit, *cell.above, text));
    if (!goes_on) ++cell.figures;
    const std::u32string whole = goes_on ? cell.open + text.folded : text.folded;
    cell.open = habit.cut(whole) ? whole : std::u32string();
  }

  // A whole number or a code goes on below where its line was full.
  static bool wraps(const ColumnHabit& habit, const Stretch& above, const Stretch& text) {
    constexpr size_t kLongRest = 3;
    return habit.decimals == 0 && habit.full(above) && text.folded.size() < kLongRest &&
           above.folded.size() > text.folded.size();
  }

  static void add_text(const ColumnHabit& habit, const Stretch& text, CellRun& cell) {
    if (cell.above == nullptr) return;
    const bool near = cell.above->line + 2 >= text.line;
    if (is_sum_text(text.folded)) cell.wraps += kNotFull;
    if (separated::begins_item(text.folded)) cell.wraps += kNewItem;
    cell.wraps += near && habit.full(*cell.above, text) ? kFull : kNotFull;
  }

  double worth(int from, int to, const std::vector<CellRun>& cells) const {
    double score = blank_;
    const double middle = (at(from).front().line + at(to - 1).front().line) / 2.0;
    for (size_t c = 0; c < cells.size(); ++c) {
      const CellRun& cell = cells[c];
      if (cell.first < 0) continue;
      score -= habits_[c].numeric ? kNoFigure : kNoText;
      const double centre = std::abs((cell.first + cell.last) / 2.0 - middle);
      score -= kOffCentre * std::max(0.0, centre - 0.5);
      if (habits_[c].numeric) {
        score += cell.figures == 1 ? 2 : kTwoFigures * (cell.figures - 1);
        score += cell.open.empty() ? 0 : kCutFigure;
        continue;
      }
      score += 0.5 + cell.wraps;
      // Where nearly all lines are full, that says nothing.
      const bool open = habits_[c].full_share < kMostlyFull && habits_[c].full(*cell.above);
      if (open && goes_on(to, static_cast<int>(c))) score += kOpenEnd;
    }
    return score;
  }

  bool goes_on(int index, int column) const {
    if (index >= static_cast<int>(lines_.size() - heads_)) return false;
    const auto& line = at(index);
    return std::any_of(line.begin(), line.end(),
                       [&](const Stretch& text) { return text.first == column; });
  }

  const std::vector<std::vector<Stretch>>& lines_;
  size_t heads_;
  std::vector<ColumnHabit> habits_;
  double blank_ = 0;  ///< of a row without anything
  Chain chain_;
};

}  // namespace

std::vector<FoundRow> find_rows(const std::vector<std::vector<Stretch>>& lines, size_t heads,
                                int columns) {
  return RowFinder(lines, heads, columns).run();
}

}  // namespace gewu::plain

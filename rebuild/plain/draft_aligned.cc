// A region of aligned text as a table: heads over rows.
#include <algorithm>

#include "base/text.h"
#include "rebuild/chain.h"
#include "rebuild/lexicon.h"
#include "rebuild/plain/aligned.h"

namespace gewu::plain {

namespace {

constexpr int kTallestRow = 14;  // lines
constexpr double kBlankJoin = -1.2;
constexpr double kOffCentre = 0.6;
constexpr double kTwoFigures = -6;  // two amounts of one column in one row

using Line = std::vector<Stretch>;

bool is_sum(const std::u32string& folded) {
  return folded == U"合计" || folded == U"总计" || folded == U"小计";
}

/// Rows of a region, found by what stands in its columns.
class RowFinder {
 public:
  RowFinder(const std::vector<Line>& lines, size_t heads, int columns)
      : lines_(lines),
        heads_(heads),
        figures_(static_cast<size_t>(columns), 0),
        texts_(figures_),
        widest_(figures_),
        chain_(static_cast<int>(lines.size() - heads), kTallestRow) {
    for (size_t l = heads; l < lines.size(); ++l) {
      for (const Stretch& stretch : lines[l]) {
        const auto column = static_cast<size_t>(stretch.first);
        ++(is_figure(stretch.folded) || stretch.folded == U"-" ? figures_ : texts_)[column];
        widest_[column] = std::max(widest_[column], stretch.x1 - stretch.x0);
      }
    }
  }

  std::vector<Chain::Run> run() {
    const int count = static_cast<int>(lines_.size() - heads_);
    for (int i = 0; i < count; ++i) {
      for (int j = i + 1; j <= std::min(count, i + kTallestRow); ++j) {
        chain_.offer(i, j, worth(i, j));
      }
    }
    chain_.solve();
    return chain_.runs();
  }

 private:
  bool numeric(size_t column) const { return figures_[column] * 5 >= texts_[column] * 6; }

  double worth(int from, int to) const {
    double score = -1;
    for (size_t c = 0; c < figures_.size(); ++c) score += column_worth(c, from, to);
    for (int l = from + 1; l < to; ++l) {
      const int gap = at(l).front().line - at(l - 1).front().line - 1;
      score += kBlankJoin * std::min(gap, 2);
    }
    return score;
  }

  const Line& at(int index) const { return lines_[heads_ + static_cast<size_t>(index)]; }

  double column_worth(size_t column, int from, int to) const {
    int filled = 0;
    int first = -1;
    int last = -1;
    double wraps = 0;
    const Stretch* above = nullptr;
    for (int l = from; l < to; ++l) {
      for (const Stretch& stretch : at(l)) {
        if (stretch.first != static_cast<int>(column)) continue;
        ++filled;
        if (first < 0) first = stretch.line;
        last = stretch.line;
        if (above != nullptr) wraps += wrap_worth(*above, stretch);
        above = &stretch;
      }
    }
    if (filled == 0) return numeric(column) ? -0.15 : -0.25;
    const double middle = (at(from).front().line + at(to - 1).front().line) / 2.0;
    const double off = std::max(0.0, std::abs((first + last) / 2.0 - middle) - 0.5);
    if (numeric(column)) return (filled == 1 ? 2 : kTwoFigures) - kOffCentre * off;
    return 0.5 - kOffCentre * off + wraps;
  }

  // A line is followed by the rest of its cell only if it is full.
  double wrap_worth(const Stretch& above, const Stretch& below) const {
    constexpr int kRagged = 3;
    constexpr double kNotFull = -4;
    constexpr double kFull = 0.6;
    const bool full = above.x1 - above.x0 + kRagged >= widest_[static_cast<size_t>(above.first)];
    return full && above.line + 2 >= below.line ? kFull : kNotFull;
  }

  const std::vector<Line>& lines_;
  size_t heads_;
  std::vector<int> figures_;
  std::vector<int> texts_;
  std::vector<int> widest_;
  Chain chain_;
};

/// Heads of columns, those over several columns above those that they are over.
class HeadRows {
 public:
  HeadRows(const std::vector<Line>& lines, size_t heads) {
    for (size_t l = 0; l < heads; ++l) {
      for (const Stretch& stretch : lines[l]) add(stretch);
    }
    for (DraftCell& cell : cells_) cell.row = level(cell);
    for (const DraftCell& cell : cells_) rows_ = std::max(rows_, cell.row + 1);
  }

  int rows() const { return rows_; }

  // Heads without any below them reach down to the rows.
  std::vector<DraftCell> take() {
    for (DraftCell& cell : cells_) {
      int below = rows_;
      for (const DraftCell& other : cells_) {
        if (other.row > cell.row && shares(cell, other)) below = std::min(below, other.row);
      }
      cell.row_span = std::max(1, below - cell.row);
    }
    return std::move(cells_);
  }

 private:
  static bool shares(const DraftCell& a, const DraftCell& b) {
    return a.col < b.col + b.col_span && b.col < a.col + a.col_span;
  }

  void add(const Stretch& stretch) {
    const int span = stretch.last - stretch.first + 1;
    for (DraftCell& cell : cells_) {
      if (cell.col != stretch.first || cell.col_span != span) continue;
      cell.pieces.insert(cell.pieces.end(), stretch.pieces.begin(), stretch.pieces.end());
      return;
    }
    DraftCell cell;
    cell.col = stretch.first;
    cell.col_span = span;
    cell.pieces = stretch.pieces;
    cells_.push_back(std::move(cell));
  }

  // How many heads stand over it.
  int level(const DraftCell& cell) const {
    int over = 0;
    for (const DraftCell& other : cells_) {
      const bool wider = other.col <= cell.col && other.col_span > cell.col_span &&
                         cell.col + cell.col_span <= other.col + other.col_span;
      over += wider && other.pieces.front().line <= cell.pieces.front().line ? 1 : 0;
    }
    return over;
  }

  std::vector<DraftCell> cells_;
  int rows_ = 0;
};

// Lines before the first that holds a figure, a sum or a text too long for a head.
size_t head_lines(const std::vector<Line>& lines) {
  constexpr size_t kMostHeads = 12;
  constexpr size_t kLongestHead = 15;
  size_t heads = 0;
  while (heads < std::min(lines.size(), kMostHeads)) {
    const Line& line = lines[heads];
    const bool row = std::any_of(line.begin(), line.end(), [](const Stretch& stretch) {
      return is_figure(stretch.folded) || is_sum(stretch.folded);
    });
    const bool text = std::any_of(line.begin(), line.end(), [&](const Stretch& stretch) {
      return stretch.folded.size() > kLongestHead;
    });
    if (text && heads > 0) break;
    if (row && !(line.size() == 1 && is_sum(line.front().folded))) {
      const bool heads_so = std::none_of(line.begin(), line.end(), [](const Stretch& stretch) {
        return is_figure(stretch.folded);
      });
      if (!heads_so || line.size() < 2) break;
    }
    ++heads;
  }
  return heads == lines.size() ? 1 : heads;
}

// 合计 stands in the middle of the columns that it reaches over, from the left border to the first
// amount: it moves to the first of them. Returns how many there are; 0: no such row.
int spread_sum(const SourceText& source, std::vector<DraftCell>& cells) {
  size_t sum = 0;
  while (sum < cells.size() && cells[sum].pieces.empty()) ++sum;
  if (sum == cells.size()) return 0;
  std::u32string text;
  for (const Piece& piece : cells[sum].pieces) text += fold32(source.view(piece));
  if (!is_sum(text)) return 0;
  size_t next = sum + 1;
  while (next < cells.size() && cells[next].pieces.empty()) ++next;
  if (next == cells.size()) return 0;
  if (sum == 0) return 1;
  std::swap(cells[0], cells[sum]);
  return static_cast<int>(sum) + 1;
}

}  // namespace

DraftTable draft_aligned(const SourceText& source, const Region& region, Layout layout) {
  std::vector<Line> lines;
  for (int line = region.first; line <= region.last; ++line) {
    if (source.lines[static_cast<size_t>(line)].blank()) continue;
    lines.push_back(stretches_of(source, line, layout));
  }
  const size_t heads = head_lines(lines);
  DraftTable table;
  table.cols = align(lines, heads);
  HeadRows head(lines, heads);
  table.rows = head.rows();
  table.cells = head.take();
  for (const Chain::Run& run : RowFinder(lines, heads, table.cols).run()) {
    std::vector<DraftCell> cells(static_cast<size_t>(table.cols));
    for (int l = run.begin; l < run.end; ++l) {
      for (const Stretch& stretch : lines[heads + static_cast<size_t>(l)]) {
        DraftCell& cell = cells[static_cast<size_t>(stretch.first)];
        cell.repaired = !cell.pieces.empty();
        cell.pieces.insert(cell.pieces.end(), stretch.pieces.begin(), stretch.pieces.end());
      }
    }
    const int sum = spread_sum(source, cells);
    for (int c = 0; c < table.cols; ++c) {
      DraftCell& cell = cells[static_cast<size_t>(c)];
      if (c > 0 && c < sum) continue;
      cell.row = table.rows;
      cell.col = c;
      cell.col_span = c == 0 ? std::max(1, sum) : 1;
      cell.margin = run.margin;
      cell.review = !cell.pieces.empty() && run.margin < kSureRow;
      table.cells.push_back(std::move(cell));
    }
    ++table.rows;
  }
  for (DraftCell& cell : table.cells) {
    cell.part = FormPart::Aligned;
    cell.text = join_pieces(source, cell.pieces);
  }
  return table;
}

}  // namespace gewu::plain

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
        chain_(static_cast<int>(lines.size() - heads), kTallestRow) {
    for (size_t l = heads; l < lines.size(); ++l) {
      for (const Stretch& stretch : lines[l]) {
        const auto column = static_cast<size_t>(stretch.first);
        ++(is_figure(stretch.folded) || stretch.folded == U"-" ? figures_ : texts_)[column];
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
    for (int l = from; l < to; ++l) {
      for (const Stretch& stretch : at(l)) {
        if (stretch.first != static_cast<int>(column)) continue;
        ++filled;
        if (first < 0) first = stretch.line;
        last = stretch.line;
      }
    }
    if (filled == 0) return numeric(column) ? -0.3 : -0.7;
    const double middle = (at(from).front().line + at(to - 1).front().line) / 2.0;
    const double off = std::max(0.0, std::abs((first + last) / 2.0 - middle) - 0.5);
    if (numeric(column)) return (filled == 1 ? 2 : kTwoFigures) - kOffCentre * off;
    return 0.5 - kOffCentre * off;
  }

  const std::vector<Line>& lines_;
  size_t heads_;
  std::vector<int> figures_;
  std::vector<int> texts_;
  Chain chain_;
};

/// Heads of columns, those over several columns above those that they are over.
class HeadRows {
 public:
  HeadRows(const std::vector<Line>& lines, size_t heads, int columns) : columns_(columns) {
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

  int columns_;
  std::vector<DraftCell> cells_;
  int rows_ = 0;
};

// Lines before the first that holds a figure or a sum.
size_t head_lines(const std::vector<Line>& lines) {
  constexpr size_t kMostHeads = 12;
  size_t heads = 0;
  while (heads < std::min(lines.size(), kMostHeads)) {
    const Line& line = lines[heads];
    const bool row = std::any_of(line.begin(), line.end(), [](const Stretch& stretch) {
      return is_figure(stretch.folded) || is_sum(stretch.folded);
    });
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
  HeadRows head(lines, heads, table.cols);
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
    for (int c = 0; c < table.cols; ++c) {
      DraftCell& cell = cells[static_cast<size_t>(c)];
      cell.row = table.rows;
      cell.col = c;
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

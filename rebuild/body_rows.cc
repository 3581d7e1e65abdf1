#include <algorithm>
#include <cmath>

#include "base/sign_classes.h"
#include "rebuild/body.h"
#include "rebuild/chain.h"
#include "rebuild/plain/column_habits.h"

namespace gewu {

namespace {

constexpr int kMostLines = 9;         // of one printed row
constexpr double kRow = -1;           // each row must earn its place
constexpr double kHalfLine = 0.25;    // share of that for half a line, which rounding may cause
constexpr double kTwoCells = -4;      // two values, or two names with their units, in one cell
constexpr double kTwoInOne = -1.5;    // two printed rows on one line
constexpr double kTabbedJoin = -2.2;  // tabbed text has a line per row, mostly
constexpr double kTornJoin = -1.5;    // ... but for one that a page break tore
constexpr double kNoValue = -1.2;     // a target that is named but not set
constexpr double kBlankJoin = -1.2;   // a blank line inside a row
constexpr double kLabelClash = -4;    // two labels of one column beside one row
constexpr double kSureSplit = 1;      // margin of rows that were told apart only by blanks
constexpr int kOneRow = 0;            // what a run of lines holds
constexpr int kTwoRows = 1;
constexpr double kShortLine = -1.5;
constexpr double kFullLine = -0.8;
constexpr double kOffCentre = 0.6;  // per line that a cell is off the middle (or top) of its row

// Two columns of values in one row of print: the sign that two rows were taken for one.
bool holds_two_values(const std::u32string& text) {
  int runs = 0;
  for (size_t i = 0; i < text.size(); ++i) {
    if (is_comparator_like(text[i]) && (i == 0 || !is_comparator_like(text[i - 1]))) ++runs;
  }
  const size_t percent = text.find(U'%');
  return runs > 1 ||
         (percent != std::u32string::npos && text.find(U'%', percent + 1) != std::u32string::npos);
}

double missing_cost(ColumnKind kind, bool has_level3) {
  switch (kind) {
    case ColumnKind::Level3:
      return -2.5;
    case ColumnKind::Value:
      return has_level3 ? kNoValue : 0;
    case ColumnKind::Weight:
    case ColumnKind::Rule:
    case ColumnKind::Basis:
    case ColumnKind::Evidence:
    case ColumnKind::Unit:
    case ColumnKind::Comparator:
      return -0.8;
    default:
      return 0;
  }
}

class RowSearch {
 public:
  RowSearch(const SourceText& source, const Columns& columns, const std::vector<PlacedLine>& lines,
            FitCache& cache)
      : source_(source),
        columns_(columns),
        lines_(lines),
        cache_(cache),
        chain_(static_cast<int>(lines.size()), kMostLines) {
    used_.assign(columns.columns.size(), false);
    widest_.assign(columns.columns.size(), 0);
    for (const PlacedLine& line : lines) {
      for (const Placed& cell : line.cells) {
        used_[static_cast<size_t>(cell.column)] = true;
        int& widest = widest_[static_cast<size_t>(cell.column)];
        widest = std::max(widest, width_of(cell.pieces.front(), cell.pieces.back()));
      }
    }
  }

  BodyRows run() {
    const int n = static_cast<int>(lines_.size());
    for (int i = 0; i < n; ++i) {
      for (int j = i + 1; j <= std::min(n, i + kMostLines); ++j) offer(i, j);
    }
    chain_.solve();
    return collect();
  }

 private:
  // The pieces of lines [i, j) per column.
  std::vector<RowCell> merge(int i, int j) const {
    std::vector<RowCell> cells(columns_.columns.size());
    for (int k = i; k < j; ++k) {
      for (const Placed& placed : lines_[static_cast<size_t>(k)].cells) {
        if (is_label_column(kind_of(placed.column))) continue;
        RowCell& cell = cells[static_cast<size_t>(placed.column)];
        cell.pieces.insert(cell.pieces.end(), placed.pieces.begin(), placed.pieces.end());
        cell.margin = std::min(cell.margin, placed.margin);
        cell.moved = cell.moved || placed.moved;
      }
    }
    return cells;
  }

  ColumnKind kind_of(int column) const {
    return columns_.columns[static_cast<size_t>(column)].kind;
  }

  std::u32string folded(const std::vector<Piece>& pieces) const {
    std::u32string text;
    for (const Piece& piece : pieces) text += fold32(source_.view(piece));
    return text;
  }

  double content_score(const std::vector<RowCell>& cells) const {
    const int level3 = columns_.index_of(ColumnKind::Level3);
    const bool named = level3 >= 0 && !cells[static_cast<size_t>(level3)].pieces.empty();
    double score = kRow;
    for (size_t c = 0; c < cells.size(); ++c) {
      const ColumnKind kind = kind_of(static_cast<int>(c));
      if (is_label_column(kind)) continue;
      if (cells[c].pieces.empty()) {
        score += used_[c] ? missing_cost(kind, named) : 0;
        continue;
      }
      const std::u32string text = folded(cells[c].pieces);
      score += cache_.fit(kind, text);
      const bool two = (kind == ColumnKind::Value && holds_two_values(text)) ||
                       (kind == ColumnKind::Level3 && bracketed_units(text) > 1);
      if (two) score += kTwoCells;
    }
    return score;
  }

  // In print a row's cells are all centred on one line, or all start on its first.
  double centring(int i, int j, const std::vector<RowCell>& cells) const {
    if (j - i == 1) return 0;
    const int top = lines_[static_cast<size_t>(i)].line;
    const int bottom = lines_[static_cast<size_t>(j - 1)].line;
    double off_middle = 0;
    double off_top = 0;
    for (const RowCell& cell : cells) {
      if (cell.pieces.empty()) continue;
      const int first = cell.pieces.front().line;
      const int last = cell.pieces.back().line;
      const double off = std::abs(first + last - top - bottom) / 2.0;
      off_middle += std::max(0.0, off - 0.5) + kHalfLine * std::min(off, 0.5);
      off_top += first - top;
    }
    // Retyped rows go on below; print centres.
    if (columns_.layout == Layout::Tabs) return -kOffCentre * off_top;
    return -kOffCentre * std::min(off_middle, off_top + 0.5);
  }

  static int width_of(const Piece& first, const Piece& last) {
    return last.wide_x1 - first.wide_x0;
  }

  // In a wrapped cell every line but the last is full; a full last line looks cut off.
  double wrapping(int next, const std::vector<RowCell>& cells) const {
    if (columns_.layout == Layout::Tabs) return 0;
    double score = 0;
    for (size_t c = 0; c < cells.size(); ++c) {
      const auto& pieces = cells[c].pieces;
      constexpr int kTellingEnd = 12;
      constexpr int kShortestWrap = 8;  // narrower columns do not tell
      if (pieces.empty() || widest_[c] < kShortestWrap) continue;
      size_t start = 0;
      for (size_t k = 1; k <= pieces.size(); ++k) {
        if (k < pieces.size() && pieces[k].line == pieces[start].line) continue;
        const int short_by = widest_[c] - width_of(pieces[start], pieces[k - 1]);
        const bool last = k == pieces.size();
        constexpr int kRagged = 3;  // a wide character or a number may not fit any more
        const int next_width = last ? 0 : plain::unbreakable_width(source_.view(pieces[k]));
        if (!last && short_by > std::max(kRagged, next_width)) score += kShortLine;
        if (last && short_by < kRagged && widest_[c] >= kTellingEnd &&
            goes_on(next, static_cast<int>(c)))
          score += kFullLine;
        start = k;
      }
    }
    return score;
  }

  // Text in this column on the line, or on the one after it, between whose lines others may stand.
  bool goes_on(int line, int column) const {
    const int end = std::min(line + 2, static_cast<int>(lines_.size()));
    for (int k = line; k < end; ++k) {
      const auto& cells = lines_[static_cast<size_t>(k)].cells;
      const bool here = std::any_of(cells.begin(), cells.end(),
                                    [&](const Placed& cell) { return cell.column == column; });
      if (here) return true;
    }
    return false;
  }

  double joins(int i, int j) const {
    double score = 0;
    for (int k = i + 1; k < j; ++k) {
      const int gap = lines_[static_cast<size_t>(k)].line - lines_[static_cast<size_t>(k - 1)].line;
      const bool tabs = columns_.layout == Layout::Tabs;
      const double tabbed = gap > 1 ? kTornJoin : kTabbedJoin;
      score += tabs ? tabbed : kBlankJoin * std::min(gap - 1, 2);
    }
    return score;
  }

  // Two whole names in one label column, each on a line of its own, head two rows.
  double label_clash(int i, int j) const {
    if (j - i == 1) return 0;
    for (ColumnKind kind : {ColumnKind::Level1, ColumnKind::Level2}) {
      int names = 0;
      for (int k = i; k < j; ++k) names += has_whole_name(k, kind) ? 1 : 0;
      if (names > 1) return kLabelClash;
    }
    return 0;
  }

  bool has_whole_name(int line, ColumnKind kind) const {
    const int level = kind == ColumnKind::Level1 ? 1 : 2;
    const auto& cells = lines_[static_cast<size_t>(line)].cells;
    return std::any_of(cells.begin(), cells.end(), [&](const Placed& cell) {
      return kind_of(cell.column) == kind &&
             match_level_word(folded(cell.pieces), level).score == 1;
    });
  }

  bool empty(const std::vector<RowCell>& cells) const {
    return std::all_of(cells.begin(), cells.end(),
                       [](const RowCell& cell) { return cell.pieces.empty(); });
  }

  void offer(int i, int j) {
    const std::vector<RowCell> cells = merge(i, j);
    if (empty(cells)) {
      if (j == i + 1) chain_.offer(i, j, 0, kOneRow);
      return;
    }
    // A lone label above or below a row's text is a row of its own, or in the middle of its span.
    if (bare(i) || bare(j - 1)) return;
    chain_.offer(i, j,
                 content_score(cells) + centring(i, j, cells) + joins(i, j) + wrapping(j, cells) +
                     label_clash(i, j),
                 kOneRow);
    if (j == i + 1) {
      std::vector<RowCell> second;
      chain_.offer(i, j, split_score(cells, second), kTwoRows);
    }
  }

  // A line with nothing but labels.
  bool bare(int line) const {
    const auto& cells = lines_[static_cast<size_t>(line)].cells;
    return std::all_of(cells.begin(), cells.end(),
                       [&](const Placed& cell) { return is_label_column(kind_of(cell.column)); });
  }

  // Cuts every cell that has a blank in it at the blank that makes the best two rows. `first` keeps
  // the upper halves.
  double split_score(std::vector<RowCell> first, std::vector<RowCell>& second) const {
    second.assign(first.size(), RowCell());
    int cuts = 0;
    for (size_t c = 0; c < first.size(); ++c) {
      if (first[c].pieces.size() > 1 && halve(c, first[c], second[c])) ++cuts;
    }
    if (cuts < 2) return -1e9;
    return kTwoInOne + content_score(first) + content_score(second);
  }

  bool halve(size_t column, RowCell& first, RowCell& second) const {
    const ColumnKind kind = kind_of(static_cast<int>(column));
    double best = -1e9;
    size_t at = 0;
    for (size_t k = 1; k < first.pieces.size(); ++k) {
      const std::vector<Piece> upper(first.pieces.begin(),
                                     first.pieces.begin() + static_cast<std::ptrdiff_t>(k));
      const std::vector<Piece> lower(first.pieces.begin() + static_cast<std::ptrdiff_t>(k),
                                     first.pieces.end());
      double score = cache_.fit(kind, folded(upper)) + cache_.fit(kind, folded(lower));
      if (lower.front().gap == Gap::Tab) score -= 3;
      const char32_t starts = source_.text[lower.front().begin];
      if (starts == U'(' || starts == 0xFF08) score -= 3;
      const char32_t meets = source_.text[upper.back().end - 1];
      if (meets == U'.' || meets == U',') continue;  // 35. 51
      if (score <= best) continue;
      best = score;
      at = k;
    }
    if (at == 0) return false;
    second = first;
    second.pieces.erase(second.pieces.begin(),
                        second.pieces.begin() + static_cast<std::ptrdiff_t>(at));
    first.pieces.resize(at);
    first.moved = second.moved = true;
    return true;
  }

  BodyRows collect() {
    BodyRows result;
    for (const Chain::Run& run : chain_.runs()) add_row(run, result);
    for (const PlacedLine& line : lines_) {
      for (const Placed& cell : line.cells) {
        if (!is_label_column(kind_of(cell.column))) continue;
        result.labels.push_back({kind_of(cell.column), line.line, cell.pieces, cell.column});
      }
    }
    return result;
  }

  void add_row(const Chain::Run& run, BodyRows& result) {
    BodyRow row;
    row.first_line = lines_[static_cast<size_t>(run.begin)].line;
    row.last_line = lines_[static_cast<size_t>(run.end - 1)].line;
    row.cells = merge(run.begin, run.end);
    row.only_label = empty(row.cells);
    row.margin = run.margin;
    if (run.kind == kTwoRows) {
      BodyRow second = row;
      split_rows(row, second);
      result.rows.push_back(row);
      result.rows.push_back(second);
      return;
    }
    row.height = height_of(row);
    result.rows.push_back(std::move(row));
  }

  void split_rows(BodyRow& row, BodyRow& second) const {
    for (size_t c = 0; c < row.cells.size(); ++c) {
      second.cells[c] = RowCell();
      if (row.cells[c].pieces.size() > 1) halve(c, row.cells[c], second.cells[c]);
    }
    row.margin = second.margin = std::min(row.margin, kSureSplit);
  }

  // Lines of print in the fullest cell: in tabbed text a blank between Han stands for a line's end.
  int height_of(const BodyRow& row) const {
    int height = row.last_line - row.first_line + 1;
    if (columns_.layout != Layout::Tabs) return height;
    for (const RowCell& cell : row.cells) {
      int lines = 1;
      for (size_t k = 1; k < cell.pieces.size(); ++k) {
        if (cell.pieces[k].gap == Gap::One) ++lines;
      }
      height = std::max(height, lines);
    }
    return height;
  }

  const SourceText& source_;
  const Columns& columns_;
  const std::vector<PlacedLine>& lines_;
  FitCache& cache_;
  std::vector<bool> used_;
  std::vector<int> widest_;  ///< per column: its widest line
  Chain chain_;
};

}  // namespace

BodyRows form_rows(const SourceText& source, const Columns& columns,
                   const std::vector<PlacedLine>& lines, FitCache& cache) {
  return RowSearch(source, columns, lines, cache).run();
}

}  // namespace gewu

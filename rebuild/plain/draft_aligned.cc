// A region of aligned text as a table: heads over rows.
#include <algorithm>

#include "base/text.h"
#include "rebuild/lexicon.h"
#include "rebuild/plain/aligned.h"
#include "rebuild/plain/column_habits.h"
#include "rebuild/plain/head_rows.h"
#include "rebuild/plain/label_spans.h"
#include "rebuild/plain/row_finder.h"

namespace gewu::plain {

namespace {

using Line = std::vector<Stretch>;

// Lines before the first that holds a figure, a sum or a text too long for a head.
size_t head_lines(const std::vector<Line>& lines) {
  constexpr size_t kMostHeads = 12;
  constexpr size_t kLongestHead = 15;
  size_t heads = 0;
  while (heads < std::min(lines.size(), kMostHeads)) {
    const Line& line = lines[heads];
    const bool row = std::any_of(line.begin(), line.end(), [](const Stretch& stretch) {
      return is_figure(stretch.folded) || is_sum_text(stretch.folded);
    });
    const bool text = std::any_of(line.begin(), line.end(), [&](const Stretch& stretch) {
      return stretch.folded.size() > kLongestHead;
    });
    if (text && heads > 0) break;
    if (row && !(line.size() == 1 && is_sum_text(line.front().folded))) {
      const bool heads_so = std::none_of(line.begin(), line.end(), [](const Stretch& stretch) {
        return is_figure(stretch.folded);
      });
      if (!heads_so || line.size() < 2) break;
    }
    ++heads;
  }
  return heads == lines.size() ? 1 : heads;
}

/// Lays a region out: heads, rows, and labels over several rows.
class AlignedDraft {
 public:
  AlignedDraft(const SourceText& source, std::vector<Line> lines, Layout layout)
      : source_(source), lines_(std::move(lines)), heads_(head_lines(lines_)) {
    table_.cols = align(lines_, heads_);
    table_.cells = place_heads(lines_, heads_, table_.cols, layout, table_.rows);
  }

  DraftTable run() {
    set_rows(lines_);
    const int column = label_column();
    if (column >= 0) set_labels(column);
    for (const Row& row : rows_) add(row);
    for (DraftCell& cell : table_.cells) {
      cell.part = FormPart::Aligned;
      cell.text = join_pieces(source_, cell.pieces);
    }
    return std::move(table_);
  }

 private:
  struct Row {
    std::vector<DraftCell> cells;  ///< one per column
    int sum = 0;                   ///< columns that 合计 reaches over; 0: no row of sums
    int first_line = 0;
    int last_line = 0;
  };

  void set_rows(const std::vector<Line>& lines) {
    rows_.clear();
    for (const FoundRow& run : find_rows(lines, heads_, table_.cols)) {
      Row row;
      row.cells.resize(static_cast<size_t>(table_.cols));
      row.first_line = lines[heads_ + static_cast<size_t>(run.begin)].front().line;
      row.last_line = lines[heads_ + static_cast<size_t>(run.end) - 1].front().line;
      for (int l = run.begin; l < run.end; ++l) {
        for (const Stretch& text : lines[heads_ + static_cast<size_t>(l)]) {
          DraftCell& cell = row.cells[static_cast<size_t>(text.first)];
          cell.repaired = !cell.pieces.empty();
          cell.pieces.insert(cell.pieces.end(), text.pieces.begin(), text.pieces.end());
        }
      }
      row.sum = spread_sum(row.cells);
      for (DraftCell& cell : row.cells) {
        cell.margin = run.margin;
        cell.review = !cell.pieces.empty() && run.margin < kSureRow;
      }
      rows_.push_back(std::move(row));
    }
  }

  // 合计 stands in the middle of the columns that it reaches over, from the left border to the
  // first amount: it moves to the first of them. Returns how many there are; 0: no such row.
  int spread_sum(std::vector<DraftCell>& cells) const {
    size_t sum = 0;
    while (sum < cells.size() && cells[sum].pieces.empty()) ++sum;
    if (sum == cells.size()) return 0;
    std::u32string text;
    for (const Piece& piece : cells[sum].pieces) text += fold32(source_.view(piece));
    if (!is_sum_text(text)) return 0;
    size_t next = sum + 1;
    while (next < cells.size() && cells[next].pieces.empty()) ++next;
    if (next == cells.size()) return 0;
    if (sum == 0) return 1;
    std::swap(cells[0], cells[sum]);
    return static_cast<int>(sum) + 1;
  }

  // The first column of texts that has fewer of them than there are rows, with one that is filled
  // behind it; -1: none.
  int label_column() const {
    constexpr int kFewestRows = 4;
    const std::vector<ColumnHabit> habits = column_habits(lines_, heads_, table_.cols);
    int plain = 0;
    std::vector<int> filled(habits.size(), 0);
    for (const Row& row : rows_) {
      plain += row.sum == 0 ? 1 : 0;
      for (size_t c = 0; c < habits.size() && row.sum == 0; ++c) {
        filled[c] += row.cells[c].pieces.empty() ? 0 : 1;
      }
    }
    if (plain < kFewestRows) return -1;
    for (size_t c = 0; c + 1 < habits.size(); ++c) {
      const bool few = filled[c] > 0 && filled[c] * 4 <= plain * 3;
      if (!habits[c].numeric && few && filled[c + 1] * 5 >= plain * 4) return static_cast<int>(c);
    }
    return -1;
  }

  // Rows without the column, whose labels are then laid over them; nothing if they do not fit.
  void set_labels(int column) {
    std::vector<Row> before = std::move(rows_);
    std::vector<Line> rest;
    std::vector<Stretch> texts;
    for (size_t l = 0; l < lines_.size(); ++l) {
      Line line;
      for (const Stretch& text : lines_[l]) {
        const bool label = l >= heads_ && text.first == column && !is_sum_text(text.folded);
        (label ? texts : line).push_back(text);
      }
      if (!line.empty()) rest.push_back(std::move(line));
    }
    set_rows(rest);
    if (!lay(column, texts)) rows_ = std::move(before);
  }

  bool lay(int column, const std::vector<Stretch>& texts) {
    const ColumnHabit habit =
        column_habits(lines_, heads_, table_.cols)[static_cast<size_t>(column)];
    std::vector<ColumnLabel> labels;
    std::vector<DraftCell> cells;
    const Stretch* above = nullptr;
    for (const Stretch& text : texts) {
      const bool on = above != nullptr && above->line + 2 >= text.line && habit.full(*above, text);
      if (!on) {
        labels.push_back({static_cast<double>(text.line), cells.size()});
        cells.emplace_back();
      }
      auto& pieces = cells.back().pieces;
      pieces.insert(pieces.end(), text.pieces.begin(), text.pieces.end());
      labels.back().middle = (pieces.front().line + text.line) / 2.0 + 0.5;
      above = &text;
    }
    std::vector<double> tops;
    std::vector<bool> parts;
    for (size_t r = 0; r < rows_.size(); ++r) {
      const int before = r == 0 ? rows_[r].first_line - 1 : rows_[r - 1].last_line;
      tops.push_back((before + rows_[r].first_line + 1) / 2.0);
      parts.push_back(rows_[r].sum > 0);
    }
    if (rows_.empty()) return false;
    tops.push_back(rows_.back().last_line + 1);
    const std::vector<Span> spans = lay_labels(labels, tops, parts);
    if (spans.empty()) return false;
    for (size_t k = 0; k < spans.size(); ++k) {
      cells[k].row_span = spans[k].end - spans[k].begin;
      cells[k].repaired = true;
      rows_[static_cast<size_t>(spans[k].begin)].cells[static_cast<size_t>(column)] =
          std::move(cells[k]);
      for (int r = spans[k].begin + 1; r < spans[k].end; ++r) {
        rows_[static_cast<size_t>(r)].cells[static_cast<size_t>(column)].row_span = 0;
      }
    }
    return true;
  }

  void add(const Row& row) {
    for (int c = 0; c < table_.cols; ++c) {
      DraftCell cell = row.cells[static_cast<size_t>(c)];
      if ((c > 0 && c < row.sum) || cell.row_span == 0) continue;
      cell.row = table_.rows;
      cell.col = c;
      cell.col_span = c == 0 ? std::max(1, row.sum) : 1;
      table_.cells.push_back(std::move(cell));
    }
    ++table_.rows;
  }

  const SourceText& source_;
  std::vector<Line> lines_;
  size_t heads_;
  std::vector<Row> rows_;
  DraftTable table_;
};

}  // namespace

DraftTable draft_aligned(const SourceText& source, const Region& region, Layout layout) {
  std::vector<Line> lines;
  for (int line = region.first; line <= region.last; ++line) {
    if (source.lines[static_cast<size_t>(line)].blank()) continue;
    lines.push_back(atoms_of(source, line, layout));
  }
  return AlignedDraft(source, std::move(lines), layout).run();
}

}  // namespace gewu::plain

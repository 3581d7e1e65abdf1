#include "rebuild/list.h"

#include <algorithm>

#include "base/text.h"
#include "rebuild/columns.h"
#include "rebuild/lexicon.h"

namespace gewu {

namespace {

constexpr double kNever = -1e9;
constexpr int kMostLines = 5;
constexpr double kTabbedJoin = -2.2;
constexpr double kBlankJoin = -1.2;
constexpr double kOffCentre = 0.6;

struct ListColumn {
  LabelKind kind = LabelKind::None;
  std::vector<Piece> header;
};

// One row in the making: the pieces of each column.
using Cells = std::vector<std::vector<Piece>>;

bool is_serial(std::u32string_view text) {
  constexpr size_t kLongestSerial = 4;
  return !text.empty() && text.size() <= kLongestSerial &&
         std::all_of(text.begin(), text.end(), [](char32_t c) { return c >= U'0' && c <= U'9'; });
}

class ListSearch {
 public:
  ListSearch(const SourceText& source, const Block& block) : source_(source) {
    read_header(block);
    for (int line = block.header + 1; line <= block.last; ++line) {
      const bool skip = source.lines[static_cast<size_t>(line)].blank() || is_ruler(source, line) ||
                        is_page_number(source, line) ||
                        std::count(head_lines_.begin(), head_lines_.end(), line) > 0;
      if (!skip) lines_.push_back(line);
    }
    fit_columns(source, lines_, usual_layout(source), columns_);
    for (int line : lines_) placed_.push_back(place(line));
    find_amounts();
  }

  // Where no head says which column holds the amounts, their cells do.
  void find_amounts() {
    for (LabelKind kind : kinds_) {
      if (kind == LabelKind::ListAmount || kind == LabelKind::FundsTotal) return;
    }
    size_t best = width();
    int most = 0;
    for (size_t c = 0; c < width(); ++c) {
      int amounts = 0;
      for (const Cells& cells : placed_) amounts += is_amount(folded(cells[c])) ? 1 : 0;
      if (kinds_[c] == LabelKind::ListNumber || amounts <= most) continue;
      most = amounts;
      best = c;
    }
    if (best < width()) kinds_[best] = LabelKind::ListAmount;
  }

  DraftTable run() {
    form_rows();
    undo_slide();
    return draft();
  }

 private:
  size_t width() const { return columns_.columns.size(); }

  void read_header(const Block& block) {
    const SourceLine& line = source_.lines[static_cast<size_t>(block.header)];
    columns_.layout = line.tabs > 0 ? Layout::Tabs : Layout::Narrow;
    for (int a = line.atom_begin; a < line.atom_end; ++a) {
      const Atom& atom = source_.atoms[static_cast<size_t>(a)];
      FormColumn column;
      column.header = {atom};
      column.x0 = atom.field;
      column.x1 = atom.field + 1;
      const LabelWordMatch match = match_label_word(fold32(source_.view(atom)));
      kinds_.push_back(match.word == nullptr ? LabelKind::None : match.word->kind);
      columns_.columns.push_back(column);
    }
    for (int other : {block.header - 1, block.header + 1}) {
      if (columns_.layout != Layout::Tabs && other >= block.first && other <= block.last) {
        add_torn_heads(block, other);
      }
    }
  }

  // A head over two lines, one above the line of the others and one below: 申请预算金 / 额.
  void add_torn_heads(const Block& block, int line) {
    const SourceLine& source_line = source_.lines[static_cast<size_t>(line)];
    for (int a = source_line.atom_begin; a < source_line.atom_end; ++a) {
      FormColumn column;
      column.header = {source_.atoms[static_cast<size_t>(a)]};
      const std::u32string text = folded(column.header);
      if (is_amount(text) || text == U"合计" || text == U"小计") return;  // a row
      const int below = line == block.header - 1 ? block.header + 1 : line;
      const SourceLine& rest = source_.lines[static_cast<size_t>(std::min(below, block.last))];
      for (int b = rest.atom_begin; below != line && b < rest.atom_end; ++b) {
        const Atom& atom = source_.atoms[static_cast<size_t>(b)];
        if (stacked(column.header.front(), atom)) column.header.push_back(atom);
      }
      const LabelWordMatch match = match_label_word(folded(column.header));
      const bool free = std::none_of(columns_.columns.begin(), columns_.columns.end(),
                                     [&](const FormColumn& other) {
                                       return stacked(other.header.front(), column.header.front());
                                     });
      if (!free) continue;
      size_t at = 0;
      while (at < width() && columns_.columns[at].header.front().x0 < column.header.front().x0) {
        ++at;
      }
      kinds_.insert(kinds_.begin() + static_cast<std::ptrdiff_t>(at),
                    match.word == nullptr ? LabelKind::None : match.word->kind);
      columns_.columns.insert(columns_.columns.begin() + static_cast<std::ptrdiff_t>(at), column);
      for (const Piece& piece : column.header) head_lines_.push_back(piece.line);
    }
  }

  // Above each other, whichever way columns are counted.
  static bool stacked(const Atom& a, const Atom& b) {
    return a.wide_x0 < b.wide_x1 && b.wide_x0 < a.wide_x1 && a.x0 < b.x1 && b.x0 < a.x1;
  }

  // Pieces by the column that they overlap most; tabbed ones by their field.
  Cells place(int line) const {
    Cells cells(width());
    const SourceLine& source_line = source_.lines[static_cast<size_t>(line)];
    for (int a = source_line.atom_begin; a < source_line.atom_end; ++a) {
      const Atom& atom = source_.atoms[static_cast<size_t>(a)];
      cells[static_cast<size_t>(column_of(atom))].push_back(atom);
    }
    return cells;
  }

  int column_of(const Atom& atom) const {
    int best = 0;
    int most = -1;
    const int left = left_of(atom, columns_.layout);
    const int right = right_of(atom, columns_.layout);
    for (size_t c = 0; c < width(); ++c) {
      const int overlap =
          std::min(right, columns_.columns[c].x1) - std::max(left, columns_.columns[c].x0);
      if (overlap <= most) continue;
      most = overlap;
      best = static_cast<int>(c);
    }
    return most > 0 ? best : static_cast<int>(width()) - 1;
  }

  Cells merge(size_t i, size_t j) const {
    Cells cells(width());
    for (size_t k = i; k < j; ++k) {
      for (size_t c = 0; c < width(); ++c) {
        cells[c].insert(cells[c].end(), placed_[k][c].begin(), placed_[k][c].end());
      }
    }
    return cells;
  }

  std::u32string folded(const std::vector<Piece>& pieces) const {
    std::u32string text;
    for (const Piece& piece : pieces) text += fold32(source_.view(piece));
    return text;
  }

  double row_score(size_t i, size_t j) const {
    const Cells cells = merge(i, j);
    double score = -1;
    for (size_t c = 0; c < width(); ++c) score += cell_score(c, cells);
    for (size_t k = i + 1; k < j; ++k) {
      const int gap = lines_[k] - lines_[k - 1] - 1;
      score += columns_.layout == Layout::Tabs ? kTabbedJoin : kBlankJoin * std::min(gap, 2);
    }
    return score + centring(i, j, cells);
  }

  double cell_score(size_t c, const Cells& cells) const {
    const std::u32string text = folded(cells[c]);
    const LabelKind kind = kinds_[c];
    if (kind == LabelKind::ListNumber) {
      if (text.empty()) return -1;
      return is_serial(text) && one_line(cells[c]) ? 2 : (text == U"合计" ? 1 : -6);
    }
    if (kind == LabelKind::ListAmount || kind == LabelKind::FundsTotal) {
      if (text.empty()) return -1.5;
      return is_amount(text) && one_line(cells[c]) ? 2 : -6;
    }
    if (text.empty()) return -0.7;
    return is_amount(text) ? -1 : 0.5;
  }

  static bool one_line(const std::vector<Piece>& pieces) {
    return pieces.front().line == pieces.back().line;
  }

  double centring(size_t i, size_t j, const Cells& cells) const {
    double off = 0;
    for (const auto& pieces : cells) {
      if (pieces.empty()) continue;
      const double middle = (pieces.front().line + pieces.back().line) / 2.0;
      off += std::max(0.0, std::abs(middle - (lines_[i] + lines_[j - 1]) / 2.0) - 0.5);
    }
    return -kOffCentre * off;
  }

  void form_rows() {
    const size_t n = lines_.size();
    std::vector<double> best(n + 1, kNever);
    std::vector<size_t> from(n + 1, 0);
    best[0] = 0;
    for (size_t i = 0; i < n; ++i) {
      for (size_t j = i + 1; j <= std::min(n, i + kMostLines); ++j) {
        const double score = best[i] + row_score(i, j);
        if (score <= best[j]) continue;
        best[j] = score;
        from[j] = i;
      }
    }
    for (size_t j = n; j > 0; j = from[j]) rows_.push_back(merge(from[j], j));
    std::reverse(rows_.begin(), rows_.end());
    moved_.assign(rows_.size(), std::vector<bool>(width(), false));
  }

  // A wrapped cell whose second line was taken for the next row's pushes all cells below it down,
  // and the last of them past the end. Undone where the counts prove it: the last row has nothing
  // but cells of those columns, and exactly one row above lacks the amount.
  void undo_slide() {
    if (rows_.size() < 3) return;
    const size_t last = rows_.size() - 1;
    std::vector<size_t> slid;
    size_t amount = width();
    for (size_t c = 0; c < width(); ++c) {
      if (kinds_[c] == LabelKind::ListAmount || kinds_[c] == LabelKind::FundsTotal) amount = c;
      if (!rows_[last][c].empty()) slid.push_back(c);
    }
    const bool whole = slid.size() == width() || amount == width() || slid.size() < 2 ||
                       rows_[last][amount].empty();
    if (whole) return;
    size_t torn = 0;
    for (size_t r = 1; r < last; ++r) {
      if (!rows_[r][amount].empty() || rows_[r][slid.front()].empty()) continue;
      if (torn != 0) return;
      torn = r;
    }
    if (torn == 0) return;
    for (size_t c : slid) {
      auto& upper = rows_[torn - 1][c];
      upper.insert(upper.end(), rows_[torn][c].begin(), rows_[torn][c].end());
      if (!rows_[torn][c].empty()) moved_[torn - 1][c] = true;
      for (size_t r = torn; r < last; ++r) {
        rows_[r][c] = rows_[r + 1][c];
        moved_[r][c] = true;
      }
    }
    rows_.pop_back();
  }

  DraftTable draft() const {
    DraftTable table;
    table.cols = static_cast<int>(width());
    table.rows = static_cast<int>(rows_.size()) + 1;
    for (size_t c = 0; c < width(); ++c) {
      add(table, 0, c, columns_.columns[c].header, false);
      for (size_t r = 0; r < rows_.size(); ++r) {
        if (!rows_[r][c].empty()) add(table, r + 1, c, rows_[r][c], moved_[r][c]);
      }
    }
    return table;
  }

  void add(DraftTable& table, size_t row, size_t column, const std::vector<Piece>& pieces,
           bool moved) const {
    DraftCell cell;
    cell.row = static_cast<int>(row);
    cell.col = static_cast<int>(column);
    cell.pieces = pieces;
    cell.text = join_pieces(source_, pieces);
    cell.repaired = moved;
    table.cells.push_back(std::move(cell));
  }

  const SourceText& source_;
  Columns columns_;
  std::vector<LabelKind> kinds_;
  std::vector<int> head_lines_;  ///< besides the header's own
  std::vector<int> lines_;
  std::vector<Cells> placed_;
  std::vector<Cells> rows_;
  std::vector<std::vector<bool>> moved_;
};

}  // namespace

DraftTable draft_list(const SourceText& source, const Block& block) {
  return ListSearch(source, block).run();
}

}  // namespace gewu

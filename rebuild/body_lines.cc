#include <algorithm>
#include <array>
#include <limits>

#include "base/sign_classes.h"
#include "base/text.h"
#include "rebuild/body.h"

namespace gewu {

namespace {

constexpr double kNever = -1e9;
constexpr int kMostJoined = 5;  // pieces of one line that make one cell
constexpr int kMostShift = 3;   // fields by which a line may stand off
constexpr int kMostPacked = 1;
constexpr int kMostPieces =
    48;  // beyond this a line is no row of a table; only its start is placed

constexpr double kMendedWording = -1;  // a cell cut in two, whose halves make a fixed wording
constexpr double kCutNumber = -3;      // behind a decimal point
constexpr double kJoinInPlace = 0.6;
constexpr double kDouble = -2;  // two labels of one column in one line

// What a cut or a join at each kind of gap costs. A tab that does not separate (a cell cut in two)
// and cells without anything between them are rare; a single blank tells little.
struct GapCost {
  double join;
  double cut;
};

GapCost gap_cost(Gap gap, Layout layout) {
  switch (gap) {
    case Gap::None:
      return {0, -2.5};
    case Gap::One:
      return {-0.3, layout == Layout::Tabs ? -1.5 : -0.6};
    case Gap::Wide:
      return {layout == Layout::Tabs ? -0.8 : -2.0, layout == Layout::Tabs ? -0.8 : 0};
    case Gap::Tab:
      return {-3.6, 0};
  }
  return {0, 0};
}

// What it costs that a column gets nothing from a line that has something on both sides.
double skip_cost(ColumnKind kind) {
  switch (kind) {
    case ColumnKind::Level3:
    case ColumnKind::Value:
      return -0.9;
    case ColumnKind::Weight:
    case ColumnKind::Rule:
    case ColumnKind::Basis:
    case ColumnKind::Evidence:
    case ColumnKind::Comparator:
    case ColumnKind::Unit:
      return -0.4;
    default:
      return 0;
  }
}

// Where a run of characters without blanks may fall into two cells: after a level name at its
// start, and where a comparator begins.
std::vector<size_t> cuts_within(std::u32string_view text) {
  std::vector<size_t> cuts;
  constexpr size_t kShortestName = 4;
  for (size_t n = kShortestName; n + 1 < text.size() && n <= 10; ++n) {
    if (text[n] == U'度') continue;  // 服务对象满意|度: the name of an indicator
    const std::u32string head = fold32(text.substr(0, n));
    for (int level : {1, 2}) {
      const auto& words = level_words(level);
      if (std::any_of(words.begin(), words.end(),
                      [&](const LevelWord& word) { return word.text == head; })) {
        cuts.push_back(n);
        break;
      }
    }
  }
  for (size_t i = 1; i < text.size(); ++i) {
    if (is_comparator_like(text[i]) && !is_comparator_like(text[i - 1])) cuts.push_back(i);
  }
  // Fixed wordings at the end or the start of a run.
  for (ColumnKind kind : {ColumnKind::Basis, ColumnKind::Rule, ColumnKind::Evidence}) {
    for (const std::u32string& wording : column_wordings(kind)) {
      const size_t at = text.find(wording);
      if (at == std::u32string_view::npos) continue;
      if (at > 0) cuts.push_back(at);
      if (at + wording.size() < text.size()) cuts.push_back(at + wording.size());
    }
  }
  std::sort(cuts.begin(), cuts.end());
  cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
  return cuts;
}

Piece part_of(const Piece& piece, size_t from, size_t to, bool first) {
  Piece part = piece;
  part.begin = piece.begin + from;
  part.end = piece.begin + to;
  part.x0 = piece.x0 + static_cast<int>(from);
  part.x1 = piece.x0 + static_cast<int>(to);
  // Close enough: widths inside a run are mostly equal.
  const double share = 1.0 / static_cast<double>(std::max<size_t>(1, piece.end - piece.begin));
  const double width = static_cast<double>(piece.wide_x1 - piece.wide_x0);
  part.wide_x0 = piece.wide_x0 + static_cast<int>(width * static_cast<double>(from) * share);
  part.wide_x1 = piece.wide_x0 + static_cast<int>(width * static_cast<double>(to) * share);
  if (!first) part.gap = Gap::None;
  return part;
}

// The search over one line.
class LineSearch {
 public:
  LineSearch(const SourceText& source, const Columns& columns, int line, FitCache& cache)
      : source_(source), columns_(columns), width_(static_cast<int>(columns.columns.size())) {
    collect(line);
    score_segments(cache);
  }

  PlacedLine run(int line) {
    PlacedLine best;
    best.line = line;
    if (pieces_.empty()) return best;
    double best_score = kNever;
    const int most = columns_.layout == Layout::Tabs ? kMostShift : 0;
    for (int shift = -most; shift <= most; ++shift) {
      const double score = solve(shift) - (shift == 0 ? 0 : 0.4 + 0.1 * std::abs(shift));
      if (score <= best_score) continue;
      best_score = score;
      best.shift = shift;
    }
    solve(best.shift);
    solve_backward(best.shift);
    trace(best);
    return best;
  }

 private:
  int count() const { return static_cast<int>(pieces_.size()); }

  void collect(int line) {
    const SourceLine& source_line = source_.lines[static_cast<size_t>(line)];
    for (int a = source_line.atom_begin; a < source_line.atom_end && count() < kMostPieces; ++a) {
      const Atom& atom = source_.atoms[static_cast<size_t>(a)];
      size_t from = 0;
      for (size_t cut : cuts_within(source_.view(atom))) {
        pieces_.push_back(part_of(atom, from, cut, from == 0));
        from = cut;
      }
      pieces_.push_back(part_of(atom, from, atom.end - atom.begin, from == 0));
    }
  }

  double& fit(int from, int length, int column) {
    const int index = (from * kMostJoined + length - 1) * width_ + column;
    return fits_[static_cast<size_t>(index)];
  }

  static bool is_wording(ColumnKind kind, const std::u32string& text) {
    const auto& wordings = column_wordings(kind);
    return std::find(wordings.begin(), wordings.end(), text) != wordings.end();
  }

  // Fits and joins of every run of pieces; independent of the shift.
  void score_segments(FitCache& cache) {
    const int size = count() * kMostJoined * width_;
    fits_.assign(static_cast<size_t>(size), kNever);
    for (int from = 0; from < count(); ++from) {
      std::u32string text;
      double joins = 0;
      for (int length = 1; length <= kMostJoined && from + length <= count(); ++length) {
        const Piece& piece = pieces_[static_cast<size_t>(from + length - 1)];
        if (length > 1) joins += gap_cost(piece.gap, columns_.layout).join;
        text += fold32(source_.view(piece));
        for (int c = 0; c < width_; ++c) {
          const ColumnKind kind = columns_.columns[static_cast<size_t>(c)].kind;
          const bool mended = length == 2 && joins < kMendedWording && is_wording(kind, text);
          fit(from, length, c) = cache.fit(kind, text) + (mended ? kMendedWording : joins);
        }
      }
    }
  }

  double place_cost(const Piece& first, const Piece& last, int column, int shift) const {
    const FormColumn& at = columns_.columns[static_cast<size_t>(column)];
    if (columns_.layout == Layout::Tabs) {
      const int off = std::abs(first.field - at.x0 - shift);
      const bool inside = first.field - shift >= at.x0 && first.field - shift < at.x1;
      return inside ? 0 : -std::min(0.5 * off, 2.0);
    }
    const int left = left_of(first, columns_.layout);
    const int right = right_of(last, columns_.layout);
    // Behind a single blank a text may stand further left than on paper, never further right.
    const bool packed = columns_.layout == Layout::Narrow && first.gap == Gap::One;
    const int before = std::max(0, at.x0 - left);
    const int over = (packed ? std::min(before, kMostPacked) : before) + std::max(0, right - at.x1);
    const double length = std::max(1, right - left);
    return -std::min(6.0 * over / length, 6.0) - (over > 0 ? 0.2 : 0);
  }

  // 35. | 51%: a number that the reader spaced out or cut.
  bool goes_on(const Piece& before, const Piece& piece) const {
    const std::u32string_view text = source_.view(before);
    const auto digit = [](char32_t c) { return c >= U'0' && c <= U'9'; };
    const std::u32string_view next = source_.view(piece);
    const bool fraction = text.size() > 1 && text.back() == U'.' && digit(text[text.size() - 2]) &&
                          digit(next.front());
    // 216 | 0元/次: no number starts so.
    const bool zero =
        digit(text.back()) && next.size() > 1 && next.front() == U'0' && next[1] != U'.';
    return fraction || zero;
  }

  // A cell cut in two pushes its second half into the next field; where the second part stands in
  // the column's own field, the first is something else.
  double join_place(const Piece& first, const Piece& last, int column, int shift) const {
    if (columns_.layout != Layout::Tabs || first.field == last.field) return 0;
    const int at = columns_.columns[static_cast<size_t>(column)].x0 + shift;
    return first.field == at ? kJoinInPlace : -kJoinInPlace;
  }

  double segment(int from, int length, int column, int shift) {
    const Piece& first = pieces_[static_cast<size_t>(from)];
    const Piece& last = pieces_[static_cast<size_t>(from + length - 1)];
    double cut = from > 0 ? gap_cost(first.gap, columns_.layout).cut : 0;
    if (from > 0 && goes_on(pieces_[static_cast<size_t>(from) - 1], first)) cut += kCutNumber;
    return fit(from, length, column) + cut + place_cost(first, last, column, shift) +
           join_place(first, last, column, shift);
  }

  size_t at(int consumed, int column) const {
    const int index = consumed * (width_ + 1) + column + 1;
    return static_cast<size_t>(index);
  }

  bool doubles(int column) const {
    if (column < 0) return false;
    const ColumnKind kind = columns_.columns[static_cast<size_t>(column)].kind;
    return kind == ColumnKind::Level1 || kind == ColumnKind::Level2;
  }

  double skipped(int column) const {
    return columns_.layout == Layout::Tabs
               ? skip_cost(columns_.columns[static_cast<size_t>(column)].kind)
               : 0;
  }

  // forward_[j][c]: best score of the first j pieces, the last of them in column c (-1: none yet).
  double solve(int shift) {
    const int states = (count() + 1) * (width_ + 1);
    forward_.assign(static_cast<size_t>(states), kNever);
    from_.assign(forward_.size(), {0, -1});
    forward_[at(0, -1)] = 0;
    for (int j = 0; j < count(); ++j) {
      double best = kNever;
      int best_column = -1;
      for (int c = 0; c < width_; ++c) {
        if (c > 0 && best_column >= 0) best += skipped(c - 1);
        if (forward_[at(j, c - 1)] > best) {
          best = forward_[at(j, c - 1)];
          best_column = c - 1;
        }
        if (best > kNever / 2) extend(j, c, best, best_column, shift);
        // A label that stands a row too high shares its column with the one below.
        if (doubles(c) && forward_[at(j, c)] > kNever / 2) {
          extend(j, c, forward_[at(j, c)] + kDouble, c, shift);
        }
        if (best_column == -1) best = forward_[at(j, -1)];
      }
    }
    double best = kNever;
    for (int c = 0; c < width_; ++c) best = std::max(best, forward_[at(count(), c)] + tail_cost(c));
    return best;
  }

  // Columns up to the value that get nothing because the line ends before them.
  double tail_cost(int column) const {
    double cost = 0;
    const int value = columns_.index_of(ColumnKind::Value);
    const int level3 = columns_.index_of(ColumnKind::Level3);
    for (int c = column + 1; c <= value && column >= level3; ++c) cost += skipped(c);
    return cost;
  }

  void extend(int j, int c, double score, int previous, int shift) {
    for (int length = 1; length <= kMostJoined && j + length <= count(); ++length) {
      const double total = score + segment(j, length, c, shift);
      double& cell = forward_[at(j + length, c)];
      if (total <= cell) continue;
      cell = total;
      from_[at(j + length, c)] = {j, previous};
    }
  }

  // backward_[j][c]: best score of the pieces from j on, the piece before them in column c.
  void solve_backward(int shift) {
    backward_.assign(forward_.size(), kNever);
    for (int c = -1; c < width_; ++c) backward_[at(count(), c)] = tail_cost(c);
    for (int j = count() - 1; j >= 0; --j) {
      for (int c = width_ - 1; c >= -1; --c) {
        double best = kNever;
        double skip = 0;
        for (int next = c + 1; next < width_; ++next) {
          if (c >= 0 && next > c + 1) skip += skipped(next - 1);
          for (int length = 1; length <= kMostJoined && j + length <= count(); ++length) {
            best = std::max(
                best, skip + segment(j, length, next, shift) + backward_[at(j + length, next)]);
          }
        }
        if (doubles(c)) {
          for (int length = 1; length <= kMostJoined && j + length <= count(); ++length) {
            best = std::max(best,
                            kDouble + segment(j, length, c, shift) + backward_[at(j + length, c)]);
          }
        }
        backward_[at(j, c)] = best;
      }
    }
    shift_ = shift;
  }

  // Best total in which the piece `j` starts or stays in another column than `column`.
  double best_elsewhere(int j, int column) {
    double best = kNever;
    for (int c = 0; c < width_; ++c) {
      if (c == column) continue;
      for (int from = std::max(0, j - kMostJoined + 1); from <= j; ++from) {
        double before = kNever;
        for (int p = -1; p < c; ++p) before = std::max(before, forward_[at(from, p)]);
        if (before < kNever / 2) continue;
        for (int length = j - from + 1; length <= kMostJoined && from + length <= count();
             ++length) {
          best = std::max(
              best, before + segment(from, length, c, shift_) + backward_[at(from + length, c)]);
        }
      }
    }
    return best;
  }

  void trace(PlacedLine& result) {
    int c = 0;
    double best = kNever;
    for (int k = 0; k < width_; ++k) {
      const double total = forward_[at(count(), k)] + tail_cost(k);
      if (total > best) c = k;
      best = std::max(best, total);
    }
    int j = count();
    while (j > 0 && c >= 0) {
      const auto [from, previous] = from_[at(j, c)];
      Placed placed;
      placed.column = c;
      placed.pieces.assign(pieces_.begin() + from, pieces_.begin() + j);
      placed.margin = best - best_elsewhere(from, c);
      placed.moved = place_cost(placed.pieces.front(), placed.pieces.back(), c, 0) < -0.01;
      result.cells.push_back(std::move(placed));
      j = from;
      c = previous;
    }
    std::reverse(result.cells.begin(), result.cells.end());
  }

  const SourceText& source_;
  const Columns& columns_;
  int width_;
  int shift_ = 0;
  std::vector<Piece> pieces_;
  std::vector<double> fits_;
  std::vector<double> forward_;
  std::vector<double> backward_;
  std::vector<std::pair<int, int>> from_;
};

}  // namespace

PlacedLine assign_line(const SourceText& source, const Columns& columns, int line,
                       FitCache& cache) {
  return LineSearch(source, columns, line, cache).run(line);
}

}  // namespace gewu

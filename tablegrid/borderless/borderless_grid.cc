#include "tablegrid/borderless/borderless_grid.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <utility>

#include "tablegrid/borderless/borderless_checks.h"
#include "tablegrid/text/digits.h"
#include "tablegrid/text/head_grid.h"
#include "tablegrid/text/text_columns.h"
#include "tablegrid/text/text_grid.h"

namespace gewu {
namespace {

constexpr double kHeadFarEm = 2.6;    // more white than that below it: no head
constexpr double kAroundEm = 0.4;     // from the outer text to the edges
constexpr double kSquareFrom = 0.85;  // width against height of Han characters
constexpr double kSquareTo = 1.3;
constexpr double kHighest = 0.9;        // share of the heights of such ink that are no higher
constexpr std::size_t kFewHeights = 6;  // fewer do not tell
constexpr double kFilled = 0.5;         // share of the body's cells that must hold text
constexpr double kStrayEm = 2.0;        // what stands so far beside a table may be noise
constexpr int kRowsPerStray = 10;     // ... if no more of its rows reach there than one in so many
constexpr double kWordEm = 1.3;       // wider than that,
constexpr double kLowEm = 0.6;        // higher than that
constexpr double kHighEm = 1.5;       // and lower than that: no noise
constexpr double kCentredEm = 1.0;    // a word over several columns is as near to their middle
constexpr double kNearMiddle = 0.25;  // ... of their width, where several words stand so
constexpr double kFlushEm = 1.4;      // words so close to the table's side are no heads of several
constexpr double kTitleEm = 1.35;     // a title is set in larger type than a head
constexpr double kCrossing = 0.1;     // share of the rows that may run over edges
constexpr int kColumns = 3;           // under a head
constexpr int kColumnsOfRest = 4;     // of a table whose head stands on another page
constexpr double kTopOfPage = 0.2;    // it begins there; share of the page's height
constexpr std::size_t kRowsOfWideGaps = 8;  // of fewer rows column_edges asks for wide white,
constexpr double kNarrowGap = 0.65;         // of which so much is enough where amounts are sure
constexpr int kAmountsOfRest = 2;
constexpr int kAmountsOfOneRow = 3;
constexpr std::size_t kRows = 2;     // of the body
constexpr std::size_t kFewRows = 3;  // fewer need more columns
constexpr std::size_t kHeadLines = 3;
constexpr std::size_t kLateHead = 4;  // years and notes look like amounts: a head may be in the run
constexpr std::size_t kHeadWords = 3;  // in the upper line of a head whose lower one is not enough
constexpr int kStraightOf = 4;         // of so many columns one may be crooked
constexpr std::size_t kWordsOf = 3;    // of so many names one may be a number
constexpr std::size_t kAmountsPerOdd = 4;  // below so many names one may look like an amount
constexpr int kFilledPerEmpty = 4;         // so many columns or fewer: each must hold something
constexpr double kAsHigh = 1.1;            // names are higher than that, against the amounts below
constexpr double kConfidence = 0.8;

// How a head may be set: white between its words, and between the lines of one of them, against
// what is usual; tried in this order.
struct HeadSetting {
  double gap;
  double leading;
};
constexpr HeadSetting kHeadSettings[] = {{0.6, 1.2}, {0.8, 1.2}, {1.0, 1.2}, {0.45, 1.2},
                                         {0.6, 1.0}, {0.8, 1.0}, {1.0, 1.0}, {0.45, 1.0}};

PixelRect extent(const TextRow& row) {
  PixelRect all;
  for (const PixelRect& box : row.boxes) all = unite(all, box);
  return all;
}

// Two characters at least.
bool is_word(const PixelRect& box, double em) {
  return box.width() > kWordEm * em && box.height() > kLowEm * em && box.height() < kHighEm * em;
}

// Between the outermost stretches in which the head, or more than a stray row, has ink; y unused.
PixelRect main_part(const std::vector<PixelRect>& head, const std::vector<TextRow>& body,
                    double em) {
  const int sure = static_cast<int>(body.size()) + 1;
  std::vector<std::pair<PixelRect, int>> parts;  // boxes, and how much speaks for them
  parts.reserve(head.size());
  for (const PixelRect& box : head) parts.push_back({box, sure});
  for (const TextRow& row : body) {
    for (const PixelRect& word : words_of(row, em))
      parts.push_back({word, is_word(word, em) ? sure : 1});
  }
  std::sort(parts.begin(), parts.end(),
            [](const auto& a, const auto& b) { return a.first.x0 < b.first.x0; });
  std::vector<std::pair<PixelRect, int>> stretches;
  for (const auto& [box, weight] : parts) {
    if (stretches.empty() || box.x0 - stretches.back().first.x1 > kStrayEm * em) {
      stretches.push_back({box, weight});
    } else {
      stretches.back().first = unite(stretches.back().first, box);
      stretches.back().second += weight;
    }
  }
  PixelRect all;
  const int few = static_cast<int>(body.size()) / kRowsPerStray;
  for (const auto& [box, weight] : stretches) {
    if (weight > std::max(1, few)) all = unite(all, box);
  }
  return all;
}

// One run of rows with amounts, and the lines above it that may be its head.
class OpenTable {
 public:
  OpenTable(const std::vector<OpenLine>& lines, const LineRun& run, const Image& binary, double em)
      : lines_(lines), run_(run), binary_(binary), em_(own_height(lines, run, em)) {}

  std::optional<GridTable> table() {
    for (std::size_t late = 0; late <= kLateHead && run_.first + late < run_.end; ++late) {
      if (read_below_head(run_.first + late)) return make_text_grid(grid_, kConfidence);
    }
    if (!read_rest()) return std::nullopt;
    return make_text_grid(grid_, kConfidence);
  }

 private:
  int cols() const { return static_cast<int>(grid_.columns.size()) - 1; }

  // Of the Han characters of the run and of the line above it: they are about square, and higher
  // than digits, of which two together may be square.
  static double own_height(const std::vector<OpenLine>& lines, const LineRun& run, double em) {
    std::vector<int> heights;
    for (std::size_t i = run.first - std::min<std::size_t>(1, run.first); i < run.end; ++i) {
      for (const PixelRect& box : lines[i].row.boxes) {
        const double shape = box.width() / static_cast<double>(box.height());
        if (box.height() < kLowEm * em || shape < kSquareFrom || shape > kSquareTo) continue;
        heights.push_back(box.height());
      }
    }
    if (heights.size() < kFewHeights) return em;
    const auto at = static_cast<std::ptrdiff_t>(kHighest * static_cast<double>(heights.size() - 1));
    std::nth_element(heights.begin(), heights.begin() + at, heights.end());
    return heights[static_cast<std::size_t>(at)];
  }

  void start(std::size_t body) {
    names_.clear();
    grid_ = {};
    grid_.em = em_;
    for (std::size_t i = body; i < run_.end; ++i) grid_.body.push_back(lines_[i].row);
  }

  // The smallest head that names the columns, and what stands over several of them above it. How
  // far apart words of a head stand differs: wider gaps are tried where narrow ones do not do.
  bool read_below_head(std::size_t body) {
    for (std::size_t count = 1; count <= std::min(kHeadLines, body); ++count) {
      if (holds_numbers(body - count, body)) return false;
      for (const HeadSetting& setting : kHeadSettings) {
        setting_ = setting;
        start(body);
        if (!read_head_lines(body - count, body, {}) || !is_table()) continue;
        read_upper_lines(body - count, body);
        return true;
      }
    }
    return false;
  }

  void read_upper_lines(std::size_t top, std::size_t body) {
    while (top > 0) {
      const TextGrid before = grid_;
      if (!read_head_lines(--top, body, before)) {
        grid_ = before;
        return;
      }
    }
  }

  bool is_close(std::size_t line) const {
    return lines_[line + 1].row.top - lines_[line].row.bottom <= kHeadFarEm * em_;
  }

  // Reads the lines [top, body) as a head; `lower` is the head below the line `top`, if it is
  // known.
  bool read_head_lines(std::size_t top, std::size_t body, const TextGrid& lower) {
    std::vector<PixelRect> boxes;
    for (std::size_t i = top; i < body; ++i) {
      if (!is_close(i)) return false;
      boxes.insert(boxes.end(), lines_[i].row.boxes.begin(), lines_[i].row.boxes.end());
    }
    drop_strays(&boxes);
    const std::vector<PixelRect> blocks =
        join_spaced(text_blocks(boxes, {}, setting_.gap * em_, setting_.leading * em_), em_);
    const std::vector<PixelRect> names = leaf_blocks(blocks, {}, em_);
    names_ = names;
    set_columns(boxes, names);
    if (cols() < kColumns || !names_each(names)) return false;
    const std::optional<HeadGrid> head = read_head(blocks, grid_.columns, {}, em_);
    if (!head || spans_all(*head)) return false;
    if (lower.head_rows > 0 && !stands_over(*head, blocks, lines_[top].row, lower)) return false;
    if (lower.head_rows == 0 && body - top > 1 && lines_[top].words.size() < kHeadWords)
      return false;
    grid_.head = head->cells;
    grid_.head_rows = head->rows();
    set_rows(*head, top, body);
    return true;
  }

  // Noise at the sides: hardly a row has ink there, and the head has none.
  void drop_strays(std::vector<PixelRect>* head) {
    const PixelRect kept = main_part(*head, grid_.body, em_);
    const auto outside = [&](const PixelRect& box) {
      return box.x1 <= kept.x0 || box.x0 >= kept.x1;
    };
    std::erase_if(*head, outside);
    for (TextRow& row : grid_.body) std::erase_if(row.boxes, outside);
  }

  void set_columns(const std::vector<PixelRect>& head, const std::vector<PixelRect>& names,
                   double gap = 1) {
    PixelRect all;
    for (const TextRow& row : grid_.body) all = unite(all, extent(row));
    for (const PixelRect& box : head) all = unite(all, box);
    const double around = kAroundEm * em_;
    grid_.columns = column_edges(grid_.body, names, all.x0 - around, all.x1 + around, gap * em_);
  }

  // Records have amounts, heads have names.
  bool holds_numbers(std::size_t top, std::size_t body) const {
    std::size_t words = 0;
    std::size_t numbers = 0;
    for (std::size_t i = top; i < body; ++i) {
      words += lines_[i].words.size();
      for (const PixelRect& word : lines_[i].words) {
        numbers += word.height() < kHighEm * em_ && is_number(binary_, word) ? 1 : 0;
      }
    }
    return numbers * kWordsOf > words;
  }

  // Each column has one name.
  bool names_each(const std::vector<PixelRect>& names) const {
    std::vector<int> named(static_cast<std::size_t>(cols()), 0);
    for (const PixelRect& name : names) {
      ++named[static_cast<std::size_t>(column_of(grid_.columns, (name.x0 + name.x1) / 2.0))];
    }
    return std::count(named.begin(), named.end(), 1) == cols();
  }

  bool spans_all(const HeadGrid& head) const {
    return std::any_of(head.cells.begin(), head.cells.end(),
                       [&](const GridCell& cell) { return cell.col_span == cols(); });
  }

  // A line above a head belongs to it if each of its words stands in the middle over several
  // columns; titles and notes at the sides do not.
  bool stands_over(const HeadGrid& head, const std::vector<PixelRect>& blocks, const TextRow& line,
                   const TextGrid& lower) const {
    if (head.rows() <= lower.head_rows || grid_.columns.size() != lower.columns.size())
      return false;
    std::vector<PixelRect> words;
    for (const PixelRect& block : blocks) {
      if (block.y0 < line.bottom) words.push_back(block);
    }
    if (words.empty() || is_at_side(words)) return false;
    return std::all_of(words.begin(), words.end(), [&](const PixelRect& word) {
      return word.height() < kTitleEm * em_ && is_centred(word, head, words.size() > 1);
    });
  }

  // A note at the left or right end, which may be of several words.
  bool is_at_side(std::vector<PixelRect> words) const {
    std::sort(words.begin(), words.end(),
              [](const PixelRect& a, const PixelRect& b) { return a.x0 < b.x0; });
    return words.front().x0 < grid_.columns.front() + kFlushEm * em_ ||
           words.back().x1 > grid_.columns.back() - kFlushEm * em_;
  }

  // Where each column begins and ends is not known to the em, so that several words need only stand
  // near the middles; a word alone might be a note.
  bool is_centred(const PixelRect& word, const HeadGrid& head, bool several) const {
    const double x = (word.x0 + word.x1) / 2.0;
    const int col = column_of(grid_.columns, x);
    return std::any_of(head.cells.begin(), head.cells.end(), [&](const GridCell& cell) {
      if (cell.row > 0 || cell.col_span < 2 || cell.col > col || cell.col + cell.col_span <= col) {
        return false;
      }
      const auto first = static_cast<std::size_t>(cell.col);
      const double left = grid_.columns[first];
      const double right = grid_.columns[first + static_cast<std::size_t>(cell.col_span)];
      const double off = std::abs((left + right) / 2 - x);
      return off < (several ? kNearMiddle * (right - left) : kCentredEm * em_);
    });
  }

  bool is_table() const {
    const std::size_t rows = grid_.body.size();
    if (rows < kRows && !is_cut_at_foot()) return false;
    if (rows < kFewRows && cols() == kColumns) return false;
    const OpenBody body = look_at_body(grid_, binary_);
    const int amounts = rows < kRows ? kAmountsOfOneRow : 1;
    return static_cast<int>(body.amounts.size()) >= amounts && names_no_amounts(body) &&
           body.label_columns == 0 && body.wordy_rows == 0 &&
           body.empty_columns * kFilledPerEmpty < cols() && body.filled >= kFilled &&
           body.crooked_columns * kStraightOf <= cols() &&
           body.crossing_rows <= kCrossing * static_cast<double>(rows);
  }

  // The first record of a list is no head: above amounts stands an amount, which is no higher than
  // they are, and before values labels.
  bool names_no_amounts(const OpenBody& body) const {
    std::size_t amounts = 0;
    std::size_t colons = 0;
    for (const PixelRect& name : names_) {
      const int col = column_of(grid_.columns, (name.x0 + name.x1) / 2.0);
      const int height = piece_height(binary_, name);
      amounts += std::any_of(body.amounts.begin(), body.amounts.end(), [&](const auto& column) {
        return column.col == col && height <= kAsHigh * column.height;
      });
      colons += holds_colon(binary_, name, em_) ? 1 : 0;
    }
    return amounts * kAmountsPerOdd <= body.amounts.size() && colons * 2 <= names_.size();
  }

  // Nothing but the number of the page stands below.
  bool is_cut_at_foot() const { return run_.end + 1 >= lines_.size(); }

  // Nothing but a line that runs through the document, or says that a table goes on, stands above.
  bool begins_page() const {
    if (lines_[run_.first].row.top > kTopOfPage * binary_.height) return false;
    const auto above = lines_.begin() + static_cast<std::ptrdiff_t>(run_.first);
    const auto words = [&](const OpenLine& line) {
      return std::count_if(line.words.begin(), line.words.end(),
                           [&](const PixelRect& word) { return is_word(word, em_); });
    };
    const auto is_text = [&](const OpenLine& line) { return words(line) > 0; };
    return std::count_if(lines_.begin(), above, is_text) <= 1 &&
           std::none_of(lines_.begin(), above,
                        [&](const OpenLine& line) { return words(line) > 1; });
  }

  // The rest of a table whose head stands on an earlier page.
  bool read_rest() {
    if (!begins_page()) return false;
    start(run_.first);
    std::vector<PixelRect> no_head;
    drop_strays(&no_head);
    set_columns({}, {}, grid_.body.size() < kRowsOfWideGaps ? kNarrowGap : 1);
    if (cols() < kColumnsOfRest || grid_.body.size() < kRows || !is_table()) return false;
    const OpenBody body = look_at_body(grid_, binary_);
    const bool few = grid_.body.size() < kFewRows;
    if (static_cast<int>(body.amounts.size()) < (few ? kAmountsOfOneRow : kAmountsOfRest))
      return false;
    if (body.crossing_rows > 0 || (few && body.filled < 1)) return false;
    grid_.rows = middles_between(grid_.body);
    grid_.rows.insert(grid_.rows.begin(), grid_.body.front().top - kAroundEm * em_);
    grid_.rows.push_back(grid_.body.back().bottom + kAroundEm * em_);
    return true;
  }

  void set_rows(const HeadGrid& head, std::size_t top, std::size_t body) {
    const double around = kAroundEm * em_;
    std::vector<double>& rows = grid_.rows;
    rows = {lines_[top].row.top - around};
    rows.insert(rows.end(), head.row_edges.begin(), head.row_edges.end());
    rows.push_back((lines_[body - 1].row.bottom + lines_[body].row.top) / 2.0);
    const std::vector<double> middles = middles_between(grid_.body);
    rows.insert(rows.end(), middles.begin(), middles.end());
    rows.push_back(grid_.body.back().bottom + around);
  }

  const std::vector<OpenLine>& lines_;
  LineRun run_;
  const Image& binary_;
  double em_;
  HeadSetting setting_{};
  TextGrid grid_;
  std::vector<PixelRect> names_;  // words of the head, one for each column
};

}  // namespace

std::optional<GridTable> read_open_table(const std::vector<OpenLine>& lines, const LineRun& run,
                                         const Image& binary, double em) {
  return OpenTable(lines, run, binary, em).table();
}

}  // namespace gewu

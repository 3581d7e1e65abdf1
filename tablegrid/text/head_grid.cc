#include "tablegrid/text/head_grid.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>

#include "tablegrid/text/text_columns.h"

namespace gewu {
namespace {

constexpr double kLeanEm = 0.3;     // words may lean over an edge by so much
constexpr double kSameRowEm = 0.8;  // boundaries closer than this are one
constexpr double kNearerEm = 0.4;   // a wider span must be better centred by so much
constexpr double kSpacedEm = 4.5;   // white inside a word set wide, of two characters
constexpr double kCharacterEm = 1.3;
constexpr double kBesideEm = 6;   // from a word over two others to each of these, at most
constexpr double kLevelEm = 0.3;  // words of one row begin within this of each other

double middle_x(const PixelRect& box) { return (box.x0 + box.x1) / 2.0; }
double middle_y(const PixelRect& box) { return (box.y0 + box.y1) / 2.0; }

// A word of the head and the base cells that it covers.
struct Word {
  PixelRect box;
  int first = 0;  // column
  int last = 0;
  int top = 0;  // row
  int bottom = 0;
};

bool same_level(const PixelRect& a, const PixelRect& b) {
  return std::min(a.y1, b.y1) > std::max(a.y0, b.y0);
}

bool stands_over(const PixelRect& block, const std::vector<PixelRect>& blocks) {
  return std::any_of(blocks.begin(), blocks.end(), [&](const PixelRect& other) {
    return other.y0 >= block.y1 && std::min(other.x1, block.x1) > std::max(other.x0, block.x0);
  });
}

bool stands_on_ruling(const PixelRect& block, const std::vector<PixelRect>& rulings) {
  return std::any_of(rulings.begin(), rulings.end(), [&](const PixelRect& ruling) {
    return middle_y(ruling) > middle_y(block) && middle_x(block) > ruling.x0 &&
           middle_x(block) < ruling.x1;
  });
}

// A short word over the white between two longer ones.
bool stands_between(const PixelRect& block, const std::vector<PixelRect>& blocks, double em) {
  bool left = false;
  bool right = false;
  for (const PixelRect& other : blocks) {
    if (other.y0 < block.y1) continue;
    left |= other.x1 <= block.x0 && block.x0 - other.x1 < kBesideEm * em;
    right |= other.x0 >= block.x1 && other.x0 - block.x1 < kBesideEm * em;
  }
  return left && right;
}

// Two single characters far apart, between which nothing stands, above others.
bool are_spaced(const PixelRect& a, const PixelRect& b, const std::vector<PixelRect>& blocks,
                double em) {
  const int widest = std::max({a.width(), b.width(), a.height(), b.height()});
  if (widest > kCharacterEm * em || !same_level(a, b) || b.x0 - a.x1 > kSpacedEm * em) return false;
  bool above = false;
  for (const PixelRect& other : blocks) {
    const bool between = other.x0 >= a.x1 && other.x1 <= b.x0 && same_level(a, other);
    if (between) return false;
    above |=
        other.y0 >= a.y1 && other.x1 > a.x0 - kSpacedEm * em && other.x0 < b.x1 + kSpacedEm * em;
  }
  return above;
}

class HeadReader {
 public:
  HeadReader(const std::vector<double>& edges, const std::vector<PixelRect>& rulings, double em)
      : edges_(edges), rulings_(rulings), em_(em) {}

  std::optional<HeadGrid> read(const std::vector<PixelRect>& blocks) {
    place(blocks);
    join_in_column();
    spread();
    find_rows();
    for (Word& word : words_) set_rows(&word);
    return fill();
  }

 private:
  int cols() const { return static_cast<int>(edges_.size()) - 1; }
  std::size_t place_of(int row, int col) const {
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(cols()) +
           static_cast<std::size_t>(col);
  }
  double left(int col) const { return edges_[static_cast<std::size_t>(col)]; }
  double right(int col) const { return edges_[static_cast<std::size_t>(col) + 1]; }

  double middle(int col) const { return (left(col) + right(col)) / 2; }

  double off_centre(const PixelRect& box, int first, int last) const {
    return std::abs((left(first) + right(last)) / 2 - middle_x(box));
  }

  Word placed(const PixelRect& box) const {
    const double lean = kLeanEm * em_;
    Word word;
    word.box = box;
    word.first = column_of(edges_, std::min(box.x0 + lean, middle_x(box)));
    word.last = column_of(edges_, std::max(box.x1 - lean, middle_x(box)));
    return word;
  }

  void place(const std::vector<PixelRect>& blocks) {
    for (const PixelRect& box : blocks) words_.push_back(placed(box));
    std::sort(words_.begin(), words_.end(),
              [](const Word& a, const Word& b) { return a.box.x0 < b.box.x0; });
  }

  // Pieces that stand side by side over the same columns are one text.
  void join_in_column() {
    for (bool changed = true; changed;) {
      changed = false;
      for (std::size_t i = 0; i < words_.size() && !changed; ++i) {
        for (std::size_t j = i + 1; j < words_.size() && !changed; ++j) {
          Word& a = words_[i];
          const Word& b = words_[j];
          if (!same_level(a.box, b.box) || b.first > a.last || a.first > b.last) continue;
          a.box = unite(a.box, b.box);
          a.first = std::min(a.first, b.first);
          a.last = std::max(a.last, b.last);
          words_.erase(words_.begin() + static_cast<std::ptrdiff_t>(j));
          changed = true;
        }
      }
    }
  }

  static bool covers(const Word& word, int col) { return col >= word.first && col <= word.last; }

  bool has_below(const Word& word) const {
    return std::any_of(words_.begin(), words_.end(), [&](const Word& other) {
      return other.box.y0 >= word.box.y1 && other.first <= word.last && word.first <= other.last;
    });
  }

  // Where the words begin over which `word` stands.
  int children_top(const Word& word) const {
    int top = std::numeric_limits<int>::max();
    for (const Word& other : words_) {
      const bool under = other.first <= word.last && word.first <= other.last;
      if (under && other.box.y0 >= word.box.y1) top = std::min(top, other.box.y0);
    }
    return top;
  }

  // Whether `word` could reach into a column: what stands there is level with what it has below.
  bool is_free(const Word& word, int col) const {
    const double level = children_top(word) - kLevelEm * em_;
    bool below = false;
    for (const Word& other : words_) {
      if (&other == &word || !covers(other, col) || other.box.y1 <= word.box.y0) continue;
      if (other.box.y0 < level) return false;
      below = true;
    }
    return below;
  }

  const PixelRect* ruling_below(const Word& word) const {
    const PixelRect* nearest = nullptr;
    for (const PixelRect& ruling : rulings_) {
      const double x = middle_x(word.box);
      if (middle_y(ruling) < middle_y(word.box) || x < ruling.x0 || x > ruling.x1) continue;
      if (nearest == nullptr || middle_y(ruling) < middle_y(*nearest)) nearest = &ruling;
    }
    return nearest;
  }

  // The columns over which a word stands: those of the ruling below it, or those that it is in the
  // middle of.
  void spread() {
    for (Word& word : words_) {
      if (!has_below(word)) continue;
      const PixelRect* ruling = ruling_below(word);
      int lowest = word.first;
      int highest = word.last;
      while (lowest > 0 && is_free(word, lowest - 1)) --lowest;
      while (highest + 1 < cols() && is_free(word, highest + 1)) ++highest;
      if (ruling != nullptr) {
        while (lowest < word.first && middle(lowest) < ruling->x0) ++lowest;
        while (highest > word.last && middle(highest) > ruling->x1) --highest;
        if (is_alone_over(*ruling, word)) {
          word.first = std::min(word.first, lowest);
          word.last = std::max(word.last, highest);
          continue;
        }
      }
      centre(&word, lowest, highest);
    }
  }

  bool is_alone_over(const PixelRect& ruling, const Word& word) const {
    return std::none_of(words_.begin(), words_.end(), [&](const Word& other) {
      const double x = middle_x(other.box);
      return &other != &word && same_level(other.box, word.box) && x > ruling.x0 && x < ruling.x1;
    });
  }

  void centre(Word* word, int lowest, int highest) const {
    int first = word->first;
    int last = word->last;
    double best = off_centre(word->box, first, last) - kNearerEm * em_;
    for (int a = std::min(lowest, word->first); a <= word->first; ++a) {
      for (int b = word->last; b <= std::max(highest, word->last); ++b) {
        const double off = off_centre(word->box, a, b);
        if (off >= best) continue;
        best = off, first = a, last = b;
      }
    }
    word->first = first;
    word->last = last;
  }

  std::vector<const Word*> stack(int col) const {
    std::vector<const Word*> words;
    for (const Word& word : words_) {
      if (covers(word, col)) words.push_back(&word);
    }
    std::sort(words.begin(), words.end(),
              [](const Word* a, const Word* b) { return a->box.y0 < b->box.y0; });
    return words;
  }

  // Where the upper word's cell ends: at the ruling between them, or in the middle of the white.
  double border(const Word& above, const Word& below) const {
    const PixelRect* ruling = ruling_below(above);
    if (ruling != nullptr && middle_y(*ruling) < middle_y(below.box)) return middle_y(*ruling);
    return (above.box.y1 + below.box.y0) / 2.0;
  }

  // Rulings part rows; else the highest stack of words does.
  void find_rows() {
    std::vector<double> places;
    for (const PixelRect& ruling : rulings_) places.push_back(middle_y(ruling));
    std::size_t highest = 0;
    for (int col = 0; col < cols(); ++col) highest = std::max(highest, stack(col).size());
    for (int col = 0; col < cols(); ++col) {
      const std::vector<const Word*> words = stack(col);
      if (words.size() < highest) continue;
      for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        places.push_back(border(*words[i], *words[i + 1]));
      }
    }
    std::sort(places.begin(), places.end());
    for (const double y : places) {
      if (rows_.empty() || y - rows_.back() > kSameRowEm * em_) rows_.push_back(y);
    }
  }

  int nearest_row(double y) const {
    int best = 0;
    for (int i = 1; i < static_cast<int>(rows_.size()); ++i) {
      const auto at = static_cast<std::size_t>(i);
      if (std::abs(rows_[at] - y) < std::abs(rows_[static_cast<std::size_t>(best)] - y)) best = i;
    }
    return best;
  }

  // From the border with what stands above to that with what stands below.
  void set_rows(Word* word) const {
    word->top = 0;
    word->bottom = static_cast<int>(rows_.size());
    for (int col = word->first; col <= word->last; ++col) {
      const std::vector<const Word*> words = stack(col);
      const auto at = std::find(words.begin(), words.end(), word);
      if (at != words.begin()) {
        word->top = std::max(word->top, nearest_row(border(**(at - 1), *word)) + 1);
      }
      if (at + 1 != words.end()) {
        word->bottom = std::min(word->bottom, nearest_row(border(*word, **(at + 1))));
      }
    }
  }

  std::optional<HeadGrid> fill() const {
    HeadGrid head;
    head.row_edges = rows_;
    std::vector<char> taken(
        static_cast<std::size_t>(head.rows()) * static_cast<std::size_t>(cols()), 0);
    for (const Word& word : words_) {
      if (word.bottom < word.top) return std::nullopt;
      for (int r = word.top; r <= word.bottom; ++r) {
        for (int c = word.first; c <= word.last; ++c) {
          char& cell = taken[place_of(r, c)];
          if (cell != 0) return std::nullopt;
          cell = 1;
        }
      }
      head.cells.push_back(
          {word.top, word.first, word.bottom - word.top + 1, word.last - word.first + 1, {}});
    }
    for (int c = 0; c < cols(); ++c) add_empty(c, taken, &head);
    std::sort(head.cells.begin(), head.cells.end(), [](const GridCell& a, const GridCell& b) {
      return a.row != b.row ? a.row < b.row : a.col < b.col;
    });
    return head;
  }

  // What no word covers in a column: one empty cell for each stretch.
  void add_empty(int col, const std::vector<char>& taken, HeadGrid* head) const {
    for (int r = 0; r < head->rows();) {
      const int start = r;
      while (r < head->rows() && taken[place_of(r, col)] == 0) ++r;
      if (r > start) head->cells.push_back({start, col, r - start, 1, {}});
      ++r;
    }
  }

  const std::vector<double>& edges_;
  const std::vector<PixelRect>& rulings_;
  double em_;
  std::vector<Word> words_;
  std::vector<double> rows_;  // borders between rows
};

}  // namespace

std::vector<PixelRect> join_spaced(std::vector<PixelRect> blocks, double em) {
  std::sort(blocks.begin(), blocks.end(),
            [](const PixelRect& a, const PixelRect& b) { return a.x0 < b.x0; });
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    for (std::size_t j = i + 1; j < blocks.size(); ++j) {
      if (!are_spaced(blocks[i], blocks[j], blocks, em)) continue;
      blocks[i] = unite(blocks[i], blocks[j]);
      blocks.erase(blocks.begin() + static_cast<std::ptrdiff_t>(j));
      break;
    }
  }
  return blocks;
}

std::vector<PixelRect> leaf_blocks(const std::vector<PixelRect>& blocks,
                                   const std::vector<PixelRect>& rulings, double em) {
  PixelRect all;
  for (const PixelRect& block : blocks) all = unite(all, block);
  std::vector<PixelRect> leaves;
  for (const PixelRect& block : blocks) {
    const bool high = middle_y(block) < middle_y(all) - kLevelEm * em;
    const bool covers = stands_over(block, blocks) || stands_on_ruling(block, rulings) ||
                        (rulings.empty() && high && stands_between(block, blocks, em));
    if (!covers) leaves.push_back(block);
  }
  return leaves;
}

std::optional<HeadGrid> read_head(const std::vector<PixelRect>& blocks,
                                  const std::vector<double>& edges,
                                  const std::vector<PixelRect>& rulings, double em) {
  return HeadReader(edges, rulings, em).read(blocks);
}

}  // namespace gewu

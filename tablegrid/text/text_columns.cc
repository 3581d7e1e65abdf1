#include "tablegrid/text/text_columns.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

#include "base/disjoint_sets.h"

namespace gewu {
namespace {

constexpr double kLinesEm = 0.7;       // white between the lines of one cell
constexpr double kSameLine = 0.5;      // of the lower one's height: boxes that overlap so stand in
                                       // one line
constexpr double kFewRowsGapEm = 1.0;  // white that parts columns, where rows are few
constexpr double kGapEm = 0.6;         // ... where they are many
constexpr double kNamedGapEm = 0.25;   // ... and between two names
constexpr double kNarrowEm = 0.45;
constexpr double kBesideNarrow = 1.4;  // white beside narrow characters may be so much wider
constexpr std::size_t kManyRows = 8;
constexpr std::size_t kRowsForStray = 12;  // of so many rows one may cross the white

int overlap(int a0, int a1, int b0, int b1) { return std::min(a1, b1) - std::max(a0, b0); }

// Brackets, quotes and digits are narrow; the first two stand in much white.
bool in_one_line(const PixelRect& a, const PixelRect& b, double gap, double em) {
  if (std::min(a.width(), b.width()) < kNarrowEm * em) gap *= kBesideNarrow;
  const int across = overlap(a.y0, a.y1, b.y0, b.y1);
  return across >= kSameLine * std::min(a.height(), b.height()) &&
         -overlap(a.x0, a.x1, b.x0, b.x1) < gap;
}

bool walled(const PixelRect& above, const PixelRect& below, const std::vector<PixelRect>& walls) {
  return std::any_of(walls.begin(), walls.end(), [&](const PixelRect& wall) {
    const int y = (wall.y0 + wall.y1) / 2;
    return y > (above.y0 + above.y1) / 2 && y < (below.y0 + below.y1) / 2 &&
           overlap(wall.x0, wall.x1, std::max(above.x0, below.x0), std::min(above.x1, below.x1)) >
               0;
  });
}

bool lines_of_one(const PixelRect& a, const PixelRect& b, const std::vector<PixelRect>& walls,
                  double em) {
  const PixelRect& above = a.y0 < b.y0 ? a : b;
  const PixelRect& below = a.y0 < b.y0 ? b : a;
  const double height = std::max<double>(em, std::min(a.height(), b.height()));
  return below.y0 - above.y1 < kLinesEm * height && overlap(a.x0, a.x1, b.x0, b.x1) > 0 &&
         !walled(above, below, walls);
}

template <typename Joined>
std::vector<PixelRect> joined_boxes(const std::vector<PixelRect>& boxes, Joined joined) {
  DisjointSets sets(boxes.size());
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    for (std::size_t j = i + 1; j < boxes.size(); ++j) {
      if (joined(boxes[i], boxes[j])) sets.join(static_cast<int>(i), static_cast<int>(j));
    }
  }
  std::vector<PixelRect> whole(boxes.size());
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    PixelRect& all = whole[static_cast<std::size_t>(sets.root(static_cast<int>(i)))];
    all = unite(all, boxes[i]);
  }
  std::erase_if(whole, [](const PixelRect& box) { return box.empty(); });
  return whole;
}

// How many rows have ink at each x from `from` on.
std::vector<int> crossings(const std::vector<TextRow>& rows, double from, int width) {
  std::vector<int> crossed(static_cast<std::size_t>(width), 0);
  for (const TextRow& row : rows) {
    std::vector<char> inked(crossed.size(), 0);
    for (const PixelRect& box : row.boxes) {
      const int x0 = std::max(0, box.x0 - static_cast<int>(from));
      const int x1 = std::min(width, box.x1 - static_cast<int>(from));
      for (int x = x0; x < x1; ++x) inked[static_cast<std::size_t>(x)] = 1;
    }
    for (std::size_t x = 0; x < inked.size(); ++x) crossed[x] += inked[x];
  }
  return crossed;
}

// White that runs down through the rows, [from, to), x relative to the left edge.
struct Strip {
  int from = 0;
  int to = 0;
  bool clear = true;  // no row crosses it
  int length() const { return to - from; }
};

// Stretches crossed by at most `stray` rows.
std::vector<Strip> white_strips(const std::vector<int>& crossed, int stray) {
  std::vector<Strip> strips;
  const int width = static_cast<int>(crossed.size());
  int start = -1;
  for (int x = 0; x <= width; ++x) {
    const bool white = x < width && crossed[static_cast<std::size_t>(x)] <= stray;
    if (white && start < 0) start = x;
    if (!white && start >= 0) {
      strips.push_back({start, x, stray == 0});
      start = -1;
    }
  }
  return strips;
}

// Chooses among white strips those that part named columns, one between two names that follow each
// other. Amounts may stand wholly beside the name above them: the better strips are those that have
// ink of the rows at both sides.
class NamedStrips {
 public:
  NamedStrips(std::vector<Strip> strips, const std::vector<PixelRect>& names,
              const std::vector<int>& inked, double from)
      : strips_(std::move(strips)), inked_(inked) {
    for (const PixelRect& name : names) {
      names_.push_back({static_cast<int>(name.x0 - from), static_cast<int>(name.x1 - from)});
    }
    std::sort(names_.begin(), names_.end(),
              [](const Strip& a, const Strip& b) { return a.from < b.from; });
  }

  std::vector<Strip> chosen(double named_gap, double gap) const {
    std::vector<Strip> result;
    const int end = static_cast<int>(inked_.size());
    int start = 0;
    for (std::size_t i = 0; i <= names_.size(); ++i) {
      const bool outer = i == 0 || i == names_.size();
      const int low = i == 0 ? 0 : names_[i - 1].to;
      const int high = i == names_.size() ? end : names_[i].from;
      const int next = i + 1 < names_.size() ? names_[i + 1].from : end;
      const Strip* best = nullptr;
      for (const Strip& strip : strips_) {
        if (strip.to <= low || strip.from >= high) continue;
        if (strip.length() < (outer ? gap : named_gap)) continue;
        if (outer && !parts_ink(strip, start, next)) continue;
        if (best == nullptr || better(strip, *best, start, next)) best = &strip;
      }
      if (best == nullptr) continue;
      result.push_back(*best);
      start = best->to;
    }
    return result;
  }

 private:
  bool has_ink(int from, int to) const {
    for (int x = std::max(0, from); x < to; ++x) {
      if (inked_[static_cast<std::size_t>(x)] > 0) return true;
    }
    return false;
  }

  bool parts_ink(const Strip& strip, int start, int end) const {
    return has_ink(start, strip.from) && has_ink(strip.to, end);
  }

  bool better(const Strip& a, const Strip& b, int start, int end) const {
    const bool ink_a = parts_ink(a, start, end);
    const bool ink_b = parts_ink(b, start, end);
    if (ink_a != ink_b) return ink_a;
    return a.clear != b.clear ? a.clear : a.length() > b.length();
  }

  std::vector<Strip> strips_;
  const std::vector<int>& inked_;
  std::vector<Strip> names_;
};

}  // namespace

std::vector<PixelRect> text_blocks(const std::vector<PixelRect>& boxes,
                                   const std::vector<PixelRect>& walls, double gap, double em) {
  const auto level = [&](const PixelRect& a, const PixelRect& b) {
    return in_one_line(a, b, gap, em);
  };
  // Strokes make characters first, by which a quote or a stroke above the middle then stands.
  const std::vector<PixelRect> words = joined_boxes(joined_boxes(boxes, level), level);
  return joined_boxes(
      words, [&](const PixelRect& a, const PixelRect& b) { return lines_of_one(a, b, walls, em); });
}

std::vector<PixelRect> words_of(const TextRow& row, double gap) {
  std::vector<PixelRect> boxes = row.boxes;
  std::sort(boxes.begin(), boxes.end(),
            [](const PixelRect& a, const PixelRect& b) { return a.x0 < b.x0; });
  std::vector<PixelRect> words;
  for (const PixelRect& box : boxes) {
    if (words.empty() || box.x0 - words.back().x1 >= gap) {
      words.push_back(box);
    } else {
      words.back() = unite(words.back(), box);
    }
  }
  return words;
}

std::vector<double> column_edges(const std::vector<TextRow>& rows,
                                 const std::vector<PixelRect>& names, double from, double to,
                                 double em) {
  const int width = std::max(0, static_cast<int>(to - from) + 1);
  const int stray = static_cast<int>(rows.size() / kRowsForStray);
  const std::vector<int> inked = crossings(rows, from, width);
  std::vector<int> crossed = inked;
  for (const PixelRect& name : names) {
    const int x1 = std::min(width, name.x1 - static_cast<int>(from));
    for (int x = std::max(0, name.x0 - static_cast<int>(from)); x < x1; ++x) {
      crossed[static_cast<std::size_t>(x)] += stray + 1;
    }
  }
  const double gap = (rows.size() >= kManyRows ? kGapEm : kFewRowsGapEm) * em;
  std::vector<Strip> strips = white_strips(crossed, 0);
  if (!names.empty() && stray > 0) {
    const std::vector<Strip> more = white_strips(crossed, stray);
    strips.insert(strips.end(), more.begin(), more.end());
  }
  std::erase_if(strips, [&](const Strip& strip) { return strip.from <= 0 || strip.to >= width; });
  if (names.empty()) {
    std::erase_if(strips, [&](const Strip& strip) { return strip.length() < gap; });
  } else {
    strips = NamedStrips(std::move(strips), names, inked, from).chosen(kNamedGapEm * em, gap);
  }
  std::vector<double> edges{from};
  for (const Strip& strip : strips) edges.push_back(from + (strip.from + strip.to) / 2.0);
  edges.push_back(to);
  return edges;
}

int column_of(const std::vector<double>& edges, double x) {
  const auto above = std::upper_bound(edges.begin() + 1, edges.end() - 1, x);
  return static_cast<int>(above - edges.begin()) - 1;
}

}  // namespace gewu

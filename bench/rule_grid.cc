#include "bench/rule_grid.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

#include "base/disjoint_sets.h"

namespace gewu::bench {

namespace {

constexpr double kDrawn = 0.9;      // share of an edge from which it counts as drawn whole
constexpr double kHalf = 0.5;       // ... and as drawn at all
constexpr double kRoom = 8;         // points; an undrawn side leaves room for a character at least
constexpr double kUntouched = 0.1;  // ... below which nothing of it is

PointRect box_of(const DrawnRule& rule, double grown) {
  const double half = rule.thickness / 2 + grown;
  if (rule.level) return {rule.from - grown, rule.at - half, rule.to + grown, rule.at + half};
  return {rule.at - half, rule.from - grown, rule.at + half, rule.to + grown};
}

std::vector<std::vector<DrawnRule>> touching_sets(const std::vector<DrawnRule>& rules) {
  DisjointSets sets(rules.size());
  for (std::size_t i = 0; i < rules.size(); ++i) {
    const PointRect box = box_of(rules[i], kReach);
    for (std::size_t j = 0; j < i; ++j) {
      if (!intersect(box, box_of(rules[j], 0)).empty()) {
        sets.join(static_cast<int>(i), static_cast<int>(j));
      }
    }
  }
  std::map<int, std::vector<DrawnRule>> found;
  for (std::size_t i = 0; i < rules.size(); ++i) {
    found[sets.root(static_cast<int>(i))].push_back(rules[i]);
  }
  std::vector<std::vector<DrawnRule>> all;
  all.reserve(found.size());
  for (auto& [root, set] : found) all.push_back(std::move(set));
  return all;
}

using Stretches = std::vector<std::pair<double, double>>;  // sorted

double covered(const Stretches& stretches, double from, double to) {
  double sum = 0;
  double done = from;
  for (const auto& [a, b] : stretches) {
    const double start = std::max(a, done);
    const double end = std::min(b, to);
    if (end > start) sum += end - start, done = end;
  }
  return sum / (to - from);
}

// All rules of one direction at one place, and which stretches of it they cover.
struct Line {
  double at = 0;
  Stretches drawn;
  Stretches closed;  // the drawn ones, and where rules across end together
};

// A side of a set's bounds where at least two rules end together: a rule of no thickness. Empty
// where they merely stick out beyond the last one of `along`. `begin`: the lower end of the axis.
std::optional<DrawnRule> side_of_ends(const std::vector<DrawnRule>& across,
                                      const std::vector<DrawnRule>& along, bool begin) {
  if (across.empty()) return {};
  const auto end_of = [begin](const DrawnRule& rule) { return begin ? rule.from : -rule.to; };
  double outermost = end_of(across.front());
  for (const DrawnRule& rule : across) outermost = std::min(outermost, end_of(rule));
  DrawnRule side{!across.front().level, begin ? outermost : -outermost, HUGE_VAL, -HUGE_VAL, 0};
  for (const DrawnRule& rule : across) {
    if (end_of(rule) - outermost > kSnap) continue;
    side.from = std::min(side.from, rule.at);
    side.to = std::max(side.to, rule.at);
  }
  const bool no_room = std::any_of(along.begin(), along.end(), [&](const DrawnRule& rule) {
    const double away = std::abs(rule.at - side.at);
    return away > kSnap && away < kRoom;
  });
  if (side.to - side.from <= kSnap || no_room) return {};
  return side;
}

// The rules of a set by direction, with the sides that only their ends show.
struct ClosedRules {
  std::vector<DrawnRule> level;
  std::vector<DrawnRule> upright;

  explicit ClosedRules(const std::vector<DrawnRule>& set) {
    for (const DrawnRule& rule : set) (rule.level ? level : upright).push_back(rule);
    auto top = side_of_ends(upright, level, true);
    auto bottom = side_of_ends(upright, level, false);
    auto left = side_of_ends(level, upright, true);
    auto right = side_of_ends(level, upright, false);
    const auto drawn = [](const auto& side, const std::vector<DrawnRule>& along) {
      return std::any_of(along.begin(), along.end(), [&](const DrawnRule& rule) {
        return std::abs(rule.at - side->at) <= kSnap;
      });
    };
    // Two sides of which nothing is drawn close the corner between them.
    const auto meet = [&](auto& a, auto& b, bool a_begins, bool b_begins) {
      if (!a || !b || drawn(a, level) || drawn(b, upright)) return;
      (b_begins ? a->from : a->to) = b->at;
      (a_begins ? b->from : b->to) = a->at;
    };
    meet(top, left, true, true);
    meet(top, right, true, false);
    meet(bottom, left, false, true);
    meet(bottom, right, false, false);
    for (const auto& side : {top, bottom}) {
      if (side) level.push_back(*side);
    }
    for (const auto& side : {left, right}) {
      if (side) upright.push_back(*side);
    }
  }
};

std::vector<Line> lines_of(std::vector<DrawnRule> rules) {
  std::sort(rules.begin(), rules.end(),
            [](const DrawnRule& a, const DrawnRule& b) { return a.at < b.at; });
  std::vector<Line> lines;
  double first = 0;
  for (const DrawnRule& rule : rules) {
    if (lines.empty() || rule.at - first > kSnap) {
      lines.emplace_back();
      first = rule.at;
    }
    Line& line = lines.back();
    line.at = (first + rule.at) / 2;
    line.closed.emplace_back(rule.from - kReach, rule.to + kReach);
    if (rule.thickness > 0) line.drawn.push_back(line.closed.back());
  }
  for (Line& line : lines) {
    std::sort(line.closed.begin(), line.closed.end());
    std::sort(line.drawn.begin(), line.drawn.end());
  }
  return lines;
}

// The smallest cells between the lines of a set, and which of them are one.
class Cells {
 public:
  explicit Cells(const ClosedRules& rules)
      : ys_(lines_of(rules.level)),
        xs_(lines_of(rules.upright)),
        rows_(std::max(0, static_cast<int>(ys_.size()) - 1)),
        cols_(std::max(0, static_cast<int>(xs_.size()) - 1)),
        sets_(static_cast<std::size_t>(rows_ * cols_) + 1) {
    for (int row = 0; row < rows_; ++row) {
      for (int col = 0; col < cols_; ++col) join(row, col);
    }
  }

  std::vector<DrawnTable> tables() {
    std::vector<DrawnTable> found;
    DisjointSets groups(static_cast<std::size_t>(rows_ * cols_));
    for (int i = 0; i < rows_ * cols_; ++i) {
      if (!closed(i)) continue;
      if (i % cols_ + 1 < cols_ && closed(i + 1)) groups.join(i, i + 1);
      if (i + cols_ < rows_ * cols_ && closed(i + cols_)) groups.join(i, i + cols_);
    }
    std::map<int, std::vector<int>> members;
    for (int i = 0; i < rows_ * cols_; ++i) {
      if (closed(i)) members[groups.root(i)].push_back(i);
    }
    for (const auto& [root, group] : members) {
      DrawnTable table = table_of(group);
      if (table.grid.cells.size() > 1 || table.open) found.push_back(std::move(table));
    }
    return found;
  }

 private:
  struct Block {  // of smallest cells, last ones included
    int top = 0, left = 0, bottom = 0, right = 0;
    int count = 0;

    void add(int row, int col) {
      if (count++ == 0) top = bottom = row, left = right = col;
      top = std::min(top, row), bottom = std::max(bottom, row);
      left = std::min(left, col), right = std::max(right, col);
    }
    bool full() const { return count == (bottom - top + 1) * (right - left + 1); }
  };

  int index(int row, int col) const {  // the last one stands for the outside
    const bool inside = row >= 0 && col >= 0 && row < rows_ && col < cols_;
    return inside ? row * cols_ + col : rows_ * cols_;
  }
  bool closed(int i) { return sets_.root(i) != sets_.root(rows_ * cols_); }

  // Share of the edge above (left of) a smallest cell that is drawn, or closed at all.
  double above(int row, int col, bool drawn = false) const {
    return edge(ys_[at(row)], xs_, col, drawn);
  }
  double left_of(int row, int col, bool drawn = false) const {
    return edge(xs_[at(col)], ys_, row, drawn);
  }
  static std::size_t at(int i) { return static_cast<std::size_t>(i); }

  // Near its ends other rules cross or reach over: what happens there says nothing.
  static double edge(const Line& line, const std::vector<Line>& across, int i, bool drawn) {
    constexpr double kQuarter = 0.25;
    const double from = across[at(i)].at;
    const double to = across[at(i + 1)].at;
    const double margin = std::min(kReach + kSnap / 2, (to - from) * kQuarter);
    return covered(drawn ? line.drawn : line.closed, from + margin, to - margin);
  }

  void join(int row, int col) {
    const int me = index(row, col);
    if (above(row, col) < kHalf) sets_.join(me, index(row - 1, col));
    if (left_of(row, col) < kHalf) sets_.join(me, index(row, col - 1));
    if (row + 1 == rows_ && above(row + 1, col) < kHalf) sets_.join(me, index(row + 1, col));
    if (col + 1 == cols_ && left_of(row, col + 1) < kHalf) sets_.join(me, index(row, col + 1));
  }

  DrawnTable table_of(const std::vector<int>& group) {
    DrawnTable table;
    Block hull;
    std::map<int, Block> cells;
    for (const int i : group) {
      hull.add(i / cols_, i % cols_);
      cells[sets_.root(i)].add(i / cols_, i % cols_);
    }
    table.open = !hull.full() || goes_on_beside(hull);
    for (const auto& [root, cell] : cells) table.open = table.open || !cell.full();
    table.by_ends = is_by_ends(hull);
    table.torn = is_torn(group);
    place(cells, hull, &table);
    return table;
  }

  // Rows that go on beyond a side of the closed cells: two neighbouring rules stand out there.
  bool goes_on_beside(const Block& hull) const {
    for (int row = hull.top; row <= hull.bottom; ++row) {
      for (const int col : {hull.left - 1, hull.right + 1}) {
        if (col < 0 || col >= cols_) continue;
        if (above(row, col) >= kHalf && above(row + 1, col) >= kHalf) return true;
      }
    }
    for (int col = hull.left; col <= hull.right; ++col) {
      for (const int row : {hull.top - 1, hull.bottom + 1}) {
        if (row < 0 || row >= rows_) continue;
        if (left_of(row, col) >= kHalf && left_of(row, col + 1) >= kHalf) return true;
      }
    }
    return false;
  }

  bool is_by_ends(const Block& hull) const {
    for (int col = hull.left; col <= hull.right; ++col) {
      if (above(hull.top, col, true) < kHalf || above(hull.bottom + 1, col, true) < kHalf) {
        return true;
      }
    }
    for (int row = hull.top; row <= hull.bottom; ++row) {
      if (left_of(row, hull.left, true) < kHalf || left_of(row, hull.right + 1, true) < kHalf) {
        return true;
      }
    }
    return false;
  }

  bool is_torn(const std::vector<int>& group) const {
    const auto torn = [](double share) { return share > kUntouched && share < kDrawn; };
    return std::any_of(group.begin(), group.end(), [&](int i) {
      const int row = i / cols_;
      const int col = i % cols_;
      return torn(above(row, col)) || torn(above(row + 1, col)) || torn(left_of(row, col)) ||
             torn(left_of(row, col + 1));
    });
  }

  // Lines at which no cell of the table begins or ends are none of its lines.
  void place(const std::map<int, Block>& cells, const Block& hull, DrawnTable* table) const {
    std::map<int, int> rows;
    std::map<int, int> cols;
    for (const auto& [root, cell] : cells) {
      rows[cell.top], rows[cell.bottom + 1], cols[cell.left], cols[cell.right + 1];
    }
    number(ys_, &rows, &table->ys);
    number(xs_, &cols, &table->xs);
    for (const auto& [root, cell] : cells) {
      ReadCell read;
      read.row = rows[cell.top];
      read.col = cols[cell.left];
      read.row_span = rows[cell.bottom + 1] - read.row;
      read.col_span = cols[cell.right + 1] - read.col;
      table->grid.cells.push_back(read);
    }
    std::sort(table->grid.cells.begin(), table->grid.cells.end(),
              [](const ReadCell& a, const ReadCell& b) {
                return std::pair(a.row, a.col) < std::pair(b.row, b.col);
              });
    table->grid.rows = static_cast<int>(rows.size()) - 1;
    table->grid.cols = static_cast<int>(cols.size()) - 1;
    table->box = {xs_[at(hull.left)].at, ys_[at(hull.top)].at, xs_[at(hull.right + 1)].at,
                  ys_[at(hull.bottom + 1)].at};
    table->closest = std::min(closest(table->xs), closest(table->ys));
  }

  static void number(const std::vector<Line>& lines, std::map<int, int>* used,
                     std::vector<double>* places) {
    for (auto& [line, index] : *used) {
      index = static_cast<int>(places->size());
      places->push_back(lines[at(line)].at);
    }
  }

  static double closest(const std::vector<double>& places) {
    double least = places.back() - places.front();
    for (std::size_t i = 1; i < places.size(); ++i) {
      least = std::min(least, places[i] - places[i - 1]);
    }
    return least;
  }

  std::vector<Line> ys_;
  std::vector<Line> xs_;
  int rows_;
  int cols_;
  DisjointSets sets_;
};

}  // namespace

std::vector<DrawnTable> grids_of_rules(const std::vector<DrawnRule>& rules) {
  std::vector<DrawnTable> found;
  for (const std::vector<DrawnRule>& set : touching_sets(rules)) {
    std::vector<DrawnTable> tables = Cells(ClosedRules(set)).tables();
    found.insert(found.end(), tables.begin(), tables.end());
  }
  std::sort(found.begin(), found.end(), [](const DrawnTable& a, const DrawnTable& b) {
    return std::pair(a.box.y0, a.box.x0) < std::pair(b.box.y0, b.box.x0);
  });
  return found;
}

}  // namespace gewu::bench

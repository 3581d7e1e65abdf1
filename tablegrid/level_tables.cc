#include "tablegrid/level_tables.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "layout/components.h"
#include "tablegrid/text_rows.h"

namespace gewu {
namespace {

constexpr double kShortestEm = 14;     // of the rules
constexpr double kUprightEm = 3.0;     // no stroke of a character is so long
constexpr double kSameEndEm = 1.5;     // rules of one table end within this of each other
constexpr double kOneRuleEm = 0.6;     // a double rule counts once
constexpr double kAtRuleEm = 0.3;      // what lies closer to a rule is a remnant of it
constexpr double kMaxFlank = 0.3;      // more ink beside it: a line of text
constexpr double kFewRowsGapEm = 1.0;  // white that parts columns, where rows are few
constexpr double kGapEm = 0.5;         // ... and where they are many
constexpr std::size_t kManyRows = 8;
constexpr double kStrayRows = 0.05;  // share of rows that may cross the white between columns
constexpr int kFewestColumns = 3;    // with a head of words; two could be a list of contents
constexpr int kColumnsOfRest = 4;    // of the rest of a table on a later page: two rules, no head
constexpr std::size_t kRowsOfRest = 3;
constexpr double kHeadFilled = 0.6;  // share of the columns that the head names
constexpr double kConfidence = 0.9;
constexpr std::size_t kRulesOfTable = 3;

// A level rule by its ends and height.
struct Level {
  double from, to, y;
};

bool same_width(const Level& a, const Level& b, double em) {
  return std::abs(a.from - b.from) < kSameEndEm * em && std::abs(a.to - b.to) < kSameEndEm * em;
}

// Part of a frame or of a ruled grid.
bool meets_upright(const Rule& level, const std::vector<Rule>& uprights, double em) {
  const double reach = kOneRuleEm * em;
  return std::any_of(uprights.begin(), uprights.end(), [&](const Rule& rule) {
    const double x = rule.across_at(level.across);
    return rule.length() >= kUprightEm * em && x > level.from - reach && x < level.to + reach &&
           level.across > rule.from - reach && level.across < rule.to + reach;
  });
}

// Rules of one width, from the top down.
std::vector<std::vector<Level>> level_groups(const RuleSet& rules, double em) {
  std::vector<Level> levels;
  for (const Rule& rule : rules.horizontal) {
    if (rule.seam || rule.length() < kShortestEm * em || rule.flank > kMaxFlank) continue;
    if (meets_upright(rule, rules.vertical, em)) continue;
    levels.push_back({rule.from, rule.to, rule.across});
  }
  std::sort(levels.begin(), levels.end(), [](const Level& a, const Level& b) { return a.y < b.y; });
  std::vector<std::vector<Level>> groups;
  for (const Level& level : levels) {
    const auto home = std::find_if(groups.begin(), groups.end(), [&](const auto& group) {
      return same_width(group.front(), level, em);
    });
    if (home == groups.end()) {
      groups.push_back({level});
    } else if (level.y - home->back().y > kOneRuleEm * em) {
      home->push_back(level);
    }
  }
  return groups;
}

// White stretches between the columns of the rows, left to right, as the places of their middles.
// The head's last row counts as much as all others: it names columns that are empty below.
std::vector<double> column_edges(const std::vector<TextRow>& rows, const TextRow* head, double from,
                                 double to, double em) {
  const int width = static_cast<int>(to - from) + 1;
  const int stray = static_cast<int>(kStrayRows * static_cast<double>(rows.size()));
  std::vector<int> crossed(static_cast<std::size_t>(std::max(0, width)), 0);
  const auto cross = [&](const TextRow& row, int weight) {
    std::vector<char> inked(crossed.size(), 0);
    for (const PixelRect& box : row.boxes) {
      const int x0 = std::max(0, box.x0 - static_cast<int>(from));
      const int x1 = std::min(width, box.x1 - static_cast<int>(from));
      for (int x = x0; x < x1; ++x) inked[static_cast<std::size_t>(x)] = 1;
    }
    for (std::size_t x = 0; x < inked.size(); ++x) crossed[x] += weight * inked[x];
  };
  for (const TextRow& row : rows) cross(row, 1);
  if (head != nullptr) cross(*head, stray + 1);
  const double gap = (rows.size() >= kManyRows ? kGapEm : kFewRowsGapEm) * em;
  std::vector<double> edges{from};
  double white = 0;      // where the white stretch began
  bool started = false;  // ink was seen left of it
  for (int x = 0; x < width; ++x) {
    if (crossed[static_cast<std::size_t>(x)] <= stray) continue;
    if (started && x - white >= gap) edges.push_back(from + (white + x) / 2);
    started = true;
    white = x + 1;
  }
  edges.push_back(to);
  return edges;
}

int column_of(const std::vector<double>& edges, double x) {
  const auto above = std::upper_bound(edges.begin() + 1, edges.end() - 1, x);
  return static_cast<int>(above - edges.begin()) - 1;
}

// Words of a head row and the columns they stand over.
struct HeadText {
  int first, last;
  double centre;
};

std::vector<HeadText> head_texts(const TextRow& row, const std::vector<double>& edges, double em) {
  std::vector<PixelRect> boxes = row.boxes;
  std::sort(boxes.begin(), boxes.end(),
            [](const PixelRect& a, const PixelRect& b) { return a.x0 < b.x0; });
  std::vector<HeadText> texts;
  PixelRect all;
  const auto flush = [&] {
    if (all.empty()) return;
    const double inset = kGapEm / 2 * em;  // words may lean over an edge by so much
    const int first = column_of(edges, std::min(all.x0 + inset, (all.x0 + all.x1) / 2.0));
    const int last = column_of(edges, std::max(all.x1 - inset, (all.x0 + all.x1) / 2.0));
    if (!texts.empty() && first <= texts.back().last) {
      texts.back().last = std::max(texts.back().last, last);
    } else {
      texts.push_back({first, last, (all.x0 + all.x1) / 2.0});
    }
  };
  for (const PixelRect& box : boxes) {
    const bool parted = !all.empty() && (box.x0 - all.x1 >= kFewRowsGapEm * em);
    if (parted && column_of(edges, box.x0 + 1) != column_of(edges, all.x1 - 1)) {
      flush();
      all = {};
    }
    all = unite(all, box);
  }
  flush();
  return texts;
}

// A title over several columns stands in their middle: it takes in the columns beside it that have
// none, as far as that brings it nearer to the middle.
void spread_heads(std::vector<HeadText>* texts, const std::vector<double>& edges) {
  const int cols = static_cast<int>(edges.size()) - 1;
  for (std::size_t i = 0; i < texts->size(); ++i) {
    HeadText& text = (*texts)[i];
    const int lowest = i == 0 ? 0 : (*texts)[i - 1].last + 1;
    const int highest = i + 1 < texts->size() ? (*texts)[i + 1].first - 1 : cols - 1;
    const auto off = [&](int first, int last) {
      const double middle =
          (edges[static_cast<std::size_t>(first)] + edges[static_cast<std::size_t>(last) + 1]) / 2;
      return std::abs(middle - text.centre);
    };
    int first = text.first;
    int last = text.last;
    for (int a = lowest; a <= text.first; ++a) {
      for (int b = text.last; b <= highest; ++b) {
        if (off(a, b) < off(first, last)) first = a, last = b;
      }
    }
    text.first = first;
    text.last = last;
  }
}

class LevelTable {
 public:
  LevelTable(const std::vector<Level>& rules, const std::vector<PixelRect>& boxes, double em)
      : rules_(rules), em_(em) {
    for (std::size_t i = 0; i + 1 < rules.size(); ++i) {
      bands_.push_back(text_rows(boxes_between(boxes, rules[i], rules[i + 1]), em));
    }
  }

  std::optional<GridTable> table() {
    if (bands_.empty() || bands_.front().empty()) return std::nullopt;
    const bool headless = bands_.size() == 1;
    std::vector<TextRow> body;
    for (std::size_t i = headless ? 0 : 1; i < bands_.size(); ++i) {
      if (bands_[i].empty()) return std::nullopt;
      body.insert(body.end(), bands_[i].begin(), bands_[i].end());
    }
    const TextRow* head_row = headless ? nullptr : &bands_.front().back();
    edges_ = column_edges(body, head_row, rules_.front().from, rules_.front().to, em_);
    const bool columns = headless ? cols() >= kColumnsOfRest && body.size() >= kRowsOfRest
                                  : cols() >= kFewestColumns && head_names_columns();
    if (!columns) return std::nullopt;
    GridTable table;
    for (const double x : edges_) table.col_edges.push_back(static_cast<int>(std::lround(x)));
    set_row_edges(&table);
    const std::size_t head = headless ? 0 : bands_.front().size();
    for (std::size_t r = 0; r < head; ++r) add_head_row(r, &table);
    for (int r = static_cast<int>(head); r < table.rows(); ++r) {
      for (int c = 0; c < cols(); ++c) add_cell(r, c, c, &table);
    }
    table.box = {table.col_edges.front(), table.row_edges.front(), table.col_edges.back(),
                 table.row_edges.back()};
    table.confidence = kConfidence;
    return table;
  }

 private:
  int cols() const { return static_cast<int>(edges_.size()) - 1; }

  std::vector<PixelRect> boxes_between(const std::vector<PixelRect>& boxes, const Level& top,
                                       const Level& bottom) const {
    std::vector<PixelRect> inside;
    for (const PixelRect& box : boxes) {
      const double x = (box.x0 + box.x1) / 2.0;
      const double y = (box.y0 + box.y1) / 2.0;
      const bool between = y > top.y + kAtRuleEm * em_ && y < bottom.y - kAtRuleEm * em_;
      if (between && x > top.from && x < top.to) inside.push_back(box);
    }
    return inside;
  }

  bool head_names_columns() const {
    std::vector<char> named(static_cast<std::size_t>(cols()), 0);
    for (const HeadText& text : head_texts(bands_.front().back(), edges_, em_)) {
      for (int c = text.first; c <= text.last; ++c) named[static_cast<std::size_t>(c)] = 1;
    }
    return std::count(named.begin(), named.end(), 1) >= kHeadFilled * cols();
  }

  void set_row_edges(GridTable* table) const {
    table->row_edges.push_back(static_cast<int>(std::lround(rules_.front().y)));
    for (std::size_t i = 0; i < bands_.size(); ++i) {
      for (std::size_t r = 0; r + 1 < bands_[i].size(); ++r) {
        table->row_edges.push_back((bands_[i][r].bottom + bands_[i][r + 1].top) / 2);
      }
      table->row_edges.push_back(static_cast<int>(std::lround(rules_[i + 1].y)));
    }
  }

  void add_head_row(std::size_t row, GridTable* table) const {
    std::vector<HeadText> texts = head_texts(bands_.front()[row], edges_, em_);
    if (row + 1 < bands_.front().size()) spread_heads(&texts, edges_);
    int next = 0;
    for (const HeadText& text : texts) {
      for (; next < text.first; ++next) add_cell(static_cast<int>(row), next, next, table);
      add_cell(static_cast<int>(row), text.first, text.last, table);
      next = text.last + 1;
    }
    for (; next < cols(); ++next) add_cell(static_cast<int>(row), next, next, table);
  }

  static void add_cell(int row, int first, int last, GridTable* table) {
    const auto r = static_cast<std::size_t>(row);
    const PixelRect box{table->col_edges[static_cast<std::size_t>(first)], table->row_edges[r],
                        table->col_edges[static_cast<std::size_t>(last) + 1],
                        table->row_edges[r + 1]};
    table->cells.push_back({row, first, 1, last - first + 1, box});
  }

  std::vector<Level> rules_;
  double em_;
  std::vector<std::vector<TextRow>> bands_;  // rows of text between one rule and the next
  std::vector<double> edges_;                // of the columns
};

bool overlaps(const std::vector<GridTable>& ruled, const Level& rule) {
  return std::any_of(ruled.begin(), ruled.end(), [&](const GridTable& table) {
    return rule.y >= table.box.y0 - 1 && rule.y <= table.box.y1 + 1 && rule.from < table.box.x1 &&
           rule.to > table.box.x0;
  });
}

}  // namespace

std::vector<GridTable> find_level_tables(const PageLayout& layout, const RuleSet& rules,
                                         const RuleOptions& options,
                                         const std::vector<GridTable>& ruled) {
  std::vector<GridTable> tables;
  std::vector<PixelRect> boxes;
  for (std::vector<Level>& group : level_groups(rules, options.em)) {
    std::erase_if(group, [&](const Level& rule) { return overlaps(ruled, rule); });
    if (group.size() < 2) continue;
    if (boxes.empty()) boxes = character_boxes(layout.binary, layout.dpi);
    // Several tables of one width, three rules each, or one with rules between rows.
    const bool threes = group.size() % kRulesOfTable == 0 && group.size() > kRulesOfTable;
    std::optional<GridTable> whole = LevelTable(group, boxes, options.em).table();
    if (whole) {
      tables.push_back(std::move(*whole));
    } else if (threes) {
      for (auto first = group.begin(); first != group.end(); first += kRulesOfTable) {
        std::optional<GridTable> one =
            LevelTable({first, first + kRulesOfTable}, boxes, options.em).table();
        if (one) tables.push_back(std::move(*one));
      }
    }
  }
  return tables;
}

}  // namespace gewu

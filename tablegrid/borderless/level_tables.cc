#include "tablegrid/borderless/level_tables.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "layout/ink/components.h"
#include "tablegrid/text/digits.h"
#include "tablegrid/text/head_grid.h"
#include "tablegrid/text/text_columns.h"
#include "tablegrid/text/text_em.h"
#include "tablegrid/text/text_grid.h"
#include "tablegrid/text/text_rows.h"

namespace gewu {
namespace {

constexpr double kShortestEm = 14;     // of the rulings
constexpr double kShortestPartEm = 2;  // of those inside a head; no stroke of a character is longer
constexpr double kUprightEm = 3.0;     // no stroke of a character is so long
constexpr double kPastTextEm = 1.15;   // ... nor one piece of strokes in line over several rows
constexpr double kSolid = 0.75;        // ... which leave more of their length white
constexpr double kSameEndEm = 1.5;     // rulings of one table end within this of each other
constexpr double kOneRulingEm = 0.6;   // a double ruling counts once
constexpr double kAtRulingEm = 0.3;    // what lies closer to a ruling is a remnant of it
constexpr double kStrokeEm = 0.1;      // a line this close to a character is a part of it
constexpr double kMaxFlank = 0.3;      // more ink beside it: a line of text
constexpr double kHeadGapEm = 0.6;     // white between words of a head
constexpr double kWordGapEm = 1.0;     // white between words that may be cells
constexpr double kMiddleEm = 1.5;      // a title stands so close to the table's middle
constexpr int kFewestColumns = 3;      // with a head of words; two could be a list of contents
constexpr int kColumnsOfRest = 4;      // of the rest of a table on a later page: no head
constexpr std::size_t kRowsOfRest = 3;
constexpr int kAmountsOfRest = 2;     // where its rows are fewer
constexpr double kEmptyColumnEm = 3;  // so much white beside the last column is another, empty one
constexpr double kHeadFilled = 0.6;   // share of the columns that the head names
constexpr std::size_t kMostHeadBands = 3;  // between rulings from edge to edge
constexpr double kConfidence = 0.9;
constexpr std::size_t kRulingsOfTable = 3;

// A level ruling by its ends and height.
struct Level {
  double from, to, y;
};

bool same_width(const Level& a, const Level& b, double em) {
  return std::abs(a.from - b.from) < kSameEndEm * em && std::abs(a.to - b.to) < kSameEndEm * em;
}

bool is_upright_ruling(const Ruling& ruling, double em) {
  return ruling.length() >= kUprightEm * em &&
         (ruling.longest() >= kPastTextEm * em || ruling.covered() >= kSolid * ruling.length());
}

// Part of a frame or of a ruled grid.
bool meets_upright(const Ruling& level, const std::vector<Ruling>& uprights, double em) {
  const double reach = kOneRulingEm * em;
  return std::any_of(uprights.begin(), uprights.end(), [&](const Ruling& ruling) {
    const double x = ruling.across_at(level.across);
    return is_upright_ruling(ruling, em) && x > level.from - reach && x < level.to + reach &&
           level.across > ruling.from - reach && level.across < ruling.to + reach;
  });
}

std::vector<Level> levels_of(const RulingSet& rulings, double shortest, double em) {
  std::vector<Level> levels;
  for (const Ruling& ruling : rulings.horizontal) {
    if (ruling.seam || ruling.length() < shortest * em || ruling.flank > kMaxFlank) continue;
    if (meets_upright(ruling, rulings.vertical, em)) continue;
    levels.push_back({ruling.from, ruling.to, ruling.across});
  }
  std::sort(levels.begin(), levels.end(), [](const Level& a, const Level& b) { return a.y < b.y; });
  return levels;
}

// Rulings of one width, from the top down.
std::vector<std::vector<Level>> level_groups(const RulingSet& rulings, double em) {
  std::vector<std::vector<Level>> groups;
  for (const Level& level : levels_of(rulings, kShortestEm, em)) {
    const auto home = std::find_if(groups.begin(), groups.end(), [&](const auto& group) {
      return same_width(group.front(), level, em);
    });
    if (home == groups.end()) {
      groups.push_back({level});
    } else if (level.y - home->back().y > kOneRulingEm * em) {
      home->push_back(level);
    }
  }
  return groups;
}

// What is known of the page besides the rulings of the group.
struct PageText {
  std::vector<PixelRect> boxes;
  std::vector<Level> parts;  // level rulings of any length
  double em = 0;
  double dpi = 0;
  const Image* binary = nullptr;
};

class LevelTable {
 public:
  LevelTable(const std::vector<Level>& rulings, const PageText& page)
      : rulings_(rulings), page_(page), em_(page.em) {
    const std::vector<PixelRect> inside = boxes_between(rulings.front(), rulings.back());
    const double own = typical_text_height(inside, page.dpi);
    if (own > 0) em_ = own;
    const std::vector<PixelRect> first = boxes_between(rulings[0], rulings[1]);
    em_ = std::max(em_, usual_height(first));
    head_em_ = em_of_words(first, em_);
    for (std::size_t i = 0; i + 1 < rulings.size(); ++i) {
      bands_.push_back(text_rows(boxes_between(rulings[i], rulings[i + 1]), em_));
    }
  }

  std::optional<GridTable> table() {
    const auto empty = [](const std::vector<TextRow>& band) { return band.empty(); };
    if (bands_.empty() || std::any_of(bands_.begin(), bands_.end(), empty)) return std::nullopt;
    grid_.em = em_;
    const bool found = bands_.size() == 1 ? read_rest() : read_with_head();
    if (!found) return std::nullopt;
    return make_text_grid(grid_, kConfidence);
  }

 private:
  int cols() const { return static_cast<int>(grid_.columns.size()) - 1; }
  double from() const { return rulings_.front().from; }
  double to() const { return rulings_.front().to; }

  std::vector<PixelRect> boxes_between(const Level& top, const Level& bottom) const {
    std::vector<PixelRect> inside;
    for (const PixelRect& box : page_.boxes) {
      const double x = (box.x0 + box.x1) / 2.0;
      const double y = (box.y0 + box.y1) / 2.0;
      const bool between = y > top.y + kAtRulingEm * em_ && y < bottom.y - kAtRulingEm * em_;
      if (between && x > top.from && x < top.to) inside.push_back(box);
    }
    return inside;
  }

  // Rulings inside a head that ends at the ruling `last`, below words that stand over several
  // columns.
  std::vector<PixelRect> head_rulings(std::size_t last) const {
    std::vector<PixelRect> inside;
    for (const Level& part : page_.parts) {
      const bool in_head = part.y > rulings_[0].y + kOneRulingEm * em_ &&
                           part.y < rulings_[last].y - kOneRulingEm * em_ &&
                           part.from > from() - em_ && part.to < to() + em_;
      const bool whole = same_width(part, rulings_.front(), em_);
      if (!in_head || (!whole && is_stroke(part))) continue;
      const int y = static_cast<int>(std::lround(part.y));
      inside.push_back({static_cast<int>(part.from), y, static_cast<int>(part.to), y + 1});
    }
    return inside;
  }

  // What noise left of a ruling.
  bool is_remnant(const PixelRect& box, const std::vector<PixelRect>& parts) const {
    return std::any_of(parts.begin(), parts.end(), [&](const PixelRect& part) {
      return box.height() <= kAtRulingEm * em_ && box.y0 <= part.y1 + kAtRulingEm * em_ &&
             box.y1 >= part.y0 - kAtRulingEm * em_;
    });
  }

  // Strokes of characters in line.
  bool is_stroke(const Level& part) const {
    return std::any_of(page_.boxes.begin(), page_.boxes.end(), [&](const PixelRect& box) {
      return box.height() > kAtRulingEm * em_ && box.x1 > part.from && box.x0 < part.to &&
             box.y0 - kStrokeEm * em_ < part.y && box.y1 + kStrokeEm * em_ > part.y;
    });
  }

  // The rest of a table whose head stands on an earlier page.
  bool read_rest() {
    grid_.body = bands_.front();
    grid_.columns = column_edges(grid_.body, {}, from(), to(), em_);
    if (cols() < kColumnsOfRest || !is_sure_rest()) return false;
    add_empty_column();
    grid_.rows = middles_between(grid_.body);
    grid_.rows.insert(grid_.rows.begin(), rulings_[0].y);
    grid_.rows.push_back(rulings_[1].y);
    return true;
  }

  // One or two rows must hold amounts.
  bool is_sure_rest() const {
    if (grid_.body.size() >= kRowsOfRest) return true;
    int amounts = 0;
    for (const TextRow& row : grid_.body) {
      for (const PixelRect& word : words_of(row, kWordGapEm * em_)) {
        amounts += looks_like_digits(*page_.binary, word) ? 1 : 0;
      }
    }
    return amounts >= kAmountsOfRest;
  }

  // Where the rulings run on far beyond the last column, which text fills as it does the others,
  // another one holds nothing on this page.
  void add_empty_column() {
    PixelRect last;
    for (const TextRow& row : grid_.body) {
      for (const PixelRect& box : row.boxes) {
        if (column_of(grid_.columns, box.x0) == cols() - 1) last = unite(last, box);
      }
    }
    const double edge = grid_.columns[grid_.columns.size() - 2];
    const double end = last.x1 + (last.x0 - edge);
    if (to() - end > kEmptyColumnEm * em_) grid_.columns.insert(grid_.columns.end() - 1, end);
  }

  // A head ends at the second ruling, unless rulings below its words run on from edge to edge: then
  // only those above a later ruling stand each over one column.
  bool read_with_head() {
    if (std::any_of(bands_.begin(), bands_.end(), [&](const auto& b) { return is_caption(b); })) {
      return false;
    }
    for (std::size_t end = 1; end < std::min(bands_.size(), kMostHeadBands + 1); ++end) {
      if (read_head_above(end) == Names::Each) return true;
    }
    return read_head_above(1) == Names::Most;
  }

  enum class Names { Few, Most, Each };

  // Reads the table with the rulings before `end` in its head; says how many columns it names.
  Names read_head_above(std::size_t end) {
    const auto split = bands_.begin() + static_cast<std::ptrdiff_t>(end);
    grid_ = {};
    grid_.em = em_;
    for (auto band = split; band != bands_.end(); ++band) {
      grid_.body.insert(grid_.body.end(), band->begin(), band->end());
    }
    std::vector<PixelRect> boxes;
    for (auto band = bands_.begin(); band != split; ++band) {
      for (const TextRow& row : *band)
        boxes.insert(boxes.end(), row.boxes.begin(), row.boxes.end());
    }
    const std::vector<PixelRect> parts = head_rulings(end);
    std::erase_if(boxes, [&](const PixelRect& box) { return is_remnant(box, parts); });
    const std::vector<PixelRect> blocks =
        join_spaced(text_blocks(boxes, parts, kHeadGapEm * head_em_, head_em_), head_em_);
    const std::vector<PixelRect> names = leaf_blocks(blocks, parts, head_em_);
    grid_.columns = column_edges(grid_.body, names, from(), to(), em_);
    const Names named = name_columns(names);
    if (cols() < kFewestColumns || named == Names::Few) return Names::Few;
    const std::optional<HeadGrid> head = read_head(blocks, grid_.columns, parts, head_em_);
    if (!head) return Names::Few;
    grid_.head = head->cells;
    grid_.head_rows = head->rows();
    set_rows(*head, end);
    return named;
  }

  Names name_columns(const std::vector<PixelRect>& names) const {
    std::vector<int> named(static_cast<std::size_t>(cols()), 0);
    for (const PixelRect& name : names) {
      ++named[static_cast<std::size_t>(column_of(grid_.columns, (name.x0 + name.x1) / 2.0))];
    }
    if (std::count(named.begin(), named.end(), 1) == cols()) return Names::Each;
    const auto none = std::count(named.begin(), named.end(), 0);
    return cols() - static_cast<double>(none) >= kHeadFilled * cols() ? Names::Most : Names::Few;
  }

  // Between the foot of one table and the head of the next: a title in the middle, or nothing but a
  // line of it and the unit of the amounts, which stands alone at the right end.
  bool is_caption(const std::vector<TextRow>& band) const {
    constexpr std::size_t kCaptionRows = 2;
    const bool few = band.size() <= kCaptionRows &&
                     std::all_of(band.begin(), band.end(),
                                 [&](const TextRow& row) { return lone_word(row).has_value(); });
    return std::any_of(band.begin(), band.end(), [&](const TextRow& row) {
      const std::optional<PixelRect> word = lone_word(row);
      if (!word) return false;
      const double left = word->x0 - from();
      const double right = to() - word->x1;
      if (std::abs(left - right) < 2 * kMiddleEm * em_ && left > em_) return true;
      return few && right < em_ && left > (to() - from()) / 2 &&
             !looks_like_digits(*page_.binary, *word);
    });
  }

  std::optional<PixelRect> lone_word(const TextRow& row) const {
    const double gap = std::max<double>(kWordGapEm * em_, row.bottom - row.top);
    const std::vector<PixelRect> words = words_of(row, gap);
    if (words.size() != 1) return std::nullopt;
    return words.front();
  }

  void set_rows(const HeadGrid& head, std::size_t end) {
    grid_.rows.push_back(rulings_.front().y);
    grid_.rows.insert(grid_.rows.end(), head.row_edges.begin(), head.row_edges.end());
    for (std::size_t i = end; i < bands_.size(); ++i) {
      grid_.rows.push_back(rulings_[i].y);
      const std::vector<double> middles = middles_between(bands_[i]);
      grid_.rows.insert(grid_.rows.end(), middles.begin(), middles.end());
    }
    grid_.rows.push_back(rulings_.back().y);
  }

  std::vector<Level> rulings_;
  const PageText& page_;
  double em_;                                // of the usual text: the height of its characters
  double head_em_;                           // of the head's words
  std::vector<std::vector<TextRow>> bands_;  // rows of text between one ruling and the next
  TextGrid grid_;
};

bool overlaps(const std::vector<GridTable>& ruled, const Level& ruling) {
  return std::any_of(ruled.begin(), ruled.end(), [&](const GridTable& table) {
    return ruling.y >= table.box.y0 - 1 && ruling.y <= table.box.y1 + 1 &&
           ruling.from < table.box.x1 && ruling.to > table.box.x0;
  });
}

// The rulings of one width may belong to several tables below each other; each takes as many as it
// can. Only the first may be the rest of one whose head stands on another page.
void add_tables(const std::vector<Level>& group, const PageText& page,
                std::vector<GridTable>* tables) {
  for (std::size_t first = 0; first + 1 < group.size();) {
    std::size_t next = first + 1;
    for (std::size_t end = group.size(); end > first + 1; --end) {
      const std::size_t count = end - first;
      if (count < kRulingsOfTable && first > 0) break;
      const auto begin = group.begin() + static_cast<std::ptrdiff_t>(first);
      std::optional<GridTable> table =
          LevelTable({begin, begin + static_cast<std::ptrdiff_t>(count)}, page).table();
      if (!table) continue;
      tables->push_back(std::move(*table));
      next = end;
      break;
    }
    first = next;
  }
}

}  // namespace

std::vector<GridTable> find_level_tables(const PageLayout& layout, const RulingSet& rulings,
                                         const RulingOptions& options,
                                         const std::vector<GridTable>& ruled) {
  std::vector<GridTable> tables;
  PageText page;
  page.em = options.em;
  page.dpi = layout.dpi;
  page.binary = &layout.binary;
  for (std::vector<Level>& group : level_groups(rulings, options.em)) {
    std::erase_if(group, [&](const Level& ruling) { return overlaps(ruled, ruling); });
    if (group.size() < 2) continue;
    if (page.boxes.empty()) {
      page.boxes = character_boxes(layout.binary, layout.dpi);
      page.parts = levels_of(rulings, kShortestPartEm, options.em);
    }
    add_tables(group, page, &tables);
  }
  return tables;
}

}  // namespace gewu

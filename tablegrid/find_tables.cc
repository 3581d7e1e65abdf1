#include "tablegrid/find_tables.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <optional>
#include <utility>

#include "layout/rewarp.h"
#include "tablegrid/borderless/borderless_tables.h"
#include "tablegrid/borderless/level_tables.h"
#include "tablegrid/borderless/unruled_rows.h"
#include "tablegrid/false_rulings/folds.h"
#include "tablegrid/false_rulings/pale_rulings.h"
#include "tablegrid/false_rulings/slanting.h"
#include "tablegrid/ruled/bars.h"
#include "tablegrid/ruled/lattice.h"
#include "tablegrid/rulings/page_cuts.h"
#include "tablegrid/rulings/perspective.h"
#include "tablegrid/rulings/rulings.h"

namespace gewu {
namespace {

constexpr double kUsualEmPt = 10.5;  // body text where the page does not tell
constexpr double kSmallestEmPt = 7;  // smaller and larger "text" is noise or a title page
constexpr double kLargestEmPt = 18;

constexpr double kCleanSigma = 1.0;  // noise of a page that was never on paper
constexpr double kCleanTouch = 1.5;  // pixels of the line map
constexpr double kNoisyTouchEm = 0.12;

double em_of(const PageLayout& layout) {
  const double point = layout.dpi / 72;
  const double height = layout.ink.text_height;
  if (height <= 0) return kUsualEmPt * point;
  return std::clamp(height, kSmallestEmPt * point, kLargestEmPt * point);
}

// On a clean page rulings meet to the pixel, and a stroke of a character that nearly reaches the
// rulings of a low row is told from a ruling; noise eats corners away.
double touch_of(const PageLayout& layout, int scale) {
  const double clean = kCleanTouch * scale;
  if (layout.ink.noise_sigma < kCleanSigma) return clean;
  return std::max(clean + 1, kNoisyTouchEm * em_of(layout));
}

// Cell boxes end inside their rulings, so that a cell's crop holds no ruling.
void shrink_cells(GridTable& table, int inset) {
  for (GridCell& cell : table.cells) {
    PixelRect inner{cell.box.x0 + inset, cell.box.y0 + inset, cell.box.x1 - inset,
                    cell.box.y1 - inset};
    if (!inner.empty()) cell.box = inner;
  }
}

double usual_thickness(const RulingSet& rulings) {
  std::vector<double> all;
  for (const Ruling& ruling : rulings.horizontal) all.push_back(ruling.thickness);
  for (const Ruling& ruling : rulings.vertical) all.push_back(ruling.thickness);
  const auto high = all.begin() + static_cast<std::ptrdiff_t>(all.size() * 4 / 5);
  std::nth_element(all.begin(), high, all.end());
  return *high;
}

// One column of boxes is a frame around prose, a single cell a box: neither is a table.
bool is_table(const GridTable& table) { return table.cols() >= 2; }

bool before(const GridTable& a, const GridTable& b) {
  const int overlap = std::min(a.box.y1, b.box.y1) - std::max(a.box.y0, b.box.y0);
  const bool side_by_side = overlap * 2 > std::min(a.box.height(), b.box.height());
  return side_by_side ? a.box.x0 < b.box.x0 : a.box.y0 < b.box.y0;
}

constexpr int kMostWarps = 2;  // of a photo: rulings are found better on a page seen squarely

// The page's lines and the measures by which they are judged.
struct PageRulings {
  RulingOptions options;
  RulingSet rulings;

  explicit PageRulings(const PageLayout& layout) {
    const Image& page = layout.lines.empty() ? layout.grey : layout.lines;
    const LineMaps maps = make_line_maps(layout, page);
    options = {em_of(layout), layout.dpi,       &layout.under_seal,   touch_of(layout, maps.scale),
               &page,         layout.ink.paper, !layout.lines.empty()};
    rulings = find_rulings(maps, options);
    drop_shadows(page, layout.ink.paper, layout.dpi, &rulings);
    drop_folds(page, layout.ink.paper, options.em, &rulings);
    clip_pale_ends(page, layout.ink.paper, options.em, &rulings);
    drop_pale_rulings(page, layout.ink.paper, options.em, &rulings);
  }

  // Those that cross others, as the edges of the paper do not.
  RulingSet of_tables() const {
    RulingSet all;
    for (const RulingSet& group : connected_rulings(rulings, options)) {
      all.horizontal.insert(all.horizontal.end(), group.horizontal.begin(), group.horizontal.end());
      all.vertical.insert(all.vertical.end(), group.vertical.begin(), group.vertical.end());
    }
    return all;
  }
};

constexpr std::size_t kFewestCrossing = 3;  // ruling lines each way that look like a table's

// Around the rulings of a group, if they cross as those of a table do and no table stands there.
std::optional<PixelRect> missed_table(const RulingSet& group,
                                      const std::vector<GridTable>& tables) {
  if (group.horizontal.size() < kFewestCrossing || group.vertical.size() < kFewestCrossing) {
    return std::nullopt;
  }
  PixelRect box;
  for (const Ruling& h : group.horizontal) {
    const int y = static_cast<int>(h.across);
    box = unite(box, {static_cast<int>(h.from), y, static_cast<int>(h.to), y + 1});
  }
  const bool read = std::any_of(tables.begin(), tables.end(), [&](const GridTable& table) {
    return !intersect(table.box, box).empty();
  });
  if (read || box.empty()) return std::nullopt;
  return box;
}

// Around all rulings of a page without a table, whether or not they still cross: worn ones may have
// lost what joined them.
std::optional<PixelRect> missed_page(const RulingSet& rulings, double em) {
  constexpr double kLong = 6;  // em: rulings of a table, no strokes nor seals
  RulingSet all;
  const auto is_long = [&](const Ruling& r) { return r.to - r.from >= kLong * em; };
  std::copy_if(rulings.horizontal.begin(), rulings.horizontal.end(),
               std::back_inserter(all.horizontal), is_long);
  std::copy_if(rulings.vertical.begin(), rulings.vertical.end(), std::back_inserter(all.vertical),
               is_long);
  return missed_table(all, {});
}

std::vector<GridTable> tables_of(const PageLayout& layout, PageRulings page,
                                 const GridOptions& options,
                                 std::vector<PixelRect>* missed = nullptr) {
  RulingSet& rulings = page.rulings;
  drop_slanting(page.options.em, &rulings);
  const std::vector<Ruling> seams = find_seams(rulings, page.options, layout.grey.height);
  rulings.horizontal.insert(rulings.horizontal.end(), seams.begin(), seams.end());
  const double min_cell = options.min_cell_points / 72 * layout.dpi;
  std::vector<GridTable> tables;
  const std::vector<RulingSet> groups = connected_rulings(rulings, page.options);
  for (const RulingSet& group : groups) {
    std::optional<GridTable> table = make_grid(group, rulings, page.options, min_cell);
    if (!table || !is_table(*table) || holds_bars(layout, *table, page.options.em)) continue;
    shrink_cells(*table, static_cast<int>(std::ceil(usual_thickness(group) / 2)) + 1);
    split_unruled_rows(layout, page.options.em, &*table);
    doubt_unruled_columns(layout, page.options.em, &*table);
    tables.push_back(std::move(*table));
  }
  for (GridTable& table : find_level_tables(layout, rulings, page.options, tables)) {
    shrink_cells(table, static_cast<int>(std::ceil(usual_thickness(rulings) / 2)) + 1);
    doubt_parted_words(layout, page.options.em, &table);
    tables.push_back(std::move(table));
  }
  for (GridTable& table : find_open_tables(layout, rulings, page.options, tables)) {
    doubt_parted_words(layout, page.options.em, &table);
    tables.push_back(std::move(table));
  }
  std::sort(tables.begin(), tables.end(), before);
  if (missed == nullptr) return tables;
  for (const RulingSet& group : groups) {
    if (const std::optional<PixelRect> box = missed_table(group, tables)) missed->push_back(*box);
  }
  if (tables.empty() && missed->empty()) {
    if (const auto box = missed_page(rulings, page.options.em)) missed->push_back(*box);
  }
  return tables;
}

}  // namespace

std::vector<GridTable> find_tables(const PageLayout& layout, const GridOptions& options) {
  return tables_of(layout, PageRulings(layout), options);
}

FoundTables find_tables_squarely(PageLayout layout, const GridOptions& options) {
  PageRulings page(layout);
  for (int i = 0; i < kMostWarps; ++i) {
    const std::optional<Homography> warp =
        find_perspective(page.of_tables(), page.options, layout.grey.width, layout.grey.height);
    if (!warp) break;
    layout = rewarped(layout, warp->m);
    page = PageRulings(layout);
  }
  FoundTables found;
  found.tables = tables_of(layout, std::move(page), options, &found.missed);
  found.layout = std::move(layout);
  return found;
}

}  // namespace gewu

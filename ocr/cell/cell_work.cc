#include "ocr/cell/cell_work.h"

#include <algorithm>
#include <cmath>
#include <functional>

#include "base/text.h"
#include "ocr/layer/glyph_check.h"
#include "ocr/outside/paragraphs.h"

namespace gewu {

namespace {

// Samples are short, since they cost time, but not so short that chance would agree (glyphs).
constexpr std::size_t kShortestSample = 3;
constexpr std::size_t kLongestSample = 14;

std::vector<TextLine> lines_of(const CellWork& work, int turned) {
  const std::vector<GlyphLine> written = glyph_lines(work.glyphs, turned);
  std::vector<TextLine> lines;
  lines.reserve(written.size());
  for (const GlyphLine& line : written) {
    lines.push_back({line.box, line.em, line.text, 1, TextSource::TextLayer});
  }
  return lines;
}

PointRect between_rules(const GridTable& grid, const GridCell& c) {
  const auto x = [&](int i) { return 1.0 * grid.col_edges[static_cast<std::size_t>(i)]; };
  const auto y = [&](int i) { return 1.0 * grid.row_edges[static_cast<std::size_t>(i)]; };
  return {x(c.col), y(c.row), x(c.col + c.col_span), y(c.row + c.row_span)};
}

CellWork* owner_of(PagePoint centre, const std::vector<GridTable>& grids,
                   std::vector<std::vector<CellWork>>* work) {
  for (std::size_t t = 0; t < grids.size(); ++t) {
    const GridTable& grid = grids[t];
    if (grid.cells.empty()) continue;
    const PointRect whole{1.0 * grid.col_edges.front(), 1.0 * grid.row_edges.front(),
                          1.0 * grid.col_edges.back(), 1.0 * grid.row_edges.back()};
    if (!whole.contains(centre)) continue;
    for (CellWork& candidate : (*work)[t]) {
      if (between_rules(grid, *candidate.cell).contains(centre)) return &candidate;
    }
  }
  return nullptr;
}

// Letters of one word stand as close as this (em); texts of neighbouring cells do not.
constexpr double kWithinWord = 0.05;
constexpr double kSameHeight = 0.25;  // em; letters of another font have boxes of their own

/// Letters, digits and their signs; a nameless glyph may be one.
bool is_of_words(char32_t c) {
  return (c > U' ' && c < 0x2E80) || (!is_blank(c) && is_nameless(c));
}

/// Marks that hang on the character before them, over the end of the line if need be.
bool hangs_on(char32_t c) {
  return std::u32string_view(U"，。、；：！？）》」』】”’").find(c) != std::u32string_view::npos;
}

/// Whether b goes on with the word of a, as it is printed from left to right.
bool goes_on(const PlacedGlyph& a, const PlacedGlyph& b) {
  const bool word = is_of_words(a.glyph->unicode) && is_of_words(b.glyph->unicode);
  if (!word && !(hangs_on(b.glyph->unicode) && !is_blank(a.glyph->unicode))) return false;
  if (a.glyph->rotation != b.glyph->rotation) return false;
  const double lower = (b.box.y0 + b.box.y1 - a.box.y0 - a.box.y1) / 2;
  return std::abs(b.box.x0 - a.box.x1) <= kWithinWord * a.em &&
         std::abs(lower) <= kSameHeight * a.em;
}

/// The owner of most of the word [from, to); of equal ones the first.
CellWork* main_owner(const std::vector<PlacedGlyph>& glyphs, const std::vector<CellWork*>& owners,
                     std::size_t from, std::size_t to) {
  CellWork* best = owners[from];
  double most = 0;
  for (std::size_t i = from; i < to; ++i) {
    double width = 0;
    for (std::size_t k = from; k < to; ++k) {
      width += owners[k] == owners[i] ? glyphs[k].box.width() : 0;
    }
    if (width <= most || owners[i] == nullptr) continue;
    most = width;
    best = owners[i];
  }
  return best;
}

/// Gives words that stand across rulings to one cell each; `owners`: one per glyph.
void keep_words_whole(const std::vector<PlacedGlyph>& glyphs, std::vector<CellWork*>* owners) {
  constexpr std::size_t kLongestWord = 60;  // longer ones cost time, and no cell is so narrow
  for (std::size_t from = 0, to = 0; from < glyphs.size(); from = to) {
    to = from + 1;
    while (to < glyphs.size() && to - from < kLongestWord && goes_on(glyphs[to - 1], glyphs[to])) {
      ++to;
    }
    const auto first = owners->begin() + static_cast<std::ptrdiff_t>(from);
    const auto last = owners->begin() + static_cast<std::ptrdiff_t>(to);
    if (std::adjacent_find(first, last, std::not_equal_to<>()) == last) continue;
    CellWork* owner = main_owner(glyphs, *owners, from, to);
    for (auto it = first; it != last; ++it) {
      for (CellWork* cell : {*it, owner}) {
        if (cell != nullptr) cell->overrun = true;
      }
      *it = owner;
    }
  }
}

}  // namespace

std::vector<std::vector<CellWork>> place_in_cells(const std::vector<GridTable>& grids,
                                                  const std::vector<PlacedGlyph>& glyphs,
                                                  std::vector<PlacedGlyph>* outside) {
  std::vector<std::vector<CellWork>> work;
  work.reserve(grids.size());
  for (const GridTable& grid : grids) {
    std::vector<CellWork> cells(grid.cells.size());
    for (std::size_t i = 0; i < cells.size(); ++i) cells[i].cell = &grid.cells[i];
    work.push_back(std::move(cells));
  }
  std::vector<CellWork*> place;
  place.reserve(glyphs.size());
  for (const PlacedGlyph& glyph : glyphs) {
    place.push_back(owner_of(glyph.box.centre(), grids, &work));
  }
  std::vector<CellWork*> owners = place;
  keep_words_whole(glyphs, &owners);
  for (std::size_t i = 0; i < glyphs.size(); ++i) {
    (owners[i] != nullptr ? owners[i]->glyphs : *outside).push_back(glyphs[i]);
    if (place[i] != nullptr && place[i]->overrun) place[i]->inside.push_back(glyphs[i]);
  }
  return work;
}

bool is_doubted(const CellWork& work) {
  return std::any_of(work.glyphs.begin(), work.glyphs.end(),
                     [](const PlacedGlyph& glyph) { return glyph.doubted; });
}

std::string glyph_cell_text(const CellWork& work, int turned) {
  return join_lines(lines_of(work, turned), work.cell->box.x0, work.cell->box.x1);
}

double glyph_cell_room(const CellWork& work, int turned) {
  return room_behind(lines_of(work, turned), work.cell->box.x0, work.cell->box.x1);
}

std::vector<CellWork*> pick_samples(std::vector<std::vector<CellWork>>* work, std::size_t count) {
  std::vector<CellWork*> candidates;
  for (std::vector<CellWork>& cells : *work) {
    for (CellWork& cell : cells) {
      const auto visible = static_cast<std::size_t>(
          std::count_if(cell.glyphs.begin(), cell.glyphs.end(),
                        [](const PlacedGlyph& g) { return !is_blank(g.glyph->unicode); }));
      const bool fits = visible >= kShortestSample && visible <= kLongestSample;
      const bool whole = !is_doubted(cell) && !cell.overrun;
      if (fits && whole && cell.match == LayerMatch::Agrees) {
        candidates.push_back(&cell);
      }
    }
  }
  if (candidates.size() <= count) return candidates;
  std::vector<CellWork*> picked;
  picked.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    picked.push_back(candidates[i * candidates.size() / count]);
  }
  return picked;
}

}  // namespace gewu

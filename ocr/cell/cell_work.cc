#include "ocr/cell/cell_work.h"

#include <algorithm>

#include "base/text.h"
#include "ocr/outside/paragraphs.h"

namespace gewu {

namespace {

// Samples are short, since they cost time, but not so short that chance would agree (glyphs).
constexpr std::size_t kShortestSample = 3;
constexpr std::size_t kLongestSample = 14;

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
  for (const PlacedGlyph& glyph : glyphs) {
    CellWork* owner = owner_of(glyph.box.centre(), grids, &work);
    (owner != nullptr ? owner->glyphs : *outside).push_back(glyph);
  }
  return work;
}

bool is_doubted(const CellWork& work) {
  return std::any_of(work.glyphs.begin(), work.glyphs.end(),
                     [](const PlacedGlyph& glyph) { return glyph.doubted; });
}

std::string glyph_cell_text(const CellWork& work, int turned) {
  const std::vector<GlyphLine> written = glyph_lines(work.glyphs, turned);
  std::vector<TextLine> lines;
  lines.reserve(written.size());
  for (const GlyphLine& line : written) {
    lines.push_back({line.box, line.em, line.text, 1, TextSource::TextLayer});
  }
  return join_lines(lines, work.cell->box.x0, work.cell->box.x1);
}

std::vector<CellWork*> pick_samples(std::vector<std::vector<CellWork>>* work, std::size_t count) {
  std::vector<CellWork*> candidates;
  for (std::vector<CellWork>& cells : *work) {
    for (CellWork& cell : cells) {
      const auto visible = static_cast<std::size_t>(
          std::count_if(cell.glyphs.begin(), cell.glyphs.end(),
                        [](const PlacedGlyph& g) { return !is_blank(g.glyph->unicode); }));
      const bool fits = visible >= kShortestSample && visible <= kLongestSample;
      if (fits && cell.match == LayerMatch::Agrees && !is_doubted(cell)) {
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

#include "ocr/outside/outside_text.h"

#include <algorithm>
#include <cmath>
#include <cstring>

#include "layout/ink/blank.h"
#include "ocr/cut/cut_region.h"
#include "ocr/lines/text_lines.h"

namespace gewu {

namespace {

// All in em of the page's typical text.
constexpr double kTableMargin = 0.12;   // the outer rules and their blur
constexpr double kGreatestPiece = 5.0;  // larger ones are pictures, stamps or the scanner's edge
constexpr double kRuleThickness = 0.16;
constexpr double kRuleLength = 2.5;
constexpr double kLeastArea = 0.8;   // free areas narrower than this hold no text
constexpr double kBlockGap = 0.25;   // blank rows that part blocks of lines
constexpr double kBandHeight = 8;    // areas are looked through in bands of about this height
constexpr double kSegmentGap = 2.6;  // blank columns that part texts in one row

constexpr double kDirt = 0.3;     // what stands alone and is smaller is no text
constexpr double kRemnant = 0.5;  // so near a table thin bars are broken off its outer rules

bool is_dirt(const PixelRect& box, double em) {
  return std::max(box.width(), box.height()) < kDirt * em;
}

bool is_no_text(const InkPiece& piece, double em) {
  const double w = piece.box.width();
  const double h = piece.box.height();
  if (w > kGreatestPiece * em || h > kGreatestPiece * em) return true;
  const bool lying = h < kRuleThickness * em && w > kRuleLength * em;
  const bool standing = w < kRuleThickness * em && h > kRuleLength * em;
  return lying || standing;
}

// Rows from first to last ink of blocks parted by blank rows, region pixels.
std::vector<PixelRect> blocks_of(const InkRegion& region) {
  std::vector<PixelRect> rows;
  for (const InkPiece& piece : region.pieces) {
    if (!is_no_text(piece, region.em)) rows.push_back(piece.box);
  }
  std::sort(rows.begin(), rows.end(),
            [](const PixelRect& a, const PixelRect& b) { return a.y0 < b.y0; });
  std::vector<PixelRect> blocks;
  for (const PixelRect& row : rows) {
    if (!blocks.empty() && row.y0 - blocks.back().y1 <= kBlockGap * region.em) {
      blocks.back() = unite(blocks.back(), row);
    } else {
      blocks.push_back(row);
    }
  }
  return blocks;
}

bool has_ink(const std::uint8_t* row, const PixelRect& area) {
  return std::memchr(row + area.x0, 0, static_cast<std::size_t>(area.width())) != nullptr;
}

// Cuts an area at blank rows that part blocks anyway: looking for pieces needs memory by area, some
// twenty bytes a pixel. Bands without ink are left out.
std::vector<PixelRect> bands_of(const PageInk& page, const PixelRect& area) {
  const Image& binary = page.layout->binary;
  const int gap = std::max(1, static_cast<int>(std::ceil(2 * kBlockGap * page.em)));
  std::vector<PixelRect> bands;
  int top = area.y0;
  int blank = 0;
  bool inked = false;
  for (int y = area.y0; y < area.y1; ++y) {
    const bool ink = has_ink(binary.row(y), area);
    blank = ink ? 0 : blank + 1;
    inked = inked || ink;
    if (blank < gap || y - top < kBandHeight * page.em) continue;
    if (inked) bands.push_back({area.x0, top, area.x1, y - gap / 2});
    top = y - gap / 2;
    blank = 0;
    inked = false;
  }
  if (inked) bands.push_back({area.x0, top, area.x1, area.y1});
  return bands;
}

PixelRect grown(const PixelRect& box, int by) {
  return {box.x0 - by, box.y0 - by, box.x1 + by, box.y1 + by};
}

// A worn rule that leans leaves pieces beside the table that are too short for a rule.
bool is_remnant(const PixelRect& box, const std::vector<PixelRect>& tables, double em) {
  if (std::min(box.width(), box.height()) >= kRuleThickness * em) return false;
  return std::any_of(tables.begin(), tables.end(), [&](const PixelRect& table) {
    return !intersect(grown(table, static_cast<int>(kRemnant * em)), box).empty();
  });
}

PixelRect moved(const PixelRect& box, int dx, int dy) {
  return {box.x0 + dx, box.y0 + dy, box.x1 + dx, box.y1 + dy};
}

// The parts of a line that wide gaps separate.
std::vector<InkLine> segments_of(const InkRegion& region, const InkLine& line, double em) {
  std::vector<PixelRect> boxes;
  for (int index : line.pieces) boxes.push_back(region.pieces[static_cast<std::size_t>(index)].box);
  std::sort(boxes.begin(), boxes.end(),
            [](const PixelRect& a, const PixelRect& b) { return a.x0 < b.x0; });
  std::vector<InkLine> segments;
  for (const PixelRect& box : boxes) {
    if (segments.empty() || box.x0 - segments.back().box.x1 > kSegmentGap * em) {
      segments.push_back({box, line.top, line.bottom, {}});
    } else {
      segments.back().box = unite(segments.back().box, box);
    }
  }
  if (segments.size() <= 1) return {line};
  return segments;
}

void drop_no_text(InkRegion* region) {
  std::vector<InkPiece> kept;
  for (const InkPiece& piece : region->pieces) {
    if (is_no_text(piece, region->em)) {
      erase_piece(piece, region);
    } else {
      kept.push_back(piece);
    }
  }
  region->pieces = std::move(kept);
}

// The blocks of text in an area, upright pixels.
std::vector<PixelRect> blocks_in(const PageInk& page, const PixelRect& area) {
  const InkRegion region = cut_region(page, area, Border::Open);
  std::vector<PixelRect> blocks;
  for (const PixelRect& block : blocks_of(region)) {
    const PixelRect box = moved(grown(block, 2), region.box.x0, region.box.y0);
    blocks.push_back(intersect(box, area));
  }
  return blocks;
}

void queue_block(const PageInk& page, const PixelRect& block, const std::vector<PixelRect>& tables,
                 LineQueue* queue, std::vector<QueuedLine>* lines) {
  InkRegion region = cut_region(page, block, Border::Open);
  drop_no_text(&region);
  const LineLayout found = find_text_lines(&region);
  for (const InkLine& line : found.lines) {
    for (const InkLine& segment : segments_of(region, line, found.em)) {
      const PixelRect at = moved(segment.box, region.box.x0, region.box.y0);
      if (is_dirt(at, page.em) || is_remnant(at, tables, page.em)) continue;
      lines->push_back({queue->add(line_image(region, found, segment)),
                        {static_cast<double>(at.x0), static_cast<double>(at.y0),
                         static_cast<double>(at.x1), static_cast<double>(at.y1)},
                        found.em});
    }
  }
}

}  // namespace

std::vector<PixelRect> free_areas(int width, int height, const std::vector<PixelRect>& tables) {
  std::vector<int> cuts{0, height};
  for (const PixelRect& t : tables) {
    cuts.push_back(std::clamp(t.y0, 0, height));
    cuts.push_back(std::clamp(t.y1, 0, height));
  }
  std::sort(cuts.begin(), cuts.end());
  std::vector<PixelRect> areas;
  for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
    const PixelRect band{0, cuts[i], width, cuts[i + 1]};
    if (band.empty()) continue;
    std::vector<PixelRect> beside;
    for (const PixelRect& t : tables) {
      if (!intersect(t, band).empty()) beside.push_back(t);
    }
    std::sort(beside.begin(), beside.end(),
              [](const PixelRect& a, const PixelRect& b) { return a.x0 < b.x0; });
    int x = 0;
    for (const PixelRect& t : beside) {
      if (t.x0 > x) areas.push_back({x, band.y0, t.x0, band.y1});
      x = std::max(x, t.x1);
    }
    if (x < width) areas.push_back({x, band.y0, width, band.y1});
  }
  return areas;
}

std::vector<QueuedLine> queue_outside_text(const PageInk& page, const std::vector<GridTable>& grids,
                                           LineQueue* queue) {
  const PageLayout& layout = *page.layout;
  std::vector<PixelRect> tables;
  tables.reserve(grids.size());
  for (const GridTable& grid : grids) {
    tables.push_back(grown(grid.box, static_cast<int>(std::ceil(kTableMargin * page.em)) + 1));
  }
  std::vector<QueuedLine> lines;
  for (const PixelRect& area : free_areas(layout.grey.width, layout.grey.height, tables)) {
    if (area.width() < kLeastArea * page.em || area.height() < kLeastArea * page.em) continue;
    if (is_blank(layout, area)) continue;
    for (const PixelRect& band : bands_of(page, area)) {
      for (const PixelRect& block : blocks_in(page, band)) {
        queue_block(page, block, tables, queue, &lines);
      }
    }
  }
  return lines;
}

}  // namespace gewu

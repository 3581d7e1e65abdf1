#include "layout/ink/components.h"

#include <algorithm>
#include <bit>
#include <cmath>

#include "layout/ink/run_groups.h"

namespace gewu {
namespace {

constexpr double kReducedDpi = 75;
constexpr double kInkShare = 0.158;  // of a reduced pixel's area, from which it is ink
constexpr double kRulingEm = 2.6;    // straight runs longer than this many em are rulings
constexpr int kShortestRuling = 8;   // ... but not shorter than so many pixels
constexpr double kUsualEmPt = 11;    // body text of forms is 9 to 14 pt
constexpr double kLineGapEm = 1.3;   // characters this close stand in one line
constexpr double kFlowGapEm = 0.45;  // between characters of a line, less than between lines
constexpr double kBandEm = 4;
constexpr double kEdgeShare =
    0.05;                        // of the page, where shadows and what lies below the sheet show
constexpr double kThinEm = 0.3;  // what is left of rulings and of the paper's edge is thinner
constexpr std::size_t kFewBoxes = 12;
constexpr int kSlim = 6;  // times as high as wide: the rulings of a low row, no character

double em_of(const TextInk& text) { return kUsualEmPt / 72 * text.dpi; }

// Calls set(x) for the set pixels of a row.
template <typename Set>
void for_each_set(const std::uint64_t* row, int words, Set set) {
  constexpr int kWordBits = 64;
  for (int i = 0; i < words; ++i) {
    for (std::uint64_t word = row[i]; word != 0; word &= word - 1) {
      set(i * kWordBits + std::countr_zero(word));
    }
  }
}

// A pixel of the result is ink if enough of its factor x factor pixels are.
Bitmap reduced(const Bitmap& ink, int factor) {
  Bitmap small(std::max(1, ink.width() / factor), std::max(1, ink.height() / factor));
  const int least = static_cast<int>(kInkShare * factor * factor) + 1;
  std::vector<int> place(static_cast<std::size_t>(ink.width()));  // dividing takes long
  for (std::size_t x = 0; x < place.size(); ++x) place[x] = static_cast<int>(x) / factor;
  std::vector<int> counts;
  for (int y = 0; y < small.height(); ++y) {
    counts.assign(place.size() / static_cast<std::size_t>(factor) + 1, 0);
    for (int i = y * factor; i < std::min(ink.height(), (y + 1) * factor); ++i) {
      for_each_set(ink.row(i), ink.words(), [&](int x) { ++counts[place[x]]; });
    }
    for (int x = 0; x < small.width(); ++x) {
      if (counts[x] >= least) small.set(x, y);
    }
  }
  return small;
}

// Boxes of the 8-connected pieces of ink, scaled up by `factor`.
std::vector<PixelRect> component_boxes(const Bitmap& ink, int factor) {
  const std::vector<Run> runs = runs_of(ink);
  const RunGroups groups = group_runs(runs);
  std::vector<PixelRect> boxes(static_cast<std::size_t>(groups.count));
  for (std::size_t i = 0; i < runs.size(); ++i) {
    PixelRect& box = boxes[static_cast<std::size_t>(groups.group_of[i])];
    const Run& run = runs[i];
    box = unite(box, {run.x0 * factor, run.y * factor, run.x1 * factor, (run.y + 1) * factor});
  }
  return boxes;
}

PixelRect without_edges(const Bitmap& page) {
  const int x = static_cast<int>(kEdgeShare * page.width());
  const int y = static_cast<int>(kEdgeShare * page.height());
  return {x, y, page.width() - x, page.height() - y};
}

// Bands of text across a page on which `walls` stand. Some rows of pixels of a line of text have
// gaps and make no band: thickness counts over them.
long long flow_along(const Bitmap& ink, const Bitmap& walls, int gap, int band, int thin) {
  const Bitmap bands = ink.closed_h(gap).subtract(walls).opened_h(band);
  const Bitmap thick = bands.transposed().closed_h(thin).opened_h(thin).transposed();
  return Bitmap(bands).operator&=(thick).count(without_edges(ink));
}

}  // namespace

TextInk text_ink(const Bitmap& ink, double dpi) {
  TextInk text;
  text.factor = std::max(1, static_cast<int>(std::lround(dpi / kReducedDpi)));
  text.dpi = dpi / text.factor;
  text.ink = reduced(ink, text.factor);
  const int length = std::max(kShortestRuling, static_cast<int>(kRulingEm * em_of(text)));
  text.level_rulings = text.ink.opened_h(length);
  text.upright_rulings = text.ink.opened_v(length);
  text.ink.subtract(text.level_rulings).subtract(text.upright_rulings);
  return text;
}

std::vector<PixelRect> character_boxes(const TextInk& text) {
  return component_boxes(text.ink, text.factor);
}

std::vector<PixelRect> character_boxes(const Image& binary, double dpi) {
  return character_boxes(text_ink(ink_of(binary), dpi));
}

std::vector<PixelRect> text_line_boxes(const TextInk& text) {
  const int gap = std::max(2, static_cast<int>(kLineGapEm * em_of(text)));
  return component_boxes(text.ink.closed_h(gap), text.factor);
}

TextFlow text_flow(const TextInk& text) {
  const int gap = std::max(2, static_cast<int>(std::lround(kFlowGapEm * em_of(text))));
  const int band = static_cast<int>(kBandEm * em_of(text));
  const int thin = std::max(2, static_cast<int>(std::lround(kThinEm * em_of(text))));
  return {flow_along(text.ink, text.upright_rulings, gap, band, thin),
          flow_along(text.ink.transposed(), text.level_rulings.transposed(), gap, band, thin)};
}

double typical_text_height(const std::vector<PixelRect>& boxes, double dpi) {
  // Han characters and digits are 5 to 40 pt high; parts of characters, touching lines and
  // short rulings fall out by their shape.
  std::vector<int> heights;
  for (const PixelRect& box : boxes) {
    const double points = box.height() * 72.0 / dpi;
    if (points < 5 || points > 40 || box.width() > 2 * box.height()) continue;
    if (box.height() >= kSlim * box.width()) continue;
    heights.push_back(box.height());
  }
  if (heights.size() < kFewBoxes) return 0;
  // Digits are about 0.7 em: the upper part of the heights is the em of the text.
  const auto upper = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() * 65 / 100);
  std::nth_element(heights.begin(), upper, heights.end());
  return *upper;
}

}  // namespace gewu

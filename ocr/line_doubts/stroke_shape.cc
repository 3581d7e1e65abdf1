#include "ocr/line_doubts/stroke_shape.h"

#include <algorithm>
#include <vector>

#include "base/median.h"

namespace gewu {
namespace {

// Shares of the stroke's length. 一 of even type is about 0.09 thick, dashes 0.04 to 0.06.
constexpr double kThin = 0.065;
constexpr double kThick = 0.35;  // nothing so thick is one stroke
constexpr double kRightPart = 0.6;
// The serif at the right end is twice as thick as the stroke; noise at its edges is a pixel.
constexpr double kSerif = 1.6;
constexpr int kLeastSerif = 2;  // pixels more
constexpr std::size_t kLeastLength = 8;

// Ink in each column from the first to the last that has any.
std::vector<int> thicknesses(const Image& line) {
  const auto [low, high] = std::minmax_element(line.pixels.begin(), line.pixels.end());
  const int level = (*low + *high) / 2;
  std::vector<int> columns;
  std::size_t last = 0;
  for (int x = 0; x < line.width; ++x) {
    int ink = 0;
    for (int y = 0; y < line.height; ++y) ink += line.row(y)[x] < level ? 1 : 0;
    if (ink == 0 && columns.empty()) continue;
    columns.push_back(ink);
    if (ink > 0) last = columns.size();
  }
  columns.resize(last);
  return columns;
}

}  // namespace

StrokeShape stroke_shape(const Image& line) {
  if (line.empty() || line.channels != 1) return StrokeShape::None;
  const std::vector<int> columns = thicknesses(line);
  if (columns.size() < kLeastLength) return StrokeShape::None;
  const auto length = static_cast<double>(columns.size());
  const int usual = median(std::vector<int>(columns));
  if (usual == 0 || usual > kThick * length) return StrokeShape::None;
  const auto right = columns.begin() + static_cast<std::ptrdiff_t>(kRightPart * length);
  const int serif = *std::max_element(right, columns.end());
  if (serif >= kSerif * usual && serif >= usual + kLeastSerif) return StrokeShape::Serif;
  return usual <= kThin * length ? StrokeShape::Thin : StrokeShape::Even;
}

}  // namespace gewu

#include "tablegrid/text/text_em.h"

#include <algorithm>
#include <cstddef>
#include <cstdlib>

#include "base/median.h"

namespace gewu {
namespace {

constexpr double kWholeEm = 0.6;    // lower or narrower than this is a part of a character
constexpr double kMostPitch = 1.4;  // ems: characters further apart are set wide, or in two words
constexpr std::size_t kFewPairs = 8;

bool is_whole(const PixelRect& box, double em) {
  return std::min(box.width(), box.height()) >= kWholeEm * em && box.width() <= kMostPitch * em;
}

bool same_line(const PixelRect& a, const PixelRect& b) {
  return std::min(a.y1, b.y1) - std::max(a.y0, b.y0) > std::min(a.height(), b.height()) / 2;
}

// From the middle of each whole character to that of the next in its line.
std::vector<double> pitches(std::vector<PixelRect> boxes, double em) {
  std::erase_if(boxes, [&](const PixelRect& box) { return !is_whole(box, em); });
  std::sort(boxes.begin(), boxes.end(),
            [](const PixelRect& a, const PixelRect& b) { return a.x0 < b.x0; });
  std::vector<double> found;
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    const auto next = std::find_if(boxes.begin() + static_cast<std::ptrdiff_t>(i) + 1, boxes.end(),
                                   [&](const PixelRect& box) { return same_line(boxes[i], box); });
    if (next == boxes.end()) continue;
    const double pitch = (next->x0 + next->x1 - boxes[i].x0 - boxes[i].x1) / 2.0;
    if (pitch >= kWholeEm * em && pitch <= kMostPitch * em) found.push_back(pitch);
  }
  return found;
}

}  // namespace

double usual_height(const std::vector<PixelRect>& boxes) {
  std::vector<int> heights;
  for (const PixelRect& box : boxes) {
    if (box.width() < 2 * box.height()) heights.push_back(box.height());
  }
  return heights.empty() ? 0 : median(std::move(heights));
}

double em_of_words(const std::vector<PixelRect>& boxes, double em) {
  const std::vector<double> apart = pitches(boxes, em);
  return apart.size() < kFewPairs ? em : std::max(em, median(apart));
}

}  // namespace gewu

#include "ocr/rules/measured_doubts.h"

#include <algorithm>

namespace gewu {
namespace {

// Counts that "scripts/bench confidence lines" prints ("doubt"), of rules raised at least 40 times:
// on lines of fixtures (fax, scan200, low150, faint, four seeds), of real PDFs and of trained faces
// under another maker's damage (training/strange_crops.py, two seeds). Harder pages than most: the
// caps say what a doubt is worth where print is bad enough to raise it.
constexpr MeasuredDoubt kMeasured[] = {
    {"own-saw-nothing", 148, 5}, {"dash-in-range", 42, 34}, {"point-or-comma", 108, 92},
    {"room-for-point", 106, 50}, {"unread-ink", 42, 0},     {"words", 100, 1},
    {"room-for-dash", 215, 0},
};

}  // namespace

std::span<const MeasuredDoubt> measured_doubts() { return kMeasured; }

const MeasuredDoubt* measured_doubt(std::string_view rule) {
  const auto* found = std::find_if(std::begin(kMeasured), std::end(kMeasured),
                                   [&](const MeasuredDoubt& each) { return each.rule == rule; });
  return found == std::end(kMeasured) ? nullptr : found;
}

}  // namespace gewu

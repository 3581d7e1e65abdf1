#include "records/review.h"

namespace gewu {

void mark_for_review(std::span<TextCell> cells, double below) {
  for (TextCell& cell : cells) {
    if (cell.source == TextSource::Reviewer) continue;  // a person has looked
    const bool unlikely = cell.confidence < below;
    if (cell.review && !unlikely && cell.doubts.empty()) {
      cell.doubts.push_back({"structure", cell.confidence});
    }
    cell.review = cell.review || unlikely;
  }
}

}  // namespace gewu

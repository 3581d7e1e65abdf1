// The rows that each level label covers, by where it stands on paper: for aligned text.
#pragma once

#include <optional>
#include <vector>

#include "rebuild/body.h"
#include "rebuild/level_labels.h"
#include "rebuild/search_budget.h"

namespace gewu::spans {

/// A label over rows [begin, end) of BodyRows.
struct PaperSpan {
  int begin = 0;
  int end = 0;
  Label label;
  double probability = 1;  ///< of all parses kept, the share that has this very span
};

struct PaperSpans {
  std::vector<PaperSpan> level1;
  std::vector<PaperSpan> level2;
  std::vector<bool> category;  ///< per row: bare, and yet a row of its own
  std::vector<LabelPiece> dropped;
  bool middle = true;  ///< labels stand in the middle of their spans
};

/// The best of all ways to cut the pieces of both label columns (from top to bottom) into labels
/// and to lay these over the rows; nothing if there is none in which all labels stand near their
/// places.
std::optional<PaperSpans> find_paper_spans(const SourceText& source, const Columns& columns,
                                           const BodyRows& body,
                                           const std::vector<LabelPiece>& level1,
                                           const std::vector<LabelPiece>& level2,
                                           const SeenNames& seen, SearchBudget& budget);

}  // namespace gewu::spans

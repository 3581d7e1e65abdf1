// The labels that the pieces of a column may make; internal to find_paper_spans().
#pragma once

#include <vector>

#include "rebuild/level_labels.h"
#include "rebuild/paper_rows.h"

namespace gewu::spans {

/// Fragments [first, past) of a column taken for one label.
struct LabelChoice {
  Label label;
  size_t past = 0;
  double worth = 0;
  double middle = 0;  ///< its height on paper
  double top = 0;     ///< ... of its first line
};

/// Per fragment, the labels that may start with it. Fragments are the pieces of `pieces` on one
/// line.
struct LabelChoices {
  std::vector<std::vector<LabelChoice>> from;
  std::vector<double> drop;  ///< per fragment: what it costs to make no label of it
  std::vector<LabelPiece> fragments;
  std::vector<double> heights;  ///< per fragment, on paper
};

LabelChoices label_choices(const SourceText& source, const std::vector<LabelPiece>& pieces,
                           const PaperRows& paper, const SeenNames& seen, int level);

}  // namespace gewu::spans

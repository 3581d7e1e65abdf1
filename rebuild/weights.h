// The weights of the model by which readings of a mangled form are scored.
#pragma once

#include <string_view>
#include <vector>

namespace gewu {

/// Natural logarithms of how much likelier one reading is than another, except where a line of
/// print is the unit. Set by hand so far, on forms of the tuning kinds that the mangler made.
struct RebuildWeights {
  // Labels beside the rows that they span, in aligned text.
  double row_padding = 0.5;     ///< lines of print that are free in a row
  double label_spread = 0.3;    ///< standard deviation of a label from its place, in lines
  double label_worst = 9;       ///< ... and what a label costs at most that is far off
  double top_aligned = -2.5;    ///< labels at the tops of their spans instead of the middles
  double empty_category = -2;   ///< a label without an indicator, a row of its own
  double label_dropped = -6;    ///< a good label that belongs to nothing
  double noise_dropped = -2;    ///< ... one that cannot be read, or is printed again
  double label_known = 1.5;     ///< a label of several lines that is a name of the vocabulary
  double label_glued = -2.5;    ///< ... and one that is none
  double label_unknown = -0.5;  ///< a label of one line that is none
  double label_fragment = -5;   ///< a label that looks like the rest of another
  double same_family = 0.7;     ///< 数量指标 below 产出指标
  double other_family = -1.6;   ///< 数量指标 below 效益指标
  double affinity = 0.3;        ///< an indicator's words suit its 二级指标
};

/// The weights in use.
const RebuildWeights& weights();

/// Each weight by its name, for the program that fits them.
struct NamedWeight {
  std::string_view name;
  double RebuildWeights::*member;
};
const std::vector<NamedWeight>& named_weights();

/// Replaces the weights in use; for fitting only, not while texts are rebuilt.
void set_weights(const RebuildWeights& weights);

}  // namespace gewu

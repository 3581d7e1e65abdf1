// How often lines that a rule doubts are right all the same: what their caps are measured by.
#pragma once

#include <span>
#include <string_view>

namespace gewu {

/// What became of the lines that a rule doubted or edited.
struct MeasuredDoubt {
  std::string_view rule;  ///< its id
  int raised = 0;         ///< lines on which it was raised
  int right = 0;          ///< of these, right as they were read

  /// The share of right ones, held away from 0 and 1 as Laplace's rule of succession does.
  constexpr double share_right() const { return (right + 1.0) / (raised + 2.0); }
};

/// The rules whose doubts were raised often enough to be counted, see measured_doubts.cc.
std::span<const MeasuredDoubt> measured_doubts();

/// Null if the rule is not among them.
const MeasuredDoubt* measured_doubt(std::string_view rule);

}  // namespace gewu

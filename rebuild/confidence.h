// From what had to be done to a rebuilt cell to the probability that it is right.
#pragma once

#include <array>
#include <cstddef>

#include "rebuild/account.h"

namespace gewu {

/// Where on the form a cell stands.
enum class FormPart {
  Field,      ///< above the rows
  Label,      ///< 一级指标 and 二级指标
  Row,        ///< the rows' cells
  Separated,  ///< of a table whose cells bars, quotes or tags set apart
  Aligned,    ///< of an ordinary table whose columns blanks align
};
inline constexpr std::size_t kFormParts = 5;

/// What is known about a rebuilt cell.
struct CellEvidence {
  FormPart part = FormPart::Field;
  Fate fate = Fate::Used;  ///< of its characters; LeftOver and Sign do not occur
  double margin = 1e3;     ///< score by which its reading beats the next one
  bool doubtful = false;   ///< something else speaks against it
};

/// Margins fall into these classes: below each, and beyond the last.
inline constexpr std::array kMarginEdges = {0.5, 1.0, 2.0, 4.0};
inline constexpr std::size_t kMarginClasses = kMarginEdges.size() + 1;
inline constexpr std::size_t kFates = 3;

/// A cell that is less likely to be right is marked for review.
inline constexpr double kReviewBelow = 0.9;

/// Probability that the whole cell is right: the share of right cells among those of the same class
/// in damaged forms (scripts/bench rebuild confidence). Classes differ in the sixth decimal at
/// least, so that the benchmark can tell them apart.
double confidence_of(const CellEvidence& evidence);

}  // namespace gewu

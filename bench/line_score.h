// How well lines were read: character errors, whole lines, comparators, and whether the reader's
// own probability can be believed.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace gewu::bench {

/// A line as it is and as it was read, both folded (base/text.h), and the reader's probability that
/// the whole line is right.
struct LineResult {
  std::u32string truth;
  std::u32string read;
  double probability = 0;

  bool right() const { return truth == read; }
};

struct LineFigures {
  int lines = 0;
  int right = 0;
  int characters = 0;
  int errors = 0;       ///< edit distance summed over lines
  int comparators = 0;  ///< ≥ ≤ > < = in the truth
  int flips = 0;        ///< of those, read as another of the five
  int sure = 0;         ///< lines given kSure or more
  int sure_right = 0;
  /// Expected calibration error of the line probability: Naeini et al. 2015, 15 bins.
  double calibration_error = 0;

  double error_rate() const { return characters > 0 ? 1.0 * errors / characters : 0; }
  double exact_share() const { return lines > 0 ? 1.0 * right / lines : 0; }
  double sure_right_share() const { return sure > 0 ? 1.0 * sure_right / sure : 1; }
};

inline constexpr double kSure = 0.99;

LineFigures score_lines(const std::vector<LineResult>& results);

/// How many times the odds of all probabilities must be taken, so that they add up to the lines
/// that are right; between 1/100 and 100. 1 if there are no lines.
double fitting_odds(const std::vector<LineResult>& results);

/// The two strings side by side at least cost; 0 stands where one has no character.
std::vector<std::pair<char32_t, char32_t>> align_lines(const std::u32string& truth,
                                                       const std::u32string& read);

}  // namespace gewu::bench

// Whether confidence means what it says: of the cells given 0.99, are 99 % right?
#pragma once

#include <string>
#include <vector>

#include "bench/read_table.h"

namespace gewu::bench {

/// A cell that was read from pixels, with the verdict of the truth.
struct Judged {
  double confidence = 0;
  bool right = false;  ///< folded, see Tolerance
  bool review = false;
};

/// Cells whose source is "ocr" or "repaired" and that have a partner in the truth.
std::vector<Judged> judge_cells(const ReadDocument& truth, const ReadDocument& output);

/// Sum over bins of |mean confidence - share right|, weighted by cells (expected calibration error
/// of Naeini, Cooper, Hauskrecht, AAAI 2015), over ten bins of equal width.
double expected_calibration_error(const std::vector<Judged>& cells);

/// The share of all cells that are wrong and escape, if the `reviewed` share (0..1) of least
/// confident cells is looked at.
double silent_if_reviewed(std::vector<Judged> cells, double reviewed);

/// Reliability table, calibration error, share right of cells given 0.99 or more, and the curve
/// silent errors against share reviewed.
std::string report_calibration(const std::vector<Judged>& cells);

}  // namespace gewu::bench

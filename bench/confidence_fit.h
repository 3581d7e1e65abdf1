// Fits the model of confidence (ocr/line/confidence.h) to lines that were read beside their truth.
#pragma once

#include <array>
#include <vector>

#include "bench/reading_samples.h"
#include "ocr/line/confidence.h"

namespace gewu::bench {

struct FittedConfidence {
  ConfidenceModel model;
  std::array<std::size_t, kEvidenceKinds> lines{};  ///< that each kind was fitted on
  std::array<std::size_t, kEvidenceKinds> wrong{};  ///< of these
};

/// One model per kind of evidence, of all runs together; faces kept out of training are left out.
FittedConfidence fit_confidence(const std::vector<std::vector<CellSample>>& runs);

/// ocr/line/confidence_data.cc, to the standard output; the counts to the error output.
void print_model(const FittedConfidence& fitted);

/// Every line, fields between tabulators: "line", condition, kind of evidence, 1 if right,
/// confidence, text, truth of its cell, doubts between commas.
void print_lines(const std::vector<CellSample>& cells);

/// Of every doubt: on how many lines it was raised, and how many of them were right all the same.
void print_doubts(const std::vector<CellSample>& cells);

}  // namespace gewu::bench

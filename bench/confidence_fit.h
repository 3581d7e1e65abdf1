// Fits the model of confidence (ocr/line/confidence.h) to lines that were read beside their truth.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "bench/logistic.h"
#include "bench/reading_samples.h"
#include "ocr/line/confidence.h"

namespace gewu::bench {

struct FittedConfidence {
  ConfidenceModel model;
  std::array<std::size_t, kEvidenceKinds> lines{};  ///< that each kind was fitted on
  std::array<std::size_t, kEvidenceKinds> wrong{};  ///< of these
};

/// What each kind of evidence is fitted on.
using LinesByKind = std::array<std::vector<Observation>, kEvidenceKinds>;

/// Adds the lines of cells; faces kept out of training are left out.
void add_lines(const std::vector<CellSample>& cells, LinesByKind* lines);

/// Adds lines that print_lines has printed. False if the file cannot be read or holds other than
/// such lines.
bool add_printed_lines(const std::string& path, LinesByKind* lines);

/// One model per kind of evidence; kinds with few lines keep the model in use.
FittedConfidence fit_confidence(const LinesByKind& lines);

/// ocr/line/confidence_data.cc, to the standard output; the counts to the error output.
void print_model(const FittedConfidence& fitted);

/// Every line, fields between tabulators: "line", condition, kind of evidence, 1 if right,
/// confidence, text, truth of its cell, doubts between commas, its page, and the features that its
/// confidence is made of.
void print_lines(const std::vector<CellSample>& cells);

/// Of every doubt: on how many lines it was raised, and how many of them were right all the same.
void print_doubts(const std::vector<CellSample>& cells);

}  // namespace gewu::bench

#include "bench/confidence_fit.h"

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <utility>

namespace gewu::bench {

namespace {

// The strength of the pull towards the prior, and how sure a kind of evidence may ever be: so many
// lines of it are added as if half had been wrong.
constexpr double kRidge = 2.0;
constexpr double kCeilingDoubt = 0.5;
// A kind of evidence with fewer lines keeps the model in use.
constexpr std::size_t kEnoughLines = 1000;

// What each kind was fitted on, behind what is known of the kinds that are kept.
std::string provenance_of(const FittedConfidence& fitted) {
  constexpr std::array<const char*, kEvidenceKinds> kRead = {" read by ours alone", " agreed",
                                                             " differing", " by Tesseract alone"};
  std::string text = "lines read beside their truth:";
  for (std::size_t k = 0; k < kEvidenceKinds; ++k) {
    const bool kept = fitted.lines[k] == 0;
    text += (k == 0 ? " " : ", ") + (kept ? "kept for those" : std::to_string(fitted.lines[k])) +
            kRead[k];
  }
  return text;
}

constexpr std::array<const char*, kEvidenceKinds> kKindNames = {"own", "agree", "differ",
                                                                "tesseract"};

constexpr std::size_t kPrintedFields = 10;

std::vector<std::string> fields_of(const std::string& row) {
  std::vector<std::string> fields;
  std::istringstream parts(row);
  for (std::string field; std::getline(parts, field, '\t');) fields.push_back(std::move(field));
  return fields;
}

// Texts of cells have line breaks.
std::string in_one_row(std::string text) {
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

std::string joined(const std::vector<std::string>& words) {
  std::string text;
  for (const std::string& word : words) text += (text.empty() ? "" : ",") + word;
  return text;
}

}  // namespace

void add_lines(const std::vector<CellSample>& cells, LinesByKind* lines) {
  for (const CellSample& cell : cells) {
    if (cell.held_out) continue;
    for (const LineSample& line : cell.lines) {
      if (line.evidence.length == 0) continue;
      const auto kind = static_cast<std::size_t>(evidence_kind(line.evidence));
      (*lines)[kind].push_back({confidence_features(line.evidence), line.right});
    }
  }
}

bool add_printed_lines(const std::string& path, LinesByKind* lines) {
  std::ifstream file(path);
  if (!file) return false;
  for (std::string row; std::getline(file, row);) {
    if (!row.starts_with("line\t")) continue;
    const std::vector<std::string> fields = fields_of(row);
    if (fields.size() != kPrintedFields) return false;
    const auto* kind = std::find(kKindNames.begin(), kKindNames.end(), fields[2]);
    Observation line;
    line.right = fields[3] == "1";
    std::istringstream numbers(fields.back());
    for (double& feature : line.features) numbers >> feature;
    if (kind == kKindNames.end() || !numbers) return false;
    if (fields[5].empty()) continue;  // nothing was read
    (*lines)[static_cast<std::size_t>(kind - kKindNames.begin())].push_back(line);
  }
  return true;
}

FittedConfidence fit_confidence(const LinesByKind& data) {
  FittedConfidence fitted{confidence_model(), {}, {}};
  const Features prior{0, 1};
  const Features second_prior{0, 0, 0, 1};
  for (std::size_t k = 0; k < kEvidenceKinds; ++k) {
    if (data[k].size() < kEnoughLines) continue;
    const bool alone = k == static_cast<std::size_t>(EvidenceKind::SecondAlone);
    fitted.model.weights[k] = fit_logistic(data[k], alone ? second_prior : prior, kRidge);
    fitted.lines[k] = data[k].size();
    fitted.wrong[k] = static_cast<std::size_t>(std::count_if(
        data[k].begin(), data[k].end(), [](const Observation& o) { return !o.right; }));
    fitted.model.ceiling[k] =
        1 - kCeilingDoubt / std::max<double>(1, static_cast<double>(data[k].size()));
  }
  return fitted;
}

void print_model(const FittedConfidence& fitted) {
  const ConfidenceModel& model = fitted.model;
  std::printf(
      "// Written by gewu-bench-calibration; do not edit.\n#include \"ocr/line/confidence.h\"\n\n");
  std::printf("namespace gewu {\n\nconst ConfidenceModel& confidence_model() {\n");
  std::printf("  static const ConfidenceModel kModel = {\n      {{");
  for (std::size_t k = 0; k < kEvidenceKinds; ++k) {
    std::fprintf(stderr, "%s: %zu lines, %zu wrong\n", kKindNames[k], fitted.lines[k],
                 fitted.wrong[k]);
    std::printf("%s{", k == 0 ? "" : ",\n        ");
    for (std::size_t i = 0; i < kFeatures; ++i) {
      std::printf("%s%.4f", i == 0 ? "" : ", ", model.weights[k][i]);
    }
    std::printf("}");
  }
  std::printf("}},\n      {");
  for (std::size_t k = 0; k < kEvidenceKinds; ++k) {
    std::printf("%s%.5f", k == 0 ? "" : ", ", model.ceiling[k]);
  }
  std::printf("},\n      %.4f,\n      \"%s\"};\n  return kModel;\n}\n\n", model.review,
              provenance_of(fitted).c_str());
  std::printf("}  // namespace gewu\n");
}

void print_lines(const std::vector<CellSample>& cells) {
  for (const CellSample& cell : cells) {
    for (const LineSample& line : cell.lines) {
      const auto kind = static_cast<std::size_t>(evidence_kind(line.evidence));
      std::printf("line\t%s\t%s\t%d\t%.4f\t%s\t%s\t%s\t%s\t", cell.condition.c_str(),
                  kKindNames[kind], line.right ? 1 : 0, line.confidence, line.text.c_str(),
                  in_one_row(cell.truth).c_str(), joined(line.doubts).c_str(), cell.page.c_str());
      for (double feature : confidence_features(line.evidence)) std::printf("%.4f ", feature);
      std::printf("\n");
    }
  }
}

void print_doubts(const std::vector<CellSample>& cells) {
  struct Count {
    int raised = 0;
    int right = 0;
  };
  std::map<std::string, Count> counts;
  for (const CellSample& cell : cells) {
    for (const LineSample& line : cell.lines) {
      for (const std::string& doubt : line.doubts) {
        ++counts[doubt].raised;
        counts[doubt].right += line.right ? 1 : 0;
      }
    }
  }
  for (const auto& [doubt, count] : counts) {
    std::printf("doubt\t%s\t%d raised\t%d right all the same\n", doubt.c_str(), count.raised,
                count.right);
  }
}

}  // namespace gewu::bench

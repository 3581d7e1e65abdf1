// From what the readers say of a line to the probability that it is read right.
#pragma once

#include <array>
#include <cstddef>

namespace gewu {

/// Our reader's faith in a page of good print, see page_faith.
inline constexpr double kUsualFaith = 0.99;

/// What is known about the reading of one line.
struct LineEvidence {
  bool has_own = false;             ///< our recogniser read it
  double own_line = 0;              ///< its probability for the line
  double own_least = 0;             ///< the least probability among its characters
  bool voted = false;               ///< that probability is a share of votes, see look_again
  double page_faith = kUsualFaith;  ///< of our reader in the page's lines, see page_faith
  bool has_second = false;          ///< Tesseract read it
  bool agree = false;               ///< both, and they agree but for look-alikes
  double own_at_difference = 1;     ///< see ReadingComparison
  double second_at_difference = 0;
  double second_least = 0;      ///< the least confidence among Tesseract's symbols, 0..1
  bool has_digit = false;       ///< in the chosen text
  bool has_sign = false;        ///< a comparator or percent sign in the chosen text
  bool sign_confirmed = false;  ///< its shape says the same of a leading comparator
  bool closed_wording = false;  ///< the chosen text is one, see is_closed_wording
  int length = 0;               ///< characters
  double height = 0;            ///< of the line's image, pixels
  bool peppered = false;        ///< see PageInk
};

/// Who read the line decides which of the fitted models holds.
enum class EvidenceKind { OwnAlone, Agreement, Difference, SecondAlone };
inline constexpr std::size_t kEvidenceKinds = 4;
EvidenceKind evidence_kind(const LineEvidence& evidence);

/// The inputs of the logistic model, the constant 1 first.
inline constexpr std::size_t kFeatures = 13;
using Features = std::array<double, kFeatures>;
Features confidence_features(const LineEvidence& evidence);

/// A logistic model per kind of evidence: probability = 1 / (1 + exp(-weights . features)), then
/// held below `ceiling`, the best that the data it was fitted on can vouch for.
struct ConfidenceModel {
  std::array<Features, kEvidenceKinds> weights;
  std::array<double, kEvidenceKinds> ceiling;
  double review = 0.97;  ///< cells below are marked for review
  const char* provenance = "";
};

/// The model in use: confidence_data.cc, written by gewu-bench-calibration.
const ConfidenceModel& confidence_model();

/// Probability that the whole line is right, by the model in use.
double line_confidence(const LineEvidence& evidence);
double line_confidence(const LineEvidence& evidence, const ConfidenceModel& model);

/// Cells below this are marked for review.
double review_threshold();

}  // namespace gewu

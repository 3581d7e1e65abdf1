#include "ocr/line/confidence.h"

#include <algorithm>
#include <cmath>

namespace gewu {

namespace {

// Probabilities nearer to 0 or 1 than this say no more.
constexpr double kLeastProbability = 1e-5;
constexpr double kUsualHeight = 40.0;  // pixels of a line of 10 points at 300 dpi

double logit(double p) {
  p = std::clamp(p, kLeastProbability, 1 - kLeastProbability);
  return std::log(p / (1 - p));
}

}  // namespace

EvidenceKind evidence_kind(const LineEvidence& e) {
  if (!e.has_own) return EvidenceKind::SecondAlone;
  if (!e.has_second) return EvidenceKind::OwnAlone;
  return e.agree ? EvidenceKind::Agreement : EvidenceKind::Difference;
}

Features confidence_features(const LineEvidence& e) {
  const EvidenceKind kind = evidence_kind(e);
  const bool differ = kind == EvidenceKind::Difference;
  const bool own = kind != EvidenceKind::SecondAlone;
  const bool second = kind != EvidenceKind::OwnAlone;
  return {1.0,
          own ? logit(e.own_line) : 0.0,
          own ? logit(differ ? e.own_at_difference : e.own_least) : 0.0,
          second ? logit(e.second_least) : 0.0,
          differ ? logit(e.second_at_difference) : 0.0,
          e.has_digit ? 1.0 : 0.0,
          e.has_sign && !e.sign_confirmed ? 1.0 : 0.0,
          std::log(std::max(1, e.length)),
          std::log(std::max(1.0, e.height) / kUsualHeight),
          e.peppered ? 1.0 : 0.0,
          e.closed_wording ? 1.0 : 0.0,
          e.voted ? 1.0 : 0.0,
          logit(e.page_faith) - logit(kUsualFaith)};
}

double line_confidence(const LineEvidence& e, const ConfidenceModel& model) {
  if (e.length == 0) return 0;  // ink that nobody could read
  const auto kind = static_cast<std::size_t>(evidence_kind(e));
  const Features features = confidence_features(e);
  double sum = 0;
  for (std::size_t i = 0; i < kFeatures; ++i) sum += features[i] * model.weights[kind][i];
  return std::min(1 / (1 + std::exp(-sum)), model.ceiling[kind]);
}

double line_confidence(const LineEvidence& evidence) {
  return line_confidence(evidence, confidence_model());
}

double review_threshold() { return confidence_model().review; }

}  // namespace gewu

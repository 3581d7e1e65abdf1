// Logistic regression by Newton's method.
#pragma once

#include <vector>

#include "ocr/line/confidence.h"

namespace gewu::bench {

struct Observation {
  Features features{};
  bool right = false;
};

/// Weights that minimise the log loss plus `ridge` / 2 times the squared distance from `prior`.
/// Few errors are seen in clean print: the ridge keeps the weights from running away.
Features fit_logistic(const std::vector<Observation>& data, const Features& prior, double ridge);

}  // namespace gewu::bench

#include "bench/logistic.h"

#include <algorithm>
#include <cmath>

namespace gewu::bench {

namespace {

constexpr int kRounds = 60;
constexpr double kConverged = 1e-9;
constexpr double kLongestStep = 1.0;  // a weight moves by no more per round: separable data diverge
using Matrix = std::array<Features, kFeatures>;

double dot(const Features& a, const Features& b) {
  double sum = 0;
  for (std::size_t i = 0; i < kFeatures; ++i) sum += a[i] * b[i];
  return sum;
}

// Solves m x = v for a positive definite m, by Gauss-Jordan elimination.
Features solve(Matrix m, Features v) {
  for (std::size_t k = 0; k < kFeatures; ++k) {
    const double pivot = m[k][k];
    for (std::size_t i = 0; i < kFeatures; ++i) {
      if (i == k) continue;
      const double factor = m[i][k] / pivot;
      for (std::size_t j = k; j < kFeatures; ++j) m[i][j] -= factor * m[k][j];
      v[i] -= factor * v[k];
    }
  }
  for (std::size_t k = 0; k < kFeatures; ++k) v[k] /= m[k][k];
  return v;
}

}  // namespace

Features fit_logistic(const std::vector<Observation>& data, const Features& prior, double ridge) {
  Features weights = prior;
  for (int round = 0; round < kRounds; ++round) {
    Matrix hessian{};
    Features gradient{};
    for (std::size_t i = 0; i < kFeatures; ++i) {
      hessian[i][i] = ridge;
      gradient[i] = ridge * (prior[i] - weights[i]);
    }
    for (const Observation& o : data) {
      const double p = 1 / (1 + std::exp(-dot(weights, o.features)));
      for (std::size_t i = 0; i < kFeatures; ++i) {
        gradient[i] += ((o.right ? 1.0 : 0.0) - p) * o.features[i];
        for (std::size_t j = 0; j < kFeatures; ++j) {
          hessian[i][j] += p * (1 - p) * o.features[i] * o.features[j];
        }
      }
    }
    const Features step = solve(hessian, gradient);
    double largest = 0;
    for (double s : step) largest = std::max(largest, std::abs(s));
    const double scale = largest > kLongestStep ? kLongestStep / largest : 1.0;
    for (std::size_t i = 0; i < kFeatures; ++i) weights[i] += scale * step[i];
    if (largest < kConverged) break;
  }
  return weights;
}

}  // namespace gewu::bench

#include "ocr/confidence.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "base/text.h"

namespace gewu {

namespace {

// Tesseract alone: its least symbol confidence against the share of lines that are right, from
// measurements on rendered cells.
struct Step {
  double least = 0;
  double right = 0;
};
constexpr std::array<Step, 5> kTesseractAlone{
    {{0.0, 0.05}, {0.80, 0.30}, {0.90, 0.60}, {0.95, 0.85}, {0.99, 0.985}}};
// chi_sim fails on digits and signs more often than it says.
constexpr double kDigitDiscount = 0.97;
constexpr double kSignDiscount = 0.5;
constexpr double kAgreement = 0.1;     // of the doubt stays when both agree
constexpr double kDisagreement = 3.0;  // the doubt grows when they do not
constexpr double kReview = 0.98;

double tesseract_alone(const LineEvidence& e) {
  double p = 0;
  for (const Step& step : kTesseractAlone) {
    if (e.tesseract_least >= step.least) p = step.right;
  }
  if (e.has_digit) p *= kDigitDiscount;
  if (e.has_sign) p *= kSignDiscount;
  return p;
}

}  // namespace

double line_confidence(const LineEvidence& e) {
  if (!e.has_own) return e.has_tesseract ? tesseract_alone(e) : 0.0;
  const double doubt = 1 - e.own_line;
  if (!e.has_tesseract) return 1 - doubt;
  return std::clamp(1 - doubt * (e.agree ? kAgreement : kDisagreement), 0.0, 1.0);
}

double review_threshold() { return kReview; }

std::u32string comparable(std::string_view text) {
  std::u32string folded = decode_utf8(fold_text(text));
  for (char32_t& c : folded) {
    switch (c) {
      case U'\u2014':
      case U'\u2013':
      case U'\u2015':
      case U'\u2500':
        c = U'-';
        break;
      case U'\u201C':
      case U'\u201D':
        c = U'"';
        break;
      case U'\u2018':
      case U'\u2019':
        c = U'\'';
        break;
      case U'\u3014':
        c = U'[';
        break;
      case U'\u3015':
        c = U']';
        break;
      default:
        break;
    }
  }
  return folded;
}

}  // namespace gewu

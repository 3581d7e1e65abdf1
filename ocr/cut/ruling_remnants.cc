#include "ocr/cut/ruling_remnants.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace gewu {

namespace {

// Border rows of which this share is ink are part of a rule, looked for down to this depth (em).
constexpr double kRuleShare = 0.6;
constexpr double kRuleDepth = 0.1;
// A piece at the border that is thinner than the first and longer than the second (em) is a rule.
constexpr double kRuleThickness = 0.16;
constexpr double kRuleLength = 0.8;
// Shorter ones too, if they lie right along the border: stubs of a broken rule (em).
constexpr double kStubThickness = 0.07;
// Hairlines as thin as the first and at most the second from the border are what a rule's blur
// left.
constexpr double kHairline = 0.03;
constexpr double kHairlineReach = 0.07;
// An upright rule may lie so far inside the cell, and is then so high at least (em).
constexpr double kSideReach = 0.12;
constexpr double kTallerThanText = 1.3;
// Fragments of one rule drift so far aside (em).
constexpr double kDrift = 0.06;
// Characters whose feet tell a point are so high at least, and end so near the line of it (em). A
// point is no larger than this at the resolution of a screen (pixels).
constexpr double kLeastFoot = 0.4;
constexpr double kFootLevel = 0.1;
constexpr double kLeastPixels = 2;
// Print is small below this (pixels). A stroke that is a character by itself: how long, and how far
// from the corners (em).
constexpr double kSmallEm = 24;
constexpr double kLeastAlone = 0.5;
constexpr double kMostAlone = 1.5;
constexpr double kFromCorner = 0.3;

bool mostly_ink(const cv::Mat& strip) {
  return cv::countNonZero(strip) > kRuleShare * static_cast<double>(strip.total());
}

bool is_hairline_at_end(const PixelRect& box, const cv::Mat& mask, double em) {
  const double reach = kHairlineReach * em;
  return box.height() <= std::max(1.0, kHairline * em) && box.width() > box.height() &&
         (box.y0 <= reach || box.y1 >= mask.rows - reach);
}

bool is_rule_remnant(const PixelRect& box, const cv::Mat& mask, double em) {
  if (is_hairline_at_end(box, mask, em)) return true;
  const bool side = box.x0 <= 1 || box.x1 >= mask.cols - 1;
  const bool end = box.y0 <= 1 || box.y1 >= mask.rows - 1;
  if (!side && !end) return false;
  const double thin = kRuleThickness * em;
  const double stub = std::max(2.0, kStubThickness * em);
  if (end && box.height() <= stub) return true;
  if (side && box.width() <= stub) return true;
  if (end && box.height() <= thin && box.width() >= kRuleLength * em) return true;
  return side && box.width() <= thin && box.height() >= kRuleLength * em;
}

// What the grid's rounding leaves of an upright rule inside the cell: thin, close to a side border,
// and higher than a character or running into the corner, which a 1 does not.
bool is_upright_remnant(const PixelRect& box, const cv::Mat& mask, double em) {
  const double reach = kSideReach * em;
  const bool side = box.x0 <= reach || box.x1 >= mask.cols - reach;
  const bool corner = box.y0 <= reach || box.y1 >= mask.rows - reach;
  return side && box.width() <= kRuleThickness * em &&
         (box.height() >= kTallerThanText * em || (corner && box.height() > 2 * box.width()));
}

// In a low row the feet of the digits, and a point among them, stand at the border as a stub of a
// ruling does: between two characters that end on the line on which it ends, it is a point.
bool stands_among_feet(const InkPiece& piece, const std::vector<InkPiece>& all, double em) {
  const double level = std::max(1.0, kFootLevel * em);
  bool before = false;
  bool behind = false;
  for (const InkPiece& other : all) {
    if (other.box.height() < kLeastFoot * em) continue;
    if (std::abs(other.box.y1 - piece.box.y1) > level) continue;
    if (!are_near(piece.box, other.box, kPointReachAcross, em)) continue;
    before = before || other.box.x1 <= piece.box.x0 + 1;
    behind = behind || other.box.x0 + 1 >= piece.box.x1;
  }
  return before && behind;
}

// In a low row of small print the strokes of 二 lie at the border as rulings do; but they are as
// long as a character, and end far from the corners.
bool is_stroke_alone(const InkPiece& piece, const cv::Mat& mask, double em) {
  const int width = piece.box.width();
  return em <= kSmallEm && width >= kLeastAlone * em && width <= kMostAlone * em &&
         piece.box.x0 >= kFromCorner * em && piece.box.x1 <= mask.cols - kFromCorner * em;
}

}  // namespace

void clear_border_rules(double em, cv::Mat* mask) {
  const int depth = static_cast<int>(std::ceil(kRuleDepth * em));
  const int rows = std::min(depth, mask->rows / 4);
  const int cols = std::min(depth, mask->cols / 4);
  for (int i = rows - 1; i >= 0; --i) {
    if (mostly_ink(mask->row(i))) mask->rowRange(0, i + 1).setTo(0);
    const int last = mask->rows - 1 - i;
    if (mostly_ink(mask->row(last))) mask->rowRange(last, mask->rows).setTo(0);
  }
  for (int i = cols - 1; i >= 0; --i) {
    if (mostly_ink(mask->col(i))) mask->colRange(0, i + 1).setTo(0);
    const int last = mask->cols - 1 - i;
    if (mostly_ink(mask->col(last))) mask->colRange(last, mask->cols).setTo(0);
  }
}

void drop_remnants(const cv::Mat& mask, InkRegion* region, std::vector<InkPiece>* pieces) {
  const double em = region->em;
  const std::vector<InkPiece> all = *pieces;
  std::erase_if(*pieces, [&](const InkPiece& p) {
    if (!is_rule_remnant(p.box, mask, em)) return false;
    const bool small = larger_side(p) <= std::max(kLeastPixels, kPointSize * em);
    if (small && stands_among_feet(p, all, em)) return false;
    if (small) note_erased(p.box, region);
    return true;
  });
  if (!pieces->empty() || region->peppered) return;
  std::copy_if(all.begin(), all.end(), std::back_inserter(*pieces),
               [&](const InkPiece& p) { return is_stroke_alone(p, mask, em); });
}

// Fragments of the same rule follow it along the border.
void drop_upright_rules(const cv::Mat& mask, double em, std::vector<InkPiece>* pieces) {
  std::vector<PixelRect> rules;
  for (const InkPiece& p : *pieces) {
    if (is_upright_remnant(p.box, mask, em)) rules.push_back(p.box);
  }
  const int drift = static_cast<int>(std::ceil(kDrift * em));
  std::erase_if(*pieces, [&](const InkPiece& p) {
    return std::any_of(rules.begin(), rules.end(), [&](const PixelRect& rule) {
      return p.box.x0 >= rule.x0 - drift && p.box.x1 <= rule.x1 + drift;
    });
  });
}

}  // namespace gewu

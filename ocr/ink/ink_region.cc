#include "ocr/ink/ink_region.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <iterator>
#include <opencv2/imgproc.hpp>
#include <utility>

#include "layout/page/cv_rect.h"
#include "layout/page/mat.h"
#include "ocr/ink/pale_print.h"
#include "ocr/ink/pale_strokes.h"

namespace gewu {

namespace {

constexpr uchar kInk = 255;
// Text of 10.5 points is what forms are set in.
constexpr double kUsualEmPoints = 10.5;
constexpr double kPointsPerInch = 72.0;
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
// Pieces below the first size (em) are noise; below the second, noise if no text is near.
constexpr double kSpeck = 0.06;
constexpr double kPointSize = 0.14;
// No decimal point is smaller (em).
constexpr double kLeastPoint = 0.09;
// Of the page's character: what is smaller is no character, and no text is so much smaller. Digits
// are so high (em).
constexpr double kLeastGlyph = 0.2;
constexpr double kLeastLocalEm = 0.3;
constexpr double kDigitHeight = 0.75;
constexpr std::size_t kManyPieces = 4;
constexpr double kPointReachAcross = 0.55;
constexpr double kPointReachAlong = 0.15;
constexpr double kNamePointReach = 0.85;
// Fragments of one thin stroke: so large at most, so far apart at most, so straight, and together
// so long (em).
constexpr double kFragmentSize = 0.6;
constexpr double kFragmentGap = 0.22;
constexpr double kFragmentOffset = 0.05;
constexpr double kStrokeReach = 0.4;
constexpr std::size_t kMostPieces = 3000;
constexpr double kPaperShare = 0.9;
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

cv::Mat ink_mask(const PageLayout& layout, const PixelRect& box) {
  const cv::Mat binary = as_mat(layout.binary)(cv_rect(box));
  return binary < 128;
}

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

// Fragments of the same rule follow it along the border.
void drop_upright_rules(const cv::Mat& mask, double em, std::vector<InkPiece>* pieces) {
  std::vector<PixelRect> rules;
  for (const InkPiece& p : *pieces) {
    if (is_upright_remnant(p.box, mask, em)) rules.push_back(p.box);
  }
  const int drift = static_cast<int>(std::ceil(kSpeck * em));
  std::erase_if(*pieces, [&](const InkPiece& p) {
    return std::any_of(rules.begin(), rules.end(), [&](const PixelRect& rule) {
      return p.box.x0 >= rule.x0 - drift && p.box.x1 <= rule.x1 + drift;
    });
  });
}

bool is_near(const PixelRect& a, const PixelRect& b, double reach, double em) {
  const int dx = std::max({0, a.x0 - b.x1, b.x0 - a.x1});
  const int dy = std::max({0, a.y0 - b.y1, b.y0 - a.y1});
  return dx <= reach * em && dy <= kPointReachAlong * em;
}

// Whether `b` goes on where `a` ends, in a stroke along x (or along y if `upright`).
bool continues(const PixelRect& a, const PixelRect& b, bool upright, double em) {
  const double off =
      upright ? (a.x0 + a.x1 - b.x0 - b.x1) / 2.0 : (a.y0 + a.y1 - b.y0 - b.y1) / 2.0;
  const int gap = upright ? std::max(b.y0 - a.y1, a.y0 - b.y1) : std::max(b.x0 - a.x1, a.x0 - b.x1);
  return std::abs(off) <= kFragmentOffset * em && gap <= kFragmentGap * em;
}

// Fragments in a row, the first of them at `from`: which they are, and how far they reach.
std::vector<std::size_t> chain_from(std::size_t from, const std::vector<InkPiece>& pieces,
                                    bool upright, double em) {
  std::vector<std::size_t> chain = {from};
  for (std::size_t i = 0; i < chain.size(); ++i) {
    const PixelRect& end = pieces[chain[i]].box;
    for (std::size_t j = 0; j < pieces.size(); ++j) {
      const bool taken = std::find(chain.begin(), chain.end(), j) != chain.end();
      if (taken || larger_side(pieces[j]) > kFragmentSize * em) continue;
      if (continues(end, pieces[j].box, upright, em)) chain.push_back(j);
    }
  }
  return chain;
}

// Thin strokes (一) come apart on faxes: fragments in a straight row are no specks.
void mark_broken_strokes(std::vector<InkPiece>* pieces, double em) {
  if (pieces->size() > kMostPieces) return;  // a whole page; its blocks are cut again by themselves
  for (std::size_t i = 0; i < pieces->size(); ++i) {
    if ((*pieces)[i].broken || larger_side((*pieces)[i]) > kPointSize * em) continue;
    for (bool upright : {false, true}) {
      const std::vector<std::size_t> chain = chain_from(i, *pieces, upright, em);
      PixelRect all;
      for (std::size_t j : chain) all = unite(all, (*pieces)[j].box);
      const int reach = upright ? all.height() : all.width();
      if (chain.size() < 2 || reach < kStrokeReach * em) continue;
      for (std::size_t j : chain) (*pieces)[j].broken = true;
    }
  }
}

// Full-width colons may stand farther from the character before them than a single point does.
bool is_half_of_colon(const InkPiece& piece, const std::vector<InkPiece>& all, double em) {
  return std::any_of(all.begin(), all.end(), [&](const InkPiece& other) {
    return larger_side(other) <= kPointSize * em && are_colon_points(piece.box, other.box, em);
  });
}

// A point or comma stands near a character, the point inside a name between two; noise does not.
bool is_lonely(const InkPiece& piece, const std::vector<InkPiece>& all, double em) {
  const double reach = is_half_of_colon(piece, all, em) ? kNamePointReach : kPointReachAcross;
  bool before = false;
  bool behind = false;
  for (const InkPiece& other : all) {
    if (larger_side(other) <= kPointSize * em) continue;
    if (is_near(piece.box, other.box, reach, em)) return false;
    if (!is_near(piece.box, other.box, kNamePointReach, em)) continue;
    before = before || other.box.x1 <= piece.box.x0;
    behind = behind || other.box.x0 >= piece.box.x1;
  }
  return !(before && behind);
}

// A page may set heads twice as large as figures: the height of a character is that of the region's
// own pieces, if it is the smaller one. Dirt does not count. Of few pieces, which may be parts of
// one character, all together count.
double local_em(const std::vector<InkPiece>& pieces, double page_em) {
  std::vector<int> sizes;
  PixelRect all;
  for (const InkPiece& p : pieces) {
    if (larger_side(p) < kLeastGlyph * page_em) continue;
    sizes.push_back(larger_side(p));
    all = unite(all, p.box);
  }
  if (sizes.size() < 2) return page_em;
  std::sort(sizes.begin(), sizes.end(), std::greater<>());
  // The largest of many may be a remnant of a rule.
  const int size = sizes.size() >= kManyPieces ? sizes[1] : std::max(all.height(), sizes[0]);
  return std::clamp(size / kDigitHeight, kLeastLocalEm * page_em, page_em);
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
    if (!is_near(piece.box, other.box, kPointReachAcross, em)) continue;
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

// Takes out what is left of rulings. What may have been a point is kept, or noted; nothing else
// being there, a stroke is kept as well.
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

// The pieces that are text; the others are left out of the region's.
std::vector<InkPiece> keep_text(std::vector<InkPiece> all, const cv::Mat& mask, Border border,
                                InkRegion* region) {
  const double em = region->em;
  std::erase_if(all, [&](const InkPiece& p) { return larger_side(p) < kSpeck * em; });
  if (border == Border::Ruled) drop_remnants(mask, region, &all);
  for (const InkPiece& p : all) {
    region->largest = std::max(region->largest, larger_side(p));
  }
  if (border == Border::Ruled) drop_upright_rules(mask, em, &all);
  mark_broken_strokes(&all, em);
  std::vector<InkPiece> kept;
  for (const InkPiece& p : all) {
    if (larger_side(p) > kPointSize * em || p.broken || !is_lonely(p, all, em)) {
      kept.push_back(p);
    } else {
      note_erased(p.box, region);
    }
  }
  return kept;
}

// Stretches the grey between `light` and the page's dark print to that between paper and print, so
// that what is lighter becomes paper.
void stretch_to_paper(const PageInk& page, double light, const cv::Mat& where, InkRegion* region) {
  const double stretch = 255.0 / std::max(1.0, light - page.dark);
  cv::Mat stretched;
  region->grey.convertTo(stretched, CV_8U, stretch, -page.dark * stretch);
  cv::min(stretched, region->paper, stretched);
  stretched.copyTo(region->grey, where);
}

// What is lighter than this share of the way from paper to dark print is no print, once the
// watermark's own grey is paper.
constexpr double kLightInk = 0.25;

// Light broad strokes are taken out of the mask and of the grey: print over a watermark then looks
// like print.
void remove_watermark(const PageInk& page, cv::Mat* mask, InkRegion* region) {
  const Image marked = watermark_in(page.watermark, region->box);
  if (marked.empty()) return;
  const cv::Mat zone = as_mat(marked);
  const double level = watermark_level(page.watermark, page.layout->grey, region->box);
  stretch_to_paper(page, level, zone, region);
  const double limit = region->paper - kLightInk * (region->paper - page.dark);
  mask->setTo(0, (region->grey > limit) & zone);
}

// A stamp's colour was taken out, but at its edges a shade of it stays: JPEG keeps colour at half
// the resolution. Shares of the way from paper to dark print: what is lighter is shade, what is
// darker print, which keeps its grey: a full stop in a light face has none to spare.
constexpr double kSealShade = 0.3;
constexpr double kSealPrint = 0.45;

void fade_seal(const PageInk& page, InkRegion* region) {
  const Image& seal = page.layout->under_seal;
  if (seal.empty()) return;
  const cv::Mat stamped = as_mat(seal)(cv_rect(region->box)) >= kUnderSeal;
  if (cv::countNonZero(stamped) == 0) return;
  const double way = std::max<double>(1, region->paper - page.dark);
  cv::Mat faded(1, 256, CV_8U);
  for (int grey = 0; grey < faded.cols; ++grey) {
    const double depth = (region->paper - grey) / way;
    const double kept = std::clamp((depth - kSealShade) / (kSealPrint - kSealShade), 0.0, 1.0);
    faded.at<uchar>(grey) = cv::saturate_cast<uchar>(region->paper - kept * depth * way);
  }
  cv::Mat shown;
  cv::LUT(region->grey, faded, shown);
  shown.copyTo(region->grey, stamped);
}

// A histogram of few samples is enough for a level.
constexpr int kPaperSamples = 20'000;

int local_paper(const cv::Mat& grey) {
  const std::size_t step = grey.total() / kPaperSamples + 1;
  std::vector<uchar> values;
  for (std::size_t i = 0; i < grey.total(); i += step) values.push_back(grey.data[i]);
  if (values.empty()) return 255;
  const auto at = values.begin() +
                  static_cast<std::ptrdiff_t>(static_cast<double>(values.size() - 1) * kPaperShare);
  std::nth_element(values.begin(), at, values.end());
  return *at;
}

// Paints what was taken out, and the grey rim around it, with paper.
void erase_removed(const cv::Mat& original, InkRegion* region) {
  const cv::Mat kept = mask_of(region->pieces, region->labels);
  region->labels.setTo(0, ~kept);
  cv::Mat removed = original & ~kept;
  if (cv::countNonZero(removed) == 0) return;
  cv::dilate(removed, removed, cv::Mat::ones(3, 3, CV_8U));
  cv::Mat near_kept;
  cv::dilate(kept, near_kept, cv::Mat::ones(3, 3, CV_8U));
  region->grey.setTo(region->paper, removed & ~near_kept);
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

void note_erased(const PixelRect& speck, InkRegion* region) {
  if (std::max(speck.width(), speck.height()) >= kLeastPoint * region->em) {
    region->erased.push_back(speck);
  }
}

void erase_piece(const InkPiece& piece, InkRegion* region) {
  cv::Mat labels = region->labels(cv_rect(piece.box));
  const cv::Mat mask = labels == piece.label;
  // The grey rim belongs to the piece as well.
  const PixelRect whole{0, 0, region->grey.cols, region->grey.rows};
  const PixelRect rim =
      intersect({piece.box.x0 - 1, piece.box.y0 - 1, piece.box.x1 + 1, piece.box.y1 + 1}, whole);
  cv::Mat wide(rim.height(), rim.width(), CV_8U, cv::Scalar(0));
  mask.copyTo(wide(cv::Rect(piece.box.x0 - rim.x0, piece.box.y0 - rim.y0, piece.box.width(),
                            piece.box.height())));
  cv::dilate(wide, wide, cv::Mat::ones(3, 3, CV_8U));
  labels.setTo(0, mask);
  wide.setTo(0, region->labels(cv_rect(rim)) != 0);
  region->grey(cv_rect(rim)).setTo(region->paper, wide);
}

InkRegion cut_region(const PageInk& page, const PixelRect& box, Border border, Tone tone) {
  const PageLayout& layout = *page.layout;
  InkRegion region;
  region.em = page.em;
  region.peppered = page.peppered;
  region.box = intersect(box, PixelRect{0, 0, layout.binary.width, layout.binary.height});
  if (region.box.empty()) return region;
  region.grey = as_mat(layout.grey)(cv_rect(region.box)).clone();
  region.paper = local_paper(region.grey);
  const cv::Mat original = ink_mask(layout, region.box);
  cv::Mat mask = tone == Tone::Pale ? pale_print(page, region.box) : original.clone();
  if (mask.empty()) return region;
  if (tone == Tone::Dark) {
    remove_watermark(page, &mask, &region);
    fade_seal(page, &region);
    add_thin_print(page, region.grey, region.paper, &mask);
    region.may_lack_sign = add_pale_strokes(page, region, border, &mask);
  }
  if (border == Border::Ruled) clear_border_rules(region.em, &mask);
  std::vector<InkPiece> pieces = find_pieces(mask, &region.labels);
  region.em = local_em(pieces, page.em);
  region.pieces = keep_text(std::move(pieces), mask, border, &region);
  erase_removed(original, &region);
  return region;
}

PixelRect ink_bounds(const InkRegion& region) {
  PixelRect bounds;
  for (const InkPiece& piece : region.pieces) bounds = unite(bounds, piece.box);
  return bounds;
}

}  // namespace gewu

#include "ocr/cut/level_strokes.h"

#include <algorithm>
#include <cmath>
#include <opencv2/imgproc.hpp>
#include <vector>

#include "layout/page/cv_rect.h"

namespace gewu {

namespace {

constexpr uchar kInk = 255;
// Along a stroke, the grey is averaged over so much of it; paper is looked for so far above and
// below its middle (em).
constexpr double kAlong = 0.3;
constexpr double kPaperAt = 0.12;
// Darker than both by this share of the way from paper to print, and so many times what the noise
// leaves of itself in the mean.
constexpr double kPale = 0.07;
constexpr double kOverNoise = 4.0;
constexpr double kLeastDepth = 8;  // grey levels
// So long at least, and at most (em), once the averaging has eaten or added at its ends.
constexpr double kShortest = 0.45;
constexpr double kLongest = 1.3;
constexpr double kThickest = 3;  // pixels
// So much of its length is dark.
constexpr double kLeastDark = 0.75;
// A character beside it: so high at least, so far away at most (em); its height holds the stroke
// between these shares of it.
constexpr double kLeastCharacter = 0.6;
constexpr double kLeastPiece = 0.3;  // smaller ones are marks and specks
constexpr double kLargest = 1.2;     // and no character is larger
constexpr double kReach = 0.45;
constexpr double kMarkReach = 1.4;  // beyond a mark that stands by itself, as in 一、
constexpr double kOverlap = 0.16;
constexpr double kUpper = 0.08;
constexpr double kLower = 0.92;
// More strokes than these are no 一: the paper is striped.
constexpr std::size_t kMostStrokes = 6;

// Rows moved down by `rows` (up if negative), the outermost repeated.
cv::Mat moved(const cv::Mat& grey, int rows) {
  cv::Mat out;
  const int y = std::abs(rows);
  cv::copyMakeBorder(grey, out, y, y, 0, 0, cv::BORDER_REPLICATE);
  return out.rowRange(y - rows, y - rows + grey.rows).clone();
}

// How much darker than the paper above and below each pixel is, the mean taken along the row.
cv::Mat level_depth(const cv::Mat& grey, double em) {
  const int along = std::max(5, static_cast<int>(kAlong * em)) | 1;
  const int away = std::max(2, static_cast<int>(std::lround(kPaperAt * em)));
  cv::Mat mean;
  cv::blur(grey, mean, {along, 1});
  cv::Mat depth;
  cv::subtract(cv::min(moved(mean, away), moved(mean, -away)), mean, depth);
  return depth;
}

double least_depth(const PageInk& page, const InkRegion& region) {
  const double along = std::max(5.0, kAlong * region.em);
  return std::max({kPale * (region.paper - page.dark), kLeastDepth,
                   kOverNoise * page.layout->ink.noise_sigma / std::sqrt(along)});
}

bool is_level_stroke(const PixelRect& box, double em) {
  return box.width() >= kShortest * em && box.width() <= kLongest * em &&
         box.height() <= std::max(kThickest, kPaperAt * em);
}

// Whether the stroke is where 一 is beside that character.
bool stands_beside(const PixelRect& stroke, const PixelRect& character, double em) {
  const double height = character.height();
  if (height < kLeastCharacter * em) return false;
  const double middle = (stroke.y0 + stroke.y1) / 2.0;
  if (middle < character.y0 + kUpper * height || middle > character.y0 + kLower * height) {
    return false;
  }
  // The averaging leads a stroke some pixels into its neighbour, whose own may reach under it.
  const double overlap = kOverlap * em;
  const double before = character.x0 - stroke.x1 + overlap;
  const double behind = stroke.x0 - character.x1 + overlap;
  return (before >= 0 && before <= kMarkReach * em) || (behind >= 0 && behind <= kReach * em);
}

// A level stroke inside a character is none that stands beside it.
bool lies_inside(const PixelRect& stroke, const std::vector<PixelRect>& characters, double em) {
  const int edge = static_cast<int>(kOverlap * em);
  return std::any_of(characters.begin(), characters.end(), [&](const PixelRect& character) {
    return stroke.x0 + edge < character.x1 && character.x0 < stroke.x1 - edge &&
           stroke.y0 < character.y1 && character.y0 < stroke.y1;
  });
}

// Pieces of one character lie above each other: those whose columns meet, as one box.
std::vector<PixelRect> characters_of(const std::vector<InkPiece>& pieces, double em) {
  std::vector<PixelRect> all;
  for (const InkPiece& piece : pieces) {
    PixelRect whole = piece.box;
    for (const InkPiece& other : pieces) {
      const bool meets = other.box.x0 < piece.box.x1 && piece.box.x0 < other.box.x1;
      const PixelRect both = unite(whole, other.box);
      if (meets && larger_side({both}) <= kLargest * em) whole = both;
    }
    all.push_back(whole);
  }
  return all;
}

// The columns of a stroke's box whose darkest pixel is no paper. (1 x width, 255 if it is dark.)
cv::Mat dark_columns(const InkRegion& region, const PixelRect& box) {
  cv::Mat darkest;
  cv::reduce(region.grey(cv_rect(box)), darkest, 0, cv::REDUCE_MIN);
  return darkest < region.paper - kLeastDepth;
}

// Specks in a row make a stroke of a mean, but not of themselves. The averaging has drawn a stroke
// out at its ends: it is as long as its own pixels are dark.
void take(const InkRegion& region, const InkPiece& stroke, const cv::Mat& labels, cv::Mat* mask) {
  PixelRect own = stroke.box;
  const cv::Mat dark = dark_columns(region, own);
  const auto is_dark = [&](int x) { return dark.at<uchar>(0, x - stroke.box.x0) != 0; };
  while (own.x0 < own.x1 && !is_dark(own.x0)) ++own.x0;
  while (own.x1 > own.x0 && !is_dark(own.x1 - 1)) --own.x1;
  if (cv::countNonZero(dark) < kLeastDark * own.width() || own.empty()) return;
  (*mask)(cv_rect(own)).setTo(kInk, labels(cv_rect(own)) == stroke.label);
}

}  // namespace

void add_level_strokes(const PageInk& page, const InkRegion& region, cv::Mat* mask) {
  if (cv::countNonZero(*mask) == 0) return;
  const double em = region.em;
  cv::Mat labels;
  std::vector<InkPiece> shown = find_pieces(*mask, &labels);
  std::erase_if(shown,
                [&](const InkPiece& piece) { return larger_side(piece) < kLeastPiece * em; });
  cv::Mat rim;
  cv::dilate(mask_of(shown, labels), rim, cv::Mat::ones(3, 3, CV_8U));
  const cv::Mat level = (level_depth(region.grey, em) > least_depth(page, region)) & ~rim;
  std::vector<InkPiece> strokes = find_pieces(level, &labels);
  std::erase_if(strokes, [&](const InkPiece& piece) { return !is_level_stroke(piece.box, em); });
  if (strokes.empty()) return;
  const std::vector<PixelRect> characters = characters_of(shown, em);
  std::erase_if(strokes, [&](const InkPiece& stroke) {
    return lies_inside(stroke.box, characters, em) ||
           std::none_of(characters.begin(), characters.end(), [&](const PixelRect& character) {
             return stands_beside(stroke.box, character, em);
           });
  });
  if (strokes.size() > kMostStrokes) return;
  for (const InkPiece& stroke : strokes) take(region, stroke, labels, mask);
}

}  // namespace gewu

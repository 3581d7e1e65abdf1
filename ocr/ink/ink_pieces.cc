#include "ocr/ink/ink_pieces.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>

#include "layout/ink/bitmap.h"
#include "layout/ink/run_groups.h"

namespace gewu {

namespace {

// How far the points of a colon stand from each other, across and along (em).
constexpr double kColonOff = 0.08;
constexpr double kColonLeast = 0.2;
constexpr double kColonMost = 0.65;

constexpr uchar kInk = 255;

std::vector<Run> ink_runs(const cv::Mat& mask) {
  constexpr int kHalf = 128;
  const cv::Mat paper = ~mask;
  Bitmap ink(mask.cols, mask.rows);
  for (int y = 0; y < mask.rows; ++y) ink.set_row(y, paper.ptr<uchar>(y), kHalf);
  return runs_of(ink);
}

// A piece before it has its label.
struct Found {
  InkPiece piece;
  std::int64_t order = 0;
};

// OpenCV scans blocks of 2 x 2 pixels: a piece's place is that of its first block.
std::int64_t block_order(const Run& run, int columns) {
  return static_cast<std::int64_t>(run.y / 2) * columns + run.x0 / 2;
}

// Adds up the runs of each piece.
std::vector<Found> gather(const std::vector<Run>& runs, const RunGroups& groups, int columns) {
  std::vector<Found> found(static_cast<std::size_t>(groups.count));
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const Run& run = runs[i];
    const PixelRect box{run.x0, run.y, run.x1, run.y + 1};
    const std::int64_t order = block_order(run, columns);
    Found& whole = found[static_cast<std::size_t>(groups.group_of[i])];
    const bool first = whole.piece.area == 0;
    whole.piece.box = first ? box : unite(whole.piece.box, box);
    whole.piece.area += run.x1 - run.x0;
    whole.order = first ? order : std::min(whole.order, order);
  }
  return found;
}

}  // namespace

std::vector<InkPiece> find_pieces(const cv::Mat& mask, cv::Mat* labels) {
  labels->create(mask.size(), CV_32S);
  labels->setTo(0);
  const std::vector<Run> runs = ink_runs(mask);
  const RunGroups groups = group_runs(runs);
  std::vector<Found> found = gather(runs, groups, mask.cols);
  std::vector<std::size_t> order(found.size());
  std::iota(order.begin(), order.end(), 0U);
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return found[a].order < found[b].order; });
  std::vector<InkPiece> pieces;
  pieces.reserve(found.size());
  for (std::size_t i : order) {
    found[i].piece.label = static_cast<int>(pieces.size()) + 1;
    pieces.push_back(found[i].piece);
  }
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const int label = found[static_cast<std::size_t>(groups.group_of[i])].piece.label;
    std::fill_n(labels->ptr<int>(runs[i].y) + runs[i].x0, runs[i].x1 - runs[i].x0, label);
  }
  return pieces;
}

int larger_side(const InkPiece& piece) { return std::max(piece.box.width(), piece.box.height()); }

bool are_near(const PixelRect& a, const PixelRect& b, double reach, double em) {
  constexpr double kAlong = 0.15;
  const int dx = std::max({0, a.x0 - b.x1, b.x0 - a.x1});
  const int dy = std::max({0, a.y0 - b.y1, b.y0 - a.y1});
  return dx <= reach * em && dy <= kAlong * em;
}

bool are_colon_points(const PixelRect& a, const PixelRect& b, double em) {
  const double off = std::abs(a.x0 + a.x1 - b.x0 - b.x1) / 2.0;
  const double apart = std::abs(a.y0 + a.y1 - b.y0 - b.y1) / 2.0;
  return off < kColonOff * em && apart > kColonLeast * em && apart < kColonMost * em;
}

cv::Mat mask_of(const std::vector<InkPiece>& pieces, const cv::Mat& labels) {
  std::vector<uchar> ink(1, 0);  // by label
  for (const InkPiece& piece : pieces) {
    const auto label = static_cast<std::size_t>(piece.label);
    if (label >= ink.size()) ink.resize(label + 1, 0);
    ink[label] = kInk;
  }
  cv::Mat mask(labels.size(), CV_8U);
  for (int y = 0; y < mask.rows; ++y) {
    const int* label = labels.ptr<int>(y);
    for (int x = 0; x < mask.cols; ++x) {
      const auto l = static_cast<std::size_t>(label[x]);
      mask.at<uchar>(y, x) = l < ink.size() ? ink[l] : 0;
    }
  }
  return mask;
}

}  // namespace gewu

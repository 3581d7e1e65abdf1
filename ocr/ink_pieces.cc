#include "ocr/ink_pieces.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <numeric>

namespace gewu {

namespace {

constexpr uchar kInk = 255;

// Columns [x0, x1) of row y are ink.
struct Run {
  int y = 0;
  int x0 = 0;
  int x1 = 0;
};

// The first column from `x` on whose being ink is not `ink`, or `end`.
int skip(const uchar* row, int x, int end, bool ink) {
  // Most of a mask is paper: eight pixels of it at a time.
  std::uint64_t eight = 0;
  while (!ink && x + static_cast<int>(sizeof eight) <= end) {
    std::memcpy(&eight, row + x, sizeof eight);
    if (eight != 0) break;
    x += static_cast<int>(sizeof eight);
  }
  while (x < end && (row[x] != 0) == ink) ++x;
  return x;
}

// Runs in reading order, and which of them are one piece: a forest in which each run names an
// earlier one of its piece, the first one itself.
class RunForest {
 public:
  explicit RunForest(const cv::Mat& mask);

  const std::vector<Run>& runs() const { return runs_; }
  std::size_t first_of_piece(std::size_t run);

 private:
  void join_to_row_above(std::size_t above, std::size_t row);
  void join(std::size_t a, std::size_t b);

  std::vector<Run> runs_;
  std::vector<std::size_t> earlier_;
};

RunForest::RunForest(const cv::Mat& mask) {
  std::size_t above = 0;  // the first run of the row above
  for (int y = 0; y < mask.rows; ++y) {
    const std::size_t begin = runs_.size();
    const uchar* row = mask.ptr<uchar>(y);
    for (int x = skip(row, 0, mask.cols, false); x < mask.cols;
         x = skip(row, x, mask.cols, false)) {
      const int end = skip(row, x, mask.cols, true);
      earlier_.push_back(runs_.size());
      runs_.push_back({y, x, end});
      x = end;
    }
    join_to_row_above(above, begin);
    above = begin;
  }
}

// Joins what touches, corners included: runs from `above` up to `row`, with those from `row` on.
void RunForest::join_to_row_above(std::size_t above, std::size_t row) {
  std::size_t here = row;
  while (above < row && here < runs_.size()) {
    const Run& a = runs_[above];
    const Run& b = runs_[here];
    if (a.x0 <= b.x1 && b.x0 <= a.x1) join(above, here);
    (a.x1 < b.x1 ? above : here) += 1;
  }
}

std::size_t RunForest::first_of_piece(std::size_t run) {
  while (earlier_[run] != run) {
    earlier_[run] = earlier_[earlier_[run]];
    run = earlier_[run];
  }
  return run;
}

void RunForest::join(std::size_t a, std::size_t b) {
  a = first_of_piece(a);
  b = first_of_piece(b);
  earlier_[std::max(a, b)] = std::min(a, b);
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

// Adds up the runs of each piece; `place` says for each run which piece it is of.
std::vector<Found> gather(RunForest* forest, int columns, std::vector<std::size_t>* place) {
  const std::vector<Run>& runs = forest->runs();
  std::vector<Found> found;
  place->resize(runs.size());
  for (std::size_t i = 0; i < runs.size(); ++i) {
    const Run& run = runs[i];
    const std::size_t first = forest->first_of_piece(i);
    const PixelRect box{run.x0, run.y, run.x1, run.y + 1};
    const std::int64_t order = block_order(run, columns);
    if (first == i) {
      (*place)[i] = found.size();
      found.push_back({{box, 0, 0, false}, order});
    }
    Found& whole = found[(*place)[i] = (*place)[first]];
    whole.piece.box = unite(whole.piece.box, box);
    whole.piece.area += run.x1 - run.x0;
    whole.order = std::min(whole.order, order);
  }
  return found;
}

}  // namespace

std::vector<InkPiece> find_pieces(const cv::Mat& mask, cv::Mat* labels) {
  labels->create(mask.size(), CV_32S);
  labels->setTo(0);
  RunForest forest(mask);
  std::vector<std::size_t> place;
  std::vector<Found> found = gather(&forest, mask.cols, &place);
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
  for (std::size_t i = 0; i < place.size(); ++i) {
    const Run& run = forest.runs()[i];
    std::fill_n(labels->ptr<int>(run.y) + run.x0, run.x1 - run.x0, found[place[i]].piece.label);
  }
  return pieces;
}

int larger_side(const InkPiece& piece) { return std::max(piece.box.width(), piece.box.height()); }

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

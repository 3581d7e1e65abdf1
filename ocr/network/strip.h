// Feature maps of several lines side by side.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "ocr/network/conv_row.h"

namespace gewu {

/// Columns [begin, end) that belong to one line.
struct StripSegment {
  int begin = 0;
  int end = 0;
};

/// A map of rows x columns pixels of some channels, the channels of a pixel together, with zeros
/// around: what convolutions see where their windows leave the image. Lines lie side by side in it,
/// with zeros between them too.
class Strip {
 public:
  static constexpr int kPaddingRows = 1;     ///< above and below
  static constexpr int kPaddingColumns = 2;  ///< left, right, and at least between lines

  /// Sets the size; the border is zero, the rest is whatever was there.
  void reset(int rows, int columns, int channels);
  /// Makes zero what lies between the segments, which are given in units of `scale` columns.
  void clear_between(std::span<const StripSegment> segments, int scale);

  int rows() const { return rows_; }
  int columns() const { return columns_; }
  int channels() const { return channels_; }
  std::ptrdiff_t row_step() const { return row_step_; }
  /// Row -kPaddingRows .. rows + kPaddingRows - 1, column likewise.
  float* at(int row, int column) { return values_.data() + offset(row, column); }
  const float* at(int row, int column) const { return values_.data() + offset(row, column); }

 private:
  std::ptrdiff_t offset(int row, int column) const {
    return (row + kPaddingRows) * row_step_ +
           static_cast<std::ptrdiff_t>(column + kPaddingColumns) * channels_;
  }
  void clear_columns(int begin, int end);

  int rows_ = 0;
  int columns_ = 0;
  int channels_ = 0;
  std::ptrdiff_t row_step_ = 0;
  std::vector<float> values_;
};

}  // namespace gewu

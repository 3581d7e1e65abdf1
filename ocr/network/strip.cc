#include "ocr/network/strip.h"

#include <algorithm>

namespace gewu {

void Strip::reset(int rows, int columns, int channels) {
  rows_ = rows;
  columns_ = columns;
  channels_ = channels;
  row_step_ = static_cast<std::ptrdiff_t>(columns + 2 * kPaddingColumns) * channels;
  const auto all_rows = static_cast<std::size_t>(rows) + 2 * kPaddingRows;
  values_.resize(all_rows * static_cast<std::size_t>(row_step_));
  std::fill_n(at(-kPaddingRows, -kPaddingColumns), kPaddingRows * row_step_, 0.0F);
  std::fill_n(at(rows, -kPaddingColumns), kPaddingRows * row_step_, 0.0F);
  clear_columns(-kPaddingColumns, 0);
  clear_columns(columns, columns + kPaddingColumns);
}

void Strip::clear_columns(int begin, int end) {
  const std::ptrdiff_t count = static_cast<std::ptrdiff_t>(end - begin) * channels_;
  for (int row = 0; row < rows_; ++row) std::fill_n(at(row, begin), count, 0.0F);
}

void Strip::clear_between(std::span<const StripSegment> segments, int scale) {
  for (std::size_t i = 1; i < segments.size(); ++i) {
    clear_columns(segments[i - 1].end * scale, segments[i].begin * scale);
  }
}

}  // namespace gewu

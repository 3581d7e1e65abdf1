#include "ingest/coverage_grid.h"

namespace gewu {
namespace {

// The first cell whose centre is at or after `at`, for cells of `step` from `start`.
int cell_from(double at, double start, double step, int side) {
  const double cell = std::ceil((at - start) / step - 0.5);
  return static_cast<int>(std::clamp(cell, 0.0, static_cast<double>(side)));
}

}  // namespace

void CoverageGrid::add(const PointRect& box) {
  if (page_.empty() || !(box.x1 > box.x0) || !(box.y1 > box.y0)) return;
  const double step_x = page_.width() / kSide;
  const double step_y = page_.height() / kSide;
  const int col_end = cell_from(box.x1, page_.x0, step_x, kSide);
  const int row_end = cell_from(box.y1, page_.y0, step_y, kSide);
  for (int row = cell_from(box.y0, page_.y0, step_y, kSide); row < row_end; ++row) {
    for (int col = cell_from(box.x0, page_.x0, step_x, kSide); col < col_end; ++col) {
      marked_.set(static_cast<std::size_t>(row) * kSide + col);
    }
  }
}

double CoverageGrid::share() const {
  return static_cast<double>(marked_.count()) / static_cast<double>(marked_.size());
}

}  // namespace gewu

// Columns of texts that stand a single blank apart.
#pragma once

#include <vector>

#include "rebuild/plain/aligned.h"
#include "rebuild/plain/left_edges.h"

namespace gewu::plain {

/// Where a text extraction sees no gap between two cells, it prints them a single blank apart, and
/// what follows stands further left than its column. So a text behind a single blank is of the
/// column where it stands or of one to the right. `starts`: where columns begin; `numeric`: the
/// share of figures in each.
class PackedLine {
 public:
  PackedLine(const std::vector<int>& starts, const std::vector<double>& numeric)
      : starts_(starts), numeric_(numeric) {}

  /// The column of each text of a line.
  std::vector<int> columns_of(const std::vector<Stretch>& line,
                              const std::vector<Edge>& edges) const;

  int column_of(int x) const;

 private:
  double misfit(const Stretch& text, size_t column) const;

  const std::vector<int>& starts_;
  const std::vector<double>& numeric_;
};

}  // namespace gewu::plain

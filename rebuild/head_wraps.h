// Values of aligned text that go on above and below the line of their label.
#pragma once

#include <vector>

#include "rebuild/head_items.h"

namespace gewu {

/// Lines of a value that stand on lines without any label.
struct WrappedValue {
  int line = 0;            ///< of the label
  size_t label_begin = 0;  ///< where the label begins, an offset into SourceText::text
  std::vector<Piece> above;
  std::vector<Piece> below;
};

/// A cell's lines are centred on its row, so that what stands between two rows of labels belongs to
/// the upper one as far as it has as many lines above it, and to the lower one else. Goals are left
/// alone: they have lines of their own.
std::vector<WrappedValue> find_wrapped_values(const SourceText& source, Layout layout, int first,
                                              int last, const std::vector<TornLabel>& torn);

}  // namespace gewu

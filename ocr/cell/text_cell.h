// The text of one cell, from the text layer or the pixels, with what the rules made of it.
#pragma once

#include "base/text_table.h"
#include "layout/page/page_layout.h"
#include "ocr/cell/cell_work.h"
#include "ocr/cell/text_plan.h"
#include "ocr/line/line_queue.h"

namespace gewu {

/// A text layer that agrees with the pixels is wrong about as rarely as its makers' fonts are.
inline constexpr double kLayerConfidence = 0.9995;

/// What the cells of a page are read by. Borrows.
struct CellReader {
  const PageLayout* layout = nullptr;
  const LineQueue* queue = nullptr;  ///< read
  const TextPlan* plan = nullptr;
  const RuleIds* without = nullptr;

  /// The cell with text, confidence, edits and doubts; `page` and `review` are left to the caller.
  TextCell read(const CellWork& work) const;

 private:
  void take_layer(const CellWork& work, TextCell* cell) const;
  void take_pixels(const CellWork& work, TextCell* cell) const;
};

}  // namespace gewu

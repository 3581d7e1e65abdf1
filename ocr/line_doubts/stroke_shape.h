// A level stroke alone in a line: 一, or a dash that stands for "none".
#pragma once

#include "base/image.h"

namespace gewu {

enum class StrokeShape {
  None,   ///< not one level stroke
  Serif,  ///< it thickens at its right end, as 一 does in Song type and in handwriting
  Thin,   ///< even, and far thinner than 一 is in even type: a dash
  Even,   ///< either
};

StrokeShape stroke_shape(const Image& line);

}  // namespace gewu

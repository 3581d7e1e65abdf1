// Lines as the program would cut them from a page. Internal to the benchmarks of line readers.
#pragma once

#include "base/image.h"

namespace gewu::bench {

struct RowRange {
  int top = 0;
  int bottom = 0;  ///< first row below; not above top if there is hardly any ink

  bool empty() const { return bottom <= top; }
};

/// The rows of a grey image of one line (dark on light paper) that the program would cut out: those
/// with ink and a little paper, a dash not blown up to the height of a character. `em` in pixels.
RowRange ink_rows(const Image& grey, double em);

Image cut_rows(const Image& grey, const RowRange& rows);

/// Through a JPEG of that quality (1-100) and back. Grey only.
Image through_jpeg(const Image& grey, int quality);

}  // namespace gewu::bench

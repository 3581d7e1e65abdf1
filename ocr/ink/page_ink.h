// What a whole page tells about its ink.
#pragma once

#include "layout/ink/watermark.h"
#include "layout/page/page_layout.h"

namespace gewu {

/// What the whole page tells about its ink; made once per page. Borrows the layout.
struct PageInk {
  const PageLayout* layout = nullptr;
  double em = 0;          ///< height of a character, pixels; never 0
  int dark = 0;           ///< grey level of the darker part of the print
  bool peppered = false;  ///< specks lie all over the page, as a fax or a worn copy has them
  Watermark watermark;
};

/// Pages of which a program set every pixel (`drawn`) bear no specks.
PageInk survey_ink(const PageLayout& layout, bool drawn = false);

}  // namespace gewu

// Stamps on pages without colour.
#pragma once

#include "base/image.h"
#include "layout/page/page_layout.h"

namespace gewu {

/// Finds stamps on a page that was scanned in grey or in black and white: closed rings and square
/// frames of strokes broader than those of type and rulings. Their grey is taken out where it is
/// paler than print; else their broad strokes are, with whatever they hide. `under_seal` is made
/// where it is empty and marked.
void take_out_grey_stamps(const InkStats& ink, double dpi, Image* grey, Image* under_seal);

}  // namespace gewu

// Ruling lines that a stamp's ink interrupts.
#pragma once

#include "base/image.h"
#include "layout/page/page_layout.h"

namespace gewu {

/// Where `under_seal` says that print is hidden, ink that leads into the hidden part on both sides,
/// level or upright, is drawn through it: rulings go on, so that no cells run together. What stood
/// there besides is lost.
void carry_rulings_through(const Image& under_seal, const InkStats& ink, double dpi, Image* grey);

}  // namespace gewu

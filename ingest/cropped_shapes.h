// What glyphs look like whose fonts show no outlines, cut out of the page.
#pragma once

#include "ingest/types/page.h"

namespace gewu {

/// Gives the glyphs of Type 3 fonts, which have no shape yet, the picture of a visible place
/// on the page where nothing is printed over them: one per font and code, cut to its ink.
void crop_shapes(const Image& page, double scale, TextLayer* layer);

}  // namespace gewu

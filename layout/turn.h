// Which way up a page was scanned.
#pragma once

#include <optional>

#include "base/image.h"
#include "ingest/types/page.h"
#include "layout/analyse_layout.h"
#include "layout/ink/components.h"
#include "layout/page/page_layout.h"

namespace gewu {

/// Degrees clockwise (0, 90, 180, 270) by which the page must be turned to read upright, from the
/// direction in which a text layer that may be believed is written. Empty if there is none.
std::optional<int> turn_of_text_layer(const Page& page);

/// True if lines of text run up or down the page: the characters of a line stand closer together
/// than lines do, so that small gaps closed along the lines leave long bands (after the docstrum
/// of O'Gorman, 1993).
bool is_sideways(const TextInk& text);

/// True if a page whose lines are horizontal stands on its head: full stops, commas and decimal
/// points, which belong at the foot of a line, are found at its head. Unless they clearly stand at
/// the foot, `judge` decides, who is shown `grey`; without a judge only clear evidence counts.
/// `text` is the ink of `binary`.
bool is_upside_down(const TextInk& text, const Image& binary, const Image& grey,
                    const HeadJudge& judge);

}  // namespace gewu

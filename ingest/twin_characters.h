// Code points that share a glyph with the one that is meant.
#pragma once

#include "ingest/types/page.h"

namespace gewu {

/// The character that Chinese print means where a program names another one with the same glyph:
/// ⻓ as 长 (see unified_ideograph), 〜 as ～, a soft or non-breaking hyphen as -, ∕ as ／, ➀ as ①.
char32_t usual_character(char32_t c);

/// Makes 戶 and 㬵 the 户 and 胶 with which they share a glyph in simplified fonts, on a page whose
/// other text is simplified.
void settle_twins(TextLayer* layer);

}  // namespace gewu

// Code points that look like ideographs and are none.
#pragma once

namespace gewu {

/// The unified ideograph for a radical (⻓ U+2ED3, ⽔ U+2F54), a compatibility ideograph (U+F900..)
/// or a stroke that looks the same; any other code point itself. Programs that print map glyphs
/// back to such code points, which no search finds.
char32_t unified_ideograph(char32_t c);

}  // namespace gewu

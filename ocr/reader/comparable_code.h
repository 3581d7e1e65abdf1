// Characters that two readers may give for one print.
#pragma once

namespace gewu {

/// The character as it is compared: full width folded, dashes, quotes and brackets that look alike
/// made one; 0 for blanks.
char32_t comparable(char32_t c);

}  // namespace gewu

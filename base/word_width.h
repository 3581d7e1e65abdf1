// How wide words are, as far as that can be told without their font.
#pragma once

#include <string_view>

namespace gewu {

/// Width in em of the shortest thing at the start of `text` that could have stood at the end of the
/// line before: one Han character, or a whole number or Latin word, with the brackets that open
/// before it.
double first_word_width(std::string_view text);

}  // namespace gewu

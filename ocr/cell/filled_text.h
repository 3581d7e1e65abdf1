// The characters that a text layer does not name, out of a reading of the pixels.
#pragma once

#include <string>
#include <string_view>

namespace gewu {

/// `layer` with each `gap` in it replaced by what `pixels` have in that place; gaps for which they
/// have nothing stay. Both are laid beside each other as they fit best: where a reading errs in
/// other characters, too, those of the layer stand.
std::string filled_text(std::string_view layer, char32_t gap, std::string_view pixels);

}  // namespace gewu

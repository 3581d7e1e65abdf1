// Why a cell is doubted, in words that a person who reviews it understands.
#pragma once

#include <span>
#include <string_view>

namespace gewu {

struct DoubtWords {
  std::string_view code;     ///< of Doubt (base/text_table.h)
  std::string_view english;  ///< what to look for
  std::string_view chinese;
};

std::span<const DoubtWords> all_doubt_words();

/// Null for a code that it does not know.
const DoubtWords* doubt_words(std::string_view code);

}  // namespace gewu

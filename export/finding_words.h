// What each kind of finding means, in Chinese, for those who open a table of findings.
#pragma once

#include <span>
#include <string_view>

namespace gewu {

struct FindingWords {
  std::string_view code;
  std::string_view meaning;  ///< what was found
  std::string_view advice;   ///< what to do next
};

/// All kinds that docs/output.md lists.
std::span<const FindingWords> all_finding_words();

/// Null for a code that it does not know.
const FindingWords* finding_words(std::string_view code);

}  // namespace gewu

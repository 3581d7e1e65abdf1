// Text of unknown origin made safe for a terminal, a log or a message.
#pragma once

#include <string>
#include <string_view>

namespace gewu {

/// Valid UTF-8 on one line: ill-formed bytes, controls (escape sequences begin with one), line and
/// paragraph separators and marks that turn the direction of writing become U+FFFD.
std::string printable(std::string_view text);

/// The same, cut to about `max_bytes` with "..." at the end.
std::string printable(std::string_view text, std::size_t max_bytes);

}  // namespace gewu

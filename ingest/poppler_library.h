// Poppler's process-wide state: start-up and messages. Free of Poppler's headers.
#pragma once

#include <string>
#include <vector>

namespace gewu {

/// Starts Poppler once per process; from then on it prints nothing. Safe to call again.
void start_poppler();

/// What Poppler complained about since the last call, the first few messages joined by "; ".
std::string take_poppler_messages();

/// Those of its errors since the last call that say that something on a page is lost, see damage.h.
std::vector<std::string> take_poppler_damage();

}  // namespace gewu

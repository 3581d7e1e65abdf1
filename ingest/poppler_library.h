// Poppler's process-wide state: start-up and messages. Free of Poppler's headers.
#pragma once

#include <string>

namespace gewu {

/// Starts Poppler once per process; from then on it prints nothing. Safe to call again.
void start_poppler();

/// What Poppler complained about since the last call, the first few messages joined by "; ".
std::string take_poppler_messages();

}  // namespace gewu

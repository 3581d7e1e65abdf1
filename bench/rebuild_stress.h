// Time and memory of rebuilding texts that are no tables.
#pragma once

#include <string>
#include <vector>

namespace gewu::bench {

/// `stress [--only KIND] [--typed] [MEGABYTES...]`: CPU seconds of rebuilding each kind of text, at
/// 2, 5, 10 and 20 MB, and with --typed also those of making records of its tables. 1 if a text
/// loses characters, takes over 10 s, or takes over twice the time for twice the text (beyond
/// noise).
int run_stress(const std::vector<std::string>& words);

}  // namespace gewu::bench

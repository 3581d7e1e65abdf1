// The printed table of scores.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "bench/score.h"

namespace gewu::bench {

/// One line per key, in the map's order, and a last one for all; columns explained below it.
std::string report_table(const std::map<std::string, Score>& scores);

/// The first `limit` mistakes, one per line, tab-separated.
std::string report_mistakes(const std::vector<Mistake>& mistakes, std::size_t limit);

}  // namespace gewu::bench

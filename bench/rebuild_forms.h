// Rebuilding of forms that no family and no rule has met: commands of gewu-bench-rebuild.
#pragma once

#include <string>
#include <vector>

namespace gewu::bench {

/// Forms made by a procedure, mangled at three strengths and printed between separators.
int run_made_forms(const std::vector<std::string>& options);

/// All tables of a gold file as tabs, quotes, bars, boxes, HTML and aligned columns.
int run_other_forms(const std::vector<std::string>& options);

}  // namespace gewu::bench

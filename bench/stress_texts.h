// Texts that no form was ever printed as: what rebuilding must survive, and in linear time.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace gewu::bench {

/// A kind of text and the maker of it. `make(bytes)` gives at least so many bytes of UTF-8, the
/// same each time.
struct StressKind {
  const char* name;
  std::string (*make)(std::size_t bytes);
};

const std::vector<StressKind>& stress_kinds();

}  // namespace gewu::bench

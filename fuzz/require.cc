#include <cstdio>
#include <cstdlib>

#include "fuzz/target.h"

namespace gewu::fuzz {

void require(bool kept, const char* promise) {
  if (kept) return;
  std::fprintf(stderr, "broken promise: %s\n", promise);
  std::abort();
}

}  // namespace gewu::fuzz

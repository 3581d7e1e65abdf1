// Bounds on what a document may cost. Every bound can be set on the command line.
#pragma once

#include <cstdint>

namespace gewu {

struct Limits {
  int max_pages = 5000;                          ///< pages of one document
  std::int64_t max_pixels = 60'000'000;          ///< pixels of one page's raster
  std::int64_t max_bytes = 1LL << 30;            ///< size of one input file
  int cpu_seconds_per_page = 60;                 ///< CPU time of a worker for one page
  std::int64_t max_worker_bytes = 1536LL << 20;  ///< address space of a worker
};

}  // namespace gewu

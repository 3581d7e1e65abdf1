// The worker process: reads documents for its parent, under limits.
#pragma once

#include "app/page_reader.h"

namespace gewu {

/// The descriptor on which a worker talks with its parent.
inline constexpr int kWorkerChannel = 3;

/// Serves requests on kWorkerChannel until the parent hangs up. The first message is the settings.
/// Each request may use the CPU time of the limits; going over it kills the process (SIGXCPU), and
/// the parent reports that. Running out of memory is answered with an error, after which the
/// worker ends. Returns the process's exit status.
int run_worker(PageReaderFactory make_reader);

}  // namespace gewu

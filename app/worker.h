// The worker process: reads documents for its parent, under limits.
#pragma once

#include "app/page_reader.h"

namespace gewu {

/// The descriptor on which a worker talks with its parent.
inline constexpr int kWorkerChannel = 3;

/// The exit status of a worker in which a library ran out of memory and gave up.
inline constexpr int kExhaustedStatus = 77;

/// No: only to measure what being confined costs (gewu-bench-overhead).
enum class Confine { Yes, No };

/// Serves requests on kWorkerChannel until the parent hangs up. The first message is the settings;
/// after it the process confines itself (sandbox.h). A request about a document brings a descriptor
/// of it. The parent bounds the CPU time of each. Running out of memory is answered with an error,
/// after which the worker ends. Returns the process's exit status.
int run_worker(PageReaderFactory make_reader, Confine confine_itself = Confine::Yes);

}  // namespace gewu

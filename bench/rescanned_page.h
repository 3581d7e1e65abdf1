// A page as it comes back from a bad scanner.
#pragma once

#include <optional>
#include <string>

#include "fixtures/conditions.h"
#include "ingest/types/page.h"

namespace gewu::bench {

/// The pixels of `page`, damaged; they should be drawn at the condition's resolution.
fixtures::ScannedPage scan_of(const Page& page, const fixtures::Condition& condition,
                              fixtures::Rng* rng);

/// The same, written to `path` as a PDF and opened again, so that it comes in as scans do. Empty if
/// it cannot be written or read.
std::optional<Page> rescan_page(const Page& page, const fixtures::Condition& condition,
                                const std::string& path, fixtures::Rng* rng);

}  // namespace gewu::bench

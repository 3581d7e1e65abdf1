// What a worker says is what a hostile document may have made it say.
#pragma once

#include "app/protocol.h"
#include "base/limits.h"

namespace gewu {

/// Longest answer to a request of that kind, bytes.
size_t longest_reply(Task task);

/// The reply as far as it can be an answer to the request: numbers of pages, kinds, grids, places
/// and shares within bounds, only errors that a document can have, texts for people printable and
/// short. A reply that cannot be one becomes a failed one with code Crashed.
Reply checked_reply(const Request& request, Reply reply, const Limits& limits);

}  // namespace gewu

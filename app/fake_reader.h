// A worker's reader that does what the name of the "document" tells it, for tests of everything
// around reading.
#pragma once

#include <memory>

#include "app/page_reader.h"

namespace gewu {

/// The path is a list such as "/fake/pages=3,crash=2": a document of three pages whose second
/// crashes the worker. Words: pages=N, and for page P (0: while opening) crash=P, exit=P, spin=P
/// (burns CPU), hang=P (sleeps), eat=P (memory), throw=P, damaged=P, missing=P (a dependency),
/// torn=P (a table with a hole), whole (read at once, like text).
std::unique_ptr<PageReader> make_fake_reader(const ReadSettings& settings);

}  // namespace gewu

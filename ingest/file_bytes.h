// Reading files whole, with a bound, and telling what they are by their content.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/source_file.h"

namespace gewu {

/// Checks that `file` is a regular file of at most `max_bytes` that may be read. Errors: NotFound,
/// Unreadable, UnsupportedFormat (a folder, a device), Damaged (empty), LimitExceeded.
Status check_file(const SourceFile& file, std::int64_t max_bytes);

/// The first bytes of a file, at most `count`.
Result<std::string> read_head(const SourceFile& file, std::size_t count);

/// The whole file; fails beyond `max_bytes`.
Result<std::string> read_file(const SourceFile& file, std::int64_t max_bytes);

/// A PDF's mark may stand after up to 1024 bytes of anything.
bool looks_like_pdf(std::string_view head);

}  // namespace gewu

// SHA-256, for naming documents and models.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "base/source_file.h"

namespace gewu {

/// Lower-case hex, 64 characters.
std::string sha256(std::string_view bytes);

/// The same of a file, read in pieces. `limit` bounds its size (bytes).
Result<std::string> sha256_of_file(const SourceFile& file, long long limit);

}  // namespace gewu

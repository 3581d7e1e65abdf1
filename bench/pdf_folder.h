// The PDFs of a folder.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace gewu::bench {

/// Those that lie in `folder` itself, by name; none if it cannot be read.
std::vector<std::filesystem::path> pdfs_of(const std::string& folder);

}  // namespace gewu::bench

// A PDF of as many pages as wanted, each with a small ruled table: to see what long documents cost.
#pragma once

#include <string>

namespace gewu::bench {

/// Written page by page, so that making it takes no memory. False if the file cannot be written.
bool write_long_pdf(const std::string& path, int pages);

}  // namespace gewu::bench

#include "bench/pdf_folder.h"

#include <algorithm>
#include <system_error>

namespace gewu::bench {

std::vector<std::filesystem::path> pdfs_of(const std::string& folder) {
  std::vector<std::filesystem::path> files;
  std::error_code problem;
  for (const auto& entry : std::filesystem::directory_iterator(folder, problem)) {
    if (entry.path().extension() == ".pdf") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

}  // namespace gewu::bench

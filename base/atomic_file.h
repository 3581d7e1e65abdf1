// Files that appear whole or not at all.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace gewu {

/// Writes into a temporary file beside `path` and renames it over `path` on commit(); removes it if
/// destroyed without. Every failure (full disk included) is an Error with code OutputFailed.
class AtomicFile {
 public:
  static Result<AtomicFile> create(const std::string& path);
  AtomicFile(AtomicFile&& other) noexcept;
  AtomicFile& operator=(AtomicFile&& other) noexcept;
  ~AtomicFile();

  Status write(std::string_view bytes);
  Status commit();  ///< flush, fsync, rename, fsync of the folder

 private:
  AtomicFile() = default;
  int fd_ = -1;
  std::string path_;
  std::string temporary_;
};

/// Makes a name that was just given to a file in its folder outlast a power cut, where that can be
/// done.
void sync_folder_of(const std::string& path);

/// The three steps at once.
Status write_file_atomically(const std::string& path, std::string_view bytes);

}  // namespace gewu

#include "app/folder_lock.h"

#include <fcntl.h>
#include <sys/file.h>

#include <cerrno>
#include <chrono>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <thread>
#include <vector>

#include "app/errors.h"
#include "app/interrupt.h"
#include "export/folder.h"

namespace gewu {

namespace {

namespace fs = std::filesystem;

// As AtomicFile and the database name what is not complete: "name.partial-" and six characters;
// SQLite puts its own files beside a database, under its name and one of these endings.
bool is_leftover(const fs::path& path) {
  constexpr std::string_view kMark = ".partial-";
  constexpr size_t kRandom = 6;
  std::string name = path.filename().string();
  for (const std::string_view ending : {"-journal", "-wal", "-shm"}) {
    if (name.ends_with(ending)) name.resize(name.size() - ending.size());
  }
  const size_t at = name.rfind(kMark);
  return at != std::string::npos && name.size() == at + kMark.size() + kRandom;
}

void remove_leftovers(const fs::path& folder) {
  std::error_code failure;
  std::vector<fs::path> found;
  for (fs::directory_iterator entry(folder, failure); !failure && entry != fs::directory_iterator();
       entry.increment(failure)) {
    std::error_code ignored;
    if (entry->is_regular_file(ignored) && is_leftover(entry->path())) {
      found.push_back(entry->path());
    }
  }
  for (const fs::path& path : found) fs::remove(path, failure);
}

// False if another run holds it.
bool take(const Descriptor& folder) {
  return flock(folder.get(), LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK;
}

}  // namespace

Result<Descriptor> hold_folder(const std::string& folder, Progress& progress) {
  constexpr std::chrono::milliseconds kBetweenTries{100};
  if (Status made = make_folder(folder); !made) return made.error();
  Descriptor held(open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (held && !take(held)) {
    progress.note("gewu: another run writes into " + folder + ": waiting for its end");
    while (!take(held)) {
      if (interrupted()) return make_error(ErrorCode::Interrupted, "interrupted");
      std::this_thread::sleep_for(kBetweenTries);
    }
  }
  remove_leftovers(folder);
  remove_leftovers(folder + "/tables");
  return held;
}

}  // namespace gewu

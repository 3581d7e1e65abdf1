// Which documents the CSV files of a folder hold, in which order, and which replaces which.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "export/disk_map.h"

namespace gewu {

/// Documents of the folder, old and new, by their keys (document_key). A document that comes again
/// keeps its place. Errors have the code OutputFailed.
class CsvLedger {
 public:
  /// With the documents that the folder's files hold.
  static Result<CsvLedger> open(const std::string& folder);

  /// False: it was entered since open(), or what an earlier run read of it stays.
  Result<bool> takes(const std::string& key, bool failed) const;

  /// Registers it; returns the documents that it makes obsolete: failed attempts at the same place.
  Result<std::vector<std::string>> enter(const std::string& key, const std::string& path,
                                         bool failed);

  /// All that are not obsolete, in order, until `take` fails, which is passed on.
  Status each(const std::function<Status(std::string_view key)>& take) const;

 private:
  struct Entry {
    unsigned long long number = 0;  ///< its place in the order
    bool failed = false;
    bool fresh = false;  ///< entered since open()
  };
  explicit CsvLedger(DiskMap map) : map_(std::move(map)) {}
  Status put(const std::string& key, const std::string& path, const Entry& entry);
  Result<Entry> entry(const std::string& key) const;
  Result<std::vector<std::string>> failed_at(const std::string& path, const std::string& but) const;

  /// "k" and key to entry, "o" and number to key, "p", path, zero byte and key of those that failed
  /// there, now or once.
  DiskMap map_;
  unsigned long long next_ = 1;
};

}  // namespace gewu

// Texts by key, kept on disk: what a run remembers of each document must not grow in memory.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"

namespace gewu {

/// A map in a nameless file of the system's folder for temporary files (SQLITE_TMPDIR or TMPDIR
/// name another); a small one never leaves memory. Keys are bytes and stand in the order of bytes.
/// Errors have the code OutputFailed. Move-only.
class DiskMap {
 public:
  static Result<DiskMap> create();
  DiskMap(DiskMap&& other) noexcept;
  DiskMap& operator=(DiskMap&& other) noexcept;
  ~DiskMap();

  Status put(std::string_view key, std::string_view value);
  Status erase(std::string_view key);
  /// All keys that begin with `prefix`, which is not empty and does not end with the byte 255.
  Status erase_all(std::string_view prefix);
  Result<std::optional<std::string>> get(std::string_view key) const;

  /// Sees the keys that begin with `prefix`, in order, until `see` fails, which is passed on. The
  /// map must not be used meanwhile; the views hold during the call.
  using See = std::function<Status(std::string_view key, std::string_view value)>;
  Status each(std::string_view prefix, const See& see) const;

 private:
  struct Statements;
  explicit DiskMap(std::unique_ptr<Statements> statements);
  std::unique_ptr<Statements> statements_;
};

/// A number as a part of keys: greater ones stand later.
std::string key_of_number(unsigned long long number);

}  // namespace gewu

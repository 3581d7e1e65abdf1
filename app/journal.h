// What workers answered, kept on disk while a run goes on: an interrupted run goes on where it was,
// and shards are merged from it.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/descriptor.h"
#include "base/result.h"

namespace gewu {

/// Of a run that goes on or was cut off, and of a shard that is complete; in the output folder.
inline constexpr const char* kJournalName = ".gewu-journal";
inline constexpr const char* kShardName = "gewu.shard";

/// A file of records that is only ever appended to. A record that was cut off ends it: what stands
/// after is dropped when it is opened again. Errors have the code OutputFailed.
class Journal {
 public:
  /// Opens the journal of a run, or begins one. `key` stands for everything that decides what is
  /// read from a page; the pages of a journal with another key are worthless and are dropped, as
  /// they are with `redo`.
  static Result<Journal> open(const std::string& path, const std::string& key, bool redo);

  /// Opens one that is complete, for reading.
  static Result<Journal> open_complete(const std::string& path);

  bool empty() const { return empty_; }  ///< holds nothing that was read

  /// Pages that an earlier run left.
  size_t pages_found() const { return places_.size(); }

  /// What a worker answered about that page of the document that goes by that name, the digits of a
  /// SHA-256, if it is known from when the journal was opened.
  std::optional<std::string> page(const std::string& name, int number) const;

  Status add_page(const std::string& name, int number, std::string_view reply);

  /// A document that was handed over, in the order of the run.
  Status add_document(std::string_view text);

  size_t documents() const { return documents_.size(); }
  Result<std::string> document(size_t index) const;

  const std::string& key() const { return key_; }

  /// To be kept under another name, whole.
  Status finish_as(const std::string& path);
  /// No longer needed.
  void remove();

 private:
  using PageName = std::pair<std::uint64_t, int>;  ///< the first digits of a name, the number
  using Place = std::pair<long long, size_t>;      ///< of a record's text

  explicit Journal(std::string path) : path_(std::move(path)) {}
  Status load();
  Status begin(const std::string& key);
  Status append(char kind, std::string_view text);
  void note(char kind, std::string_view text, long long at);
  std::optional<std::string> read(const Place& place) const;
  Error failure(const char* what) const;

  std::string path_;
  Descriptor file_;
  long long size_ = 0;
  bool empty_ = true;
  long long synced_ = 0;  ///< steady clock, seconds
  std::string key_;
  std::map<PageName, Place> places_;  ///< of what was there when it was opened
  std::vector<Place> documents_;      ///< likewise
};

}  // namespace gewu

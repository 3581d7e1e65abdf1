// What workers answered, kept on disk while a run goes on: an interrupted run goes on where it was,
// and shards are merged from it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "base/descriptor.h"
#include "base/result.h"
#include "export/disk_map.h"

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
  size_t pages_found() const { return pages_found_; }

  /// What a worker answered about that page of the document that goes by that name, the digits of a
  /// SHA-256, if it is known.
  Result<std::optional<std::string>> page(const std::string& name, int number) const;

  Status add_page(const std::string& name, int number, std::string_view reply);

  /// A document that was handed over, in the order of the run.
  Status add_document(std::string_view text);

  size_t documents() const { return documents_; }
  Result<std::string> document(size_t index) const;

  const std::string& key() const { return key_; }

  /// To be kept under another name, whole.
  Status finish_as(const std::string& path);
  /// No longer needed.
  void remove();

 private:
  struct Place {
    long long at = 0;  ///< of a record's text
    size_t length = 0;
  };

  Journal(std::string path, DiskMap places) : path_(std::move(path)), places_(std::move(places)) {}
  static Result<Journal> at(const std::string& path, int flags);
  Status load();
  Status begin(const std::string& key);
  Status append(char kind, std::string_view text);
  Status note(char kind, std::string_view text, long long at);
  Status remember(const std::string& key, const Place& place);
  Result<std::optional<std::string>> look_up(const std::string& key) const;
  Error failure(const char* what) const;

  std::string path_;
  Descriptor file_;
  long long size_ = 0;
  bool empty_ = true;
  long long synced_ = 0;  ///< steady clock, seconds
  std::string key_;
  size_t pages_found_ = 0;
  size_t documents_ = 0;
  /// "p", name and number of pages, "d" and number of documents, to the places of their texts: a
  /// journal may hold more pages than memory should.
  DiskMap places_;
};

}  // namespace gewu

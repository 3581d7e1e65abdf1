// gewu.db. The rows of a run are gathered in a database of their own beside it; commit() adds what
// stays of an older one and renames the whole into place. So a run that is cut off leaves no trace,
// and neither readers nor the run ever wait for each other.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <optional>
#include <system_error>

#include "base/atomic_file.h"
#include "export/folder.h"
#include "export/record_sink.h"
#include "export/sqlite_database.h"
#include "export/sqlite_rows.h"
#include "export/sqlite_schema.h"

namespace gewu {

namespace {

Error output_error(const std::string& path, const std::string& what, const std::string& hint) {
  return {ErrorCode::OutputFailed, what, hint, path};
}

bool exists(const std::string& path) {
  std::error_code ignored;
  return std::filesystem::exists(path, ignored);
}

// A file that is removed again unless it was moved into place.
class Staging {
 public:
  explicit Staging(const std::string& target) : path_(target + ".partial-XXXXXX") {
    const int fd = mkostemp(path_.data(), O_CLOEXEC);
    if (fd < 0) {
      cause_ = errno;
      path_.clear();
    } else {
      const mode_t mask = umask(0);
      umask(mask);
      fchmod(fd, 0666 & ~mask);
      close(fd);
    }
  }
  Staging(Staging&& other) noexcept : path_(std::exchange(other.path_, {})), cause_(other.cause_) {}
  Staging& operator=(Staging&&) = delete;
  ~Staging() {
    if (!path_.empty()) unlink(path_.c_str());
  }

  bool ok() const { return !path_.empty(); }
  int cause() const { return cause_; }
  const std::string& path() const { return path_; }

  Status move_to(const std::string& target) {
    const int fd = open(path_.c_str(), O_RDONLY | O_CLOEXEC);
    const bool synced = fd >= 0 && fsync(fd) == 0;
    if (fd >= 0) close(fd);
    if (!synced || std::rename(path_.c_str(), target.c_str()) != 0) {
      return output_error(target, std::string("cannot be put in place: ") + std::strerror(errno),
                          "choose another output folder with -o");
    }
    path_.clear();
    sync_folder_of(target);
    return ok_status();
  }

 private:
  std::string path_;
  int cause_ = 0;
};

// Opens an older database after making sure that it is ours and can be written.
Result<Database> open_ours(const std::string& path) {
  Result<Database> database = Database::open(path, Database::Mode::Existing);
  if (!database) return database;
  const Result<long long> id = database->integer("PRAGMA application_id");
  if (!id) return id.error();
  if (*id != kApplicationId) {
    return output_error(path, "is not a database of gewu",
                        "move it away, or choose another output folder with -o");
  }
  const Result<long long> version = database->integer("PRAGMA user_version");
  if (!version) return version.error();
  if (*version != kSchemaVersion) {
    const std::string other = *version < kSchemaVersion ? "an earlier" : "a later";
    return output_error(path,
                        "was written by " + other + " version of gewu (schema " +
                            std::to_string(*version) + ", this one writes " +
                            std::to_string(kSchemaVersion) + ")",
                        "move it away and convert the documents again, or choose another output "
                        "folder with -o");
  }
  if (Status lock = database->run("BEGIN IMMEDIATE; ROLLBACK; PRAGMA foreign_keys = ON"); !lock) {
    return lock.error();
  }
  return database;
}

// Adds to the rows of the run, in the open database, those of the older one that stay.
std::string gather_sql(const std::string& older) {
  std::string sql = "ATTACH " + sql_quoted(older) + " AS old; BEGIN;";
  // A document that failed this time never replaces what an earlier run read from it.
  sql +=
      "DELETE FROM main.documents WHERE status = 'failed' AND document IN"
      " (SELECT document FROM old.documents WHERE status <> 'failed');";
  // What comes again does not stay, nor do failed attempts at reading what now comes from the same
  // place.
  sql +=
      "CREATE TEMP TABLE staying AS SELECT document FROM old.documents"
      " WHERE document NOT IN (SELECT document FROM main.documents)"
      " AND NOT (status = 'failed' AND path IN (SELECT path FROM main.documents));";
  for (const Relation& relation : relations()) {
    if (!relation.in_database()) continue;
    sql += "INSERT INTO main." + relation.name + " SELECT * FROM old." + relation.name +
           " WHERE document IN (SELECT document FROM temp.staying);";
  }
  return sql + "COMMIT; DROP TABLE temp.staying; DETACH old;";
}

class SqliteSink : public RecordSink {
 public:
  SqliteSink(std::string path, Staging staging, Database database)
      : path_(std::move(path)), staging_(std::move(staging)), database_(std::move(database)) {}

  Status begin() {
    // The staging file is worthless until it is complete, so it needs no journal.
    Status made = database_->run(
        "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;"
        "PRAGMA application_id = " +
        std::to_string(kApplicationId) +
        "; PRAGMA user_version = " + std::to_string(kSchemaVersion) +
        "; PRAGMA foreign_keys = ON; BEGIN;" + schema_sql(SqlDialect::Sqlite));
    if (made) inserter_.emplace(*database_);
    return made;
  }

  Status add(const Document& document, const std::string& stem) override {
    return inserter_->insert(document, stem);
  }

  // The new database replaces the old one at once, whole: who reads the old one meanwhile, however
  // long, keeps it and is no hindrance. Another writer is waited for and kept out.
  Status commit() override {
    if (Status done = database_->run("COMMIT"); !done) return done;
    inserter_.reset();
    std::optional<Database> older;
    if (exists(path_)) {
      Result<Database> opened = open_ours(path_);
      if (!opened) return opened.error();
      older.emplace(std::move(*opened));
      if (Status held = older->run("BEGIN IMMEDIATE"); !held) return held;
      if (Status gathered = database_->run(gather_sql(path_)); !gathered) return gathered;
    }
    return replace();
  }

 private:
  // Written anew, in the order of its keys: the same rows make the same bytes, whatever the order
  // and the number of runs in which they came.
  Status replace() {
    Staging fresh(path_);
    if (!fresh.ok())
      return output_error(path_, "cannot be written", "choose another folder with -o");
    if (Status written = database_->run("VACUUM INTO " + sql_quoted(fresh.path())); !written) {
      return written;
    }
    database_.reset();
    return fresh.move_to(path_);
  }

  std::string path_;
  Staging staging_;
  std::optional<Database> database_;
  std::optional<DocumentInserter> inserter_;
};

}  // namespace

Result<std::unique_ptr<RecordSink>> make_sqlite_sink(const ExportOptions& options) {
  if (Status made = make_folder(options.folder); !made) return made.error();
  const std::string path = options.folder + "/gewu.db";
  std::error_code ignored;
  if (std::filesystem::is_symlink(path, ignored)) {
    return output_error(path, "is a symbolic link, which would be written through",
                        "move it away, or choose another output folder with -o");
  }
  if (exists(path)) {
    if (Result<Database> old = open_ours(path); !old) return old.error();
  }
  Staging staging(path);
  if (!staging.ok()) {
    return output_error(path, std::string("cannot be written: ") + std::strerror(staging.cause()),
                        "choose another output folder with -o");
  }
  Result<Database> database = Database::open(staging.path(), Database::Mode::Create);
  if (!database) return database.error();
  auto sink = std::make_unique<SqliteSink>(path, std::move(staging), std::move(*database));
  if (Status begun = sink->begin(); !begun) return begun.error();
  return std::unique_ptr<RecordSink>(std::move(sink));
}

}  // namespace gewu

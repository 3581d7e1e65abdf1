// gewu.db. The rows of a run are gathered in a database of their own beside it; commit() renames
// that one into place or, where an older database exists, merges it in one transaction. So a run
// that is cut off leaves no trace, and readers of the old database are not shut out meanwhile.
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <optional>
#include <system_error>

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

std::string merge_sql(const std::string& staging) {
  std::string sql = "ATTACH " + sql_quoted(staging) + " AS run; BEGIN IMMEDIATE;";
  // A document that failed this time never replaces what an earlier run read from it.
  sql +=
      "DELETE FROM run.documents WHERE status = 'failed' AND document IN"
      " (SELECT document FROM main.documents WHERE status <> 'failed');";
  // What comes again, and failed attempts at reading what now comes from the same place.
  sql +=
      "DELETE FROM main.documents WHERE document IN (SELECT document FROM run.documents)"
      " OR (status = 'failed' AND path IN (SELECT path FROM run.documents));";
  for (const Relation& relation : relations()) {
    if (!relation.in_database()) continue;
    sql += "INSERT INTO main." + relation.name + " SELECT * FROM run." + relation.name + ";";
  }
  return sql + "COMMIT; DETACH run;";
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

  Status commit() override {
    if (Status done = database_->run("COMMIT"); !done) return done;
    inserter_.reset();
    database_.reset();
    return exists(path_) ? merge() : staging_.move_to(path_);
  }

 private:
  Status merge() {
    Result<Database> target = open_ours(path_);
    if (!target) return target.error();
    return target->run(merge_sql(staging_.path()));
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

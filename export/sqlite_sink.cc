// gewu.db. The rows of a run are gathered in a database of their own beside it; commit() adds what
// stays of an older one and renames the whole into place. So a run that is cut off leaves no trace,
// and neither readers nor the run ever wait for each other.
#include <cstring>
#include <filesystem>
#include <optional>
#include <system_error>

#include "export/folder.h"
#include "export/record_sink.h"
#include "export/sqlite_database.h"
#include "export/sqlite_rows.h"
#include "export/sqlite_schema.h"
#include "export/staging.h"

namespace gewu {

namespace {

Error output_error(const std::string& path, const std::string& what, const std::string& hint) {
  return {ErrorCode::OutputFailed, what, hint, path};
}

bool exists(const std::string& path) {
  std::error_code ignored;
  return std::filesystem::exists(path, ignored);
}

Error of_other_version(const std::string& path, long long version) {
  const std::string other = version < kSchemaVersion ? "an earlier" : "a later";
  return output_error(path,
                      "was written by " + other + " version of gewu (schema " +
                          std::to_string(version) + ", this one writes " +
                          std::to_string(kSchemaVersion) + ")",
                      "move it away and convert the documents again, or choose another output "
                      "folder with -o");
}

// That a database is ours and can be written.
Status check_ours(Database& database, const std::string& path) {
  const Result<long long> id = database.integer("PRAGMA application_id");
  if (!id) return id.error();
  if (*id != kApplicationId) {
    return output_error(path, "is not a database of gewu",
                        "move it away, or choose another output folder with -o");
  }
  const Result<long long> version = database.integer("PRAGMA user_version");
  if (!version) return version.error();
  if (*version != kSchemaVersion) return of_other_version(path, *version);
  // A write-ahead log would stay beside the file that takes its place.
  return database.run("PRAGMA journal_mode = DELETE; BEGIN IMMEDIATE; ROLLBACK");
}

// The same of a file; that another program holds it just now does not matter yet.
Status check_older(const std::string& path) {
  Result<Database> database = Database::open(path, Database::Mode::Existing);
  if (!database) return database.error();
  database->wait_for_others(0);
  Status ours = check_ours(*database, path);
  return ours || database->held() ? ok_status() : ours;
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

  // Keeps other writers out of the older database from here on.
  Result<bool> prepare() override {
    constexpr int kShortly = 100;
    const Status taken = take_older(kShortly);
    if (taken) return true;
    if (older_ && older_->held()) return false;
    return taken.error();
  }

  // The new database replaces the old one at once, whole: who reads the old one meanwhile, however
  // long, keeps it and is no hindrance. Another writer is waited for and kept out.
  Status commit() override {
    constexpr int kPatiently = 5000;
    if (Status taken = take_older(kPatiently); !taken) return taken;
    if (Status done = database_->run("COMMIT"); !done) return done;
    inserter_.reset();
    if (older_) {
      if (Status gathered = database_->run(gather_sql(path_)); !gathered) return gathered;
    }
    return replace();
  }

 private:
  Status take_older(int patience_ms) {
    if (taken_ || !exists(path_)) return ok_status();
    Result<Database> opened = Database::open(path_, Database::Mode::Existing);
    if (!opened) return opened.error();
    older_.emplace(std::move(*opened));
    older_->wait_for_others(patience_ms);
    if (Status ours = check_ours(*older_, path_); !ours) return ours;
    Status begun = older_->run("BEGIN IMMEDIATE");
    taken_ = begun.ok();
    return begun;
  }

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
  std::optional<Database> older_;  ///< what an earlier run left
  bool taken_ = false;             ///< nobody else can write into the older one
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
    if (Status fit = check_older(path); !fit) return fit.error();
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

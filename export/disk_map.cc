#include "export/disk_map.h"

#include <sqlite3.h>

#include <array>
#include <cstdio>
#include <utility>

#include "export/sqlite_database.h"

namespace gewu {

namespace {

// Nobody looks into it and nothing of it outlives the process: no journal, no syncing. What exceeds
// the cache, 512 KiB, goes to the file.
constexpr const char* kSetUp =
    "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -512;"
    "CREATE TABLE map (key BLOB PRIMARY KEY, value BLOB) WITHOUT ROWID; BEGIN";

void bind_bytes(sqlite3_stmt* statement, int at, std::string_view bytes) {
  sqlite3_bind_blob64(statement, at, bytes.empty() ? "" : bytes.data(), bytes.size(),
                      SQLITE_TRANSIENT);
}

std::string_view column(sqlite3_stmt* statement, int at) {
  const auto* bytes = static_cast<const char*>(sqlite3_column_blob(statement, at));
  return {bytes, bytes ? static_cast<size_t>(sqlite3_column_bytes(statement, at)) : 0};
}

// Makes a statement ready for its next use when this one is over.
class Use {
 public:
  explicit Use(sqlite3_stmt* statement) : statement_(statement) {}
  Use(const Use&) = delete;
  Use& operator=(const Use&) = delete;
  ~Use() {
    sqlite3_reset(statement_);
    sqlite3_clear_bindings(statement_);
  }
  sqlite3_stmt* get() const { return statement_; }

 private:
  sqlite3_stmt* statement_;
};

}  // namespace

struct DiskMap::Statements {
  struct Finaliser {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };
  using Statement = std::unique_ptr<sqlite3_stmt, Finaliser>;

  explicit Statements(Database opened) : database(std::move(opened)) {}

  Statement prepare(const char* sql) const {
    sqlite3_stmt* statement = nullptr;
    sqlite3_prepare_v2(database.handle(), sql, -1, &statement, nullptr);
    return Statement(statement);
  }

  Error failure() const {
    Error error = database.failure("what the run remembers of its documents cannot be kept");
    error.hint = "free some space for temporary files, or name another folder in TMPDIR";
    error.file.clear();
    return error;
  }

  Status finish(const Use& use) const {
    return sqlite3_step(use.get()) == SQLITE_DONE ? ok_status() : Status(failure());
  }

  Database database;
  Statement put, erase, erase_all, get, each;
};

Result<DiskMap> DiskMap::create() {
  Result<Database> database = Database::open("", Database::Mode::Create);
  if (!database) return database.error();
  auto made = std::make_unique<Statements>(std::move(*database));
  if (!made->database.run(kSetUp)) return made->failure();
  made->put = made->prepare("INSERT OR REPLACE INTO map VALUES (?1, ?2)");
  made->erase = made->prepare("DELETE FROM map WHERE key = ?1");
  made->erase_all = made->prepare("DELETE FROM map WHERE key >= ?1 AND key < ?2");
  made->get = made->prepare("SELECT value FROM map WHERE key = ?1");
  made->each = made->prepare("SELECT key, value FROM map WHERE key >= ?1 ORDER BY key");
  const bool ready = made->put && made->erase && made->erase_all && made->get && made->each;
  return ready ? Result<DiskMap>(DiskMap(std::move(made))) : made->failure();
}

DiskMap::DiskMap(std::unique_ptr<Statements> statements) : statements_(std::move(statements)) {}
DiskMap::DiskMap(DiskMap&& other) noexcept = default;
DiskMap& DiskMap::operator=(DiskMap&& other) noexcept = default;
DiskMap::~DiskMap() = default;

Status DiskMap::put(std::string_view key, std::string_view value) {
  const Use use(statements_->put.get());
  bind_bytes(use.get(), 1, key);
  bind_bytes(use.get(), 2, value);
  return statements_->finish(use);
}

Status DiskMap::erase(std::string_view key) {
  const Use use(statements_->erase.get());
  bind_bytes(use.get(), 1, key);
  return statements_->finish(use);
}

Status DiskMap::erase_all(std::string_view prefix) {
  std::string end(prefix);
  end.back() = static_cast<char>(static_cast<unsigned char>(end.back()) + 1);
  const Use use(statements_->erase_all.get());
  bind_bytes(use.get(), 1, prefix);
  bind_bytes(use.get(), 2, end);
  return statements_->finish(use);
}

Result<std::optional<std::string>> DiskMap::get(std::string_view key) const {
  const Use use(statements_->get.get());
  bind_bytes(use.get(), 1, key);
  const int code = sqlite3_step(use.get());
  if (code == SQLITE_DONE) return std::optional<std::string>();
  if (code != SQLITE_ROW) return statements_->failure();
  return std::optional<std::string>(column(use.get(), 0));
}

Status DiskMap::each(std::string_view prefix, const See& see) const {
  const Use use(statements_->each.get());
  bind_bytes(use.get(), 1, prefix);
  int code = SQLITE_ROW;
  while ((code = sqlite3_step(use.get())) == SQLITE_ROW) {
    const std::string_view key = column(use.get(), 0);
    if (!key.starts_with(prefix)) return ok_status();
    if (Status seen = see(key, column(use.get(), 1)); !seen) return seen;
  }
  return code == SQLITE_DONE ? ok_status() : Status(statements_->failure());
}

std::string key_of_number(unsigned long long number) {
  std::array<char, 24> digits{};
  std::snprintf(digits.data(), digits.size(), "%016llx", number);
  return digits.data();
}

}  // namespace gewu

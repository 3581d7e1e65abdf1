#include "export/sqlite_database.h"

#include <sqlite3.h>

#include "base/text.h"

namespace gewu {

namespace {

// How long another program may hold the database before we give up.
constexpr int kBusyMilliseconds = 5000;

std::string hint_of(int code) {
  switch (code & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return "another program holds the database: close it and give the same command again, what "
             "was read is kept";
    case SQLITE_FULL:
      return "free some disk space, or choose another output folder with -o";
    case SQLITE_NOTADB:
    case SQLITE_CORRUPT:
      return "move the file away, or choose another output folder with -o";
    default:
      return "choose another output folder with -o";
  }
}

}  // namespace

void Database::Closer::operator()(sqlite3* handle) const { sqlite3_close_v2(handle); }

Error Database::failure(const std::string& what) const {
  const int code = handle_ ? sqlite3_extended_errcode(handle_.get()) : SQLITE_CANTOPEN;
  const std::string why = handle_ ? sqlite3_errmsg(handle_.get()) : "cannot be opened";
  return {ErrorCode::OutputFailed, what + ": " + why, hint_of(code), path_};
}

Result<Database> Database::open(const std::string& path, Mode mode) {
  Database database(path);
  const int flags = SQLITE_OPEN_READWRITE | (mode == Mode::Create ? SQLITE_OPEN_CREATE : 0);
  sqlite3* handle = nullptr;
  const int code = sqlite3_open_v2(path.c_str(), &handle, flags, nullptr);
  database.handle_.reset(handle);
  if (code != SQLITE_OK) return database.failure("the database cannot be opened");
  sqlite3_busy_timeout(handle, kBusyMilliseconds);
  return database;
}

bool Database::held() const {
  const int code = sqlite3_errcode(handle()) & 0xff;
  return code == SQLITE_BUSY || code == SQLITE_LOCKED;
}

void Database::wait_for_others(int milliseconds) { sqlite3_busy_timeout(handle(), milliseconds); }

Status Database::run(const std::string& sql) {
  if (sqlite3_exec(handle(), sql.c_str(), nullptr, nullptr, nullptr) == SQLITE_OK) {
    return ok_status();
  }
  return failure("the database cannot be written");
}

Result<long long> Database::integer(const std::string& sql) const {
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(handle(), sql.c_str(), -1, &statement, nullptr) != SQLITE_OK) {
    return failure("the database cannot be read");
  }
  const int code = sqlite3_step(statement);
  const long long value = code == SQLITE_ROW ? sqlite3_column_int64(statement, 0) : 0;
  sqlite3_finalize(statement);
  if (code != SQLITE_ROW && code != SQLITE_DONE) return failure("the database cannot be read");
  return value;
}

std::vector<std::vector<std::string>> Database::rows(const std::string& sql) const {
  std::vector<std::vector<std::string>> rows;
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(handle(), sql.c_str(), -1, &statement, nullptr) != SQLITE_OK) return rows;
  while (sqlite3_step(statement) == SQLITE_ROW) {
    std::vector<std::string>& row = rows.emplace_back();
    for (int i = 0; i < sqlite3_column_count(statement); ++i) {
      const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement, i));
      row.emplace_back(text ? text : "");
    }
  }
  sqlite3_finalize(statement);
  return rows;
}

void RowInserter::Finaliser::operator()(sqlite3_stmt* statement) const {
  sqlite3_finalize(statement);
}

RowInserter::RowInserter(const Database& database, std::string_view table, int columns)
    : database_(&database) {
  std::string sql = "INSERT INTO " + std::string(table) + " VALUES (?";
  for (int i = 1; i < columns; ++i) sql += ",?";
  sql += ")";
  sqlite3_stmt* statement = nullptr;
  sqlite3_prepare_v2(database.handle(), sql.c_str(), -1, &statement, nullptr);
  statement_.reset(statement);
}

RowInserter& RowInserter::put(std::string_view text) {
  if (is_valid_utf8(text)) {
    sqlite3_bind_text64(statement_.get(), next_++, text.data(), text.size(), SQLITE_TRANSIENT,
                        SQLITE_UTF8);
  } else {
    const std::string repaired = encode_utf8(decode_utf8(text));
    sqlite3_bind_text64(statement_.get(), next_++, repaired.data(), repaired.size(),
                        SQLITE_TRANSIENT, SQLITE_UTF8);
  }
  return *this;
}

RowInserter& RowInserter::maybe(const std::optional<std::string>& text) {
  return text ? put(std::string_view(*text)) : put_null();
}

RowInserter& RowInserter::put_printed(const std::string& text) {
  return text.empty() ? put_null() : put(std::string_view(text));
}

RowInserter& RowInserter::put(long long value) {
  sqlite3_bind_int64(statement_.get(), next_++, value);
  return *this;
}

RowInserter& RowInserter::put(double value) {
  sqlite3_bind_double(statement_.get(), next_++, value);
  return *this;
}

RowInserter& RowInserter::put_null() {
  sqlite3_bind_null(statement_.get(), next_++);
  return *this;
}

Status RowInserter::insert() {
  const int code = sqlite3_step(statement_.get());
  Status status = code == SQLITE_DONE
                      ? ok_status()
                      : Status(database_->failure("the database cannot be written"));
  sqlite3_reset(statement_.get());
  sqlite3_clear_bindings(statement_.get());
  next_ = 1;
  return status;
}

std::string sql_quoted(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    if (c == '\'') out += '\'';
    out += c;
  }
  return out += '\'';
}

}  // namespace gewu

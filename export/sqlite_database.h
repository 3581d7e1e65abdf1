// SQLite behind a small interface: connections, prepared rows, errors as values.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace gewu {

/// A connection. Every failure is an Error with code OutputFailed that names the file.
class Database {
 public:
  enum class Mode { Create, Existing };
  static Result<Database> open(const std::string& path, Mode mode);

  Status run(const std::string& sql);  ///< one or more statements without result
  Result<long long> integer(
      const std::string& sql) const;  ///< the first column of the first row, or 0

  /// All rows of a query, each value as text ("" for NULL); none if it cannot be run.
  std::vector<std::vector<std::string>> rows(const std::string& sql) const;

  /// Whether the latest failure came of another program that holds the file.
  bool held() const;
  /// How long other programs that hold it are waited for.
  void wait_for_others(int milliseconds);

  sqlite3* handle() const { return handle_.get(); }
  Error failure(const std::string& what) const;

 private:
  struct Closer {
    void operator()(sqlite3* handle) const;
  };
  explicit Database(std::string path) : path_(std::move(path)) {}

  std::string path_;
  std::unique_ptr<sqlite3, Closer> handle_;
};

/// One INSERT, prepared once and run for many rows. The columns are given in the order of the
/// table's definition; the Database must outlive it.
class RowInserter {
 public:
  RowInserter(const Database& database, std::string_view table, int columns);

  RowInserter& put(std::string_view text);
  RowInserter& maybe(const std::optional<std::string>& text);
  RowInserter& put_printed(const std::string& text);  ///< NULL if empty
  RowInserter& put(long long value);
  RowInserter& put(int value) { return put(static_cast<long long>(value)); }
  RowInserter& put(double value);
  RowInserter& put_null();
  Status insert();  ///< runs it and makes ready for the next row

 private:
  struct Finaliser {
    void operator()(sqlite3_stmt* statement) const;
  };
  const Database* database_;
  std::unique_ptr<sqlite3_stmt, Finaliser> statement_;
  int next_ = 1;
};

/// `text` as an SQL string literal.
std::string sql_quoted(std::string_view text);

}  // namespace gewu

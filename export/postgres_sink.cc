// The same tables in a PostgreSQL database: a transaction a document.
#include <libpq-fe.h>

#include <memory>
#include <set>

#include "base/text.h"
#include "export/json_writer.h"
#include "export/record_sink.h"
#include "export/relation.h"
#include "export/sqlite_schema.h"

namespace gewu {

namespace {

struct ConnectionCloser {
  void operator()(PGconn* connection) const { PQfinish(connection); }
};
struct ResultClearer {
  void operator()(PGresult* result) const { PQclear(result); }
};
using Connection = std::unique_ptr<PGconn, ConnectionCloser>;
using QueryResult = std::unique_ptr<PGresult, ResultClearer>;
using Parameters = std::vector<std::optional<std::string>>;

// PostgreSQL's texts hold neither zero bytes nor broken UTF-8.
std::string storable(const std::string& text) {
  std::string out = is_valid_utf8(text) ? text : encode_utf8(decode_utf8(text));
  std::erase(out, '\0');
  return out;
}

void append_value(Parameters& out, const Column& column, const Value& value) {
  std::optional<std::string> text;
  if (const auto* words = std::get_if<std::string>(&value)) {
    text = storable(*words);
  } else if (const auto* number = std::get_if<long long>(&value)) {
    text = std::to_string(*number);
  } else if (const auto* real = std::get_if<double>(&value)) {
    text = json_number(*real, decimals_of(column));
  } else if (const auto* flag = std::get_if<bool>(&value)) {
    text = *flag ? "true" : "false";
  }
  out.push_back(text);
  if (column.type == ColumnType::Decimal) out.push_back(text);
}

class PostgresSink : public RecordSink {
 public:
  explicit PostgresSink(Connection connection) : connection_(std::move(connection)) {}

  /// Makes the tables where there are none yet; refuses those of another version.
  Status begin() {
    PQsetNoticeProcessor(
        connection_.get(), [](void*, const char*) {}, nullptr);
    const auto there = first_value("SELECT to_regclass('gewu_schema') IS NOT NULL");
    if (!there) return failure("the database cannot be used");
    if (*there != "t") {
      return run(
          "BEGIN; CREATE TABLE gewu_schema (version INTEGER NOT NULL);"
          "INSERT INTO gewu_schema VALUES (" +
          std::to_string(kSchemaVersion) + ");" + schema_sql(SqlDialect::Postgresql) + "COMMIT");
    }
    const auto version = first_value("SELECT version FROM gewu_schema");
    if (version == std::to_string(kSchemaVersion)) return ok_status();
    return Error{ErrorCode::OutputFailed,
                 "the database was written by another version of gewu (schema " +
                     version.value_or("?") + ", this one writes " + std::to_string(kSchemaVersion) +
                     ")",
                 "name another --database", ""};
  }

  Status add(const Document& document, const std::string& stem) override {
    const RowSource source{&document, document_key(document.info), stem};
    if (!added_.insert(source.key).second) return ok_status();
    Status done = run("BEGIN");
    if (done) done = replace(source);
    if (!done) {
      (void)run("ROLLBACK");
      return done;
    }
    return run("COMMIT");
  }

  Status commit() override { return ok_status(); }

 private:
  // The rules of who replaces whom are those of the other sinks (record_sink.h).
  Status replace(const RowSource& source) {
    if (source.document->status == DocumentStatus::Failed) {
      const auto read = first_value(
          "SELECT 1 FROM documents WHERE document = $1 AND status <> 'failed'", {source.key});
      if (read) return ok_status();
    }
    Status done =
        execute("DELETE FROM documents WHERE document = $1 OR (status = 'failed' AND path = $2)",
                {source.key, source.document->info.path});
    for (const Relation& relation : relations()) {
      if (done && relation.in_database()) done = insert_rows(relation, source);
    }
    return done;
  }

  Status insert_rows(const Relation& relation, const RowSource& source) {
    const std::vector<size_t> columns = database_columns(relation);
    Status status = ok_status();
    relation.each_row(source, [&](const std::vector<Value>& values) {
      if (!status) return;
      Parameters parameters;
      for (const size_t index : columns) {
        append_value(parameters, relation.columns[index], values[index]);
      }
      std::string sql = "INSERT INTO " + relation.name + " VALUES (";
      for (size_t i = 1; i <= parameters.size(); ++i) {
        sql += (i == 1 ? "$" : ",$") + std::to_string(i);
      }
      status = execute(sql + ")", parameters);
    });
    return status;
  }

  Status run(const std::string& sql) {
    const QueryResult result(PQexec(connection_.get(), sql.c_str()));
    return PQresultStatus(result.get()) == PGRES_COMMAND_OK
               ? ok_status()
               : Status(failure("the database cannot be written"));
  }

  QueryResult query(const std::string& sql, const Parameters& parameters) {
    std::vector<const char*> values;
    for (const auto& one : parameters) values.push_back(one ? one->c_str() : nullptr);
    return QueryResult(PQexecParams(connection_.get(), sql.c_str(), static_cast<int>(values.size()),
                                    nullptr, values.data(), nullptr, nullptr, 0));
  }

  Status execute(const std::string& sql, const Parameters& parameters) {
    const QueryResult result = query(sql, parameters);
    return PQresultStatus(result.get()) == PGRES_COMMAND_OK
               ? ok_status()
               : Status(failure("the database cannot be written"));
  }

  std::optional<std::string> first_value(const std::string& sql,
                                         const Parameters& parameters = {}) {
    const QueryResult result = query(sql, parameters);
    if (PQresultStatus(result.get()) != PGRES_TUPLES_OK || PQntuples(result.get()) == 0) {
      return std::nullopt;
    }
    return PQgetvalue(result.get(), 0, 0);
  }

  Error failure(const std::string& what) const {
    std::string why = PQerrorMessage(connection_.get());
    while (why.ends_with('\n')) why.pop_back();
    return {ErrorCode::OutputFailed, what + ": " + why, "see --database in docs/manual.md", ""};
  }

  Connection connection_;
  std::set<std::string> added_;
};

}  // namespace

Result<std::unique_ptr<RecordSink>> make_postgres_sink(const ExportOptions& options) {
  Connection connection(PQconnectdb(options.database.c_str()));
  if (PQstatus(connection.get()) != CONNECTION_OK) {
    std::string why = PQerrorMessage(connection.get());
    while (why.ends_with('\n')) why.pop_back();
    return Error{ErrorCode::OutputFailed, "the database cannot be reached: " + why,
                 "--database postgresql://USER@HOST/NAME; the password may stand in PGPASSWORD",
                 ""};
  }
  PQsetClientEncoding(connection.get(), "UTF8");
  auto sink = std::make_unique<PostgresSink>(std::move(connection));
  if (Status begun = sink->begin(); !begun) return begun.error();
  return std::unique_ptr<RecordSink>(std::move(sink));
}

}  // namespace gewu

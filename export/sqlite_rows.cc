#include "export/sqlite_rows.h"

namespace gewu {

namespace {

int column_count(const Relation& relation) {
  int count = 0;
  for (const size_t index : database_columns(relation)) {
    count += relation.columns[index].type == ColumnType::Decimal ? 2 : 1;
  }
  return count;
}

void put(RowInserter& row, const Column& column, const Value& value) {
  if (const auto* text = std::get_if<std::string>(&value)) {
    row.put(std::string_view(*text));
    // The column's NUMERIC affinity has made a number of the first.
    if (column.type == ColumnType::Decimal) row.put(std::string_view(*text));
  } else if (const auto* number = std::get_if<long long>(&value)) {
    row.put(*number);
  } else if (const auto* real = std::get_if<double>(&value)) {
    row.put(rounded_for(column, *real));
  } else if (const auto* flag = std::get_if<bool>(&value)) {
    row.put(static_cast<int>(*flag));
  } else {
    row.put_null();
    if (column.type == ColumnType::Decimal) row.put_null();
  }
}

}  // namespace

DocumentInserter::DocumentInserter(const Database& database) : database_(&database) {
  for (const Relation& relation : relations()) {
    if (!relation.in_database()) continue;
    inserters_.emplace_back(&relation,
                            RowInserter(database, relation.name, column_count(relation)));
  }
}

Status DocumentInserter::insert(const Document& document, const std::string& stem) {
  const RowSource source{&document, document_key(document.info), stem};
  const Result<long long> there = database_->integer(
      "SELECT count(*) FROM documents WHERE document = " + sql_quoted(source.key));
  if (!there) return there.error();
  if (*there > 0) return ok_status();
  for (auto& [relation, inserter] : inserters_) {
    if (Status done = insert_rows(*relation, inserter, source); !done) return done;
  }
  return ok_status();
}

Status DocumentInserter::insert_rows(const Relation& relation, RowInserter& inserter,
                                     const RowSource& source) {
  const std::vector<size_t> columns = database_columns(relation);
  Status status = ok_status();
  relation.each_row(source, [&](const std::vector<Value>& values) {
    if (!status) return;
    for (const size_t index : columns) put(inserter, relation.columns[index], values[index]);
    status = inserter.insert();
  });
  return status;
}

}  // namespace gewu

#include "export/csv_table.h"

#include <algorithm>
#include <fstream>

#include "base/atomic_file.h"
#include "export/csv_writer.h"

namespace gewu {

namespace {

size_t column_index(const Relation& relation, const std::string& name) {
  const std::vector<size_t> columns = file_columns(relation);
  for (size_t i = 0; i < columns.size(); ++i) {
    if (relation.columns[columns[i]].name == name) return i;
  }
  return columns.size();
}

void drop_byte_order_mark(std::string& line) {
  if (line.starts_with(kByteOrderMark)) line.erase(0, kByteOrderMark.size());
}

Error unreadable(const std::string& path) {
  return {ErrorCode::OutputFailed, "cannot be read to be brought up to date",
          "move it away, or choose another output folder with -o", path};
}

}  // namespace

std::string csv_head(const Relation& relation, CsvHeaders headers) {
  CsvRow row(false);
  for (const size_t index : file_columns(relation)) {
    const Column& column = relation.columns[index];
    row.text(headers == CsvHeaders::Chinese ? column.name_zh : column.name);
  }
  std::string line = row.line();
  line.resize(line.size() - 2);
  return line;
}

std::string csv_lines(const Relation& relation, const RowSource& source, bool excel_safe) {
  const std::vector<size_t> columns = file_columns(relation);
  std::string lines;
  relation.each_row(source, [&](const std::vector<Value>& values) {
    CsvRow row(excel_safe);
    for (const size_t index : columns) row.value(relation.columns[index], values[index]);
    lines += row.line();
  });
  return lines;
}

CsvTable CsvTable::open(const std::string& folder, const Relation& relation) {
  CsvTable table;
  table.relation_ = &relation;
  table.path_ = folder + "/" + relation.csv;
  std::ifstream file(table.path_, std::ios::binary);
  std::string head;
  if (!read_csv_record(file, head)) return table;
  drop_byte_order_mark(head);
  if (head.ends_with("\r\n")) head.resize(head.size() - 2);
  if (head == csv_head(relation, CsvHeaders::English) ||
      head == csv_head(relation, CsvHeaders::Chinese)) {
    table.old_ = table.path_;
    table.index(file);
  }
  return table;
}

void CsvTable::index(std::istream& file) {
  const size_t key = column_index(*relation_, "document");
  long long at = file.tellg();
  for (std::string record; read_csv_record(file, record);) {
    const auto length = static_cast<long long>(record.size());
    const std::vector<std::string> fields = csv_fields(record);
    if (key < fields.size()) {
      std::vector<Piece>& pieces = pieces_[fields[key]];
      if (pieces.empty()) order_.push_back(fields[key]);
      const bool adjacent = !pieces.empty() && pieces.back().at + pieces.back().length == at;
      adjacent ? void(pieces.back().length += length) : pieces.push_back({true, at, length});
    }
    at += length;
  }
}

std::string CsvTable::field(const std::string& document, const std::string& column) const {
  const auto found = pieces_.find(document);
  if (found == pieces_.end() || found->second.empty() || !found->second.front().old) return "";
  std::ifstream file(old_, std::ios::binary);
  file.seekg(found->second.front().at);
  std::string record;
  if (!read_csv_record(file, record)) return "";
  const std::vector<std::string> fields = csv_fields(record);
  const size_t index = column_index(*relation_, column);
  return index < fields.size() ? fields[index] : "";
}

Status CsvTable::replace(const std::string& document, std::string_view lines, Spool& spool) {
  if (lines.empty()) {  // most relations of most documents: nothing to remember
    drop(document);
    return ok_status();
  }
  Result<long long> at = spool.append(lines);
  if (!at) return at.error();
  pieces_[document] = {{false, *at, static_cast<long long>(lines.size())}};
  return ok_status();
}

void CsvTable::drop(const std::string& document) { pieces_.erase(document); }

Status CsvTable::write(const std::vector<std::string>& order, CsvHeaders headers,
                       const Spool& spool) const {
  Result<AtomicFile> out = AtomicFile::create(path_);
  if (!out) return out.error();
  std::string head(kByteOrderMark);
  head += csv_head(*relation_, headers) + "\r\n";
  if (Status done = out->write(head); !done) return done;
  std::ifstream old(old_, std::ios::binary);
  for (const std::string& document : order) {
    const auto found = pieces_.find(document);
    if (found == pieces_.end()) continue;
    for (const Piece& piece : found->second) {
      Result<std::string> bytes = read(piece, old, spool);
      if (!bytes) return bytes.error();
      if (Status done = out->write(*bytes); !done) return done;
    }
  }
  return out->commit();
}

Result<std::string> CsvTable::read(const Piece& piece, std::ifstream& old,
                                   const Spool& spool) const {
  if (!piece.old) return spool.read(piece.at, piece.length);
  std::string bytes(static_cast<size_t>(piece.length), '\0');
  old.seekg(piece.at);
  if (!old.read(bytes.data(), piece.length)) return unreadable(path_);
  return bytes;
}

std::string grid_csv(const TextTable& table, bool excel_safe) {
  std::string out(kByteOrderMark);
  for (int r = 0; r < table.rows; ++r) {
    CsvRow row(excel_safe);
    for (int c = 0; c < table.cols; ++c) {
      const TextCell* cell = table.cell_at(r, c);
      cell && cell->row == r && cell->col == c ? row.printed(cell->text) : row.absent();
    }
    out += row.line();
  }
  return out;
}

}  // namespace gewu

#include "export/csv_table.h"

#include <algorithm>
#include <fstream>
#include <utility>
#include <vector>

#include "base/atomic_file.h"
#include "export/csv_writer.h"

namespace gewu {

namespace {

constexpr size_t kPieceBytes = size_t{256} << 10;  // held at a time

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

namespace {

// Reads its first line.
bool is_of_this_version(std::istream& file, const Relation& relation) {
  std::string head;
  if (!read_csv_record(file, head)) return false;
  drop_byte_order_mark(head);
  if (head.ends_with("\r\n")) head.resize(head.size() - 2);
  return head == csv_head(relation, CsvHeaders::English) ||
         head == csv_head(relation, CsvHeaders::Chinese);
}

}  // namespace

Status each_document_in_csv(
    const std::string& folder,
    const std::function<Status(const std::string& key, const DocumentLine& line)>& see) {
  const Relation& documents = relation("documents");
  std::ifstream file(folder + "/" + documents.csv, std::ios::binary);
  if (!is_of_this_version(file, documents)) return ok_status();
  for (std::string record; read_csv_record(file, record);) {
    const std::vector<std::string> fields = csv_fields(record);
    const auto field = [&](const std::string& column) {
      const size_t index = column_index(documents, column);
      return index < fields.size() ? fields[index] : "";
    };
    if (Status seen = see(field("document"), field); !seen) return seen;
  }
  return ok_status();
}

Result<CsvTable> CsvTable::open(const std::string& folder, const Relation& relation,
                                std::shared_ptr<DiskMap> pieces) {
  CsvTable table;
  table.pieces_ = std::move(pieces);
  table.relation_ = &relation;
  table.path_ = folder + "/" + relation.csv;
  std::ifstream file(table.path_, std::ios::binary);
  if (!is_of_this_version(file, relation)) return table;
  table.old_ = table.path_;
  if (Status indexed = table.index(file); !indexed) return indexed.error();
  return table;
}

// A document's lines stand together, unless somebody has sorted the file.
Status CsvTable::index(std::istream& file) {
  const size_t key = column_index(*relation_, "document");
  std::string document;
  long long begin = file.tellg();
  long long end = begin;
  for (std::string record; read_csv_record(file, record);) {
    const std::vector<std::string> fields = csv_fields(record);
    const std::string owner = key < fields.size() ? fields[key] : "";
    if (owner != document) {
      if (Status noted = note(document, true, begin, end - begin); !noted) return noted;
      document = owner;
      begin = end;
    }
    end += static_cast<long long>(record.size());
  }
  return note(document, true, begin, end - begin);
}

// Under relation, document and place: whether it is in the earlier file or the spool, and the
// length.
std::string CsvTable::prefix_of(std::string_view document) const {
  std::string prefix = relation_->name;
  prefix += '\0';
  prefix += document;
  return prefix += '\0';
}

Status CsvTable::note(const std::string& document, bool old, long long at, long long length) {
  if (length == 0 || document.empty()) return ok_status();
  const std::string key = prefix_of(document) + key_of_number(static_cast<size_t>(at));
  return pieces_->put(key, (old ? "o" : "n") + std::to_string(length));
}

// Row by row, since a long document has very many.
Status CsvTable::replace(const RowSource& source, bool excel_safe, Spool& spool) {
  if (Status dropped = drop(source.key); !dropped) return dropped;
  const std::vector<size_t> columns = file_columns(*relation_);
  const long long begin = spool.size();
  std::string lines;
  Status status = ok_status();
  const auto put = [&](size_t least) {
    if (!status || lines.size() < least) return;
    const Result<long long> at = spool.append(lines);
    if (!at) status = at.error();
    lines.clear();
  };
  relation_->each_row(source, [&](const std::vector<Value>& values) {
    CsvRow row(excel_safe);
    for (const size_t index : columns) row.value(relation_->columns[index], values[index]);
    lines += row.line();
    put(kPieceBytes);
  });
  put(1);
  return status ? note(source.key, false, begin, spool.size() - begin) : status;
}

Status CsvTable::drop(const std::string& document) {
  return pieces_->erase_all(prefix_of(document));
}

Status CsvTable::write(const EachDocument& documents, CsvHeaders headers,
                       const Spool& spool) const {
  Result<AtomicFile> out = AtomicFile::create(path_);
  if (!out) return out.error();
  std::string head(kByteOrderMark);
  head += csv_head(*relation_, headers) + "\r\n";
  if (Status done = out->write(head); !done) return done;
  std::ifstream old(old_, std::ios::binary);
  Status written =
      documents([&](std::string_view document) { return copy(document, old, spool, *out); });
  return written ? out->commit() : written;
}

Status CsvTable::copy(std::string_view document, std::ifstream& old, const Spool& spool,
                      AtomicFile& out) const {
  const std::string prefix = prefix_of(document);
  return pieces_->each(prefix, [&](std::string_view key, std::string_view value) -> Status {
    constexpr int kHex = 16;
    long long at = std::stoll(std::string(key.substr(prefix.size())), nullptr, kHex);
    const long long end = at + std::stoll(std::string(value.substr(1)));
    for (long long length = 0; at < end; at += length) {
      length = std::min(end - at, static_cast<long long>(kPieceBytes));
      const Result<std::string> bytes =
          value[0] == 'n' ? spool.read(at, length) : read(old, at, length);
      if (!bytes) return bytes.error();
      if (Status written = out.write(*bytes); !written) return written;
    }
    return ok_status();
  });
}

Result<std::string> CsvTable::read(std::ifstream& old, long long at, long long length) const {
  std::string bytes(static_cast<size_t>(length), '\0');
  old.seekg(at);
  if (!old.read(bytes.data(), length)) return unreadable(path_);
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

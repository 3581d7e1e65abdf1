// Writers of the output. One per format.
#pragma once

#include <memory>
#include <string>

#include "base/result.h"
#include "records/document.h"

namespace gewu {

class AtomicFile;

/// The language of the first line of CSV files.
enum class CsvHeaders { English, Chinese };

struct ExportOptions {
  std::string folder;       ///< made if missing
  bool excel_safe = false;  ///< CSV: guard cells that a spreadsheet would run as a formula
  CsvHeaders headers = CsvHeaders::English;
  std::string database = {};  ///< PostgreSQL: a connection URL
};

/// Takes documents one by one, in a fixed order, so that the bytes do not depend on the number of
/// workers. What belongs to one document (its JSON, its grids) appears whole during add(); what
/// belongs to the folder (CSV files, database) appears at commit(), and a sink destroyed without
/// commit() leaves no trace of it: the files of earlier runs stay as they were. Documents are told
/// apart by their content (document_key): one that comes again replaces what was written of it,
/// unless it failed this time; others stay. A failed attempt makes way for whatever is later read
/// from the same place. Errors have the code OutputFailed.
class RecordSink {
 public:
  virtual ~RecordSink() = default;
  /// `stem` names the document's own files; the caller sees to it that it is nobody else's.
  virtual Status add(const Document& document, const std::string& stem) = 0;
  /// Whether commit() would find its target free now; if so it is kept free until then. False:
  /// another program holds it; to be asked again later. Not asking is allowed.
  virtual Result<bool> prepare() { return true; }
  virtual Status commit() = 0;
};

Result<std::unique_ptr<RecordSink>> make_json_sink(const ExportOptions& options);
Result<std::unique_ptr<RecordSink>> make_csv_sink(const ExportOptions& options);
Result<std::unique_ptr<RecordSink>> make_sqlite_sink(const ExportOptions& options);
Result<std::unique_ptr<RecordSink>> make_postgres_sink(const ExportOptions& options);
Result<std::unique_ptr<RecordSink>> make_xlsx_sink(const ExportOptions& options);

/// The document in the format gewu/1 (docs/output.md): two blanks of indent, keys in the fixed
/// order, a line feed at the end.
std::string to_json(const Document& document);

/// The same bytes, written as they are made.
Status write_json(const Document& document, AtomicFile& file);

}  // namespace gewu

// A document as tidy rows: one row per thing, one file per kind of thing.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "export/csv_writer.h"
#include "records/document.h"

namespace gewu {

/// The run-wide files. Columns are documented in docs/output.md.
class CsvFiles {
 public:
  /// Makes the (still invisible) files in `folder`.
  static Result<CsvFiles> create(const std::string& folder, bool excel_safe);

  Status add(const Document& document, const std::string& stem);
  Status commit();

 private:
  CsvFiles(std::vector<CsvFile> files, bool excel_safe)
      : files_(std::move(files)), excel_safe_(excel_safe) {}

  std::vector<CsvFile> files_;  ///< in the order of their constants in csv_rows.cc
  bool excel_safe_;
};

/// The table as a grid, a cell's text at its first row and column, the rest of its span empty.
std::string grid_csv(const TextTable& table, bool excel_safe);

}  // namespace gewu

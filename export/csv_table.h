// The CSV files of a folder: one a relation, all documents that were ever read into the folder.
#pragma once

#include <fstream>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "export/record_sink.h"
#include "export/relation.h"
#include "export/spool.h"

namespace gewu {

/// The first line, without its end.
std::string csv_head(const Relation& relation, CsvHeaders headers);

/// One line a row of `relation` that `source` has.
std::string csv_lines(const Relation& relation, const RowSource& source, bool excel_safe);

/// Lines of a relation by document: some in the file of an earlier run, some of this one.
class CsvTable {
 public:
  /// Indexes the file that is there. One of other columns (another version's) counts as none.
  static CsvTable open(const std::string& folder, const Relation& relation);

  const Relation& relation() const { return *relation_; }
  bool was_there() const { return !old_.empty(); }
  /// Documents in the order of the file.
  const std::vector<std::string>& documents() const { return order_; }
  /// The field of that name in the document's first line; "" if there is none.
  std::string field(const std::string& document, const std::string& column) const;
  Status replace(const std::string& document, std::string_view lines, Spool& spool);
  void drop(const std::string& document);

  /// Writes the whole file anew, documents in the given order.
  Status write(const std::vector<std::string>& order, CsvHeaders headers, const Spool& spool) const;

 private:
  struct Piece {
    bool old = false;  ///< in the file of the earlier run, else in the spool
    long long at = 0;
    long long length = 0;
  };
  void index(std::istream& file);
  Result<std::string> read(const Piece& piece, std::ifstream& old, const Spool& spool) const;

  std::string path_;
  std::string old_;  ///< path of the earlier file; empty: none
  const Relation* relation_ = nullptr;
  std::map<std::string, std::vector<Piece>> pieces_;
  std::vector<std::string> order_;
};

/// The grid of one table: a text stands at the first cell of its span, the rest stays empty.
std::string grid_csv(const TextTable& table, bool excel_safe);

}  // namespace gewu

// The CSV files of a folder: one a relation, all documents that were ever read into the folder.
#pragma once

#include <fstream>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "base/atomic_file.h"
#include "export/disk_map.h"
#include "export/record_sink.h"
#include "export/relation.h"
#include "export/spool.h"

namespace gewu {

/// The first line, without its end.
std::string csv_head(const Relation& relation, CsvHeaders headers);

/// A document as its line of documents.csv tells of it.
using DocumentLine = std::function<std::string(const std::string& column)>;

/// Sees the documents of a folder's documents.csv in the order of that file, each with its key,
/// until `see` fails, which is passed on; none if the file is missing or another version's.
Status each_document_in_csv(
    const std::string& folder,
    const std::function<Status(const std::string& key, const DocumentLine& line)>& see);

/// Names documents one by one until `take` fails, which is passed on.
using EachDocument = std::function<Status(const std::function<Status(std::string_view)>& take)>;

/// Lines of a relation by document: some in the file of an earlier run, some of this one.
class CsvTable {
 public:
  /// Indexes the file that is there. One of other columns (another version's) counts as none.
  /// Where lines stand is remembered in `pieces`, which the tables of a folder share.
  static Result<CsvTable> open(const std::string& folder, const Relation& relation,
                               std::shared_ptr<DiskMap> pieces);

  const Relation& relation() const { return *relation_; }
  bool was_there() const { return !old_.empty(); }
  /// The document's rows take the place of those it had.
  Status replace(const RowSource& source, bool excel_safe, Spool& spool);
  Status drop(const std::string& document);

  /// Writes the whole file anew, documents in the given order.
  Status write(const EachDocument& documents, CsvHeaders headers, const Spool& spool) const;

 private:
  CsvTable() = default;
  Status index(std::istream& file);
  Status note(const std::string& document, bool old, long long at, long long length);
  std::string prefix_of(std::string_view document) const;
  Status copy(std::string_view document, std::ifstream& old, const Spool& spool,
              AtomicFile& out) const;
  Result<std::string> read(std::ifstream& old, long long at, long long length) const;

  std::string path_;
  std::string old_;  ///< path of the earlier file; empty: none
  const Relation* relation_ = nullptr;
  std::shared_ptr<DiskMap> pieces_;
};

/// The grid of one table: a text stands at the first cell of its span, the rest stays empty.
std::string grid_csv(const TextTable& table, bool excel_safe);

}  // namespace gewu

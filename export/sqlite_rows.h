// A document as rows of the database.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "export/relation.h"
#include "export/sqlite_database.h"

namespace gewu {

/// Inserts one document after the other into a database of schema_sql(). The database must outlive
/// it. A document whose content was inserted before is passed over.
class DocumentInserter {
 public:
  explicit DocumentInserter(const Database& database);
  Status insert(const Document& document, const std::string& stem);

 private:
  Status insert_rows(const Relation& relation, RowInserter& inserter, const RowSource& source);

  std::vector<std::pair<const Relation*, RowInserter>> inserters_;
  const Database* database_;
};

}  // namespace gewu

// A document as rows of the database.
#pragma once

#include <string>

#include "export/sqlite_database.h"
#include "records/document.h"

namespace gewu {

/// Inserts one document after the other into a database of kSchemaSql. The database must outlive
/// it. A stem must not come twice.
class DocumentInserter {
 public:
  explicit DocumentInserter(const Database& database);
  Status insert(const Document& document, const std::string& stem);

 private:
  Status insert_document(const Document& document);
  Status insert_pages(const Document& document);
  Status insert_paragraphs(const Document& document);
  Status insert_table(const DocumentTable& entry, int position);
  Status insert_cell(const std::string& table, const TextCell& cell);
  Status insert_record(const std::string& table, const TextTable& grid, const ProjectTarget& form);
  Status insert_record(const std::string& table, const TextTable& grid, const ProjectList& form);
  Status insert_record(const std::string& table, const TextTable& grid,
                       const DepartmentTarget& form);
  Status insert_record(const std::string& table, const TextTable& grid, const BudgetTable& form);
  Status insert_indicators(const Document& document);
  Status insert_amounts(const Document& document);
  Status insert_findings(const Document& document);

  std::string stem_;
  RowInserter documents_, pages_, paragraphs_, tables_, cells_, cell_parts_, projects_, midterms_,
      departments_, department_funding_, project_lists_, list_rows_, indicators_, findings_,
      amounts_;
};

}  // namespace gewu

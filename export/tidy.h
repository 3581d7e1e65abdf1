// What every flat output (CSV, database) says about a thing: where it stands and how sure it is.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "base/text_table.h"
#include "records/document.h"

namespace gewu {

/// "ok", "partial" or "failed".
const char* status_name(DocumentStatus status);

/// Where a row or a table stands and how far it can be trusted.
struct Evidence {
  int page = 0;             ///< of `box`
  PointRect box;            ///< page units, see PagePoint
  double confidence = 1.0;  ///< the lowest of the cells concerned: a mean hides the wrong one
  bool review = false;      ///< any of the cells concerned should be looked at
};

/// Of a whole table.
Evidence evidence_of_table(const TextTable& table);

/// Of one row of a table: the box is that of the cells which stand in this row alone, while the
/// confidence counts also those that span it, since their text is carried to the row.
Evidence evidence_of_row(const TextTable& table, int row);

/// Of one of several projects in a table: of the rows of its indicators.
Evidence evidence_of_project(const TextTable& table, const ProjectTarget& project);

/// How many cells of the document a person should look at.
int cells_to_review(const Document& document);

/// One indicator row with what it belongs to; `half` is "year" or "midterm".
struct IndicatorRow {
  const DocumentTable* table;
  const char* half;
  int position;  ///< 0-based among the indicators of the table's half
  const Indicator* indicator;
  int project = 0;                        ///< among the projects of one table, from 0
  const ProjectTarget* target = nullptr;  ///< of such a table: the project
};

/// Every indicator row of the document, in the order of tables and halves.
std::vector<IndicatorRow> indicator_rows(const Document& document);

}  // namespace gewu

// Recognising which form a table is, and reading its record.
#pragma once

#include <string>
#include <vector>

#include "records/document.h"
#include "records/fields.h"
#include "records/indicators.h"

namespace gewu {

/// What is known of one table while its record is read.
struct FormContext {
  const TextTable& table;
  std::string id;  ///< of the table, for findings
  GridView grid;
  std::vector<IndicatorHead> heads;
  std::vector<IndicatorBlock> blocks;
  std::vector<std::string> headings;  ///< title, subtitle and full-width rows at the top
  std::string unit_note;              ///< "单位：万元" of the caption or of a full-width row
  int body_row = 0;                   ///< first row that is no caption inside the grid
  std::vector<Finding> findings;

  FormContext(const TextTable& source, std::string table_id);

  /// The rows that hold fields: above the first head and below the indicator rows.
  std::vector<RowRange> field_rows() const;

  std::string year() const;  ///< from the headings; empty if none prints one
  std::string unit() const;  ///< of money, from the unit note; empty if none
  void add(Severity severity, std::string code, std::vector<const TextCell*> cells,
           std::string message, std::string suggestion = "");
};

/// Reads the record of one table, if it is one of the forms; findings go into `context`.
std::optional<Record> read_record(FormContext& context);

// One per form, in files of their own. Each gives nothing if the labels do not fit.
std::optional<ProjectTarget> read_project_target(FormContext& context);
std::optional<ProjectList> read_project_list(FormContext& context);
std::optional<DepartmentTarget> read_department_target(FormContext& context);

/// The fields that no key of the record holds, with findings for labels that are not known.
std::vector<MoreField> remaining_fields(FormContext& context, std::vector<Field>& fields);

}  // namespace gewu

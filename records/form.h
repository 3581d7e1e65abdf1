// Recognising which form a table is, and reading its record.
#pragma once

#include <string>
#include <vector>

#include "records/document.h"
#include "records/fields.h"
#include "records/indicators.h"
#include "records/matrix.h"

namespace gewu {

/// What is known of one table while its record is read.
struct FormContext {
  const TextTable& table;
  std::string id;  ///< of the table, for findings
  GridView grid;
  std::vector<IndicatorHead> heads;
  std::vector<IndicatorBlock> blocks;
  std::vector<Matrix> matrices;       ///< the small tables among the fields
  std::vector<std::string> headings;  ///< title, subtitle and full-width rows at the top
  std::string unit_note;              ///< "单位：万元" of the caption or of a full-width row
  int body_row = 0;                   ///< first row that is no caption inside the grid
  std::vector<Finding> findings;

  FormContext(const TextTable& source, std::string table_id);

  /// The rows that hold fields: above the first head and below the indicator rows.
  std::vector<RowRange> field_rows() const;

  /// The fields in them, those of the small tables that no reader of their own takes (`own`) too.
  std::vector<Field> fields(std::span<const LabelKind> kinds,
                            const std::vector<const Matrix*>& own = {}) const;

  /// True if a title says that the table is such a form.
  bool titled(TitleKind kind) const;

  /// True if the indicators stand beside a column of projects' names: a table of several forms.
  bool holds_several_projects() const;

  std::string year() const;  ///< from the headings; empty if none prints one
  std::string unit() const;  ///< of money, from the unit note; empty if none
  void add(Severity severity, std::string code, std::vector<const TextCell*> cells,
           std::string message, std::string suggestion = "");
};

/// Reads the record of one table, if it is one of the forms; findings go into `context`.
std::optional<Record> read_record(FormContext& context);

/// What a project's form and its evaluation share, as far as `fields` print it.
void fill_target(FormContext& context, std::vector<Field>& fields, ProjectTarget& target);

// One per form, in files of their own. Each gives nothing if the labels do not fit.
std::optional<ProjectTarget> read_project_target(FormContext& context);
std::optional<ProjectList> read_project_list(FormContext& context);
std::optional<DepartmentTarget> read_department_target(FormContext& context);
std::optional<SelfEvaluation> read_self_evaluation(FormContext& context);

/// The form's year by its headings, else by the label of the year's goal; empty if none prints one.
std::string year_of(const FormContext& context, const std::vector<Field>& fields);

/// What rows of totals (总分, 合计) below the indicators print: 总分/得分 and so on.
std::vector<MoreField> total_fields(const FormContext& context);

/// The fields that no key of the record holds, with findings for labels that are not known.
std::vector<MoreField> remaining_fields(FormContext& context, std::vector<Field>& fields);

}  // namespace gewu

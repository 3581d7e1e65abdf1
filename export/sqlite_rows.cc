#include "export/sqlite_rows.h"

#include <algorithm>

#include "export/amount_rows.h"
#include "export/json_writer.h"
#include "export/tidy.h"

namespace gewu {

namespace {

void put_box(RowInserter& row, const PointRect& box) {
  row.put(box.x0).put(box.y0).put(box.x1).put(box.y1);
}

void put_evidence(RowInserter& row, const Evidence& evidence) {
  row.put(evidence.page);
  put_box(row, evidence.box);
  row.put(evidence.confidence).put(static_cast<int>(evidence.review));
}

void put_money(RowInserter& row, const std::optional<Money>& money) {
  if (money) {
    row.put(std::string_view(money->text)).maybe(money->yuan);
  } else {
    row.put_null().put_null();
  }
}

void put_funding(RowInserter& row, const Funding& funding) {
  row.maybe(funding.unit);
  put_money(row, funding.total);
  put_money(row, funding.fiscal);
  put_money(row, funding.other);
  put_money(row, funding.special_bond);
  put_money(row, funding.project_total);
}

// Labelled fields without a column of their own, as a JSON object list.
std::string more_json(const std::vector<MoreField>& more) {
  std::string out = "[";
  for (const MoreField& field : more) {
    if (out.size() > 1) out += ", ";
    out +=
        "{\"label\": " + json_quoted(field.label) + ", \"text\": " + json_quoted(field.text) + "}";
  }
  return out + "]";
}

std::string cells_json(const Finding& finding) {
  std::string out = "[";
  for (const auto& [row, col] : finding.cells) {
    if (out.size() > 1) out += ", ";
    out += "[" + std::to_string(row) + ", " + std::to_string(col) + "]";
  }
  return out + "]";
}

bool has_table(const Document& document, const std::string& id) {
  return std::any_of(document.tables.begin(), document.tables.end(),
                     [&id](const DocumentTable& entry) { return entry.id == id; });
}

// The number of columns of each table of sqlite_schema.cc.
constexpr int kDocumentColumns = 11;
constexpr int kPageColumns = 8;
constexpr int kParagraphColumns = 9;
constexpr int kTableColumns = 19;
constexpr int kCellColumns = 16;
constexpr int kCellPartColumns = 9;
constexpr int kProjectColumns = 22;
constexpr int kMidtermColumns = 14;
constexpr int kDepartmentColumns = 9;
constexpr int kDepartmentFundingColumns = 6;
constexpr int kProjectListColumns = 7;
constexpr int kListRowColumns = 17;
constexpr int kIndicatorColumns = 25;
constexpr int kFindingColumns = 9;
constexpr int kAmountColumns = 25;

}  // namespace

DocumentInserter::DocumentInserter(const Database& database)
    : documents_(database, "documents", kDocumentColumns),
      pages_(database, "pages", kPageColumns),
      paragraphs_(database, "paragraphs", kParagraphColumns),
      tables_(database, "tables", kTableColumns),
      cells_(database, "cells", kCellColumns),
      cell_parts_(database, "cell_parts", kCellPartColumns),
      projects_(database, "projects", kProjectColumns),
      midterms_(database, "midterms", kMidtermColumns),
      departments_(database, "departments", kDepartmentColumns),
      department_funding_(database, "department_funding", kDepartmentFundingColumns),
      project_lists_(database, "project_lists", kProjectListColumns),
      list_rows_(database, "list_rows", kListRowColumns),
      indicators_(database, "indicators", kIndicatorColumns),
      findings_(database, "findings", kFindingColumns),
      amounts_(database, "amounts", kAmountColumns) {}

Status DocumentInserter::insert(const Document& document, const std::string& stem) {
  stem_ = stem;
  if (Status done = insert_document(document); !done) return done;
  if (Status done = insert_pages(document); !done) return done;
  if (Status done = insert_paragraphs(document); !done) return done;
  int position = 0;
  for (const DocumentTable& entry : document.tables) {
    if (Status done = insert_table(entry, position++); !done) return done;
  }
  if (Status done = insert_indicators(document); !done) return done;
  if (Status done = insert_amounts(document); !done) return done;
  return insert_findings(document);
}

Status DocumentInserter::insert_document(const Document& document) {
  const DocumentInfo& info = document.info;
  documents_.put(stem_).put(info.name).put_printed(info.sha256).put(info.bytes).put(info.kind);
  documents_.put_printed(info.title).put(info.page_count).put(status_name(document.status));
  documents_.put_printed(info.year).put_printed(info.unit).put_printed(info.region);
  return documents_.insert();
}

Status DocumentInserter::insert_pages(const Document& document) {
  for (const PageSummary& page : document.pages) {
    pages_.put(stem_).put(page.number).put(page.width).put(page.height).put(page.turned);
    pages_.put(page.skew).put(reader_name(page.reader)).put(page.why);
    if (Status done = pages_.insert(); !done) return done;
  }
  return ok_status();
}

Status DocumentInserter::insert_paragraphs(const Document& document) {
  int position = 0;
  for (const Paragraph& paragraph : document.paragraphs) {
    paragraphs_.put(stem_).put(position++).put(paragraph.page);
    put_box(paragraphs_, paragraph.box);
    paragraphs_.put(paragraph.text).put(paragraph.confidence);
    if (Status done = paragraphs_.insert(); !done) return done;
  }
  return ok_status();
}

Status DocumentInserter::insert_table(const DocumentTable& entry, int position) {
  const TextTable& table = entry.table;
  const Evidence evidence = evidence_of_table(table);
  tables_.put(stem_).put(entry.id).put(position).put(evidence.page);
  tables_.put(table.pages.empty() ? 0 : table.pages.back());
  put_box(tables_, evidence.box);
  tables_.put(evidence.confidence).put(static_cast<int>(evidence.review));
  tables_.put_printed(table.title).put_printed(table.subtitle).put_printed(table.unit_note);
  tables_.put_printed(table.footer).put(table.rows).put(table.cols);
  entry.record ? tables_.put(form_name(*entry.record)) : tables_.put_null();
  tables_.put_printed(table.joined);
  if (Status done = tables_.insert(); !done) return done;
  for (const TextCell& cell : table.cells) {
    if (Status done = insert_cell(entry.id, cell); !done) return done;
  }
  if (!entry.record) return ok_status();
  return std::visit([&](const auto& form) { return insert_record(entry.id, table, form); },
                    *entry.record);
}

Status DocumentInserter::insert_cell(const std::string& table, const TextCell& cell) {
  cells_.put(stem_).put(table).put(cell.row).put(cell.col).put(cell.row_span).put(cell.col_span);
  cells_.put(cell.text);
  cell.has_raw ? cells_.put(cell.raw) : cells_.put_null();
  cells_.put(text_source_name(cell.source));
  put_evidence(cells_, {cell.page, cell.box, cell.confidence, cell.review});
  if (Status done = cells_.insert(); !done) return done;
  for (const PagePart& part : cell.more_parts) {
    cell_parts_.put(stem_).put(table).put(cell.row).put(cell.col).put(part.page);
    put_box(cell_parts_, part.box);
    if (Status done = cell_parts_.insert(); !done) return done;
  }
  return ok_status();
}

Status DocumentInserter::insert_record(const std::string& table, const TextTable& /*grid*/,
                                       const ProjectTarget& form) {
  projects_.put(stem_).put(table).maybe(form.year).maybe(form.project_name).maybe(form.budget_unit);
  projects_.maybe(form.department).maybe(form.implementing_unit).maybe(form.project_leader);
  projects_.maybe(form.handler);
  put_funding(projects_, form.funding);
  projects_.maybe(form.goal).put(more_json(form.more));
  if (Status done = projects_.insert(); !done || !form.midterm) return done;
  midterms_.put(stem_).put(table);
  put_funding(midterms_, form.midterm->funding);
  midterms_.maybe(form.midterm->goal);
  return midterms_.insert();
}

Status DocumentInserter::insert_record(const std::string& table, const TextTable& grid,
                                       const ProjectList& form) {
  project_lists_.put(stem_).put(table).maybe(form.year).maybe(form.unit);
  put_money(project_lists_, form.total);
  project_lists_.put(more_json(form.more));
  if (Status done = project_lists_.insert(); !done) return done;
  int position = 0;
  for (const ProjectListRow& row : form.rows) {
    list_rows_.put(stem_).put(table).put(position++).put(row.row).maybe(row.no);
    list_rows_.maybe(row.department).maybe(row.implementing_unit).maybe(row.project_name);
    put_money(list_rows_, row.amount);
    put_evidence(list_rows_, evidence_of_row(grid, row.row));
    if (Status done = list_rows_.insert(); !done) return done;
  }
  return ok_status();
}

Status DocumentInserter::insert_record(const std::string& table, const TextTable& /*grid*/,
                                       const DepartmentTarget& form) {
  departments_.put(stem_).put(table).maybe(form.year).maybe(form.department).maybe(form.contact);
  departments_.maybe(form.phone)
      .maybe(form.goal)
      .maybe(form.funding_unit)
      .put(more_json(form.more));
  if (Status done = departments_.insert(); !done) return done;
  int position = 0;
  for (const FundingSourceRow& row : form.funding) {
    department_funding_.put(stem_).put(table).put(position++).put(row.source);
    put_money(department_funding_, row.amount);
    if (Status done = department_funding_.insert(); !done) return done;
  }
  return ok_status();
}

/// Its amounts have a table of their own, see insert_amounts.
Status DocumentInserter::insert_record(const std::string& /*table*/, const TextTable& /*grid*/,
                                       const BudgetTable& /*form*/) {
  return ok_status();
}

Status DocumentInserter::insert_amounts(const Document& document) {
  for (const AmountRow& entry : amount_rows(document)) {
    amounts_.put(stem_).put(entry.table->id).put(entry.row->row).put(entry.amount->column);
    amounts_.put(budget_kind_name(entry.budget->kind)).maybe(entry.budget->year);
    amounts_.maybe(entry.budget->unit).put(static_cast<int>(entry.budget->execution));
    amounts_.put(entry.row->side).maybe(entry.row->code).put(entry.row->name);
    amounts_.put(entry.row->level).put(budget_row_kind_name(entry.row->is)).put(entry.path());
    amounts_.put(budget_role_name(entry.column().role)).put(entry.amount->text);
    amounts_.maybe(entry.amount->yuan).put(static_cast<int>(entry.cell->proved));
    put_evidence(amounts_, entry.evidence());
    if (Status done = amounts_.insert(); !done) return done;
  }
  return ok_status();
}

Status DocumentInserter::insert_indicators(const Document& document) {
  for (const IndicatorRow& row : indicator_rows(document)) {
    const Indicator& indicator = *row.indicator;
    const TargetValue& value = indicator.value;
    indicators_.put(stem_).put(row.table->id).put(row.half).put(row.position).put(indicator.row);
    indicators_.put(indicator.level1).put(indicator.level2).put(indicator.level3);
    indicators_.put(value.text).maybe(value.comparator).maybe(value.number).maybe(value.upper);
    indicators_.maybe(value.unit).maybe(indicator.basis).maybe(indicator.last_year);
    indicators_.maybe(indicator.weight).maybe(indicator.scoring_rule).maybe(indicator.evidence);
    put_evidence(indicators_, evidence_of_row(row.table->table, indicator.row));
    if (Status done = indicators_.insert(); !done) return done;
  }
  return ok_status();
}

Status DocumentInserter::insert_findings(const Document& document) {
  int position = 0;
  for (const Finding& finding : document.findings) {
    findings_.put(stem_).put(position++).put(severity_name(finding.severity)).put(finding.code);
    finding.page > 0 ? findings_.put(finding.page) : findings_.put_null();
    has_table(document, finding.table) ? findings_.put(finding.table) : findings_.put_null();
    findings_.put(cells_json(finding)).put(finding.message).put_printed(finding.suggestion);
    if (Status done = findings_.insert(); !done) return done;
  }
  return ok_status();
}

}  // namespace gewu

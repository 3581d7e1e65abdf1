#include "export/csv_rows.h"

#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "export/amount_rows.h"

namespace gewu {

namespace {

constexpr int kConfidenceDecimals = 4;

// Positions of the files in CsvFiles.
constexpr size_t kProjects = 0;
constexpr size_t kDepartments = 1;
constexpr size_t kIndicators = 2;
constexpr size_t kLists = 3;
constexpr size_t kCells = 4;
constexpr size_t kFindings = 5;
constexpr size_t kAmounts = 6;
constexpr size_t kKinds = 7;

struct CsvKind {
  std::string_view file;
  std::string_view columns;  ///< docs/output.md says what they hold
};

// In the order of the constants above.
constexpr std::array<CsvKind, kKinds> kFiles = {
    {{"projects.csv",
      "document,table,page,x0,y0,x1,y1,confidence,review,year,project_name,budget_unit,department,"
      "implementing_unit,project_leader,handler,funding_unit,total,total_yuan,fiscal,fiscal_yuan,"
      "other,other_yuan,special_bond,special_bond_yuan,project_total,project_total_yuan,goal"},
     {"departments.csv",
      "document,table,page,x0,y0,x1,y1,confidence,review,year,department,contact,phone,goal,"
      "funding_unit,source,amount,amount_yuan"},
     {"indicators.csv",
      "document,table,page,x0,y0,x1,y1,confidence,review,form,owner,half,row,level1,level2,level3,"
      "value,comparator,number,upper,unit,basis,last_year,weight,scoring_rule,evidence"},
     {"project_lists.csv",
      "document,table,page,x0,y0,x1,y1,confidence,review,year,unit,row,no,department,"
      "implementing_unit,project_name,amount,amount_yuan,list_total,list_total_yuan"},
     {"cells.csv",
      "document,table,page,x0,y0,x1,y1,confidence,review,row,col,row_span,col_span,text,source,"
      "raw"},
     {"findings.csv", "document,table,page,severity,code,cells,message,suggestion"},
     {"amounts.csv",
      "document,table,page,x0,y0,x1,y1,confidence,review,proved,kind,year,unit,execution,side,row,"
      "col,code,name,level,row_kind,path,role,text,yuan"}}};

class RowMaker {
 public:
  RowMaker(std::vector<CsvFile>& files, const Document& document, std::string stem, bool excel_safe)
      : files_(files), document_(document), stem_(std::move(stem)), excel_safe_(excel_safe) {}

  void add_all() {
    for (const DocumentTable& table : document_.tables) {
      for (const TextCell& cell : table.table.cells) add_cell(table, cell);
      if (!table.record) continue;
      std::visit([&](const auto& record) { add_record(table, record); }, *table.record);
    }
    for (const IndicatorRow& row : indicator_rows(document_)) add_indicator(row);
    for (const Finding& finding : document_.findings) add_finding(finding);
    for (const AmountRow& row : amount_rows(document_)) add_amount(row);
  }

 private:
  CsvRow start(const DocumentTable& table, const Evidence& evidence) const {
    CsvRow row(excel_safe_);
    row.text(stem_).text(table.id).integer(evidence.page).box(evidence.box);
    row.number(evidence.confidence, kConfidenceDecimals).flag(evidence.review);
    return row;
  }

  static void put_money(CsvRow& row, const std::optional<Money>& money) {
    if (money) {
      row.text(money->text).maybe(money->yuan);
    } else {
      row.absent().absent();
    }
  }

  void add_cell(const DocumentTable& table, const TextCell& cell) {
    CsvRow row = start(table, {cell.page, cell.box, cell.confidence, cell.review});
    row.integer(cell.row).integer(cell.col).integer(cell.row_span).integer(cell.col_span);
    row.text(cell.text).text(text_source_name(cell.source));
    cell.has_raw ? row.text(cell.raw) : row.absent();
    files_[kCells].add(row);
  }

  void add_record(const DocumentTable& table, const ProjectTarget& record) {
    CsvRow row = start(table, evidence_of_table(table.table));
    row.maybe(record.year).maybe(record.project_name).maybe(record.budget_unit);
    row.maybe(record.department).maybe(record.implementing_unit).maybe(record.project_leader);
    row.maybe(record.handler).maybe(record.funding.unit);
    for (const auto& money : {record.funding.total, record.funding.fiscal, record.funding.other,
                              record.funding.special_bond, record.funding.project_total}) {
      put_money(row, money);
    }
    row.maybe(record.goal);
    files_[kProjects].add(row);
  }

  void add_record(const DocumentTable& table, const ProjectList& record) {
    for (const ProjectListRow& item : record.rows) {
      CsvRow row = start(table, evidence_of_row(table.table, item.row));
      row.maybe(record.year).maybe(record.unit).integer(item.row).maybe(item.no);
      row.maybe(item.department).maybe(item.implementing_unit).maybe(item.project_name);
      put_money(row, item.amount);
      put_money(row, record.total);
      files_[kLists].add(row);
    }
  }

  // One row per source of funding; a form without any still has its row.
  void add_record(const DocumentTable& table, const DepartmentTarget& record) {
    for (const FundingSourceRow& source : record.funding) {
      CsvRow row = department_row(table, record);
      row.text(source.source);
      put_money(row, source.amount);
      files_[kDepartments].add(row);
    }
    if (!record.funding.empty()) return;
    CsvRow row = department_row(table, record);
    row.absent();
    put_money(row, std::nullopt);
    files_[kDepartments].add(row);
  }

  /// Its amounts have a file of their own, see add_amount.
  void add_record(const DocumentTable& /*table*/, const BudgetTable& /*record*/) {}

  void add_amount(const AmountRow& entry) {
    CsvRow row = start(*entry.table, entry.evidence());
    row.flag(entry.cell->proved).text(budget_kind_name(entry.budget->kind));
    row.maybe(entry.budget->year).maybe(entry.budget->unit).flag(entry.budget->execution);
    row.integer(entry.row->side).integer(entry.row->row).integer(entry.amount->column);
    row.maybe(entry.row->code).text(entry.row->name).integer(entry.row->level);
    row.text(budget_row_kind_name(entry.row->is)).text(entry.path());
    row.text(budget_role_name(entry.column().role)).text(entry.amount->text);
    row.maybe(entry.amount->yuan);
    files_[kAmounts].add(row);
  }

  CsvRow department_row(const DocumentTable& table, const DepartmentTarget& record) const {
    CsvRow row = start(table, evidence_of_table(table.table));
    row.maybe(record.year).maybe(record.department).maybe(record.contact).maybe(record.phone);
    row.maybe(record.goal).maybe(record.funding_unit);
    return row;
  }

  static std::optional<std::string> owner(const Record& record) {
    if (const ProjectTarget* project = project_target_of(record)) {
      return project->project_name ? project->project_name : project->department;
    }
    if (const auto* form = std::get_if<DepartmentTarget>(&record)) return form->department;
    return std::nullopt;
  }

  void add_indicator(const IndicatorRow& entry) {
    const Indicator& indicator = *entry.indicator;
    const TargetValue& value = indicator.value;
    CsvRow row = start(*entry.table, evidence_of_row(entry.table->table, indicator.row));
    row.text(form_name(*entry.table->record)).maybe(owner(*entry.table->record)).text(entry.half);
    row.integer(indicator.row).text(indicator.level1).text(indicator.level2);
    row.text(indicator.level3).text(value.text).maybe(value.comparator).maybe(value.number);
    row.maybe(value.upper).maybe(value.unit).maybe(indicator.basis).maybe(indicator.last_year);
    row.maybe(indicator.weight).maybe(indicator.scoring_rule).maybe(indicator.evidence);
    files_[kIndicators].add(row);
  }

  void add_finding(const Finding& finding) {
    CsvRow row(excel_safe_);
    row.text(stem_).printed(finding.table);
    finding.page > 0 ? row.integer(finding.page) : row.absent();
    row.text(severity_name(finding.severity)).text(finding.code);
    std::string cells;
    for (const auto& [r, c] : finding.cells) {
      cells += (cells.empty() ? "" : " ") + std::to_string(r) + ":" + std::to_string(c);
    }
    row.printed(cells).text(finding.message).printed(finding.suggestion);
    files_[kFindings].add(row);
  }

  std::vector<CsvFile>& files_;
  const Document& document_;
  std::string stem_;
  bool excel_safe_;
};

}  // namespace

Result<CsvFiles> CsvFiles::create(const std::string& folder, bool excel_safe) {
  std::vector<CsvFile> files;
  for (const CsvKind& kind : kFiles) {
    Result<CsvFile> file = CsvFile::create(folder + "/" + std::string(kind.file), kind.columns);
    if (!file) return file.error();
    files.push_back(std::move(*file));
  }
  return CsvFiles(std::move(files), excel_safe);
}

Status CsvFiles::add(const Document& document, const std::string& stem) {
  RowMaker(files_, document, stem, excel_safe_).add_all();
  for (CsvFile& file : files_) {
    if (Status flushed = file.flush(); !flushed) return flushed;
  }
  return ok_status();
}

Status CsvFiles::commit() {
  for (CsvFile& file : files_) {
    if (Status done = file.commit(); !done) return done;
  }
  return ok_status();
}

std::string grid_csv(const TextTable& table, bool excel_safe) {
  std::string out(kByteOrderMark);
  for (int r = 0; r < table.rows; ++r) {
    CsvRow row(excel_safe);
    for (int c = 0; c < table.cols; ++c) {
      const TextCell* cell = table.cell_at(r, c);
      cell && cell->row == r && cell->col == c ? row.printed(cell->text) : row.absent();
    }
    out += row.line();
  }
  return out;
}

}  // namespace gewu

// A whole document: joined tables, typed records, findings.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/finding.h"
#include "base/text_table.h"
#include "numbers/money.h"
#include "numbers/target_value.h"
#include "records/budget/budget_table.h"
#include "records/corrections.h"

namespace gewu {

/// A printed field without a key of its own in a record.
struct MoreField {
  std::string label;
  std::string text;
  int row = -1;  ///< of the cell that prints it; -1: not kept
  int col = -1;
};

/// 项目资金. An amount is absent when the form does not print it.
struct Funding {
  std::optional<std::string> unit;  ///< 万元, 元, ...; absent if the form prints none
  std::optional<Money> total;
  std::optional<Money> fiscal;
  std::optional<Money> other;
  std::optional<Money> special_bond;
  std::optional<Money> project_total;
};

/// One printed indicator row. Absent: the form has no such column; "": printed and empty.
struct Indicator {
  std::string level1;
  std::string level2;
  std::string level3;
  TargetValue value;
  std::optional<std::string> basis;
  std::optional<std::string> last_year;
  std::optional<std::string> weight;
  std::optional<std::string> scoring_rule;
  std::optional<std::string> evidence;
  std::optional<TargetValue> actual;  ///< 实际完成值 of a self-evaluation, as the two below
  std::optional<std::string> score;
  std::optional<std::string> deviation;
  std::vector<MoreField> more;  ///< what columns without a key say
  int row = 0;                  ///< of the table
};

/// The mid-term (中期) half of a form that prints one beside the year's.
struct Midterm {
  Funding funding;
  std::optional<std::string> goal;
  std::vector<Indicator> indicators;
};

struct ProjectTarget {
  std::optional<std::string> year, project_name, budget_unit, department, implementing_unit,
      project_leader, handler;
  Funding funding;
  std::optional<std::string> goal;
  std::vector<Indicator> indicators;
  std::optional<Midterm> midterm;
  std::vector<MoreField> more;
};

struct ProjectListRow {
  std::optional<std::string> no, department, implementing_unit, project_name;
  std::optional<Money> amount;
  std::vector<MoreField> more;  ///< what columns without a key say
  int row = 0;
};

/// A 小计 among the rows of a list.
struct ListSubtotal {
  std::optional<std::string> department;  ///< whose rows it adds up, where that is known
  Money amount;
  int row = 0;
};

struct ProjectList {
  std::optional<std::string> year, unit;
  std::optional<Money> total;
  std::vector<ProjectListRow> rows;
  std::vector<ListSubtotal> subtotals;
  std::vector<MoreField> more;
  bool of_budget = false;  ///< a table of the budget itself, whose projects need no form
};

struct FundingSourceRow {
  std::string source;  ///< "财政资金/上级资金"
  Money amount;
};

/// One of 年度主要任务. An amount is absent when the form has no such column.
struct DepartmentTask {
  std::optional<std::string> name, content;
  std::optional<Money> total, fiscal, other;
  int row = 0;
};

struct DepartmentTarget {
  std::optional<std::string> year, department, contact, phone, goal;
  std::optional<std::string> funding_unit;
  std::vector<FundingSourceRow> funding;
  std::vector<DepartmentTask> tasks;
  std::vector<Indicator> indicators;
  std::optional<Midterm> midterm;  ///< without money of its own
  std::vector<MoreField> more;
};

/// One line of the money of a self-evaluation, with what became of it.
struct ExecutionRow {
  std::string source;  ///< "年度资金总额", "其中：当年财政拨款"
  std::optional<Money> initial, adjusted, executed;  ///< 年初预算数, 全年预算数, 全年执行数
  std::optional<std::string> weight, rate, score;  ///< 分值, 执行率, 得分
  int row = 0;
  int weight_col = -1;  ///< where they stand; -1: no such column
  int rate_col = -1;
  int score_col = -1;
};

/// 绩效自评表: a target form with what was reached. `goal` is what was to be reached, the amounts
/// of `funding` are those of the year's budget (全年预算数, else 年初预算数).
struct SelfEvaluation : ProjectTarget {
  std::vector<ExecutionRow> execution;
  std::optional<std::string> achieved;  ///< 实际完成情况
  std::optional<std::string> total_score;
  std::pair<int, int> total_score_cell{-1, -1};  ///< row and column; -1: none known
};

using Record =
    std::variant<ProjectTarget, ProjectList, DepartmentTarget, SelfEvaluation, BudgetTable>;

/// "project_target", "project_list", "department_target", "self_evaluation" or "budget_table".
const char* form_name(const Record& record);

/// The target of a project's form or of its evaluation; null for other records.
const ProjectTarget* project_target_of(const Record& record);

struct DocumentTable {
  std::string id;  ///< "t1", "t2", ... in reading order
  TextTable table;
  std::optional<Record> record;  ///< absent: none of the forms
  /// The same table as another form: a list of projects is a table of amounts too, and a budget's
  /// table of projects is a list of them.
  std::optional<Record> also = {};
  /// The forms of a table that holds those of several projects, one below the other; `record` is
  /// absent then.
  std::vector<ProjectTarget> projects = {};
  std::vector<Edit> edits =
      {};  ///< changes of the grid by reviewers; `before` is a correction's id
};

/// The table's record of this form, be it `record` or `also`; null if it has none.
template <typename Form>
const Form* form_of(const DocumentTable& table) {
  for (const std::optional<Record>* record : {&table.record, &table.also}) {
    if (const Form* form = *record ? std::get_if<Form>(&**record) : nullptr) return form;
  }
  return nullptr;
}

template <typename Form>
Form* form_of(DocumentTable& table) {
  return const_cast<Form*>(form_of<Form>(std::as_const(table)));
}

struct DocumentInfo {
  std::string name;  ///< file name without folders
  std::string sha256;
  long long bytes = 0;
  std::string kind;   ///< "pdf", "image" or "text"
  std::string title;  ///< filled by build_document from the first page; may be empty
  int page_count = 0;
  std::string year = {};  ///< of the plan or account; from titles, like the next two; may be empty
  std::string unit = {};  ///< whose money it is: 上海市普陀区财政局
  std::string region = {};  ///< 行政区划: 上海市普陀区
  std::string path = {};    ///< where it was read, seen from the output folder; not in the JSON
};

struct PageSummary {
  int number = 0;
  double width = 0;
  double height = 0;
  int turned = 0;
  double skew = 0;
  Reader reader = Reader::Blank;
  std::string why;
};

enum class DocumentStatus { Ok, Partial, Failed };

struct Document {
  DocumentInfo info;
  DocumentStatus status = DocumentStatus::Ok;
  std::vector<PageSummary> pages;
  std::vector<Paragraph> paragraphs;
  std::vector<DocumentTable> tables;
  std::vector<Finding> findings;
};

/// Fills the records of `document.tables`, which are joined and captioned, proves their numbers,
/// and adds what it finds; `document.info` gets year, unit and region from the titles. Cells keep
/// their text.
void type_tables(Document& document);

/// Joins tables over page breaks, gives tables their captions, recognises forms, makes records and
/// checks them. `pages` ascend by number; pages that could not be read are missing from it and have
/// an error among `failures`. Status: Failed if no page was read, Partial if one is missing or a
/// finding is an error, else Ok. Pure function.
/// Reviewers' `corrections` of this content count as read.
Document build_document(DocumentInfo info, std::vector<PageResult> pages,
                        std::vector<Finding> failures,
                        const std::vector<Correction>& corrections = {});

/// The same for a document that was read before (and may hold corrections already): answers go into
/// cells and grids; records, findings that follow from them and status are made anew.
void correct_document(Document& document, const std::vector<Correction>& corrections);

}  // namespace gewu

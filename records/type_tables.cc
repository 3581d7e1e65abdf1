#include <algorithm>

#include "records/budget/caption.h"
#include "records/budget/kind.h"
#include "records/budget/read_budget.h"
#include "records/budget/title_facts.h"
#include "records/budget/unread_amounts.h"
#include "records/checks.h"
#include "records/document.h"
#include "records/form.h"
#include "records/proof/prove.h"
#include "records/several_projects.h"
#include "records/units.h"

namespace gewu {

namespace {

void append(std::vector<Finding>& all, std::vector<Finding> more) {
  std::move(more.begin(), more.end(), std::back_inserter(all));
}

/// What is found in two ways is told once: a list's total is a sum down a column too. The second
/// may know what would mend it.
bool is_told(std::vector<Finding>& told, const Finding& news) {
  const std::string code = news.code == "column-sum" ? "list-total" : news.code;
  for (Finding& finding : told) {
    const bool sole = code == "list-total" || code == "funding-sum" || code == "weights-sum";
    const bool same_place = sole || finding.cells == news.cells;
    if (finding.code != code || finding.table != news.table || !same_place) continue;
    if (!news.suggestion.empty()) finding.suggestion = news.suggestion;
    return true;
  }
  return false;
}

void append_news(std::vector<Finding>& all, std::vector<Finding> more) {
  std::erase_if(more, [&](const Finding& news) { return is_told(all, news); });
  append(all, std::move(more));
}

/// The budget table at `index`, given what the document says of it; also gives it the title that
/// stands further above.
std::optional<BudgetTable> read_budget(Document& document, size_t index, const FormContext& context,
                                       const TitleFacts& facts) {
  BudgetSurroundings around;
  around.document = facts;
  if (index > 0) {
    const DocumentTable& before = document.tables[index - 1];
    around.table_before = &before.table;
    around.record_before = form_of<BudgetTable>(before);
  }
  TextTable& table = document.tables[index].table;
  around.caption = find_budget_caption(document.paragraphs, around.table_before, table);
  std::optional<BudgetTable> budget = read_budget_table(context, around);
  if (!budget) return std::nullopt;
  if (!kind_of_title(table.title) && !around.caption.title.empty()) {
    table.title = around.caption.title;
  }
  if (table.unit_note.empty()) table.unit_note = around.caption.unit_note;
  return budget;
}

/// A list that stands in a budget (项目支出预算表) is a table of the budget first.
void add_budget(DocumentTable& table, std::optional<BudgetTable> budget) {
  if (!budget) return;
  table.also = std::move(*budget);
  const auto* list = form_of<ProjectList>(table);
  if (!list || list->of_budget) std::swap(table.record, table.also);
}

void read_several(DocumentTable& table, FormContext& context) {
  table.projects = read_several_projects(context);
  const bool read = !table.projects.empty();
  context.add(
      read ? Severity::Info : Severity::Warning, "several-projects", {},
      read ? "the table holds the targets of " + std::to_string(table.projects.size()) +
                 " projects; they stand under `projects`"
           : "the table holds the targets of several projects, which could not be told apart",
      read ? "" : "take them from the cells of the table");
}

/// 填报单位：某某局 above a project's form that names no unit itself.
void name_unit(Document& document, size_t index) {
  DocumentTable& table = document.tables[index];
  ProjectTarget* target = form_of<SelfEvaluation>(table);
  if (!target) target = form_of<ProjectTarget>(table);
  if (!target || target->budget_unit) return;
  const TextTable* before = index > 0 ? &document.tables[index - 1].table : nullptr;
  const std::string unit = find_budget_caption(document.paragraphs, before, table.table).applicant;
  if (!unit.empty()) target->budget_unit = unit;
}

}  // namespace

void type_tables(Document& document) {
  std::vector<std::string> titles;
  for (const DocumentTable& table : document.tables) titles.push_back(table.table.title);
  const TitleFacts facts = facts_of_document(document.info.title, document.paragraphs, titles);
  document.info.year = facts.year.value_or("");
  document.info.unit = facts.unit.value_or("");
  document.info.region = facts.region.value_or("");
  for (size_t i = 0; i < document.tables.size(); ++i) {
    DocumentTable& table = document.tables[i];
    FormContext context(table.table, table.id);
    table.record = read_record(context);
    name_unit(document, i);
    table.projects.clear();
    const bool several = context.holds_several_projects();
    if (several) read_several(table, context);
    if (table.record || several) append(document.findings, std::move(context.findings));
    table.also.reset();
    if ((!table.record && table.projects.empty()) || form_of<ProjectList>(table)) {
      add_budget(table, read_budget(document, i, context, facts));
    }
    append(document.findings, check_record(table));
  }
  append(document.findings, infer_units(document.tables));
  append_news(document.findings, unread_amounts(document.tables));
  append_news(document.findings, prove_document(document.tables));
  append(document.findings, check_document(document.tables));
}

}  // namespace gewu

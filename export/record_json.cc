#include "export/record_json.h"

#include "export/budget_json.h"

namespace gewu {

namespace {

void write_money(JsonWriter& json, std::string_view name, const std::optional<Money>& money) {
  json.key(name);
  if (!money) return json.null();
  json.open_object(JsonShape::Line);
  json.text_field("text", money->text);
  json.optional_field("yuan", money->yuan);
  json.close();
}

void write_amounts(JsonWriter& json, const Funding& funding) {
  json.optional_field("unit", funding.unit);
  write_money(json, "total", funding.total);
  write_money(json, "fiscal", funding.fiscal);
  write_money(json, "other", funding.other);
  write_money(json, "special_bond", funding.special_bond);
  write_money(json, "project_total", funding.project_total);
}

void write_funding(JsonWriter& json, const Funding& funding) {
  json.key("funding");
  json.open_object();
  write_amounts(json, funding);
  json.close();
}

void write_value(JsonWriter& json, const char* name, const TargetValue& value) {
  json.key(name);
  json.open_object(JsonShape::Line);
  json.text_field("text", value.text);
  json.optional_field("comparator", value.comparator);
  json.optional_field("number", value.number);
  json.optional_field("upper", value.upper);
  json.optional_field("unit", value.unit);
  if (value.approximate) {
    json.key("approximate");
    json.boolean(true);
  }
  json.close();
}

void write_column(JsonWriter& json, const char* name, const std::optional<std::string>& text) {
  if (text) json.text_field(name, *text);
}

void write_more(JsonWriter& json, const std::vector<MoreField>& more,
                JsonShape shape = JsonShape::Block) {
  if (more.empty()) return;
  json.key("more");
  json.open_array(shape);
  for (const MoreField& field : more) {
    json.open_object(JsonShape::Line);
    json.text_field("label", field.label);
    json.text_field("text", field.text);
    json.close();
  }
  json.close();
}

void write_indicators(JsonWriter& json, const std::vector<Indicator>& indicators) {
  json.key("indicators");
  json.open_array();
  for (const Indicator& indicator : indicators) {
    json.open_object(JsonShape::Line);
    json.text_field("level1", indicator.level1);
    json.text_field("level2", indicator.level2);
    json.text_field("level3", indicator.level3);
    write_value(json, "value", indicator.value);
    write_column(json, "basis", indicator.basis);
    write_column(json, "last_year", indicator.last_year);
    write_column(json, "weight", indicator.weight);
    write_column(json, "scoring_rule", indicator.scoring_rule);
    write_column(json, "evidence", indicator.evidence);
    if (indicator.actual) write_value(json, "actual", *indicator.actual);
    write_column(json, "score", indicator.score);
    write_column(json, "deviation", indicator.deviation);
    write_more(json, indicator.more, JsonShape::Line);
    json.integer_field("row", indicator.row);
    json.close();
  }
  json.close();
}

void write_midterm(JsonWriter& json, const std::optional<Midterm>& midterm) {
  if (!midterm) return;
  json.key("midterm");
  json.open_object();
  write_funding(json, midterm->funding);
  json.optional_field("goal", midterm->goal);
  write_indicators(json, midterm->indicators);
  json.close();
}

void write_head(JsonWriter& json, const ProjectTarget& record) {
  json.optional_field("year", record.year);
  json.optional_field("project_name", record.project_name);
  json.optional_field("budget_unit", record.budget_unit);
  json.optional_field("department", record.department);
  json.optional_field("implementing_unit", record.implementing_unit);
  json.optional_field("project_leader", record.project_leader);
  json.optional_field("handler", record.handler);
}

void write(JsonWriter& json, const ProjectTarget& record) {
  write_head(json, record);
  write_funding(json, record.funding);
  json.optional_field("goal", record.goal);
  write_indicators(json, record.indicators);
  write_midterm(json, record.midterm);
  write_more(json, record.more);
}

void write_execution(JsonWriter& json, const std::vector<ExecutionRow>& rows) {
  json.key("rows");
  json.open_array();
  for (const ExecutionRow& row : rows) {
    json.open_object(JsonShape::Line);
    json.text_field("source", row.source);
    if (row.initial) write_money(json, "initial", row.initial);
    if (row.adjusted) write_money(json, "adjusted", row.adjusted);
    if (row.executed) write_money(json, "executed", row.executed);
    write_column(json, "weight", row.weight);
    write_column(json, "rate", row.rate);
    write_column(json, "score", row.score);
    json.integer_field("row", row.row);
    json.close();
  }
  json.close();
}

void write(JsonWriter& json, const SelfEvaluation& record) {
  write_head(json, record);
  json.key("funding");
  json.open_object();
  write_amounts(json, record.funding);
  write_execution(json, record.execution);
  json.close();
  json.optional_field("goal", record.goal);
  json.optional_field("achieved", record.achieved);
  write_indicators(json, record.indicators);
  json.optional_field("total_score", record.total_score);
  write_midterm(json, record.midterm);
  write_more(json, record.more);
}

void write_list_row(JsonWriter& json, const ProjectListRow& row) {
  json.open_object(JsonShape::Line);
  json.optional_field("no", row.no);
  json.optional_field("department", row.department);
  json.optional_field("implementing_unit", row.implementing_unit);
  json.optional_field("project_name", row.project_name);
  write_money(json, "amount", row.amount);
  write_more(json, row.more, JsonShape::Line);
  json.integer_field("row", row.row);
  json.close();
}

void write_subtotals(JsonWriter& json, const std::vector<ListSubtotal>& subtotals) {
  if (subtotals.empty()) return;
  json.key("subtotals");
  json.open_array();
  for (const ListSubtotal& subtotal : subtotals) {
    json.open_object(JsonShape::Line);
    json.optional_field("department", subtotal.department);
    write_money(json, "amount", subtotal.amount);
    json.integer_field("row", subtotal.row);
    json.close();
  }
  json.close();
}

void write(JsonWriter& json, const ProjectList& record) {
  json.optional_field("year", record.year);
  json.optional_field("unit", record.unit);
  write_money(json, "total", record.total);
  json.key("rows");
  json.open_array();
  for (const ProjectListRow& row : record.rows) write_list_row(json, row);
  json.close();
  write_subtotals(json, record.subtotals);
  write_more(json, record.more);
}

void write_sources(JsonWriter& json, const DepartmentTarget& record) {
  json.key("funding");
  json.open_object();
  json.optional_field("unit", record.funding_unit);
  json.key("rows");
  json.open_array();
  for (const FundingSourceRow& row : record.funding) {
    json.open_object(JsonShape::Line);
    json.text_field("source", row.source);
    write_money(json, "amount", row.amount);
    json.close();
  }
  json.close();
  json.close();
}

void write_tasks(JsonWriter& json, const std::vector<DepartmentTask>& tasks) {
  if (tasks.empty()) return;
  json.key("tasks");
  json.open_array();
  for (const DepartmentTask& task : tasks) {
    json.open_object(JsonShape::Line);
    json.optional_field("name", task.name);
    json.optional_field("content", task.content);
    write_money(json, "total", task.total);
    write_money(json, "fiscal", task.fiscal);
    write_money(json, "other", task.other);
    json.integer_field("row", task.row);
    json.close();
  }
  json.close();
}

void write_department_midterm(JsonWriter& json, const std::optional<Midterm>& midterm) {
  if (!midterm) return;
  json.key("midterm");
  json.open_object();
  json.optional_field("goal", midterm->goal);
  write_indicators(json, midterm->indicators);
  json.close();
}

void write(JsonWriter& json, const DepartmentTarget& record) {
  json.optional_field("year", record.year);
  json.optional_field("department", record.department);
  json.optional_field("contact", record.contact);
  json.optional_field("phone", record.phone);
  json.optional_field("goal", record.goal);
  write_sources(json, record);
  write_tasks(json, record.tasks);
  write_indicators(json, record.indicators);
  write_department_midterm(json, record.midterm);
  write_more(json, record.more);
}

void write(JsonWriter& json, const BudgetTable& record) { write_budget_table(json, record); }

}  // namespace

void write_record(JsonWriter& json, const Record& record) {
  json.open_object();
  std::visit([&json](const auto& form) { write(json, form); }, record);
  json.close();
}

}  // namespace gewu

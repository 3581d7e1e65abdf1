#include "export/budget_json.h"

namespace gewu {

namespace {

void write_column(JsonWriter& json, const BudgetColumn& column) {
  json.open_object(JsonShape::Line);
  json.integer_field("side", column.side);
  json.key("path");
  json.open_array();
  for (const std::string& label : column.path) json.text(label);
  json.close();
  json.text_field("role", budget_role_name(column.role));
  json.close();
}

void write_row(JsonWriter& json, const BudgetRow& row) {
  json.open_object(JsonShape::Line);
  json.integer_field("side", row.side);
  json.integer_field("row", row.row);
  json.optional_field("code", row.code);
  json.text_field("name", row.name);
  json.integer_field("level", row.level);
  json.text_field("is", budget_row_kind_name(row.is));
  json.key("amounts");
  json.open_array();
  for (const BudgetAmount& amount : row.amounts) {
    json.open_object();
    json.integer_field("column", amount.column);
    json.text_field("text", amount.text);
    json.optional_field("yuan", amount.yuan);
    json.close();
  }
  json.close();
  json.close();
}

}  // namespace

void write_budget_table(JsonWriter& json, const BudgetTable& record) {
  json.text_field("kind", budget_kind_name(record.kind));
  json.optional_field("year", record.year);
  json.optional_field("unit", record.unit);
  json.optional_field("amounts_in", record.amounts_in);
  json.key("execution");
  json.boolean(record.execution);
  json.key("columns");
  json.open_array();
  for (const BudgetColumn& column : record.columns) write_column(json, column);
  json.close();
  json.key("rows");
  json.open_array();
  for (const BudgetRow& row : record.rows) write_row(json, row);
  json.close();
}

}  // namespace gewu

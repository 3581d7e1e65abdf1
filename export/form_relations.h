// What the relations of forms share: private to export/.
#pragma once

#include <functional>
#include <type_traits>

#include "export/relation_maker.h"

namespace gewu {

inline Value text_of(const std::optional<Money>& money) {
  return money ? Value(money->text) : Value();
}

inline Value yuan_of(const std::optional<Money>& money) {
  return money ? decimal(money->yuan) : Value();
}

/// The number in "10", "10%" or "10分".
Value number_in_text(const std::optional<std::string>& text);

/// Labelled fields without a column of their own, as a JSON list of objects.
Value more_json(const std::vector<MoreField>& more);
Column more_column();

template <typename Item, const Funding& (*Of)(const Item&), std::optional<Money> Funding::*Amount>
void add_amount(std::vector<ColumnOf<Item>>& columns, const char* name, const char* zh) {
  add_money<Item>(
      columns, name, zh, [](const Item& item) { return text_of(Of(item).*Amount); },
      [](const Item& item) { return yuan_of(Of(item).*Amount); });
}

template <typename Item, const Funding& (*Of)(const Item&)>
std::vector<ColumnOf<Item>> funding_columns() {
  std::vector<ColumnOf<Item>> columns = {
      {{"funding_unit", "金额单位", ColumnType::Text, ColumnRole::Content,
        "unit of the printed amounts", "表内金额单位"},
       [](const Item& item) { return maybe(Of(item).unit); }}};
  add_amount<Item, Of, &Funding::total>(columns, "total", "资金总额");
  add_amount<Item, Of, &Funding::fiscal>(columns, "fiscal", "财政拨款");
  add_amount<Item, Of, &Funding::other>(columns, "other", "其他资金");
  add_amount<Item, Of, &Funding::special_bond>(columns, "special_bond", "专项债券");
  add_amount<Item, Of, &Funding::project_total>(columns, "project_total", "项目总投资");
  return columns;
}

template <typename Form>
struct FormItem : RowPlace {
  const Form* form = nullptr;
  int project = 0;  ///< among the projects of one table, from 0
};

/// Every table that holds a form of this kind.
template <typename Form>
void each_form(const RowSource& source, const std::function<void(const FormItem<Form>&)>& take) {
  for (const DocumentTable& entry : source.document->tables) {
    const Form* form = form_of<Form>(entry);
    if (form) take({{&source, &entry, evidence_of_table(entry.table)}, form, 0});
    if constexpr (std::is_same_v<Form, ProjectTarget>) {  // a table of several projects
      int project = 0;
      for (const ProjectTarget& one : entry.projects) {
        take({{&source, &entry, evidence_of_project(entry.table, one)}, &one, project++});
      }
    }
  }
}

/// Which of the projects of one table it is.
template <typename Item>
ColumnOf<Item> project_column() {
  return {
      required({"project", "表内项目", ColumnType::Integer, ColumnRole::Key,
                "which of the projects of one table, from 0", "同一张表内的第几个项目，从 0 起"}),
      [](const Item& i) { return integer(i.project); }};
}

/// A row of a form's own, such as a line of its money.
template <typename Form, typename Row>
struct FormRowItem : FormItem<Form> {
  int position = 0;
  const Row* row = nullptr;
};

/// Every row of every form of this kind; its evidence is that of the table's row.
template <typename Form, typename Row, std::vector<Row> Form::*Rows>
void each_form_row(const RowSource& source,
                   const std::function<void(const FormRowItem<Form, Row>&)>& take) {
  each_form<Form>(source, [&](const FormItem<Form>& form) {
    int position = 0;
    for (const Row& row : form.form->*Rows) {
      FormRowItem<Form, Row> item{form, position++, &row};
      item.evidence = evidence_of_row(form.table->table, row.row);
      take(item);
    }
  });
}

/// document, table_id, position, row.
template <typename Item>
std::vector<ColumnOf<Item>> form_row_columns() {
  std::vector<ColumnOf<Item>> columns = table_columns<Item>();
  append_columns<Item>(
      columns,
      {{required(
            {"position", "序号", ColumnType::Integer, ColumnRole::Key, "order, from 0", "顺序"}),
        [](const Item& i) { return integer(i.position); }},
       {required({"row", "行", ColumnType::Integer, ColumnRole::Key, "row of the table", "表内行"}),
        [](const Item& i) { return integer(i.row->row); }}});
  return columns;
}

/// An amount of such a row.
template <typename Item, auto Member>
void add_row_amount(std::vector<ColumnOf<Item>>& columns, const char* name, const char* zh) {
  add_money<Item>(
      columns, name, zh, [](const Item& i) { return text_of(i.row->*Member); },
      [](const Item& i) { return yuan_of(i.row->*Member); });
}

// By form, each group in a file of its own.
std::vector<Relation> project_relations();
std::vector<Relation> department_relations();
std::vector<Relation> list_relations();
std::vector<Relation> evaluation_relations();
std::vector<Relation> indicator_relations();

}  // namespace gewu

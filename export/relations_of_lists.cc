// Lists of projects as flat tables.
#include "export/form_relations.h"

namespace gewu {

namespace {

constexpr auto kFilesOnly = ColumnHome::FilesOnly;

using List = FormItem<ProjectList>;

template <typename Item>
std::vector<ColumnOf<Item>> list_columns(const char* total, ColumnHome home) {
  std::vector<ColumnOf<Item>> columns = {
      {{"year", "年度", kInteger, kContent, "year of the list", "年度", false, home},
       [](const Item& i) { return year_of(i.form->year); }},
      {{"unit", "金额单位", kText, kContent, "unit of the printed amounts", "表内金额单位", false,
        home},
       [](const Item& i) { return maybe(i.form->unit); }}};
  add_money<Item>(
      columns, total, "合计", [](const Item& i) { return text_of(i.form->total); },
      [](const Item& i) { return yuan_of(i.form->total); }, home);
  return columns;
}

Relation project_lists() {
  using Item = List;
  std::vector<ColumnOf<Item>> columns = table_columns<Item>();
  append_columns<Item>(columns, list_columns<Item>("total", ColumnHome::Everywhere));
  append_columns<Item>(columns,
                       {{more_column(), [](const Item& i) { return more_json(i.form->more); }}});
  append_columns<Item>(columns, evidence_columns<Item>());
  return made_of<Item>({"project_lists",
                        "",
                        "项目清单",
                        "Lists of projects.",
                        "项目清单。",
                        {},
                        {"document", "table_id"},
                        {{{"document", "table_id"}, "tables"}},
                        {}},
                       std::move(columns), each_form<ProjectList>);
}

struct ListRow : List {
  int position = 0;
  const ProjectListRow* row = nullptr;
};

std::vector<ColumnOf<ListRow>> list_row_columns() {
  using Item = ListRow;
  std::vector<ColumnOf<Item>> columns = {
      {required({"position", "序号", kInteger, kKey, "order, from 0", "顺序"}),
       [](const Item& i) { return integer(i.position); }},
      {required({"row", "行", kInteger, kKey, "row of the table", "表内行"}),
       [](const Item& i) { return integer(i.row->row); }},
      {{"no", "编号", kText, kContent, "printed number", "序号（原文）"},
       [](const Item& i) { return maybe(i.row->no); }},
      {{"department", "主管部门", kText, kContent, "department in charge", "主管部门"},
       [](const Item& i) { return maybe(i.row->department); }},
      {{"implementing_unit", "实施单位", kText, kContent, "who does it", "实施单位"},
       [](const Item& i) { return maybe(i.row->implementing_unit); }},
      {{"project_name", "项目名称", kText, kContent, "name", "项目名称"},
       [](const Item& i) { return maybe(i.row->project_name); }}};
  add_money<Item>(
      columns, "amount", "金额", [](const Item& i) { return text_of(i.row->amount); },
      [](const Item& i) { return yuan_of(i.row->amount); });
  append_columns<Item>(columns, list_columns<Item>("list_total", kFilesOnly));
  return columns;
}

Relation list_rows() {
  using Item = ListRow;
  std::vector<ColumnOf<Item>> columns = table_columns<Item>();
  append_columns<Item>(columns, list_row_columns());
  append_columns<Item>(columns, evidence_columns<Item>());
  return made_of<Item>({"list_rows",
                        "project_lists.csv",
                        "项目清单",
                        "Listed projects.",
                        "清单中的项目。",
                        {},
                        {"document", "table_id", "position"},
                        {{{"document", "table_id"}, "project_lists"}},
                        {}},
                       std::move(columns),
                       [](const RowSource& source, const std::function<void(const Item&)>& take) {
                         each_form<ProjectList>(source, [&](const List& form) {
                           int position = 0;
                           for (const ProjectListRow& row : form.form->rows) {
                             ListRow item{form, position++, &row};
                             item.evidence = evidence_of_row(form.table->table, row.row);
                             take(item);
                           }
                         });
                       });
}

Relation list_subtotals() {
  using Item = FormRowItem<ProjectList, ListSubtotal>;
  std::vector<ColumnOf<Item>> columns = form_row_columns<Item>();
  append_columns<Item>(
      columns, {{{"department", "主管部门", kText, kContent, "whose rows it adds up", "主管部门"},
                 [](const Item& i) { return maybe(i.row->department); }}});
  add_money<Item>(
      columns, "amount", "小计", [](const Item& i) { return Value(i.row->amount.text); },
      [](const Item& i) { return decimal(i.row->amount.yuan); });
  append_columns<Item>(columns, evidence_columns<Item>());
  return made_of<Item>({"list_subtotals",
                        "list_subtotals.csv",
                        "清单小计",
                        "Subtotals of lists.",
                        "项目清单中的小计。",
                        {},
                        {"document", "table_id", "position"},
                        {{{"document", "table_id"}, "project_lists"}},
                        {}},
                       std::move(columns),
                       each_form_row<ProjectList, ListSubtotal, &ProjectList::subtotals>);
}

}  // namespace

std::vector<Relation> list_relations() { return {project_lists(), list_rows(), list_subtotals()}; }

}  // namespace gewu

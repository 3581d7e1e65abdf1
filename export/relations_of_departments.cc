// Forms of whole departments as flat tables.
#include "export/form_relations.h"

namespace gewu {

namespace {

constexpr auto kFilesOnly = ColumnHome::FilesOnly;

using Department = FormItem<DepartmentTarget>;

struct DepartmentFunding : Department {
  int position = 0;
  const FundingSourceRow* row = nullptr;  ///< null: the form lists no source
};

template <typename Item>
std::vector<ColumnOf<Item>> department_columns(ColumnHome home) {
  return {{{"year", "年度", kInteger, kContent, "year of the form", "年度", false, home},
           [](const Item& i) { return year_of(i.form->year); }},
          {{"department", "部门", kText, kContent, "department", "部门名称", false, home},
           [](const Item& i) { return maybe(i.form->department); }},
          {{"contact", "联系人", kText, kContent, "contact", "联系人", false, home},
           [](const Item& i) { return maybe(i.form->contact); }},
          {{"phone", "联系电话", kText, kContent, "phone", "联系电话", false, home},
           [](const Item& i) { return maybe(i.form->phone); }},
          {{"goal", "绩效目标", kText, kContent, "what it is to reach", "总体目标", false, home},
           [](const Item& i) { return maybe(i.form->goal); }},
          {{"funding_unit", "金额单位", kText, kContent, "unit of the printed amounts",
            "表内金额单位", false, home},
           [](const Item& i) { return maybe(i.form->funding_unit); }}};
}

Relation departments() {
  using Item = Department;
  std::vector<ColumnOf<Item>> columns = table_columns<Item>();
  append_columns<Item>(columns, department_columns<Item>(ColumnHome::Everywhere));
  append_columns<Item>(columns,
                       {{more_column(), [](const Item& i) { return more_json(i.form->more); }}});
  append_columns<Item>(columns, evidence_columns<Item>());
  return made_of<Item>({"departments",
                        "",
                        "部门",
                        "Forms of whole departments.",
                        "部门整体支出绩效目标表。",
                        {},
                        {"document", "table_id"},
                        {{{"document", "table_id"}, "tables"}},
                        {}},
                       std::move(columns), each_form<DepartmentTarget>);
}

std::vector<ColumnOf<DepartmentFunding>> source_columns() {
  using Item = DepartmentFunding;
  std::vector<ColumnOf<Item>> columns = {
      {{"source", "资金来源", kText, kContent, "source of the money", "资金来源"},
       [](const Item& i) { return i.row ? Value(i.row->source) : Value(); }}};
  add_money<Item>(
      columns, "amount", "金额",
      [](const Item& i) { return i.row ? text_of(i.row->amount) : Value(); },
      [](const Item& i) { return i.row ? yuan_of(i.row->amount) : Value(); });
  return columns;
}

void each_source(const RowSource& source,
                 const std::function<void(const DepartmentFunding&)>& take) {
  each_form<DepartmentTarget>(source, [&](const Department& form) {
    int position = 0;
    for (const FundingSourceRow& row : form.form->funding) take({form, position++, &row});
  });
}

Relation department_funding() {
  using Item = DepartmentFunding;
  std::vector<ColumnOf<Item>> columns = table_columns<Item>();
  append_columns<Item>(columns,
                       {{required({"position", "序号", kInteger, kKey, "order, from 0", "顺序"}),
                         [](const Item& i) { return integer(i.position); }}});
  append_columns<Item>(columns, source_columns());
  return made_of<Item>({"department_funding",
                        "",
                        "部门资金",
                        "Sources of departments' funds.",
                        "部门资金来源。",
                        {},
                        {"document", "table_id", "position"},
                        {{{"document", "table_id"}, "departments"}},
                        {}},
                       std::move(columns), each_source);
}

// The two before in one file: one row per source; a form without any still has its row.
Relation departments_in_files() {
  using Item = DepartmentFunding;
  std::vector<ColumnOf<Item>> columns = table_columns<Item>();
  append_columns<Item>(columns, department_columns<Item>(kFilesOnly));
  append_columns<Item>(columns, source_columns());
  append_columns<Item>(columns, evidence_columns<Item>());
  return made_of<Item>({"department_files",
                        "departments.csv",
                        "部门",
                        "Forms of whole departments, one row per source of funds.",
                        "部门整体支出绩效目标表，每个资金来源一行。",
                        {},
                        {},
                        {},
                        {}},
                       std::move(columns),
                       [](const RowSource& source, const std::function<void(const Item&)>& take) {
                         each_source(source, take);
                         each_form<DepartmentTarget>(source, [&](const Department& form) {
                           if (form.form->funding.empty()) take({form, 0, nullptr});
                         });
                       });
}

Relation department_tasks() {
  using Item = FormRowItem<DepartmentTarget, DepartmentTask>;
  std::vector<ColumnOf<Item>> columns = form_row_columns<Item>();
  append_columns<Item>(columns,
                       {{{"name", "任务名称", kText, kContent, "task", "任务名称"},
                         [](const Item& i) { return maybe(i.row->name); }},
                        {{"content", "主要内容", kText, kContent, "what it is", "主要内容"},
                         [](const Item& i) { return maybe(i.row->content); }}});
  add_row_amount<Item, &DepartmentTask::total>(columns, "total", "总额");
  add_row_amount<Item, &DepartmentTask::fiscal>(columns, "fiscal", "财政拨款");
  add_row_amount<Item, &DepartmentTask::other>(columns, "other", "其他资金");
  append_columns<Item>(columns, evidence_columns<Item>());
  return made_of<Item>({"department_tasks",
                        "department_tasks.csv",
                        "部门任务",
                        "Tasks of departments.",
                        "部门年度主要任务。",
                        {},
                        {"document", "table_id", "position"},
                        {{{"document", "table_id"}, "departments"}},
                        {}},
                       std::move(columns),
                       each_form_row<DepartmentTarget, DepartmentTask, &DepartmentTarget::tasks>);
}

}  // namespace

std::vector<Relation> department_relations() {
  return {departments(), department_funding(), departments_in_files(), department_tasks()};
}

}  // namespace gewu

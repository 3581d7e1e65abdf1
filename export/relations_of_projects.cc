// Forms of project targets as flat tables.
#include "export/form_relations.h"

namespace gewu {

namespace {

using Project = FormItem<ProjectTarget>;

const Funding& funding_of_project(const Project& item) { return item.form->funding; }

Relation projects() {
  using Item = Project;
  std::vector<ColumnOf<Item>> columns = table_columns<Item>();
  columns.push_back(project_column<Item>());
  append_columns<Item>(
      columns, {{{"year", "年度", kInteger, kContent, "year of the form", "年度"},
                 [](const Item& i) { return year_of(i.form->year); }},
                {{"project_name", "项目名称", kText, kContent, "name", "项目名称"},
                 [](const Item& i) { return maybe(i.form->project_name); }},
                {{"budget_unit", "预算单位", kText, kContent, "budget unit", "预算单位"},
                 [](const Item& i) { return maybe(i.form->budget_unit); }},
                {{"department", "主管部门", kText, kContent, "department in charge", "主管部门"},
                 [](const Item& i) { return maybe(i.form->department); }},
                {{"implementing_unit", "实施单位", kText, kContent, "who does it", "实施单位"},
                 [](const Item& i) { return maybe(i.form->implementing_unit); }},
                {{"project_leader", "项目负责人", kText, kContent, "leader", "项目负责人"},
                 [](const Item& i) { return maybe(i.form->project_leader); }},
                {{"handler", "经办人", kText, kContent, "handler", "经办人"},
                 [](const Item& i) { return maybe(i.form->handler); }}});
  append_columns<Item>(columns, funding_columns<Item, funding_of_project>());
  append_columns<Item>(columns,
                       {{{"goal", "绩效目标", kText, kContent, "what it is to reach", "总体目标"},
                         [](const Item& i) { return maybe(i.form->goal); }},
                        {more_column(), [](const Item& i) { return more_json(i.form->more); }}});
  append_columns<Item>(columns, evidence_columns<Item>());
  return made_of<Item>({"projects",
                        "projects.csv",
                        "项目",
                        "Forms of project targets.",
                        "项目支出绩效目标表。",
                        {},
                        {"document", "table_id", "project"},
                        {{{"document", "table_id"}, "tables"}},
                        {}},
                       std::move(columns), each_form<ProjectTarget>);
}

const Funding& funding_of_midterm(const Project& item) { return item.form->midterm->funding; }

Relation midterms() {
  using Item = Project;
  std::vector<ColumnOf<Item>> columns = table_columns<Item>();
  columns.push_back(project_column<Item>());
  append_columns<Item>(columns, funding_columns<Item, funding_of_midterm>());
  append_columns<Item>(columns,
                       {{{"goal", "中期目标", kText, kContent, "what it is to reach", "中期目标"},
                         [](const Item& i) { return maybe(i.form->midterm->goal); }}});
  return made_of<Item>({"midterms",
                        "",
                        "中期目标",
                        "Mid-term halves of project forms.",
                        "项目表中的中期部分。",
                        {},
                        {"document", "table_id", "project"},
                        {{{"document", "table_id", "project"}, "projects"}},
                        {}},
                       std::move(columns),
                       [](const RowSource& source, const std::function<void(const Item&)>& take) {
                         each_form<ProjectTarget>(source, [&](const Item& item) {
                           if (item.form->midterm) take(item);
                         });
                       });
}

}  // namespace

std::vector<Relation> project_relations() { return {projects(), midterms()}; }

}  // namespace gewu

// Self-evaluations as flat tables.
#include "export/form_relations.h"

namespace gewu {

namespace {

Relation self_evaluations() {
  using Item = FormItem<SelfEvaluation>;
  std::vector<ColumnOf<Item>> columns = table_columns<Item>();
  append_columns<Item>(
      columns,
      {{{"year", "年度", kInteger, kContent, "year of the form", "年度"},
        [](const Item& i) { return year_of(i.form->year); }},
       {{"project_name", "项目名称", kText, kContent, "name", "项目名称"},
        [](const Item& i) { return maybe(i.form->project_name); }},
       {{"department", "主管部门", kText, kContent, "department", "主管部门或部门名称"},
        [](const Item& i) { return maybe(i.form->department); }},
       {{"implementing_unit", "实施单位", kText, kContent, "who does it", "实施单位"},
        [](const Item& i) { return maybe(i.form->implementing_unit); }},
       {{"funding_unit", "金额单位", kText, kContent, "unit of the printed amounts",
         "表内金额单位"},
        [](const Item& i) { return maybe(i.form->funding.unit); }},
       {{"goal", "预期目标", kText, kContent, "what was to be reached", "预期目标"},
        [](const Item& i) { return maybe(i.form->goal); }},
       {{"achieved", "实际完成情况", kText, kContent, "what was reached", "实际完成情况"},
        [](const Item& i) { return maybe(i.form->achieved); }},
       {{"total_score", "总分", kText, kContent, "score as printed", "总得分（原文）"},
        [](const Item& i) { return maybe(i.form->total_score); }},
       {{"total_score_number", "总分数值", kDecimal, kContent, "score as a number", "总得分数值"},
        [](const Item& i) { return number_in_text(i.form->total_score); }},
       {more_column(), [](const Item& i) { return more_json(i.form->more); }}});
  append_columns<Item>(columns, evidence_columns<Item>());
  return made_of<Item>({"self_evaluations",
                        "self_evaluations.csv",
                        "绩效自评",
                        "Self-evaluations of projects and departments.",
                        "绩效自评表。",
                        {},
                        {"document", "table_id"},
                        {{{"document", "table_id"}, "tables"}},
                        {}},
                       std::move(columns), each_form<SelfEvaluation>);
}

Relation budget_execution() {
  using Item = FormRowItem<SelfEvaluation, ExecutionRow>;
  std::vector<ColumnOf<Item>> columns = form_row_columns<Item>();
  append_columns<Item>(
      columns, {{required({"source", "资金来源", kText, kContent, "line of the money", "资金来源"}),
                 [](const Item& i) { return Value(i.row->source); }}});
  add_row_amount<Item, &ExecutionRow::initial>(columns, "initial", "年初预算数");
  add_row_amount<Item, &ExecutionRow::adjusted>(columns, "adjusted", "全年预算数");
  add_row_amount<Item, &ExecutionRow::executed>(columns, "executed", "全年执行数");
  append_columns<Item>(columns,
                       {{{"weight", "分值", kText, kContent, "points as printed", "分值（原文）"},
                         [](const Item& i) { return maybe(i.row->weight); }},
                        {{"rate", "执行率", kText, kContent, "rate as printed", "执行率（原文）"},
                         [](const Item& i) { return maybe(i.row->rate); }},
                        {{"score", "得分", kText, kContent, "score as printed", "得分（原文）"},
                         [](const Item& i) { return maybe(i.row->score); }}});
  append_columns<Item>(columns, evidence_columns<Item>());
  return made_of<Item>({"budget_execution",
                        "budget_execution.csv",
                        "预算执行",
                        "What became of the money of a self-evaluation.",
                        "自评表中的预算执行情况。",
                        {},
                        {"document", "table_id", "position"},
                        {{{"document", "table_id"}, "self_evaluations"}},
                        {}},
                       std::move(columns),
                       each_form_row<SelfEvaluation, ExecutionRow, &SelfEvaluation::execution>);
}

}  // namespace

std::vector<Relation> evaluation_relations() { return {self_evaluations(), budget_execution()}; }

}  // namespace gewu

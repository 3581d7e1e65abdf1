// Indicators of all forms as a flat table.
#include "export/form_relations.h"

namespace gewu {

namespace {

constexpr auto kFilesOnly = ColumnHome::FilesOnly;

struct IndicatorItem : RowPlace {
  const IndicatorRow* entry = nullptr;
  const Indicator* indicator = nullptr;
};

Value owner(const IndicatorItem& item) {
  if (item.entry->target) return maybe(item.entry->target->project_name);
  const Record& record = *item.table->record;
  if (const ProjectTarget* project = project_target_of(record)) {
    return maybe(project->project_name ? project->project_name : project->department);
  }
  if (const auto* form = std::get_if<DepartmentTarget>(&record)) return maybe(form->department);
  return {};
}

std::vector<ColumnOf<IndicatorItem>> target_columns() {
  using Item = IndicatorItem;
  return {
      {required({"level1", "一级指标", kText, kContent, "first level", "一级指标"}),
       [](const Item& i) { return Value(i.indicator->level1); }},
      {required({"level2", "二级指标", kText, kContent, "second level", "二级指标"}),
       [](const Item& i) { return Value(i.indicator->level2); }},
      {required({"level3", "三级指标", kText, kContent, "third level", "三级指标"}),
       [](const Item& i) { return Value(i.indicator->level3); }},
      {required({"value", "指标值", kText, kContent, "target as printed", "指标值（原文）"}),
       [](const Item& i) { return Value(i.indicator->value.text); }},
      {{"comparator", "比较符", kText, kContent, ">=, <=, =, >, < or range", "比较符"},
       [](const Item& i) { return maybe(i.indicator->value.comparator); }},
      {{"number", "数值", kDecimal, kContent, "number; lower end of a range", "数值；区间为下限"},
       [](const Item& i) { return decimal(i.indicator->value.number); }},
      {{"upper", "上限", kDecimal, kContent, "upper end of a range", "区间上限"},
       [](const Item& i) { return decimal(i.indicator->value.upper); }},
      {{"unit", "单位", kText, kContent, "unit of the number", "计量单位"},
       [](const Item& i) { return maybe(i.indicator->value.unit); }}};
}

std::vector<ColumnOf<IndicatorItem>> remark_columns() {
  using Item = IndicatorItem;
  return {{{"basis", "设置依据", kText, kContent, "why this target", "指标值设置依据"},
           [](const Item& i) { return maybe(i.indicator->basis); }},
          {{"last_year", "上年完成值", kText, kContent, "reached last year", "上年完成值"},
           [](const Item& i) { return maybe(i.indicator->last_year); }},
          {{"weight", "权重", kText, kContent, "weight as printed", "权重（原文）"},
           [](const Item& i) { return maybe(i.indicator->weight); }},
          {{"weight_number", "权重数值", kDecimal, kContent, "weight as a number", "权重数值"},
           [](const Item& i) { return number_in_text(i.indicator->weight); }},
          {{"scoring_rule", "赋分规则", kText, kContent, "how it is scored", "赋分规则"},
           [](const Item& i) { return maybe(i.indicator->scoring_rule); }},
          {{"evidence", "佐证资料", kText, kContent, "what proves it", "佐证资料"},
           [](const Item& i) { return maybe(i.indicator->evidence); }}};
}

// What became of the target, in a self-evaluation.
std::vector<ColumnOf<IndicatorItem>> result_columns() {
  using Item = IndicatorItem;
  return {
      {{"actual", "实际完成值", kText, kContent, "what was reached, as printed",
        "实际完成值（原文）"},
       [](const Item& i) {
         return i.indicator->actual ? Value(i.indicator->actual->text) : Value();
       }},
      {{"actual_number", "实际数值", kDecimal, kContent, "the number in it", "实际完成数值"},
       [](const Item& i) {
         return i.indicator->actual ? decimal(i.indicator->actual->number) : Value();
       }},
      {{"score", "得分", kText, kContent, "score as printed", "得分（原文）"},
       [](const Item& i) { return maybe(i.indicator->score); }},
      {{"score_number", "得分数值", kDecimal, kContent, "score as a number", "得分数值"},
       [](const Item& i) { return number_in_text(i.indicator->score); }},
      {{"deviation", "偏差原因", kText, kContent, "why it was missed", "偏差原因分析及改进措施"},
       [](const Item& i) { return maybe(i.indicator->deviation); }},
      {more_column(), [](const Item& i) { return more_json(i.indicator->more); }}};
}

std::vector<ColumnOf<IndicatorItem>> indicator_columns() {
  using Item = IndicatorItem;
  std::vector<ColumnOf<Item>> columns = table_columns<Item>();
  append_columns<Item>(
      columns,
      {{{"owner", "项目或部门", kText, kContent, "project or department", "所属项目或部门", false,
         kFilesOnly},
        owner},
       {required(
            {"form", "表式", kText, kKey, "form that it stands on", "所在表式", false, kFilesOnly}),
        [](const Item& i) {
          return Value(i.table->record ? form_name(*i.table->record) : "project_target");
        }},
       {required({"half", "期间", kText, kKey, "year or midterm", "year 年度，midterm 中期"}),
        [](const Item& i) { return Value(i.entry->half); }},
       {required({"position", "序号", kInteger, kKey, "order, from 0", "顺序"}),
        [](const Item& i) { return integer(i.entry->position); }},
       {required({"row", "行", kInteger, kKey, "row of the table", "表内行"}),
        [](const Item& i) { return integer(i.indicator->row); }},
       {required({"project", "表内项目", kInteger, kKey,
                  "which of the projects of one table, from 0", "同一张表内的第几个项目，从 0 起"}),
        [](const Item& i) { return integer(i.entry->project); }}});
  append_columns<Item>(columns, target_columns());
  append_columns<Item>(columns, remark_columns());
  append_columns<Item>(columns, result_columns());
  append_columns<Item>(columns, evidence_columns<Item>());
  return columns;
}

Relation indicators() {
  using Item = IndicatorItem;
  return made_of<Item>(
      {"indicators",
       "indicators.csv",
       "指标",
       "Performance indicators.",
       "绩效指标。",
       {},
       {"document", "table_id", "half", "position"},
       {{{"document", "table_id"}, "tables"}},
       {}},
      indicator_columns(),
      [](const RowSource& source, const std::function<void(const Item&)>& take) {
        for (const IndicatorRow& row : indicator_rows(*source.document)) {
          take({{&source, row.table, evidence_of_row(row.table->table, row.indicator->row)},
                &row,
                row.indicator});
        }
      });
}

}  // namespace

std::vector<Relation> indicator_relations() { return {indicators()}; }

}  // namespace gewu

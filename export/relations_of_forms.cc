// The records of forms as flat tables.
#include "export/json_writer.h"
#include "export/relation_maker.h"

namespace gewu {

namespace {

constexpr auto kText = ColumnType::Text;
constexpr auto kInteger = ColumnType::Integer;
constexpr auto kDecimal = ColumnType::Decimal;
constexpr auto kContent = ColumnRole::Content;
constexpr auto kKey = ColumnRole::Key;
constexpr auto kFilesOnly = ColumnHome::FilesOnly;

Value text_of(const std::optional<Money>& money) { return money ? Value(money->text) : Value(); }

Value yuan_of(const std::optional<Money>& money) { return money ? decimal(money->yuan) : Value(); }

// The number in "10", "10%" or "10分".
Value number_in(const std::optional<std::string>& text) {
  if (!text) return {};
  std::string digits = *text;
  for (const std::string_view unit : {"%", "％", "分"}) {
    if (digits.ends_with(unit)) digits.resize(digits.size() - unit.size());
  }
  return decimal(digits);
}

// Labelled fields without a column of their own, as a JSON list of objects.
Value more_json(const std::vector<MoreField>& more) {
  std::string out = "[";
  for (const MoreField& field : more) {
    if (out.size() > 1) out += ", ";
    out +=
        "{\"label\": " + json_quoted(field.label) + ", \"text\": " + json_quoted(field.text) + "}";
  }
  return out + "]";
}

Column more_column() {
  return required({"more", "其他", ColumnType::Json, kContent,
                   "labelled fields without a column of their own", "没有专列的其他栏目"});
}

template <typename Item, const Funding& (*Of)(const Item&), std::optional<Money> Funding::*Amount>
void add_amount(std::vector<ColumnOf<Item>>& columns, const char* name, const char* zh) {
  add_money<Item>(
      columns, name, zh, [](const Item& item) { return text_of(Of(item).*Amount); },
      [](const Item& item) { return yuan_of(Of(item).*Amount); });
}

template <typename Item, const Funding& (*Of)(const Item&)>
std::vector<ColumnOf<Item>> funding_columns() {
  std::vector<ColumnOf<Item>> columns = {
      {{"funding_unit", "金额单位", kText, kContent, "unit of the printed amounts", "表内金额单位"},
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
};

// Every table that holds a form of this kind.
template <typename Form>
void each_form(const RowSource& source, const std::function<void(const FormItem<Form>&)>& take) {
  for (const DocumentTable& entry : source.document->tables) {
    const Form* form = entry.record ? std::get_if<Form>(&*entry.record) : nullptr;
    if (form) take({{&source, &entry, evidence_of_table(entry.table)}, form});
  }
}

using Project = FormItem<ProjectTarget>;

const Funding& funding_of_project(const Project& item) { return item.form->funding; }

Relation projects() {
  using Item = Project;
  std::vector<ColumnOf<Item>> columns = table_columns<Item>();
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
                        {"document", "table_id"},
                        {{{"document", "table_id"}, "tables"}},
                        {}},
                       std::move(columns), each_form<ProjectTarget>);
}

const Funding& funding_of_midterm(const Project& item) { return item.form->midterm->funding; }

Relation midterms() {
  using Item = Project;
  std::vector<ColumnOf<Item>> columns = table_columns<Item>();
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
                        {"document", "table_id"},
                        {{{"document", "table_id"}, "projects"}},
                        {}},
                       std::move(columns),
                       [](const RowSource& source, const std::function<void(const Item&)>& take) {
                         each_form<ProjectTarget>(source, [&](const Item& item) {
                           if (item.form->midterm) take(item);
                         });
                       });
}

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

struct IndicatorItem : RowPlace {
  const IndicatorRow* entry = nullptr;
  const Indicator* indicator = nullptr;
};

Value owner(const IndicatorItem& item) {
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
           [](const Item& i) { return number_in(i.indicator->weight); }},
          {{"scoring_rule", "赋分规则", kText, kContent, "how it is scored", "赋分规则"},
           [](const Item& i) { return maybe(i.indicator->scoring_rule); }},
          {{"evidence", "佐证资料", kText, kContent, "what proves it", "佐证资料"},
           [](const Item& i) { return maybe(i.indicator->evidence); }}};
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
        [](const Item& i) { return Value(form_name(*i.table->record)); }},
       {required({"half", "期间", kText, kKey, "year or midterm", "year 年度，midterm 中期"}),
        [](const Item& i) { return Value(i.entry->half); }},
       {required({"position", "序号", kInteger, kKey, "order, from 0", "顺序"}),
        [](const Item& i) { return integer(i.entry->position); }},
       {required({"row", "行", kInteger, kKey, "row of the table", "表内行"}),
        [](const Item& i) { return integer(i.indicator->row); }}});
  append_columns<Item>(columns, target_columns());
  append_columns<Item>(columns, remark_columns());
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

std::vector<Relation> form_relations() {
  return {projects(),      midterms(),  departments(), department_funding(), departments_in_files(),
          project_lists(), list_rows(), indicators()};
}

}  // namespace gewu

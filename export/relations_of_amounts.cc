// The amounts of budget tables as a flat table.
#include "export/amount_rows.h"
#include "export/relation_maker.h"

namespace gewu {

namespace {

struct Item : RowPlace {
  const AmountRow* entry = nullptr;
};

std::vector<ColumnOf<Item>> table_facts() {
  return {{{"year", "年度", kInteger, kContent, "year of the table", "年度"},
           [](const Item& i) { return year_of(i.entry->budget->year); }},
          {{"unit", "单位名称", kText, kContent, "whose money it is", "单位名称"},
           [](const Item& i) { return maybe(i.entry->budget->unit); }},
          {required({"kind", "表种", kText, kContent, "kind of table", "预算表种类"}),
           [](const Item& i) { return Value(budget_kind_name(i.entry->budget->kind)); }},
          {required({"execution", "决算", kFlag, kContent, "a final account", "是否决算表"}),
           [](const Item& i) { return Value(i.entry->budget->execution); }}};
}

std::vector<ColumnOf<Item>> amount_columns() {
  return {
      {{"code", "科目编码", kText, kContent, "code of the row", "科目编码"},
       [](const Item& i) { return maybe(i.entry->row->code); }},
      {required({"name", "科目名称", kText, kContent, "name of the row", "科目或项目名称"}),
       [](const Item& i) { return Value(i.entry->row->name); }},
      {required({"level", "层级", kInteger, kContent, "depth of the row", "科目层级"}),
       [](const Item& i) { return integer(i.entry->row->level); }},
      {required({"row_kind", "行类", kText, kContent, "item, subtotal, total or of-which",
                 "item 明细，subtotal 小计，total 合计，of-which 其中"}),
       [](const Item& i) { return Value(budget_row_kind_name(i.entry->row->is)); }},
      {required({"path", "列标题", kText, kContent, "labels of the column from the top",
                 "自上而下的列标题"}),
       [](const Item& i) { return Value(i.entry->path()); }},
      {required({"role", "列类", kText, kContent, "amount, count or ratio",
                 "amount 金额，count 数量，ratio 比率"}),
       [](const Item& i) { return Value(budget_role_name(i.entry->column().role)); }},
      {required({"text", "原文", kText, kContent, "as printed", "原文"}),
       [](const Item& i) { return Value(i.entry->amount->text); }},
      {{"yuan", "金额（元）", ColumnType::Decimal, kContent, "in yuan, exact", "换算为元，精确值"},
       [](const Item& i) { return decimal(i.entry->amount->yuan); }},
      {required({"proved", "算术验证", kFlag, ColumnRole::Trust, "printed sums confirm it",
                 "表内算术关系已验证"}),
       [](const Item& i) { return Value(i.entry->cell->proved); }},
      {required({"side", "侧", kInteger, kKey, "0: left or only, 1: right", "0 左或唯一，1 右"}),
       [](const Item& i) { return integer(i.entry->row->side); }},
      {required({"row", "行", kInteger, kKey, "row of the table", "表内行"}),
       [](const Item& i) { return integer(i.entry->row->row); }},
      {required({"col", "列", kInteger, kKey, "column of the table", "表内列"}),
       [](const Item& i) { return integer(i.entry->amount->column); }}};
}

}  // namespace

std::vector<Relation> amount_relations() {
  std::vector<ColumnOf<Item>> columns = table_columns<Item>();
  append_columns<Item>(columns, table_facts());
  append_columns<Item>(columns, amount_columns());
  append_columns<Item>(columns, evidence_columns<Item>());
  return {made_of<Item>({"amounts",
                         "amounts.csv",
                         "金额",
                         "Printed amounts, counts and rates of budget tables.",
                         "预决算表中的金额、数量与比率。",
                         {},
                         {"document", "table_id", "row", "col"},
                         {{{"document", "table_id"}, "tables"}},
                         {}},
                        std::move(columns),
                        [](const RowSource& source, const std::function<void(const Item&)>& take) {
                          for (const AmountRow& row : amount_rows(*source.document)) {
                            take({{&source, row.table, row.evidence()}, &row});
                          }
                        })};
}

}  // namespace gewu

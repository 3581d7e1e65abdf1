// Cells of tables, and what hangs under them, as flat tables.
#include "export/relation_maker.h"

namespace gewu {

namespace {

struct CellItem : RowPlace {
  const TextCell* cell = nullptr;
};

void each_cell(const RowSource& source, const std::function<void(const CellItem&)>& take) {
  for (const DocumentTable& entry : source.document->tables) {
    for (const TextCell& cell : entry.table.cells) {
      take({{&source, &entry, {cell.page, cell.box, cell.confidence, cell.review}}, &cell});
    }
  }
}

std::vector<ColumnOf<CellItem>> cell_columns() {
  using Item = CellItem;
  return {
      {required({"row", "行", kInteger, kKey, "first row, from 0", "起始行，从 0 起"}),
       [](const Item& i) { return integer(i.cell->row); }},
      {required({"col", "列", kInteger, kKey, "first column, from 0", "起始列，从 0 起"}),
       [](const Item& i) { return integer(i.cell->col); }},
      {required({"row_span", "跨行", kInteger, kKey, "rows that it covers", "跨行数"}),
       [](const Item& i) { return integer(i.cell->row_span); }},
      {required({"col_span", "跨列", kInteger, kKey, "columns that it covers", "跨列数"}),
       [](const Item& i) { return integer(i.cell->col_span); }},
      {required({"text", "文本", kText, kContent, "its text", "单元格文字"}),
       [](const Item& i) { return Value(i.cell->text); }},
      {{"raw", "原读数", kText, kContent, "what was read, where the text differs from it",
        "与文本不同时的原始读数"},
       [](const Item& i) { return i.cell->has_raw ? Value(i.cell->raw) : Value(); }},
      {required({"source", "来源", kText, kContent, "text-layer, ocr, repaired, reviewer or blank",
                 "text-layer 文本层，ocr 识别，repaired 修复，reviewer 人工，blank 空白"}),
       [](const Item& i) { return Value(text_source_name(i.cell->source)); }},
      {required({"proved", "算术验证", ColumnType::Flag, ColumnRole::Trust,
                 "printed arithmetic confirms the number", "表内算术关系已验证该数"}),
       [](const Item& i) { return Value(i.cell->proved); }}};
}

Relation cells() {
  std::vector<ColumnOf<CellItem>> columns = table_columns<CellItem>();
  append_columns<CellItem>(columns, cell_columns());
  append_columns<CellItem>(columns, evidence_columns<CellItem>());
  return made_of<CellItem>({"cells",
                            "cells.csv",
                            "单元格",
                            "Cells of every table.",
                            "各表的单元格。",
                            {},
                            {"document", "table_id", "row", "col"},
                            {{{"document", "table_id"}, "tables"}},
                            {}},
                           std::move(columns), each_cell);
}

// One row of a list that hangs under a cell.
template <typename Entry>
struct UnderCell : RowPlace {
  const TextCell* cell = nullptr;
  int position = 0;
  const Entry* entry = nullptr;
};

template <typename Entry, std::vector<Entry> TextCell::*List>
void each_under_cell(const RowSource& source,
                     const std::function<void(const UnderCell<Entry>&)>& take) {
  each_cell(source, [&](const CellItem& item) {
    int position = 0;
    for (const Entry& entry : item.cell->*List) {
      take({{item.source, item.table, {}}, item.cell, position++, &entry});
    }
  });
}

template <typename Entry>
std::vector<ColumnOf<UnderCell<Entry>>> under_cell_columns() {
  using Item = UnderCell<Entry>;
  std::vector<ColumnOf<Item>> columns = table_columns<Item>();
  append_columns<Item>(
      columns, {{required({"row", "行", kInteger, kKey, "row of the cell", "单元格所在行"}),
                 [](const Item& i) { return integer(i.cell->row); }},
                {required({"col", "列", kInteger, kKey, "column of the cell", "单元格所在列"}),
                 [](const Item& i) { return integer(i.cell->col); }},
                {required({"position", "序号", kInteger, kKey, "order, from 0", "顺序"}),
                 [](const Item& i) { return integer(i.position); }}});
  return columns;
}

Relation under_cells(const char* name, const char* zh, const char* about, const char* about_zh) {
  return {name,
          "",
          zh,
          about,
          about_zh,
          {},
          {"document", "table_id", "row", "col", "position"},
          {{{"document", "table_id", "row", "col"}, "cells"}},
          {}};
}

Relation cell_parts() {
  using Item = UnderCell<PagePart>;
  std::vector<ColumnOf<Item>> columns = under_cell_columns<PagePart>();
  append_columns<Item>(
      columns, {{required({"page", "页", kInteger, kPlace, "page of the part", "该部分所在页"}),
                 [](const Item& i) { return integer(i.entry->page); }},
                {required({"x0", "左", kReal, kPlace, "left edge", "左"}),
                 [](const Item& i) { return Value(i.entry->box.x0); }},
                {required({"y0", "上", kReal, kPlace, "upper edge", "上"}),
                 [](const Item& i) { return Value(i.entry->box.y0); }},
                {required({"x1", "右", kReal, kPlace, "right edge", "右"}),
                 [](const Item& i) { return Value(i.entry->box.x1); }},
                {required({"y1", "下", kReal, kPlace, "lower edge", "下"}),
                 [](const Item& i) { return Value(i.entry->box.y1); }}});
  return made_of<Item>(
      under_cells("cell_parts", "单元格续页", "Parts on later pages of cells over a page break.",
                  "跨页单元格在后续页面上的部分。"),
      std::move(columns), each_under_cell<PagePart, &TextCell::more_parts>);
}

Relation cell_edits() {
  using Item = UnderCell<Edit>;
  std::vector<ColumnOf<Item>> columns = under_cell_columns<Edit>();
  append_columns<Item>(columns,
                       {{required({"rule", "规则", kText, kContent, "which rule changed the text",
                                   "修改文字的规则"}),
                         [](const Item& i) { return Value(i.entry->rule); }},
                        {required({"before", "修改前", kText, kContent, "before", "修改前"}),
                         [](const Item& i) { return Value(i.entry->before); }},
                        {required({"after", "修改后", kText, kContent, "after", "修改后"}),
                         [](const Item& i) { return Value(i.entry->after); }}});
  return made_of<Item>(
      under_cells("cell_edits", "单元格修改", "Changes that rules made to the texts of cells.",
                  "规则对单元格文字所作的修改。"),
      std::move(columns), each_under_cell<Edit, &TextCell::edits>);
}

Relation cell_doubts() {
  using Item = UnderCell<Doubt>;
  std::vector<ColumnOf<Item>> columns = under_cell_columns<Doubt>();
  append_columns<Item>(
      columns,
      {{required({"code", "代码", kText, kContent, "reason to doubt the text", "存疑原因"}),
        [](const Item& i) { return Value(i.entry->code); }},
       {required({"cap", "上限", kReal, kContent, "the confidence is at most this", "置信度上限"}),
        [](const Item& i) { return Value(i.entry->cap); }}});
  return made_of<Item>(
      under_cells("cell_doubts", "单元格存疑", "Reasons to doubt the texts of cells.",
                  "单元格文字存疑的原因。"),
      std::move(columns), each_under_cell<Doubt, &TextCell::doubts>);
}

}  // namespace

std::vector<Relation> cell_relations() {
  return {cells(), cell_parts(), cell_edits(), cell_doubts()};
}

}  // namespace gewu

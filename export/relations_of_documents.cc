// Documents, their pages, tables and cells as flat tables.
#include "export/json_writer.h"
#include "export/relation_maker.h"

namespace gewu {

namespace {

constexpr auto kText = ColumnType::Text;
constexpr auto kInteger = ColumnType::Integer;
constexpr auto kReal = ColumnType::Real;
constexpr auto kContent = ColumnRole::Content;
constexpr auto kPlace = ColumnRole::Place;
constexpr auto kKey = ColumnRole::Key;

using EachRow = std::function<void(const RowPlace&)>;

Relation documents() {
  using Item = RowPlace;
  std::vector<ColumnOf<Item>> columns = {
      {required({"document", "文档", kText, kKey, "names the document by its content",
                 "文档标识（内容散列）"}),
       [](const Item& i) { return Value(i.source->key); }},
      {required({"name", "文件名", kText, kContent, "file name", "原文件名"}),
       [](const Item& i) { return Value(i.source->document->info.name); }},
      {{"path", "路径", kText, kContent, "where it was read, seen from the output folder",
        "读取位置（相对输出文件夹）"},
       [](const Item& i) { return printed(i.source->document->info.path); }},
      {{"title", "标题", kText, kContent, "title on its first page", "首页标题"},
       [](const Item& i) { return printed(i.source->document->info.title); }},
      {{"year", "年度", kInteger, kContent, "year that it tells of", "年度"},
       [](const Item& i) { return year_of(i.source->document->info.year); }},
      {{"unit", "单位名称", kText, kContent, "whose money it is", "单位名称"},
       [](const Item& i) { return printed(i.source->document->info.unit); }},
      {{"region", "行政区划", kText, kContent, "region", "行政区划"},
       [](const Item& i) { return printed(i.source->document->info.region); }},
      {required({"status", "状态", kText, kContent, "ok, partial or failed",
                 "ok 完整，partial 部分，failed 失败"}),
       [](const Item& i) { return Value(status_name(i.source->document->status)); }},
      {required({"kind", "类型", kText, kContent, "pdf, image or text", "pdf、image 或 text"}),
       [](const Item& i) { return Value(i.source->document->info.kind); }},
      {required({"page_count", "页数", kInteger, kContent, "pages of the document", "文档页数"}),
       [](const Item& i) { return integer(i.source->document->info.page_count); }},
      {required({"bytes", "字节数", kInteger, kContent, "size of the file", "文件大小"}),
       [](const Item& i) { return integer(i.source->document->info.bytes); }},
      {required({"file", "文件", kText, kKey, "name of its output files", "输出文件名"}),
       [](const Item& i) { return Value(i.source->file); }},
      {{"sha256", "内容散列", kText, kKey, "SHA-256 of its content", "文件内容的 SHA-256"},
       [](const Item& i) { return printed(i.source->document->info.sha256); }}};
  return made_of<Item>({"documents",
                        "documents.csv",
                        "文档",
                        "Documents that were read.",
                        "读取过的文档。",
                        {},
                        {"document"},
                        {},
                        {}},
                       std::move(columns), [](const RowSource& source, const EachRow& take) {
                         take({&source, nullptr, {}});
                       });
}

struct PageItem : RowPlace {
  const PageSummary* summary = nullptr;
};

Relation pages() {
  using Item = PageItem;
  std::vector<ColumnOf<Item>> columns = document_columns<Item>();
  append_columns<Item>(
      columns, {{required({"page", "页", kInteger, kKey, "page, from 1", "页码"}),
                 [](const Item& i) { return integer(i.summary->number); }},
                {required({"width", "宽", kReal, kContent, "width in page units", "页宽"}),
                 [](const Item& i) { return Value(i.summary->width); }},
                {required({"height", "高", kReal, kContent, "height in page units", "页高"}),
                 [](const Item& i) { return Value(i.summary->height); }},
                {required({"turned", "转角", kInteger, kContent, "degrees it had to be turned",
                           "需旋转的角度"}),
                 [](const Item& i) { return integer(i.summary->turned); }},
                {required({"skew", "倾斜", kReal, kContent, "degrees taken out", "校正的倾斜角"}),
                 [](const Item& i) { return Value(i.summary->skew); }},
                {required({"reader", "读取方式", kText, kContent, "text-layer, ocr, mixed or blank",
                           "text-layer 文本层，ocr 识别，mixed 混合，blank 空白"}),
                 [](const Item& i) { return Value(reader_name(i.summary->reader)); }},
                {required({"why", "原因", kText, kContent, "why the text layer was used or not",
                           "采用或不采用文本层的原因"}),
                 [](const Item& i) { return Value(i.summary->why); }}});
  return made_of<Item>({"pages",
                        "",
                        "页面",
                        "Pages that were read.",
                        "读取的页面。",
                        {},
                        {"document", "page"},
                        {{{"document"}, "documents"}},
                        {}},
                       std::move(columns),
                       [](const RowSource& source, const std::function<void(const Item&)>& take) {
                         for (const PageSummary& page : source.document->pages)
                           take({{&source, nullptr, {}}, &page});
                       });
}

struct ParagraphItem : RowPlace {
  int position = 0;
  const Paragraph* paragraph = nullptr;
};

Relation paragraphs() {
  using Item = ParagraphItem;
  std::vector<ColumnOf<Item>> columns = document_columns<Item>();
  append_columns<Item>(
      columns,
      {{required({"position", "序号", kInteger, kKey, "reading order, from 0", "阅读顺序"}),
        [](const Item& i) { return integer(i.position); }},
       {required({"text", "文本", kText, kContent, "text outside tables", "表外文字"}),
        [](const Item& i) { return Value(i.paragraph->text); }}});
  append_columns<Item>(columns, evidence_columns<Item>());
  return made_of<Item>(
      {"paragraphs",
       "",
       "段落",
       "Text outside tables, in reading order.",
       "表外文字，按阅读顺序。",
       {},
       {"document", "position"},
       {{{"document"}, "documents"}},
       {}},
      std::move(columns),
      [](const RowSource& source, const std::function<void(const Item&)>& take) {
        int position = 0;
        for (const Paragraph& one : source.document->paragraphs) {
          take({{&source, nullptr, {one.page, one.box, one.confidence, false}}, position++, &one});
        }
      });
}

struct TableItem : RowPlace {
  int position = 0;
};

const TextTable& grid_of(const RowPlace& place) { return place.table->table; }

Relation tables() {
  using Item = TableItem;
  std::vector<ColumnOf<Item>> columns = table_columns<Item>();
  append_columns<Item>(
      columns,
      {{required({"position", "序号", kInteger, kContent, "order in the document, from 0",
                  "文档内顺序"}),
        [](const Item& i) { return integer(i.position); }},
       {{"title", "表题", kText, kContent, "printed above it", "表上方标题"},
        [](const Item& i) { return printed(grid_of(i).title); }},
       {{"subtitle", "副题", kText, kContent, "printed below the title", "副标题"},
        [](const Item& i) { return printed(grid_of(i).subtitle); }},
       {{"unit_note", "单位说明", kText, kContent, "such as 单位：万元", "如“单位：万元”"},
        [](const Item& i) { return printed(grid_of(i).unit_note); }},
       {{"footer", "表尾", kText, kContent, "printed below it", "表下方文字"},
        [](const Item& i) { return printed(grid_of(i).footer); }},
       {required({"rows", "行数", kInteger, kContent, "rows of the grid", "行数"}),
        [](const Item& i) { return integer(grid_of(i).rows); }},
       {required({"cols", "列数", kInteger, kContent, "columns of the grid", "列数"}),
        [](const Item& i) { return integer(grid_of(i).cols); }},
       {{"form", "表式", kText, kContent, "which form it is", "识别出的表式"},
        [](const Item& i) {
          return i.table->record ? Value(form_name(*i.table->record)) : Value();
        }},
       {{"joined", "跨页依据", kText, kContent, "why parts of several pages were joined",
         "跨页合并的依据"},
        [](const Item& i) { return printed(grid_of(i).joined); }},
       {{"grid_confidence", "表格线置信度", kReal, ColumnRole::Trust,
         "probability that rows, columns and spans are right", "行列与合并单元格正确的概率"},
        [](const Item& i) {
          return grid_of(i).grid_confidence ? Value(*grid_of(i).grid_confidence) : Value();
        }},
       {required({"last_page", "末页", kInteger, kPlace, "last page on which it stands", "末页"}),
        [](const Item& i) {
          return integer(grid_of(i).pages.empty() ? 0 : grid_of(i).pages.back());
        }}});
  append_columns<Item>(columns, evidence_columns<Item>());
  return made_of<Item>({"tables",
                        "",
                        "表格",
                        "Tables.",
                        "表格。",
                        {},
                        {"document", "table_id"},
                        {{{"document"}, "documents"}},
                        {}},
                       std::move(columns),
                       [](const RowSource& source, const std::function<void(const Item&)>& take) {
                         int position = 0;
                         for (const DocumentTable& entry : source.document->tables) {
                           take({{&source, &entry, evidence_of_table(entry.table)}, position++});
                         }
                       });
}

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

std::vector<Relation> document_relations() {
  return {documents(), pages(),      paragraphs(), tables(),
          cells(),     cell_parts(), cell_edits(), cell_doubts()};
}

}  // namespace gewu

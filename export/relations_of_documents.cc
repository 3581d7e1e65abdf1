// Documents, their pages, paragraphs and tables as flat tables.
#include "export/json_writer.h"
#include "export/relation_maker.h"

namespace gewu {

namespace {

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
       {{"also", "又作", kText, kContent, "another form that it is too", "同时又是的表式"},
        [](const Item& i) { return i.table->also ? Value(form_name(*i.table->also)) : Value(); }},
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

}  // namespace

std::vector<Relation> document_relations() {
  return {documents(), pages(), paragraphs(), tables()};
}

}  // namespace gewu

// Findings as a flat table.
#include <algorithm>
#include <map>

#include "export/chinese.h"
#include "export/finding_words.h"
#include "export/relation_maker.h"
#include "records/cell_place.h"

namespace gewu {

namespace {

struct FindingItem : RowPlace {
  int position = 0;
  const Finding* finding = nullptr;
  const FindingWords* words = nullptr;
  std::string row_label = {};  ///< of its first cell
  std::string col_head = {};
};

/// What people call the cells of a document's tables.
class Places {
 public:
  explicit Places(const Document& document) : document_(document) {}

  void name(FindingItem& item) {
    if (item.finding->cells.empty()) return;
    const CellPlaces* places = of(item.finding->table);
    if (!places) return;
    const auto& [row, col] = item.finding->cells.front();
    item.row_label = places->row_label(row, col);
    item.col_head = places->col_head(row, col);
  }

 private:
  const CellPlaces* of(const std::string& id) {
    const auto known = places_.find(id);
    if (known != places_.end()) return &known->second;
    for (const DocumentTable& entry : document_.tables) {
      if (entry.id != id) continue;
      std::vector<PlacedText> texts;
      for (const TextCell& cell : entry.table.cells) {
        texts.push_back({cell.row, cell.col, cell.row_span, cell.col_span, cell.text});
      }
      return &places_.emplace(id, CellPlaces(entry.table.cols, texts)).first->second;
    }
    return nullptr;
  }

  const Document& document_;
  std::map<std::string, CellPlaces> places_;
};

Value words_or_none(std::string_view words) {
  return words.empty() ? Value() : Value(std::string(words));
}

// As people and JSON write it: [[1, 2], [3, 4]].
Value cells_json(const FindingItem& item) {
  std::string out = "[";
  for (const auto& [row, col] : item.finding->cells) {
    if (out.size() > 1) out += ", ";
    out += "[" + std::to_string(row) + ", " + std::to_string(col) + "]";
  }
  return out + "]";
}

// A finding on a table that was left out names none.
Value table_of(const FindingItem& item) {
  const auto& tables = item.source->document->tables;
  const bool there = std::any_of(tables.begin(), tables.end(), [&](const DocumentTable& entry) {
    return entry.id == item.finding->table;
  });
  return there ? Value(item.finding->table) : Value();
}

Relation findings() {
  using Item = FindingItem;
  std::vector<ColumnOf<Item>> columns = document_columns<Item>();
  append_columns<Item>(
      columns,
      {{required(
            {"position", "序号", kInteger, kKey, "order in the document, from 0", "文档内顺序"}),
        [](const Item& i) { return integer(i.position); }},
       {required({"severity", "级别", kText, kContent, "error, warning or info",
                  "error 错误，warning 警告，info 提示"}),
        [](const Item& i) { return Value(severity_name(i.finding->severity)); }},
       {required({"code", "代码", kText, kContent, "what kind of finding it is", "发现的种类"}),
        [](const Item& i) { return Value(i.finding->code); }},
       {required({"message", "内容", kText, kContent, "what was found", "发现的内容"}),
        [](const Item& i) { return Value(i.finding->message); }},
       {{"suggestion", "建议", kText, kContent, "what to do about it", "处理建议"},
        [](const Item& i) { return printed(i.finding->suggestion); }},
       {required({"message_zh", "中文内容", kText, kContent, "what was found, in Chinese",
                  "发现的内容，中文"}),
        [](const Item& i) { return Value(said_in_chinese(i.finding->message)); }},
       {{"suggestion_zh", "中文建议", kText, kContent, "what to do about it, in Chinese",
         "处理建议，中文"},
        [](const Item& i) { return printed(said_in_chinese(i.finding->suggestion)); }},
       {{"meaning_zh", "说明", kText, kContent, "what it means, in Chinese", "这类发现的含义"},
        [](const Item& i) { return words_or_none(i.words ? i.words->meaning : ""); }},
       {{"advice_zh", "怎么办", kText, kContent, "what to do next, in Chinese", "下一步怎么做"},
        [](const Item& i) { return words_or_none(i.words ? i.words->advice : ""); }},
       {{"row_label", "行名", kText, kPlace, "words that name the row of its first cell",
         "首个单元格所在行的名称"},
        [](const Item& i) { return words_or_none(i.row_label); }},
       {{"col_head", "列名", kText, kPlace, "words that head the column of its first cell",
         "首个单元格所在列的表头"},
        [](const Item& i) { return words_or_none(i.col_head); }},
       {{"page", "页", kInteger, kPlace, "page; absent: the whole document", "页码；空为整个文档"},
        [](const Item& i) { return i.finding->page > 0 ? integer(i.finding->page) : Value(); }},
       {{"table_id", "表", kText, kPlace, "table; absent: none", "所在表"}, table_of},
       {required({"cells", "单元格", ColumnType::Json, kPlace, "[row, column] of each cell",
                  "所涉单元格的[行, 列]"}),
        cells_json}});
  return made_of<Item>({"findings",
                        "findings.csv",
                        "发现",
                        "What a person should know.",
                        "需要人知道的问题。",
                        {},
                        {"document", "position"},
                        {{{"document"}, "documents"}, {{"document", "table_id"}, "tables"}},
                        {}},
                       std::move(columns),
                       [](const RowSource& source, const std::function<void(const Item&)>& take) {
                         int position = 0;
                         Places places(*source.document);
                         for (const Finding& one : source.document->findings) {
                           FindingItem item{{&source, nullptr, {}}, position++, &one};
                           item.words = finding_words(one.code);
                           places.name(item);
                           take(item);
                         }
                       });
}

}  // namespace

std::vector<Relation> finding_relations() { return {findings()}; }

}  // namespace gewu

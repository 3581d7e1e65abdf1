// Building relations out of typed items: private to export/.
#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "export/relation.h"
#include "export/tidy.h"

namespace gewu {

// Short names for tables of columns.
inline constexpr auto kText = ColumnType::Text;
inline constexpr auto kInteger = ColumnType::Integer;
inline constexpr auto kReal = ColumnType::Real;
inline constexpr auto kFlag = ColumnType::Flag;
inline constexpr auto kDecimal = ColumnType::Decimal;
inline constexpr auto kContent = ColumnRole::Content;
inline constexpr auto kPlace = ColumnRole::Place;
inline constexpr auto kKey = ColumnRole::Key;

/// What every row stands on. Items of a relation derive from it.
struct RowPlace {
  const RowSource* source = nullptr;
  const DocumentTable* table = nullptr;  ///< null for rows that belong to no table
  Evidence evidence;
};

/// A column with the way to its value.
template <typename Item>
struct ColumnOf {
  Column column;
  Value (*value)(const Item&);
};

inline Value maybe(const std::optional<std::string>& text) { return text ? Value(*text) : Value(); }
inline Value printed(const std::string& text) { return text.empty() ? Value() : Value(text); }
inline Value integer(long long number) { return number; }

/// A year that is a plain number; "2021-2023" is none.
Value year_of(const std::optional<std::string>& text);

/// An exact decimal: absent where the text is none.
Value decimal(const std::optional<std::string>& text);

inline Column required(Column column) {
  column.required = true;
  return column;
}

/// `document` (and `table_id`): the key under which everything of a document hangs.
template <typename Item>
std::vector<ColumnOf<Item>> document_columns() {
  return {{required({"document", "文档", ColumnType::Text, ColumnRole::Key,
                     "document, named by its content", "文档标识（内容散列）"}),
           [](const Item& item) { return Value(item.source->key); }},
          {required({"file", "文件", ColumnType::Text, ColumnRole::Key,
                     "name of the document's output files", "输出文件名", false,
                     ColumnHome::FilesOnly}),
           [](const Item& item) { return Value(item.source->file); }}};
}

template <typename Item>
std::vector<ColumnOf<Item>> table_columns() {
  std::vector<ColumnOf<Item>> columns = document_columns<Item>();
  columns.push_back({required({"table_id", "表", ColumnType::Text, ColumnRole::Key,
                               "table of the document: t1, t2, …", "文档内的表：t1、t2……"}),
                     [](const Item& item) { return Value(item.table->id); }});
  return columns;
}

/// Where a row stands on the page and how far it can be trusted.
template <typename Item>
std::vector<ColumnOf<Item>> evidence_columns() {
  using Row = const Item&;
  const auto edge = [](const char* name, const char* zh, const char* about) {
    return required({name, zh, ColumnType::Real, ColumnRole::Place, about, "页面坐标（点）"});
  };
  return {
      {required({"page", "页", ColumnType::Integer, ColumnRole::Place, "page, from 1", "页码"}),
       [](Row item) { return integer(item.evidence.page); }},
      {edge("x0", "左", "left edge, page units"), [](Row i) { return Value(i.evidence.box.x0); }},
      {edge("y0", "上", "upper edge, page units"), [](Row i) { return Value(i.evidence.box.y0); }},
      {edge("x1", "右", "right edge, page units"), [](Row i) { return Value(i.evidence.box.x1); }},
      {edge("y1", "下", "lower edge, page units"), [](Row i) { return Value(i.evidence.box.y1); }},
      {required({"confidence", "置信度", ColumnType::Real, ColumnRole::Trust,
                 "lowest probability among its cells that the text is right",
                 "所涉单元格中最低的正确概率"}),
       [](Row item) { return Value(item.evidence.confidence); }},
      {required({"review", "需复核", ColumnType::Flag, ColumnRole::Trust,
                 "a person should look at one of its cells", "其中有单元格需人工复核"}),
       [](Row item) { return Value(item.evidence.review); }}};
}

/// An amount as printed, and in yuan.
template <typename Item>
void add_money(std::vector<ColumnOf<Item>>& columns, const std::string& name, const std::string& zh,
               Value (*text)(const Item&), Value (*yuan)(const Item&), ColumnHome home = {}) {
  columns.push_back({{name, zh, ColumnType::Text, ColumnRole::Content, name + " as printed",
                      zh + "（原文）", false, home},
                     text});
  columns.push_back({{name + "_yuan", zh + "（元）", ColumnType::Decimal, ColumnRole::Content,
                      name + " in yuan, exact", zh + "，换算为元，精确值", false, home},
                     yuan});
}

template <typename Item>
void append_columns(std::vector<ColumnOf<Item>>& columns, std::vector<ColumnOf<Item>> more) {
  for (ColumnOf<Item>& column : more) columns.push_back(std::move(column));
}

template <typename Item>
using EachItem = void (*)(const RowSource&, const std::function<void(const Item&)>&);

/// Gives `relation` its columns and its rows.
template <typename Item>
Relation made_of(Relation relation, std::vector<ColumnOf<Item>> columns, EachItem<Item> each) {
  for (const ColumnOf<Item>& column : columns) relation.columns.push_back(column.column);
  relation.each_row = [columns = std::move(columns), each](const RowSource& source,
                                                           const RowTaker& take) {
    each(source, [&](const Item& item) {
      std::vector<Value> row;
      row.reserve(columns.size());
      for (const ColumnOf<Item>& column : columns) row.push_back(column.value(item));
      take(row);
    });
  };
  return relation;
}

// The relations by what they describe, each group in a file of its own.
std::vector<Relation> document_relations();  ///< documents, pages, paragraphs, tables
std::vector<Relation> cell_relations();
std::vector<Relation> form_relations();  ///< projects, lists, departments, evaluations, indicators
std::vector<Relation> amount_relations();
std::vector<Relation> finding_relations();

}  // namespace gewu

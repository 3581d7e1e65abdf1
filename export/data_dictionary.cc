#include "export/data_dictionary.h"

#include "export/relation.h"

namespace gewu {

namespace {

const char* type_words(ColumnType type) {
  switch (type) {
    case ColumnType::Text:
      return "text 文本";
    case ColumnType::Integer:
      return "integer 整数";
    case ColumnType::Real:
      return "number 数";
    case ColumnType::Flag:
      return "true/false 是否";
    case ColumnType::Decimal:
      return "decimal 精确数";
    case ColumnType::Json:
      return "JSON";
  }
  return "";
}

const char* home_words(ColumnHome home) {
  switch (home) {
    case ColumnHome::Everywhere:
      return "";
    case ColumnHome::FilesOnly:
      return "CSV";
    case ColumnHome::DatabaseOnly:
      return "database 数据库";
  }
  return "";
}

// A bar would end the field of a Markdown table.
std::string field(const std::string& text) {
  std::string out;
  for (const char c : text) out += c == '|' ? std::string("\\|") : std::string(1, c);
  return out;
}

std::string joined(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) out += (out.empty() ? "`" : ", `") + name + "`";
  return out;
}

std::string head_of(const Relation& relation) {
  std::string out = "\n## " + relation.name + " " + relation.name_zh + "\n\n" + relation.about +
                    " " + relation.about_zh + "\n\n";
  if (!relation.csv.empty()) out += "File 文件: `" + relation.csv + "`. ";
  if (relation.in_database()) {
    out += "Database 数据库: `" + relation.name + "`, key 主键 " + joined(relation.key) + ".";
  }
  for (const ForeignKey& parent : relation.parents) {
    out += " " + joined(parent.columns) + " → `" + parent.parent + "`.";
  }
  return out + "\n\n| column | 列 | type 类型 | meaning | 含义 | only in 仅见于 |\n" +
         "|---|---|---|---|---|---|\n";
}

std::string row_of(const Column& column) {
  return "| `" + column.name + "` | " + field(column.name_zh) + " | " + type_words(column.type) +
         (column.required ? ", always 必有" : "") + " | " + field(column.about) + " | " +
         field(column.about_zh) + " | " + home_words(column.home) + " |\n";
}

}  // namespace

std::string data_dictionary() {
  std::string out =
      "# Data dictionary 数据字典\n\n"
      "Every column of the CSV files and of the database, made from the table that writes them "
      "(`gewu_data_dictionary`). Decimals are exact; databases hold a number and, as "
      "`…_exact`, its text.\n\n"
      "CSV 文件和数据库的每一列，由写出它们的同一张表生成。金额在 CSV 中是精确小数；"
      "数据库中既有数值列，也有 `…_exact` 文本列。\n";
  for (const Relation& relation : relations()) {
    out += head_of(relation);
    for (const Column& column : relation.columns) out += row_of(column);
  }
  return out;
}

}  // namespace gewu

// The flat tables of the output, each described once: CSV files, databases, the summary sheets of
// workbooks, the data package and the data dictionary are all made from these descriptions.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "records/document.h"

namespace gewu {

/// What one field of a row holds; monostate: the form does not print it.
using Value = std::variant<std::monostate, std::string, long long, double, bool>;

enum class ColumnType {
  Text,
  Integer,
  Real,
  Flag,
  Decimal,  ///< its Value is the exact decimal as text; databases hold a number and that text
  Json,     ///< text that is JSON
};

/// What a column is for. People who open a CSV file see them in this order.
enum class ColumnRole { Content, Trust, Place, Key };

/// Where a column stands: some are worth having only in a file that must make sense alone.
enum class ColumnHome { Everywhere, FilesOnly, DatabaseOnly };

struct Column {
  std::string name;
  std::string name_zh;
  ColumnType type = ColumnType::Text;
  ColumnRole role = ColumnRole::Content;
  std::string about;
  std::string about_zh;
  bool required = false;  ///< never absent
  ColumnHome home = ColumnHome::Everywhere;
};

/// Digits after the point that a Real column is rounded to, in every output alike.
int decimals_of(const Column& column);

/// `value` rounded to them.
double rounded_for(const Column& column, double value);

/// Columns of a relation that name a row of another.
struct ForeignKey {
  std::vector<std::string> columns;
  std::string parent;  ///< whose key they are, under the same names
};

/// What rows are made from.
struct RowSource {
  const Document* document = nullptr;
  std::string key;   ///< see document_key
  std::string file;  ///< stem of its output files
};

using RowTaker = std::function<void(const std::vector<Value>&)>;

struct Relation {
  std::string name;  ///< of the database's table
  std::string csv;   ///< name of the CSV file; empty: none
  std::string name_zh;
  std::string about;
  std::string about_zh;
  std::vector<Column> columns;   ///< in the order of the database
  std::vector<std::string> key;  ///< the columns that name a row; empty: not in databases
  std::vector<ForeignKey> parents;
  /// Hands over the rows of one document, a Value for each of `columns`.
  std::function<void(const RowSource&, const RowTaker&)> each_row;

  bool in_database() const { return !key.empty(); }
};

/// All of them, parents before children.
const std::vector<Relation>& relations();

/// The one of that name; a broken promise if there is none.
const Relation& relation(std::string_view name);

/// Names a document by its content, the same in every run and every folder: the first 16 digits of
/// its SHA-256; "none:" and its path for one whose content was never seen.
std::string document_key(const DocumentInfo& info);

/// The numbers of the columns that stand in files, in the order in which people want to see them.
std::vector<size_t> file_columns(const Relation& relation);

/// The same for databases, in the order of the relation.
std::vector<size_t> database_columns(const Relation& relation);

}  // namespace gewu

// The shape of the databases, made from the relations.
#pragma once

#include <string>

#include "export/relation.h"

namespace gewu {

/// Stored in the file's header (PRAGMA application_id): "gewu" in ASCII.
inline constexpr int kApplicationId = 0x67657775;

/// PRAGMA user_version; raised whenever a table changes.
inline constexpr int kSchemaVersion = 6;

enum class SqlDialect { Sqlite, Postgresql };

/// Creates every table, index and view in an empty database. Keys are what a person would name a
/// thing by (document, table, row, column), so that rows of a run can be merged into an older
/// database without renumbering. A Decimal column is a NUMERIC one, for comparing, sorting and
/// adding up, and `<name>_exact` beside it with the same number as decimal text. NULL: the form
/// does not print it; '': printed and empty.
std::string schema_sql(SqlDialect dialect);

}  // namespace gewu

// The shape of gewu.db.
#pragma once

#include <array>
#include <string_view>

namespace gewu {

/// Stored in the file's header (PRAGMA application_id): "gewu" in ASCII.
inline constexpr int kApplicationId = 0x67657775;

/// PRAGMA user_version; raised whenever a table changes.
inline constexpr int kSchemaVersion = 2;

/// Creates every table, index and view in an empty database.
extern const char* const kSchemaSql;

/// Every table, parents before children.
inline constexpr std::array<std::string_view, 15> kSchemaTables = {
    "documents",     "pages",     "paragraphs", "tables",      "cells",
    "cell_parts",    "projects",  "midterms",   "departments", "department_funding",
    "project_lists", "list_rows", "indicators", "findings",    "amounts"};

}  // namespace gewu

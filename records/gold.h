// The true tables of fixtures/gold as pages of text tables, for tests.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "records/document.h"

namespace gewu::gold {

using Json = nlohmann::ordered_json;

/// A family's file: "akto-2021", ...
Json load(const std::string& family);
std::vector<std::string> families();

/// A gold table with made-up geometry: columns of unequal width on an A4 page, rows of 20 points.
TextTable table_of(const Json& gold);

/// How a table is cut over a page break.
struct Cut {
  int row = 0;                ///< the second part begins with it
  bool repeat_head = false;   ///< the head row (indicators or list) is printed again
  bool open_seam = false;     ///< no rule at the break
  bool torn_labels = false;   ///< half of a spanning label's letters stand on either part
  bool drop_columns = false;  ///< edges that no cell of the second part shows are not seen there
};

/// The two parts, each alone on a page of its own.
std::vector<TextTable> cut(const TextTable& table, const Cut& how);

/// True if the row stands below the head that a continuation repeats.
bool below_head(const TextTable& table, int row);

/// A page with this table below its captions as printed in `gold` (which may be null).
PageResult page_of(int number, const TextTable& table, const Json* gold, bool with_footer);

/// All tables of the family, one page each, the document's title on the first.
std::vector<PageResult> pages_of(const Json& family);

/// What differs between a record and the gold record, one line each; empty if nothing does.
std::vector<std::string> differences(const std::optional<Record>& record, const Json& gold);

}  // namespace gewu::gold

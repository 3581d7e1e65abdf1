// Tables written down in tests.
#pragma once

#include <string>
#include <vector>

#include "records/document.h"

namespace gewu::sketch {

/// Rows of texts; "<" goes on with the cell to the left, "^" with the cell above.
TextTable table(const std::vector<std::vector<std::string>>& rows);

/// A page with the tables below each other, and lines of text above the first one.
PageResult page(int number, const std::vector<TextTable>& tables,
                const std::vector<std::string>& lines = {},
                const std::vector<std::string>& lines_below = {});

Document build(const std::vector<PageResult>& pages);

/// The record of a document of one page with one table.
template <typename Form>
Form record(const TextTable& table, const std::vector<std::string>& lines = {}) {
  return std::get<Form>(build({page(1, {table}, lines)}).tables.at(0).record.value());
}

/// "code" of every finding, in order.
std::vector<std::string> codes(const Document& document);

}  // namespace gewu::sketch

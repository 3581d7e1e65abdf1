#include "bench/page_truth.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>

namespace gewu::bench {

namespace {

using nlohmann::ordered_json;

// A cell of the whole table and the pages on which it stands.
struct PlacedCell {
  ReadCell cell;
  std::set<int> pages;
};

std::vector<PlacedCell> cells_of(const ordered_json& table) {
  std::vector<PlacedCell> cells;
  for (const ordered_json& json : table.at("cells")) {
    PlacedCell placed;
    placed.cell.row = json.at("row");
    placed.cell.col = json.at("col");
    placed.cell.row_span = json.at("row_span");
    placed.cell.col_span = json.at("col_span");
    placed.pages.insert(json.at("page").get<int>());
    for (const ordered_json& part : json.value("parts", ordered_json::array())) {
      placed.pages.insert(part.at("page").get<int>());
    }
    cells.push_back(std::move(placed));
  }
  return cells;
}

bool covers(const ReadCell& cell, int row) {
  return row >= cell.row && row < cell.row + cell.row_span;
}

// The rows of which every cell stands on the page.
std::vector<int> rows_on(const std::vector<PlacedCell>& cells, int rows, int page) {
  std::vector<int> found;
  for (int row = 0; row < rows; ++row) {
    const bool here = std::all_of(cells.begin(), cells.end(), [&](const PlacedCell& placed) {
      return !covers(placed.cell, row) || placed.pages.count(page) > 0;
    });
    if (here) found.push_back(row);
  }
  return found;
}

// Columns that no cell of the part begins in vanish, as they do in print.
void drop_unused_columns(ReadTable* table) {
  std::set<int> starts;
  for (const ReadCell& cell : table->cells) starts.insert(cell.col);
  const auto rank = [&](int col) {
    return static_cast<int>(std::distance(starts.begin(), starts.lower_bound(col)));
  };
  for (ReadCell& cell : table->cells) {
    const int after = rank(cell.col + cell.col_span);
    cell.col = rank(cell.col);
    cell.col_span = after - cell.col;
  }
  table->cols = static_cast<int>(starts.size());
}

ReadTable part_on(const std::vector<PlacedCell>& cells, const std::vector<int>& rows, int page) {
  ReadTable part;
  part.pages = {page};
  part.rows = static_cast<int>(rows.size());
  for (const PlacedCell& placed : cells) {
    const int first = std::max(placed.cell.row, rows.front());
    const int last = std::min(placed.cell.row + placed.cell.row_span - 1, rows.back());
    if (last < first || placed.pages.count(page) == 0) continue;
    ReadCell cell = placed.cell;
    cell.row = first - rows.front();
    cell.row_span = last - first + 1;
    part.cells.push_back(std::move(cell));
  }
  drop_unused_columns(&part);
  return part;
}

StructureTruth truth_of(const ordered_json& json) {
  StructureTruth truth;
  truth.name = json.at("name");
  truth.family = json.at("family");
  truth.condition = json.at("condition");
  truth.pages.resize(json.at("page_count").get<std::size_t>());
  for (const ordered_json& table : json.at("tables")) {
    const std::vector<PlacedCell> cells = cells_of(table);
    for (const int page : table.at("pages").get<std::vector<int>>()) {
      const std::vector<int> rows = rows_on(cells, table.at("rows"), page);
      if (rows.empty()) continue;
      truth.pages.at(static_cast<std::size_t>(page) - 1)
          .tables.push_back(part_on(cells, rows, page));
    }
  }
  return truth;
}

}  // namespace

Result<StructureTruth> read_structure_truth(const std::string& path) {
  std::ifstream file(path);
  if (!file) return Error{ErrorCode::NotFound, "no such file", "", path, 0};
  try {
    return truth_of(ordered_json::parse(file));
  } catch (const nlohmann::json::exception& problem) {
    return Error{ErrorCode::Damaged, problem.what(), "", path, 0};
  }
}

}  // namespace gewu::bench

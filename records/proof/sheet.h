// A budget table as arithmetic sees it: figures in rows and columns. Parts of one table that a page
// break left apart are one sheet.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "base/decimal.h"
#include "records/document.h"

namespace gewu {

/// One cell that holds an amount, a count or a rate.
struct Figure {
  size_t table = 0;  ///< index into the document's tables
  int row = 0;       ///< of its cell
  int col = 0;
  std::string text;
  bool blank = false;            ///< nothing printed: counts as zero
  std::optional<Decimal> value;  ///< in the printed unit; absent: printed, but no number
  std::optional<Decimal> yuan;   ///< of amounts whose unit is known
  int usual_scale = 2;           ///< digits after the point that its sheet's numbers have
};

constexpr int kNoFigure = -1;

struct SheetRow {
  const BudgetRow* row = nullptr;
  size_t table = 0;          ///< index into the document's tables
  std::vector<int> figures;  ///< for each column: index into Figures, or kNoFigure
};

using Figures = std::vector<Figure>;

struct Sheet {
  const BudgetTable* table = nullptr;         ///< the part that holds the head
  size_t index = 0;                           ///< of that part among the document's tables
  std::vector<std::vector<SheetRow>> blocks;  ///< rows by block, in order

  const std::vector<BudgetColumn>& columns() const { return table->columns; }
};

/// One sheet for each budget table of the document; the figures of all go into `figures`. Keeps
/// pointers into `tables`, which must outlive the sheets and keep their records unchanged.
std::vector<Sheet> make_sheets(const std::vector<DocumentTable>& tables, Figures& figures);

/// The number that a cell prints; zero for a blank or a dash.
std::optional<Decimal> figure_in(const std::string& text);

}  // namespace gewu

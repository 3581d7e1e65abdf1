// Tables without any ruling: columns and rows show in how the text is aligned.
#pragma once

#include <vector>

#include "tablegrid/grid/grid_table.h"
#include "tablegrid/rulings/rulings.h"

namespace gewu {

/// Tables that nothing but white parts, and only where that is sure: at least three columns that
/// keep apart over all rows, rows with amounts, and above them a head of words that names every
/// column. The rest of a table from an earlier page has no head; it must stand at the top of its
/// page and have more columns. Prose, lists, contents, labels with values, signatures and charts
/// give none. What `found` covers is not looked at. Confidence is lower than that of ruled grids.
///
/// Rows are found first and columns as the white that runs through them, as by A. Nurminen,
/// "Algorithmic extraction of data in tables in PDF documents" (2013), and by the "stream" readers
/// of Tabula and Camelot; but it is the head that says how many columns there are.
std::vector<GridTable> find_open_tables(const PageLayout& layout, const RulingSet& rulings,
                                        const RulingOptions& options,
                                        const std::vector<GridTable>& found);

}  // namespace gewu

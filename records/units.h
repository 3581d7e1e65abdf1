// Which unit counts: the column's, the cell's, the name's, the table's note, another table's of the
// document, in that order.
#pragma once

#include <string>
#include <vector>

#include "records/form.h"

namespace gewu {

/// The unit of amounts under a label or a head that prints `labelled` (may be empty), else that of
/// the table's note. Raises unit-conflict where both are printed and differ.
std::string unit_of_amounts(FormContext& context, const std::string& labelled,
                            const TextCell* label);

/// The same for the amounts of a small table inside a form: from the heads of its columns, the
/// rightmost first, or the label beside it.
std::string unit_of_amounts(FormContext& context, const Matrix& matrix);

/// Gives tables that print no unit the one of other tables of the document which print the same
/// amounts, and says so with unit-inferred: forms that of the lists of projects, where no amount
/// speaks against it, budget tables that of a table with several of their numbers. A budget table
/// that none is found for raises unit-missing; its amounts stay without yuan. Of forms only `yuan`
/// is filled in: the record's unit stays what the form prints.
std::vector<Finding> infer_units(std::vector<DocumentTable>& tables);

}  // namespace gewu

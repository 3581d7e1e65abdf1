// Which unit counts: the column's, the cell's, the name's, the table's note, the document's list,
// in that order.
#pragma once

#include <string>
#include <vector>

#include "records/form.h"

namespace gewu {

/// The unit of amounts under a label or a head that prints `labelled` (may be empty), else that of
/// the table's note. Raises unit-conflict where both are printed and differ.
std::string unit_of_amounts(FormContext& context, const std::string& labelled,
                            const TextCell* label);

/// Gives forms that print no unit the one of the document's lists, where an amount of the two is
/// the same and no other speaks against it; says so with unit-inferred. Only `yuan` is filled in:
/// the record's unit stays what the form prints.
std::vector<Finding> infer_units_of_lists(std::vector<DocumentTable>& tables);

}  // namespace gewu

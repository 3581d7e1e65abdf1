// Amounts of budget tables that are no number, or not of the unit that their table names.
#pragma once

#include <vector>

#include "records/document.h"

namespace gewu {

/// value-unreadable for each amount that holds digits and cannot be read as one number (it has no
/// `yuan`); unit-conflict for a column whose head names another unit than the note.
std::vector<Finding> unread_amounts(const std::vector<DocumentTable>& tables);

}  // namespace gewu

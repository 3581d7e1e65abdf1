// What does not add up: within one record, and between the records of a document.
#pragma once

#include <vector>

#include "records/document.h"

namespace gewu {

/// funding-sum, weights-sum, comparator-doubtful, value-unreadable, unit-conflict,
/// indicator-without-value, value-without-indicator, missing-field, list-total.
std::vector<Finding> check_record(const DocumentTable& table);

/// list-target-mismatch, duplicate-form.
std::vector<Finding> check_document(const std::vector<DocumentTable>& tables);

}  // namespace gewu

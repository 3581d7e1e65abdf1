// What stands above a budget table: more than records/captions takes, which asks for less doubt.
#pragma once

#include <string>
#include <vector>

#include "base/text_table.h"

namespace gewu {

struct BudgetCaption {
  std::string title;      ///< the nearest line above that names a kind of table; may be empty
  std::string unit_note;  ///< 单位：万元; may be empty
  std::string unit_name;  ///< behind 部门： or 编制单位：; may be empty
  std::string applicant;  ///< behind 填报单位： and its like; may be empty
};

/// From the paragraphs below `before` (null: from the top of the page) and above `table`, also at
/// the foot of the page before it.
BudgetCaption find_budget_caption(const std::vector<Paragraph>& paragraphs, const TextTable* before,
                                  const TextTable& table);

}  // namespace gewu

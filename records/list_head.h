// The head of a list of projects.
#pragma once

#include <map>
#include <vector>

#include "records/form.h"

namespace gewu {

struct ListHead {
  int row = -1;
  int last_row = -1;
  std::map<LabelKind, HeadColumn> columns;
  std::vector<HeadColumn> other;  ///< columns without a key in the record

  const HeadColumn& amount() const { return columns.at(LabelKind::ListAmount); }
};

/// What the row, and rows that it reaches down to, say as such a head.
ListHead head_in(const GridView& grid, int row);

/// 部门预算项目支出明细表: a table of the budget rather than of performance targets.
bool titled_budget(const FormContext& context);

/// Is it the head of a list of projects? Several columns of amounts are the mark of a budget table,
/// unless the title says otherwise.
bool is_list(const FormContext& context, const ListHead& head);

}  // namespace gewu

// 项目资金: the amounts of a project's form.
#pragma once

#include "records/form.h"

namespace gewu {

struct FundingHalves {
  Funding annual;
  std::optional<Funding> midterm;
};

/// Takes the money fields out of `fields`. The unit is that of the label 项目资金（万元）, else of
/// the amounts' own labels, else of the unit note. Raises value-unreadable and unit-conflict.
FundingHalves read_funding(FormContext& context, std::vector<Field>& fields);

}  // namespace gewu

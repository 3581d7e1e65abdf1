// Labels that offices put together of usual parts: 本年度申请市财政预算资金, 中期滚动目标. What no
// table of wordings can list is told by the order of its parts.
#pragma once

#include <functional>
#include <string_view>

#include "forms/vocabulary.h"

namespace gewu {

/// The kind of a folded label that is wholly made of the parts of one kind of label, in their
/// order; None if it is not, or if no kind that fits is wanted. No character may be wrong.
LabelKind composed_kind(std::u32string_view label, const std::function<bool(LabelKind)>& wanted);

}  // namespace gewu

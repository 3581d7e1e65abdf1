// The members of a document's head, each listed once (see base/members.h).
#pragma once

#include "base/text_table_members.h"
#include "records/document.h"

namespace gewu {

template <>
inline constexpr auto kMembers<DocumentInfo> =
    std::tuple(Member{"name", &DocumentInfo::name},
               Member{"sha256", &DocumentInfo::sha256, InJson::NullIfEmpty},
               Member{"bytes", &DocumentInfo::bytes}, Member{"kind", &DocumentInfo::kind},
               Member{"title", &DocumentInfo::title, InJson::NullIfEmpty},
               Member{"page_count", &DocumentInfo::page_count},
               Member{"year", &DocumentInfo::year, InJson::NullIfEmpty},
               Member{"unit", &DocumentInfo::unit, InJson::NullIfEmpty},
               Member{"region", &DocumentInfo::region, InJson::NullIfEmpty},
               Member{"path", &DocumentInfo::path, InJson::Never});
static_assert(lists_all_members<DocumentInfo>());

template <>
inline constexpr auto kMembers<PageSummary> = page_head_members<PageSummary>();
static_assert(lists_all_members<PageSummary>());

}  // namespace gewu

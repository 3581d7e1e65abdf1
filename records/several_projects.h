// Tables that hold the forms of several projects, one below the other.
#pragma once

#include <vector>

#include "records/form.h"

namespace gewu {

/// One form for each project that the column of names tells apart; empty if the table is no such
/// one. Rows are the table's own. Findings of the forms go into `context`.
std::vector<ProjectTarget> read_several_projects(FormContext& context);

}  // namespace gewu

// A small document with every kind of thing in it, for the tests of this folder.
#pragma once

#include "records/document.h"

namespace gewu {

/// One page, a project form (table t1), a project list (t2), a department form (t3) and findings.
Document sample_document();

}  // namespace gewu

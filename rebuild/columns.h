// The header row of an indicator table: which columns there are and where they stand.
#pragma once

#include <optional>
#include <vector>

#include "rebuild/body.h"

namespace gewu {

/// How many column labels a line holds, and whether a level label (一级指标 ...) is among them.
struct HeaderEvidence {
  int labels = 0;
  bool level = false;
  bool is_header() const { return level && labels >= 2; }
};
HeaderEvidence header_evidence(const SourceText& source, int line);

/// header_evidence(...).is_header(), fast for lines that cannot be one.
bool is_header(const SourceText& source, int line);

/// Reads the header row around `core` (a line with is_header()). Its labels may be torn over the
/// lines next to it, none of which lies outside [first, last].
Columns read_columns(const SourceText& source, int core, int first, int last);

/// Sets the extents of the columns from the lines of the body, for text that is aligned by blanks:
/// between two headers runs the border that cuts the fewest atoms. Chooses the way to count columns
/// (Layout) that cuts the fewest, or `usual` if both do.
void fit_columns(const SourceText& source, const std::vector<int>& body, Layout usual,
                 Columns& columns);

/// How the document counts columns where it aligns them by blanks: the way in which more atoms
/// stand exactly below or centred below another one.
Layout usual_layout(const SourceText& source);

/// Extents of the same columns on a later page, where the text may be set differently and no header
/// row says so: strips of ink, taken for columns in the order that reads best.
Columns columns_on_page(const SourceText& source, const std::vector<int>& lines,
                        const Columns& columns, FitCache& cache);

}  // namespace gewu

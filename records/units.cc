#include "records/units.h"

#include "base/text.h"

namespace gewu {

std::string unit_of_amounts(FormContext& context, const std::string& labelled,
                            const TextCell* label) {
  const std::string noted = context.unit();
  if (!labelled.empty() && !noted.empty() && noted != labelled) {
    context.add(Severity::Warning, "unit-conflict", {label},
                "the label says " + labelled + ", the note above the table " + noted,
                "the document may err: compare with the page");
  }
  return labelled.empty() ? noted : labelled;
}

std::string unit_of_amounts(FormContext& context, const Matrix& matrix) {
  for (size_t i = matrix.columns.size(); i-- > 0;) {
    const HeadColumn& column = matrix.columns[i];
    if (const std::string unit = unit_of(matrix, column); !unit.empty()) {
      return unit_of_amounts(context, unit, &column.leaf());
    }
  }
  return unit_of_amounts(context, "", nullptr);
}

}  // namespace gewu

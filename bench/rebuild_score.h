// Rebuilt forms against true ones: rows, fields, cells, silent errors.
#pragma once

#include <nlohmann/json.hpp>
#include <ostream>
#include <vector>

#include "base/text_table.h"
#include "bench/calibration.h"

namespace gewu::bench {

/// Counts; texts are compared under fold_text.
struct FormScore {
  int forms = 0;
  int rows = 0;        ///< true indicator rows
  int rows_right = 0;  ///< every column as printed, levels included
  int fields = 0;      ///< record fields other than the indicators
  int fields_right = 0;
  int cells = 0;         ///< of indicator rows, a column each
  int cells_wrong = 0;   ///< of missing and surplus rows too
  int cells_silent = 0;  ///< wrong and not marked for review
  int cells_review = 0;
  std::vector<Judged> judged;  ///< cells that print a field of the record or of a row
  FormScore& operator+=(const FormScore& other);
};

/// Takes the pages through build_document and compares its target forms, in order, with `tables`
/// (as in the gold files). Differences go to `log` if there is one.
FormScore score_document(const nlohmann::json& tables, std::vector<PageResult> pages,
                         std::ostream* log);

}  // namespace gewu::bench

// What stands below the heads of a matrix.
#pragma once

#include <string>

#include "records/matrix.h"

namespace gewu {

/// What the cells of a column say below its head; dashes and blanks say nothing.
struct ColumnBody {
  int printed = 0;
  int numbers = 0;
  bool mostly_numbers() const;
};

ColumnBody body_of(const GridView& grid, const Matrix& matrix, const HeadColumn& column);

/// "1,350.00", "96.16%", "12万元".
bool prints_number(const std::string& text);

/// "—", "/".
bool prints_dash(const std::string& text);

}  // namespace gewu

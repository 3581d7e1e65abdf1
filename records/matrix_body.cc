#include "records/matrix_body.h"

#include "base/text.h"
#include "numbers/money.h"
#include "numbers/printed_number.h"

namespace gewu {

bool prints_dash(const std::string& text) {
  constexpr std::u32string_view kDashes = U"-—–－/";
  const std::u32string folded = decode_utf8(fold_text(text));
  return !folded.empty() && folded.find_first_not_of(kDashes) == std::u32string::npos;
}

bool prints_number(const std::string& text) {
  if (parse_money(text, "").amount) return true;
  const std::string folded = fold_text(text);
  return folded.size() > 1 && folded.back() == '%' &&
         number_in(folded.substr(0, folded.size() - 1));
}

bool ColumnBody::mostly_numbers() const {
  constexpr double kMostly = 0.6;  // share of the printed cells
  return numbers > 0 && numbers >= kMostly * printed;
}

ColumnBody body_of(const GridView& grid, const Matrix& matrix, const HeadColumn& column) {
  ColumnBody body;
  for (int row : matrix.body_rows()) {
    const TextCell* cell = cell_in(grid, column, row);
    if (!cell || is_blank_cell(*cell) || prints_dash(cell->text)) continue;
    ++body.printed;
    body.numbers += prints_number(cell->text) ? 1 : 0;
  }
  return body;
}

}  // namespace gewu

#include "records/proof/number_style.h"

#include <algorithm>
#include <iterator>
#include <map>

#include "base/text.h"

namespace gewu {

namespace {

size_t whole_digits(const std::string& folded) {
  size_t digits = 0;
  for (const char c : folded.substr(0, folded.find('.'))) digits += c >= '0' && c <= '9' ? 1 : 0;
  return digits;
}

bool has_separator(const std::string& folded) { return folded.find(',') != std::string::npos; }

constexpr size_t kUnparted = 3;  // digits that need no separator

}  // namespace

std::vector<int> figures_of(const Sheet& sheet) {
  std::vector<int> all;
  for (const std::vector<SheetRow>& rows : sheet.blocks) {
    for (const SheetRow& row : rows) {
      std::copy_if(row.figures.begin(), row.figures.end(), std::back_inserter(all),
                   [](int index) { return index != kNoFigure; });
    }
  }
  return all;
}

NumberStyle style_of(const std::vector<int>& indexes, const Figures& figures) {
  std::map<int, int> scales;
  int numbers = 0;
  int parted = 0;
  int unparted = 0;
  for (const int index : indexes) {
    const Figure& figure = figures[static_cast<size_t>(index)];
    if (figure.blank || !figure.value) continue;
    const std::string folded = fold_text(figure.text);
    ++numbers;
    ++scales[figure.value->scale()];
    if (whole_digits(folded) <= kUnparted) continue;
    (has_separator(folded) ? parted : unparted) += 1;
  }
  NumberStyle style;
  style.separators = parted > unparted;
  constexpr int kRare = 5;  // one in five is no accident
  for (const auto& [scale, count] : scales) {
    if (scale == 0 || kRare * count >= numbers) style.scales.insert(scale);
  }
  return style;
}

bool digits_fit(const Figure& figure, const NumberStyle& style) {
  const std::string folded = fold_text(figure.text);
  const size_t first = folded.find_first_of("0123456789");
  if (first == std::string::npos || first > 1) return false;
  const bool leading_zero = folded[first] == '0' && first + 1 < folded.size() &&
                            folded[first + 1] != '.' && folded[first + 1] != '%';
  return !leading_zero && style.scales.count(figure.value->scale()) > 0;
}

bool separators_fit(const Figure& figure, const NumberStyle& style) {
  const std::string folded = fold_text(figure.text);
  return whole_digits(folded) <= kUnparted || has_separator(folded) == style.separators;
}

}  // namespace gewu

#include "records/budget/levels.h"

#include <algorithm>
#include <set>

#include "records/budget/words.h"

namespace gewu {

namespace {

constexpr size_t kClassDigits = 3;  // of 类; 款 and 项 add two each

bool is_total(const BudgetRow& row) {
  return row.is == BudgetRowKind::Total || row.is == BudgetRowKind::Subtotal;
}

int level_of_code(const std::string& code, const RowShape& shape) {
  if (shape.code_parts > 1) return shape.code_parts;
  return code.size() <= kClassDigits ? 1
                                     : static_cast<int>((code.size() - kClassDigits + 1) / 2) + 1;
}

/// Names numbered 一、 （一） 1. (1): only the depths that occur count.
class NumberedLevels {
 public:
  explicit NumberedLevels(const std::vector<BudgetRow>& rows) {
    for (const BudgetRow& row : rows) depths_.insert(numbering_depth(row.name));
    depths_.erase(0);
  }

  bool empty() const { return depths_.empty(); }

  int level(const BudgetRow& row) {
    const int depth = numbering_depth(row.name);
    if (is_total(row) || depth == 0) return unnumbered(row);
    const int rank = 1 + static_cast<int>(std::distance(depths_.begin(), depths_.find(depth)));
    // 一、 again under 年初结转和结余: these are its parts.
    if (rank == 1 && starts_numbering(row.name)) {
      nested_ = started_ && last_unnumbered_;
      started_ = true;
    }
    last_unnumbered_ = false;
    return last_level_ = rank + (nested_ ? 1 : 0);
  }

 private:
  int unnumbered(const BudgetRow& row) {
    if (row.is == BudgetRowKind::OfWhich) return std::max(last_level_, 1) + 1;
    nested_ = false;
    last_unnumbered_ = !is_total(row);
    return last_level_ = is_total(row) ? 0 : 1;
  }

  std::set<int> depths_;
  bool started_ = false;
  bool nested_ = false;
  bool last_unnumbered_ = false;
  int last_level_ = 0;
};

bool mostly_coded(const std::vector<BudgetRow>& rows) {
  const auto coded = std::count_if(rows.begin(), rows.end(), [](const BudgetRow& row) {
    return row.code && !row.code->empty();
  });
  return coded > 0 && 2 * static_cast<size_t>(coded) >= rows.size();
}

}  // namespace

void assign_levels(std::vector<BudgetRow>& rows, const std::vector<RowShape>& shapes) {
  const bool coded = mostly_coded(rows);
  NumberedLevels numbered(rows);
  int last = 0;
  for (size_t i = 0; i < rows.size(); ++i) {
    BudgetRow& row = rows[i];
    const bool outline = shapes[i].name_columns > 1;
    if (row.is == BudgetRowKind::OfWhich && (coded || numbered.empty())) {
      row.level = last + 1;
      continue;
    }
    if (coded && row.code && !row.code->empty()) {
      row.level = level_of_code(*row.code, shapes[i]);
    } else if (outline && !coded) {
      // A subtotal belongs to the group that its row opens.
      row.level = row.is == BudgetRowKind::Total ? 0
                  : row.name.empty() ? std::max(last, 1)  // says what the row above says
                                     : shapes[i].name_column + 1;
    } else if (!numbered.empty() && !coded) {
      row.level = numbered.level(row);
    } else {
      row.level = is_total(row) ? 0 : 1;
    }
    last = row.level;
  }
}

}  // namespace gewu

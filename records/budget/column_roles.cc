#include "records/budget/column_roles.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/text.h"
#include "records/budget/words.h"

namespace gewu {

namespace {

/// What the cells of one column look like, cells of the head and blank ones left out.
struct ColumnContent {
  int numbers = 0;
  int codes = 0;  ///< of the numbers
  int plain = 0;  ///< numbers without point or separator
  int texts = 0;
  bool counts_up = true;  ///< 1, 2, 3, ...
};

ColumnContent content_of(const GridView& grid, int first_row, int col) {
  ColumnContent content;
  for (int row = first_row; row < grid.rows(); ++row) {
    const TextCell* cell = grid.at(row, col);
    if (!cell || cell->col != col || cell->row != row || is_nothing(cell->text)) continue;
    if (!looks_numeric(cell->text)) {
      content.texts += says_nothing(cell->text) ? 0 : 1;
      continue;
    }
    const std::string folded = fold_text(cell->text);
    ++content.numbers;
    content.codes += is_code(cell->text) ? 1 : 0;
    content.plain += folded.find_first_of(".,") == std::string::npos ? 1 : 0;
    content.counts_up = content.counts_up && folded == std::to_string(content.numbers);
  }
  return content;
}

bool contains_any(const std::string& text, std::span<const std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](auto word) { return text.find(word) != std::string::npos; });
}

bool heads_code(const std::string& label) {
  constexpr std::array<std::string_view, 3> kWords{"编码", "代码", "编号"};
  return contains_any(label, kWords) || label == "类" || label == "款" || label == "项";
}

bool heads_ratio(const std::string& label) {
  constexpr std::array<std::string_view, 6> kWords{"率", "%", "占比", "比重", "比例", "幅度"};
  return contains_any(label, kWords);
}

bool heads_count(const std::string& label) {
  constexpr std::array<std::string_view, 10> kWords{"数量", "人数",  "(辆",  "(台",  "批次",
                                                    "个数", "(人次", "户数", "面积", "编制数"};
  return contains_any(label, kWords);
}

bool heads_text(const std::string& label) {
  constexpr std::array<std::string_view, 12> kWords{"备注",     "说明", "依据", "方式",
                                                    "组织形式", "文号", "序号", "行次",
                                                    "性质",     "时间", "规格", "计量单位"};
  return contains_any(label, kWords);
}

bool heads_name(const std::string& label) {
  constexpr std::array<std::string_view, 6> kEnds{"名称", "项目", "科目", "内容", "大类", "单位"};
  return std::any_of(kEnds.begin(), kEnds.end(), [&](auto end) {
    return label.size() >= end.size() && label.substr(label.size() - end.size()) == end;
  });
}

BudgetRole role_of_numbers(const std::string& label, const ColumnContent& content,
                           bool names_follow) {
  if (heads_text(label) || (content.counts_up && content.numbers > 1)) return BudgetRole::Text;
  // Amounts in whole yuan look like codes too: those stand right of the names.
  const bool codes = content.codes == content.numbers && (heads_code(label) || names_follow);
  if (codes) return BudgetRole::Code;
  if (heads_ratio(label)) return BudgetRole::Ratio;
  if (heads_count(label)) return BudgetRole::Count;
  return BudgetRole::Amount;
}

/// `beside_name`: the column to the left names rows; a head without words reaches over both.
BudgetRole role_of_texts(const std::string& label, const ColumnContent& content, bool named,
                         bool beside_name) {
  if (heads_code(label) && content.codes > 0) return BudgetRole::Code;
  if (heads_text(label)) return BudgetRole::Text;
  const bool names = heads_name(label) || !named || (label.empty() && beside_name);
  return names ? BudgetRole::Name : BudgetRole::Text;
}

BudgetRole role_of_blanks(const std::string& label, bool named) {
  if (is_total_name(label) || is_measure(label)) return BudgetRole::Amount;
  if (heads_code(label)) return BudgetRole::Code;
  if (heads_text(label)) return BudgetRole::Text;
  if (!named && (heads_name(label) || label.empty())) return BudgetRole::Name;
  if (heads_name(label) || label.empty()) return BudgetRole::Text;
  if (heads_ratio(label)) return BudgetRole::Ratio;
  if (heads_count(label)) return BudgetRole::Count;
  return BudgetRole::Amount;
}

}  // namespace

void assign_roles(const GridView& grid, int first_row, int second,
                  std::vector<BudgetColumn>& columns) {
  std::vector<ColumnContent> contents;
  for (int col = 0; col < grid.cols(); ++col) contents.push_back(content_of(grid, first_row, col));
  bool named = false;  // the block has a column that names its rows
  for (size_t i = 0; i < columns.size(); ++i) {
    const ColumnContent& content = contents[i];
    const std::string label = columns[i].path.empty() ? "" : fold_text(columns[i].path.back());
    if (second > 0 && static_cast<int>(i) == second) named = false;
    const bool names_follow = i + 1 < columns.size() && !named &&
                              (contents[i + 1].texts > contents[i + 1].numbers ||
                               contents[i + 1].codes == contents[i + 1].numbers);
    if (content.numbers > content.texts) {
      columns[i].role = role_of_numbers(label, content, names_follow);
    } else if (content.texts > 0) {
      const bool beside_name = i > 0 && columns[i - 1].role == BudgetRole::Name;
      columns[i].role = role_of_texts(label, content, named, beside_name);
    } else {
      columns[i].role = role_of_blanks(label, named);
    }
    named = named || columns[i].role == BudgetRole::Name;
  }
}

}  // namespace gewu

#include "records/proof/sheet.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "numbers/printed_number.h"
#include "records/budget/words.h"

namespace gewu {

namespace {

Figure figure_of(const BudgetRow& row, const BudgetAmount& amount, size_t table) {
  Figure figure;
  figure.table = table;
  figure.row = row.row;
  figure.col = amount.column;
  figure.text = amount.text;
  figure.blank = is_nothing(amount.text);
  figure.value = figure_in(amount.text);
  if (amount.yuan) figure.yuan = Decimal::parse(*amount.yuan);
  return figure;
}

/// The commonest number of digits after the point, among the sheet's figures from `first` on.
void set_usual_scale(Figures& figures, size_t first) {
  std::map<int, int> scales;
  for (size_t i = first; i < figures.size(); ++i) {
    if (!figures[i].blank && figures[i].value) ++scales[figures[i].value->scale()];
  }
  const auto most =
      std::max_element(scales.begin(), scales.end(),
                       [](const auto& a, const auto& b) { return a.second < b.second; });
  if (most == scales.end()) return;
  for (size_t i = first; i < figures.size(); ++i) figures[i].usual_scale = most->first;
}

void add_rows(const BudgetTable& table, size_t index, Sheet& sheet, Figures& figures) {
  for (const BudgetRow& row : table.rows) {
    if (sheet.blocks.size() <= static_cast<size_t>(row.block)) {
      sheet.blocks.resize(static_cast<size_t>(row.block) + 1);
    }
    SheetRow entry;
    entry.row = &row;
    entry.table = index;
    entry.figures.assign(sheet.columns().size(), kNoFigure);
    for (const BudgetAmount& amount : row.amounts) {
      entry.figures[static_cast<size_t>(amount.column)] = static_cast<int>(figures.size());
      figures.push_back(figure_of(row, amount, index));
    }
    sheet.blocks[static_cast<size_t>(row.block)].push_back(std::move(entry));
  }
}

}  // namespace

std::optional<Decimal> figure_in(const std::string& text) {
  if (is_nothing(text)) return Decimal();
  if (const auto plain = number_in(text)) return plain;
  std::string folded = fold_text(text);
  if (folded.empty() || folded.back() != '%') return std::nullopt;
  folded.pop_back();
  return number_in(folded);
}

std::vector<Sheet> make_sheets(const std::vector<DocumentTable>& tables, Figures& figures) {
  std::vector<Sheet> sheets;
  size_t first = 0;  // figure of the sheet
  for (size_t i = 0; i < tables.size(); ++i) {
    const BudgetTable* table = form_of<BudgetTable>(tables[i]);
    if (!table) continue;
    if (!table->continues || sheets.empty()) {
      sheets.emplace_back();
      sheets.back().table = table;
      sheets.back().index = i;
      first = figures.size();
    }
    add_rows(*table, i, sheets.back(), figures);
    set_usual_scale(figures, first);
  }
  return sheets;
}

}  // namespace gewu

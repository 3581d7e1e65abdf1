#include "records/proof/cross_table.h"

#include <algorithm>
#include <map>

#include "base/text.h"
#include "records/budget/words.h"
#include "records/proof/misreading.h"

namespace gewu {

namespace {

constexpr int kFewestEqual = 5;    // rows that make two columns the same
constexpr int kEqualPerWrong = 6;  // and for each that differs

/// A column of one sheet: its figures by what names their rows.
struct NamedColumn {
  const Sheet* sheet = nullptr;
  std::map<std::string, int> figures;
};

/// A code, or a name without its number; rows that repeat a key are left out by the caller.
std::string key_of(const BudgetRow& row) {
  if (row.code && !row.code->empty()) return *row.code;
  std::u32string name = decode_utf8(fold_text(row.name));
  if (numbering_depth(row.name) > 0) name.erase(0, name.find_first_of(U"、.,)") + 1);
  return encode_utf8(name);
}

NamedColumn named_column(const Sheet& sheet, const std::vector<SheetRow>& rows, size_t col,
                         const Figures& figures) {
  NamedColumn column{&sheet, {}};
  for (const SheetRow& row : rows) {
    const int index = row.figures[col];
    const std::string key = key_of(*row.row);
    if (index == kNoFigure || key.empty() || figures[static_cast<size_t>(index)].blank) continue;
    const auto [known, fresh] = column.figures.try_emplace(key, index);
    if (!fresh) known->second = kNoFigure;
  }
  std::erase_if(column.figures, [](const auto& entry) { return entry.second == kNoFigure; });
  return column;
}

std::vector<NamedColumn> columns_of(const std::vector<Sheet>& sheets, const Figures& figures) {
  std::vector<NamedColumn> columns;
  for (const Sheet& sheet : sheets) {
    for (size_t col = 0; col < sheet.columns().size(); ++col) {
      const BudgetColumn& column = sheet.columns()[col];
      const auto block = static_cast<size_t>(column.block);
      if (column.role != BudgetRole::Amount || block >= sheet.blocks.size()) continue;
      NamedColumn named = named_column(sheet, sheet.blocks[block], col, figures);
      if (named.figures.size() > kFewestEqual) columns.push_back(std::move(named));
    }
  }
  return columns;
}

/// A difference that a misreading of either figure explains.
bool is_explained(const Identity& identity, const Figures& figures) {
  const Figure& a = figures[static_cast<size_t>(identity.result)];
  const Figure& b = figures[static_cast<size_t>(identity.terms.front().figure)];
  return (b.value && misreading_between(a.text, *b.value, a.usual_scale)) ||
         (a.value && misreading_between(b.text, *a.value, b.usual_scale));
}

Family compare(const NamedColumn& a, const NamedColumn& b, const Figures& figures) {
  Family family;
  for (const auto& [key, figure] : a.figures) {
    const auto other = b.figures.find(key);
    if (other == b.figures.end()) continue;
    family.identities.push_back({SumKind::CrossTable, figure, {{other->second, false}}});
  }
  family.judge_all(figures, false);
  const bool same = family.copies >= kFewestEqual && family.copies >= kEqualPerWrong * family.fails;
  if (!same) return {};
  for (size_t i = 0; i < family.identities.size(); ++i) {
    if (family.verdicts[i].outcome != SumOutcome::Fails) continue;
    if (!is_explained(family.identities[i], figures)) return {};
  }
  return family;
}

}  // namespace

std::vector<Family> same_columns(const std::vector<Sheet>& sheets, const Figures& figures) {
  const std::vector<NamedColumn> columns = columns_of(sheets, figures);
  std::vector<Family> families;
  for (size_t a = 0; a < columns.size(); ++a) {
    for (size_t b = a + 1; b < columns.size(); ++b) {
      const BudgetTable& left = *columns[a].sheet->table;
      const BudgetTable& right = *columns[b].sheet->table;
      if (&left == &right || left.amounts_in != right.amounts_in) continue;
      Family family = compare(columns[a], columns[b], figures);
      if (!family.identities.empty()) families.push_back(std::move(family));
    }
  }
  return families;
}

}  // namespace gewu

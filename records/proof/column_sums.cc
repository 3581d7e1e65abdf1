#include "records/proof/column_sums.h"

#include <algorithm>

#include "base/text.h"
#include "records/budget/words.h"

namespace gewu {

namespace {

bool can_be_summed(BudgetRole role) {
  return role == BudgetRole::Amount || role == BudgetRole::Count;
}

bool is_total(const SheetRow& row) {
  return row.row->level == 0 &&
         (row.row->is == BudgetRowKind::Total || row.row->is == BudgetRowKind::Subtotal);
}

bool counts(const SheetRow& row) {
  return row.row->level > 0 && row.row->is != BudgetRowKind::OfWhich;
}

/// Rows by what stands under them.
struct RowTree {
  std::vector<size_t> roots;
  std::vector<std::vector<size_t>> children;  ///< of each row
};

RowTree tree_of(const std::vector<SheetRow>& rows) {
  RowTree tree;
  tree.children.resize(rows.size());
  std::vector<size_t> open;  // rows that may still get children, ever deeper
  for (size_t i = 0; i < rows.size(); ++i) {
    if (is_total(rows[i])) open.clear();
    if (!counts(rows[i])) continue;
    while (!open.empty() && rows[open.back()].row->level >= rows[i].row->level) open.pop_back();
    (open.empty() ? tree.roots : tree.children[open.back()]).push_back(i);
    open.push_back(i);
  }
  return tree;
}

/// How the rows that a total adds up may be chosen.
enum class Reading { SinceLastTotal, AllAbove, TotalsAbove, Below };

class BlockSums {
 public:
  BlockSums(const std::vector<SheetRow>& rows, std::vector<int> columns, const Figures& figures,
            bool exact_only)
      : rows_(rows),
        columns_(std::move(columns)),
        figures_(figures),
        exact_only_(exact_only),
        tree_(tree_of(rows)) {}

  Family hierarchy() const {
    Family family;
    for (size_t parent = 0; parent < rows_.size(); ++parent) {
      if (tree_.children[parent].empty()) continue;
      for (const int col : columns_) {
        add(SumKind::Hierarchy, rows_[parent], tree_.children[parent], col, family);
      }
    }
    return family;
  }

  Family totals() const {
    Family family;
    for (size_t i = 0; i < rows_.size(); ++i) {
      if (is_total(rows_[i])) add_total(rows_[i], i, family);
    }
    return family;
  }

  /// A total of another block whose name reaches over this one too (支出合计 below 功能分类 and
  /// 支出用途 side by side).
  void add_foreign_total(const SheetRow& total, int col, Family& family) const {
    std::vector<size_t> terms;
    for (const size_t root : tree_.roots) {
      if (rows_[root].table == total.table && rows_[root].row->row > total.row->row) continue;
      terms.push_back(root);
    }
    for (const int own : columns_) {
      Identity identity{SumKind::Column, total.figures[static_cast<size_t>(col)], {}};
      for (const size_t term : terms) add_term(rows_[term], own, identity);
      if (identity.result != kNoFigure && !identity.terms.empty()) {
        family.identities.push_back(std::move(identity));
      }
    }
  }

 private:
  static void add_term(const SheetRow& row, int col, Identity& identity) {
    const int figure = row.figures[static_cast<size_t>(col)];
    if (figure != kNoFigure) identity.terms.push_back({figure, is_deduction(row.row->name)});
  }

  void add(SumKind kind, const SheetRow& result, const std::vector<size_t>& terms, int col,
           Family& family) const {
    Identity identity{kind, result.figures[static_cast<size_t>(col)], {}};
    for (const size_t term : terms) add_term(rows_[term], col, identity);
    if (identity.result == kNoFigure || identity.terms.empty()) return;
    family.identities.push_back(std::move(identity));
  }

  std::vector<size_t> terms_of(size_t total, Reading reading) const {
    size_t last = rows_.size();  // the total before
    std::vector<size_t> totals;
    for (size_t i = 0; i < total; ++i) {
      if (!is_total(rows_[i])) continue;
      last = i;
      totals.push_back(i);
    }
    if (reading == Reading::TotalsAbove) return totals.size() > 1 ? totals : std::vector<size_t>();
    std::vector<size_t> terms;
    if (reading == Reading::SinceLastTotal && last < total) terms.push_back(last);
    if (reading == Reading::Below && last < total) return {};
    for (const size_t root : tree_.roots) {
      const bool above =
          root < total && (reading == Reading::AllAbove || last == rows_.size() || root > last);
      const bool below = root > total && next_total(total) > root;
      if (reading == Reading::Below ? below : above) terms.push_back(root);
    }
    return terms;
  }

  size_t next_total(size_t total) const {
    size_t next = total + 1;
    while (next < rows_.size() && !is_total(rows_[next])) ++next;
    return next;
  }

  void add_total(const SheetRow& row, size_t index, Family& family) const {
    const bool first = std::none_of(tree_.roots.begin(), tree_.roots.end(),
                                    [&](size_t root) { return root < index; });
    std::vector<Reading> readings{Reading::SinceLastTotal, Reading::AllAbove, Reading::TotalsAbove};
    if (first) readings = {Reading::Below};
    Family best;
    for (const Reading reading : readings) {
      Family candidate;
      const std::vector<size_t> terms = terms_of(index, reading);
      for (const int col : columns_) add(SumKind::Column, row, terms, col, candidate);
      candidate.judge_all(figures_, exact_only_);
      const bool better = 2 * candidate.holds + candidate.copies > 2 * best.holds + best.copies;
      if (best.identities.empty() || better) best = std::move(candidate);
    }
    for (Identity& identity : best.identities) family.identities.push_back(std::move(identity));
  }

  const std::vector<SheetRow>& rows_;
  std::vector<int> columns_;
  const Figures& figures_;
  bool exact_only_;
  RowTree tree_;
};

/// The columns of a block that sums run down.
std::vector<int> columns_of(const Sheet& sheet, size_t block) {
  std::vector<int> columns;
  for (size_t col = 0; col < sheet.columns().size(); ++col) {
    const BudgetColumn& column = sheet.columns()[col];
    if (column.block == static_cast<int>(block) && can_be_summed(column.role)) {
      columns.push_back(static_cast<int>(col));
    }
  }
  return columns;
}

int side_of(const Sheet& sheet, size_t block) {
  for (const BudgetColumn& column : sheet.columns()) {
    if (column.block == static_cast<int>(block)) return column.side;
  }
  return 0;
}

int first_column(const Sheet& sheet, size_t block) {
  for (size_t col = 0; col < sheet.columns().size(); ++col) {
    if (sheet.columns()[col].block == static_cast<int>(block)) return static_cast<int>(col);
  }
  return 0;
}

/// The first total of the blocks to the right that is printed across this one too.
void add_foreign_totals(const Sheet& sheet, size_t block, const BlockSums& sums, Family& family) {
  for (size_t other = block + 1; other < sheet.blocks.size(); ++other) {
    const std::vector<int> columns = columns_of(sheet, other);
    if (side_of(sheet, other) != side_of(sheet, block) || columns.empty()) continue;
    for (const SheetRow& row : sheet.blocks[other]) {
      const bool across = row.row->first_col <= first_column(sheet, block);
      if (!is_total(row) || !across) continue;
      sums.add_foreign_total(row, columns.front(), family);
      return;
    }
  }
}

/// The last closing total of a side, if nothing follows it there.
const SheetRow* closing_total(const Sheet& sheet, int side) {
  const SheetRow* closing = nullptr;
  for (size_t block = 0; block < sheet.blocks.size(); ++block) {
    if (side_of(sheet, block) != side || sheet.blocks[block].empty()) continue;
    const SheetRow& last = sheet.blocks[block].back();
    if (is_total(last) && is_grand_total_name(last.row->name)) closing = &last;
  }
  return closing;
}

/// 收入总计 and 支出总计 both say 总计: nothing but the side differs.
bool name_the_same(const std::string& a, const std::string& b) {
  const auto bare = [](const std::string& name) {
    std::u32string text = decode_utf8(fold_text(name));
    std::erase_if(text,
                  [](char32_t c) { return c == U'收' || c == U'入' || c == U'支' || c == U'出'; });
    return text;
  };
  return bare(a) == bare(b);
}

}  // namespace

std::vector<Family> column_sums(const Sheet& sheet, const Figures& figures, bool exact_only) {
  std::vector<Family> families;
  for (size_t block = 0; block < sheet.blocks.size(); ++block) {
    const BlockSums sums(sheet.blocks[block], columns_of(sheet, block), figures, exact_only);
    Family totals = sums.totals();
    add_foreign_totals(sheet, block, sums, totals);
    families.push_back(sums.hierarchy());
    families.push_back(std::move(totals));
  }
  return families;
}

std::vector<Family> side_balances(const Sheet& sheet) {
  const SheetRow* left = closing_total(sheet, 0);
  const SheetRow* right = closing_total(sheet, 1);
  const bool sides = left && right && left->table == right->table &&
                     left->row->row == right->row->row &&
                     name_the_same(left->row->name, right->row->name);
  if (!sides) return {};
  const auto first_figure = [](const SheetRow& row) {
    const auto found = std::find_if(row.figures.begin(), row.figures.end(),
                                    [](int figure) { return figure != kNoFigure; });
    return found == row.figures.end() ? kNoFigure : *found;
  };
  Family family;
  const Identity identity{SumKind::Balance, first_figure(*left), {{first_figure(*right), false}}};
  if (identity.result == kNoFigure || identity.terms.front().figure == kNoFigure) return {};
  family.identities.push_back(identity);
  return {family};
}

}  // namespace gewu

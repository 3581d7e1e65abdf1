#include "records/proof/prover.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "records/budget/words.h"
#include "records/proof/column_sums.h"
#include "records/proof/cross_table.h"
#include "records/proof/row_sums.h"

namespace gewu {

namespace {

/// Yuan with their cents everywhere: nothing was rounded.
bool prints_exact_yuan(const Sheet& sheet, const Figures& figures) {
  if (sheet.table->amounts_in != "元") return false;
  std::set<int> scales;
  for (const std::vector<SheetRow>& rows : sheet.blocks) {
    for (const SheetRow& row : rows) {
      for (const int index : row.figures) {
        if (index == kNoFigure) continue;
        const Figure& figure = figures[static_cast<size_t>(index)];
        if (!figure.blank && figure.value && !figure.value->is_zero()) {
          scales.insert(figure.value->scale());
        }
      }
    }
  }
  constexpr int kCents = 2;
  return scales == std::set<int>{kCents};
}

/// Enough digits that a sum does not come out right by chance.
bool is_telling(const Figure& result) {
  constexpr long kSmallest = 100;  // in units of the last printed digit
  Decimal size = result.value->shifted(result.value->scale());
  if (size < Decimal()) size = Decimal() - size;
  return !(size < *Decimal::parse(std::to_string(kSmallest)));
}

/// The same thing in every table: a name without its number and brackets, or any total.
std::string key_of(const BudgetRow& row) {
  if (row.is == BudgetRowKind::Total || row.is == BudgetRowKind::Subtotal) return "total";
  std::u32string name = decode_utf8(fold_text(row.name));
  if (numbering_depth(row.name) > 0) name.erase(0, name.find_first_of(U"、.,)") + 1);
  return encode_utf8(name);
}

class FigureProof {
 public:
  FigureProof(const Figures& figures)
      : figures_(figures),
        same_(figures.size()),
        summed_(figures.size(), false),
        balance_(figures.size(), 0) {}

  void take(const SheetSums& sums) {
    for (const Family& family : sums.families) {
      const Family pool = sums.pooled(family.identities.front().kind == SumKind::Row);
      const bool credible = pool.holds + pool.copies + pool.rounded >= pool.fails;
      if (!credible) continue;
      for (size_t i = 0; i < family.identities.size(); ++i) {
        weigh(family.identities[i], family.verdicts[i].outcome);
        if (family.verdicts[i].outcome == SumOutcome::Exact) {
          take(family.identities[i], family.verdicts[i], pool);
        }
      }
    }
  }

  /// The same amount under the same name in another table.
  void join_tables(const std::vector<Sheet>& sheets) {
    std::map<std::pair<std::string, std::string>, int> first;
    for (const Sheet& sheet : sheets) {
      for (const std::vector<SheetRow>& rows : sheet.blocks) {
        for (const SheetRow& row : rows) join_row(row, first);
      }
    }
  }

  std::vector<bool> result() {
    std::vector<bool> proved(figures_.size(), false);
    std::vector<bool> root_proved(figures_.size(), false);
    for (size_t i = 0; i < figures_.size(); ++i) {
      if (summed_[i] && balance_[i] >= 0) root_proved[root(i)] = true;
    }
    for (size_t i = 0; i < figures_.size(); ++i) {
      proved[i] =
          !figures_[i].blank && figures_[i].value && root_proved[root(i)] && balance_[i] >= 0;
    }
    return proved;
  }

 private:
  size_t root(size_t i) { return static_cast<size_t>(same_.root(static_cast<int>(i))); }

  const Figure& at(int index) const { return figures_[static_cast<size_t>(index)]; }

  void take(const Identity& identity, const Verdict& verdict, const Family& pool) {
    const bool zeros = verdict.nonzero_terms == 0;
    if (verdict.nonzero_terms > 1 || (zeros && verdict.printed_terms > 1)) {
      if (!zeros && !is_telling(at(identity.result)) && pool.holds < 3) return;
      if (zeros && pool.holds == 0) return;
      mark(identity.result);
      for (const Term& term : identity.terms) mark(term.figure);
      return;
    }
    for (const Term& term : identity.terms) {
      if (at(term.figure).blank) continue;
      if (at(term.figure).value->is_zero()) {
        // Were it not zero, the sum would fail.
        if (!zeros && (pool.holds > 0 || pool.copies > 2)) mark(term.figure);
      } else if (!zeros) {
        same_.join(term.figure, identity.result);
      }
    }
  }

  /// Where sums are rounded, a last digit misread may make one come out: more must hold than not.
  void weigh(const Identity& identity, SumOutcome outcome) {
    if (outcome != SumOutcome::Exact && outcome != SumOutcome::Rounded) return;
    const int weight = outcome == SumOutcome::Exact ? 1 : -1;
    balance_[static_cast<size_t>(identity.result)] += weight;
    for (const Term& term : identity.terms) balance_[static_cast<size_t>(term.figure)] += weight;
  }

  void mark(int figure) {
    if (!at(figure).blank) summed_[static_cast<size_t>(figure)] = true;
  }

  void join_row(const SheetRow& row, std::map<std::pair<std::string, std::string>, int>& first) {
    const std::string key = key_of(*row.row);
    if (key.empty()) return;
    for (const int index : row.figures) {
      if (index == kNoFigure || !at(index).yuan || at(index).yuan->is_zero()) continue;
      if (!is_telling(at(index))) continue;
      const std::string yuan = at(index).yuan->shifted(1).shifted(-1).to_string();
      const auto [known, fresh] = first.try_emplace({key, yuan}, index);
      // In one row the same figure is a coincidence, and what a misread one would hide behind.
      if (!fresh && at(index).table != at(known->second).table) same_.join(index, known->second);
    }
  }

  const Figures& figures_;
  DisjointSets same_;
  std::vector<bool> summed_;
  std::vector<int> balance_;  ///< exact sums less rounded ones
};

}  // namespace

Family SheetSums::pooled(bool rows) const {
  Family pool;
  for (const Family& family : families) {
    if (family.identities.empty()) continue;
    if ((family.identities.front().kind == SumKind::Row) != rows) continue;
    pool.holds += family.holds;
    pool.copies += family.copies;
    pool.rounded += family.rounded;
    pool.fails += family.fails;
  }
  return pool;
}

std::vector<SheetSums> find_sums(const std::vector<Sheet>& sheets, const Figures& figures) {
  std::vector<SheetSums> all;
  for (const Sheet& sheet : sheets) {
    SheetSums sums;
    sums.sheet = &sheet;
    sums.exact_only = prints_exact_yuan(sheet, figures);
    sums.families = row_sums(sheet);
    const auto append = [&](std::vector<Family> more) {
      std::move(more.begin(), more.end(), std::back_inserter(sums.families));
    };
    append(unlabelled_row_sums(sheet, figures, sums.families));
    append(column_sums(sheet, figures, sums.exact_only));
    append(side_balances(sheet));
    std::erase_if(sums.families, [](const Family& family) { return family.identities.empty(); });
    for (Family& family : sums.families) family.judge_all(figures, sums.exact_only);
    all.push_back(std::move(sums));
  }
  SheetSums between;
  between.families = same_columns(sheets, figures);
  all.push_back(std::move(between));
  return all;
}

Expectation expectation(const SheetSums& sums, const Family& family, const Identity& identity) {
  const bool copy = identity.kind == SumKind::Balance || identity.kind == SumKind::CrossTable;
  if (copy) return Expectation::Strong;
  if (family.established()) return Expectation::Strong;
  const bool along_row = identity.kind == SumKind::Row;
  const Family pool = sums.pooled(along_row);
  const bool lone_row = along_row && family.identities.size() == 1;
  constexpr int kHoldsPerFailure = 3;
  if (pool.holds >= 2 && pool.holds + pool.copies + pool.rounded >= kHoldsPerFailure * pool.fails) {
    return Expectation::Strong;
  }
  if (lone_row && pool.holds >= 1 && pool.fails == 1) return Expectation::Strong;
  return family.labelled ? Expectation::Weak : Expectation::None;
}

std::vector<bool> proved_figures(const std::vector<SheetSums>& all,
                                 const std::vector<Sheet>& sheets, const Figures& figures) {
  FigureProof proof(figures);
  for (const SheetSums& sums : all) proof.take(sums);
  proof.join_tables(sheets);
  return proof.result();
}

}  // namespace gewu

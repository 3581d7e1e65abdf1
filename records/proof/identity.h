// Sums that a document prints: a figure that should be the sum of others.
#pragma once

#include <cstddef>
#include <vector>

#include "records/proof/sheet.h"

namespace gewu {

/// One part of a sum.
struct Term {
  int figure = kNoFigure;
  bool negative = false;
};

/// Why a sum is expected.
enum class SumKind {
  Row,         ///< 合计 of a row = Σ of its columns
  Column,      ///< 合计 of a column = Σ of its rows
  Hierarchy,   ///< 类 = Σ 款, 款 = Σ 项, a numbered name = Σ of those below it
  Balance,     ///< income = expenditure
  CrossTable,  ///< the same figure in another table
  Funding,     ///< of a form: the money = Σ its sources
  Points,      ///< of a form: the printed sum of the points
  Score        ///< of a form: the total score = Σ scores
};

/// result = Σ terms.
struct Identity {
  SumKind kind = SumKind::Row;
  int result = kNoFigure;
  std::vector<Term> terms;
};

/// How printed numbers bear an identity out.
enum class SumOutcome {
  Exact,
  Rounded,  ///< off by no more than the rounding of its terms
  Fails,
  Unreadable,  ///< a printed term is no number
  Void         ///< says nothing: the sum or all its terms are blank
};

struct Verdict {
  SumOutcome outcome = SumOutcome::Void;
  int nonzero_terms = 0;
  int printed_terms = 0;  ///< not blank
  Decimal difference;     ///< result - Σ terms
};

/// `exact_only`: the table's numbers are not rounded (yuan and cents), so that nothing is forgiven.
Verdict judge(const Identity& identity, const Figures& figures, bool exact_only);

/// Identities that stand or fall together: one rule of one table, applied to its rows or columns.
struct Family {
  std::vector<Identity> identities;
  std::vector<Verdict> verdicts;  ///< one for each
  int holds = 0;                  ///< exactly, with at least two terms that are not zero
  int copies = 0;                 ///< exactly, with one such term
  int rounded = 0;
  int fails = 0;
  bool labelled = true;  ///< labels say so; else only the numbers do

  void judge_all(const Figures& figures, bool exact_only);
  /// Enough of it holds for the rest to be expected to.
  bool established() const;
};

}  // namespace gewu

#include "records/proof/prove.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/text.h"
#include "records/finding_maker.h"
#include "records/proof/form_sums.h"
#include "records/proof/mending.h"
#include "records/proof/number_style.h"
#include "records/proof/prover.h"
#include "records/proof/rates.h"
#include "records/review.h"

namespace gewu {

namespace {

/// Two readers or more would have to err alike, and the sum with them.
constexpr double kProvedConfidence = 0.9995;
/// Of a scanned number in a failing sum that a likely misreading of it would mend.
constexpr double kSuspectConfidence = 0.6;

const char* code_of(SumKind kind) {
  constexpr std::array<const char*, 8> kCodes{"row-sum",      "column-sum",  "hierarchy-sum",
                                              "side-balance", "cross-table", "funding-sum",
                                              "weights-sum",  "rate-wrong"};
  return kCodes.at(static_cast<size_t>(kind));
}

TextCell* cell_of(std::vector<DocumentTable>& tables, const Figure& figure) {
  for (TextCell& cell : tables[figure.table].table.cells) {
    if (cell.row == figure.row && cell.col == figure.col) return &cell;
  }
  return nullptr;
}

class DocumentProof {
 public:
  explicit DocumentProof(std::vector<DocumentTable>& tables)
      : tables_(tables),
        sheets_(make_sheets(tables, figures_)),
        forms_(read_form_sums(tables, figures_)),
        sums_(find_sums(sheets_, figures_)) {
    sums_.insert(sums_.end(), forms_.sums.begin(), forms_.sums.end());
    proved_ = proved_figures(sums_, sheets_, figures_);
  }

  std::vector<Finding> run() {
    mark_proved();
    for (const FailedSum& failed : failed_sums(sums_, figures_, proved_)) {
      is_cut_off(failed) ? report_cut(failed) : report(failed);
    }
    for (const Sheet& sheet : sheets_) {
      for (const Rate& rate : find_rates(sheet, figures_)) check(rate);
    }
    for (const Rate& rate : forms_.rates) check(rate);
    std::move(forms_.findings.begin(), forms_.findings.end(), std::back_inserter(findings_));
    return std::move(findings_);
  }

  void count(ProofCounts& counts) const {
    for (size_t i = 0; i < figures_.size(); ++i) {
      counts.numbers += figures_[i].blank ? 0 : 1;
      counts.proved += proved_[i] ? 1 : 0;
    }
    for (const SheetSums& sums : sums_) {
      for (const Family& family : sums.families) count(sums, family, counts);
    }
  }

 private:
  static void count(const SheetSums& sums, const Family& family, ProofCounts& counts) {
    for (size_t i = 0; i < family.identities.size(); ++i) {
      const SumOutcome outcome = family.verdicts[i].outcome;
      if (outcome == SumOutcome::Void) continue;
      ++counts.identities;
      counts.exact += outcome == SumOutcome::Exact ? 1 : 0;
      counts.rounded += outcome == SumOutcome::Rounded ? 1 : 0;
      if (outcome != SumOutcome::Fails) continue;
      const bool expected = expectation(sums, family, family.identities[i]) == Expectation::Strong;
      counts.failed += expected ? 1 : 0;
      counts.undecided += expected ? 0 : 1;
    }
  }

  void mark_proved() {
    for (const Sheet& sheet : sheets_) mark_proved(figures_of(sheet));
    for (size_t i = sums_.size() - forms_.sums.size(); i < sums_.size(); ++i) {
      std::vector<int> figures;
      for (const Family& family : sums_[i].families) {
        for (const Identity& identity : family.identities) {
          figures.push_back(identity.result);
          for (const Term& term : identity.terms) figures.push_back(term.figure);
        }
      }
      mark_proved(figures);
    }
  }

  void mark_proved(const std::vector<int>& figures) {
    const NumberStyle style = style_of(figures, figures_);
    for (const int index : figures) {
      if (!proved_[static_cast<size_t>(index)]) continue;
      const Figure& figure = figures_[static_cast<size_t>(index)];
      if (digits_fit(figure, style)) confirm(figure, separators_fit(figure, style));
    }
  }

  /// The number is right; so is the whole text if it is printed like the others.
  void confirm(const Figure& figure, bool whole_text) {
    TextCell* cell = cell_of(tables_, figure);
    if (!cell) return;
    cell->proved = true;
    if (!whole_text || cell->text != figure.text || !figure_in(figure.text)) return;
    note_reading(*cell);
    cell->confidence = std::max(cell->confidence, kProvedConfidence);
    cell->review = false;
  }

  /// How sure the reading alone was, where a person would have had to look.
  static void note_reading(TextCell& cell) {
    constexpr std::string_view kCode = "settled-by-sums";
    const bool noted = std::any_of(cell.doubts.begin(), cell.doubts.end(),
                                   [](const Doubt& doubt) { return doubt.code == kCode; });
    if (noted || (!cell.review && cell.confidence >= kDefaultReviewBelow)) return;
    cell.doubts.push_back({std::string(kCode), cell.confidence});
  }

  /// A rate that proved amounts bear out is proved; a column of amounts it says too little of.
  void check(const Rate& rate) {
    const Figure& figure = figures_[static_cast<size_t>(rate.figure)];
    const bool amounts =
        proved_[static_cast<size_t>(rate.part)] && proved_[static_cast<size_t>(rate.whole)];
    if (rate.holds) {
      if (amounts) confirm(figure, true);
      return;
    }
    const Figure& part = figures_[static_cast<size_t>(rate.part)];
    const Figure& whole = figures_[static_cast<size_t>(rate.whole)];
    FindingMaker maker(tables_[figure.table]);
    maker.add(Severity::Warning, "rate-wrong", {{figure.row, figure.col}},
              "the rate 「" + figure.text + "」 does not follow from 「" + part.text + "」 and 「" +
                  whole.text + "」",
              "compare the three numbers with the page");
    for (Finding& finding : maker.take()) findings_.push_back(std::move(finding));
  }

  /// The parts of a sum may lie on pages that the file lacks: too little is printed below it, and
  /// its part of the table runs to the end of the document's last table.
  bool is_cut_off(const FailedSum& failed) const {
    const Figure& result = figures_[static_cast<size_t>(failed.identity->result)];
    const bool last = failed.identity->kind == SumKind::Hierarchy &&
                      failed.verdict.outcome == SumOutcome::Fails &&
                      Decimal() < failed.verdict.difference && result.table + 1 == tables_.size();
    if (!last) return false;
    for (const Sheet& sheet : sheets_) {
      for (const std::vector<SheetRow>& rows : sheet.blocks) {
        if (const SheetRow* parent = row_of(rows, failed.identity->result)) {
          return std::none_of(
              rows.begin() + (parent - rows.data()) + 1, rows.end(),
              [&](const SheetRow& row) { return row.row->level <= parent->row->level; });
        }
      }
    }
    return false;
  }

  static const SheetRow* row_of(const std::vector<SheetRow>& rows, int figure) {
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const SheetRow& row) {
      return std::find(row.figures.begin(), row.figures.end(), figure) != row.figures.end();
    });
    return found == rows.end() ? nullptr : &*found;
  }

  void report_cut(const FailedSum& failed) {
    const Figure& result = figures_[static_cast<size_t>(failed.identity->result)];
    FindingMaker maker(tables_[result.table]);
    maker.add(Severity::Info, "sum-unchecked", {{result.row, result.col}},
              "「" + result.text +
                  "」 could not be checked: the table runs to the end of the file, "
                  "and some of its parts may be missing",
              "look whether the document goes on");
    for (Finding& finding : maker.take()) findings_.push_back(std::move(finding));
  }

  void report(const FailedSum& failed) {
    const Figure& result = figures_[static_cast<size_t>(failed.identity->result)];
    std::vector<std::pair<int, int>> cells{{result.row, result.col}};
    std::string suggestion;
    for (const Mending& mending : failed.mendings) {
      const Figure& figure = figures_[static_cast<size_t>(mending.figure)];
      if (TextCell* cell = cell_of(tables_, figure)) suspect(*cell);
      if (!suggestion.empty()) suggestion += "; or ";
      suggestion += "「" + figure.text + "」 in row " + std::to_string(figure.row) + ", column " +
                    std::to_string(figure.col) +
                    (figure.table == result.table ? "" : " of " + tables_[figure.table].id) +
                    " may be 「" + mending.text + "」";
      const std::pair<int, int> place{figure.row, figure.col};
      if (figure.table == result.table && place != cells.front()) cells.push_back(place);
    }
    if (suggestion.empty()) suggestion = "the document may err: compare with the page";
    FindingMaker maker(tables_[result.table]);
    maker.add(Severity::Warning, code_of(failed.identity->kind), std::move(cells),
              message_of(failed, result), std::move(suggestion));
    for (Finding& finding : maker.take()) findings_.push_back(std::move(finding));
  }

  static std::string message_of(const FailedSum& failed, const Figure& result) {
    if (!result.value || failed.verdict.outcome == SumOutcome::Unreadable) {
      return "a number of the sum 「" + result.text + "」 cannot be read";
    }
    const std::string parts = (*result.value - failed.verdict.difference).to_string();
    if (failed.identity->kind == SumKind::Balance) {
      return "the two sides do not balance: 「" + result.text + "」 against " + parts;
    }
    if (failed.identity->kind == SumKind::CrossTable) {
      return "another table prints " + parts + " for 「" + result.text + "」";
    }
    return "「" + result.text + "」 is not the sum of its parts, " + parts;
  }

  static void suspect(TextCell& cell) {
    cell.review = true;
    if (cell.source == TextSource::Ocr) {
      cell.confidence = std::min(cell.confidence, kSuspectConfidence);
    }
  }

  std::vector<DocumentTable>& tables_;
  Figures figures_;
  std::vector<Sheet> sheets_;
  FormProof forms_;
  std::vector<SheetSums> sums_;  ///< of sheets, and last those of forms
  std::vector<bool> proved_;
  std::vector<Finding> findings_;
};

}  // namespace

std::vector<Finding> prove_document(std::vector<DocumentTable>& tables, ProofCounts* counts) {
  DocumentProof proof(tables);
  std::vector<Finding> findings = proof.run();
  if (counts) proof.count(*counts);
  return findings;
}

}  // namespace gewu

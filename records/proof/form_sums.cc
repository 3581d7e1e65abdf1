#include "records/proof/form_sums.h"

#include <algorithm>
#include <array>
#include <map>

#include "base/text.h"
#include "numbers/printed_number.h"
#include "records/finding_maker.h"
#include "records/indicator_head.h"

namespace gewu {

namespace {

using K = LabelKind;

/// "10", "10分", "99（优）"; absent for what is no number of points.
std::optional<Decimal> points_in(const std::string& text) {
  std::string folded = fold_text(text);
  folded = folded.substr(0, folded.find('('));
  const std::string unit = "分";
  if (folded.ends_with(unit)) folded.resize(folded.size() - unit.size());
  return number_in(folded);
}

/// Makes the figures of one form and the sums over them.
class FormSums {
 public:
  FormSums(const DocumentTable& entry, size_t index, Figures& figures)
      : entry_(entry), index_(index), figures_(figures) {
    if (entry.table.cells.empty()) return;
    heads_ = find_indicator_heads(GridView(entry.table));
  }

  void add(const ProjectTarget& target) {
    add_funding(target.funding, target.more);
    add_points(target.indicators, std::nullopt, target.more);
  }

  void add(const SelfEvaluation& evaluation) {
    add_execution(evaluation);
    add_points(evaluation.indicators, evaluation.execution, evaluation.more);
    add_scores(evaluation);
    add_rates(evaluation);
  }

  void add(const DepartmentTarget& target) {
    Family rows;
    for (const DepartmentTask& task : target.tasks) {
      const int total = figure_of(task.total);
      const int fiscal = figure_of(task.fiscal);
      const int other = figure_of(task.other);
      sum(SumKind::Row, total, {fiscal, other}, rows);
    }
    keep(std::move(rows));
    add_points(target.indicators, std::nullopt, target.more);
  }

  void add(const ProjectList&) {}  // a table of amounts: see sheet.h
  void add(const BudgetTable&) {}

  FormProof take() { return std::move(proof_); }

 private:
  int figure_at(int row, int col, const std::string& text, std::optional<Decimal> value,
                bool blank) {
    if (row < 0 || col < 0) return kNoFigure;
    const auto [known, fresh] = places_.try_emplace({row, col}, static_cast<int>(figures_.size()));
    if (!fresh) return known->second;
    Figure figure;
    figure.table = index_;
    figure.row = row;
    figure.col = col;
    figure.text = text;
    figure.blank = blank;
    figure.value = std::move(value);
    if (figure.value) figure.usual_scale = figure.value->scale();
    figures_.push_back(std::move(figure));
    return known->second;
  }

  int figure_of(const std::optional<Money>& money) {
    if (!money) return kNoFigure;
    const bool blank = money->fault == NumberFault::Nothing;
    return figure_at(money->row, money->col, money->text, money->amount, blank);
  }

  int figure_of_points(const std::optional<std::string>& text, int row, int col) {
    if (!text) return kNoFigure;
    const bool blank = is_nothing(*text);
    return figure_at(row, col, *text, blank ? std::nullopt : points_in(*text), blank);
  }

  static bool is_nothing(const std::string& text) {
    const std::u32string folded = decode_utf8(fold_text(text));
    return folded.empty() || prints_nothing(folded);
  }

  void sum(SumKind kind, int result, const std::vector<int>& terms, Family& family) {
    Identity identity{kind, result, {}};
    for (const int term : terms) {
      if (term != kNoFigure && term != result) identity.terms.push_back({term, false});
    }
    if (result == kNoFigure || identity.terms.size() < 2) return;
    family.identities.push_back(std::move(identity));
  }

  /// Each is judged by itself: points that fail say nothing of the money.
  void keep(Family family) {
    if (family.identities.empty()) return;
    family.judge_all(figures_, false);
    SheetSums sums;
    sums.families.push_back(std::move(family));
    proof_.sums.push_back(std::move(sums));
  }

  /// Forms with further sources print sums of other shapes: their total is checked elsewhere.
  void add_funding(const Funding& funding, const std::vector<MoreField>& more) {
    constexpr std::array<K, 1> kPart{K::FundsPart};
    const bool parts = std::any_of(more.begin(), more.end(), [&](const MoreField& field) {
      return static_cast<bool>(match_label_of(field.label, kPart));
    });
    if (parts || !one_unit(funding)) return;
    Family family;
    sum(SumKind::Funding, figure_of(funding.total),
        {figure_of(funding.fiscal), figure_of(funding.special_bond), figure_of(funding.other)},
        family);
    keep(std::move(family));
  }

  static bool one_unit(const Funding& funding) {
    for (const std::optional<Money>* money :
         {&funding.total, &funding.fiscal, &funding.special_bond, &funding.other}) {
      if (*money && (*money)->own_unit) return false;
    }
    return true;
  }

  /// The first row is the total, the others its sources.
  void add_execution(const SelfEvaluation& evaluation) {
    constexpr std::array<K, 1> kTotal{K::FundsTotal};
    const std::vector<ExecutionRow>& rows = evaluation.execution;
    if (rows.size() < 3 || !match_label_of(rows.front().source, kTotal)) {
      if (rows.empty()) add_funding(evaluation.funding, evaluation.more);
      return;
    }
    Family family;
    for (const auto column :
         {&ExecutionRow::initial, &ExecutionRow::adjusted, &ExecutionRow::executed}) {
      std::vector<int> terms;
      for (size_t i = 1; i < rows.size(); ++i) terms.push_back(figure_of(rows[i].*column));
      sum(SumKind::Funding, figure_of(rows.front().*column), terms, family);
    }
    keep(std::move(family));
  }

  int column_of(const Indicator& indicator, K kind) const {
    for (auto head = heads_.rbegin(); head != heads_.rend(); ++head) {
      if (head->last_row >= indicator.row) continue;
      for (const ColumnGroup& group : head->groups) {
        const auto column = group.columns.find(kind);
        if (column != group.columns.end()) return column->second.first;
      }
    }
    return -1;
  }

  std::vector<int> points_of(const std::vector<Indicator>& indicators,
                             std::optional<std::string> Indicator::*member, K kind) {
    std::vector<int> terms;
    for (const Indicator& indicator : indicators) {
      terms.push_back(
          figure_of_points(indicator.*member, indicator.row, column_of(indicator, kind)));
    }
    return terms;
  }

  /// 总分/分值: the weights' printed sum, those of the budget's execution among them.
  void add_points(const std::vector<Indicator>& indicators,
                  const std::optional<std::vector<ExecutionRow>>& execution,
                  const std::vector<MoreField>& more) {
    constexpr std::array<K, 1> kWeight{K::Weight};
    const auto total = std::find_if(more.begin(), more.end(), [&](const MoreField& field) {
      const size_t bar = field.label.rfind('/');
      return field.row >= 0 && bar != std::string::npos &&
             match_label_of(field.label.substr(bar + 1), kWeight, false);
    });
    if (total == more.end()) return;
    std::vector<int> terms = points_of(indicators, &Indicator::weight, K::Weight);
    if (execution) {
      for (const ExecutionRow& row : *execution) {
        terms.push_back(figure_of_points(row.weight, row.row, row.weight_col));
      }
    }
    Family family;
    sum(SumKind::Points, figure_of_points(total->text, total->row, total->col), terms, family);
    keep(std::move(family));
  }

  void add_scores(const SelfEvaluation& evaluation) {
    std::vector<int> terms = points_of(evaluation.indicators, &Indicator::score, K::Score);
    for (const ExecutionRow& row : evaluation.execution) {
      terms.push_back(figure_of_points(row.score, row.row, row.score_col));
      check_score(row.score, row.weight, row.row, row.score_col);
    }
    for (const Indicator& indicator : evaluation.indicators) {
      const int col = column_of(indicator, K::Score);
      check_score(indicator.score, indicator.weight, indicator.row, col);
    }
    Family family;
    const auto [row, col] = evaluation.total_score_cell;
    sum(SumKind::Score, figure_of_points(evaluation.total_score, row, col), terms, family);
    keep(std::move(family));
  }

  void check_score(const std::optional<std::string>& score,
                   const std::optional<std::string>& weight, int row, int col) {
    const std::optional<Decimal> reached = score ? points_in(*score) : std::nullopt;
    const std::optional<Decimal> full = weight ? points_in(*weight) : std::nullopt;
    if (!reached || !full || !(*full < *reached)) return;
    FindingMaker maker(entry_);
    maker.add(Severity::Warning, "rate-wrong", {{row, col}},
              "the score 「" + *score + "」 is more than its points 「" + *weight + "」",
              "compare the two numbers with the page");
    for (Finding& finding : maker.take()) proof_.findings.push_back(std::move(finding));
  }

  /// 执行率 = 全年执行数 / 全年预算数, or / 年初预算数 where the form prints no other.
  void add_rates(const SelfEvaluation& evaluation) {
    for (const ExecutionRow& row : evaluation.execution) {
      if (!row.rate || is_nothing(*row.rate)) continue;
      const std::optional<Decimal> printed = figure_in(*row.rate);
      const int rate = figure_at(row.row, row.rate_col, *row.rate, printed, false);
      const int part = figure_of(row.executed);
      const int whole = figure_of(row.adjusted ? row.adjusted : row.initial);
      const bool whole_form = rate != kNoFigure && part != kNoFigure && whole != kNoFigure;
      if (!whole_form || !printed) continue;
      const Figure& amount = figures_[static_cast<size_t>(part)];
      const Figure& base = figures_[static_cast<size_t>(whole)];
      if (!amount.value || !base.value || base.value->is_zero()) continue;
      proof_.rates.push_back({rate, part, whole, false,
                              is_rate_of(figures_[static_cast<size_t>(rate)], amount, base)});
    }
  }

  const DocumentTable& entry_;
  size_t index_;
  Figures& figures_;
  std::vector<IndicatorHead> heads_;
  std::map<std::pair<int, int>, int> places_;
  FormProof proof_;
};

}  // namespace

FormProof read_form_sums(const std::vector<DocumentTable>& tables, Figures& figures) {
  FormProof all;
  const auto append = [](auto& to, auto from) {
    std::move(from.begin(), from.end(), std::back_inserter(to));
  };
  for (size_t i = 0; i < tables.size(); ++i) {
    if (!tables[i].record) continue;
    FormSums form(tables[i], i, figures);
    std::visit([&](const auto& record) { form.add(record); }, *tables[i].record);
    FormProof proof = form.take();
    append(all.sums, std::move(proof.sums));
    append(all.rates, std::move(proof.rates));
    append(all.findings, std::move(proof.findings));
  }
  return all;
}

}  // namespace gewu

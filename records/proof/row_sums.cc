#include "records/proof/row_sums.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/text.h"
#include "records/budget/words.h"

namespace gewu {

namespace {

/// A label of the head with what stands below it.
struct HeadNode {
  std::string label;
  int column = kNoFigure;  ///< of a leaf
  std::vector<HeadNode> children;
};

/// A column's labels without the one that says which of several amounts it holds (预算数, 决算数).
struct HeadPath {
  int column = 0;
  std::vector<std::string> labels;
  std::string measure;
};

std::vector<HeadPath> paths_of(const Sheet& sheet, int block) {
  std::vector<HeadPath> paths;
  for (size_t col = 0; col < sheet.columns().size(); ++col) {
    const BudgetColumn& column = sheet.columns()[col];
    if (column.block != block || column.role != BudgetRole::Amount) continue;
    HeadPath path{static_cast<int>(col), column.path, ""};
    if (path.labels.size() > 1 && is_measure(path.labels.back())) {
      path.measure = fold_text(path.labels.back());
      path.labels.pop_back();
    }
    paths.push_back(std::move(path));
  }
  return paths;
}

void insert(HeadNode& node, const HeadPath& path, size_t depth) {
  if (depth == path.labels.size()) {
    node.column = path.column;
    return;
  }
  const std::string& label = path.labels[depth];
  if (node.children.empty() || node.children.back().label != label) {
    node.children.push_back({label, kNoFigure, {}});
  }
  insert(node.children.back(), path, depth + 1);
}

const HeadNode* total_among(const std::vector<HeadNode>& nodes) {
  const HeadNode* total = nullptr;
  for (const HeadNode& node : nodes) {
    if (!node.children.empty() || !is_total_name(node.label)) continue;
    if (total) return nullptr;  // two: which of them is the sum of the others is not said
    total = &node;
  }
  return total;
}

/// The columns whose sum is the node's amount: its own, its 小计, or those of all its children.
/// False if a part is only an of-which.
bool columns_of(const HeadNode& node, std::vector<int>& columns) {
  if (is_of_which(node.label)) return false;
  if (node.column != kNoFigure) {
    columns.push_back(node.column);
    return true;
  }
  if (const HeadNode* total = total_among(node.children)) {
    columns.push_back(total->column);
    return true;
  }
  return std::all_of(node.children.begin(), node.children.end(),
                     [&](const HeadNode& child) { return columns_of(child, columns); });
}

/// result = Σ columns, in every row.
struct RowRule {
  int result = 0;
  std::vector<int> columns;
  std::vector<bool> negative;  ///< empty: none
};

void collect_rules(const HeadNode& node, std::vector<RowRule>& rules) {
  for (const HeadNode& child : node.children) collect_rules(child, rules);
  const HeadNode* total = total_among(node.children);
  if (!total || node.children.size() < 2) return;
  RowRule rule{total->column, {}, {}};
  for (const HeadNode& child : node.children) {
    if (&child == total) continue;
    if (!columns_of(child, rule.columns)) return;
  }
  rules.push_back(std::move(rule));
}

bool says(const HeadNode& node, std::string_view part) {
  return fold_text(node.label).find(part) != std::string::npos;
}

/// 年末结转 = 年初结转 + 本年收入 - 本年支出.
void collect_carry_over(const HeadNode& root, std::vector<RowRule>& rules) {
  const HeadNode* found[4] = {};
  for (const HeadNode& node : root.children) {
    if (says(node, "年初") && says(node, "结")) found[0] = &node;
    if (says(node, "本年收入")) found[1] = &node;
    if (says(node, "本年支出")) found[2] = &node;
    if (says(node, "年末") && says(node, "结")) found[3] = &node;
  }
  if (!std::all_of(std::begin(found), std::end(found), [](auto* node) { return node; })) return;
  std::vector<int> closing;
  if (!columns_of(*found[3], closing) || closing.size() != 1) return;
  RowRule rule{closing.front(), {}, {}};
  for (const HeadNode* node : {found[0], found[1], found[2]}) {
    std::vector<int> columns;
    if (!columns_of(*node, columns)) return;
    for (const int column : columns) {
      rule.columns.push_back(column);
      rule.negative.push_back(node == found[2]);
    }
  }
  rules.push_back(std::move(rule));
}

Family family_of(const RowRule& rule, const std::vector<SheetRow>& rows) {
  Family family;
  for (const SheetRow& row : rows) {
    Identity identity{SumKind::Row, row.figures[static_cast<size_t>(rule.result)], {}};
    for (size_t i = 0; i < rule.columns.size(); ++i) {
      const int figure = row.figures[static_cast<size_t>(rule.columns[i])];
      const bool negative = !rule.negative.empty() && rule.negative[i];
      if (figure != kNoFigure) identity.terms.push_back({figure, negative});
    }
    if (identity.result != kNoFigure && !identity.terms.empty()) {
      family.identities.push_back(std::move(identity));
    }
  }
  return family;
}

std::vector<RowRule> rules_of(const Sheet& sheet, int block) {
  std::map<std::string, HeadNode> roots;  // by measure
  for (const HeadPath& path : paths_of(sheet, block)) insert(roots[path.measure], path, 0);
  std::vector<RowRule> rules;
  for (const auto& [measure, root] : roots) {
    const HeadNode* top = &root;  // labels over all columns part nothing
    while (top->children.size() == 1) top = &top->children.front();
    collect_rules(*top, rules);
    collect_carry_over(*top, rules);
  }
  return rules;
}

/// Result and terms, for comparing rules however they were found.
std::set<std::pair<int, std::set<int>>> known_sums(const std::vector<Family>& families) {
  std::set<std::pair<int, std::set<int>>> known;
  for (const Family& family : families) {
    for (const Identity& identity : family.identities) {
      std::set<int> terms;
      for (const Term& term : identity.terms) terms.insert(term.figure);
      known.insert({identity.result, terms});
    }
  }
  return known;
}

bool holds_throughout(const Family& family, const Figures& figures) {
  constexpr int kFewestRows = 3;
  Family judged = family;
  judged.judge_all(figures, true);
  const bool unreadable =
      std::any_of(judged.verdicts.begin(), judged.verdicts.end(),
                  [](const Verdict& verdict) { return verdict.outcome == SumOutcome::Unreadable; });
  return judged.holds >= kFewestRows && judged.fails == 0 && !unreadable;
}

/// Runs of columns right or left of each column, the shortest that holds.
void find_runs(const std::vector<int>& columns, const std::vector<SheetRow>& rows,
               const Figures& figures, std::vector<Family>& found) {
  const auto count = static_cast<int>(columns.size());
  constexpr int kMostColumns = 24;  // bounds the sums that are tried
  if (count < 3 || count > kMostColumns) return;
  for (int result = 0; result < count; ++result) {
    for (const int step : {1, -1}) {
      RowRule rule{columns[static_cast<size_t>(result)], {}, {}};
      for (int at = result + step; at >= 0 && at < count; at += step) {
        rule.columns.push_back(columns[static_cast<size_t>(at)]);
        if (rule.columns.size() < 2) continue;
        Family family = family_of(rule, rows);
        if (!holds_throughout(family, figures)) continue;
        family.labelled = false;
        found.push_back(std::move(family));
        break;
      }
    }
  }
}

}  // namespace

std::vector<Family> row_sums(const Sheet& sheet) {
  std::vector<Family> families;
  for (size_t block = 0; block < sheet.blocks.size(); ++block) {
    for (const RowRule& rule : rules_of(sheet, static_cast<int>(block))) {
      families.push_back(family_of(rule, sheet.blocks[block]));
    }
  }
  return families;
}

std::vector<Family> unlabelled_row_sums(const Sheet& sheet, const Figures& figures,
                                        const std::vector<Family>& known) {
  const auto labelled = known_sums(known);
  std::vector<Family> families;
  for (size_t block = 0; block < sheet.blocks.size(); ++block) {
    std::vector<int> columns;
    for (size_t col = 0; col < sheet.columns().size(); ++col) {
      const BudgetColumn& column = sheet.columns()[col];
      if (column.block == static_cast<int>(block) && column.role == BudgetRole::Amount) {
        columns.push_back(static_cast<int>(col));
      }
    }
    find_runs(columns, sheet.blocks[block], figures, families);
  }
  for (Family& family : families) {
    std::erase_if(family.identities, [&](const Identity& identity) {
      std::set<int> terms;
      for (const Term& term : identity.terms) terms.insert(term.figure);
      return labelled.count({identity.result, terms}) > 0;
    });
  }
  std::erase_if(families, [](const Family& family) { return family.identities.empty(); });
  return families;
}

}  // namespace gewu

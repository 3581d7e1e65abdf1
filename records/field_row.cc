#include "records/field_row.h"

#include <algorithm>
#include <array>
#include <limits>

#include "base/text.h"
#include "numbers/money.h"
#include "numbers/printed_number.h"

namespace gewu {

namespace {

using K = LabelKind;

constexpr size_t kLongestLabel = 16;  // characters of a label that we do not know
constexpr size_t kProse = 40;         // no label with its value is as long

// What a role is worth to a cell. Only sums of these are compared: a known label that has its
// value outweighs whatever else its cells could be, a misplaced one costs about as much as it
// gives.
constexpr double kKnownLabel = 3;
constexpr double kWeakLabel = 2;  // names of money: they stand as values too
constexpr double kUnknownLabel = -0.5;
constexpr double kAligned = 0.7;  // in a column in which labels stand
constexpr double kColon = 2;
constexpr double kUnlikely = -4;  // numbers, blanks and sentences as labels
constexpr double kNumberValue = 1.5;
constexpr double kProseValue = 1;
constexpr double kPlainValue = 0.5;
constexpr double kLabelAsValue = -2.5;
constexpr double kWeakAsValue = -0.3;
constexpr double kLoose = -1.5;
constexpr double kKnownHeading = 1;
constexpr double kOtherHeading = -0.5;
constexpr double kUnknownHeading = -1;
constexpr double kOverLabels = 1;  // 按收入性质分： over labels with their amounts
constexpr double kUnknownPair = 1.5;
constexpr double kNoNumber = -4;  // a text where an amount is due
constexpr double kBelow = -0.3;
constexpr double kNever = -100;

std::u32string folded(const TextCell& cell) { return decode_utf8(fold_text(cell.text)); }

bool is_number(const std::string& text) { return parse_money(text, "").amount.has_value(); }

bool is_weak(K kind) {
  constexpr std::array<K, 9> kWeak{K::FundsPart,   K::FundsOther, K::FundsFiscal,
                                   K::SpecialBond, K::Remark,     K::Sum,
                                   K::Year,        K::SourceName, K::Subtotal};
  return std::find(kWeak.begin(), kWeak.end(), kind) != kWeak.end();
}

/// A known label without a value in the same cell.
bool is_bare_label(const CellClues& clues) {
  return clues.match && (!clues.match.inlined || clues.match.rest.empty());
}

bool ends_in_colon(const TextCell& cell) {
  const std::u32string text = folded(cell);
  return !text.empty() && text.back() == U':';
}

double unknown_label_score(const CellClues& clues) {
  constexpr std::u32string_view kSentence = U"。；;，,";
  const std::u32string text = folded(*clues.cell);
  const bool wordy =
      text.size() > kLongestLabel || text.find_first_of(kSentence) != std::u32string::npos;
  if (text.empty() || wordy || is_number(clues.cell->text)) {
    return kUnlikely;
  }
  double score = kUnknownLabel + (clues.aligned ? kAligned : 0);
  if (ends_in_colon(*clues.cell)) score += kColon;
  if (!bracketed_unit(clues.cell->text).empty()) score += kColon;
  return score;
}

double label_score(const CellClues& clues) {
  if (!is_bare_label(clues)) return clues.match ? kNever : unknown_label_score(clues);
  return (is_weak(clues.match.kind) ? kWeakLabel : kKnownLabel) * clues.match.score;
}

double value_score(const CellClues& clues) {
  const size_t length = folded(*clues.cell).size();
  if (clues.match && length <= kProse) {
    const bool weak = is_bare_label(clues) && is_weak(clues.match.kind);
    return (weak ? kWeakAsValue : kLabelAsValue) * clues.match.score;
  }
  if (is_number(clues.cell->text)) return kNumberValue;
  if (ends_in_colon(*clues.cell)) return kLabelAsValue;
  return length > kLongestLabel ? kProseValue : kPlainValue;
}

double heading_score(const CellClues& clues) {
  if (folded(*clues.cell).empty()) return kNever;
  const bool leads = !clues.last || clues.cell->row_span > 1 || clues.labels_below;
  // 分解目标, over the whole width: the title of what follows.
  if (clues.whole_row && unknown_label_score(clues) > kUnlikely) return kOtherHeading;
  if (!leads) return clues.match ? kLoose : kNever;
  if (!clues.match) {
    if (unknown_label_score(clues) <= kUnlikely) return kUnlikely;
    return kUnknownHeading + (clues.labels_below && ends_in_colon(*clues.cell) ? kOverLabels : 0);
  }
  if (!is_bare_label(clues)) return kNever;
  return is_heading_kind(clues.match.kind) ? kKnownHeading : kOtherHeading;
}

double pair_score(const CellClues& clues) {
  if (clues.match) return is_bare_label(clues) ? kNever : kKnownLabel * clues.match.score;
  return unknown_pair(clues.cell->text) ? kUnknownPair : kNever;
}

double over_score(const CellClues& clues) {
  if (!clues.value_below || !is_bare_label(clues)) return kNever;
  if (!is_goal_kind(clues.match.kind) && !clues.last) return kNever;
  return label_score(clues) + kBelow;
}

/// Labels of money want a number, or nothing, for their value.
bool wants_number(K kind) {
  constexpr std::array<K, 8> kMoney{K::Funds,      K::FundsTotal,  K::FundsFiscal,
                                    K::FundsOther, K::SpecialBond, K::ProjectTotal,
                                    K::FundsPart,  K::AnnualBudget};
  return std::find(kMoney.begin(), kMoney.end(), kind) != kMoney.end();
}

double field_score(const CellClues& label, const CellClues& value) {
  const bool odd = wants_number(label.match.kind) && !is_number(value.cell->text) &&
                   !folded(*value.cell).empty();
  return label_score(label) + value_score(value) + (odd ? kNoNumber : 0);
}

double loose_score(const CellClues& clues) { return folded(*clues.cell).empty() ? 0 : kLoose; }

struct Choice {
  double score = 0;
  CellRole role = CellRole::Loose;
  size_t cells = 1;
};

Choice best_at(const std::vector<CellClues>& row, size_t i, const std::vector<Choice>& after) {
  Choice best{std::numeric_limits<double>::lowest(), CellRole::Loose, 1};
  const auto offer = [&](double score, CellRole role, size_t cells) {
    score += after[i + cells].score;
    if (score > best.score) best = {score, role, cells};
  };
  if (row[i].joins_next) {
    offer(field_score(row[i], row[i + 1]), CellRole::Label, 2);
  }
  offer(pair_score(row[i]), CellRole::Pair, 1);
  offer(over_score(row[i]), CellRole::Over, 1);
  offer(heading_score(row[i]), CellRole::Heading, 1);
  offer(loose_score(row[i]), CellRole::Loose, 1);
  return best;
}

}  // namespace

bool is_goal_kind(LabelKind kind) {
  return kind == K::Goal || kind == K::AnnualGoal || kind == K::MidtermGoal || kind == K::Achieved;
}

bool is_heading_kind(LabelKind kind) {
  return is_goal_kind(kind) || kind == K::Funds || kind == K::AnnualBudget ||
         kind == K::Indicators || kind == K::AnnualIndicators || kind == K::MidtermIndicators ||
         kind == K::FundingSource || kind == K::FundingAmount;
}

namespace {

/// 财务负责人, 审核日期: what is signed or dated, with its value behind a colon.
bool ends_as_signature(const std::u32string& label) {
  constexpr std::array<std::u32string_view, 8> kEnds{U"人",   U"电话", U"日期", U"时间",
                                                     U"单位", U"部门", U"领导", U"编码"};
  constexpr size_t kLongest = 10;
  return label.size() <= kLongest &&
         std::any_of(kEnds.begin(), kEnds.end(), [&](auto end) { return label.ends_with(end); });
}

}  // namespace

std::optional<InlinePair> unknown_pair(const std::string& text) {
  constexpr size_t kShort = 14;
  constexpr size_t kShortValue = 20;
  const std::u32string printed = decode_utf8(text);
  const size_t colon = printed.find_last_of(U":：");
  if (colon == std::u32string::npos || colon == 0) return std::nullopt;
  const std::string label = printed_label(encode_utf8(printed.substr(0, colon)));
  const std::string value = tidy_text(encode_utf8(printed.substr(colon + 1)));
  const std::u32string folded = decode_utf8(fold_text(label));
  if (decode_utf8(label).size() > kShort) return std::nullopt;
  const bool signed_value =
      ends_as_signature(folded) && !value.empty() && decode_utf8(value).size() <= kShortValue;
  if (!is_number(value) && !signed_value) return std::nullopt;
  return InlinePair{label, value};
}

std::vector<CellRole> roles_of(const std::vector<CellClues>& row) {
  std::vector<Choice> best(row.size() + 2);
  for (size_t i = row.size(); i-- > 0;) best[i] = best_at(row, i, best);
  std::vector<CellRole> roles;
  while (roles.size() < row.size()) {
    const Choice& choice = best[roles.size()];
    roles.push_back(choice.role);
    if (choice.cells == 2) roles.push_back(CellRole::Value);
  }
  return roles;
}

}  // namespace gewu

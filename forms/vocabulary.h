// The closed wording of the forms: labels, indicator levels, fixed phrases, as data. Reading,
// rebuilding and records all lean on it. Compared by fold_text, so that widths of letters and
// brackets and all blanks mean nothing.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace gewu {

/// What a printed label stands for.
enum class LabelKind {
  None,
  // one value each
  ProjectName,
  BudgetUnit,
  Department,  ///< 主管部门
  ImplementingUnit,
  ProjectLeader,
  Handler,  ///< 经办人
  Year,
  OtherField,  ///< known, but without a key of its own in a record (项目属性, 项目期限, ...)
  // money
  Funds,         ///< 项目资金: the label beside the amounts
  FundsTotal,    ///< 年度资金总额
  FundsFiscal,   ///< 财政拨款
  FundsOther,    ///< 其他资金
  SpecialBond,   ///< 专项债券
  ProjectTotal,  ///< 项目总投资
  FundsPart,  ///< a further part of the sum or of the fiscal money (上年结转, 中央资金, ...)
  // goals
  Goal,         ///< 总体目标: over the year's and the mid-term goal, or with the text beside it
  AnnualGoal,   ///< 年度目标
  MidtermGoal,  ///< 中期目标, 实施期目标
  // indicators
  Indicators,  ///< 绩效指标: the spine beside the indicator rows
  AnnualIndicators,
  MidtermIndicators,
  Level1,
  Level2,
  Level3,
  Value,       ///< 指标值
  Comparator,  ///< 指标性质, 符号: a column of its own
  ValueUnit,   ///< 计量单位, 度量单位: a column of its own
  Basis,
  LastYear,
  Weight,
  ScoringRule,
  Evidence,
  Remark,
  // project lists
  ListNumber,
  ListAmount,
  Sum,  ///< 合计
  // department forms
  DepartmentName,  ///< 部门(单位)名称
  Contact,
  Phone,
  AnnualBudget,   ///< 年度预算: the label beside the sources
  FundingSource,  ///< 资金来源: a column head
  FundingAmount,  ///< 资金总额, 金额: a column head beside 资金来源
  SourceName,     ///< 财政资金, 上级资金, 本级资金: names of sources
  TaskName,       ///< 任务名称: a column head
  TaskContent,    ///< 主要内容: a column head
  // what was reached (绩效自评)
  Achieved,   ///< 实际完成情况: beside the goal
  Actual,     ///< 实际完成值: a column head
  Score,      ///< 得分
  Deviation,  ///< 偏差原因分析及改进措施
  TotalScore,
  InitialBudget,   ///< 年初预算数
  AdjustedBudget,  ///< 全年预算数
  ExecutedBudget,  ///< 全年执行数
  ExecutionRate,   ///< 执行率
  Subtotal,        ///< 小计
};

/// "ProjectName" and so on, for messages and tests.
const char* label_kind_name(LabelKind kind);

/// A cell's text seen as a label.
struct LabelMatch {
  LabelKind kind = LabelKind::None;
  double score = 0;      ///< 1 for the wording itself, less per wrong character; 0: no label
  bool exact = false;    ///< every character as in the vocabulary
  std::string wording;   ///< as in the vocabulary: "年度资金总额"
  std::string unit;      ///< from brackets: "万元"; empty if none
  bool inlined = false;  ///< the value stands in the same cell: "年度资金总额：10"
  std::string rest;      ///< that value, tidied; may be empty ("其他资金：")
  explicit operator bool() const { return kind != LabelKind::None; }
};

/// Reads a whole cell as a label: blanks and line breaks between letters, widths, a leading "其中"
/// or number, a bracketed unit, notes such as （盖章） and a trailing colon do not matter; one
/// wrong character is allowed in labels of four characters and more, two from eight. With
/// `inline_value` a value may follow after a colon, a blank, or (amounts only) directly.
LabelMatch match_label(std::string_view text, bool inline_value = true);

/// The same among labels of the given kinds only: for places where the form's grammar says what may
/// stand there. A wording that stands for several kinds (主管部门 heads a list column too) matches
/// under each.
LabelMatch match_label_of(std::string_view text, std::span<const LabelKind> kinds,
                          bool inline_value = true);

/// Families of 一级指标, in their usual order.
enum class IndicatorFamily { Cost, Output, Management, Benefit, Satisfaction, Other };

/// The name of a 一级指标 or 二级指标.
struct LevelName {
  std::string_view name;
  int level = 1;           ///< 1 or 2
  IndicatorFamily family;  ///< of a 二级指标: the one it usually stands under
  int order = 0;           ///< usual place among the names of its level
};

struct LevelMatch {
  const LevelName* name = nullptr;
  int distance = 0;  ///< wrong characters
  explicit operator bool() const { return name != nullptr; }
};

std::span<const LevelName> level_names(int level);

/// Finds the name that `text` is, allowing one wrong character in four. `level` 1 or 2.
LevelMatch find_level(std::string_view text, int level);

/// Columns whose cells hold one of a few fixed phrases.
enum class WordingGroup { Label, Level1, Level2, Basis, ScoringRule, Evidence, Source };

/// The phrases of a group. For Basis, ScoringRule and Evidence the list is of usual phrases, not
/// closed: other texts are legal there.
std::span<const std::string_view> fixed_wordings(WordingGroup group);

struct WordingMatch {
  std::string_view wording;
  int distance = 0;   ///< edits from the folded text to the folded wording
  int runner_up = 0;  ///< edits to the nearest other wording of the group
};

/// The nearest phrase of the group; empty if even that is further than half its length. Whether it
/// is near enough to overrule a reading is the caller's decision.
std::optional<WordingMatch> nearest_wording(std::string_view text, WordingGroup group);

/// A form's title ("项目支出绩效目标表", "2021年度阿克陶县本级重点项目绩效目标",
/// "部门（单位）整体绩效 目标申报表"): what it says the form is.
enum class TitleKind { None, ProjectTarget, DepartmentTarget, ProjectList, SelfEvaluation };
TitleKind title_kind(std::string_view text);

}  // namespace gewu

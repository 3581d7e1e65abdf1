#include <array>

#include "forms/vocabulary.h"

namespace gewu {

namespace {

constexpr std::array<const char*, 56> kKindNames{"None",
                                                 "ProjectName",
                                                 "BudgetUnit",
                                                 "Department",
                                                 "ImplementingUnit",
                                                 "ProjectLeader",
                                                 "Handler",
                                                 "Year",
                                                 "OtherField",
                                                 "Funds",
                                                 "FundsTotal",
                                                 "FundsFiscal",
                                                 "FundsOther",
                                                 "SpecialBond",
                                                 "ProjectTotal",
                                                 "FundsPart",
                                                 "Goal",
                                                 "AnnualGoal",
                                                 "MidtermGoal",
                                                 "Indicators",
                                                 "AnnualIndicators",
                                                 "MidtermIndicators",
                                                 "Level1",
                                                 "Level2",
                                                 "Level3",
                                                 "Value",
                                                 "Comparator",
                                                 "ValueUnit",
                                                 "Basis",
                                                 "LastYear",
                                                 "Weight",
                                                 "ScoringRule",
                                                 "Evidence",
                                                 "Remark",
                                                 "ListNumber",
                                                 "ListAmount",
                                                 "Sum",
                                                 "DepartmentName",
                                                 "Contact",
                                                 "Phone",
                                                 "AnnualBudget",
                                                 "FundingSource",
                                                 "FundingAmount",
                                                 "SourceName",
                                                 "TaskName",
                                                 "TaskContent",
                                                 "Achieved",
                                                 "Actual",
                                                 "Score",
                                                 "Deviation",
                                                 "TotalScore",
                                                 "InitialBudget",
                                                 "AdjustedBudget",
                                                 "ExecutedBudget",
                                                 "ExecutionRate",
                                                 "Subtotal"};

}  // namespace

const char* label_kind_name(LabelKind kind) { return kKindNames.at(static_cast<size_t>(kind)); }

}  // namespace gewu

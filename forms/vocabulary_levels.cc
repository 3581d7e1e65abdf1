#include "forms/vocabulary_data.h"

namespace gewu {

namespace {

constexpr auto kCost = IndicatorFamily::Cost;
constexpr auto kOutput = IndicatorFamily::Output;
constexpr auto kManagement = IndicatorFamily::Management;
constexpr auto kBenefit = IndicatorFamily::Benefit;
constexpr auto kSatisfaction = IndicatorFamily::Satisfaction;
constexpr auto kOther = IndicatorFamily::Other;

constexpr LevelName kLevel1[] = {
    {"产出指标", 1, kOutput, 2},
    {"项目完成", 1, kOutput, 2},
    {"产出", 1, kOutput, 2},
    {"项目产出", 1, kOutput, 2},
    {"产出目标", 1, kOutput, 2},
    {"项目产出指标", 1, kOutput, 2},
    {"项目完成指标", 1, kOutput, 2},
    {"完成指标", 1, kOutput, 2},
    {"部门产出", 1, kOutput, 2},
    {"成本指标", 1, kCost, 1},
    {"成本", 1, kCost, 1},
    {"成本控制", 1, kCost, 1},
    {"运行成本", 1, kCost, 1},
    {"投入指标", 1, kCost, 1},
    {"项目投入", 1, kCost, 1},
    {"履职效能", 1, kManagement, 3},
    {"管理效率", 1, kManagement, 3},
    {"管理指标", 1, kManagement, 3},
    {"履职指标", 1, kManagement, 3},
    {"部门管理", 1, kManagement, 3},
    {"过程指标", 1, kManagement, 3},
    {"预算执行", 1, kManagement, 3},
    {"预算执行率", 1, kManagement, 3},
    {"效益指标", 1, kBenefit, 4},
    {"项目效益", 1, kBenefit, 4},
    {"效益", 1, kBenefit, 4},
    {"效果指标", 1, kBenefit, 4},
    {"项目效果", 1, kBenefit, 4},
    {"项目效益指标", 1, kBenefit, 4},
    {"社会效应", 1, kBenefit, 4},
    {"部门效果", 1, kBenefit, 4},
    {"可持续发展能力", 1, kBenefit, 4},
    {"满意度指标", 1, kSatisfaction, 5},
    {"满意度", 1, kSatisfaction, 5},
    {"服务对象满意度", 1, kSatisfaction, 5},
    {"服务对象满意度指标", 1, kSatisfaction, 5},
    {"社会公众满意度", 1, kSatisfaction, 5},
    {"影响力指标", 1, kOther, 6},
    {"其他指标", 1, kOther, 6},
};

constexpr LevelName kLevel2[] = {
    {"经济成本指标", 2, kCost, 1},
    {"社会成本指标", 2, kCost, 2},
    {"生态环境成本指标", 2, kCost, 3},
    {"生态成本指标", 2, kCost, 3},
    {"经济成本", 2, kCost, 1},
    {"社会成本", 2, kCost, 2},
    {"生态环境成本", 2, kCost, 3},
    {"数量指标", 2, kOutput, 4},
    {"产出数量", 2, kOutput, 4},
    {"产出数量指标", 2, kOutput, 4},
    {"数量", 2, kOutput, 4},
    {"质量指标", 2, kOutput, 5},
    {"产出质量", 2, kOutput, 5},
    {"产出质量指标", 2, kOutput, 5},
    {"质量", 2, kOutput, 5},
    {"时效指标", 2, kOutput, 6},
    {"产出时效", 2, kOutput, 6},
    {"产出时效指标", 2, kOutput, 6},
    {"进度指标", 2, kOutput, 6},
    {"时效", 2, kOutput, 6},
    {"成本指标", 2, kOutput, 7},
    {"产出成本", 2, kOutput, 7},
    {"产出成本指标", 2, kOutput, 7},
    {"成本", 2, kOutput, 7},
    {"重点工作任务完成", 2, kManagement, 8},
    {"履职目标实现", 2, kManagement, 8},
    {"整体工作完成", 2, kManagement, 8},
    {"预算管理", 2, kManagement, 8},
    {"财务管理", 2, kManagement, 8},
    {"资产管理", 2, kManagement, 8},
    {"绩效管理", 2, kManagement, 8},
    {"采购管理", 2, kManagement, 8},
    {"经济效益指标", 2, kBenefit, 9},
    {"社会效益指标", 2, kBenefit, 10},
    {"生态效益指标", 2, kBenefit, 11},
    {"可持续影响指标", 2, kBenefit, 12},
    {"可持续发展指标", 2, kBenefit, 12},
    {"可持续性影响指标", 2, kBenefit, 12},
    {"可持续效益指标", 2, kBenefit, 12},
    {"可持续性指标", 2, kBenefit, 12},
    {"可持续影响效益指标", 2, kBenefit, 12},
    {"环境效益指标", 2, kBenefit, 11},
    {"经济效益", 2, kBenefit, 9},
    {"社会效益", 2, kBenefit, 10},
    {"生态效益", 2, kBenefit, 11},
    {"可持续影响", 2, kBenefit, 12},
    {"满意度指标", 2, kSatisfaction, 13},
    {"服务对象满意度指标", 2, kSatisfaction, 13},
    {"服务对象满意度", 2, kSatisfaction, 13},
    {"社会公众满意度指标", 2, kSatisfaction, 13},
    {"社会满意度指标", 2, kSatisfaction, 13},
    {"受益对象满意度指标", 2, kSatisfaction, 13},
    {"受益群体满意度指标", 2, kSatisfaction, 13},
    {"服务对象满意", 2, kSatisfaction, 13},
    {"其他指标", 2, kOther, 14},
};

constexpr std::string_view kBases[] = {
    "计划标准", "行业标准",     "历史标准", "其他标准",     "预算支出标准", "国家标准", "地方标准",
    "部门标准", "项目实施方案", "工作计划", "年度工作计划", "部门文件",     "政策文件", "合同约定",
};

constexpr std::string_view kScoringRules[] = {
    "按照完成比例赋分", "按照正常比例赋分", "按完成比例赋分", "直接赋分",
    "按评判等级赋分",   "满意度赋分",       "比例赋分",       "按照评判等级赋分",
    "按正常比例赋分",   "区间赋分",         "定性赋分",
};

constexpr std::string_view kEvidence[] = {
    "工作资料", "说明材料", "原始凭证", "正式材料", "统计数据", "问卷调查",
    "佐证材料", "财务资料", "验收报告", "会议纪要", "正式文件", "调查问卷",
};

}  // namespace

std::span<const LevelName> level_names(int level) {
  if (level == 1) return kLevel1;
  return kLevel2;
}

std::span<const std::string_view> phrase_wordings(WordingGroup group) {
  switch (group) {
    case WordingGroup::Basis:
      return kBases;
    case WordingGroup::ScoringRule:
      return kScoringRules;
    case WordingGroup::Evidence:
      return kEvidence;
    default:
      return {};
  }
}

}  // namespace gewu

#include "forms/vocabulary_data.h"

namespace gewu {

namespace {

using K = LabelKind;

// Heads of columns, and what forms of departments and self-evaluations print besides.
constexpr std::string_view kLevel1[] = {"一级指标", "一级指标名称", "指标类型", "一级目标"};
constexpr std::string_view kLevel2[] = {"二级指标", "二级指标名称", "二级目标"};
constexpr std::string_view kLevel3[] = {"三级指标", "三级指标名称", "指标名称", "指标内容",
                                        "三级目标"};
constexpr std::string_view kValue[] = {"指标值",
                                       "指标值（包含数字及文字描述）",
                                       "指标值（含数字及文字描述）",
                                       "指标值（包含文字及数字描述）",
                                       "年度指标值",
                                       "目标值",
                                       "绩效指标值",
                                       "绩效目标值",
                                       "本年指标值",
                                       "本年度指标值",
                                       "年度目标值",
                                       "指标目标值",
                                       "计划指标值",
                                       "预期指标值",
                                       "预期值",
                                       "半年指标值",
                                       "全年指标值",
                                       "指标值内容",
                                       "绩效标准",
                                       "中期指标值",
                                       "实施期指标值",
                                       "指标值（目标值）",
                                       "年初指标值",
                                       "预期指标",
                                       "年初目标值",
                                       "实施周期指标值",
                                       "绩效指标目标值",
                                       "年度绩效指标值",
                                       "本年度计划水平",
                                       "计划水平",
                                       "预期当年实现值",
                                       "预计当年实现值",
                                       "当年实现值",
                                       "指标值及单位"};
constexpr std::string_view kComparator[] = {
    "指标性质", "指标方向", "指标符号",     "符号",       "运算符号", "运算符",
    "计算符号", "比较符",   "目标值比较符", "指标值符号", "关系符号", "绩效指标性质"};
constexpr std::string_view kValueUnit[] = {"计量单位",     "度量单位",     "指标单位",
                                           "指标值单位",   "单位",         "绩效度量单位",
                                           "指标度量单位", "绩效指标单位", "度量单位名称"};
constexpr std::string_view kBasis[] = {"指标值设置依据", "指标设定依据",   "指标设置依据",
                                       "指标值设定依据", "指标值确定依据", "指标确定依据",
                                       "设置依据",       "设定依据",       "指标来源",
                                       "目标值设置依据", "目标值来源",     "指标值来源"};
constexpr std::string_view kLastYear[] = {"上年完成值",
                                          "上年完成情况",
                                          "上年实际完成值",
                                          "上年度完成值",
                                          "上年度完成情况",
                                          "上年实际值",
                                          "上年指标值",
                                          "历史指标值",
                                          "历史完成值",
                                          "近三年历史指标值",
                                          "上年度实际水平",
                                          "上年实际水平",
                                          "上年"};
constexpr std::string_view kWeight[] = {
    "指标分值权重",     "指标分值", "分值权重", "指标权重", "指标分值（权重）",
    "分值（权重）",     "权重",     "分值",     "权重分值", "权重（分值）",
    "绩效指标权重",     "标准分值", "本年权重", "年度权重", "分值（分）",
    "指标权重（分值）", "权重分"};
constexpr std::string_view kScoringRule[] = {
    "指标赋分规则", "赋分规则",       "评分规则",     "指标评分规则",     "评分标准", "评分办法",
    "计分方法",     "评（扣）分标准", "指标评分标准", "绩效指标评分标准", "赋分标准"};
constexpr std::string_view kEvidence[] = {"佐证资料", "佐证材料", "指标佐证资料", "证明材料",
                                          "数据来源", "资料来源", "指标数据来源", "佐证资料来源"};
constexpr std::string_view kRemark[] = {"备注",     "说明",       "指标说明",
                                        "指标解释", "指标值说明", "绩效指标描述",
                                        "指标描述", "指标类别",   "其他说明"};
constexpr std::string_view kListNumber[] = {"序号", "编号"};
constexpr std::string_view kListAmount[] = {
    "预算金额", "申请预算金额", "金额",     "项目金额", "预算数",   "年度预算金额", "年初预算数",
    "年初预算", "预算安排金额", "预算安排", "安排资金", "资金规模", "资金总额",     "项目资金",
    "项目预算", "资金",         "资金额度", "预算资金", "申报金额", "预算申请金额", "涉及金额"};
constexpr std::string_view kSum[] = {"合计", "总计", "合计金额", "共计", "金额合计"};
constexpr std::string_view kDepartmentName[] = {"部门（单位）名称", "部门（单位）名称（盖章）",
                                                "部门名称",         "单位（部门）名称",
                                                "预算部门名称",     "部门（单位）",
                                                "部门单位名称",     "单位名称"};
constexpr std::string_view kContact[] = {"部门（单位）联系人", "联系人", "部门联系人",
                                         "单位联系人"};
constexpr std::string_view kPhone[] = {"联系电话", "电话", "联系方式", "联系人电话"};
constexpr std::string_view kAnnualBudget[] = {
    "年度预算",         "年度预算申请", "部门预算", "年度部门预算", "预算情况",
    "部门整体支出预算", "年度收支预算", "资金情况", "当年预算情况", "部门预算情况"};
constexpr std::string_view kFundingSource[] = {"资金来源", "收入来源", "经费来源", "收入构成"};
constexpr std::string_view kFundingAmount[] = {"资金总额", "金额", "预算金额", "总额", "资金"};
constexpr std::string_view kSourceName[] = {"财政资金",     "上级资金",     "本级资金", "其他资金",
                                            "其他",         "单位资金",     "自有资金", "财政拨款",
                                            "当年财政拨款", "上年结转资金", "事业收入", "非税收入",
                                            "一般公共预算", "政府性基金"};

constexpr std::string_view kTaskName[] = {"任务名称", "工作任务", "主要任务名称", "重点工作任务",
                                          "工作任务名称"};
constexpr std::string_view kTaskContent[] = {"主要内容", "任务内容", "工作内容", "主要工作内容"};
constexpr std::string_view kAchieved[] = {"实际完成情况",
                                          "目标实际完成情况",
                                          "全年实际完成情况",
                                          "年度目标实际完成情况",
                                          "年度总体目标完成情况",
                                          "目标完成情况",
                                          "实际完成目标",
                                          "完成情况",
                                          "年度总体目标实际完成情况"};
constexpr std::string_view kActual[] = {
    "实际完成值", "全年实际值", "实际值", "年度实际完成值", "全年实际完成值", "实际完成指标值",
    "指标完成值", "全年完成值", "完成值", "实际完成",       "年度完成值",     "实际完成情况"};
constexpr std::string_view kScore[] = {"得分",     "自评得分", "自评分",      "评价得分",
                                       "自评分值", "实际得分", "单位自评得分"};
constexpr std::string_view kDeviation[] = {"偏差原因分析及改进措施",
                                           "未完成原因及拟采取的改进措施",
                                           "未完成原因和改进措施",
                                           "未完成原因及改进措施",
                                           "偏差原因分析",
                                           "偏差原因",
                                           "未完成原因",
                                           "未完成原因分析",
                                           "偏差原因及改进措施",
                                           "偏离原因分析及改进措施",
                                           "原因分析及改进措施",
                                           "改进措施"};
constexpr std::string_view kTotalScore[] = {"总分", "总得分", "自评总分", "合计得分", "得分合计"};
constexpr std::string_view kInitialBudget[] = {"年初预算数", "年初预算", "年初预算金额",
                                               "年初预算资金", "期初预算数"};
constexpr std::string_view kAdjustedBudget[] = {"全年预算数",   "全年预算",       "调整后预算数",
                                                "调整预算数",   "全年预算金额",   "全年预算资金",
                                                "预算数",       "本年度申请金额", "本年申请金额",
                                                "本年度申请数", "申请金额",       "本年度预算安排"};
constexpr std::string_view kExecutedBudget[] = {"全年执行数",   "执行数",     "全年执行",
                                                "实际执行数",   "全年支出数", "实际支出数",
                                                "全年执行金额", "预算执行数"};
constexpr std::string_view kExecutionRate[] = {"执行率", "预算执行率", "资金执行率"};
constexpr std::string_view kSubtotal[] = {"小计", "部门小计", "单位小计"};

constexpr LabelGroup kColumns[] = {
    {K::Level1, kLevel1},
    {K::Level2, kLevel2},
    {K::Level3, kLevel3},
    {K::Value, kValue},
    {K::Comparator, kComparator},
    {K::ValueUnit, kValueUnit},
    {K::Basis, kBasis},
    {K::LastYear, kLastYear},
    {K::Weight, kWeight},
    {K::ScoringRule, kScoringRule},
    {K::Evidence, kEvidence},
    {K::Remark, kRemark},
    {K::ListNumber, kListNumber},
    {K::ListAmount, kListAmount},
    {K::Sum, kSum},
    {K::DepartmentName, kDepartmentName},
    {K::Contact, kContact},
    {K::Phone, kPhone},
    {K::AnnualBudget, kAnnualBudget},
    {K::FundingSource, kFundingSource},
    {K::FundingAmount, kFundingAmount},
    {K::SourceName, kSourceName},
    {K::TaskName, kTaskName},
    {K::TaskContent, kTaskContent},
    {K::Achieved, kAchieved},
    {K::Actual, kActual},
    {K::Score, kScore},
    {K::Deviation, kDeviation},
    {K::TotalScore, kTotalScore},
    {K::InitialBudget, kInitialBudget},
    {K::AdjustedBudget, kAdjustedBudget},
    {K::ExecutedBudget, kExecutedBudget},
    {K::ExecutionRate, kExecutionRate},
    {K::Subtotal, kSubtotal},
};

}  // namespace

std::span<const LabelGroup> column_groups() { return kColumns; }

}  // namespace gewu

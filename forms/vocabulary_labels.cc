#include "forms/vocabulary_data.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

namespace gewu {

namespace {

using K = LabelKind;

// Collected from the target forms of the ministry and of provinces, prefectures and counties that
// adapted them. A wording may stand for several kinds: the place decides. Where kinds share a
// wording, the earlier group wins if nothing else decides.
constexpr std::string_view kProjectName[] = {
    "项目名称",         "项目（政策）名称", "政策（项目）名称", "项目（专项）名称",
    "项目支出名称",     "专项资金名称",     "专项名称",         "专项（项目）名称",
    "支出项目名称",     "二级项目名称",     "申报项目名称",     "项目编码及名称",
    "项目名称及编码",   "项目名称及代码",   "购买服务项目名称", "服务项目名称",
    "专项资金项目名称", "项目（资金）名称", "转移支付名称",     "政策名称",
    "政策（专项）名称"};
constexpr std::string_view kBudgetUnit[] = {
    "预算单位",     "预算单位名称", "预算部门",     "预算部门（单位）", "项目单位",
    "申报单位",     "项目申报单位", "填报单位",     "编报单位",         "单位名称",
    "资金使用单位", "购买主体",     "项目申请单位", "资金申报单位"};
constexpr std::string_view kDepartment[] = {
    "主管部门",     "主管部门及代码", "主管部门（单位）", "主管预算部门", "项目主管部门",
    "预算主管部门", "主管单位",       "部门单位",         "部门名称",     "市级主管部门",
    "中央主管部门", "省级主管部门",   "业务主管部门",     "部门及代码"};
constexpr std::string_view kImplementingUnit[] = {
    "实施单位", "项目实施单位", "具体实施单位", "实施（项目）单位", "项目承担单位", "承担单位",
    "执行单位", "项目执行单位", "项目建设单位", "建设单位",         "项目实施主体", "实施主体"};
constexpr std::string_view kProjectLeader[] = {"项目负责人", "项目责任人", "项目负责人姓名",
                                               "负责人"};
constexpr std::string_view kHandler[] = {"经办人", "填报人", "填表人", "制表人", "项目经办人"};
constexpr std::string_view kYear[] = {"年度", "预算年度", "填报年度", "申报年度"};
constexpr std::string_view kOtherField[] = {
    "项目属性",         "项目类型",         "项目类别",           "项目编码",
    "项目编号",         "项目代码",         "单位编码",           "部门编码",
    "项目期",           "项目期限",         "项目周期",           "实施期限",
    "项目实施期",       "项目实施期限",     "项目起止时间",       "起止时间",
    "项目起始时间",     "项目开始时间",     "项目开始日期",       "项目终止时间",
    "项目完成日期",     "项目结束时间",     "项目年度",           "项目联系人",
    "项目分类",         "项目级次",         "项目概况",           "项目简介",
    "项目描述",         "项目立项依据",     "立项依据",           "项目设立依据",
    "立项必要性",       "项目立项必要性",   "项目设立必要性",     "保证项目实施的制度、措施",
    "项目实施计划",     "项目实施进度计划", "项目实施内容",       "项目内容",
    "主要内容",         "申报理由",         "资金用途",           "资金投向",
    "支出方向",         "支出级次",         "预算执行率权重",     "分配方式",
    "资金管理办法",     "其他说明",         "其他需要说明的问题", "其他说明的问题",
    "单位地址",         "邮政编码",         "填报日期",           "填表日期",
    "年度主要任务",     "主要任务",         "任务名称",           "年度主要工作任务",
    "部门总体资金情况", "人员编制",         "编制人数",           "在职人数",
    "项目建设期",       "建设期限",         "建设地点",           "债券期限",
    "执行率分值",       "专项实施期",       "购买服务内容",       "承接主体",
    "购买方式",         "服务期限",         "填报部门",           "职能简述",
    "部门职能",         "部门职责",         "部门职能概述",       "单位职责",
    "项目领域",         "测算依据",         "测算依据及说明",     "绩效监控情况",
    "自评结论",         "计划开始日期",     "计划完成日期",       "项目负责人电话",
    "是否纳入项目库",   "部门所属领域",     "直属单位包括",       "内设职能部门",
    "编制控制数",       "在职人员总数",     "行政编制人数",       "事业编制人数",
    "编外人数",         "第一季度",         "第二季度",           "第三季度",
    "第四季度",         "实施进度计划"};
constexpr std::string_view kFunds[] = {
    "项目资金",     "资金情况",     "资金金额",     "预算资金",     "年度资金",
    "项目预算",     "项目资金申请", "项目资金情况", "项目资金来源", "预算资金情况",
    "预算情况",     "项目预算资金", "年度预算申请", "项目支出预算", "资金来源情况",
    "项目资金安排", "预算执行情况", "预算执行",     "部门整体支出", "部门整体支出预算",
    "政策资金",     "政策资金情况"};
constexpr std::string_view kFundsTotal[] = {
    "年度资金总额",   "年度预算总额",   "年度资金总数", "年度金额",         "年度预算金额",
    "年度预算数",     "当年资金总额",   "当年预算总额", "当年预算金额",     "本年度资金总额",
    "本年度预算总额", "本年度预算金额", "资金总额",     "预算总额",         "项目资金总额",
    "项目预算总额",   "预算金额",       "全年预算数",   "全年预算",         "实施期资金总额",
    "中期资金总额",   "项目期资金总额", "当年预算",     "项目当年预算",     "当年预算数",
    "本年预算",       "本年预算数",     "本年度预算",   "实施期金额",       "中期金额",
    "总金额",         "预算资金总额",   "实施期总金额", "年度财政资金总额", "财政资金总额",
    "总额",           "预算数"};
constexpr std::string_view kFundsFiscal[] = {
    "财政拨款",     "财政资金",         "财政性资金",           "财政拨款收入",
    "财政补助",     "本级财政资金",     "当年财政拨款",         "年度财政拨款",
    "本年财政拨款", "一般公共预算拨款", "一般公共预算财政拨款", "公共财政拨款",
    "财政资金拨款", "财政拨款资金",     "当年一般公共预算拨款", "当年一般公共预算财政拨款"};
constexpr std::string_view kFundsOther[] = {"其他资金",   "其它资金",   "其他",
                                            "非财政拨款", "非财政资金", "其他来源资金"};
constexpr std::string_view kSpecialBond[] = {"专项债券",         "专项债",       "专项债券资金",
                                             "地方政府专项债券", "政府专项债券", "专项债资金",
                                             "债券资金",         "政府债券"};
constexpr std::string_view kProjectTotal[] = {"项目总投资", "项目投资总额", "总投资",
                                              "项目总金额", "项目总额",     "项目总预算"};
constexpr std::string_view kFundsPart[] = {"上年结转",
                                           "上年结转资金",
                                           "上年财政拨款结转",
                                           "中央资金",
                                           "中央补助",
                                           "中央财政资金",
                                           "省级资金",
                                           "自治区资金",
                                           "市级资金",
                                           "县级资金",
                                           "区级资金",
                                           "地方资金",
                                           "本级资金",
                                           "上级资金",
                                           "上级补助",
                                           "上级补助资金",
                                           "单位资金",
                                           "自有资金",
                                           "自筹资金",
                                           "银行贷款",
                                           "事业收入",
                                           "经营收入",
                                           "经营性收入",
                                           "财政专户管理资金",
                                           "政府性基金",
                                           "政府性基金预算拨款",
                                           "政府性基金预算财政拨款",
                                           "国有资本经营预算拨款",
                                           "国有资本经营预算财政拨款",
                                           "一般债券",
                                           "一般债券资金",
                                           "社会资金",
                                           "社会投入资金",
                                           "地方补助",
                                           "地方配套",
                                           "财政资本金",
                                           "市场化融资",
                                           "市场化融资资金",
                                           "单位自筹",
                                           "项目资本金",
                                           "社会资本",
                                           "以前年度结转资金",
                                           "结转资金",
                                           "基本支出",
                                           "项目支出",
                                           "其他收入",
                                           "上年结余",
                                           "结转结余",
                                           "财政专户资金",
                                           "省财政资金",
                                           "市财政资金",
                                           "县财政资金",
                                           "区财政资金",
                                           "省级财政资金",
                                           "市级财政资金",
                                           "县级财政资金",
                                           "区级财政资金",
                                           "收入预算合计",
                                           "支出预算合计",
                                           "上级财政拨款",
                                           "本级财政安排",
                                           "本级财政拨款",
                                           "人员经费",
                                           "公用经费",
                                           "项目经费"};
constexpr std::string_view kGoal[] = {
    "总体目标",     "项目总体目标",         "总体绩效目标",     "绩效目标",
    "项目绩效目标", "项目绩效总目标",       "整体绩效目标",     "整体目标",
    "项目目标",     "绩效总目标",           "绩效总体目标",     "总目标",
    "部门总体目标", "部门（单位）总体目标", "部门整体绩效目标", "政策目标",
    "政策绩效目标", "政策总体目标"};
constexpr std::string_view kAnnualGoal[] = {
    "年度目标",     "年度绩效目标",     "年度总体目标",     "年度总目标",   "年度总体绩效目标",
    "项目年度目标", "项目年度绩效目标", "项目当年绩效目标", "当年绩效目标", "当年目标",
    "本年度目标",   "本年度绩效目标",   "年度整体目标",     "预算年度目标", "预期目标",
    "年初目标",     "年初设定目标",     "年度预期目标",     "预期绩效目标", "年初绩效目标",
    "年度履职目标", "部门年度目标",     "预算年度绩效目标", "预算年度目标"};
constexpr std::string_view kMidtermGoal[] = {
    "中期目标",       "中期绩效目标",   "中期总体目标",   "中长期目标",     "实施期目标",
    "实施期总目标",   "实施期绩效目标", "长期目标",       "长期绩效目标",   "项目期目标",
    "项目期绩效目标", "长期总目标",     "中长期绩效目标", "总体实施期目标", "实施周期绩效目标"};
constexpr std::string_view kIndicators[] = {"绩效指标", "项目绩效指标", "绩效目标指标", "指标",
                                            "绩效指标体系"};
constexpr std::string_view kAnnualIndicators[] = {
    "年度绩效指标",         "年度指标",        "本年绩效指标", "本年度绩效指标", "当年绩效指标",
    "年度绩效指标完成情况", "绩效指标完成情况"};
constexpr std::string_view kMidtermIndicators[] = {
    "中期绩效指标", "中期指标",       "中长期绩效指标", "实施期绩效指标",
    "长期绩效指标", "总目标绩效指标", "总体绩效指标",   "长期指标"};
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

struct Group {
  LabelKind kind;
  std::span<const std::string_view> texts;
};

const Group kGroups[] = {
    {K::ProjectName, kProjectName},
    {K::BudgetUnit, kBudgetUnit},
    {K::Department, kDepartment},
    {K::ImplementingUnit, kImplementingUnit},
    {K::ProjectLeader, kProjectLeader},
    {K::Handler, kHandler},
    {K::Year, kYear},
    {K::OtherField, kOtherField},
    {K::Funds, kFunds},
    {K::FundsTotal, kFundsTotal},
    {K::FundsFiscal, kFundsFiscal},
    {K::FundsOther, kFundsOther},
    {K::SpecialBond, kSpecialBond},
    {K::ProjectTotal, kProjectTotal},
    {K::FundsPart, kFundsPart},
    {K::Goal, kGoal},
    {K::AnnualGoal, kAnnualGoal},
    {K::MidtermGoal, kMidtermGoal},
    {K::Indicators, kIndicators},
    {K::AnnualIndicators, kAnnualIndicators},
    {K::MidtermIndicators, kMidtermIndicators},
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

// Whose department, whose money: forms of transfers print these before 主管部门, 资金 and the like.
constexpr std::string_view kOwners[] = {"中央", "省级", "自治区", "自治区级", "市级",
                                        "州级", "地区", "地级",   "县级",     "区级",
                                        "旗县", "县市", "兵团",   "师级",     "团场"};
constexpr std::string_view kOwnedMoney[] = {"补助", "补助资金", "资金",     "财政资金",
                                            "配套", "配套资金", "财政补助", "财政拨款"};

/// Kept for the life of the program; what a table above holds is not repeated.
const std::vector<std::string>& owned_texts(std::span<const std::string_view> things) {
  static std::map<const std::string_view*, std::vector<std::string>> kTexts;
  std::vector<std::string>& texts = kTexts[things.data()];
  for (std::string_view owner : kOwners) {
    for (std::string_view thing : things) {
      texts.push_back(std::string(owner).append(thing));
    }
  }
  return texts;
}

void add_owned(std::vector<LabelWording>& all, LabelKind kind,
               std::span<const std::string_view> things) {
  for (const std::string& text : owned_texts(things)) {
    const bool known = std::any_of(all.begin(), all.end(), [&](const LabelWording& label) {
      return label.kind == kind && label.text == text;
    });
    if (!known) all.push_back({kind, text});
  }
}

std::vector<LabelWording> flattened() {
  std::vector<LabelWording> all;
  for (const Group& group : kGroups) {
    for (std::string_view text : group.texts) all.push_back({group.kind, text});
  }
  static constexpr std::string_view kDepartments[] = {"主管部门"};
  static constexpr std::string_view kTreasuries[] = {"财政部门"};
  add_owned(all, K::Department, kDepartments);
  add_owned(all, K::OtherField, kTreasuries);
  add_owned(all, K::FundsPart, kOwnedMoney);
  return all;
}

}  // namespace

std::span<const LabelWording> label_wordings() {
  static const std::vector<LabelWording> kAll = flattened();
  return kAll;
}

}  // namespace gewu

#include "ingest/common_han.h"

#include <algorithm>
#include <string_view>

namespace gewu {
namespace {

// Sorted. Half are the most frequent characters of general Chinese, the rest those most frequent in
// published budgets and performance targets.
constexpr std::u32string_view kCommonHan =
    U"一七万三上下不与专且世业东两严个中临为主举么义之九也习乡书买了争事二于五些交产人什今从他"
    U"付代以们件任企伍休众会传但位低住体何作你使例供依便促保信修候值做健像儿元先光克免党入全八"
    U"公六共关其具养内再军农决况准减几凭出分切刑划列则创判利别到制刷剂前副力办功加务动助励勒包"
    U"化北区医十升协单南博占卡卫印即却厂厅原去县参又及反发取受变口只召可台号司各合同名后向吨含"
    U"听告员周命和品响商善四回因团园困围固国图在地场均坚型城域培基填境增声处备复外多大天太央头"
    U"奖套女她好如妇始委子字孜孤学它安完官定实审宣室害家宿富察对导将小少尔就局层居展属履山岁岗"
    U"州工差己已市师带席帮常干平年并广序应府度座庭康建开式引张强归当录形影彻待很律得德心必志态"
    U"思性总息情惠想意感慰成我或战户房所手才打执扶批承技把投护报担拉拟拨括持指按挥据排接控推描"
    U"提播支收改攻放政效救教散数整文料断斯新方施旅族无日时明映是显暖更最月有服望期未本术机杂权"
    U"材村条来极构林果染查柯标校样核根格案档械检森概次款正此步死残每毒比民气水求江污没油治法注"
    U"津活流测济海涉深清湖源滋满灯炉点热然照牧物特犯率王环现班理生用由申电界留疆疗疫疾病白的益"
    U"监盖目直相省看真眼着督知码研础确社神福离种科租积称程稳究空立站童第等策筹算管类精系紧约级"
    U"纳线组织经结绕给络统绩续维综编缴网罪置署美群老考者而职联聘聚育能脱自至致般色艾节苏苗范草"
    U"药营落著融行补表被西要覆见观规视觉解计认讨让训议记许论讼设访证评识诉试话该说请调象负财责"
    U"货质贫购贯贴费赁资赋走起路身车转软轻辆输边达过运近返还这进违述退适逐途通遇道那邮部都配酬"
    U"采释里重量金锅镇长门问间队防阿际降限院险陶随障难集需非面革项预领题额风食馆马验高";

static_assert(std::is_sorted(kCommonHan.begin(), kCommonHan.end()));

}  // namespace

bool is_common_han(char32_t c) {
  return std::binary_search(kCommonHan.begin(), kCommonHan.end(), c);
}

}  // namespace gewu

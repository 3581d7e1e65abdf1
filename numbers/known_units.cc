#include "numbers/known_units.h"

#include <algorithm>
#include <array>
#include <string>

#include "base/text.h"

namespace gewu {

namespace {

constexpr size_t npos = std::u32string_view::npos;

// Between blanks.
constexpr std::u32string_view kUnits =
    U" % ‰ ℃ 百分点 元 角 分 人 人次 人数 名 位 户 户次 户数 家 家次 次 次数 回 趟 轮 场 场次 期 "
    U"期数 批 批次 "
    U"班 班次 组 组次 个 个数 只 头 匹 羽 峰 尾 条 条数 根 棵 株 枝 颗 粒 块 片 面 幅 张 页 份 "
    U"份数 本 册 套 "
    U"套数 台 台次 台套 辆 辆次 辆数 架 架次 艘 列 部 件 件数 支 把 盏 樘 扇 座 座数 栋 幢 间 间数 "
    U"层 处 处数 "
    U"所 所数 院 校 站 站次 点 点位 点次 村 乡 镇 县 市 街道 社区 小区 项 项数 款 篇 篇数 则 例 "
    U"例数 起 宗 案 "
    U"单 笔 对 双 副 门 届 课时 学时 课 节 学期 种 类 类别 级 等级 项目 标段 段 井 眼 孔 口 条次 "
    U"款次 "
    U"亩 亩次 公顷 平方米 平方公里 平方千米 平米 立方米 立方 方 米 延米 延长米 公里 千米 里 厘米 "
    U"毫米 海里 "
    U"吨 公吨 公斤 千克 斤 克 毫克 升 毫升 度 千瓦 千瓦时 兆瓦 伏 千伏 安 瓦 赫兹 分贝 天 日 "
    U"工作日 月 年 年度 "
    U"季 季度 周 旬 时 小时 分钟 秒 刻 倍 床 床位 席 卷 袋 箱 瓶 桶 罐 车 车次 船 剂 剂次 针 针次 "
    U"人份 标准箱 "
    U"m m2 m3 km km2 hm2 cm mm t kg g mg h d min s kW kV kWh kVA MW GW L ml mL GB TB MB Mbps "
    U"mg/L μg/m3 mg/m3 dB dB(A) V A W Hz ";

bool listed(std::u32string_view word) {
  const std::u32string wanted = U" " + std::u32string(word) + U" ";
  return kUnits.find(wanted) != npos;
}

bool is_known_part(std::u32string_view part) {
  if (part.empty()) return false;
  const size_t open = part.find(U'(');
  if (open != npos && open > 0 && part.back() == U')' && !listed(part)) {
    return is_known_part(part.substr(0, open)) &&
           is_known_part(part.substr(open + 1, part.size() - open - 2));
  }
  if (listed(part)) return true;
  const size_t start = part.find_first_not_of(U"个十百千万亿每");
  return start != npos && start > 0 && listed(part.substr(start));
}

/// One name for the units that mean the same, where a kind has one meaning; empty for the others.
std::string_view meaning(std::string_view unit) {
  struct Name {
    std::string_view name, meaning;
  };
  constexpr std::array<Name, 38> kNames{{
      {"%", "%"},          {"‰", "‰"},           {"元", "元"},         {"百元", "百元"},
      {"千元", "千元"},    {"万元", "万元"},     {"百万元", "百万元"}, {"亿元", "亿元"},
      {"人", "人"},        {"名", "人"},         {"万人", "万人"},     {"次", "次"},
      {"个", "个"},        {"天", "天"},         {"日", "天"},         {"月", "月"},
      {"个月", "月"},      {"年", "年"},         {"小时", "小时"},     {"分钟", "分钟"},
      {"公里", "公里"},    {"千米", "公里"},     {"km", "公里"},       {"米", "米"},
      {"m", "米"},         {"平方米", "平方米"}, {"m2", "平方米"},     {"平方公里", "平方公里"},
      {"km2", "平方公里"}, {"亩", "亩"},         {"万亩", "万亩"},     {"公顷", "公顷"},
      {"吨", "吨"},        {"t", "吨"},          {"万吨", "万吨"},     {"公斤", "公斤"},
      {"千克", "公斤"},    {"kg", "公斤"},
  }};
  const auto found = std::find_if(kNames.begin(), kNames.end(),
                                  [&](const Name& name) { return name.name == unit; });
  return found == kNames.end() ? std::string_view() : found->meaning;
}

}  // namespace

bool is_known_unit(std::string_view unit) {
  const std::u32string text = decode_utf8(unit);
  std::u32string_view rest = text;
  if (listed(rest)) return true;
  while (true) {
    const size_t join = std::min(rest.find_first_of(U"/·*"), rest.size());
    if (!is_known_part(rest.substr(0, join))) return false;
    if (join == rest.size()) return true;
    rest.remove_prefix(join + 1);
  }
}

bool units_contradict(std::string_view a, std::string_view b) {
  const std::string_view x = meaning(a);
  const std::string_view y = meaning(b);
  return !x.empty() && !y.empty() && x != y;
}

}  // namespace gewu

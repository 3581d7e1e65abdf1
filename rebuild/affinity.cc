// What an indicator measures, by its words and its unit, against what its 二级指标 asks for.
#include <algorithm>
#include <array>

#include "rebuild/letters.h"
#include "rebuild/lexicon.h"

namespace gewu {

namespace {

/// What a target is counted in.
enum class Measure { None, Pieces, Share, Money, Time, Word };

constexpr std::array<std::u32string_view, 12> kTimeWords = {U"及时", U"时限", U"期限", U"按时",
                                                            U"时间", U"按期", U"进度", U"(月)",
                                                            U"(天)", U"(年)", U"时效", U"准时"};
constexpr std::array<std::u32string_view, 11> kCostWords = {
    U"成本", U"费", U"投资", U"万元", U"元/", U"标准", U"支出", U"单价", U"(元", U"预算", U"经费"};
constexpr std::array<std::u32string_view, 9> kQualityWords = {
    U"合格", U"达标", U"覆盖率", U"准确", U"合规", U"有效率", U"质量", U"规范", U"通过率"};
constexpr std::array<std::u32string_view, 7> kCountWords = {U"人数", U"数量", U"次数", U"个数",
                                                            U"面积", U"里程", U"总量"};
constexpr std::array<std::u32string_view, 9> kGainWords = {
    U"收入", U"增收", U"节约", U"节能", U"利用率", U"产值", U"税", U"经济", U"降低"};
constexpr std::array<std::u32string_view, 9> kNatureWords = {
    U"生态", U"环境", U"污染", U"水资源", U"排放", U"绿化", U"垃圾", U"节能", U"回收"};
constexpr std::array<std::u32string_view, 8> kLastingWords = {U"持续", U"长期", U"长效", U"年限",
                                                              U"后续", U"定期", U"应对", U"能力"};
constexpr std::array<std::u32string_view, 10> kSocietyWords = {
    U"群众", U"社会", U"就业", U"生活", U"安全", U"民生", U"培养", U"稳定", U"负担", U"居民"};

// Units that count things; looked for behind a number or in brackets.
bool counts_pieces(std::u32string_view unit) {
  static constexpr std::array<std::u32string_view, 36> kUnits = {
      U"次", U"个", U"人",     U"台",   U"套", U"批", U"公里", U"亩",   U"份", U"户", U"场", U"家",
      U"期", U"件", U"吨",     U"座",   U"盏", U"条", U"名",   U"辆",   U"栋", U"扇", U"处", U"所",
      U"米", U"篇", U"平方米", U"立方", U"类", U"块", U"人次", U"万吨", U"本", U"只", U"头", U"项"};
  return std::find(kUnits.begin(), kUnits.end(), unit) != kUnits.end();
}

bool measures_time(std::u32string_view unit) {
  static constexpr std::array<std::u32string_view, 9> kUnits = {
      U"月", U"天", U"年", U"日", U"小时", U"个月", U"分钟", U"周", U"工作日"};
  return std::find(kUnits.begin(), kUnits.end(), unit) != kUnits.end();
}

Measure measure_of_unit(std::u32string_view unit) {
  if (unit.empty()) return Measure::None;
  if (unit.front() == U'%') return Measure::Share;
  if (contains(unit, U"元")) return Measure::Money;
  if (measures_time(unit)) return Measure::Time;
  return counts_pieces(unit) ? Measure::Pieces : Measure::None;
}

// What follows the last digit.
std::u32string_view unit_behind(std::u32string_view value) {
  size_t end = value.size();
  while (end > 0 && !(value[end - 1] >= U'0' && value[end - 1] <= U'9')) --end;
  return end == 0 ? std::u32string_view() : value.substr(end);
}

std::u32string_view unit_in_brackets(std::u32string_view name) {
  const size_t close = name.rfind(U')');
  const size_t open = close == std::u32string_view::npos ? close : name.rfind(U'(', close);
  if (open == std::u32string_view::npos) return {};
  return name.substr(open + 1, close - open - 1);
}

Measure measure_of(std::u32string_view level3, std::u32string_view value) {
  const ValueShape shape = value_shape(value);
  if (shape == ValueShape::Date) return Measure::Time;
  if (shape == ValueShape::Word || shape == ValueShape::Text) return Measure::Word;
  const Measure behind = measure_of_unit(unit_behind(value));
  return behind != Measure::None ? behind : measure_of_unit(unit_in_brackets(level3));
}

double count_affinity(std::u32string_view level3, Measure measure) {
  double score = contains_any(level3, kCountWords) ? 1 : 0;
  if (measure == Measure::Pieces) score += 1;
  if (measure == Measure::Share) score -= 0.5;
  if (measure == Measure::Word) score -= 0.8;
  if (measure == Measure::Time || contains_any(level3, kTimeWords)) score -= 0.8;
  if (measure == Measure::Money) score -= 0.4;
  return score;
}

double quality_affinity(std::u32string_view level3, Measure measure) {
  double score = contains_any(level3, kQualityWords) ? 0.8 : 0;
  if (contains_any(level3, kTimeWords)) score -= 0.6;
  if (measure == Measure::Share) score += 0.4;
  if (measure == Measure::Word) score += 0.3;
  if (measure == Measure::Pieces || measure == Measure::Time) score -= 0.8;
  if (measure == Measure::Money) score -= 0.8;
  return score;
}

double benefit_affinity(const LevelWord& level2, std::u32string_view level3,
                        std::u32string_view value, Measure measure) {
  double score = measure == Measure::Word ? 0.7 : 0;
  if (measure == Measure::Pieces || measure == Measure::Money) score -= 0.4;
  if (contains(level2.text, U"经济")) score += contains_any(level3, kGainWords) ? 0.7 : -0.3;
  if (contains(level2.text, U"生态")) score += contains_any(level3, kNatureWords) ? 0.8 : -0.4;
  if (contains(level2.text, U"持续")) {
    const bool lasting = contains_any(level3, kLastingWords) || contains_any(value, kLastingWords);
    score += lasting ? 0.7 : -0.3;
  }
  if (contains(level2.text, U"社会")) score += contains_any(level3, kSocietyWords) ? 0.7 : 0;
  return score;
}

}  // namespace

int bracketed_units(std::u32string_view folded) {
  int units = 0;
  for (size_t open = folded.find(U'('); open != std::u32string_view::npos;
       open = folded.find(U'(', open + 1)) {
    const size_t close = folded.find(U')', open);
    if (close == std::u32string_view::npos) break;
    const std::u32string_view inner = folded.substr(open + 1, close - open - 1);
    units += measure_of_unit(inner) != Measure::None ? 1 : 0;
  }
  return units;
}

double level2_affinity(const LevelWord& level2, std::u32string_view level3,
                       std::u32string_view value) {
  const bool satisfaction = contains(level3, U"满意");
  if (level2.family == IndicatorFamily::Satisfaction) return satisfaction ? 2 : -1;
  if (satisfaction) return -1;
  const Measure measure = measure_of(level3, value);
  if (contains(level2.text, U"数量")) return count_affinity(level3, measure);
  if (contains(level2.text, U"质量")) return quality_affinity(level3, measure);
  if (contains(level2.text, U"时效")) {
    return contains_any(level3, kTimeWords) || measure == Measure::Time ? 2 : -0.6;
  }
  if (contains(level2.text, U"成本")) {
    const bool cost = contains_any(level3, kCostWords) || measure == Measure::Money;
    return cost ? 1.5 : -0.7;
  }
  return benefit_affinity(level2, level3, value, measure);
}

}  // namespace gewu

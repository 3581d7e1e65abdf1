#include "forms/composed_labels.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/text.h"

namespace gewu {

namespace {

using K = LabelKind;

/// Parts in order: {A|B} one of them, {A|B}? one or none, {A|B}* any number, {A|B}+ at least one.
struct Pattern {
  K kind;
  std::string_view parts;
};

#define YEAR "年度|当年|本年|本年度|预算年度|全年"
#define TERM "中期|中期滚动|中长期|长期|远期|实施期|实施周期|项目期|规划期|总体实施期|三年|三年滚动"
#define LEVEL                                                                                                                        \
  "中央|国家|省|省级|自治区|自治区级|市|市级|州|州级|县|县级|区|区级|旗县|师|师市|师级|团|本级|" \
  "地方"
#define MONEY "资金|预算|投资|经费|预算资金|专项资金|预算内投资|预算拨款|项目资金|项目预算|补助资金"
#define ASKED "申请|安排|批复|下达|拟安排|拟申请|预计|计划|投入|拟投入"
#define SUM "总额|总量|总数|总计|合计|金额|数额|额度|额|规模|总金额|总规模"
#define THING "项目|部门|单位|政策|专项|资金|任务|区域"
#define AIM "整体|总体|总|绩效|支出|履职|工作|预期|调整|调整后"
#define CODE "{名称}?{及|和}?{编码|代码|编号}?"

// Of patterns that fit, the first that is wanted holds.
constexpr Pattern kPatterns[] = {
    {K::Achieved, "{" THING "}?{" YEAR "|" AIM "}*{目标}{实际|全年|年度}*{完成|实现|达成}"
                  "{情况|结果|进展}{综述|说明|概述}?"},
    {K::Achieved, "{" YEAR "|总体|绩效}*{实际}{完成|实现|达成}{情况|结果}{综述|说明|概述}?"},
    {K::MidtermGoal, "{" THING "}?{" TERM "}{" AIM "}*{目标}{概述|描述|内容}?"},
    {K::AnnualGoal,
     "{" THING "}?{" YEAR "|年初|年初设定|年初预期|预期|设定}{" AIM "}*{目标}{概述|描述|内容}?"},
    {K::Goal, "{" THING "}?{" AIM "}+{目标}{概述|描述|内容}?"},
    {K::AnnualGoal, "{" YEAR "}{" THING "}{" AIM "}*{目标}{概述|描述|内容}?"},
    {K::ProjectName,
     "{申报|一级|二级|三级|子|购买|服务|支出|预算|专项|政策|转移支付}*"
     "{项目|专项|政策|转移支付|工程|项目支出|专项资金|项目资金}{名称}"
     "{及|和}?{编码|代码|编号}?"},
    {K::Department, "{" LEVEL "|业务|项目|预算|归口|行业|行政|资金|专项|政策}*{主管}"
                    "{预算|业务}?{部门|单位|机关|处室|科室}{单位}?" CODE},
    {K::ImplementingUnit, "{" LEVEL "|项目|具体|专项|政策|主要}*"
                          "{组织实施|实施|承担|执行|建设|承办|承建}"
                          "{部门|单位|主体|机构|科室|处室|企业}{单位|部门}?" CODE},
    {K::BudgetUnit,
     "{项目|预算|资金|专项|基层}*{申报|填报|编报|编制|申请|预算|使用}"
     "{单位|部门|主体|企业}{单位|部门}?" CODE},
    {K::DepartmentName, "{" LEVEL "|预算}*{部门|单位}{单位|部门}?{名称}"},
    {K::ProjectLeader, "{项目|专项|政策}+{负责人|责任人}{姓名}?"},
    {K::SpecialBond,
     "{项目|拟|申请|发行|地方|政府|新增}*{专项债券|专项债}"
     "{资金|需求|发行|使用}?{" SUM "}?"},
    {K::ProjectTotal, "{项目|工程|建设}*{" ASKED "|估算|概算|核定|规划}?"
                      "{总投资|投资总额|总投资额|投资估算|投资概算|总概算|投资规模}"},
    {K::Funds, "{" YEAR "|项目|专项|政策|部门|总体|整体}*{" MONEY "}{" SUM "}?{及|和}"
               "{资金}?{构成|来源|组成|用途|来源构成}"},
    {K::Funds, "{" YEAR "|项目|专项|政策|部门|总体|整体}*{" MONEY "}"
               "{情况|构成|组成|来源|来源构成|来源及构成|安排情况|投入情况|申请情况|来源情况|"
               "构成情况|筹措|筹措情况|筹集}"},
    {K::FundsFiscal, "{" YEAR "}?{财政}{拨款|补助|预算拨款|安排}{资金|收入|金额|额|数}?"},
    {K::FundsFiscal, "{" YEAR "}{财政|财政性}{资金}"},
    {K::FundsTotal, "{" YEAR "|" TERM "}{项目|专项|政策}?{" ASKED "}?{" LEVEL "}?{财政}?"
                    "{" MONEY "}{" ASKED "}?{" SUM "|数}?"},
    {K::FundsTotal, "{项目|专项|政策}?{" ASKED "}{" LEVEL "}?{财政}?{" MONEY "}{" SUM "|数}?"},
    {K::FundsTotal, "{项目|专项|政策|财政|部门}*{" MONEY "}{" ASKED "}?{" SUM "}"},
};

#undef YEAR
#undef TERM
#undef LEVEL
#undef MONEY
#undef ASKED
#undef SUM
#undef THING
#undef AIM
#undef CODE

struct Part {
  std::vector<std::u32string> words;
  bool may_lack = false;
  bool may_repeat = false;
};

struct Parsed {
  K kind = K::None;
  std::vector<Part> parts;
};

/// "{A|B}?" from `at` on, which moves behind it.
Part parse_part(std::u32string_view text, size_t& at) {
  Part part;
  const size_t end = text.find(U'}', at);
  for (size_t from = at + 1; from < end;) {
    const size_t bar = std::min(text.find(U'|', from), end);
    part.words.emplace_back(text.substr(from, bar - from));
    from = bar + 1;
  }
  at = end + 1;
  const char32_t mark = at < text.size() ? text[at] : U'\0';
  part.may_lack = mark == U'?' || mark == U'*';
  part.may_repeat = mark == U'*' || mark == U'+';
  if (part.may_lack || part.may_repeat) ++at;
  return part;
}

const std::vector<Parsed>& parsed_patterns() {
  static const std::vector<Parsed> kParsed = [] {
    std::vector<Parsed> all;
    for (const Pattern& pattern : kPatterns) {
      const std::u32string text = decode_utf8(pattern.parts);
      Parsed parsed{pattern.kind, {}};
      for (size_t at = 0; at < text.size();) parsed.parts.push_back(parse_part(text, at));
      all.push_back(std::move(parsed));
    }
    return all;
  }();
  return kParsed;
}

bool fits(std::u32string_view label, const std::vector<Part>& parts, size_t index) {
  if (index == parts.size()) return label.empty();
  const Part& part = parts[index];
  if (part.may_lack && fits(label, parts, index + 1)) return true;
  return std::any_of(part.words.begin(), part.words.end(), [&](const std::u32string& word) {
    if (label.substr(0, word.size()) != word) return false;
    const std::u32string_view rest = label.substr(word.size());
    if (fits(rest, parts, index + 1)) return true;
    return part.may_repeat && fits(rest, parts, index);
  });
}

/// Marks between the parts: 项目（专项）名称 is made of the same parts as 项目专项名称.
bool is_between_parts(char32_t c) {
  return std::u32string_view(U"()（）/、[]").find(c) != std::u32string_view::npos;
}

/// Every character of every part, so that most texts are told at a glance to be none.
bool is_of_parts(char32_t c) {
  constexpr size_t kPlane = 0x10000;
  static const std::vector<bool> kKnown = [] {
    std::vector<bool> known(kPlane);
    for (const Parsed& pattern : parsed_patterns()) {
      for (const Part& part : pattern.parts) {
        for (const std::u32string& word : part.words) {
          for (const char32_t letter : word) known[letter] = true;
        }
      }
    }
    return known;
  }();
  return c < kPlane && kKnown[c];
}

}  // namespace

LabelKind composed_kind(std::u32string_view label, const std::function<bool(LabelKind)>& wanted) {
  constexpr size_t kShortest = 4;
  constexpr size_t kLongest = 20;
  if (label.size() < kShortest || label.size() > kLongest) return K::None;
  std::u32string bare;
  for (const char32_t c : label) {
    if (is_between_parts(c)) continue;
    if (!is_of_parts(c)) return K::None;
    bare += c;
  }
  for (const Parsed& pattern : parsed_patterns()) {
    if (wanted(pattern.kind) && fits(bare, pattern.parts, 0)) return pattern.kind;
  }
  return K::None;
}

}  // namespace gewu

#include "bench/stress_texts.h"

#include <array>
#include <string_view>

#include "base/text.h"
#include "fixtures/rng.h"

namespace gewu::bench {

namespace {

using fixtures::Rng;

constexpr std::uint64_t kSeed = 20;

// The same piece over and over between a beginning and an end.
std::string repeated(std::string_view head, std::string_view piece, std::size_t bytes) {
  std::string text(head);
  text.reserve(bytes + piece.size());
  while (text.size() < bytes) text += piece;
  return text;
}

// Pieces drawn at random.
template <std::size_t N>
std::string drawn(std::string_view head, const std::array<std::string_view, N>& pieces,
                  std::size_t bytes) {
  Rng rng(kSeed);
  std::string text(head);
  text.reserve(bytes + 64);
  while (text.size() < bytes) text += pieces[static_cast<std::size_t>(rng.below(N))];
  return text;
}

std::string random_letters(std::size_t bytes) {
  Rng rng(kSeed);
  std::string text;
  while (text.size() < bytes) {
    const int kind = rng.below(20);
    const char32_t han = 0x4E00 + static_cast<char32_t>(rng.below(0x5000));
    const char32_t ascii = 0x21 + static_cast<char32_t>(rng.below(0x5E));
    static constexpr std::u32string_view kBlank = U" \t\n　\f";
    const char32_t blank = kBlank[static_cast<std::size_t>(rng.below(rng.chance(0.02) ? 5 : 4))];
    text += encode_utf8(std::u32string(1, kind < 10 ? han : (kind < 17 ? ascii : blank)));
  }
  return text;
}

constexpr std::array<std::string_view, 30> kWords = {
    "一级指标", "二级指标", "三级指标", "指标值",   "绩效指标",   "产出指标",
    "数量指标", "质量指标", "效益指标", "满意度",   "项目名称",   "预算单位",
    "总体目标", "年度目标", "资金总额", "其中：",   "财政拨款",   "其他资金",
    "≥95%",     "100",      "1,234.50", "填表人：", "单位：万元", "序号",
    "金额",     "合计",     "指标",     "服务对象", "完成",       "。"};

std::string words(std::size_t bytes, std::string_view gaps, double line_end) {
  Rng rng(kSeed);
  std::string text;
  while (text.size() < bytes) {
    text += kWords[static_cast<std::size_t>(rng.below(static_cast<int>(kWords.size())))];
    const int wide = rng.below(4);
    for (int i = 0; i <= wide; ++i) {
      text += gaps[static_cast<std::size_t>(rng.below(static_cast<int>(gaps.size())))];
    }
    if (rng.chance(line_end)) text += '\n';
  }
  return text;
}

std::string nested(std::string_view open, std::string_view close, std::size_t bytes) {
  std::string text;
  const std::size_t depth = bytes / (open.size() + close.size());
  for (std::size_t i = 0; i < depth; ++i) text += open;
  for (std::size_t i = 0; i < depth; ++i) text += close;
  return text;
}

constexpr std::string_view kHeader = "一级指标 二级指标 三级指标 指标值\n";
constexpr std::string_view kTabHeader = "一级指标\t二级指标\t三级指标\t指标值\n";

// Rows of a form whose labels repeat, stand alone, or are torn, at random.
std::string form_rows(std::size_t bytes) {
  static constexpr std::array<std::string_view, 6> kRows = {
      "产出指标  数量指标  维修校舍数量  ≥3所\n",     "          质量指标\n",
      "                    验收合格率    ≥95%\n",     "效益\n",
      "指标      社会效益  居民出行条件  明显改善\n", "          可持续影  后续管护机制  长期\n"};
  return drawn(kHeader, kRows, bytes);
}

std::string tab_rows(std::size_t bytes) {
  static constexpr std::array<std::string_view, 6> kRows = {
      "产出指标\t数量指标\t维修校舍数量\t≥3所\n",
      "\t质量指标\n",
      "\t\t验收合格率\t≥95%\n",
      "效益\n",
      "指标\t社会效益\t居民出行条件\t明显改善\n",
      "质量指标\t\t95\n"};
  return drawn(kTabHeader, kRows, bytes);
}

}  // namespace

const std::vector<StressKind>& stress_kinds() {
  static constexpr std::array<std::string_view, 14> kSigns = {
      "|", "│", "─", "┼", "┌", "\t", ",", "\"", "<td>", "</tr>", "<table>", "1", "字", "\n"};
  static const std::vector<StressKind> kKinds = {
      {"random", random_letters},
      {"words", [](std::size_t n) { return words(n, "  \t", 0.15); }},
      {"words-aligned", [](std::size_t n) { return words(n, " ", 0.15); }},
      {"separators", [](std::size_t n) { return drawn("", kSigns, n); }},
      {"line-random",
       [](std::size_t n) {
         std::string text = random_letters(n);
         for (char& c : text) c = c == '\n' || c == '\f' ? ' ' : c;
         return text;
       }},
      {"line-words", [](std::size_t n) { return words(n, " ", 0); }},
      {"line-tab-words", [](std::size_t n) { return words(n, "\t", 0); }},
      {"line-han", [](std::size_t n) { return repeated("", "字", n); }},
      {"line-bars", [](std::size_t n) { return repeated("", "|", n); }},
      {"line-box", [](std::size_t n) { return repeated("", "│字", n); }},
      {"line-commas", [](std::size_t n) { return repeated("", "a,", n); }},
      {"line-tabs", [](std::size_t n) { return repeated("", "字\t", n); }},
      {"line-quotes", [](std::size_t n) { return repeated("", "\"", n); }},
      {"line-labels", [](std::size_t n) { return repeated("", "项目名称", n); }},
      {"rulers", [](std::size_t n) { return repeated("", "─────────┼────\n", n); }},
      {"open-quotes", [](std::size_t n) { return repeated("", "\"a,b\n", n); }},
      {"open-box", [](std::size_t n) { return repeated("", "┌────┬────┐\n│字  │\n", n); }},
      {"markdown", [](std::size_t n) { return repeated("|a|b|\n|-|-|\n", "|字|1|\n", n); }},
      {"html-nested",
       [](std::size_t n) { return nested("<table><tr><td>", "</td></tr></table>", n); }},
      {"html-open", [](std::size_t n) { return repeated("<table>", "<tr><td rowspan=9>字", n); }},
      {"html-tables", [](std::size_t n) { return repeated("", "<table><tr><td>字</table>", n); }},
      {"html-signs", [](std::size_t n) { return repeated("<table><tr><td>", "&lt;<", n); }},
      {"brackets", [](std::size_t n) { return nested("（", "）", n); }},
      {"levels", [](std::size_t n) { return repeated(kHeader, "产出指标  数量指标  数  3\n", n); }},
      {"levels-torn", form_rows},
      {"levels-tabs", tab_rows},
      {"labels-alone", [](std::size_t n) { return repeated(kHeader, "产出指标\n", n); }},
      {"headers", [](std::size_t n) { return repeated("", kHeader, n); }},
      {"forms",
       [](std::size_t n) {
         return repeated("",
                         "项目支出绩效目标表\n项目名称  甲\n一级指标  二级指标  三级指标  "
                         "指标值\n产出指标  数量指标  数  3\n",
                         n);
       }},
      {"goal-line",
       [](std::size_t n) {
         return repeated("总体目标\t", "完成任务。 ", n) + "\n" + std::string(kTabHeader);
       }},
      {"goal-lines",
       [](std::size_t n) {
         return repeated("总体目标  ", "完成任务；\n          ", n) + "\n" + std::string(kHeader);
       }},
      {"fields",
       [](std::size_t n) {
         return repeated("", "项目名称  甲  预算单位\n  乙\n", n) + std::string(kHeader);
       }},
      {"money",
       [](std::size_t n) {
         return repeated("项目资金\n", "财政拨款  1.5\n", n) + std::string(kHeader);
       }},
      {"list",
       [](std::size_t n) { return repeated("序号  项目名称  金额\n", "1  甲  2.50\n", n); }},
      {"list-tabs",
       [](std::size_t n) { return repeated("序号\t项目名称\t金额\n", "1\t甲\n乙\t2\n", n); }},
      {"figures",
       [](std::size_t n) { return repeated("", "201  行政运行    1,234.50   88.00\n", n); }},
      {"figures-wide",
       [](std::size_t n) {
         return repeated("", "  1  2  3  4  5  6  7  8  9  0  1  2  3  4  5  6  7  8  9\n", n);
       }},
      {"pages", [](std::size_t n) { return repeated("", "字\f", n); }},
  };
  return kKinds;
}

}  // namespace gewu::bench

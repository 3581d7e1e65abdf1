#include "records/budget/title_facts.h"

#include <algorithm>
#include <array>
#include <span>

#include "base/text.h"
#include "records/budget/kind.h"
#include "records/captions.h"
#include "records/grid_view.h"

namespace gewu {

namespace {

constexpr size_t kLongestTitle = 60;  // characters
constexpr int kLinesOfTitle = 8;      // of the first page of text, that may name unit and year
constexpr int kLastCover = 2;         // that page is no later one

std::u32string fold(std::string_view text) { return decode_utf8(fold_text(text)); }

/// A title's words that are no part of the unit's name, longest first.
constexpr std::array<std::u32string_view, 22> kTitleWords{
    U"部门整体支出", U"部门预算", U"部门决算", U"单位预算", U"单位决算", U"预算公开",
    U"决算公开",     U"公开文件", U"公开报表", U"公开表格", U"公开表",   U"信息公开",
    U"区级部门",     U"区级单位", U"省级部门", U"年度",     U"预算",     U"决算",
    U"公开",         U"部门",     U"报告",     U"说明"};

/// The end of what may be a unit's name: the year or the first word of the title's own.
size_t end_of_name(const std::u32string& title) {
  size_t end = title.size();
  for (const std::u32string_view word : kTitleWords) {
    const size_t at = title.find(word);
    if (at != title.npos && at > 0) end = std::min(end, at);
  }
  const size_t digit = title.find_first_of(U"0123456789〇二");
  if (digit != title.npos && digit > 0 && title.substr(digit).find(U'年') < 6) {
    end = std::min(end, digit);
  }
  return end;
}

/// Without 2024年度 before the name.
std::u32string without_year(std::u32string title) {
  const size_t year = title.find(U'年');
  constexpr size_t kYearEnds = 5;
  if (year == title.npos || year > kYearEnds || !is_digit(title[0])) return title;
  title.erase(0, year + 1);
  if (!title.empty() && title[0] == U'度') title.erase(0, 1);
  return title;
}

bool names_unit(const std::u32string& name) {
  constexpr std::array<std::u32string_view, 20> kEnds{
      U"局", U"委", U"厅", U"处", U"会", U"室", U"院", U"所",   U"中心", U"办",
      U"校", U"部", U"队", U"站", U"馆", U"团", U"社", U"政府", U"街道", U"学"};
  constexpr size_t kShortest = 4;
  return name.size() >= kShortest && std::any_of(kEnds.begin(), kEnds.end(), [&](auto end) {
           return name.size() > end.size() &&
                  name.compare(name.size() - end.size(), end.size(), end) == 0;
         });
}

std::string unit_in_title(std::string_view title) {
  const std::u32string folded = without_year(fold(title));
  if (folded.size() > kLongestTitle) return "";
  const std::u32string name = folded.substr(0, end_of_name(folded));
  return names_unit(name) ? encode_utf8(name) : "";
}

std::string common_year(const std::vector<std::string>& titles) {
  std::string common;
  for (const std::string& title : titles) {
    const std::string year = year_in(title);
    if (year.empty() || year == common) continue;
    if (!common.empty()) return "";
    common = year;
  }
  return common;
}

}  // namespace

namespace {

// Who asks for the money, then who made the document or is its subject.
constexpr std::array<std::u32string_view, 13> kUnitLabels{
    U"填报单位", U"填报部门", U"申报单位", U"编报单位",     U"预算单位", U"项目单位", U"编制单位",
    U"编制部门", U"单位名称", U"部门名称", U"预算主管部门", U"公开部门", U"部门"};
constexpr size_t kApplicants = 6;

/// Behind one of the labels, such as 填报单位（盖章）：; empty if the line does not begin so.
std::u32string_view behind_unit_label(std::u32string_view line,
                                      std::span<const std::u32string_view> labels) {
  for (const std::u32string_view label : labels) {
    if (!line.starts_with(label)) continue;
    std::u32string_view rest = line.substr(label.size());
    constexpr size_t kLongestNote = 8;  // （盖章）, （签章）
    const size_t close = rest.find(U')');
    if (rest.starts_with(U"(") && close < kLongestNote) rest.remove_prefix(close + 1);
    if (rest.starts_with(U":")) return rest.substr(1);
  }
  return {};
}

/// Without the label of what stands behind it on the line: 单位：万元, 填报日期：.
std::u32string_view before_next_label(std::u32string_view name) {
  const size_t colon = name.find(U':');
  if (colon == name.npos) return name;
  constexpr std::array<std::u32string_view, 7> kNext{
      U"金额单位", U"货币单位", U"填报日期", U"填表日期", U"填报时间", U"日期", U"单位"};
  name = name.substr(0, colon);
  for (const std::u32string_view label : kNext) {
    if (name.ends_with(label)) return name.substr(0, name.size() - label.size());
  }
  return {};
}

std::string unit_behind(std::string_view line, std::span<const std::u32string_view> labels) {
  const std::u32string folded = fold(line);
  const std::u32string_view name = before_next_label(behind_unit_label(folded, labels));
  constexpr size_t kLongestName = 30;
  return name.size() >= 2 && name.size() <= kLongestName ? encode_utf8(name) : "";
}

}  // namespace

std::string labelled_unit(std::string_view line) { return unit_behind(line, kUnitLabels); }

std::string applicant_unit(std::string_view line) {
  return unit_behind(line, std::span(kUnitLabels).first(kApplicants));
}

std::string region_of(std::string_view name) {
  std::u32string folded = fold(name);
  for (const std::u32string_view party : {U"中国共产党", U"中共"}) {
    if (folded.compare(0, party.size(), party) == 0) folded.erase(0, party.size());
  }
  constexpr std::u32string_view kLevels = U"省市州盟区县旗";
  constexpr size_t kLongestPart = 9;  // 克孜勒苏柯尔克孜自治州 is cut by 自治 first
  size_t end = 0;
  for (size_t i = 1; i < folded.size() && i < end + kLongestPart; ++i) {
    if (kLevels.find(folded[i]) == kLevels.npos || i - end < 1) continue;
    // 市 in 市场, 区 in 区域: no places.
    if (i + 1 < folded.size() && (folded[i + 1] == U'场' || folded[i + 1] == U'域')) continue;
    end = i + 1;
  }
  return encode_utf8(folded.substr(0, end));
}

TitleFacts facts_of_document(std::string_view title, const std::vector<Paragraph>& paragraphs,
                             const std::vector<std::string>& table_titles) {
  std::vector<std::string> lines{std::string(title)};
  int page = 0;  // a cover that is a picture leaves its number alone to be read
  for (const Paragraph& paragraph : paragraphs) {
    if (is_page_number(paragraph.text)) continue;
    if (page == 0 && paragraph.page <= kLastCover) page = paragraph.page;
    if (paragraph.page != page || lines.size() > kLinesOfTitle) break;
    lines.push_back(paragraph.text);
  }
  TitleFacts facts;
  std::string titled;
  std::string labelled;
  for (const std::string& line : lines) {
    if (decode_utf8(line).size() > kLongestTitle) continue;
    if (!facts.year && !year_in(line).empty()) facts.year = year_in(line);
    if (labelled.empty()) labelled = labelled_unit(line);
    if (titled.empty()) titled = unit_in_title(line);
    facts.execution = facts.execution || says_execution(line);
  }
  if (!facts.year && !common_year(table_titles).empty()) facts.year = common_year(table_titles);
  const std::string& unit = labelled.empty() ? titled : labelled;
  if (!unit.empty()) facts.unit = unit;
  for (const std::string& name : {unit, lines.front()}) {
    if (!facts.region && !region_of(name).empty()) facts.region = region_of(name);
  }
  return facts;
}

}  // namespace gewu

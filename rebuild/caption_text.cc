#include "rebuild/caption_text.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "forms/vocabulary.h"
#include "rebuild/lexicon.h"

namespace gewu {

namespace {

// 单位:万元, (金额单位:元): 单位 alone starts many a name, such as 单位成本.
bool is_unit_note(std::u32string_view folded) {
  if (!folded.empty() && folded.front() == U'(') folded.remove_prefix(1);
  static constexpr std::u32string_view kAmount = U"金额";
  if (folded.substr(0, kAmount.size()) == kAmount) folded.remove_prefix(kAmount.size());
  static constexpr std::u32string_view kUnit = U"单位";
  if (folded.substr(0, kUnit.size()) != kUnit) return false;
  folded.remove_prefix(kUnit.size());
  if (!folded.empty() && folded.front() == U':') return true;
  constexpr size_t kLongestUnit = 3;
  return folded.size() <= kLongestUnit && folded.find(U'元') != std::u32string_view::npos;
}

bool starts_with(const std::u32string& text, std::u32string_view head) {
  return text.compare(0, head.size(), head) == 0;
}

// 2021年度, (2021年): not a date.
bool is_year(std::u32string_view folded) {
  constexpr size_t kYearDigits = 4;
  const size_t digits = !folded.empty() && folded.front() == U'(' ? 1 : 0;
  if (folded.size() <= digits + kYearDigits || folded[digits + kYearDigits] != U'年') return false;
  const std::u32string_view year = folded.substr(digits, kYearDigits);
  // A target: 2020年12月, or the first line of one: 2020年1.
  const size_t behind = digits + kYearDigits + 1;
  const bool date = folded.find(U'月') != std::u32string_view::npos ||
                    (behind < folded.size() && is_digit(folded[behind]));
  return !date && std::all_of(year.begin(), year.end(), is_digit);
}

}  // namespace

bool is_title_text(const std::u32string& folded) {
  constexpr size_t kLongestTitle = 48;
  if (folded.size() > kLongestTitle || match_label_word(folded).score > 0.99) return false;
  return title_kind(encode_utf8(folded)) != TitleKind::None;
}

bool is_subtitle_text(const std::u32string& folded) {
  constexpr size_t kLongest = 16;
  if (folded.empty() || folded.size() > kLongest) return false;
  return is_year(folded) || is_unit_note(folded);
}

bool is_preparer_text(const std::u32string& folded) {
  static constexpr std::array<std::u32string_view, 4> kLabels = {U"编制单位:", U"编制部门:",
                                                                 U"填报单位:", U"填报部门:"};
  return std::any_of(kLabels.begin(), kLabels.end(),
                     [&](std::u32string_view label) { return starts_with(folded, label); });
}

bool is_footer_text(const std::u32string& folded) {
  static constexpr std::array<std::u32string_view, 6> kFooters = {
      U"经办人:", U"填表人:", U"填报人:", U"联系人:", U"审核人:", U"单位负责人:"};
  return std::any_of(kFooters.begin(), kFooters.end(), [&](std::u32string_view footer) {
    return folded.compare(0, footer.size(), footer) == 0;
  });
}

bool is_note_text(const std::u32string& folded) {
  constexpr size_t kLongestNote = 40;
  if (is_subtitle_text(folded)) return true;
  if (folded.size() > kLongestNote) return false;
  for (std::u32string_view head :
       {U"编制单位:", U"编制部门:", U"部门:", U"单位:", U"填报单位:", U"部门名称:", U"单位名称:",
        U"金额单位:", U"公开", U"附件", U"附表", U"表号"}) {
    if (starts_with(folded, head)) return true;
  }
  return false;
}

bool is_table_name(const std::u32string& folded) {
  constexpr size_t kShortest = 4;
  constexpr size_t kLongest = 48;
  return folded.size() >= kShortest && folded.size() <= kLongest && folded.back() == U'表';
}

bool is_remark_text(const std::u32string& folded) {
  return starts_with(folded, U"注:") || starts_with(folded, U"说明:") ||
         starts_with(folded, U"备注:") || is_footer_text(folded);
}

}  // namespace gewu

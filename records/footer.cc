#include "records/footer.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/text.h"

namespace gewu {

namespace {

struct Mark {
  std::u32string_view label;
  bool handler;
};

// What such lines print; longer ones before those they end in.
constexpr std::array<Mark, 20> kMarks{
    {{U"项目经办人", true},  {U"经办人", true},      {U"填报人", true},      {U"填表人", false},
     {U"制表人", false},     {U"单位负责人", false}, {U"项目负责人", false}, {U"部门负责人", false},
     {U"财务负责人", false}, {U"主管领导", false},   {U"分管领导", false},   {U"负责人", false},
     {U"审核人", false},     {U"联系人", false},     {U"联系电话", false},   {U"电话", false},
     {U"填报日期", false},   {U"填表日期", false},   {U"填报时间", false},   {U"日期", false}}};

struct Found {
  size_t begin = 0;  ///< of the label, in the folded text
  size_t end = 0;    ///< after it
  bool handler = false;
};

/// Labels in the folded line, each followed by a colon or by the end.
std::vector<Found> find_marks(std::u32string_view line) {
  std::vector<Found> found;
  for (size_t i = 0; i < line.size();) {
    const auto* mark = std::find_if(kMarks.begin(), kMarks.end(), [&](const Mark& m) {
      const size_t end = i + m.label.size();
      return line.substr(i, m.label.size()) == m.label &&
             (end == line.size() || line[end] == U':' || line[end] == U'(');
    });
    if (mark == kMarks.end()) {
      ++i;
      continue;
    }
    found.push_back({i, i + mark->label.size(), mark->handler});
    i = found.back().end;
  }
  return found;
}

}  // namespace

std::optional<std::string> handler_in(std::string_view footer) {
  const std::u32string line = decode_utf8(fold_text(footer));
  const std::vector<Found> marks = find_marks(line);
  for (size_t i = 0; i < marks.size(); ++i) {
    if (!marks[i].handler) continue;
    size_t begin = marks[i].end;
    if (begin < line.size() && line[begin] == U'(') begin = line.find(U')', begin);
    if (begin == std::u32string::npos) begin = line.size();
    while (begin < line.size() && (line[begin] == U':' || line[begin] == U')')) ++begin;
    const size_t end = i + 1 < marks.size() ? marks[i + 1].begin : line.size();
    std::u32string name = line.substr(begin, end - begin);
    while (!name.empty() &&
           std::u32string_view(U",;，；。").find(name.back()) != std::u32string_view::npos) {
      name.pop_back();
    }
    return encode_utf8(name);
  }
  return std::nullopt;
}

bool is_footer_line(std::string_view text) {
  constexpr size_t kLongest = 80;  // characters; longer text is prose
  const std::u32string line = decode_utf8(fold_text(text));
  if (line.empty() || line.size() > kLongest) return false;
  const std::vector<Found> marks = find_marks(line);
  const auto starts_with = [&](std::u32string_view start) {
    return line.substr(0, start.size()) == start;
  };
  constexpr std::array<std::u32string_view, 3> kUnits{U"填报单位", U"填报部门", U"编制单位"};
  const bool signed_by_unit =
      marks.size() > 0 && std::any_of(kUnits.begin(), kUnits.end(), starts_with);
  if (signed_by_unit || (!marks.empty() && marks.front().begin == 0)) return true;
  constexpr std::array<std::u32string_view, 4> kStarts{U"注:", U"备注:", U"说明:", U"填表说明"};
  return std::any_of(kStarts.begin(), kStarts.end(), starts_with);
}

}  // namespace gewu

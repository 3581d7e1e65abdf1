// The line below a form: who wrote it.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace gewu {

/// 经办人 (or 填报人, 填表人, 制表人) in "负责人：王一  经办 人: 张雪纯  联系电话：123". Absent if
/// the line prints none; "" if it prints the label alone.
std::optional<std::string> handler_in(std::string_view footer);

/// True for a line that stands below forms: names of persons, telephone, date, notes.
bool is_footer_line(std::string_view text);

}  // namespace gewu

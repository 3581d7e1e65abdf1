// Whose money a disclosure tells of, and of which year: read from titles and captions.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text_table.h"

namespace gewu {

/// Absent: printed nowhere that these are looked for.
struct TitleFacts {
  std::optional<std::string> year;    ///< "2024"
  std::optional<std::string> unit;    ///< 上海市普陀区财政局
  std::optional<std::string> region;  ///< 行政区划: 上海市普陀区, 江苏省
  bool execution = false;             ///< 决算
};

/// From the lines of the first page, the document's title first; a year that these lack is that of
/// the tables' titles, if all that print one agree.
TitleFacts facts_of_document(std::string_view title, const std::vector<Paragraph>& paragraphs,
                             const std::vector<std::string>& table_titles);

/// 编制单位：..., 部门：...: the name behind the label; empty if the line is none of these.
std::string labelled_unit(std::string_view line);

/// The same of labels that say who asks for the money: 填报单位, 申报单位, 预算单位.
std::string applicant_unit(std::string_view line);

/// The province, prefecture and county that a name begins with; empty if it begins with none.
std::string region_of(std::string_view name);

}  // namespace gewu

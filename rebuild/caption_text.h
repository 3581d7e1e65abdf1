// What a text alone on its line or in its row says: a title, a year, a unit, who filled the form.
#pragma once

#include <string>

namespace gewu {

/// All take text folded by fold32.
bool is_title_text(const std::u32string& folded);     ///< a form's or a budget table's title
bool is_subtitle_text(const std::u32string& folded);  ///< (2021年度), 单位:万元
bool is_preparer_text(const std::u32string& folded);  ///< 编制单位:…, above a form
bool is_footer_text(const std::u32string& folded);    ///< 填表人:…
bool is_remark_text(const std::u32string& folded);    ///< 注:…, or a footer
bool is_note_text(const std::u32string& folded);   ///< 编制单位:…, 公开表02, or a subtitle
bool is_table_name(const std::u32string& folded);  ///< ends in 表: 2024年部门收支预算总表

}  // namespace gewu

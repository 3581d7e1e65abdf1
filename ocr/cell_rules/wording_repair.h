// Mends doubtful readings of the form's closed wording.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace gewu {

/// If `text` is a label or the name of an indicator level but for a character or two, and no other
/// wording is nearly as near: that wording. Nothing for texts with digits, for short ones, for
/// those that are right already, and where a bracket or a value follows. For readings of low
/// confidence only: a form may print a variant on purpose.
std::optional<std::string> repair_wording(std::string_view text);

/// The text of a cell that holds labels and an amount (其中：财政拨款：108.2), with a colon
/// wherever a semicolon was read behind a label or 其中: no form prints one there, but the lower
/// point of a colon easily runs. Nothing for other texts, and where no semicolon is. Whatever the
/// confidence.
std::optional<std::string> mend_label_colons(std::string_view text);

/// `text` without marks that stand inside a label or the name of an indicator level (项目,效益):
/// nobody prints them there. Nothing for other texts. Whatever the confidence.
std::optional<std::string> mend_wording_strays(std::string_view text);

/// True if `text` is a label or the name of an indicator level with a semicolon behind it or a
/// stroke that was read as 一 beside it: more often misread than printed so.
bool is_almost_wording(std::string_view text);

/// True if `text` is a label or the name of an indicator level, each character of it: a reader that
/// is fairly sure of such a line is right.
bool is_closed_wording(std::string_view text);

}  // namespace gewu

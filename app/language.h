// The language that the program speaks: English, or Chinese if the user or the environment says so.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/options.h"
#include "base/result.h"

namespace gewu {

/// Set once, before anything is said.
void speak_chinese(bool chinese);
bool speaks_chinese();

/// Whether LC_ALL, LC_MESSAGES or LANG, the first that is set, asks for Chinese.
bool environment_asks_for_chinese();

/// What the arguments say, even those that cannot be understood or end in --help; else what the
/// environment says.
bool asked_for_chinese(const std::vector<std::string>& arguments);

/// The text that fits the language.
const char* either(const char* english, const char* chinese);

/// A message of the program in the language that it speaks.
std::string said(const std::string& english);

/// What kind of failure it is; the message itself is in English.
const char* chinese_kind(ErrorCode code);

/// The Chinese counterparts of the texts of --help, without the options.
const char* chinese_help(Command about);
/// Of a flag's help; "" for a flag that there is not.
std::string_view chinese_flag_help(std::string_view flag);

}  // namespace gewu

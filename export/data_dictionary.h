// What every column of every flat table means, for people, in English and Chinese.
#pragma once

#include <string>

namespace gewu {

/// docs/data.md, in Markdown.
std::string data_dictionary();

}  // namespace gewu

// Output folders.
#pragma once

#include <string>

#include "base/result.h"

namespace gewu {

/// Makes the folder and those above it. An Error with code OutputFailed if that cannot be done.
Status make_folder(const std::string& path);

}  // namespace gewu

// Making errors in a line.
#pragma once

#include <string>
#include <utility>

#include "base/result.h"

namespace gewu {

inline Error make_error(ErrorCode code, std::string message, std::string hint = "",
                        std::string file = "") {
  return {code, std::move(message), std::move(hint), std::move(file)};
}

}  // namespace gewu

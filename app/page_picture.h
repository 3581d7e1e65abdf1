// A page as people see it, small enough for a web page.
#pragma once

#include <string>

#include "base/image.h"
#include "base/result.h"

namespace gewu {

/// The bytes of a JPEG file: at most as many pixels wide as a reader of Chinese print needs.
Result<std::string> page_picture(const Image& image);

}  // namespace gewu

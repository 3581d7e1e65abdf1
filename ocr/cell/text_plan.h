// Where the texts of a page are taken from: its text layer, its pixels, or both.
#pragma once

#include <string>

namespace gewu {

struct TextPlan {
  bool has_layer = false;
  bool layer_only = false;  ///< as asked
  bool use_layer = false;
  bool use_pixels = false;
  bool hidden_is_right = false;  ///< a layer that is not used agrees with the pixels
  std::string why;
};

}  // namespace gewu

// How far the texts of a text layer agree with what the pixels were read as.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gewu {

/// One text both ways.
struct TwoReadings {
  std::string layer;
  std::string pixels;
  double confidence = 0;  ///< of `pixels`
};

/// Whether both say the same but for width, blanks and look-alike punctuation.
bool same_text(std::string_view a, std::string_view b);

/// Whether `layer` may stand for a doubtful reading of the same place: it differs in few characters
/// and lacks none.
bool may_replace(std::string_view layer, std::string_view pixels);

/// A layer over pixels, judged by the texts of which the pixels leave no doubt.
struct LayerTrust {
  int asked = 0;          ///< texts that there were
  int judged = 0;         ///< texts read with confidence
  double agreement = 0;   ///< share of their characters on which both agree
  bool lies() const;      ///< enough was judged, and it disagrees
  bool unsure() const;    ///< enough was asked, but too little read with confidence
  bool is_right() const;  ///< enough was judged, and it agrees all but everywhere
};

LayerTrust judge_layer(const std::vector<TwoReadings>& readings);

}  // namespace gewu

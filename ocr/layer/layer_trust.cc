#include "ocr/layer/layer_trust.h"

#include <algorithm>

#include "base/text.h"
#include "ocr/reader/comparable_code.h"

namespace gewu {

namespace {

constexpr double kSure = 0.97;  // readings below this do not judge anybody
constexpr int kLeastJudged = 3;
// Of a layer's characters: an honest one differs only where the reader errs; one that comes from
// poor recognition differs in a tenth and more.
constexpr double kLies = 0.9;
constexpr double kRight = 0.995;
constexpr double kFewEdits = 0.12;

std::u32string comparable_text(std::string_view text) {
  std::u32string out;
  for (char32_t c : decode_utf8(fold_text(text))) {
    const char32_t code = comparable(c);
    if (code != 0) out.push_back(code);
  }
  return out;
}

}  // namespace

bool same_text(std::string_view a, std::string_view b) {
  return comparable_text(a) == comparable_text(b);
}

bool may_replace(std::string_view layer, std::string_view pixels) {
  const std::u32string a = comparable_text(layer);
  const std::u32string b = comparable_text(pixels);
  const double length = static_cast<double>(b.size());
  return a.size() >= b.size() && edit_distance(a, b) <= 1 + kFewEdits * length;
}

bool LayerTrust::lies() const { return judged >= kLeastJudged && agreement < kLies; }

bool LayerTrust::unsure() const { return asked >= kLeastJudged && judged < kLeastJudged; }

bool LayerTrust::is_right() const { return judged >= kLeastJudged && agreement >= kRight; }

LayerTrust judge_layer(const std::vector<TwoReadings>& readings) {
  LayerTrust trust;
  double characters = 0;
  double errors = 0;
  trust.asked = static_cast<int>(readings.size());
  for (const TwoReadings& r : readings) {
    if (r.confidence < kSure) continue;
    const std::u32string layer = comparable_text(r.layer);
    const std::u32string pixels = comparable_text(r.pixels);
    if (pixels.empty()) continue;
    ++trust.judged;
    characters += static_cast<double>(pixels.size());
    errors += std::min<double>(edit_distance(layer, pixels), static_cast<double>(pixels.size()));
  }
  trust.agreement = characters > 0 ? 1 - errors / characters : 0;
  return trust;
}

}  // namespace gewu

#include <string>

#include "base/text.h"
#include "forms/label_text.h"
#include "forms/vocabulary.h"

namespace gewu {

namespace {

constexpr size_t kCharactersPerLevelError = 4;

std::u32string_view without_note(std::u32string_view name) {
  std::string unit;
  name = strip_tail(strip_lead(name));
  strip_note(name, unit);  // 产出指标（50分）
  return name;
}

}  // namespace

LevelMatch find_level(std::string_view text, int level) {
  const std::u32string folded = fold32(text);
  constexpr size_t kLongestName = 24;  // characters
  if (folded.empty() || folded.size() > kLongestName) return {};
  const std::u32string_view name = without_note(folded);
  LevelMatch best;
  bool tied = false;
  for (const LevelName& candidate : level_names(level)) {
    const std::u32string wanted_name = decode_utf8(candidate.name);
    const int allowed = static_cast<int>(wanted_name.size() / kCharactersPerLevelError);
    const int distance = edit_distance(name, wanted_name);
    if (distance > allowed || (best && distance > best.distance)) continue;
    tied = best && distance == best.distance && candidate.order != best.name->order;
    if (!best || distance < best.distance) best = {&candidate, distance};
  }
  return tied && best.distance > 0 ? LevelMatch{} : best;
}

}  // namespace gewu

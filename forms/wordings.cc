#include <algorithm>
#include <limits>
#include <vector>

#include "base/text.h"
#include "forms/label_text.h"
#include "forms/vocabulary_data.h"

namespace gewu {

namespace {

std::vector<std::string_view> texts_of(WordingGroup group) {
  std::vector<std::string_view> texts;
  auto add = [&](std::string_view text) {
    if (std::find(texts.begin(), texts.end(), text) == texts.end()) texts.push_back(text);
  };
  if (group == WordingGroup::Level1 || group == WordingGroup::Level2) {
    for (const LevelName& name : level_names(group == WordingGroup::Level1 ? 1 : 2)) add(name.name);
  }
  for (const LabelWording& label : label_wordings()) {
    const bool source = label.kind == LabelKind::SourceName;
    if (group == WordingGroup::Label || (group == WordingGroup::Source && source)) add(label.text);
  }
  return texts;
}

}  // namespace

std::span<const std::string_view> fixed_wordings(WordingGroup group) {
  static const std::vector<std::string_view> kLabels = texts_of(WordingGroup::Label);
  static const std::vector<std::string_view> kLevel1 = texts_of(WordingGroup::Level1);
  static const std::vector<std::string_view> kLevel2 = texts_of(WordingGroup::Level2);
  static const std::vector<std::string_view> kSources = texts_of(WordingGroup::Source);
  switch (group) {
    case WordingGroup::Label:
      return kLabels;
    case WordingGroup::Level1:
      return kLevel1;
    case WordingGroup::Level2:
      return kLevel2;
    case WordingGroup::Source:
      return kSources;
    default:
      return phrase_wordings(group);
  }
}

std::optional<WordingMatch> nearest_wording(std::string_view text, WordingGroup group) {
  const std::u32string folded = fold32(text);
  WordingMatch best{"", std::numeric_limits<int>::max(), std::numeric_limits<int>::max()};
  for (std::string_view wording : fixed_wordings(group)) {
    const int distance = edit_distance(folded, fold32(wording));
    if (distance < best.distance) {
      best = {wording, distance, best.distance};
    } else {
      best.runner_up = std::min(best.runner_up, distance);
    }
  }
  const size_t length = decode_utf8(best.wording).size();
  if (best.wording.empty() || static_cast<size_t>(best.distance) * 2 > length) return std::nullopt;
  return best;
}

TitleKind title_kind(std::string_view text) {
  constexpr size_t kLongestTitle = 40;
  const std::u32string title = fold32(text);
  auto has = [&](std::u32string_view part) { return title.find(part) != std::u32string::npos; };
  if (title.empty() || title.size() > kLongestTitle || has(U"。")) return TitleKind::None;
  const bool list = has(U"一览表") || has(U"清单") || has(U"汇总表") || has(U"明细表");
  if (list && has(U"项目") && !has(U"收入")) return TitleKind::ProjectList;
  if (has(U"自评") && has(U"表") && !list) return TitleKind::SelfEvaluation;
  if (!has(U"目标")) return TitleKind::None;
  if (has(U"整体") && has(U"绩效")) return TitleKind::DepartmentTarget;
  if (has(U"绩效目标") && has(U"表")) return TitleKind::ProjectTarget;
  return has(U"项目") && has(U"绩效目标") ? TitleKind::ProjectList : TitleKind::None;
}

}  // namespace gewu

#include "rebuild/weights.h"

namespace gewu {

namespace {

RebuildWeights& in_use() {
  static RebuildWeights weights;
  return weights;
}

}  // namespace

const RebuildWeights& weights() { return in_use(); }

void set_weights(const RebuildWeights& weights) { in_use() = weights; }

const std::vector<NamedWeight>& named_weights() {
  using W = RebuildWeights;
  static const std::vector<NamedWeight> kAll = {
      {"row_padding", &W::row_padding},       {"label_spread", &W::label_spread},
      {"label_worst", &W::label_worst},       {"top_aligned", &W::top_aligned},
      {"empty_category", &W::empty_category}, {"label_dropped", &W::label_dropped},
      {"noise_dropped", &W::noise_dropped},   {"label_known", &W::label_known},
      {"label_glued", &W::label_glued},       {"label_unknown", &W::label_unknown},
      {"label_fragment", &W::label_fragment}, {"same_family", &W::same_family},
      {"other_family", &W::other_family},     {"affinity", &W::affinity},
  };
  return kAll;
}

}  // namespace gewu

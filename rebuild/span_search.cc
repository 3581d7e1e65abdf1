#include "rebuild/span_search.h"

#include <algorithm>
#include <cmath>

namespace gewu::spans {

namespace {

constexpr size_t kBeam = 40;          // states kept per row
constexpr int kLongestSpan = 150;     // rows of one label
constexpr double kHopeless = 5;       // a state this far behind the best of its row is dropped
constexpr double kInsertLevel2 = -6;  // a label that is nowhere in the input
constexpr double kInsertTwin = -1.5;  // ... below a 一级指标 of the same name
constexpr double kInsertLevel1 = -2.6;
constexpr double kReadGarbled = -1.4;  // a label that is there but cannot be read
constexpr double kDropGarbled = -1.2;  // ... that is a second reading of its neighbour
constexpr double kDropRepeat = -0.4;   // a label printed again
constexpr double kDropLabel = -4;      // a good label that belongs to nothing
constexpr double kOutOfOrder = -2;
constexpr double kInferKnown = -1.5;  // ... read as a name that the form has elsewhere
constexpr double kNoLevel1 = -3;

}  // namespace

bool SpanSearch::take_plain() {
  const std::vector<Group> groups = plain_groups();
  if (groups.empty()) return false;
  plain_ = groups;
  return true;
}

void SpanSearch::take_standing() {
  plain_.clear();
  const int n = static_cast<int>(rows_.size());
  int drop2 = 0;
  for (int k = 0; k < static_cast<int>(level2_.size()); ++k) {
    const int row = plain_.empty() ? 0 : place2_[static_cast<size_t>(k)].row;
    if (!plain_.empty() && row <= plain_.back().begin) continue;
    Group group;
    group.begin = row;
    group.label = k;
    group.drop2 = drop2;
    drop2 = k + 1;
    if (!plain_.empty()) plain_.back().end = row;
    plain_.push_back(group);
  }
  if (plain_.empty()) plain_.emplace_back();
  plain_.back().end = n;
  for (int k = drop2; k < static_cast<int>(level2_.size()); ++k) tail2_.push_back(k);
  stand_level1();
}

void SpanSearch::stand_level1() {
  size_t next = 0;
  for (Group& group : plain_) {
    const bool first = &group == &plain_.front();
    const size_t from = next;
    while (next < level1_.size() && place1_[next].row < group.end) ++next;
    group.starts_level1 = first || next > from;
    if (!group.starts_level1) continue;
    group.drop1 = static_cast<int>(from);
    group.label1 = next > from ? static_cast<int>(next) - 1 : -1;
  }
  for (size_t k = next; k < level1_.size(); ++k) tail1_.push_back(static_cast<int>(k));
}

double SpanSearch::run() {
  const int n = static_cast<int>(rows_.size());
  states_.assign(static_cast<size_t>(n) + 1, {});
  best_at_.assign(static_cast<size_t>(n) + 1, kNever);
  State start;
  start.score = 0;
  states_[0].push_back(start);
  for (int r = 0; r < n; ++r) {
    prune(states_[static_cast<size_t>(r)]);
    if (budget_.spent()) return kNever;
    for (size_t s = 0; s < states_[static_cast<size_t>(r)].size(); ++s) expand(r, s);
  }
  return finish();
}

std::vector<SpanSearch::Group> SpanSearch::groups() const {
  if (!plain_.empty()) return plain_;
  std::vector<Group> groups;
  int row = static_cast<int>(rows_.size());
  int index = best_;
  while (row > 0) {
    const State& state = states_[static_cast<size_t>(row)][static_cast<size_t>(index)];
    groups.push_back(state.group);
    index = state.from;
    row = state.group.begin;
  }
  std::reverse(groups.begin(), groups.end());
  return groups;
}

double SpanSearch::group_worth(const Group& group, const LevelWord* word1) {
  return place2(group.begin, group.end, group.label) +
         affinity(group.begin, group.end, word_of(group), group.label) +
         family(word1, word_of(group));
}

double SpanSearch::level1_worth(int label, int begin, int end) const {
  return label < 0 ? 0 : place(place1_[static_cast<size_t>(label)], begin, end);
}

const LevelWord* SpanSearch::word_of(const Group& group) const {
  if (group.word != nullptr) return group.word;
  return group.label >= 0 ? level2_[static_cast<size_t>(group.label)].word : nullptr;
}

const LevelWord* SpanSearch::word1_of(const Group& group) const {
  if (group.word1 != nullptr) return group.word1;
  return group.label1 >= 0 ? level1_[static_cast<size_t>(group.label1)].word : nullptr;
}

std::vector<SpanSearch::Group> SpanSearch::plain_groups() const {
  std::vector<Group> groups;
  size_t next1 = 0;
  const LevelWord* word1 = nullptr;
  for (size_t k = 0; k < level2_.size(); ++k) {
    Group group;
    group.label = group.drop2 = static_cast<int>(k);
    group.begin = place2_[k].row;
    group.end = k + 1 < level2_.size() ? place2_[k + 1].row : static_cast<int>(rows_.size());
    if (next1 < level1_.size() && place1_[next1].row == group.begin) {
      group.starts_level1 = true;
      group.label1 = group.drop1 = static_cast<int>(next1);
      word1 = level1_[next1++].word;
    }
    const LevelWord* word2 = level2_[k].word;
    const bool named1 = word1 != nullptr || (next1 > 0 && level1_[next1 - 1].learned);
    const bool named2 = word2 != nullptr || level2_[k].learned;
    const bool known = named1 && named2 && family(word1, word2) >= 0;
    if (!known || group.end <= group.begin || level2_[k].parts.size() > 1) return {};
    for (int r = group.begin; r < group.end; ++r) {
      if (rows_[static_cast<size_t>(r)].only_label && group.end - group.begin > 1) return {};
    }
    groups.push_back(group);
  }
  const bool whole = next1 == level1_.size() && !groups.empty() && groups.front().begin == 0 &&
                     groups.front().starts_level1;
  return whole ? groups : std::vector<Group>();
}

void SpanSearch::prune(std::vector<State>& states) const {
  std::sort(states.begin(), states.end(),
            [](const State& a, const State& b) { return a.score > b.score; });
  std::vector<State> kept;
  for (const State& state : states) {
    if (kept.size() >= kBeam || state.score < states.front().score - kHopeless) break;
    const bool known = std::any_of(kept.begin(), kept.end(),
                                   [&](const State& better) { return better.same_future(state); });
    if (!known) kept.push_back(state);
  }
  states = std::move(kept);
}

void SpanSearch::expand(int r, size_t index) {
  const State state = states_[static_cast<size_t>(r)][index];
  start_level2(r, static_cast<int>(index), state, state, Group{});
  close_level1(r, static_cast<int>(index), state);
}

double SpanSearch::close_score(const State& state, int r) const {
  if (state.start1 < 0 || state.label1 < 0) return 0;
  return place(place1_[static_cast<size_t>(state.label1)], state.start1, r);
}

void SpanSearch::close_level1(int r, int index, const State& state) {
  const double closed = state.score + close_score(state, r);
  State next = state;
  next.start1 = r;
  Group group;
  group.starts_level1 = true;
  group.drop1 = state.used1;
  double dropped = 0;
  // Takes the next label, after dropping some before it.
  for (int label = state.used1; label < static_cast<int>(level1_.size()); ++label) {
    const Label& candidate = level1_[static_cast<size_t>(label)];
    next.score = closed + dropped + order(state.word1, candidate.word);
    next.used1 = label + 1;
    next.label1 = label;
    next.word1 = candidate.word;
    group.label1 = label;
    group.word1 = nullptr;
    if (!candidate.garbled) start_level2(r, index, state, next, group);
    if (candidate.garbled) infer_level1(r, index, state, next, group);
    dropped += drop_cost(candidate, state.word1);
    if (dropped < -kHopeless) break;
  }
  group.drop1 = 0;
  next.used1 = state.used1;
  next.label1 = -1;
  group.label1 = -1;
  for (const LevelWord* word : names1_) {
    if (state.word1 != nullptr && word->order <= state.word1->order) continue;
    next.score = closed + kInsertLevel1;
    next.word1 = word;
    group.word1 = word;
    start_level2(r, index, state, next, group);
  }
}

void SpanSearch::infer_level1(int r, int index, const State& state, State next, Group group) {
  const double base = next.score + kReadGarbled;
  for (const LevelWord* word : names1_) {
    next.score = base + order(state.word1, word);
    next.word1 = word;
    group.word1 = word;
    start_level2(r, index, state, next, group);
  }
}

double SpanSearch::order(const LevelWord* before, const LevelWord* after) const {
  if (own_names_ || before == nullptr || after == nullptr) return 0;
  return before->order > after->order ? kOutOfOrder : 0;
}

double SpanSearch::drop_cost(const Label& label, const LevelWord* current) {
  if (label.garbled) return kDropGarbled;
  if (label.word != nullptr && label.word == current) return kDropRepeat;
  return kDropLabel;
}

void SpanSearch::start_level2(int r, int index, const State& state, const State& next,
                              Group group) {
  const double bare = next.word1 == nullptr && next.label1 < 0 ? kNoLevel1 : 0;
  if (hopeless(r, next.score + bare)) return;
  double dropped = 0;
  group.drop2 = state.used2;
  for (int label = state.used2; label < static_cast<int>(level2_.size()); ++label) {
    const Label& candidate = level2_[static_cast<size_t>(label)];
    group.label = label;
    group.word = nullptr;
    const double score = next.score + bare + dropped;
    if (candidate.garbled) {
      infer_level2(r, index, next, score + kReadGarbled, group);
    } else {
      extend(r, index, next, score + order(state.word2, candidate.word), group);
    }
    dropped += drop_cost(candidate, state.word2);
    if (dropped < -kHopeless) break;
  }
  group.label = -1;
  infer_level2(r, index, next, next.score + bare + kInsertLevel2, group);
  if (names2_.empty() || level2_.empty()) {
    group.word = nullptr;
    extend(r, index, next, next.score + bare + kInsertLevel2, group);
  }
}

bool SpanSearch::hopeless(int r, double score) const {
  return score < states_[static_cast<size_t>(r)].front().score - kHopeless;
}

void SpanSearch::infer_level2(int r, int index, const State& next, double score, Group group) {
  // An inserted label may at best make up for its cost by being the twin of a 一级指标.
  const double best = group.label < 0 ? score + kInsertTwin - kInsertLevel2 : score;
  if (hopeless(r, best)) return;
  for (const LevelWord* word : names2_) {
    const LevelWord* before = next.word2;
    if (before != nullptr && word->order <= before->order && word->family == before->family) {
      continue;
    }
    group.word = word;
    double score_now = score;
    if (readable_.count(word) > 0) score_now += kInferKnown;
    const bool twin = group.label < 0 && next.word1 != nullptr && next.start1 == r &&
                      next.label1 >= 0 && word->text == next.word1->text;
    extend(r, index, next,
           score_now + order(before, word) + (twin ? kInsertTwin - kInsertLevel2 : 0), group);
  }
}

void SpanSearch::extend(int r, int index, const State& next, double score, Group group) {
  const LevelWord* word = word_of(group);
  const int n = std::min(static_cast<int>(rows_.size()), r + kLongestSpan);
  budget_.spend(n - r);
  group.begin = r;
  const double start = score + family(next.word1, word);
  const std::vector<double>* sums = word == nullptr ? nullptr : &affinity_sums(word, group.label);
  for (int end = r + 1; end <= n; ++end) {
    const double suits =
        sums == nullptr ? 0 : (*sums)[static_cast<size_t>(end)] - (*sums)[static_cast<size_t>(r)];
    const double total = start + suits + place2(r, end, group.label);
    double& best = best_at_[static_cast<size_t>(end)];
    if (total < best - kHopeless) continue;
    best = std::max(best, total);
    State state = next;
    state.score = total;
    state.used2 = group.label >= 0 ? group.label + 1 : next.used2;
    state.word2 = word;
    state.from = index;
    state.group = group;
    state.group.end = end;
    offer(state, end);
  }
}

void SpanSearch::offer(const State& state, int end) {
  auto& states = states_[static_cast<size_t>(end)];
  states.push_back(state);
  if (states.size() > kBeam * 16) prune(states);
}

double SpanSearch::finish() {
  auto& last = states_.back();
  double best = kNever;
  const int n = static_cast<int>(rows_.size());
  for (size_t s = 0; s < last.size(); ++s) {
    double score = last[s].score + close_score(last[s], n);
    for (size_t k = static_cast<size_t>(last[s].used1); k < level1_.size(); ++k) {
      score += drop_cost(level1_[k], last[s].word1);
    }
    for (size_t k = static_cast<size_t>(last[s].used2); k < level2_.size(); ++k) {
      score += drop_cost(level2_[k], last[s].word2);
    }
    if (score <= best) continue;
    best = score;
    best_ = static_cast<int>(s);
  }
  if (last.empty()) return best;
  const State& state = last[static_cast<size_t>(best_)];
  for (int k = state.used1; k < static_cast<int>(level1_.size()); ++k) tail1_.push_back(k);
  for (int k = state.used2; k < static_cast<int>(level2_.size()); ++k) tail2_.push_back(k);
  return best;
}

}  // namespace gewu::spans

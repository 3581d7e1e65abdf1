// The search for the rows that each level label covers; internal to span_labels().
#pragma once

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "rebuild/body.h"
#include "rebuild/level_labels.h"

namespace gewu::spans {

inline constexpr double kNever = -1e9;
inline constexpr size_t kBeam = 40;     // states kept per row
inline constexpr double kHopeless = 5;  // a state this far behind the best of its row is dropped
inline constexpr double kInsertLevel2 = -6;  // a label that is nowhere in the input
inline constexpr double kInsertTwin = -1.5;  // ... below a 一级指标 of the same name
inline constexpr double kInsertLevel1 = -2.6;
inline constexpr double kReadGarbled = -1.4;  // a label that is there but cannot be read
inline constexpr double kDropGarbled = -1.2;  // ... that is a second reading of its neighbour
inline constexpr double kDropRepeat = -0.4;   // a label printed again
inline constexpr double kDropLabel = -4;      // a good label that belongs to nothing
inline constexpr double kOutOfOrder = -2;
inline constexpr double kInferKnown = -1.5;  // ... read as a name that the form has elsewhere
inline constexpr double kFamily = 0.7;
inline constexpr double kWrongFamily = -1.6;
inline constexpr double kNoLevel1 = -3;
inline constexpr double kAffinity = 0.4;
inline constexpr double kOffMiddle = 0.7;  // times the square of the lines off the middle
inline constexpr double kWorstPlace = -3;
inline constexpr double kOffTop = 1.4;    // per row that a label is off the first row of its span
inline constexpr double kInside = -0.25;  // a label that is just somewhere in its span
inline constexpr double kKeepEmpty =
    0.4;  // a lone label in tabbed text is a category without a target

enum class Align { Top, Middle, Inside };

// Which labels are laid over which rows. One search for one alignment.
class SpanSearch {
 public:
  SpanSearch(const SourceText& source, const Columns& columns, const std::vector<BodyRow>& rows,
             const std::vector<Label>& level1, const std::vector<Label>& level2,
             const SeenNames& seen, Align align)
      : source_(source),
        columns_(columns),
        rows_(rows),
        level1_(level1),
        level2_(level2),
        align_(align) {
    for (int level : {1, 2}) collect_names(level, seen);
    measure();
  }

  // Groups of rows from top to bottom.
  struct Group {
    int begin = 0;
    int end = 0;
    int label = -1;                   // into level2_; -1: inserted
    const LevelWord* word = nullptr;  // null: the label's own text
    bool starts_level1 = false;
    int label1 = -1;  // into level1_; -1: inserted or none
    const LevelWord* word1 = nullptr;
    int drop1 = 0;  // labels [drop1, label1) of level1_ were dropped
    int drop2 = 0;  // likewise [drop2, label) of level2_
  };

  // The labels as they stand, if every one is beside the first row of its span and nothing is
  // missing or out of place: then there is nothing to search for.
  bool take_plain() {
    const std::vector<Group> groups = plain_groups();
    if (groups.empty()) return false;
    plain_ = groups;
    return true;
  }

  double run() {
    const int n = static_cast<int>(rows_.size());
    states_.assign(static_cast<size_t>(n) + 1, {});
    best_at_.assign(static_cast<size_t>(n) + 1, kNever);
    State start;
    start.score = 0;
    states_[0].push_back(start);
    for (int r = 0; r < n; ++r) {
      prune(states_[static_cast<size_t>(r)]);
      for (size_t s = 0; s < states_[static_cast<size_t>(r)].size(); ++s) expand(r, s);
    }
    return finish();
  }

  std::vector<Group> groups() const {
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

  const std::vector<int>& tail_dropped1() const { return tail1_; }
  const std::vector<int>& tail_dropped2() const { return tail2_; }

  // What a group is worth by itself, as in the search: for asking what a moved border would cost.
  double group_worth(const Group& group, const LevelWord* word1) {
    return place2(group.begin, group.end, group.label) +
           affinity(group.begin, group.end, word_of(group), group.label) + family(word1, word_of(group));
  }

  // What the place of a 一级指标 over these rows is worth.
  double level1_worth(int label, int begin, int end) const {
    return label < 0 ? 0 : place(place1_[static_cast<size_t>(label)], begin, end);
  }

  const LevelWord* word_of(const Group& group) const {
    if (group.word != nullptr) return group.word;
    return group.label >= 0 ? level2_[static_cast<size_t>(group.label)].word : nullptr;
  }

  const LevelWord* word1_of(const Group& group) const {
    if (group.word1 != nullptr) return group.word1;
    return group.label1 >= 0 ? level1_[static_cast<size_t>(group.label1)].word : nullptr;
  }

 private:
  struct State {
    double score = kNever;
    int used1 = 0;  // labels of level1_ consumed
    int used2 = 0;
    int start1 = -1;  // first row of the open 一级指标 span
    int label1 = -1;
    const LevelWord* word1 = nullptr;
    const LevelWord* word2 = nullptr;
    int from = -1;
    Group group;
    // Whatever follows costs both the same.
    bool same_future(const State& other) const {
      return used1 == other.used1 && used2 == other.used2 && start1 == other.start1 &&
             label1 == other.label1 && word1 == other.word1 && word2 == other.word2;
    }
  };

  std::vector<Group> plain_groups() const {
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
      const bool known = word1 != nullptr && word2 != nullptr && family(word1, word2) >= 0;
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

  void collect_names(int level, const SeenNames& seen) {
    auto& names = level == 1 ? names1_ : names2_;
    for (const LevelWord& word : level_words(level)) {
      if (seen.count(level, word.text) > 0) names.push_back(&word);
    }
  }

  void measure() {
    double y = 0;
    for (size_t r = 0; r < rows_.size(); ++r) {
      // In aligned text the lines themselves tell; a rule runs midway between two rows.
      if (columns_.layout != Layout::Tabs) {
        y = r == 0 ? rows_[r].first_line : (rows_[r - 1].last_line + rows_[r].first_line + 1) / 2.0;
      }
      top_.push_back(y);
      y += rows_[r].height;
    }
    top_.push_back(columns_.layout == Layout::Tabs || rows_.empty() ? y
                                                                    : rows_.back().last_line + 1);
    const int level3 = columns_.index_of(ColumnKind::Level3);
    const int value = columns_.index_of(ColumnKind::Value);
    for (const BodyRow& row : rows_) {
      texts_.emplace_back(text_at(row, level3), text_at(row, value));
    }
    for (const Label& label : level1_) place1_.push_back(position(label));
    for (const Label& label : level2_) place2_.push_back(position(label));
    for (const Label& label : level2_) readable_.insert(label.word);
  }

  std::u32string text_at(const BodyRow& row, int column) const {
    std::u32string text;
    if (column < 0) return text;
    for (const Piece& piece : row.cells[static_cast<size_t>(column)].pieces) {
      text += fold32(source_.view(piece));
    }
    return text;
  }

  struct Position {
    double middle = 0;  // in the units of top_
    int row = 0;        // the row beside which it starts
  };

  double height_at(double line) const {
    if (columns_.layout != Layout::Tabs) return line + 0.5;
    for (size_t r = 0; r < rows_.size(); ++r) {
      if (line > rows_[r].last_line + 0.5) continue;
      const double lines = rows_[r].last_line - rows_[r].first_line + 1;
      const double share = (line - rows_[r].first_line + 0.5) / lines;
      return top_[r] + std::max(0.0, share) * rows_[r].height;
    }
    return top_.back();
  }

  Position position(const Label& label) const {
    Position position;
    position.middle = height_at((label.first_line + label.last_line) / 2.0);
    while (position.row + 1 < static_cast<int>(rows_.size()) &&
           rows_[static_cast<size_t>(position.row)].last_line < label.first_line) {
      ++position.row;
    }
    return position;
  }

  double place(const Position& position, int begin, int end) const {
    if (align_ == Align::Top) {
      return std::max(kWorstPlace, -kOffTop * std::abs(position.row - begin));
    }
    const double top = top_[static_cast<size_t>(begin)];
    const double bottom = top_[static_cast<size_t>(end)];
    const double away = std::abs(position.middle - (top + bottom) / 2);
    const double off = std::max(0.0, away - 0.55);
    if (align_ == Align::Inside) {
      const double out = std::max({0.0, top - position.middle, position.middle - bottom});
      return std::max(kWorstPlace, kInside - std::min(1.0, 0.12 * off) - kOffTop * out);
    }
    return std::max(kWorstPlace, -kOffMiddle * away * away);
  }

  double place2(int begin, int end, int label) const {
    const double lone = end - begin == 1 ? lone_row(begin) : 0;
    return label < 0 ? lone : place(place2_[static_cast<size_t>(label)], begin, end) + lone;
  }

  // A line that holds nothing but a label: a row of its own, or only the middle of a span.
  double lone_row(int row) const {
    if (!rows_[static_cast<size_t>(row)].only_label) return 0;
    return columns_.layout == Layout::Tabs ? kKeepEmpty : 0.2;
  }

  double affinity(int begin, int end, const LevelWord* word, int label) {
    if (word == nullptr) return 0;
    const std::vector<double>& sums = affinity_sums(word, label);
    return sums[static_cast<size_t>(end)] - sums[static_cast<size_t>(begin)];
  }

  // Sums over the rows so far. Where the row beside the label does not look like what it says, the
  // form's own usage is another, and looks say nothing against a row.
  const std::vector<double>& affinity_sums(const LevelWord* word, int label) {
    std::vector<double>& sums = affinities_[{word, label}];
    if (!sums.empty()) return sums;
    const double beside = label < 0 ? 0 : row_affinity(*word, place2_[static_cast<size_t>(label)].row);
    sums.push_back(0);
    for (int r = 0; r < static_cast<int>(texts_.size()); ++r) {
      const double one = row_affinity(*word, r);
      sums.push_back(sums.back() + (beside < 0 ? std::max(0.0, one) : one));
    }
    return sums;
  }

  double row_affinity(const LevelWord& word, int row) const {
    const auto& [level3, value] = texts_[static_cast<size_t>(row)];
    return level3.empty() ? 0 : kAffinity * level2_affinity(word, level3, value);
  }

  static double family(const LevelWord* word1, const LevelWord* word2) {
    if (word1 == nullptr || word2 == nullptr) return 0;
    if (word1->family == IndicatorFamily::Management || word1->family == IndicatorFamily::Other ||
        word2->family == IndicatorFamily::Other) {
      return 0;
    }
    if (word1->family == word2->family) return kFamily;
    // 成本指标 stood among the outputs until it became a 一级指标 of its own.
    const bool old_cost = word1->family == IndicatorFamily::Output &&
                          word2->family == IndicatorFamily::Cost && word2->text == U"成本指标";
    return old_cost ? kFamily : kWrongFamily;
  }

  void prune(std::vector<State>& states) const {
    std::sort(states.begin(), states.end(),
              [](const State& a, const State& b) { return a.score > b.score; });
    std::vector<State> kept;
    for (const State& state : states) {
      if (kept.size() >= kBeam || state.score < states.front().score - kHopeless) break;
      const bool known = std::any_of(kept.begin(), kept.end(), [&](const State& better) {
        return better.same_future(state);
      });
      if (!known) kept.push_back(state);
    }
    states = std::move(kept);
  }

  // All ways to go on from a state with a group that starts at row r.
  void expand(int r, size_t index) {
    const State state = states_[static_cast<size_t>(r)][index];
    start_level2(r, static_cast<int>(index), state, state, Group{});
    close_level1(r, static_cast<int>(index), state);
  }

  double close_score(const State& state, int r) const {
    if (state.start1 < 0 || state.label1 < 0) return 0;
    return place(place1_[static_cast<size_t>(state.label1)], state.start1, r);
  }

  void close_level1(int r, int index, const State& state) {
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

  void infer_level1(int r, int index, const State& state, State next, Group group) {
    const double base = next.score + kReadGarbled;
    for (const LevelWord* word : names1_) {
      next.score = base + order(state.word1, word);
      next.word1 = word;
      group.word1 = word;
      start_level2(r, index, state, next, group);
    }
  }

  static double order(const LevelWord* before, const LevelWord* after) {
    if (before == nullptr || after == nullptr) return 0;
    return before->order > after->order ? kOutOfOrder : 0;
  }

  static double drop_cost(const Label& label, const LevelWord* current) {
    if (label.garbled) return kDropGarbled;
    if (label.word != nullptr && label.word == current) return kDropRepeat;
    return kDropLabel;
  }

  // `state` is where we come from, `next` has 一级指标 settled.
  void start_level2(int r, int index, const State& state, const State& next, Group group) {
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

  bool hopeless(int r, double score) const {
    return score < states_[static_cast<size_t>(r)].front().score - kHopeless;
  }

  void infer_level2(int r, int index, const State& next, double score, Group group) {
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

  void extend(int r, int index, const State& next, double score, Group group) {
    const LevelWord* word = word_of(group);
    const int n = static_cast<int>(rows_.size());
    group.begin = r;
    const double start = score + family(next.word1, word);
    const std::vector<double>* sums = word == nullptr ? nullptr : &affinity_sums(word, group.label);
    for (int end = r + 1; end <= n; ++end) {
      const double suits = sums == nullptr ? 0
                                           : (*sums)[static_cast<size_t>(end)] -
                                                 (*sums)[static_cast<size_t>(r)];
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

  // Keeps the lists short while they grow.
  void offer(const State& state, int end) {
    auto& states = states_[static_cast<size_t>(end)];
    states.push_back(state);
    if (states.size() > kBeam * 16) prune(states);
  }

  double finish() {
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

  const SourceText& source_;
  const Columns& columns_;
  const std::vector<BodyRow>& rows_;
  const std::vector<Label>& level1_;
  const std::vector<Label>& level2_;
  Align align_;
  std::vector<const LevelWord*> names1_;
  std::vector<const LevelWord*> names2_;
  std::set<const LevelWord*> readable_;
  std::vector<double> top_;  // upper edges of the rows, and the lower edge of the last
  std::vector<Position> place1_;
  std::vector<Position> place2_;
  std::vector<std::pair<std::u32string, std::u32string>> texts_;
  std::vector<std::vector<State>> states_;
  std::vector<double> best_at_;                                 // per row: the best score yet
  std::map<std::pair<const LevelWord*, int>, std::vector<double>> affinities_;
  int best_ = 0;
  std::vector<Group> plain_;
  std::vector<int> tail1_;
  std::vector<int> tail2_;
};

}  // namespace gewu::spans

// The search for the rows that each level label covers; internal to span_labels().
#pragma once

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "rebuild/body.h"
#include "rebuild/level_labels.h"
#include "rebuild/search_budget.h"

namespace gewu::spans {

inline constexpr double kNever = -1e9;

enum class Align { Top, Middle, Inside };

// Which labels are laid over which rows. One search for one alignment.
class SpanSearch {
 public:
  SpanSearch(const SourceText& source, const Columns& columns, const std::vector<BodyRow>& rows,
             const std::vector<Label>& level1, const std::vector<Label>& level2,
             const SeenNames& seen, SearchBudget& budget, Align align)
      : source_(source),
        columns_(columns),
        rows_(rows),
        level1_(level1),
        level2_(level2),
        budget_(budget),
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
  bool take_plain();
  // Every label from the row beside which it stands to the next one, whatever that means.
  void take_standing();
  double run();
  std::vector<Group> groups() const;
  const std::vector<int>& tail_dropped1() const { return tail1_; }
  const std::vector<int>& tail_dropped2() const { return tail2_; }

  // What a group is worth by itself, as in the search: for asking what a moved border would cost.
  double group_worth(const Group& group, const LevelWord* word1);
  // What the place of a 一级指标 over these rows is worth.
  double level1_worth(int label, int begin, int end) const;
  const LevelWord* word_of(const Group& group) const;
  const LevelWord* word1_of(const Group& group) const;

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

  std::vector<Group> plain_groups() const;
  void stand_level1();
  void collect_names(int level, const SeenNames& seen);
  void measure();
  std::u32string text_at(const BodyRow& row, int column) const;
  struct Position {
    double middle = 0;  // in the units of top_
    int row = 0;        // the row beside which it starts
  };

  double height_at(double line) const;
  Position position(const Label& label) const;
  double place(const Position& position, int begin, int end) const;
  double place2(int begin, int end, int label) const;
  // A line that holds nothing but a label: a row of its own, or only the middle of a span.
  double lone_row(int row) const;
  double affinity(int begin, int end, const LevelWord* word, int label);
  // Sums over the rows so far. Where the row beside the label does not look like what it says, the
  // form's own usage is another, and looks say nothing against a row.
  const std::vector<double>& affinity_sums(const LevelWord* word, int label);
  double row_affinity(const LevelWord& word, int row) const;
  double family(const LevelWord* word1, const LevelWord* word2) const;
  void prune(std::vector<State>& states) const;
  // All ways to go on from a state with a group that starts at row r.
  void expand(int r, size_t index);
  double close_score(const State& state, int r) const;
  void close_level1(int r, int index, const State& state);
  void infer_level1(int r, int index, const State& state, State next, Group group);
  double order(const LevelWord* before, const LevelWord* after) const;
  static double drop_cost(const Label& label, const LevelWord* current);
  // `state` is where we come from, `next` has 一级指标 settled.
  void start_level2(int r, int index, const State& state, const State& next, Group group);
  bool hopeless(int r, double score) const;
  void infer_level2(int r, int index, const State& next, double score, Group group);
  void extend(int r, int index, const State& next, double score, Group group);
  // Keeps the lists short while they grow.
  void offer(const State& state, int end);
  double finish();
  const SourceText& source_;
  const Columns& columns_;
  const std::vector<BodyRow>& rows_;
  const std::vector<Label>& level1_;
  const std::vector<Label>& level2_;
  SearchBudget& budget_;
  Align align_;
  bool own_names_ = false;  // names that no vocabulary lists: families and order mean nothing
  std::vector<const LevelWord*> names1_;
  std::vector<const LevelWord*> names2_;
  std::set<const LevelWord*> readable_;
  std::vector<double> top_;  // upper edges of the rows, and the lower edge of the last
  std::vector<Position> place1_;
  std::vector<Position> place2_;
  std::vector<std::pair<std::u32string, std::u32string>> texts_;
  std::vector<std::vector<State>> states_;
  std::vector<double> best_at_;  // per row: the best score yet
  // Per word, and whether the row beside the label speaks against it.
  std::map<std::pair<const LevelWord*, int>, std::vector<double>> affinities_;
  int best_ = 0;
  std::vector<Group> plain_;
  std::vector<int> tail1_;
  std::vector<int> tail2_;
};

}  // namespace gewu::spans

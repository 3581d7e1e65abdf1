#include "rebuild/head_wraps.h"

#include <algorithm>
#include <cstdlib>
#include <map>

namespace gewu {

namespace {

constexpr size_t kGoalLine = 16;  // letters that a line of a goal has at least
constexpr size_t kAnyLine = 80;   // ... and a line of another value at most
constexpr int kMostFree = 3;      // lines between two rows of labels, outside goals

/// A label of a line and how far its value may reach.
struct Slot {
  size_t begin = 0;  ///< offset of the label
  int from = 0;      ///< columns of characters
  int to = 0;
  bool filled = false;  ///< something stands beside it on its own line
};

struct LabelLine {
  int line = 0;
  int last = 0;  ///< the last line of a label torn over lines
  bool goal = false;
  std::vector<Slot> slots;
};

/// Pieces side by side on a line without labels.
struct Stretch {
  int line = 0;
  std::vector<Piece> pieces;
};

class WrapFinder {
 public:
  WrapFinder(const SourceText& source, Layout layout, const std::vector<TornLabel>& torn)
      : source_(source), layout_(layout), torn_(torn) {}

  std::vector<WrappedValue> run(int first, int last) {
    for (int line = first; line <= last; ++line) read_line(line);
    for (size_t l = 0; l < lines_.size(); ++l) share_gap(l, last);
    std::vector<WrappedValue> values;
    for (auto& [begin, value] : values_) values.push_back(std::move(value));
    return values;
  }

 private:
  void read_line(int line) {
    LabelLine labels{line, line, false, {}};
    for (const HeadItem& item : read_head_items(source_, line, false, torn_)) {
      if (item.word == nullptr) {
        if (!labels.slots.empty()) labels.slots.back().filled = true;
        continue;
      }
      add_slot(labels, item.pieces, item.word->kind);
    }
    for (const TornLabel& label : torn_) {
      if (label.line != line) continue;
      add_slot(labels, label.pieces, label.reading.word->kind);
      labels.last = std::max(labels.last, label.pieces.back().line);
    }
    if (labels.slots.empty()) {
      add_free(line);
      return;
    }
    std::sort(labels.slots.begin(), labels.slots.end(),
              [](const Slot& a, const Slot& b) { return a.from < b.from; });
    for (size_t s = 0; s + 1 < labels.slots.size(); ++s) {
      labels.slots[s].to = std::min(labels.slots[s].to, labels.slots[s + 1].from);
    }
    lines_.push_back(std::move(labels));
  }

  void add_slot(LabelLine& labels, const std::vector<Piece>& pieces, LabelKind kind) const {
    constexpr int kFar = 1 << 20;
    int left = kFar;
    int right = 0;
    for (const Piece& piece : pieces) {
      left = std::min(left, left_of(piece, layout_));
      right = std::max(right, right_of(piece, layout_));
    }
    labels.goal = labels.goal || is_goal(kind);
    if (!labels.slots.empty()) labels.slots.back().to = std::min(labels.slots.back().to, left);
    labels.slots.push_back({pieces.front().begin, right, kFar, false});
  }

  void add_free(int line) {
    const SourceLine& source_line = source_.lines[static_cast<size_t>(line)];
    for (int a = source_line.atom_begin; a < source_line.atom_end; ++a) {
      const Atom& atom = source_.atoms[static_cast<size_t>(a)];
      if (in_torn(atom)) continue;
      const bool fresh = free_.empty() || free_.back().line != line || atom.gap != Gap::One;
      if (fresh) free_.push_back({line, {}});
      free_.back().pieces.push_back(atom);
    }
  }

  bool in_torn(const Atom& atom) const {
    return std::any_of(torn_.begin(), torn_.end(), [&](const TornLabel& label) {
      return std::any_of(label.pieces.begin(), label.pieces.end(),
                         [&](const Piece& piece) { return piece.begin == atom.begin; });
    });
  }

  // What stands between row l of labels and the next one.
  void share_gap(size_t l, int last) {
    const LabelLine& upper = lines_[l];
    const LabelLine* lower = l + 1 < lines_.size() ? &lines_[l + 1] : nullptr;
    const int end = lower != nullptr ? lower->line : last + 1;
    const bool too_far = end - upper.line - 1 > kMostFree;
    if (upper.goal || (too_far && (lower == nullptr || !lower->goal))) return;
    for (const Slot& slot : upper.slots) {
      std::vector<const Stretch*> free = between(upper.line, end, slot, longest(lower));
      if (free.empty()) continue;
      const size_t mine = share_of(upper, slot, lower, free, l);
      for (size_t i = 0; i < free.size(); ++i) {
        if (i < mine) {
          give(upper.line, slot, *free[i], false);
        } else if (const Slot* below = slot_over(lower, *free[i])) {
          give(lower->line, *below, *free[i], true);
        }
      }
    }
    if (l == 0) share_top(upper);
  }

  // Lines above the first row of labels.
  void share_top(const LabelLine& first) {
    for (const Slot& slot : first.slots) {
      for (const Stretch* stretch : between(-1, first.line, slot, longest(&first))) {
        give(first.line, slot, *stretch, true);
      }
    }
  }

  // How many of the stretches, from the top, belong to the upper row.
  size_t share_of(const LabelLine& upper, const Slot& slot, const LabelLine* lower,
                  const std::vector<const Stretch*>& free, size_t l) {
    const auto found = values_.find(slot.begin);
    const size_t above = found == values_.end() ? 0 : found->second.above.size();
    size_t best = 0;
    double best_cost = 1e9;
    for (size_t mine = 0; mine <= free.size(); ++mine) {
      double cost = std::abs(static_cast<double>(above) - static_cast<double>(mine));
      if (mine > 0 && free[mine - 1]->line <= upper.last) cost -= 2;  // beside its torn label
      for (size_t i = mine; i < free.size(); ++i) cost += below_cost(lower, *free[i], l);
      if (cost >= best_cost) continue;
      best_cost = cost;
      best = mine;
    }
    return best;
  }

  // A line above a label has one below it for company.
  double below_cost(const LabelLine* lower, const Stretch& stretch, size_t l) const {
    if (lower == nullptr || lower->goal) return 0.5;
    const Slot* slot = slot_over(lower, stretch);
    if (slot == nullptr) return 3;
    const int end = l + 2 < lines_.size() ? lines_[l + 2].line : lower->line + kMostFree;
    return between(lower->line, end, *slot, kAnyLine).empty() ? 1.2 : 0;
  }

  const Slot* slot_over(const LabelLine* labels, const Stretch& stretch) const {
    if (labels == nullptr) return nullptr;
    for (const Slot& slot : labels->slots) {
      if (inside(stretch, slot)) return &slot;
    }
    return nullptr;
  }

  bool inside(const Stretch& stretch, const Slot& slot) const {
    return left_of(stretch.pieces.front(), layout_) >= slot.from &&
           right_of(stretch.pieces.back(), layout_) <= slot.to;
  }

  // Above a goal's label stand lines of the goal.
  static size_t longest(const LabelLine* lower) {
    return lower != nullptr && lower->goal ? kGoalLine : kAnyLine;
  }

  std::vector<const Stretch*> between(int from, int to, const Slot& slot, size_t longest) const {
    std::vector<const Stretch*> found;
    for (const Stretch& stretch : free_) {
      const bool here = stretch.line > from && stretch.line < to && inside(stretch, slot);
      if (here && joined(source_, stretch.pieces).size() < longest) found.push_back(&stretch);
    }
    return found;
  }

  void give(int line, const Slot& slot, const Stretch& stretch, bool above) {
    WrappedValue& value = values_[slot.begin];
    value.line = line;
    value.label_begin = slot.begin;
    auto& pieces = above ? value.above : value.below;
    pieces.insert(pieces.end(), stretch.pieces.begin(), stretch.pieces.end());
  }

  const SourceText& source_;
  Layout layout_;
  const std::vector<TornLabel>& torn_;
  std::vector<LabelLine> lines_;
  std::vector<Stretch> free_;
  std::map<size_t, WrappedValue> values_;  ///< by where the label begins
};

}  // namespace

std::vector<WrappedValue> find_wrapped_values(const SourceText& source, Layout layout, int first,
                                              int last, const std::vector<TornLabel>& torn) {
  constexpr int kMostLines = 300;  // of a head: more are no form, and would take long
  if (layout == Layout::Tabs || last - first > kMostLines) return {};
  return WrapFinder(source, layout, torn).run(first, last);
}

}  // namespace gewu

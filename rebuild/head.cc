#include "rebuild/head.h"

#include <algorithm>
#include <set>
#include <utility>

#include "base/text.h"
#include "rebuild/head_items.h"
#include "rebuild/segment.h"

namespace gewu {

namespace {

bool is_group(LabelKind kind) {
  return kind == LabelKind::Funds || kind == LabelKind::AnnualBudget;
}

class HeadParser {
 public:
  HeadParser(const SourceText& source, LabelNeighbours& neighbours)
      : source_(source), neighbours_(neighbours) {}

  FormHead run(int first, int last) {
    bool tabs = false;
    for (int line = first; line <= last; ++line) {
      tabs = tabs || source_.lines[static_cast<size_t>(line)].tabs > 0;
    }
    torn_ = find_torn_labels(source_, tabs ? Layout::Tabs : Layout::Wide, first, last);
    for (int line = first; line <= last; ++line) {
      const bool text = !source_.lines[static_cast<size_t>(line)].blank();
      if (text && !is_page_number(source_, line)) read_line(line);
    }
    finish();
    return std::move(head_);
  }

 private:
  // A label that waits for its value.
  struct Slot {
    size_t block;
    size_t row;
    size_t pair;
  };

  FieldPair& at(const Slot& slot) {
    return head_.blocks[slot.block].rows[slot.row].pairs[slot.pair];
  }

  void read_line(int line) {
    fresh_row_ = true;
    fresh_line_money_ = true;
    std::vector<HeadItem> items = read_head_items(source_, line, in_goal_, torn_);
    add_torn(line, items);
    mend_broken_labels(items);
    read_source_heads(items);
    std::vector<Slot> takers;
    std::vector<Piece> value;
    bool after_value = false;
    for (const HeadItem& item : items) {
      if (item.word == nullptr) {
        value.insert(value.end(), item.pieces.begin(), item.pieces.end());
        after_value = true;
        continue;
      }
      if (after_value) {
        settle(takers, value);
        takers.clear();
        value.clear();
        after_value = false;
      }
      place_label(item, takers);
    }
    settle(takers, value);
    if (!before_value_.empty()) give_to_pending(std::exchange(before_value_, {}));
  }

  // The label beside which the text stands had nothing on its own line: both lines of its value
  // are above and below.
  void give_to_pending(const std::vector<Piece>& held) {
    size_t best = pending_.size();
    int nearest = -1;
    for (size_t i = 0; i < pending_.size(); ++i) {
      const FieldPair& pair = at(pending_[i]);
      const int right = pair.label.pieces.empty() ? -1 : pair.label.pieces.back().x1;
      if (right > held.front().x0 || right <= nearest || is_money(pair.kind)) continue;
      nearest = right;
      best = i;
    }
    if (best == pending_.size()) {
      append_to_last(held);
      return;
    }
    last_ = pending_[best];
    has_last_ = true;
    at(last_).value.pieces = held;
    at(last_).value.moved = true;
    pending_.erase(pending_.begin() + static_cast<std::ptrdiff_t>(best));
  }

  // 资金来源 | 资金总额 side by side, without a value between them, head two columns.
  void read_source_heads(std::vector<HeadItem>& items) const {
    for (size_t i = 0; i + 1 < items.size(); ++i) {
      const LabelWord* next = items[i + 1].word;
      if (items[i].word == nullptr || next == nullptr) continue;
      const bool amounts = next->kind == LabelKind::FundsTotal ||
                           next->kind == LabelKind::FundingAmount ||
                           next->kind == LabelKind::ListAmount;
      const bool last = i + 2 == items.size();
      for (const LabelWord& word : label_words()) {
        const bool source =
            word.kind == LabelKind::FundingSource && word.text == items[i].word->text;
        if (amounts && last && source) items[i].word = &word;
      }
    }
  }

  // Puts the torn labels that stand beside this line in their places.
  void add_torn(int line, std::vector<HeadItem>& items) const {
    for (const TornLabel& label : torn_) {
      if (label.line != line) continue;
      HeadItem item;
      item.word = label.reading.word;
      item.text = label.reading.text;
      item.repaired = true;
      item.pieces = label.pieces;
      const auto place = std::find_if(items.begin(), items.end(), [&](const HeadItem& other) {
        return other.pieces.front().wide_x0 > label.pieces.front().wide_x0;
      });
      items.insert(place, item);
    }
  }

  // A stretch that is the tail of the label that stands here in the document's other forms.
  void mend_broken_labels(std::vector<HeadItem>& items) {
    const LabelWord* last = nullptr;
    for (size_t i = 0; i < items.size(); ++i) {
      HeadItem& item = items[i];
      if (item.word != nullptr) {
        if (last != nullptr) neighbours_.emplace(last->text, item.word->text);
        last = item.word;
        continue;
      }
      const std::u32string text = fold32(joined(source_, item.pieces));
      const bool last_item = i + 1 == items.size();
      if (i == 0 && text.size() >= 2 && !last_item) mend_first(item, text);
      if (i == 0 || last == nullptr || last_item) continue;
      const auto known = neighbours_.find(last->text);
      if (known == neighbours_.end() || text.size() >= known->second.size()) continue;
      const std::u32string& full = known->second;
      if (full.compare(full.size() - text.size(), text.size(), text) != 0) continue;
      take_label(item, full);
      last = item.word;
    }
  }

  // 名称 at the start of a form's first line can only be the rest of one of the labels.
  void mend_first(HeadItem& item, const std::u32string& text) {
    if (in_goal_ || text.size() > 4) return;
    const LabelWord* found = nullptr;
    for (LabelKind kind : {LabelKind::ProjectName, LabelKind::BudgetUnit,
                           LabelKind::ImplementingUnit, LabelKind::Department}) {
      if (kinds_.count(kind) > 0) continue;
      for (const LabelWord& word : label_words()) {
        const bool tail = word.kind == kind && word.text.size() > text.size() &&
                          word.text.compare(word.text.size() - text.size(), text.size(), text) == 0;
        if (tail && found == nullptr) found = &word;
      }
    }
    if (found != nullptr) take_label(item, found->text);
  }

  void take_label(HeadItem& item, const std::u32string& text) {
    for (const LabelWord& word : label_words()) {
      if (word.text != text) continue;
      item.word = &word;
      item.text = text;
      item.repaired = true;
      return;
    }
  }

  FieldCell label_cell(const HeadItem& item) const {
    FieldCell cell;
    cell.text = decode_utf8(tidy_text(encode_utf8(item.text)));
    cell.pieces = item.pieces;
    cell.repaired = item.repaired;
    return cell;
  }

  FieldBlock& open_block(FieldBlock::Kind kind) {
    head_.blocks.emplace_back();
    head_.blocks.back().kind = kind;
    fresh_row_ = true;
    return head_.blocks.back();
  }

  FieldBlock* current(FieldBlock::Kind kind) {
    const bool open = !head_.blocks.empty() && head_.blocks.back().kind == kind;
    return open ? &head_.blocks.back() : nullptr;
  }

  void place_label(const HeadItem& item, std::vector<Slot>& takers) {
    release_held(&item);
    const LabelKind kind = item.word->kind;
    if (is_goal(kind)) {
      place_goal(item);
      return;
    }
    in_goal_ = false;
    if (is_group(kind)) {
      place_group(item);
      return;
    }
    const bool money =
        is_money(kind) || kind == LabelKind::FundingSource || kind == LabelKind::FundingAmount;
    if (!money && kinds_.count(kind) > 0 && repeat_of(item)) return;
    kinds_.insert(kind);
    if (money) {
      add_pair(item, takers, money_block());
      fresh_line_money_ = false;
      return;
    }
    const FieldBlock* block = current(FieldBlock::Kind::Plain);
    if (block == nullptr || (fresh_row_ && !block->rows.empty())) {
      open_block(FieldBlock::Kind::Plain);
    }
    add_pair(item, takers, head_.blocks.size() - 1);
  }

  // The block that amounts belong to: the last one, or one whose label came before another label.
  size_t money_block() {
    if (current(FieldBlock::Kind::Money) != nullptr) return money_ = head_.blocks.size() - 1;
    if (!fresh_line_money_) return money_;
    for (size_t b = 0; b < head_.blocks.size(); ++b) {
      const FieldBlock& block = head_.blocks[b];
      if (block.kind == FieldBlock::Kind::Money && block.rows.empty()) return money_ = b;
    }
    open_block(FieldBlock::Kind::Money);
    return money_ = head_.blocks.size() - 1;
  }

  // The same label printed again: a reader's double of it.
  bool repeat_of(const HeadItem& item) {
    for (FieldBlock& block : head_.blocks) {
      for (FieldRow& row : block.rows) {
        for (FieldPair& pair : row.pairs) {
          if (pair.kind != item.word->kind || pair.label.text != label_cell(item).text) continue;
          pair.label.doubles.insert(pair.label.doubles.end(), item.pieces.begin(),
                                    item.pieces.end());
          return true;
        }
      }
    }
    return false;
  }

  void add_pair(const HeadItem& item, std::vector<Slot>& takers, size_t index) {
    FieldBlock& block = head_.blocks[index];
    if (!takers.empty() && at(takers.back()).label.text == label_cell(item).text) {
      auto& doubles = at(takers.back()).label.doubles;
      doubles.insert(doubles.end(), item.pieces.begin(), item.pieces.end());
      return;
    }
    FieldPair pair;
    pair.kind = item.word->kind;
    pair.label = label_cell(item);
    // Two labels side by side before any value: 财政资金 | 上级资金 is one inside the other.
    const bool heads_amounts = !block.rows.empty() && !fresh_row_ &&
                               block.rows.back().pairs.back().kind == LabelKind::FundingSource;
    if (heads_amounts) pair.kind = LabelKind::FundingAmount;
    if (pair.kind == LabelKind::FundingSource || pair.kind == LabelKind::FundingAmount) {
      if (!heads_amounts) block.rows.emplace_back();
      fresh_row_ = false;
      block.rows.back().pairs.push_back(std::move(pair));
      return;
    }
    const bool nested = !takers.empty() && !block.rows.empty() && takes_nested(item, takers);
    if (nested) {
      FieldPair& outer = at(takers.back());
      pair.outer = outer.label;
      outer = std::move(pair);
      return;
    }
    if (fresh_row_ || block.rows.empty() || (!takers.empty() && is_money(item.word->kind))) {
      block.rows.emplace_back();
    }
    fresh_row_ = false;
    block.rows.back().pairs.push_back(std::move(pair));
    takers.push_back({index, block.rows.size() - 1, block.rows.back().pairs.size() - 1});
  }

  bool takes_nested(const HeadItem& item, const std::vector<Slot>& takers) {
    if (!budget_) return false;
    const FieldPair& before = at(takers.back());
    return before.value.pieces.empty() && !before.outer.present() && is_money(item.word->kind) &&
           is_money(before.kind) && before.label.pieces.front().line == item.pieces.front().line;
  }

  void place_group(const HeadItem& item) {
    kinds_.insert(item.word->kind);
    budget_ = item.word->kind == LabelKind::AnnualBudget;
    FieldBlock* block = current(FieldBlock::Kind::Money);
    if (block == nullptr) {
      open_block(FieldBlock::Kind::Money).group = label_cell(item);
      return;
    }
    if (!block->group.present()) {
      block->group = label_cell(item);
      return;
    }
    // Printed again after a page break: keep the fuller one.
    FieldCell again = label_cell(item);
    if (again.text.size() > block->group.text.size()) std::swap(again, block->group);
    block->group.repaired = true;
    block->group.doubles.insert(block->group.doubles.end(), again.pieces.begin(),
                                again.pieces.end());
  }

  void place_goal(const HeadItem& item) {
    FieldBlock* block = current(FieldBlock::Kind::Goal);
    if (block == nullptr) {
      block = &open_block(FieldBlock::Kind::Goal);
      block->rows.emplace_back();
      block->rows.back().pairs.emplace_back();
    }
    in_goal_ = true;
    FieldPair& pair = block->rows.front().pairs.front();
    const bool annual = item.word->kind != LabelKind::Goal;
    auto& halves = block->rows.front().pairs;
    const bool half = annual && pair.label.present() && pair.kind != item.word->kind;
    if (half && halves.size() == 1) {
      FieldPair second;
      second.kind = item.word->kind;
      second.label = label_cell(item);
      halves.push_back(std::move(second));
      return;
    }
    FieldCell& cell = annual ? pair.label : block->group;
    if (cell.present()) {
      cell.doubles.insert(cell.doubles.end(), item.pieces.begin(), item.pieces.end());
      return;
    }
    cell = label_cell(item);
    if (annual) pair.kind = item.word->kind;
    auto& text = pair.value.pieces;
    text.insert(text.end(), before_goal_.begin(), before_goal_.end());
    before_goal_.clear();
  }

  // Gives the stretch of value to the labels before it, or to one that still waits.
  void settle(const std::vector<Slot>& takers, const std::vector<Piece>& value) {
    for (const Slot& slot : takers) pending_.push_back(slot);
    if (value.empty()) return;
    const bool text = takers.empty() && (in_goal_ || (pending_.empty() && goal_waits()));
    if (text) {
      add_goal_text(value);
      return;
    }
    if (takers.empty() && source_.lines[static_cast<size_t>(value.front().line)].tabs == 0 &&
        stand_below(value)) {
      return;
    }
    if (pending_.empty()) {
      add_stray(value);
      return;
    }
    std::vector<std::vector<Piece>> groups = split_values(value, takers);
    // The labels of this line come first unless a number stands before them all.
    for (auto& group : groups) {
      const size_t index = best_pending(group, takers);
      const bool own_line = at(pending_[index]).label.pieces.back().line == group.front().line;
      last_ = own_line ? pending_[index] : move_to_row(pending_[index]);
      has_last_ = true;
      if (takes_held(at(last_), group)) {
        group.insert(group.begin(), before_value_.begin(), before_value_.end());
        before_value_.clear();
      }
      at(last_).value.pieces = group;
      at(last_).value.moved = !own_line;
      pending_.erase(pending_.begin() + static_cast<std::ptrdiff_t>(index));
      if (pending_.empty()) break;
    }
  }

  // Text on the line above that stands over this value: its first line.
  bool takes_held(const FieldPair& pair, const std::vector<Piece>& value) const {
    if (before_value_.empty() || pair.label.pieces.empty()) return false;
    const Piece& first = before_value_.front();
    return pair.label.pieces.back().x1 <= first.x0 && first.x0 < value.back().x1 &&
           value.front().x0 < before_value_.back().x1 && first.wide_x0 < value.back().wide_x1 &&
           value.front().wide_x0 < before_value_.back().wide_x1;
  }

  // A label that was printed on the line of its value, and read on the line above.
  Slot move_to_row(const Slot& from) {
    FieldPair pair = at(from);
    if (is_money(pair.kind)) return from;
    at(from) = FieldPair();
    at(from).gone = true;
    pair.label.moved = true;
    open_block(FieldBlock::Kind::Plain).rows.emplace_back();
    head_.blocks.back().rows.back().pairs.push_back(std::move(pair));
    fresh_row_ = false;
    return {head_.blocks.size() - 1, 0, 0};
  }

  // Lines without labels in aligned text: each stretch goes to the label left of it in the row
  // above, as its value or the rest of it.
  bool stand_below(const std::vector<Piece>& value) {
    const FieldBlock* block = current(FieldBlock::Kind::Plain);
    if (block == nullptr || block->rows.empty()) return false;
    std::vector<std::vector<Piece>> stretches;
    for (const Piece& piece : value) {
      if (stretches.empty() || piece.gap == Gap::Wide) stretches.emplace_back();
      stretches.back().push_back(piece);
    }
    std::vector<Slot> slots;
    for (const auto& stretch : stretches) {
      const Slot slot = label_left_of(stretch.front());
      const FieldPair& pair = at(slot);
      const bool fits = !pair.label.pieces.empty() &&
                        pair.label.pieces.back().x1 <= stretch.front().x0 &&
                        (pair.value.pieces.empty() || goes_on(pair.value.pieces, stretch));
      if (!fits) return false;
      slots.push_back(slot);
    }
    for (size_t i = 0; i < slots.size(); ++i) {
      FieldPair& pair = at(slots[i]);
      pair.value.pieces.insert(pair.value.pieces.end(), stretches[i].begin(), stretches[i].end());
      pair.value.moved = true;
      last_ = slots[i];
      has_last_ = true;
      drop_pending(slots[i]);
    }
    return true;
  }

  void drop_pending(const Slot& slot) {
    for (size_t i = 0; i < pending_.size(); ++i) {
      const bool same = pending_[i].block == slot.block && pending_[i].row == slot.row &&
                        pending_[i].pair == slot.pair;
      if (!same) continue;
      pending_.erase(pending_.begin() + static_cast<std::ptrdiff_t>(i));
      return;
    }
  }

  // Of the last row's labels the nearest one to the left.
  Slot label_left_of(const Piece& piece) const {
    const size_t block = head_.blocks.size() - 1;
    const auto& rows = head_.blocks[block].rows;
    Slot best{block, rows.size() - 1, 0};
    const auto& pairs = rows.back().pairs;
    for (size_t p = 0; p < pairs.size(); ++p) {
      if (!pairs[p].label.pieces.empty() && pairs[p].label.pieces.back().x1 <= piece.x0)
        best.pair = p;
    }
    return best;
  }

  static bool goes_on(const std::vector<Piece>& value, const std::vector<Piece>& more) {
    size_t start = value.size() - 1;
    while (start > 0 && value[start - 1].line == value.back().line) --start;
    constexpr int kRagged = 3;
    return value.back().wide_x1 - value[start].wide_x0 + kRagged >=
           more.back().wide_x1 - more.front().wide_x0;
  }

  bool wants_number(LabelKind kind) const { return is_money(kind); }

  size_t best_pending(const std::vector<Piece>& group, const std::vector<Slot>& takers) {
    const std::u32string text = fold32(joined(source_, group));
    const bool number = is_amount(text);
    // With one label on the line its value follows; a label of an earlier line waits in turn.
    const size_t own = pending_.size() >= takers.size() ? pending_.size() - takers.size() : 0;
    size_t best = pending_.size() - 1;
    double best_score = -1e9;
    for (size_t i = 0; i < pending_.size(); ++i) {
      const FieldPair& pair = at(pending_[i]);
      double score = wants_number(pair.kind) == number ? 1 : -1;
      score -= i < own && !takers.empty() ? 2.5 : 0;
      // Side by side, the last label is the one beside the value; run together, values come in
      // turn.
      const Gap gap = pair.label.pieces.empty() ? Gap::None : pair.label.pieces.front().gap;
      const bool apart = gap == Gap::Wide || gap == Gap::Tab;
      score += i + 1 == pending_.size() && takers.size() > 1 && apart ? 1 : 0;
      score -= 0.1 * static_cast<double>(i);
      if (score <= best_score) continue;
      best_score = score;
      best = i;
    }
    return best;
  }

  // One stretch per label: at tabs if there are as many, numbers one by one.
  std::vector<std::vector<Piece>> split_values(const std::vector<Piece>& value,
                                               const std::vector<Slot>& takers) {
    size_t money = 0;
    for (const Slot& slot : takers) money += is_money(at(slot).kind) ? 1 : 0;
    if (takers.size() < 2) return {value};
    std::vector<std::vector<Piece>> groups;
    for (const Piece& piece : value) {
      const std::u32string before =
          groups.empty() ? std::u32string() : fold32(joined(source_, groups.back()));
      const bool open_number = !before.empty() && (before.back() == U'.' || before.back() == U',');
      const bool fresh = groups.empty() || (money > 0 ? !open_number : piece.gap == Gap::Tab);
      if (fresh) groups.emplace_back();
      groups.back().push_back(piece);
    }
    if (groups.size() > takers.size() || (money == 0 && groups.size() < takers.size())) {
      return {value};
    }
    return groups;
  }

  // A goal's label stood on an earlier line, its text is still to come.
  bool goal_waits() const {
    const FieldBlock* block = goal_block();
    return block != nullptr && block->rows.front().pairs.front().value.pieces.empty();
  }

  const FieldBlock* goal_block() const {
    for (size_t b = head_.blocks.size(); b-- > 0;) {
      if (head_.blocks[b].kind == FieldBlock::Kind::Goal) return &head_.blocks[b];
    }
    return nullptr;
  }

  void add_goal_text(const std::vector<Piece>& value) {
    in_goal_ = true;
    auto* block = const_cast<FieldBlock*>(goal_block());
    if (block->rows.front().pairs.size() > 1) {
      add_goal_halves(value, block->rows.front().pairs);
      return;
    }
    auto& pieces = block->rows.front().pairs.front().value.pieces;
    const std::vector<Piece> woven = weave(without_doubles(value));
    FieldCell& goal = block->rows.front().pairs.front().value;
    if (!woven.empty() && woven.front().gap != value.front().gap) {
      goal.repaired = true;
    } else {
      // Strips that do not fit together line by line: their order is a guess.
      const auto strips = std::count_if(woven.begin(), woven.end(),
                                        [](const Piece& piece) { return piece.gap == Gap::Tab; });
      const bool several =
          strips > 1 || (strips == 1 && !woven.empty() && woven.front().gap != Gap::Tab);
      goal.review = goal.review || several;
    }
    pieces.insert(pieces.end(), woven.begin(), woven.end());
  }

  // The texts of a mid-term and a year's goal stand side by side.
  void add_goal_halves(const std::vector<Piece>& value, std::vector<FieldPair>& halves) const {
    const SourceLine& line = source_.lines[static_cast<size_t>(value.front().line)];
    const auto centre = [](const FieldPair& pair) {
      return pair.label.pieces.front().wide_x0 + pair.label.pieces.back().wide_x1;
    };
    const int middle = (centre(halves.front()) + centre(halves.back())) / 4;
    size_t wide = 0;  // the gap between the halves, where both have text on this line
    for (size_t i = 1; i < value.size(); ++i) {
      if (value[i].gap == Gap::Wide) wide = i;
    }
    for (size_t i = 0; i < value.size(); ++i) {
      const bool beyond_gap = wide > 0 ? i >= wide : value[i].wide_x0 > middle;
      const bool second = line.tabs > 0
                              ? value[i].field >= halves.back().label.pieces.front().field
                              : beyond_gap;
      (second ? halves.back() : halves.front()).value.pieces.push_back(value[i]);
    }
  }

  // A strip that was read a second time as a cell of its own: its letters stand in another piece of
  // the line, but for one at most.
  std::vector<Piece> without_doubles(const std::vector<Piece>& value) {
    std::vector<Piece> kept;
    constexpr size_t kNowhere = std::u32string_view::npos;
    FieldCell& goal = const_cast<FieldBlock*>(goal_block())->rows.front().pairs.front().value;
    for (size_t i = 0; i < value.size(); ++i) {
      bool twin = false;
      for (size_t k = 0; k < value.size() && !twin; ++k) {
        twin = k != i && value[k].end - value[k].begin > value[i].end - value[i].begin &&
               holds(source_.view(value[k]), source_.view(value[i]));
        // Two readings that differ: one of them is wrong.
        if (twin && source_.view(value[k]).find(source_.view(value[i])) == kNowhere) goal.review = true;
      }
      (twin ? goal.doubles : kept).push_back(value[i]);
    }
    return kept;
  }

  static bool holds(std::u32string_view text, std::u32string_view part) {
    constexpr size_t kShortestDouble = 8;
    if (part.size() < kShortestDouble) return false;
    for (size_t at = 0; at + part.size() <= text.size(); ++at) {
      int wrong = 0;
      for (size_t i = 0; i < part.size() && wrong < 2; ++i)
        wrong += text[at + i] == part[i] ? 0 : 1;
      if (wrong < 2) return true;
    }
    return false;
  }

  // Text that no label asks for: a money row whose label cannot be read, a further line of the
  // value before, or nothing we know.
  void add_stray(const std::vector<Piece>& value) {
    const std::u32string last = fold32(source_.view(value.back()));
    if (current(FieldBlock::Kind::Money) != nullptr && value.size() > 1) {
      size_t digits = value.size();
      std::u32string number;
      while (digits > 0) {
        const std::u32string more = fold32(source_.view(value[digits - 1])) + number;
        if (!is_amount(more)) break;
        number = more;
        --digits;
      }
      if (digits > 0 && digits < value.size()) {
        add_unread_row(value, digits);
        return;
      }
    }
    constexpr size_t kLongestUnit = 14;  // (万元), or a misread label
    if (current(FieldBlock::Kind::Money) != nullptr && head_.blocks.back().group.present() &&
        joined(source_, value).size() <= kLongestUnit) {
      add_to_group(value, head_.blocks.back().group);
      return;
    }
    held_.insert(held_.end(), value.begin(), value.end());
  }

  // Text beside amounts: the unit of the spanning label, or a second reading of it.
  void add_to_group(const std::vector<Piece>& value, FieldCell& group) {
    for (const Piece& piece : value) {
      const std::u32string text = fold32(source_.view(piece));
      const bool unit = text.size() > 2 && text.front() == U'(' && text.back() == U')' &&
                        text.find(U'元') != std::u32string::npos &&
                        group.text.find(U'(') == std::u32string::npos;
      (unit ? group.pieces : group.doubles).push_back(piece);
      if (unit) group.text += text;
      group.repaired = group.repaired || !unit;
    }
  }

  // Text above the label in whose cell it stands (labels are centred over the lines of a goal), or
  // the rest of the value before it.
  void release_held(const HeadItem* label) {
    if (held_.empty()) return;
    std::vector<Piece> held = std::move(held_);
    held_.clear();
    constexpr size_t kGoalLine = 16;
    const bool goal =
        label != nullptr && is_goal(label->word->kind) && joined(source_, held).size() >= kGoalLine;
    if (goal) {
      before_goal_ = held;
      return;
    }
    if (label != nullptr && !continues_last(held)) {
      before_value_ = held;
      return;
    }
    append_to_last(held);
  }

  // The value before ends in a full line, so that this may be the rest of it.
  bool continues_last(const std::vector<Piece>& held) {
    if (!has_last_ || at(last_).value.pieces.empty()) return false;
    return goes_on(at(last_).value.pieces, held);
  }

  // Of the values in the last row the one that stands over this text.
  Slot above(const std::vector<Piece>& held) {
    const FieldRow& row = head_.blocks[last_.block].rows[last_.row];
    for (size_t p = 0; p < row.pairs.size(); ++p) {
      const auto& value = row.pairs[p].value.pieces;
      if (value.empty() || held.front().gap == Gap::Tab) continue;
      const bool over = value.front().wide_x0 < held.back().wide_x1 &&
                        held.front().wide_x0 < value.back().wide_x1 &&
                        value.front().x0 < held.back().x1 && held.front().x0 < value.back().x1;
      if (over) return {last_.block, last_.row, p};
    }
    return last_;
  }

  void append_to_last(const std::vector<Piece>& held) {
    if (has_last_ && !looks_garbled(fold32(joined(source_, held))) && !is_money(at(last_).kind)) {
      FieldPair& pair = at(above(held));
      pair.value.pieces.insert(pair.value.pieces.end(), held.begin(), held.end());
      pair.value.moved = true;
      return;
    }
    head_.unused.insert(head_.unused.end(), held.begin(), held.end());
  }

  void add_unread_row(const std::vector<Piece>& value, size_t digits) {
    FieldPair pair;
    pair.label.pieces.assign(value.begin(), value.begin() + static_cast<std::ptrdiff_t>(digits));
    pair.label.text = join_pieces(source_, pair.label.pieces);
    pair.label.review = true;
    pair.value.pieces.assign(value.begin() + static_cast<std::ptrdiff_t>(digits), value.end());
    FieldBlock& block = head_.blocks.back();
    block.rows.emplace_back();
    block.rows.back().pairs.push_back(std::move(pair));
  }

  void finish() {
    release_held(nullptr);
    for (FieldBlock& block : head_.blocks) {
      for (FieldRow& row : block.rows) {
        for (FieldPair& pair : row.pairs) {
          if (pair.value.text.empty()) pair.value.text = join_pieces(source_, pair.value.pieces);
          if (pair.value.repaired) pair.value.review = pair.value.review || false;
        }
      }
      if (block.kind == FieldBlock::Kind::Money) settle_money(block);
    }
    share_outer_labels();
  }

  // 财政资金 covers the rows below it that have no outer label of their own, and those above it if
  // it stands in the middle of them.
  void share_outer_labels() {
    for (FieldBlock& block : head_.blocks) {
      FieldPair* first = nullptr;  // of the sources above the first outer label
      FieldPair* open = nullptr;
      for (FieldRow& row : block.rows) {
        for (FieldPair& pair : row.pairs) {
          if (pair.gone) continue;
          if (pair.outer.present()) {
            if (open == nullptr && first != nullptr) {
              std::swap(first->outer, pair.outer);
              first->outer.moved = pair.same_outer = true;
            }
            open = &pair;
          } else if (open != nullptr) {
            pair.same_outer = is_source_name(pair.kind);
            if (!pair.same_outer) open = nullptr;
          } else if (first == nullptr && is_source_name(pair.kind)) {
            first = &pair;
          }
        }
      }
    }
  }

  static bool is_source_name(LabelKind kind) {
    return kind == LabelKind::SourceName || kind == LabelKind::FundsPart;
  }

  const SourceText& source_;
  LabelNeighbours& neighbours_;
  FormHead head_;
  std::set<LabelKind> kinds_;
  std::vector<TornLabel> torn_;
  std::vector<Piece> held_;          ///< text without a label, until the next label says whose
  std::vector<Piece> before_value_;  ///< text above the label beside it
  std::vector<Piece> before_goal_;   ///< text above the goal's label
  std::vector<Slot> pending_;
  Slot last_{0, 0, 0};
  bool has_last_ = false;
  bool in_goal_ = false;
  bool budget_ = false;
  bool fresh_row_ = true;
  size_t money_ = 0;  ///< the money block that this line adds to
  bool fresh_line_money_ = true;
};

}  // namespace

FormHead read_head(const SourceText& source, int first, int last, LabelNeighbours& neighbours) {
  return HeadParser(source, neighbours).run(first, last);
}

}  // namespace gewu

#include "rebuild/head.h"

#include <algorithm>
#include <utility>

#include "base/text.h"
#include "rebuild/head_parser.h"
#include "rebuild/segment.h"

namespace gewu {

namespace {

// A line of a goal, however short.
bool ends_clause(std::u32string_view text) {
  static constexpr std::u32string_view kEnds = U"；。;";
  return !text.empty() && kEnds.find(text.back()) != std::u32string_view::npos;
}

}  // namespace

FormHead HeadParser::run(int first, int last) {
  bool tabs = false;
  for (int line = first; line <= last; ++line) {
    tabs = tabs || source_.lines[static_cast<size_t>(line)].tabs > 0;
  }
  const Layout layout = tabs ? Layout::Tabs : layout_;
  torn_ = find_torn_labels(source_, layout, first, last);
  wraps_ = find_wrapped_values(source_, layout, first, last, torn_);
  for (int line = first; line <= last; ++line) {
    const bool text = !source_.lines[static_cast<size_t>(line)].blank();
    if (text && !is_page_number(source_, line)) read_line(line);
  }
  finish();
  return std::move(head_);
}

FieldPair& HeadParser::at(const Slot& slot) {
  return head_.blocks[slot.block].rows[slot.row].pairs[slot.pair];
}

void HeadParser::read_line(int line) {
  fresh_row_ = true;
  fresh_line_money_ = true;
  std::vector<HeadItem> items = read_head_items(source_, line, in_goal_, torn_);
  add_torn(line, items);
  add_wrapped(line, items);
  items.insert(items.begin(), carried_.begin(), carried_.end());
  carried_.clear();
  if (spans_rows_below(line, items)) {
    carried_.push_back(items.back());
    items.pop_back();
  }
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

bool HeadParser::spans_rows_below(int line, const std::vector<HeadItem>& items) const {
  const bool budget = budget_ || (!items.empty() && items.front().word != nullptr &&
                                  items.front().word->kind == LabelKind::AnnualBudget);
  const auto value = [](const HeadItem& item) { return item.word == nullptr; };
  if (!budget || items.empty() || std::any_of(items.begin(), items.end(), value) ||
      !is_money(items.back().word->kind) || layout_ == Layout::Tabs) {
    return false;
  }
  const int next = line + 1;
  if (next >= static_cast<int>(source_.lines.size())) return false;
  const std::vector<HeadItem> below = read_head_items(source_, next, false, torn_);
  return !below.empty() && below.front().word != nullptr && is_money(below.front().word->kind) &&
         left_of(below.front().pieces.front(), layout_) >=
             right_of(items.back().pieces.back(), layout_);
}

void HeadParser::give_to_pending(const std::vector<Piece>& held) {
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

void HeadParser::settle(const std::vector<Slot>& takers, const std::vector<Piece>& value) {
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

bool HeadParser::takes_held(const FieldPair& pair, const std::vector<Piece>& value) const {
  if (before_value_.empty() || pair.label.pieces.empty()) return false;
  const Piece& first = before_value_.front();
  return pair.label.pieces.back().x1 <= first.x0 && first.x0 < value.back().x1 &&
         value.front().x0 < before_value_.back().x1 && first.wide_x0 < value.back().wide_x1 &&
         value.front().wide_x0 < before_value_.back().wide_x1;
}

HeadParser::Slot HeadParser::move_to_row(const Slot& from) {
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

bool HeadParser::stand_below(const std::vector<Piece>& value) {
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

void HeadParser::drop_pending(const Slot& slot) {
  for (size_t i = 0; i < pending_.size(); ++i) {
    const bool same = pending_[i].block == slot.block && pending_[i].row == slot.row &&
                      pending_[i].pair == slot.pair;
    if (!same) continue;
    pending_.erase(pending_.begin() + static_cast<std::ptrdiff_t>(i));
    return;
  }
}

HeadParser::Slot HeadParser::label_left_of(const Piece& piece) const {
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

bool HeadParser::goes_on(const std::vector<Piece>& value, const std::vector<Piece>& more) {
  size_t start = value.size() - 1;
  while (start > 0 && value[start - 1].line == value.back().line) --start;
  constexpr int kRagged = 3;
  return value.back().wide_x1 - value[start].wide_x0 + kRagged >=
         more.back().wide_x1 - more.front().wide_x0;
}

size_t HeadParser::best_pending(const std::vector<Piece>& group, const std::vector<Slot>& takers) {
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

std::vector<std::vector<Piece>> HeadParser::split_values(const std::vector<Piece>& value,
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

void HeadParser::add_stray(const std::vector<Piece>& value) {
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
  const std::u32string text = joined(source_, value);
  if (current(FieldBlock::Kind::Money) != nullptr && head_.blocks.back().group.present() &&
      text.size() <= kLongestUnit && !ends_clause(text)) {
    add_to_group(value, head_.blocks.back().group);
    return;
  }
  held_.insert(held_.end(), value.begin(), value.end());
}

void HeadParser::add_to_group(const std::vector<Piece>& value, FieldCell& group) {
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

void HeadParser::release_held(const HeadItem* label) {
  if (held_.empty()) return;
  std::vector<Piece> held = std::move(held_);
  held_.clear();
  constexpr size_t kGoalLine = 16;
  const std::u32string text = joined(source_, held);
  const bool goal = label != nullptr && is_goal(label->word->kind) &&
                    (text.size() >= kGoalLine || ends_clause(text));
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

bool HeadParser::continues_last(const std::vector<Piece>& held) {
  if (!has_last_ || at(last_).value.pieces.empty()) return false;
  return goes_on(at(last_).value.pieces, held);
}

HeadParser::Slot HeadParser::above(const std::vector<Piece>& held) {
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

void HeadParser::append_to_last(const std::vector<Piece>& held) {
  if (has_last_ && !looks_garbled(fold32(joined(source_, held))) && !is_money(at(last_).kind)) {
    FieldPair& pair = at(above(held));
    pair.value.pieces.insert(pair.value.pieces.end(), held.begin(), held.end());
    pair.value.moved = true;
    return;
  }
  head_.unused.insert(head_.unused.end(), held.begin(), held.end());
}

void HeadParser::add_unread_row(const std::vector<Piece>& value, size_t digits) {
  FieldPair pair;
  pair.label.pieces.assign(value.begin(), value.begin() + static_cast<std::ptrdiff_t>(digits));
  pair.label.text = join_pieces(source_, pair.label.pieces);
  pair.label.review = true;
  pair.value.pieces.assign(value.begin() + static_cast<std::ptrdiff_t>(digits), value.end());
  FieldBlock& block = head_.blocks.back();
  block.rows.emplace_back();
  block.rows.back().pairs.push_back(std::move(pair));
}

void HeadParser::finish() {
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

void HeadParser::share_outer_labels() {
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

bool HeadParser::is_source_name(LabelKind kind) {
  return kind == LabelKind::SourceName || kind == LabelKind::FundsPart;
}

FormHead read_head(const SourceText& source, Layout layout, int first, int last,
                   LabelNeighbours& neighbours) {
  return HeadParser(source, layout, neighbours).run(first, last);
}

}  // namespace gewu

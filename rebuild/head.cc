#include "rebuild/head.h"

#include <algorithm>
#include <set>
#include <utility>

#include "base/text.h"
#include "rebuild/segment.h"

namespace gewu {

namespace {

constexpr int kMostLabelPieces = 4;
constexpr double kGoodLabel = 0.79;
constexpr double kGoodPart = 0.74;  // behind 其中, where only a few labels may stand

bool is_money(LabelKind kind) {
  switch (kind) {
    case LabelKind::FundsTotal:
    case LabelKind::FundsFiscal:
    case LabelKind::FundsOther:
    case LabelKind::SpecialBond:
    case LabelKind::ProjectTotal:
    case LabelKind::FundsPart:
    case LabelKind::SourceName:
      return true;
    default:
      return false;
  }
}

bool is_goal(LabelKind kind) {
  return kind == LabelKind::Goal || kind == LabelKind::AnnualGoal || kind == LabelKind::MidtermGoal;
}

bool is_group(LabelKind kind) {
  return kind == LabelKind::Funds || kind == LabelKind::AnnualBudget;
}

bool is_head_label(LabelKind kind) {
  return kind != LabelKind::None && kind != LabelKind::Sum && kind != LabelKind::ListNumber &&
         kind != LabelKind::ListAmount && kind != LabelKind::Remark &&
         column_kind(kind) == ColumnKind::Other;
}

// A run of pieces of one line: a label, or a stretch of value.
struct Item {
  const LabelWord* word = nullptr;  // null: value
  std::u32string text;              // of a label, completed
  bool repaired = false;
  std::vector<Piece> pieces;
};

std::u32string joined(const SourceText& source, const std::vector<Piece>& pieces) {
  std::u32string text;
  for (const Piece& piece : pieces) text += source.view(piece);
  return text;
}

Piece slice(const Piece& piece, size_t from, size_t to) {
  Piece part = piece;
  part.begin = piece.begin + from;
  part.end = piece.begin + to;
  part.x0 = piece.x0 + static_cast<int>(from);
  part.x1 = piece.x0 + static_cast<int>(to);
  part.wide_x0 = piece.wide_x0 + 2 * static_cast<int>(from);
  if (from > 0) part.gap = Gap::None;
  return part;
}

// Cuts an atom such as 年度资金总额：10 or 预算单位项目名称 behind its label; 0: no cut.
size_t label_end(std::u32string_view folded) {
  size_t at = 0;
  static constexpr std::u32string_view kOfWhich = U"其中:";
  if (folded.substr(0, kOfWhich.size()) == kOfWhich) at = kOfWhich.size();
  const LabelWordMatch match = label_prefix(folded.substr(at));
  if (match.used == 0) return 0;
  at += match.used;
  if (at < folded.size() && folded[at] == U'(') {
    const size_t close = folded.find(U')', at);
    constexpr size_t kLongestNote = 8;
    if (close != std::u32string_view::npos && close - at < kLongestNote) at = close + 1;
  }
  if (at == folded.size()) return 0;
  if (folded[at] == U':') return at + 1 < folded.size() ? at + 1 : 0;
  const bool digit = folded[at] >= U'0' && folded[at] <= U'9';
  if (digit && is_money(match.word->kind)) return at;
  const LabelWordMatch next = label_prefix(folded.substr(at));
  const bool also_label = next.used > 1 && is_head_label(next.word->kind);
  return also_label ? at : 0;
}

// A label torn over lines: 总 / 体 / 目 / 标.
struct TornLabel {
  LabelReading reading;
  std::vector<Piece> pieces;
  int line = 0;  // beside which it stands
};

// Finds labels whose pieces stand above each other.
class TornLabels {
 public:
  TornLabels(const SourceText& source, Layout layout, int first, int last)
      : source_(source), layout_(layout) {
    for (int line = first; line <= last; ++line) {
      const SourceLine& source_line = source.lines[static_cast<size_t>(line)];
      for (int a = source_line.atom_begin; a < source_line.atom_end; ++a) {
        const Atom& atom = source.atoms[static_cast<size_t>(a)];
        constexpr size_t kLongestPiece = 10;
        const bool label = read_label(source.view(atom)).score == 1;
        if (atom.end - atom.begin <= kLongestPiece && !label) pieces_.push_back(atom);
      }
    }
  }

  std::vector<TornLabel> find() {
    std::vector<TornLabel> found;
    std::vector<bool> taken(pieces_.size(), false);
    for (size_t i = 0; i < pieces_.size(); ++i) {
      if (taken[i]) continue;
      std::vector<size_t> chain{i};
      TornLabel label;
      if (!grow(chain, taken, label)) continue;
      for (size_t k : chain) taken[k] = true;
      label.line = (pieces_[chain.front()].line + pieces_[chain.back()].line) / 2;
      found.push_back(label);
    }
    return found;
  }

 private:
  bool grow(std::vector<size_t>& chain, const std::vector<bool>& taken, TornLabel& label) const {
    constexpr size_t kMostPieces = 6;
    constexpr int kMostGap = 4;  // lines between two letters of a label set vertically
    const Piece& last = pieces_[chain.back()];
    for (size_t k = chain.back() + 1; k < pieces_.size() && chain.size() < kMostPieces; ++k) {
      const Piece& next = pieces_[k];
      if (next.line > last.line + kMostGap) break;
      if (taken[k] || next.line == last.line || !above(last, next)) continue;
      chain.push_back(k);
      const LabelReading reading = read_label(text_of(chain));
      if (reading.score == 1 && is_head_label(reading.word->kind)) {
        label.reading = reading;
        for (size_t index : chain) label.pieces.push_back(pieces_[index]);
        return true;
      }
      if (grow(chain, taken, label)) return true;
      chain.pop_back();
      return false;  // the next piece below belongs to this column, or none does
    }
    return false;
  }

  bool above(const Piece& a, const Piece& b) const {
    return left_of(a, layout_) < right_of(b, layout_) && left_of(b, layout_) < right_of(a, layout_);
  }

  std::u32string text_of(const std::vector<size_t>& chain) const {
    std::u32string text;
    for (size_t k : chain) text += source_.view(pieces_[k]);
    return text;
  }

  const SourceText& source_;
  Layout layout_;
  std::vector<Piece> pieces_;
};

class LineItems {
 public:
  LineItems(const SourceText& source, bool in_goal) : source_(source), in_goal_(in_goal) {}

  std::vector<Item> read(int line, const std::vector<TornLabel>& torn) {
    collect(line, torn);
    const size_t n = pieces_.size();
    for (size_t j = 1; in_goal_ && j <= std::min<size_t>(n, kMostLabelPieces); ++j) {
      if (label_worth(0, j) > 0) in_goal_ = false;  // the goal is over
    }
    std::vector<double> best(n + 1, -1e9);
    std::vector<size_t> from(n + 1, 0);
    std::vector<bool> label(n + 1, false);
    best[0] = 0;
    for (size_t i = 0; i < n; ++i) {
      offer(best, from, label, i, i + 1, -0.05, false);
      for (size_t j = i + 1; j <= std::min(n, i + kMostLabelPieces); ++j) {
        const double worth = label_worth(i, j);
        if (worth > 0) offer(best, from, label, i, j, worth, true);
      }
    }
    return trace(from, label);
  }

 private:
  static bool consumed(const Atom& atom, const std::vector<TornLabel>& torn) {
    return std::any_of(torn.begin(), torn.end(), [&](const TornLabel& label) {
      return std::any_of(label.pieces.begin(), label.pieces.end(),
                         [&](const Piece& piece) { return piece.begin == atom.begin; });
    });
  }

  void collect(int line, const std::vector<TornLabel>& torn) {
    const SourceLine& source_line = source_.lines[static_cast<size_t>(line)];
    for (int a = source_line.atom_begin; a < source_line.atom_end; ++a) {
      Piece rest = source_.atoms[static_cast<size_t>(a)];
      if (consumed(rest, torn)) continue;
      constexpr size_t kLongestWithLabel = 64;
      while (rest.end - rest.begin < kLongestWithLabel) {
        const size_t end = label_end(fold32(source_.view(rest)));
        if (end == 0) break;
        pieces_.push_back(slice(rest, 0, end));
        rest = slice(rest, end, rest.end - rest.begin);
      }
      pieces_.push_back(rest);
    }
  }

  std::vector<Piece> run(size_t from, size_t to) const {
    return {pieces_.begin() + static_cast<std::ptrdiff_t>(from),
            pieces_.begin() + static_cast<std::ptrdiff_t>(to)};
  }

  // Reads a run of pieces as a label, side by side or strip by strip.
  LabelReading reading(size_t from, size_t to) const {
    const std::vector<Piece> pieces = run(from, to);
    LabelReading plain = read_label(joined(source_, pieces));
    if (to - from == 2 && plain.score < 1) {
      const LabelReading lapped = read_label(lapped_text(pieces));
      if (lapped.score == 1) plain = {lapped.word, 0.97, lapped.text};
    }
    if (to - from < 4) return plain;
    LabelReading woven = read_label(joined(source_, weave(pieces)));
    return woven.score > plain.score ? woven : plain;
  }

  // Two pieces that a column line cut through one character, which was read twice: 绩效|效目标.
  std::u32string lapped_text(const std::vector<Piece>& pieces) const {
    std::u32string text(source_.view(pieces.front()));
    const std::u32string_view tail = source_.view(pieces.back());
    text += tail.front() == text.back() ? tail.substr(1) : tail;
    return text;
  }

  double label_worth(size_t from, size_t to) const {
    size_t length = 0;
    for (size_t i = from; i < to; ++i) length += pieces_[i].end - pieces_[i].begin;
    constexpr size_t kLongestLabel = 28;
    if (length > kLongestLabel) return 0;
    const LabelReading label = reading(from, to);
    const bool part = source_.text.compare(pieces_[from].begin, 2, U"其中") == 0;
    if (label.word == nullptr || label.score < (part ? kGoodPart : kGoodLabel) ||
        !is_head_label(label.word->kind)) {
      return 0;
    }
    if (in_goal_ && (from > 0 || label.score < 0.99) && !is_goal(label.word->kind)) return 0;
    double worth = 2 * label.score - 0.6;
    for (size_t i = from + 1; i < to; ++i) worth -= pieces_[i].gap == Gap::Tab ? 0.4 : 0.03;
    return worth;
  }

  static void offer(std::vector<double>& best, std::vector<size_t>& from, std::vector<bool>& label,
                    size_t i, size_t j, double worth, bool is_label) {
    if (best[i] + worth <= best[j]) return;
    best[j] = best[i] + worth;
    from[j] = i;
    label[j] = is_label;
  }

  std::vector<Item> trace(const std::vector<size_t>& from, const std::vector<bool>& label) const {
    std::vector<Item> items;
    for (size_t j = pieces_.size(); j > 0; j = from[j]) {
      Item item;
      item.pieces = run(from[j], j);
      if (label[j]) {
        const LabelReading read = reading(from[j], j);
        item.word = read.word;
        item.text = read.text;
        item.repaired = read.score < 1 || from[j] + 1 < j;
      }
      items.push_back(std::move(item));
    }
    std::reverse(items.begin(), items.end());
    return items;
  }

  const SourceText& source_;
  bool in_goal_;
  std::vector<Piece> pieces_;
};

class HeadParser {
 public:
  HeadParser(const SourceText& source, LabelNeighbours& neighbours)
      : source_(source), neighbours_(neighbours) {}

  FormHead run(int first, int last) {
    bool tabs = false;
    for (int line = first; line <= last; ++line) {
      tabs = tabs || source_.lines[static_cast<size_t>(line)].tabs > 0;
    }
    torn_ = TornLabels(source_, tabs ? Layout::Tabs : Layout::Wide, first, last).find();
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
    std::vector<Item> items = LineItems(source_, in_goal_).read(line, torn_);
    add_torn(line, items);
    mend_broken_labels(items);
    read_source_heads(items);
    std::vector<Slot> takers;
    std::vector<Piece> value;
    bool after_value = false;
    for (const Item& item : items) {
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
  void read_source_heads(std::vector<Item>& items) const {
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
  void add_torn(int line, std::vector<Item>& items) const {
    for (const TornLabel& label : torn_) {
      if (label.line != line) continue;
      Item item;
      item.word = label.reading.word;
      item.text = label.reading.text;
      item.repaired = true;
      item.pieces = label.pieces;
      const auto place = std::find_if(items.begin(), items.end(), [&](const Item& other) {
        return other.pieces.front().wide_x0 > label.pieces.front().wide_x0;
      });
      items.insert(place, item);
    }
  }

  // A stretch that is the tail of the label that stands here in the document's other forms.
  void mend_broken_labels(std::vector<Item>& items) {
    const LabelWord* last = nullptr;
    for (size_t i = 0; i < items.size(); ++i) {
      Item& item = items[i];
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
  void mend_first(Item& item, const std::u32string& text) {
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

  void take_label(Item& item, const std::u32string& text) {
    for (const LabelWord& word : label_words()) {
      if (word.text != text) continue;
      item.word = &word;
      item.text = text;
      item.repaired = true;
      return;
    }
  }

  FieldCell label_cell(const Item& item) const {
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

  void place_label(const Item& item, std::vector<Slot>& takers) {
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
  bool repeat_of(const Item& item) {
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

  void add_pair(const Item& item, std::vector<Slot>& takers, size_t index) {
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

  bool takes_nested(const Item& item, const std::vector<Slot>& takers) {
    if (!budget_) return false;
    const FieldPair& before = at(takers.back());
    return before.value.pieces.empty() && !before.outer.present() && is_money(item.word->kind) &&
           is_money(before.kind) && before.label.pieces.front().line == item.pieces.front().line;
  }

  void place_group(const Item& item) {
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

  void place_goal(const Item& item) {
    FieldBlock* block = current(FieldBlock::Kind::Goal);
    if (block == nullptr) {
      block = &open_block(FieldBlock::Kind::Goal);
      block->rows.emplace_back();
      block->rows.back().pairs.emplace_back();
    }
    in_goal_ = true;
    FieldPair& pair = block->rows.front().pairs.front();
    const bool annual = item.word->kind != LabelKind::Goal;
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

  // A strip that was read a second time as a cell of its own: its letters stand in another piece of
  // the line, but for one at most.
  std::vector<Piece> without_doubles(const std::vector<Piece>& value) {
    std::vector<Piece> kept;
    auto& doubles = const_cast<FieldBlock*>(goal_block())->rows.front().pairs.front().value.doubles;
    for (size_t i = 0; i < value.size(); ++i) {
      bool twin = false;
      for (size_t k = 0; k < value.size() && !twin; ++k) {
        twin = k != i && value[k].end - value[k].begin > value[i].end - value[i].begin &&
               holds(source_.view(value[k]), source_.view(value[i]));
      }
      (twin ? doubles : kept).push_back(value[i]);
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
  void release_held(const Item* label) {
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

  // 财政资金 covers the rows below it that have no outer label of their own.
  void share_outer_labels() {
    for (FieldBlock& block : head_.blocks) {
      bool open = false;
      for (FieldRow& row : block.rows) {
        for (FieldPair& pair : row.pairs) {
          if (pair.outer.present()) {
            open = true;
          } else if (open && pair.kind == LabelKind::SourceName) {
            pair.same_outer = true;
          } else {
            open = false;
          }
        }
      }
    }
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

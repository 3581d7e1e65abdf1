// Goals: texts beside their label or below it, whole, in strips, or in two halves.
#include <algorithm>

#include "rebuild/head_parser.h"

namespace gewu {

void HeadParser::place_goal(const HeadItem& item) {
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

bool HeadParser::goal_waits() const {
  const FieldBlock* block = goal_block();
  return block != nullptr && block->rows.front().pairs.front().value.pieces.empty();
}

const FieldBlock* HeadParser::goal_block() const {
  for (size_t b = head_.blocks.size(); b-- > 0;) {
    if (head_.blocks[b].kind == FieldBlock::Kind::Goal) return &head_.blocks[b];
  }
  return nullptr;
}

void HeadParser::add_goal_text(const std::vector<Piece>& value) {
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

void HeadParser::add_goal_halves(const std::vector<Piece>& value,
                                 std::vector<FieldPair>& halves) const {
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
    const bool second =
        line.tabs > 0 ? value[i].field >= halves.back().label.pieces.front().field : beyond_gap;
    (second ? halves.back() : halves.front()).value.pieces.push_back(value[i]);
  }
}

std::vector<Piece> HeadParser::without_doubles(const std::vector<Piece>& value) {
  std::vector<Piece> kept;
  constexpr size_t kNowhere = std::u32string_view::npos;
  FieldCell& goal = const_cast<FieldBlock*>(goal_block())->rows.front().pairs.front().value;
  for (size_t i = 0; i < value.size(); ++i) {
    bool twin = false;
    for (size_t k = 0; k < value.size() && !twin; ++k) {
      twin = k != i && value[k].end - value[k].begin > value[i].end - value[i].begin &&
             holds(source_.view(value[k]), source_.view(value[i]));
      // Two readings that differ: one of them is wrong.
      if (twin && source_.view(value[k]).find(source_.view(value[i])) == kNowhere)
        goal.review = true;
    }
    (twin ? goal.doubles : kept).push_back(value[i]);
  }
  return kept;
}

bool HeadParser::holds(std::u32string_view text, std::u32string_view part) {
  constexpr size_t kShortestDouble = 8;
  if (part.size() < kShortestDouble) return false;
  for (size_t at = 0; at + part.size() <= text.size(); ++at) {
    int wrong = 0;
    for (size_t i = 0; i < part.size() && wrong < 2; ++i) wrong += text[at + i] == part[i] ? 0 : 1;
    if (wrong < 2) return true;
  }
  return false;
}

}  // namespace gewu

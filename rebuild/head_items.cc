#include "rebuild/head_items.h"

#include <algorithm>
#include <cstdlib>

namespace gewu {

namespace {

constexpr int kMostLabelPieces = 4;
constexpr double kGoodLabel = 0.79;
constexpr double kGoodPart = 0.74;  // behind 其中, where only a few labels may stand

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

// Finds labels whose pieces stand above each other.
class TornLabels {
 public:
  TornLabels(const SourceText& source, Layout layout, int first, int last)
      : source_(source), layout_(layout) {
    for (int line = first; line <= last; ++line) {
      const SourceLine& source_line = source.lines[static_cast<size_t>(line)];
      for (int a = source_line.atom_begin; a < source_line.atom_end;) a = add_piece(a, source_line);
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
      label.line = middle_line(chain);
      found.push_back(label);
    }
    return found;
  }

 private:
  // Adds what starts at atom `a` and returns the atom behind it. Letters spaced out by single
  // blanks are one piece: 体 目 标.
  int add_piece(int a, const SourceLine& line) {
    constexpr size_t kLongestPiece = 10;
    std::vector<Piece> letters{source_.atoms[static_cast<size_t>(a)]};
    int next = a + 1;
    while (letter(letters.back()) && next < line.atom_end) {
      const Atom& atom = source_.atoms[static_cast<size_t>(next)];
      if (atom.gap != Gap::One || !letter(atom)) break;
      letters.push_back(atom);
      ++next;
    }
    const std::u32string text = joined(source_, letters);
    const bool label = read_label(text).score == 1;
    const bool alone = layout_ != Layout::Tabs && a == line.atom_begin && next == line.atom_end;
    if (text.size() <= kLongestPiece) {
      Piece whole = letters.front();
      whole.x1 = letters.back().x1;
      whole.wide_x1 = letters.back().wide_x1;
      pieces_.push_back(whole);
      letters_.push_back(std::move(letters));
      labels_.push_back(label);
      alone_.push_back(alone);
    }
    return next;
  }

  // The line of the piece that is nearest to the middle, unless other text stands in the middle.
  int middle_line(const std::vector<size_t>& chain) const {
    const int middle = (pieces_[chain.front()].line + pieces_[chain.back()].line) / 2;
    if (!source_.lines[static_cast<size_t>(middle)].blank()) return middle;
    const auto distance = [&](size_t index) { return std::abs(pieces_[index].line - middle); };
    const auto nearest = std::min_element(
        chain.begin(), chain.end(), [&](size_t a, size_t b) { return distance(a) < distance(b); });
    return pieces_[*nearest].line;
  }

  static bool letter(const Piece& piece) { return piece.end - piece.begin == 1; }

  bool grow(std::vector<size_t>& chain, const std::vector<bool>& taken, TornLabel& label) const {
    constexpr size_t kMostPieces = 6;
    constexpr int kMostGap = 4;  // lines between two letters of a label set vertically
    const Piece& last = pieces_[chain.back()];
    for (size_t k = chain.back() + 1; k < pieces_.size() && chain.size() < kMostPieces; ++k) {
      const Piece& next = pieces_[k];
      if (next.line > last.line + kMostGap) break;
      if (taken[k] || next.line == last.line || !above(last, next)) continue;
      if (!may_go_on(chain.back(), k)) return false;
      chain.push_back(k);
      const LabelReading reading = read_label(text_of(chain));
      if (reading.score == 1 && is_head_label(reading.word->kind)) {
        label.reading = reading;
        for (size_t index : chain) {
          label.pieces.insert(label.pieces.end(), letters_[index].begin(), letters_[index].end());
        }
        return true;
      }
      if (grow(chain, taken, label)) return true;
      chain.pop_back();
      return false;  // the next piece below belongs to this column, or none does
    }
    return false;
  }

  // What is a label by itself is part of a longer one only where nothing stands beside one of them:
  // 部门(单位) / 联系人.
  bool may_go_on(size_t last, size_t next) const {
    if (alone_[last] || alone_[next]) return true;
    return !labels_[last] && !labels_[next];
  }

  bool above(const Piece& a, const Piece& b) const {
    return left_of(a, layout_) < right_of(b, layout_) && left_of(b, layout_) < right_of(a, layout_);
  }

  std::u32string text_of(const std::vector<size_t>& chain) const {
    std::u32string text;
    for (size_t k : chain) text += joined(source_, letters_[k]);
    return text;
  }

  const SourceText& source_;
  Layout layout_;
  std::vector<Piece> pieces_;                ///< as far as their letters reach
  std::vector<std::vector<Piece>> letters_;  ///< what each of pieces_ consists of
  std::vector<bool> labels_;                 ///< it is a label by itself
  std::vector<bool> alone_;                  ///< nothing else stands on its line
};

class LineItems {
 public:
  LineItems(const SourceText& source, bool in_goal) : source_(source), in_goal_(in_goal) {}

  std::vector<HeadItem> read(int line, const std::vector<TornLabel>& torn) {
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

  std::vector<HeadItem> trace(const std::vector<size_t>& from,
                              const std::vector<bool>& label) const {
    std::vector<HeadItem> items;
    for (size_t j = pieces_.size(); j > 0; j = from[j]) {
      HeadItem item;
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

}  // namespace

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

bool is_head_label(LabelKind kind) {
  return kind != LabelKind::None && kind != LabelKind::Sum && kind != LabelKind::ListNumber &&
         kind != LabelKind::ListAmount && kind != LabelKind::Remark &&
         column_kind(kind) == ColumnKind::Other;
}

std::u32string joined(const SourceText& source, const std::vector<Piece>& pieces) {
  std::u32string text;
  for (const Piece& piece : pieces) text += source.view(piece);
  return text;
}

std::vector<TornLabel> find_torn_labels(const SourceText& source, Layout layout, int first,
                                        int last) {
  return TornLabels(source, layout, first, last).find();
}

std::vector<HeadItem> read_head_items(const SourceText& source, int line, bool in_goal,
                                      const std::vector<TornLabel>& torn) {
  return LineItems(source, in_goal).read(line, torn);
}

}  // namespace gewu

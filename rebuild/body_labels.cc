#include "rebuild/level_labels.h"
#include "rebuild/paper_spans.h"
#include "rebuild/span_search.h"

namespace gewu {

namespace {

using spans::Align;
using spans::SpanSearch;

std::vector<Piece> pieces_of(const Label& label) {
  std::vector<Piece> pieces;
  for (const LabelPiece& part : label.parts) {
    pieces.insert(pieces.end(), part.pieces.begin(), part.pieces.end());
  }
  return pieces;
}

// Turns the groups that the search found into spans over the rows that are rows.
class TreeBuilder {
 public:
  // `level2` is the column of 二级指标 that is laid out.
  TreeBuilder(const SourceText& source, const Columns& columns, const BodyRows& body,
              const SeenNames& seen, SearchBudget& budget, int level2)
      : source_(source), columns_(columns), body_(body), seen_(seen), budget_(budget) {
    for (const LabelPiece& piece : body.labels) {
      if (piece.kind == ColumnKind::Level1) pieces1_.push_back(piece);
      if (piece.kind == ColumnKind::Level2 && piece.column == level2) pieces2_.push_back(piece);
      if (piece.kind == ColumnKind::Spine) tree_.unused.push_back(piece);
    }
    level1_ = assemble_labels(source, pieces1_, seen, 1);
    level2_ = assemble_labels(source, pieces2_, seen, 2);
  }

  LabelTree run() {
    if (body_.rows.empty()) return take_all_unused();
    if (columns_.layout != Layout::Tabs) {
      const auto paper =
          spans::find_paper_spans(source_, columns_, body_, pieces1_, pieces2_, seen_, budget_);
      if (paper) {
        build(*paper);
        return std::move(tree_);
      }
    }
    SpanSearch top(source_, columns_, body_.rows, level1_, level2_, seen_, budget_, Align::Top);
    if (top.take_plain()) {
      build(top);
      return std::move(tree_);
    }
    SpanSearch middle(source_, columns_, body_.rows, level1_, level2_, seen_, budget_,
                      Align::Middle);
    // Where both say the same, it does not matter; print usually centres, retyped text does not.
    SpanSearch inside(source_, columns_, body_.rows, level1_, level2_, seen_, budget_,
                      Align::Inside);
    const double lean = columns_.layout == Layout::Tabs ? 0.5 : -0.5;
    const double top_score = top.run() + lean;
    const double middle_score = middle.run();
    const double inside_score = inside.run();
    if (budget_.spent()) {
      build_standing(top);
      return std::move(tree_);
    }
    tree_.middle = std::max(middle_score, inside_score) > top_score;
    if (!tree_.middle) {
      build(top);
    } else {
      build(middle_score >= inside_score ? middle : inside);
    }
    return std::move(tree_);
  }

 private:
  using Group = SpanSearch::Group;

  LabelTree take_all_unused() {
    tree_.unused = body_.labels;
    return std::move(tree_);
  }

  // Rows that are kept, and for each old row the number of the next kept one.
  void number_rows(const std::vector<Group>& groups) {
    numbers_.assign(body_.rows.size() + 1, 0);
    int number = 0;
    for (const Group& group : groups) {
      const bool single = group.end - group.begin == 1;
      bool any = false;
      for (int r = group.begin; r < group.end; ++r) {
        any = any || !body_.rows[static_cast<size_t>(r)].only_label;
      }
      for (int r = group.begin; r < group.end; ++r) {
        numbers_[static_cast<size_t>(r)] = number;
        const BodyRow& row = body_.rows[static_cast<size_t>(r)];
        const bool keep = !row.only_label || single || (!any && r == group.begin);
        if (!keep) continue;
        tree_.rows.push_back(row);
        ++number;
      }
    }
    numbers_.back() = number;
  }

  void build(SpanSearch& search) {
    const std::vector<Group> groups = search.groups();
    number_rows(groups);
    const LevelWord* word1 = nullptr;
    for (size_t g = 0; g < groups.size(); ++g) {
      const Group& group = groups[g];
      if (group.starts_level1 || tree_.level1.empty()) {
        word1 = search.word1_of(group);
        tree_.level1.push_back(span(group, group.label1, group.word1, 1));
        if (g > 0) weigh_level1_border(search, groups, g);
        attach(range(group.drop1, group.label1), level1_, tree_.level1);
      }
      tree_.level1.back().last_row = numbers_[static_cast<size_t>(group.end)] - 1;
      tree_.level2.push_back(span(group, group.label, group.word, 2));
      attach(range(group.drop2, group.label), level2_, tree_.level2);
      if (g > 0) weigh_border(search, groups[g - 1], group, word1);
    }
    attach(search.tail_dropped1(), level1_, tree_.level1);
    attach(search.tail_dropped2(), level2_, tree_.level2);
  }

  // Without a search, and so without any trust in where the labels end.
  void build_standing(SpanSearch& search) {
    search.take_standing();
    build(search);
    constexpr double kUnsearched = 0.5;
    for (auto* spans : {&tree_.level1, &tree_.level2}) {
      for (LabelSpan& span : *spans) span.probability = kUnsearched;
    }
  }

  // Rows that are kept: those with text, and bare ones that proved to be categories.
  void build(const spans::PaperSpans& paper) {
    numbers_.assign(1, 0);
    for (size_t r = 0; r < body_.rows.size(); ++r) {
      const bool keep = !body_.rows[r].only_label || paper.category[r];
      if (keep) tree_.rows.push_back(body_.rows[r]);
      numbers_.push_back(static_cast<int>(tree_.rows.size()));
    }
    tree_.middle = paper.middle;
    for (const spans::PaperSpan& one : paper.level1) tree_.level1.push_back(span(one, 1));
    for (const spans::PaperSpan& one : paper.level2) tree_.level2.push_back(span(one, 2));
    tree_.unused.insert(tree_.unused.end(), paper.dropped.begin(), paper.dropped.end());
  }

  LabelSpan span(const spans::PaperSpan& paper, int level) const {
    LabelSpan span;
    span.first_row = numbers_[static_cast<size_t>(paper.begin)];
    span.last_row = numbers_[static_cast<size_t>(paper.end)] - 1;
    span.pieces = pieces_of(paper.label);
    span.text = paper.label.text;
    span.unknown = paper.label.word == nullptr && !paper.label.learned;
    span.moved = paper.label.parts.size() > 1;
    span.probability = paper.probability;
    const LevelWord* word = paper.label.word;
    const bool damaged = word != nullptr && paper.label.text != word->text;
    const bool cut = damaged && is_cut(paper.label.text, word->text);
    if (damaged && !cut) span.unknown = true;
    if (cut) span.text = word->text;
    span.completed = cut || (!paper.label.learned && complete_name(span.text, level));
    return span;
  }

  LabelSpan span(const Group& group, int label, const LevelWord* word, int level) const {
    const std::vector<Label>& labels = level == 1 ? level1_ : level2_;
    LabelSpan span;
    span.first_row = numbers_[static_cast<size_t>(group.begin)];
    span.last_row = numbers_[static_cast<size_t>(group.end)] - 1;
    if (label >= 0) {
      const Label& source = labels[static_cast<size_t>(label)];
      span.pieces = pieces_of(source);
      span.text = source.text;
      span.moved = source.first_line != body_.rows[static_cast<size_t>(group.begin)].first_line;
      span.unknown = source.word == nullptr && !source.learned;
    }
    if (word != nullptr) span.text = word->text;
    span.inferred = word != nullptr;
    // A name with a letter wrong or one too many is the name: the wording is fixed.
    if (label >= 0 && word == nullptr) {
      const Label& source = labels[static_cast<size_t>(label)];
      const bool damaged = source.word != nullptr && source.text != source.word->text;
      const bool cut = damaged && is_cut(source.text, source.word->text);
      if (damaged && !cut) span.unknown = true;
      if (cut) span.text = source.word->text;
      span.completed = cut || (!source.learned && complete_name(span.text, level));
    }
    return span;
  }

  // The name lost letters at an end, or has others in their places; not 重点工作完成, which is a
  // name of its own beside 重点工作任务完成.
  static bool is_cut(const std::u32string& text, const std::u32string& word) {
    if (text.size() >= word.size()) return true;
    const size_t rest = word.size() - text.size();
    return word.compare(0, text.size(), text) == 0 || word.compare(rest, text.size(), text) == 0;
  }

  // 产出 where the document says 产出指标, or ends all its other names so.
  bool complete_name(std::u32string& text, int level) const {
    static constexpr std::u32string_view kEnding = U"指标";
    const std::u32string full = text + std::u32string(kEnding);
    if (match_level_word(full, level).score < 1) return false;
    int ended = 0;
    int bare = 0;
    for (const auto& [name, count] : seen_.of(level)) {
      if (name == text) continue;
      const bool has = name.size() > kEnding.size() &&
                       name.compare(name.size() - kEnding.size(), kEnding.size(), kEnding) == 0;
      (has ? ended : bare) += count;
    }
    // 服务对象满意度 stands by itself on many forms whose other names end so.
    const bool by_itself = text.size() > 3 && text.back() == U'度';
    const bool usual = !by_itself && ended > 2 * bare && ended > seen_.count(level, text);
    if (seen_.count(level, full) <= seen_.count(level, text) && !usual) return false;
    text = full;
    return true;
  }

  static std::vector<int> range(int begin, int end) {
    std::vector<int> numbers;
    for (int i = begin; i < end; ++i) numbers.push_back(i);
    return numbers;
  }

  // Labels that were dropped: doubles of the span before them, or left over.
  void attach(const std::vector<int>& dropped, const std::vector<Label>& labels,
              std::vector<LabelSpan>& spans) {
    for (int index : dropped) {
      const Label& label = labels[static_cast<size_t>(index)];
      const std::vector<Piece> pieces = pieces_of(label);
      const bool repeat = !spans.empty() && label.text == spans.back().text;
      if (repeat || label.garbled) {
        auto& noise = spans.back().noise;
        noise.insert(noise.end(), pieces.begin(), pieces.end());
        continue;
      }
      tree_.unused.insert(tree_.unused.end(), label.parts.begin(), label.parts.end());
    }
  }

  // The same for the border of two 一级指标, which is also one of two 二级指标.
  void weigh_level1_border(SpanSearch& search, const std::vector<Group>& groups, size_t g) {
    size_t from = g - 1;
    while (from > 0 && !groups[from].starts_level1) --from;
    size_t past = g + 1;
    while (past < groups.size() && !groups[past].starts_level1) ++past;
    const int above = groups[from].label1;
    const int below = groups[g].label1;
    const int begin = groups[from].begin;
    const int border = groups[g].begin;
    const int end = groups[past - 1].end;
    const double now =
        search.level1_worth(above, begin, border) + search.level1_worth(below, border, end);
    for (int step : {-1, 1}) {
      const int moved = border + step;
      if (moved <= groups[g - 1].begin || moved >= groups[g].end) continue;
      const double then =
          search.level1_worth(above, begin, moved) + search.level1_worth(below, moved, end);
      const LevelWord* word1 = search.word1_of(groups[from]);
      const LevelWord* word2 = search.word1_of(groups[g]);
      Group upper = groups[g - 1];
      Group lower = groups[g];
      upper.end = lower.begin = moved;
      const double lost = search.group_worth(groups[g - 1], word1) -
                          search.group_worth(upper, word1) + search.group_worth(groups[g], word2) -
                          search.group_worth(lower, word2);
      LabelSpan& doubtful = tree_.level1[tree_.level1.size() - (step < 0 ? 2 : 1)];
      doubtful.margin = std::min(doubtful.margin, now - then + lost);
    }
  }

  // What the form would lose if the border between two groups stood one row off.
  void weigh_border(SpanSearch& search, const Group& above, const Group& below,
                    const LevelWord* word1) {
    const double now = search.group_worth(above, word1) + search.group_worth(below, word1);
    for (int step : {-1, 1}) {
      Group a = above;
      Group b = below;
      a.end += step;
      b.begin += step;
      if (a.end <= a.begin || b.begin >= b.end) continue;
      const double margin = now - search.group_worth(a, word1) - search.group_worth(b, word1);
      LabelSpan& doubtful = tree_.level2[tree_.level2.size() - (step < 0 ? 2 : 1)];
      const LabelSpan& rival = tree_.level2[tree_.level2.size() - (step < 0 ? 1 : 2)];
      if (margin >= doubtful.margin) continue;
      doubtful.margin = margin;
      doubtful.rival = rival.text;
    }
  }

  const SourceText& source_;
  const Columns& columns_;
  const BodyRows& body_;
  const SeenNames& seen_;
  SearchBudget& budget_;
  std::vector<LabelPiece> pieces1_;
  std::vector<LabelPiece> pieces2_;
  std::vector<Label> level1_;
  std::vector<Label> level2_;
  std::vector<int> numbers_;
  LabelTree tree_;
};

}  // namespace

LabelTree span_labels(const SourceText& source, const Columns& columns, const BodyRows& rows,
                      const SeenNames& seen, SearchBudget& budget) {
  const int level2 = columns.index_of(ColumnKind::Level2);
  LabelTree tree = TreeBuilder(source, columns, rows, seen, budget, level2).run();
  for (int c = level2 + 1; level2 >= 0 && c < static_cast<int>(columns.columns.size()); ++c) {
    if (columns.columns[static_cast<size_t>(c)].kind != ColumnKind::Level2) continue;
    LabelTree further = TreeBuilder(source, columns, rows, seen, budget, c).run();
    // Both halves share their rows; where they do not, the further labels stay without a place.
    const bool same = further.rows.size() == tree.rows.size();
    if (same) tree.further_level2[c] = std::move(further.level2);
    for (const LabelPiece& piece : same ? further.unused : rows.labels) {
      if (piece.kind == ColumnKind::Level2 && piece.column == c) tree.unused.push_back(piece);
    }
  }
  return tree;
}

}  // namespace gewu

#include "rebuild/paper_spans.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <utility>

#include "rebuild/paper_labels.h"
#include "rebuild/weights.h"

namespace gewu::spans {

namespace {

constexpr int kMostRows = 600;      // of one form: more are no form, and would take long
constexpr size_t kBeam = 48;        // parses kept per row
constexpr double kHopeless = 11;    // a parse this far behind the best is dropped
constexpr size_t kMostDropped = 1;  // fragments in a row that no label is made of
constexpr double kReach = 0.8;      // lines that a label may stand outside its span
constexpr double kNear = 1.1;       // lines off its place at which a label explains nothing

/// A label laid over rows, and the parse before it.
struct Step {
  int begin = 0;
  int end = 0;
  const LabelChoice* level2 = nullptr;  ///< null: a bare row that is none
  const LabelChoice* opened = nullptr;  ///< the 一级指标 that begins here, if one does
  bool category = false;
};

struct Parse {
  double score = 0;
  double worst = 0;  ///< lines that a label is off its place at most
  size_t used1 = 0;  ///< fragments
  size_t used2 = 0;
  const LabelChoice* open = nullptr;  ///< the 一级指标 that is not closed yet
  int open_begin = 0;
  double grown = 0;  ///< by how much counted bare rows moved the middle away from the open label
  Step step;
  int from = -1;  ///< index among the parses of row step.begin
};

struct Finished {
  std::vector<Step> steps;
  double score = 0;
  double worst = 0;
  bool middle = true;
};

/// All parses for one way of setting labels: in the middle or at the top of their spans.
class ParseSearch {
 public:
  ParseSearch(const PaperRows& rows, const LabelChoices& level1, const LabelChoices& level2,
              const std::vector<std::pair<std::u32string, std::u32string>>& texts,
              SearchBudget& budget, bool middle)
      : rows_(rows),
        level1_(level1),
        level2_(level2),
        texts_(texts),
        budget_(budget),
        middle_(middle) {}

  std::vector<Finished> run() {
    parses_.assign(static_cast<size_t>(rows_.size()) + 1, {});
    best_.assign(parses_.size(), -std::numeric_limits<double>::max());
    parses_.front().emplace_back();
    for (int r = 0; r < rows_.size(); ++r) {
      if (budget_.spent()) return {};
      prune(parses_[static_cast<size_t>(r)]);
      for (size_t p = 0; p < parses_[static_cast<size_t>(r)].size(); ++p) expand(r, p);
    }
    return finish();
  }

 private:
  static void prune(std::vector<Parse>& parses) {
    const size_t kept = std::min(parses.size(), kBeam);
    std::partial_sort(parses.begin(), parses.begin() + static_cast<std::ptrdiff_t>(kept),
                      parses.end(),
                      [](const Parse& a, const Parse& b) { return a.score > b.score; });
    parses.resize(kept);
    while (!parses.empty() && parses.back().score < parses.front().score - kHopeless) {
      parses.pop_back();
    }
  }

  // Lists stay short while they grow.
  void offer(int row, const Parse& parse) {
    budget_.spend(1);
    double& best = best_[static_cast<size_t>(row)];
    if (parse.score < best - kHopeless) return;
    best = std::max(best, parse.score);
    auto& parses = parses_[static_cast<size_t>(row)];
    parses.push_back(parse);
    if (parses.size() > kBeam * 8) prune(parses);
  }

  // The rows from here on stand below labels that would all have to be dropped.
  bool passes_labels(const LabelChoice& choice, int row) const {
    const size_t next = choice.past + kMostDropped;
    return next < level2_.heights.size() && rows_.top(row) > level2_.heights[next] + kReach;
  }

  void expand(int r, size_t index) {
    const Parse parse = parses_[static_cast<size_t>(r)][index];
    if (rows_.bare(r)) skip(r, index, parse);
    stay(r, index, parse);
    open(r, index, parse);
  }

  // A line with nothing but labels that belong to the rows around it.
  void skip(int r, size_t index, const Parse& parse) {
    Parse next = parse;
    next.step = {r, r + 1, nullptr, nullptr, false};
    next.from = static_cast<int>(index);
    offer(r + 1, next);
  }

  void stay(int r, size_t index, const Parse& parse) {
    if (parse.open == nullptr) return;
    Parse next = parse;
    next.step.opened = nullptr;
    take_level2(r, index, next);
  }

  void open(int r, size_t index, const Parse& parse) {
    const double closed = parse.score + close(parse, r);
    double dropped = 0;
    for (size_t f = parse.used1; f < level1_.from.size(); ++f) {
      for (const LabelChoice& choice : level1_.from[f]) {
        if (!stands_below(choice, r)) continue;
        Parse next = parse;
        next.score = closed + dropped + choice.worth;
        next.worst = std::max(parse.worst, off_open(parse, r));
        next.used1 = choice.past;
        next.open = next.step.opened = &choice;
        next.open_begin = r;
        next.grown = 0;
        take_level2(r, index, next);
      }
      dropped += level1_.drop[f];
      if (f - parse.used1 >= kMostDropped) break;
    }
  }

  void take_level2(int r, size_t index, const Parse& parse) {
    double dropped = 0;
    for (size_t f = parse.used2; f < level2_.from.size(); ++f) {
      for (const LabelChoice& choice : level2_.from[f]) {
        if (!stands_below(choice, r)) continue;
        Parse next = parse;
        next.score += dropped + choice.worth + family(*parse.open, choice);
        next.used2 = choice.past;
        next.step.level2 = &choice;
        next.from = static_cast<int>(index);
        rows_.bare(r) ? add_category(r, next) : add_rows(r, next);
      }
      dropped += level2_.drop[f];
      if (f - parse.used2 >= kMostDropped) break;
    }
  }

  // The label does not stand above the rows from r on.
  bool stands_below(const LabelChoice& choice, int r) const {
    return choice.middle >= rows_.top(r) - kReach;
  }

  void add_category(int r, Parse next) {
    const Label& label = next.step.level2->label;
    const int line = rows_.first_line(r);
    if (label.first_line > line || label.last_line < line) return;
    next.score += weights().empty_category;
    next.step.begin = r;
    next.step.end = r + 1;
    next.step.category = true;
    // The row moves the middle of the open 一级指标: by half its height, and the label itself, if
    // it stands below, by all of it.
    const double mine = next.open->middle;
    const double here = rows_.top(r);
    const double below = mine > here + 0.1 ? 1 : (mine < here - 0.1 ? 0 : 0.5);
    next.grown += PaperRows::bare_height() * (0.5 - below);
    offer(r + 1, next);
  }

  void add_rows(int r, const Parse& parse) {
    const LabelChoice& choice = *parse.step.level2;
    double suited = 0;
    for (int end = r + 1; end <= rows_.size() && !passes_labels(choice, end - 1); ++end) {
      if (rows_.bare(end - 1)) continue;
      suited += suits(choice, end - 1);
      if (middle_ && (rows_.top(r) + rows_.top(end)) / 2 > choice.middle + kReach + 2) break;
      if (choice.middle > rows_.top(end) + kReach) continue;
      const double off = off_place(choice, r, end, 0);
      Parse next = parse;
      next.worst = std::max(next.worst, off);
      next.score += place(off) + suited;
      next.step.begin = r;
      next.step.end = end;
      next.step.category = false;
      offer(end, next);
    }
  }

  // Lines that a label is off where it should be over rows [begin, end).
  double off_place(const LabelChoice& choice, int begin, int end, double grown) const {
    if (!middle_) return std::abs(choice.top - rows_.first_text(begin));
    double off = std::abs((rows_.top(begin) + rows_.top(end)) / 2 + grown - choice.middle);
    // Over a page break it may stand in the middle of the part before it.
    for (int r = begin + 1; r < end; ++r) {
      if (rows_.page(r) == rows_.page(begin)) continue;
      return std::min(off, std::abs((rows_.top(begin) + rows_.top(r)) / 2 + grown - choice.middle));
    }
    return off;
  }

  static double place(double off) {
    const RebuildWeights& w = weights();
    const double spreads = off / w.label_spread;
    return -std::min(w.label_worst, spreads * spreads / 2);
  }

  double off_open(const Parse& parse, int end) const {
    return parse.open == nullptr ? 0 : off_place(*parse.open, parse.open_begin, end, parse.grown);
  }

  double close(const Parse& parse, int end) const {
    return parse.open == nullptr ? 0 : place(off_open(parse, end));
  }

  double suits(const LabelChoice& choice, int row) const {
    const auto& [level3, value] = texts_[static_cast<size_t>(row)];
    if (choice.label.word == nullptr || level3.empty()) return 0;
    return weights().affinity * level2_affinity(*choice.label.word, level3, value);
  }

  static double family(const LabelChoice& level1, const LabelChoice& level2) {
    const LevelWord* a = level1.label.word;
    const LevelWord* b = level2.label.word;
    const auto free = [](const LevelWord* word) {
      return word == nullptr || word->family == IndicatorFamily::Management ||
             word->family == IndicatorFamily::Other;
    };
    if (free(a) || free(b)) return 0;
    const bool old_cost = a->family == IndicatorFamily::Output &&
                          b->family == IndicatorFamily::Cost && b->text == U"成本指标";
    return a->family == b->family || old_cost ? weights().same_family : weights().other_family;
  }

  std::vector<Finished> finish() {
    std::vector<Finished> finished;
    for (const Parse& parse : parses_.back()) {
      Finished whole;
      whole.middle = middle_;
      whole.score = parse.score + close(parse, rows_.size());
      whole.worst = std::max(parse.worst, off_open(parse, rows_.size()));
      for (size_t f = parse.used1; f < level1_.drop.size(); ++f) whole.score += level1_.drop[f];
      for (size_t f = parse.used2; f < level2_.drop.size(); ++f) whole.score += level2_.drop[f];
      for (const Parse* at = &parse; at->from >= 0;) {
        whole.steps.push_back(at->step);
        at = &parses_[static_cast<size_t>(at->step.begin)][static_cast<size_t>(at->from)];
      }
      std::reverse(whole.steps.begin(), whole.steps.end());
      finished.push_back(std::move(whole));
    }
    return finished;
  }

  const PaperRows& rows_;
  const LabelChoices& level1_;
  const LabelChoices& level2_;
  const std::vector<std::pair<std::u32string, std::u32string>>& texts_;
  SearchBudget& budget_;
  bool middle_;
  std::vector<std::vector<Parse>> parses_;
  std::vector<double> best_;  ///< per row: the best score yet
};

PaperSpans spans_of(const Finished& parse, int rows) {
  PaperSpans spans;
  spans.middle = parse.middle;
  spans.category.assign(static_cast<size_t>(rows), false);
  for (const Step& step : parse.steps) {
    if (step.level2 == nullptr) continue;
    spans.category[static_cast<size_t>(step.begin)] = step.category;
    if (step.opened != nullptr) {
      spans.level1.push_back({step.begin, step.end, step.opened->label, 0});
    }
    spans.level1.back().end = step.end;
    spans.level2.push_back({step.begin, step.end, step.level2->label, 0});
  }
  return spans;
}

// Both ascend.
void credit(std::vector<PaperSpan>& spans, const std::vector<PaperSpan>& others, double share) {
  auto other = others.begin();
  for (PaperSpan& span : spans) {
    while (other != others.end() && other->begin < span.begin) ++other;
    const bool same = other != others.end() && other->begin == span.begin &&
                      other->end == span.end && other->label.text == span.label.text;
    if (same) span.probability += share;
  }
}

void note_dropped(const LabelChoices& choices, const std::vector<PaperSpan>& spans,
                  std::vector<LabelPiece>& dropped) {
  std::set<int> taken;
  for (const PaperSpan& span : spans) {
    for (const LabelPiece& part : span.label.parts) taken.insert(part.line);
  }
  for (const LabelPiece& fragment : choices.fragments) {
    if (taken.count(fragment.line) == 0) dropped.push_back(fragment);
  }
}

std::vector<std::pair<std::u32string, std::u32string>> texts_of(const SourceText& source,
                                                                const Columns& columns,
                                                                const BodyRows& body) {
  const auto text = [&](const BodyRow& row, ColumnKind kind) {
    std::u32string folded;
    const int column = columns.index_of(kind);
    if (column < 0) return folded;
    for (const Piece& piece : row.cells[static_cast<size_t>(column)].pieces) {
      folded += fold32(source.view(piece));
    }
    return folded;
  };
  std::vector<std::pair<std::u32string, std::u32string>> texts;
  for (const BodyRow& row : body.rows) {
    texts.emplace_back(text(row, ColumnKind::Level3), text(row, ColumnKind::Value));
  }
  return texts;
}

}  // namespace

std::optional<PaperSpans> find_paper_spans(const SourceText& source, const Columns& columns,
                                           const BodyRows& body,
                                           const std::vector<LabelPiece>& level1,
                                           const std::vector<LabelPiece>& level2,
                                           const SeenNames& seen, SearchBudget& budget) {
  if (level1.empty() || level2.empty() || body.rows.empty()) return std::nullopt;
  if (body.rows.size() > kMostRows || budget.spent()) return std::nullopt;
  const PaperRows paper(source, body);
  const LabelChoices choices1 = label_choices(source, level1, paper, seen, 1);
  const LabelChoices choices2 = label_choices(source, level2, paper, seen, 2);
  const auto texts = texts_of(source, columns, body);
  std::vector<Finished> all = ParseSearch(paper, choices1, choices2, texts, budget, true).run();
  for (Finished& parse : ParseSearch(paper, choices1, choices2, texts, budget, false).run()) {
    parse.score += weights().top_aligned;
    all.push_back(std::move(parse));
  }
  if (all.empty()) return std::nullopt;
  const auto best = std::max_element(
      all.begin(), all.end(), [](const auto& a, const auto& b) { return a.score < b.score; });
  if (best->worst > kNear) return std::nullopt;
  PaperSpans spans = spans_of(*best, paper.size());
  double sum = 0;
  for (const Finished& parse : all) sum += std::exp(parse.score - best->score);
  for (const Finished& parse : all) {
    const double share = std::exp(parse.score - best->score) / sum;
    if (share < 1e-6) continue;
    const PaperSpans other = spans_of(parse, paper.size());
    credit(spans.level1, other.level1, share);
    credit(spans.level2, other.level2, share);
  }
  note_dropped(choices1, spans.level1, spans.dropped);
  note_dropped(choices2, spans.level2, spans.dropped);
  return spans;
}

}  // namespace gewu::spans

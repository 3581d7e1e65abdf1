#include "rebuild/paper_labels.h"

#include <algorithm>

#include "rebuild/weights.h"

namespace gewu::spans {

namespace {

constexpr size_t kMostFragments = 5;  // lines of one label
constexpr int kMostGap = 3;           // lines of text from one to the next

std::vector<LabelPiece> fragments_of(const std::vector<LabelPiece>& pieces) {
  std::vector<LabelPiece> fragments;
  for (const LabelPiece& piece : pieces) {
    if (!fragments.empty() && fragments.back().line == piece.line) {
      auto& there = fragments.back().pieces;
      there.insert(there.end(), piece.pieces.begin(), piece.pieces.end());
    } else {
      fragments.push_back(piece);
    }
  }
  return fragments;
}

int letters_in(const LabelPiece& fragment) {
  size_t count = 0;
  for (const Piece& piece : fragment.pieces) count += piece.end - piece.begin;
  return static_cast<int>(count);
}

class ChoiceMaker {
 public:
  ChoiceMaker(const SourceText& source, const PaperRows& paper, const SeenNames& seen, int level,
              const std::vector<LabelPiece>& fragments)
      : source_(source), paper_(paper), seen_(seen), level_(level), fragments_(fragments) {
    for (const LabelPiece& fragment : fragments) widest_ = std::max(widest_, letters_in(fragment));
  }

  std::vector<LabelChoice> from(size_t first) const {
    std::vector<LabelChoice> choices;
    for (size_t past = first + 1; past <= std::min(fragments_.size(), first + kMostFragments);
         ++past) {
      const bool far =
          past - first > 1 && fragments_[past - 1].line - fragments_[past - 2].line > kMostGap;
      if (far) break;
      LabelChoice choice;
      choice.label = make_label(source_, fragments_, first, past, seen_, level_);
      choice.past = past;
      choice.worth = worth(choice.label);
      const double last = paper_.height_of(choice.label.last_line);
      choice.top = paper_.height_of(choice.label.first_line);
      choice.middle = (choice.top + last) / 2;
      if (choice.worth > weights().label_dropped) choices.push_back(std::move(choice));
    }
    return choices;
  }

 private:
  double worth(const Label& label) const {
    const RebuildWeights& w = weights();
    const bool known = label.learned || exact(label.text);
    if (label.parts.size() == 1) {
      if (known) return 0;
      const bool rest = label.text.size() < 3 || label.text == U"指标" || part_of_known(label.text);
      return rest ? w.label_fragment : w.label_unknown;
    }
    if (known) return w.label_known;
    double score = 0;
    for (size_t i = 0; i + 1 < label.parts.size(); ++i) score += joint(label.parts[i]);
    return score;
  }

  // A line that another one goes on from is full, and no name by itself.
  double joint(const LabelPiece& fragment) const {
    const RebuildWeights& w = weights();
    std::u32string text;
    for (const Piece& piece : fragment.pieces) text += fold32(source_.view(piece));
    const bool full = letters_in(fragment) + 1 >= widest_;
    return (full ? w.label_glued : w.label_fragment) + (exact(text) ? w.label_fragment : 0);
  }

  bool exact(const std::u32string& text) const { return match_level_word(text, level_).score == 1; }

  bool part_of_known(const std::u32string& text) const {
    const auto& words = level_words(level_);
    return std::any_of(words.begin(), words.end(), [&](const LevelWord& word) {
      return word.text.size() > text.size() && word.text.compare(0, text.size(), text) == 0;
    });
  }

  const SourceText& source_;
  const PaperRows& paper_;
  const SeenNames& seen_;
  int level_;
  const std::vector<LabelPiece>& fragments_;
  int widest_ = 0;
};

}  // namespace

LabelChoices label_choices(const SourceText& source, const std::vector<LabelPiece>& pieces,
                           const PaperRows& paper, const SeenNames& seen, int level) {
  LabelChoices choices;
  choices.fragments = fragments_of(pieces);
  const ChoiceMaker maker(source, paper, seen, level, choices.fragments);
  std::u32string before;
  for (size_t f = 0; f < choices.fragments.size(); ++f) {
    choices.from.push_back(maker.from(f));
    std::u32string text;
    for (const Piece& piece : choices.fragments[f].pieces) text += fold32(source.view(piece));
    const bool noise = looks_garbled(text) || text == before;
    choices.drop.push_back(noise ? weights().noise_dropped : weights().label_dropped);
    choices.heights.push_back(paper.height_of(choices.fragments[f].line));
    before = text;
  }
  return choices;
}

}  // namespace gewu::spans

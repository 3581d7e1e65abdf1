#include "rebuild/wordings.h"

#include <algorithm>

namespace gewu {

namespace {

constexpr size_t kSureCut = 3;     // characters that must be left for a cut wording to be certain
constexpr double kMisread = 0.49;  // two of four characters, as 工作页件 for 工作资料
constexpr double kSureMisread = 0.7;
constexpr int kHouseWording = 2;  // times that a text must stand in a column to count as a wording

bool has_wordings(ColumnKind kind) { return !column_wordings(kind).empty(); }

std::u32string folded_text(const SourceText& source, const RowCell& cell) {
  std::u32string text;
  for (const Piece& piece : cell.pieces) text += fold32(source.view(piece));
  return text;
}

bool is_cut_of(const std::u32string& text, const std::u32string& full) {
  if (text.size() >= full.size()) return false;
  return full.compare(0, text.size(), text) == 0 ||
         full.compare(full.size() - text.size(), text.size(), text) == 0;
}

bool is_wording(ColumnKind kind, const std::u32string& text) {
  const auto& words = column_wordings(kind);
  return std::find(words.begin(), words.end(), text) != words.end();
}

struct Completion {
  std::u32string text;
  bool doubtful = false;
};

// The column of one form, as evidence for what a broken cell of it says.
class ColumnCompleter {
 public:
  ColumnCompleter(const SourceText& source, const Columns& columns, const WordingCounts& counts,
                  const std::vector<BodyRow>& rows, size_t column)
      : source_(source),
        rows_(rows),
        column_(column),
        kind_(columns.columns[column].kind),
        value_(columns.index_of(ColumnKind::Value)),
        counts_(counts),
        known_(counts.known(kind_)) {}

  Completion complete(const BodyRow& row) const {
    const std::u32string text = folded_text(source_, row.cells[column_]);
    if (text.empty() || is_wording(kind_, text)) return {};
    Completion cut = complete_cut(text, row);
    if (!cut.text.empty()) return cut;
    if (counts_.count(kind_, text) >= kHouseWording) return {};
    return complete_misread(text);
  }

 private:
  Completion complete_cut(const std::u32string& text, const BodyRow& row) const {
    std::vector<std::u32string> candidates;
    for (const std::u32string& word : known_) {
      if (is_cut_of(text, word)) candidates.push_back(word);
    }
    if (candidates.empty()) return {};
    if (candidates.size() == 1 && text.size() >= kSureCut) return {candidates.front(), false};
    // Several: the one that rows with the same kind of target have most.
    std::stable_sort(candidates.begin(), candidates.end(),
                     [&](const std::u32string& a, const std::u32string& b) {
                       return support(a, row) > support(b, row);
                     });
    return support(candidates.front(), row) > 0 ? Completion{candidates.front(), true}
                                                : Completion{};
  }

  Completion complete_misread(const std::u32string& text) const {
    double best = 0;
    double second = 0;
    std::u32string found;
    for (const std::u32string& word : known_) {
      const double score = word.size() == text.size() ? likeness(text, word) : 0;
      if (score > best) {
        second = best;
        best = score;
        found = word;
      } else {
        second = std::max(second, score);
      }
    }
    if (best < kMisread || best - second < 0.2) return {};
    return {found, best < kSureMisread};
  }

  int support(const std::u32string& word, const BodyRow& row) const {
    const ValueShape shape = shape_of(row);
    int support = 0;
    for (const BodyRow& other : rows_) {
      const std::u32string text = folded_text(source_, other.cells[column_]);
      const bool same = text == word || (text.size() >= kSureCut && is_cut_of(text, word));
      if (same) support += shape_of(other) == shape ? 3 : 1;
    }
    return support;
  }

  ValueShape shape_of(const BodyRow& row) const {
    if (value_ < 0) return ValueShape::Empty;
    return value_shape(folded_text(source_, row.cells[static_cast<size_t>(value_)]));
  }

  const SourceText& source_;
  const std::vector<BodyRow>& rows_;
  size_t column_;
  ColumnKind kind_;
  int value_;
  const WordingCounts& counts_;
  std::vector<std::u32string> known_;
};

}  // namespace

void WordingCounts::add(const SourceText& source, const Columns& columns,
                        const std::vector<BodyRow>& rows) {
  for (size_t c = 0; c < columns.columns.size(); ++c) {
    const ColumnKind kind = columns.columns[c].kind;
    if (!has_wordings(kind)) continue;
    for (const BodyRow& row : rows) {
      const std::u32string text = folded_text(source, row.cells[c]);
      if (!text.empty()) ++counts_[{kind, text}];
    }
  }
}

int WordingCounts::count(ColumnKind kind, const std::u32string& folded) const {
  const auto found = counts_.find({kind, folded});
  return found == counts_.end() ? 0 : found->second;
}

std::vector<std::u32string> WordingCounts::known(ColumnKind kind) const {
  std::vector<std::u32string> words;
  const auto& fixed = column_wordings(kind);
  for (const auto& [key, count] : counts_) {
    if (key.first != kind) continue;
    const std::u32string& text = key.second;
    const bool own = std::find(fixed.begin(), fixed.end(), text) != fixed.end();
    const bool cut = std::any_of(fixed.begin(), fixed.end(),
                                 [&](const std::u32string& word) { return is_cut_of(text, word); });
    if (own || (count >= kHouseWording && !cut && text.size() >= kSureCut)) words.push_back(text);
  }
  // A wording that the document never has whole may still be the one that was cut.
  for (const std::u32string& word : fixed) {
    const bool there = std::find(words.begin(), words.end(), word) != words.end();
    const bool covered = std::any_of(words.begin(), words.end(), [&](const std::u32string& other) {
      return other.compare(0, kSureCut + 1, word, 0, kSureCut + 1) == 0;
    });
    if (!there && !covered) words.push_back(word);
  }
  return words;
}

void complete_wordings(const SourceText& source, const Columns& columns,
                       const WordingCounts& counts, std::vector<BodyRow>& rows) {
  for (size_t c = 0; c < columns.columns.size(); ++c) {
    if (!has_wordings(columns.columns[c].kind)) continue;
    const ColumnCompleter completer(source, columns, counts, rows, c);
    std::vector<Completion> completions;
    completions.reserve(rows.size());
    for (const BodyRow& row : rows) completions.push_back(completer.complete(row));
    for (size_t r = 0; r < rows.size(); ++r) {
      if (completions[r].text.empty()) continue;
      rows[r].cells[c].text = completions[r].text;
      rows[r].cells[c].doubtful = completions[r].doubtful;
    }
  }
}

}  // namespace gewu

// Bookkeeping of the input: every character is used, or is reported.
#pragma once

#include <string>
#include <vector>

#include "rebuild/source_text.h"

namespace gewu {

/// What became of a character of the input.
enum class Fate : unsigned char {
  LeftOver,   ///< in no cell and no paragraph: reported
  Used,       ///< stands in the output where and as it stood
  Moved,      ///< stands in the output, in another place or order, or as a second reading in `raw`
  Completed,  ///< stands in a cell whose text was completed or mended; `raw` keeps it
  Sign,       ///< a bar, a quote, a tag: says where cells end
};

/// How many characters that are no blanks met each fate.
struct InputAccount {
  long long used = 0;
  long long moved = 0;
  long long completed = 0;
  long long signs = 0;
  long long left_over = 0;
  long long total() const { return used + moved + completed + signs + left_over; }
};

/// Remembers which characters of a SourceText went into the output, and how. Each goes into one
/// place only: a second use is a broken promise of ours (std::logic_error).
class Account {
 public:
  explicit Account(const SourceText& source)
      : source_(source), fates_(source.text.size(), Fate::LeftOver) {}

  void use(const Atom& piece, Fate fate) { use(piece.begin, piece.end, fate); }
  void use(size_t begin, size_t end, Fate fate);

  /// Whether any of its characters stands somewhere already.
  bool used(const Atom& piece) const;

  /// Characters of lines [first, last] that nothing used, as atoms.
  std::vector<Atom> left_over(int first, int last) const;

  InputAccount sum() const;

 private:
  const SourceText& source_;
  std::vector<Fate> fates_;
};

}  // namespace gewu

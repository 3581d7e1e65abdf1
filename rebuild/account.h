// Bookkeeping of the input: every character is used, or is reported.
#pragma once

#include <string>
#include <vector>

#include "rebuild/source_text.h"

namespace gewu {

/// Remembers which characters of a SourceText went into the output.
class Account {
 public:
  explicit Account(const SourceText& source) : source_(source), used_(source.text.size(), false) {}

  void use(const Atom& piece) { use(piece.begin, piece.end); }
  void use(size_t begin, size_t end) {
    for (size_t i = begin; i < end; ++i) used_[i] = true;
  }

  /// Characters of lines [first, last] that nothing used, as atoms.
  std::vector<Atom> left_over(int first, int last) const;

 private:
  const SourceText& source_;
  std::vector<bool> used_;
};

}  // namespace gewu

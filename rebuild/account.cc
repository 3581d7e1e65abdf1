#include "rebuild/account.h"

namespace gewu {

std::vector<Atom> Account::left_over(int first, int last) const {
  std::vector<Atom> rest;
  for (int line = first; line <= last; ++line) {
    const SourceLine& source_line = source_.lines[static_cast<size_t>(line)];
    for (int a = source_line.atom_begin; a < source_line.atom_end; ++a) {
      Atom piece = source_.atoms[static_cast<size_t>(a)];
      const size_t end = piece.end;
      for (size_t i = piece.begin; i < end; ++i) {
        if (used_[i]) continue;
        piece.begin = i;
        while (i < end && !used_[i]) ++i;
        piece.end = i;
        rest.push_back(piece);
      }
    }
  }
  return rest;
}

}  // namespace gewu

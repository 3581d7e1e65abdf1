#include "rebuild/account.h"

#include <algorithm>
#include <stdexcept>

namespace gewu {

void Account::use(size_t begin, size_t end, Fate fate) {
  for (size_t i = begin; i < end; ++i) {
    if (is_void(source_.text[i])) continue;
    if (fates_[i] != Fate::LeftOver) throw std::logic_error("a character was put into two places");
    fates_[i] = fate;
  }
}

bool Account::used(const Atom& piece) const {
  return std::any_of(fates_.begin() + static_cast<std::ptrdiff_t>(piece.begin),
                     fates_.begin() + static_cast<std::ptrdiff_t>(piece.end),
                     [](Fate fate) { return fate != Fate::LeftOver; });
}

InputAccount Account::sum() const {
  InputAccount account;
  for (size_t i = 0; i < fates_.size(); ++i) {
    if (is_void(source_.text[i])) continue;
    switch (fates_[i]) {
      case Fate::LeftOver:
        ++account.left_over;
        break;
      case Fate::Used:
        ++account.used;
        break;
      case Fate::Moved:
        ++account.moved;
        break;
      case Fate::Completed:
        ++account.completed;
        break;
      case Fate::Sign:
        ++account.signs;
        break;
    }
  }
  return account;
}

std::vector<Atom> Account::left_over(int first, int last) const {
  std::vector<Atom> rest;
  for (int line = first; line <= last; ++line) {
    const SourceLine& source_line = source_.lines[static_cast<size_t>(line)];
    for (int a = source_line.atom_begin; a < source_line.atom_end; ++a) {
      Atom piece = source_.atoms[static_cast<size_t>(a)];
      const size_t end = piece.end;
      for (size_t i = piece.begin; i < end; ++i) {
        if (fates_[i] != Fate::LeftOver) continue;
        piece.begin = i;
        while (i < end && fates_[i] == Fate::LeftOver) ++i;
        piece.end = i;
        rest.push_back(piece);
      }
    }
  }
  return rest;
}

}  // namespace gewu

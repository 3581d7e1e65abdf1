// Tables that tabs alone seem to show, held against what the reader of mangled text makes.
#pragma once

#include <vector>

#include "rebuild/segment.h"
#include "rebuild/separated/settle.h"

namespace gewu {

class TabOffers {
 public:
  struct Offer {
    separated::Settled part;
    int first = 0;  ///< lines of its cells
    int last = 0;
  };

  /// Parts come from top to bottom; those without a sound table are not kept.
  void add(separated::Settled part);

  /// The table around the block's header row as its tabs show it, if it is sound and `draft` had to
  /// guess: names or columns it does not know, text without a place, text made up. It may begin
  /// before the block. Null: the draft is the better one.
  const Offer* better_than(const DraftTable& draft, const Block& block) const;

  /// A sound table without a form's head that begins on this line and ends before `last`.
  const Offer* table_from(int line, int last) const;

 private:
  std::vector<Offer> offers_;
};

}  // namespace gewu

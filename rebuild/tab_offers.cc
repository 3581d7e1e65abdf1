#include "rebuild/tab_offers.h"

#include <algorithm>

namespace gewu {

namespace {

// Text that no cell prints so, or that was put together over a tab.
bool made_up(const DraftCell& cell) {
  if (cell.pieces.empty()) return !cell.text.empty();
  for (std::size_t i = 1; i < cell.pieces.size(); ++i) {
    const Piece& before = cell.pieces[i - 1];
    const Piece& piece = cell.pieces[i];
    if (piece.line == before.line && piece.field != before.field) return true;
  }
  return false;
}

bool guesses(const DraftTable& draft) {
  return !draft.unused.empty() || std::any_of(draft.cells.begin(), draft.cells.end(), made_up);
}

}  // namespace

void TabOffers::add(separated::Settled part) {
  if (!part.has_table || !part.verdict.sound) return;
  Offer offer;
  offer.first = part.last_line;
  offer.last = part.first_line;
  for (const DraftCell& cell : part.table.cells) {
    for (const Piece& piece : cell.pieces) {
      offer.first = std::min(offer.first, piece.line);
      offer.last = std::max(offer.last, piece.line);
    }
  }
  offer.part = std::move(part);
  offers_.push_back(std::move(offer));
}

const TabOffers::Offer* TabOffers::better_than(const DraftTable& draft, const Block& block) const {
  const auto offer = std::partition_point(offers_.begin(), offers_.end(), [&](const Offer& other) {
    return other.last < block.header;
  });
  if (offer == offers_.end() || offer->first > block.header) return nullptr;
  // A list whose columns slid against each other looks even; its reader put it right.
  const bool mended = block.kind == BlockKind::List &&
                      std::any_of(draft.cells.begin(), draft.cells.end(),
                                  [](const DraftCell& cell) { return cell.repaired; });
  const bool better = offer->part.verdict.strange || guesses(draft);
  return better && !mended ? &*offer : nullptr;
}

const TabOffers::Offer* TabOffers::table_from(int line, int last) const {
  const auto offer = std::partition_point(offers_.begin(), offers_.end(),
                                          [&](const Offer& other) { return other.first < line; });
  const bool here = offer != offers_.end() && offer->first == line && offer->last <= last;
  return here && !offer->part.verdict.form ? &*offer : nullptr;
}

}  // namespace gewu

#include "records/group_names.h"

#include <algorithm>

#include "base/text.h"
#include "records/grid_view.h"

namespace gewu {

namespace {

constexpr size_t kFewNames = 3;  // tell nothing about the others

size_t shortest_of(const std::set<std::u32string>& names) {
  return std::min_element(names.begin(), names.end(),
                          [](const auto& a, const auto& b) { return a.size() < b.size(); })
      ->size();
}

}  // namespace

GroupNames::GroupNames(const TextTable& above, const TextTable& below, int col) {
  take_in(above, col, above.rows - 1, 1);
  take_in(below, col, 0, 0);
}

void GroupNames::take_in(const TextTable& table, int col, int seam_row, int head_rows) {
  for (const TextCell& cell : table.cells) {
    const bool at_seam = cell.row <= seam_row && seam_row <= cell.last_row();
    if (cell.col != col || cell.row < head_rows || at_seam || is_blank_cell(cell)) continue;
    names_.insert(decode_utf8(fold_text(cell.text)));
  }
}

bool GroupNames::ends_like_one(const std::u32string& text) const {
  return std::any_of(names_.begin(), names_.end(),
                     [&](const std::u32string& name) { return name.back() == text.back(); });
}

NameMeeting GroupNames::meet(const std::string& upper, const std::string& lower) const {
  const std::u32string first = decode_utf8(fold_text(upper));
  const std::u32string rest = decode_utf8(fold_text(lower));
  if (first.empty() || rest.empty()) return {};
  if (hold(first + rest)) return {true, true};
  if (names_.size() < kFewNames) return {false, false};
  const size_t shortest = shortest_of(names_);
  const bool whole = hold(first) || ends_like_one(first);
  const bool scrap = !hold(rest) && rest.size() * 2 <= shortest;
  if (whole) return {scrap, !scrap && rest.size() >= shortest};
  const bool short_part = rest.size() <= shortest || first.size() < shortest;
  return {!hold(rest) && short_part && ends_like_one(rest), false};
}

}  // namespace gewu

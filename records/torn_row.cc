#include "records/torn_row.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/sign_classes.h"
#include "base/text.h"
#include "base/word_width.h"
#include "records/grid_view.h"

namespace gewu {

namespace {

// A text that wraps: only such can be torn where a rule closes the seam.
constexpr size_t kLongText = 15;  // characters
constexpr std::array<int, 2> kLevels{1, 2};
// Em that a line may leave free since no line begins with a closing mark.
constexpr double kRoomForMarks = 1.2;

/// Does the column print a text in every other row? Then a blank at the break is no cell of its
/// own.
bool is_always_filled(const TextTable& above, const TextTable& below, int col) {
  constexpr int kFewRows = 3;
  int filled = 0;
  const auto all = [&](const TextTable& table, int seam_row) {
    return std::all_of(table.cells.begin(), table.cells.end(), [&](const TextCell& cell) {
      if (cell.col != col || (cell.row <= seam_row && seam_row <= cell.last_row())) return true;
      filled += is_blank_cell(cell) ? 0 : 1;
      return !is_blank_cell(cell);
    });
  };
  return all(above, above.rows - 1) && all(below, 0) && filled >= kFewRows;
}

/// Whether the line above the break is full, so that the text must go on in a line of its own.
bool is_full(const TextCell& upper, const TextCell& lower) {
  return upper.room >= 0 && upper.room < first_word_width(lower.text) + kRoomForMarks;
}

/// The heights of the rows of cells that span none.
struct RowHeights {
  double last = 0;   ///< of the last row
  double least = 0;  ///< of the others
  int others = 0;    ///< cells
};

RowHeights row_heights(const TextTable& table) {
  RowHeights heights;
  for (const TextCell& cell : table.cells) {
    if (cell.row_span != 1 || !cell.more_parts.empty()) continue;
    const double height = cell.box.height();
    if (cell.row == table.rows - 1) {
      heights.last = heights.last > 0 ? std::min(heights.last, height) : height;
    } else {
      heights.least = heights.others > 0 ? std::min(heights.least, height) : height;
      ++heights.others;
    }
  }
  return heights;
}

/// A row that the page's end cut is often lower than any whole one of its table.
bool is_cut_short(const TextTable& above) {
  constexpr int kFewCells = 6;
  constexpr double kLower = 0.8;
  const RowHeights heights = row_heights(above);
  return heights.others >= kFewCells && heights.last > 0 && heights.last < kLower * heights.least;
}

/// The rest of a label that the break cut: only together are they one.
bool completes_label(const TextCell& upper, const TextCell& lower) {
  const auto is_level = [](const std::string& text) {
    return std::any_of(kLevels.begin(), kLevels.end(), [&](int level) {
      const LevelMatch match = find_level(text, level);
      return match && match.distance == 0;
    });
  };
  const std::string whole = upper.text + lower.text;
  if (is_level(whole)) return !is_level(lower.text);
  return match_label(whole, false).exact && !match_label(lower.text, false).exact;
}

bool is_label_text(const std::string& text) { return match_label(text).exact; }

/// Twice the same, a target below another text, or two numbers: neither goes on with the other.
bool begins_a_value(const TextCell& upper, const TextCell& lower) {
  const std::string above = fold_text(upper.text);
  const std::string below = fold_text(lower.text);
  constexpr std::string_view kNumber = "0123456789.,%-";
  const auto is_number = [&](const std::string& text) {
    return text.find_first_not_of(kNumber) == std::string::npos;
  };
  const bool target = !below.empty() && is_comparator(decode_utf8(below).front());
  return above == below || target || (is_number(above) && is_number(below));
}

/// In a narrow column a short text fills its line by chance.
bool are_short(const TextCell& upper, const TextCell& lower) {
  constexpr size_t kFewLetters = 6;
  const size_t above = decode_utf8(upper.text).size();
  const size_t below = decode_utf8(lower.text).size();
  return above <= kFewLetters && below <= kFewLetters && below >= above;
}

/// A mark that closes, or brackets alone, such as a unit's, begin no text.
bool cannot_begin(const std::string& text) {
  const std::u32string folded = decode_utf8(fold_text(text));
  if (folded.empty()) return false;
  const auto is_one_of = [](char32_t c, std::u32string_view set) {
    return set.find(c) != std::u32string_view::npos;
  };
  return is_one_of(folded.front(), U",。、;:)%!?》】”") ||
         (is_one_of(folded.front(), U"(") && folded.find(U')') == folded.size() - 1);
}

/// Two short texts, or twice the same: neither is the rest of the other.
bool are_whole(const TextCell& upper, const TextCell& lower) {
  constexpr size_t kShort = 6;
  const std::u32string a = decode_utf8(fold_text(upper.text));
  const std::u32string b = decode_utf8(fold_text(lower.text));
  return a == b || (a.size() <= kShort && b.size() <= kShort);
}

}  // namespace

bool is_serial_number(const std::string& text) {
  return !text.empty() && text.find_first_not_of("0123456789.") == std::string::npos;
}

TornRow::TornRow(const std::vector<MeetingCells>& pairs, const TextTable& above,
                 const TextTable& below, const Outline& outline)
    : open_(above.open_bottom && below.open_top),
      form_(outline.is_form()),
      levels_(outline.levels.has_value()),
      cut_short_(is_cut_short(above)) {
  for (const MeetingCells& pair : pairs) {
    count(pair);
    count_lines(pair, above, below);
  }
  const auto top = std::count_if(below.cells.begin(), below.cells.end(),
                                 [](const TextCell& cell) { return cell.row == 0; });
  complete_ = static_cast<std::ptrdiff_t>(pairs.size()) == top;
}

bool TornRow::may_wrap_here() const {
  return complete_ && !begins_ && only_lower_ == 0 && full_ + short_and_full_ > 0 &&
         full_ + short_and_full_ == both_ && !apart_;
}

bool TornRow::looks_torn() const {
  if (!complete_ || labels_ || whole_cells_ || both_ == 0 || only_lower_ > 0) return false;
  // Of other tables no labels tell where a row begins: what is short would not have been cut.
  if (!form_ && !open_ && short_) return false;
  if (!levels_ && beside_label_) return open_ || long_;
  return only_upper_ > 0 && (open_ || only_upper_ > 1 || long_);
}

void TornRow::count(const MeetingCells& pair) {
  const bool upper = !is_blank_cell(*pair.upper);
  const bool lower = !is_blank_cell(*pair.lower);
  const bool one_row = pair.upper->row_span == 1 && pair.lower->row_span == 1;
  blank_below_ = blank_below_ && !lower;
  if (pair.label_zone) {
    const bool goes_on = upper && lower && form_ && completes_label(*pair.upper, *pair.lower);
    // A label that begins here begins a new row; the rest of one is that of its row if it has no
    // other.
    labels_ = labels_ || (lower && !(goes_on && one_row));
    begins_ = begins_ || (lower && !goes_on);
    full_ += goes_on && one_row ? 1 : 0;
    both_ += goes_on && one_row ? 1 : 0;
    beside_label_ = beside_label_ || (one_row && upper && !lower);
    return;
  }
  if (upper && lower) {
    ++both_;
    whole_cells_ = whole_cells_ || are_whole(*pair.upper, *pair.lower);
    labels_ = labels_ || is_label_text(pair.upper->text) || is_label_text(pair.lower->text);
    const bool wraps = decode_utf8(pair.upper->text).size() >= kLongText;
    sentence_ends_ = sentence_ends_ || (wraps && pair.upper->text.ends_with("。"));
    long_ = long_ || wraps;
    short_ = short_ || !wraps;
  } else {
    only_upper_ += upper ? 1 : 0;
    only_lower_ += lower ? 1 : 0;
  }
}

void TornRow::count_lines(const MeetingCells& pair, const TextTable& above,
                          const TextTable& below) {
  const bool upper = !is_blank_cell(*pair.upper);
  const bool lower = !is_blank_cell(*pair.lower);
  const bool may_span = pair.label_zone && !is_serial_number(pair.upper->text);
  if (upper && !lower && !may_span) {
    lone_ = lone_ || is_always_filled(above, below, pair.upper->col);
  }
  if (!upper || !lower || pair.label_zone) return;
  apart_ = apart_ || begins_a_value(*pair.upper, *pair.lower);
  tail_ = tail_ || cannot_begin(pair.lower->text);
  if (!is_full(*pair.upper, *pair.lower)) return;
  ++(are_short(*pair.upper, *pair.lower) ? short_and_full_ : full_);
}

}  // namespace gewu

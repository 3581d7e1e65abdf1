#include "rebuild/plain/column_habits.h"

#include <algorithm>
#include <map>

#include "base/sign_classes.h"

namespace gewu::plain {

namespace {

// On paper signs such as “ × ① are as wide as Han.
int paper_width(char32_t c) {
  const bool wide = (c >= 0x2010 && c <= 0x2027) || (c >= 0x2100 && c <= 0x27BF) || c == 0xB7 ||
                    c == 0xD7 || c == 0xB1;
  return wide ? 2 : display_width(c);
}

int width_of(std::u32string_view text) {
  int width = 0;
  for (char32_t c : text) width += paper_width(c);
  return width;
}

// What no line ends inside of: a number, a word; a closing sign keeps to what is before it.
size_t unbreakable(std::u32string_view text) {
  const auto latin = [](char32_t c) {
    return (c > 0x20 && c < 0x7F) || c == 0xD7 || c == 0xB1 || c == 0x2014;
  };
  static constexpr std::u32string_view kClosing = U"，。；：、）」』】》”！？,;:)%";
  size_t end = 1;
  if (!text.empty() && latin(text.front())) {
    while (end < text.size() && latin(text[end])) ++end;
  }
  while (end < text.size() && kClosing.find(text[end]) != std::u32string_view::npos) ++end;
  return std::min(end, text.size());
}

// Behind the last point; -1: there is none.
int decimals_of(const std::u32string& figure) {
  const size_t point = figure.rfind(U'.');
  if (point == std::u32string::npos) return -1;
  size_t end = point + 1;
  while (end < figure.size() && is_digit(figure[end])) ++end;
  return static_cast<int>(end - point - 1);
}

// The amounts of a column may all be cut; those of its neighbours have as many decimals.
void share_decimals(const std::vector<std::map<int, int>>& decimals, const std::vector<int>& rests,
                    std::vector<ColumnHabit>& habits) {
  int most = 0;
  for (const ColumnHabit& habit : habits) most = std::max(most, habit.decimals);
  for (size_t c = 0; c < habits.size(); ++c) {
    const bool amounts = !decimals[c].empty() && decimals[c].rbegin()->first >= 0;
    if (amounts && (habits[c].decimals == 0 || rests[c] > 0)) habits[c].decimals = most;
  }
}

// What is cut off an amount: one digit or two.
bool is_rest(const std::u32string& folded) {
  return folded.size() <= 2 && std::all_of(folded.begin(), folded.end(), is_digit);
}

bool is_nothing(const std::u32string& folded) {
  return folded == U"-" || folded == U"/" || folded == U"—" || folded == U"――";
}

}  // namespace

int unbreakable_width(std::u32string_view text) {
  return text.empty() ? 0 : width_of(text.substr(0, unbreakable(text)));
}

int width_on_paper(const Stretch& text) {
  return width_of(text.folded) + static_cast<int>(text.pieces.size()) - 1;
}

bool ColumnHabit::cut(const std::u32string& figure) const {
  if (figure.empty() || !is_figure(figure)) return false;
  if (figure.back() == U'.' || figure.back() == U',') return true;
  const size_t comma = figure.rfind(U',');
  const int places = decimals_of(figure);
  constexpr size_t kGroup = 3;  // digits behind a thousands separator
  if (comma != std::u32string::npos && places < 0 && figure.size() - comma - 1 < kGroup)
    return true;
  if (decimals == 0) return false;
  const bool opens = comma != std::u32string::npos || places >= 0;
  return opens && places < decimals;
}

bool ColumnHabit::full(const Stretch& text, const Stretch& next) const {
  constexpr int kRoom = 1;
  const std::u32string_view begin =
      std::u32string_view(next.folded).substr(0, unbreakable(next.folded));
  return width_on_paper(text) + std::max(2, width_of(begin)) + kRoom > widest;
}

bool ColumnHabit::full(const Stretch& text) const {
  constexpr int kRagged = 3;
  return width_on_paper(text) + kRagged > widest;
}

std::vector<ColumnHabit> column_habits(const std::vector<std::vector<Stretch>>& lines, size_t heads,
                                       int columns) {
  std::vector<ColumnHabit> habits(static_cast<size_t>(columns));
  std::vector<int> figures(habits.size(), 0);
  std::vector<int> texts(habits.size(), 0);
  std::vector<int> rests(habits.size(), 0);
  std::vector<std::map<int, int>> decimals(habits.size());
  for (size_t l = heads; l < lines.size(); ++l) {
    for (const Stretch& text : lines[l]) {
      const auto column = static_cast<size_t>(text.first);
      const bool figure = is_figure(text.folded) || is_nothing(text.folded);
      ++(figure ? figures : texts)[column];
      rests[column] += is_rest(text.folded) ? 1 : 0;
      if (is_figure(text.folded)) ++decimals[column][decimals_of(text.folded)];
      if (text.first == text.last) {
        habits[column].widest = std::max(habits[column].widest, width_on_paper(text));
      }
    }
  }
  for (size_t c = 0; c < habits.size(); ++c) {
    habits[c].numeric = figures[c] * 5 >= texts[c] * 6 && figures[c] > 0;
    for (const auto& [places, count] : decimals[c]) {
      if (places > 0 && count > 1) habits[c].decimals = std::max(habits[c].decimals, places);
    }
  }
  share_decimals(decimals, rests, habits);
  std::vector<int> full(habits.size(), 0);
  for (size_t l = heads; l < lines.size(); ++l) {
    for (const Stretch& text : lines[l]) {
      const auto column = static_cast<size_t>(text.first);
      full[column] += habits[column].full(text) ? 1 : 0;
    }
  }
  for (size_t c = 0; c < habits.size(); ++c) {
    habits[c].full_share = static_cast<double>(full[c]) / std::max(1, figures[c] + texts[c]);
  }
  return habits;
}

}  // namespace gewu::plain

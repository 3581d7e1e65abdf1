#include "records/proof/misreading.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "base/text.h"
#include "numbers/printed_number.h"

namespace gewu {

namespace {

constexpr size_t kGroup = 3;  // digits between separators

bool is_digit_char(char c) { return c >= '0' && c <= '9'; }

std::string digits_of(const std::string& text) {
  std::string digits;
  for (const char c : text) {
    if (is_digit_char(c)) digits += c;
  }
  return digits;
}

/// Letters that readers give for digits.
std::string letters_to_digits(std::string text) {
  constexpr std::string_view kLetters = "OoDQlIi|!ZzSsBbgqG";
  constexpr std::string_view kDigits = "000011111225588996";
  for (char& c : text) {
    const size_t at = kLetters.find(c);
    if (at != kLetters.npos) c = kDigits[at];
  }
  return text;
}

/// The two texts differ in one place, which holds a digit in both.
std::optional<std::pair<char, char>> one_digit_for_another(const std::string& a,
                                                           const std::string& b) {
  if (a.size() != b.size()) return std::nullopt;
  std::optional<std::pair<char, char>> found;
  for (size_t i = 0; i < a.size(); ++i) {
    if (a[i] == b[i]) continue;
    if (found || !is_digit_char(a[i]) || !is_digit_char(b[i])) return std::nullopt;
    found = {a[i], b[i]};
  }
  return found;
}

/// `longer` is `shorter` with one character more.
bool one_more(const std::string& longer, const std::string& shorter) {
  if (longer.size() != shorter.size() + 1) return false;
  const auto [a, b] = std::mismatch(shorter.begin(), shorter.end(), longer.begin());
  return std::equal(a, shorter.end(), b + 1);
}

Decimal trimmed(const Decimal& value) { return value.shifted(1).shifted(-1); }

}  // namespace

bool look_alike(char a, char b) {
  constexpr std::array<std::string_view, 15> kPairs{"38", "17", "06", "08", "56", "68", "35", "58",
                                                    "89", "09", "39", "49", "14", "27", "69"};
  const auto [low, high] = std::minmax(a, b);
  const std::array<char, 2> pair{low, high};
  return std::any_of(kPairs.begin(), kPairs.end(), [&](std::string_view known) {
    return known == std::string_view(pair.data(), pair.size());
  });
}

std::string print_amount(const Decimal& value, int scale, bool separators) {
  std::string text = trimmed(value).to_string();
  const size_t point = text.find('.');
  std::string whole = text.substr(0, point);
  std::string fraction = point == std::string::npos ? "" : text.substr(point + 1);
  while (fraction.size() < static_cast<size_t>(std::max(scale, 0))) fraction += '0';
  const size_t first = whole[0] == '-' ? 1 : 0;
  for (size_t at = whole.size(); separators && at > first + kGroup;) {
    at -= kGroup;
    whole.insert(at, ",");
  }
  return fraction.empty() ? whole : whole + "." + fraction;
}

namespace {

std::optional<Misreading> compare_printed(const std::string& read, const std::string& plain,
                                          const std::string& wanted) {
  if (wanted == read) return std::nullopt;
  if (const auto pair = one_digit_for_another(plain, wanted)) {
    return Misreading{wanted, look_alike(pair->first, pair->second)};
  }
  const std::string digits = digits_of(plain);
  if (!digits.empty() && digits == digits_of(wanted)) return Misreading{wanted, true};
  return std::nullopt;
}

}  // namespace

std::optional<Misreading> misreading_between(const std::string& read, const Decimal& value,
                                             int usual_scale) {
  const std::string folded = fold_text(read);
  const std::optional<Decimal> number = number_in(read);
  if (number && *number == value) return std::nullopt;
  const std::string plain = number ? folded : letters_to_digits(folded);
  const bool separators = plain.find(',') != std::string::npos || !number;
  for (const int scale : {number ? number->scale() : usual_scale, usual_scale}) {
    for (const bool parted : {separators, !separators}) {
      if (auto found = compare_printed(folded, plain, print_amount(value, scale, parted))) {
        return found;
      }
    }
  }
  const std::string wanted = print_amount(value, usual_scale, separators);
  const std::string had = digits_of(plain);
  const std::string want = digits_of(wanted);
  if (one_more(want, had) || one_more(had, want)) return Misreading{wanted, false};
  return std::nullopt;
}

}  // namespace gewu

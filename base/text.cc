#include "base/text.h"

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <array>
#include <numeric>
#include <span>
#include <vector>

namespace gewu {

namespace {

constexpr char32_t kReplacement = 0xFFFD;

// Full-width punctuation and symbols beside which a blank means nothing in Chinese print.
bool is_wide_punctuation(char32_t c) {
  return (c >= 0x3001 && c <= 0x303F) || (c >= 0xFF01 && c <= 0xFF60) || c == 0x2018 ||
         c == 0x2019 || c == 0x201C || c == 0x201D || c == 0x2014 || c == 0x2026;
}

bool swallows_blanks(char32_t c) { return is_han(c) || is_wide_punctuation(c); }

std::u32string nfkc(std::u32string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* normalizer = icu::Normalizer2::getNFKCInstance(status);
  if (U_FAILURE(status)) return std::u32string(text);
  const icu::UnicodeString source = icu::UnicodeString::fromUTF32(
      reinterpret_cast<const UChar32*>(text.data()), static_cast<int32_t>(text.size()));
  const icu::UnicodeString folded = normalizer->normalize(source, status);
  if (U_FAILURE(status)) return std::u32string(text);
  std::u32string result(static_cast<size_t>(folded.countChar32()), U'\0');
  folded.toUTF32(reinterpret_cast<UChar32*>(result.data()), static_cast<int32_t>(result.size()),
                 status);
  return result;
}

}  // namespace

std::u32string decode_utf8(std::string_view utf8) {
  std::u32string text;
  text.reserve(utf8.size());
  const char* bytes = utf8.data();
  const auto length = static_cast<int64_t>(utf8.size());
  for (int64_t i = 0; i < length;) {
    UChar32 c = 0;
    U8_NEXT(bytes, i, length, c);
    text.push_back(c < 0 ? kReplacement : static_cast<char32_t>(c));
  }
  return text;
}

std::string encode_utf8(std::u32string_view text) {
  std::string utf8;
  utf8.reserve(text.size() * 3);
  for (char32_t c : text) {
    if (c > 0x10FFFF || (c >= 0xD800 && c <= 0xDFFF)) c = kReplacement;
    char buffer[U8_MAX_LENGTH];
    int32_t n = 0;
    U8_APPEND_UNSAFE(buffer, n, static_cast<UChar32>(c));
    utf8.append(buffer, static_cast<size_t>(n));
  }
  return utf8;
}

bool is_valid_utf8(std::string_view utf8) {
  const char* bytes = utf8.data();
  const auto length = static_cast<int64_t>(utf8.size());
  for (int64_t i = 0; i < length;) {
    UChar32 c = 0;
    U8_NEXT(bytes, i, length, c);
    if (c < 0) return false;
  }
  return true;
}

bool is_han(char32_t c) {
  return c == 0x3007 || u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_UNIFIED_IDEOGRAPH) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x2F800 && c <= 0x2FA1F);
}

bool is_blank(char32_t c) {
  if (c == U'\n' || c == U'\r' || c == U'\f' || c == 0x2028 || c == 0x2029) return false;
  return c == U'\t' || c == 0x00A0 || c == 0x3000 || c == 0x200B || c == 0x200C || c == 0x200D ||
         c == 0xFEFF || u_isblank(static_cast<UChar32>(c)) != 0;
}

std::string tidy_text(std::string_view utf8) {
  const std::u32string text = decode_utf8(utf8);
  std::u32string tidy;
  bool pending_blank = false;
  for (char32_t c : text) {
    if (c == U'\r') continue;
    if (is_blank(c)) {
      pending_blank = true;
      continue;
    }
    const bool at_start = tidy.empty() || tidy.back() == U'\n';
    if (pending_blank && !at_start && c != U'\n' && !swallows_blanks(tidy.back()) &&
        !swallows_blanks(c)) {
      tidy.push_back(U' ');
    }
    pending_blank = false;
    if (c == U'\n' && at_start) continue;
    tidy.push_back(c);
  }
  while (!tidy.empty() && tidy.back() == U'\n') tidy.pop_back();
  return encode_utf8(tidy);
}

namespace {

// The point inside a name is typed in many ways: 麦麦提敏·艾则孜, 麦麦提敏•艾则孜.
constexpr char32_t kInterpunct = U'\u00B7';

bool is_interpunct(char32_t c) {
  return c == kInterpunct || c == U'\u2022' || c == U'\u2027' || c == U'\u2219' || c == U'\u22C5' ||
         c == U'\u30FB';
}

}  // namespace

std::string fold_text(std::string_view utf8) {
  std::u32string folded;
  for (char32_t c : nfkc(decode_utf8(utf8))) {
    if (is_blank(c) || c == U'\n' || c == U'\r' || c == U'\f') continue;
    folded.push_back(is_interpunct(c) ? kInterpunct : c);
  }
  return encode_utf8(folded);
}

int edit_distance(std::u32string_view a, std::u32string_view b) {
  // Labels are compared by the thousand: short texts cost no allocation.
  std::array<int, 65> short_row{};
  std::vector<int> long_row(b.size() < short_row.size() ? 0 : b.size() + 1);
  const std::span<int> row =
      long_row.empty() ? std::span(short_row).first(b.size() + 1) : std::span(long_row);
  std::iota(row.begin(), row.end(), 0);
  for (size_t i = 1; i <= a.size(); ++i) {
    int diagonal = row[0];
    row[0] = static_cast<int>(i);
    for (size_t j = 1; j <= b.size(); ++j) {
      const int substitution = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, substitution});
    }
  }
  return row[b.size()];
}

}  // namespace gewu

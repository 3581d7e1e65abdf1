#include <algorithm>
#include <cstdint>
#include <string_view>

#include "ingest/document.h"

namespace gewu {
namespace {

// As much of a file as is looked at.
constexpr std::size_t kSample = 1 << 16;
// Text extracted by other programs holds a stray byte now and then.
constexpr double kMaxBadShare = 0.01;

bool is_control(unsigned char c) {
  constexpr std::string_view kAllowed = "\t\n\v\f\r\x1b";
  return (c < 0x20 && kAllowed.find(static_cast<char>(c)) == kAllowed.npos) || c == 0x7F;
}

bool is_continuation(unsigned char c) { return (c & 0xC0) == 0x80; }

// Length of the UTF-8 sequence at `at`, 0 if there is none.
std::size_t utf8_length(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  const std::size_t length = lead < 0x80 ? 1 : lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if ((lead >= 0x80 && lead < 0xC2) || lead > 0xF4 || at + length > text.size()) return 0;
  const std::string_view rest = text.substr(at + 1, length - 1);
  const bool whole = std::all_of(rest.begin(), rest.end(), [](char c) {
    return is_continuation(static_cast<unsigned char>(c));
  });
  return whole ? length : 0;
}

// Length of the GB18030 sequence at `at`, 0 if there is none.
std::size_t gb18030_length(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  if (lead < 0x80) return 1;
  if (lead == 0x80 || lead == 0xFF || at + 1 >= text.size()) return 0;
  const auto second = static_cast<unsigned char>(text[at + 1]);
  if (second >= 0x30 && second <= 0x39) return at + 4 <= text.size() ? 4 : 0;
  return second >= 0x40 && second != 0x7F && second != 0xFF ? 2 : 0;
}

template <typename Length>
double bad_share(std::string_view text, Length length_at) {
  std::size_t bad = 0;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = length_at(text, at);
    bad += length == 0;
    at += std::max<std::size_t>(length, 1);
  }
  return static_cast<double>(bad) / static_cast<double>(text.size());
}

}  // namespace

bool looks_like_text(std::string_view bytes) {
  const std::string_view sample = bytes.substr(0, kSample);
  if (sample.empty()) return false;
  const bool binary = std::any_of(sample.begin(), sample.end(),
                                  [](char c) { return is_control(static_cast<unsigned char>(c)); });
  if (binary) return false;
  return bad_share(sample, utf8_length) <= kMaxBadShare ||
         bad_share(sample, gb18030_length) <= kMaxBadShare;
}

}  // namespace gewu

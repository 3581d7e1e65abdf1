#include "rebuild/decode.h"

#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>

#include "base/text.h"

namespace gewu {

namespace {

// A text may hold a few broken characters (a cut at a block border, a stray byte, half a surrogate
// pair); more than one in fifty means that these bytes are something else.
constexpr double kMostBad = 0.02;
constexpr std::ptrdiff_t kAlwaysForgiven = 3;  // code points: what one broken character becomes

bool is_control(char32_t c) {
  return (c < 0x20 && c != U'\t' && c != U'\n' && c != U'\r' && c != U'\f' && c != U'\v') ||
         c == 0x7F || (c >= 0x80 && c < 0xA0);
}

// Code points that hardly ever stand in honest text: the sign of a wrong encoding.
bool is_suspect(char32_t c) {
  return c == 0xFFFD || is_control(c) || (c >= 0xE000 && c <= 0xF8FF) || c >= 0xE0000;
}

double suspect_share(const std::u32string& text) {
  if (text.empty()) return 0;
  const auto bad = std::count_if(text.begin(), text.end(), is_suspect);
  if (bad <= kAlwaysForgiven && static_cast<size_t>(bad) * 2 < text.size()) return 0;
  return static_cast<double>(bad) / static_cast<double>(text.size());
}

// Decodes with one of ICU's converters; empty if it is missing or fails.
std::u32string convert(std::string_view bytes, const char* encoding) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(encoding, &status);
  if (U_FAILURE(status)) return {};
  const icu::UnicodeString text(bytes.data(), static_cast<int32_t>(bytes.size()), converter,
                                status);
  ucnv_close(converter);
  if (U_FAILURE(status)) return {};
  std::string utf8;
  text.toUTF8String(utf8);
  return decode_utf8(utf8);
}

bool starts_with(std::string_view bytes, std::string_view mark) {
  return bytes.substr(0, mark.size()) == mark;
}

DecodedText decode_marked(std::string_view bytes) {
  if (starts_with(bytes, "\xEF\xBB\xBF")) return {decode_utf8(bytes.substr(3)), "UTF-8"};
  if (starts_with(bytes, "\xFF\xFE")) return {convert(bytes.substr(2), "UTF-16LE"), "UTF-16LE"};
  if (starts_with(bytes, "\xFE\xFF")) return {convert(bytes.substr(2), "UTF-16BE"), "UTF-16BE"};
  return {};
}

DecodedText decode_best(std::string_view bytes) {
  DecodedText marked = decode_marked(bytes);
  if (!marked.encoding.empty()) return marked;
  DecodedText utf8{decode_utf8(bytes), "UTF-8"};
  if (is_valid_utf8(bytes)) return utf8;
  DecodedText gb{convert(bytes, "gb18030"), "GB18030"};
  const bool gb_is_better = !gb.text.empty() && suspect_share(gb.text) < suspect_share(utf8.text);
  return gb_is_better ? gb : utf8;
}

}  // namespace

Result<DecodedText> decode_text(std::string_view bytes) {
  DecodedText decoded = decode_best(bytes);
  if (suspect_share(decoded.text) > kMostBad) {
    return Error{ErrorCode::UnsupportedFormat, "the bytes are not text in UTF-8 or GB18030",
                 "convert the file to UTF-8 first", "", 0};
  }
  const bool blank = std::all_of(decoded.text.begin(), decoded.text.end(), [](char32_t c) {
    return is_blank(c) || c == U'\n' || c == U'\r' || c == U'\f' || is_control(c);
  });
  if (blank) {
    return Error{ErrorCode::Empty, "the text holds nothing but blanks", "", "", 0};
  }
  return decoded;
}

}  // namespace gewu

// Bytes of unknown encoding to code points.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace gewu {

struct DecodedText {
  std::u32string text;   ///< without byte order mark; ill-formed sequences are U+FFFD
  std::string encoding;  ///< "UTF-8", "GB18030", "UTF-16LE" or "UTF-16BE"
};

/// Finds the encoding (byte order mark, then UTF-8, then GB18030) and decodes. Bytes that look like
/// no text at all (many control characters or ill-formed sequences in every encoding) are
/// UnsupportedFormat; nothing but blanks is Empty.
Result<DecodedText> decode_text(std::string_view bytes);

}  // namespace gewu

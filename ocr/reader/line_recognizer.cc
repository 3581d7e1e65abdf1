#include "ocr/reader/line_recognizer.h"

#include "base/text.h"

namespace gewu {

std::string LineReading::text() const {
  std::u32string codes;
  codes.reserve(chars.size());
  for (const ReadChar& c : chars) codes.push_back(c.code);
  return encode_utf8(codes);
}

LineReading LineRecognizer::read_as(const Image& line, LineKind) {
  return read({&line, 1}).front();
}

}  // namespace gewu

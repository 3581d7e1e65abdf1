#include "ocr/reader/reader_set.h"

#include <utility>

namespace gewu {

LineRecognizer* ReaderSet::second() {
  if (tesseract_later) {
    Result<std::unique_ptr<LineRecognizer>> made = std::exchange(tesseract_later, nullptr)();
    if (made) {
      tesseract = std::move(*made);
    } else {
      missing.push_back(made.error());
    }
  }
  return tesseract.get();
}

}  // namespace gewu

#include <utility>

#include "ocr/page/make_readers.h"
#include "ocr/reader/reader_set.h"
#include "ocr/recognizer/network_recognizer.h"
#include "ocr/tesseract/tesseract_reader.h"

namespace gewu {

namespace {

// A reader that was asked for by name and cannot be had is an error; one that is merely missing is
// noted, and the other reads alone.
Status add_own(const ReaderOptions& options, ReaderSet* readers) {
  Result<std::unique_ptr<LineRecognizer>> own = make_recogniser(options.model);
  if (own) {
    readers->own = std::move(*own);
  } else if (!options.model.empty()) {
    return own.error();
  } else {
    readers->missing.push_back(own.error());
  }
  return ok_status();
}

void add_words(ReaderSet* readers) {
  Result<std::unique_ptr<WordModel>> words = WordModel::open();
  if (words) {
    readers->words = std::move(*words);
  } else {
    readers->missing.push_back(words.error());
  }
}

Status add_tesseract(const ReaderOptions& options, ReaderSet* readers) {
  if (readers->own && options.tessdata.empty()) {
    readers->tesseract_later = [language = options.language, without = options.without_rules] {
      return make_tesseract_reader("", language, without);
    };
    return ok_status();
  }
  Result<std::unique_ptr<LineRecognizer>> tesseract =
      make_tesseract_reader(options.tessdata, options.language, options.without_rules);
  if (tesseract) {
    readers->tesseract = std::move(*tesseract);
  } else if (!options.tessdata.empty()) {
    return tesseract.error();
  } else {
    readers->missing.push_back(tesseract.error());
  }
  return ok_status();
}

}  // namespace

Result<ReaderSet> make_readers(const ReaderOptions& options) {
  ReaderSet readers;
  readers.without_rules = options.without_rules;
  if (options.use_own) {
    const Status status = add_own(options, &readers);
    if (!status) return status.error();
    if (options.use_words && readers.own) add_words(&readers);
  }
  if (options.use_tesseract) {
    const Status status = add_tesseract(options, &readers);
    if (!status) return status.error();
  }
  if (readers.own || readers.tesseract) return readers;
  if (!readers.missing.empty()) return readers.missing.front();
  return Error{ErrorCode::MissingDependency, "every reader has been switched off",
               "allow our own recogniser or Tesseract", "", 0};
}

}  // namespace gewu

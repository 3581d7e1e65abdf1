// What a worker can do with a document. The real one is in read_page.h; tests have tiny fakes.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "app/drawing.h"
#include "app/options.h"
#include "base/result.h"
#include "base/text_table.h"

namespace gewu {

/// What is known of a document before its pages are read.
struct DocumentFacts {
  std::string sha256;
  long long bytes = 0;
  std::string kind;  ///< "pdf", "image" or "text"
  std::string title;
  int page_count = 0;
  bool whole = false;  ///< read all at once (mangled text): page_count is not known yet
};

/// How long each stage of a page took, milliseconds of CPU time.
struct StageTimes {
  double open = 0;    ///< drawing and the text layer
  double layout = 0;  ///< upright, clean
  double grid = 0;    ///< cells
  double text = 0;    ///< recognition
};

class PageReader {
 public:
  virtual ~PageReader() = default;
  /// Files and folders that it will read besides documents and what systems keep in /usr; told
  /// before the process is confined to them.
  virtual std::vector<std::string> needed_files() const { return {}; }
  /// An Error with code MissingDependency if a model is not there.
  virtual Status check() { return ok_status(); }
  /// Where the document that the next call names can be read; stays the caller's. -1: by its name.
  virtual void use_descriptor(int /*fd*/) {}
  virtual Result<DocumentFacts> open(const std::string& path) = 0;
  /// One page; all of them for a document that is read whole (`page` is 0 then).
  virtual Result<std::vector<PageResult>> read(const std::string& path, int page) = 0;
  /// The page with what was found drawn on it: the bytes of a PNG file; see overlay.h.
  virtual Result<std::string> draw(const std::string& path, int page, const Drawing& drawing) = 0;
  /// The page as people see it: the bytes of a JPEG file.
  virtual Result<std::string> picture(const std::string& path, int /*page*/) {
    return Error{ErrorCode::UnsupportedFormat, "has no pictures", "", path};
  }
  /// Of the latest read().
  virtual StageTimes times() const { return {}; }
  /// What the user should know: about this worker, such as a reader that is missing, or what the
  /// rules did to the cells that draw() has drawn; told once.
  virtual std::vector<std::string> take_notes() { return {}; }
};

/// Makes the reader of a worker once its settings have come.
using PageReaderFactory = std::unique_ptr<PageReader> (*)(const ReadSettings&);

}  // namespace gewu

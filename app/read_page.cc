#include "app/read_page.h"

#include <sys/stat.h>

#include <cstdlib>
#include <ctime>
#include <new>
#include <opencv2/core.hpp>
#include <optional>
#include <string>
#include <utility>

#include "app/damaged_page.h"
#include "app/inputs.h"
#include "app/overlay.h"
#include "app/page_picture.h"
#include "app/progress.h"
#include "app/rule_notes.h"
#include "base/hash.h"
#include "base/source_file.h"
#include "ingest/document.h"
#include "ingest/file_bytes.h"
#include "layout/analyse_layout.h"
#include "layout/page/page_layout.h"
#include "ocr/page/make_readers.h"
#include "ocr/page/page_text.h"
#include "ocr/page/upside_down.h"
#include "ocr/reader/reader_set.h"
#include "ocr/recognizer/model_folder.h"
#include "rebuild/rebuild.h"
#include "tablegrid/find_tables.h"
#include "tablegrid/grid/grid_table.h"

namespace gewu {

namespace {

// Adds the CPU time between its making and its end to one of the stage times.
class StageClock {
 public:
  explicit StageClock(double& milliseconds) : milliseconds_(milliseconds), start_(std::clock()) {}
  StageClock(const StageClock&) = delete;
  StageClock& operator=(const StageClock&) = delete;
  ~StageClock() {
    constexpr double kPerSecond = 1000;
    milliseconds_ += kPerSecond * static_cast<double>(std::clock() - start_) / CLOCKS_PER_SEC;
  }

 private:
  double& milliseconds_;
  std::clock_t start_;
};

// No line of print fits: at 300 dpi that is less than a millimetre and a half.
bool too_small_to_read(const Page& page) {
  constexpr int kLeastSide = 16;
  return page.image.width < kLeastSide || page.image.height < kLeastSide;
}

PageResult page_too_small(const Page& page) {
  PageResult result;
  result.number = page.number;
  result.width = page.width;
  result.height = page.height;
  result.why = "the page is too small to hold print";
  result.findings = {{Severity::Warning,
                      "page-too-small",
                      page.number,
                      "",
                      {},
                      "the page is " + std::to_string(page.image.width) + " x " +
                          std::to_string(page.image.height) + " pixels: no print fits on it",
                      "look whether it is the right file"}};
  if (!page.damage.empty()) mark_damaged(result, page.damage);
  return result;
}

const char* kind_name(DocumentKind kind) {
  switch (kind) {
    case DocumentKind::Pdf:
      return "pdf";
    case DocumentKind::Image:
      return "image";
    case DocumentKind::Text:
      return "text";
  }
  return "text";
}

class Reading : public PageReader {
 public:
  explicit Reading(const ReadSettings& settings) : settings_(settings) {}

  Result<DocumentFacts> open(const std::string& path) override {
    Result<std::string> hash = sha256_of_file(source(path), settings_.limits.max_bytes);
    if (!hash) return hash.error();
    open_path_.clear();  // the hash is that of what is read
    if (Status opened = open_cached(path); !opened) return opened.error();
    DocumentFacts facts;
    facts.sha256 = std::move(*hash);
    facts.bytes = size_of(source(path));
    facts.kind = kind_name(document_ ? document_->kind() : DocumentKind::Text);
    facts.whole = !document_;
    if (document_) {
      facts.title = document_->metadata_title();
      facts.page_count = document_->page_count();
    }
    return facts;
  }

  Result<std::vector<PageResult>> read(const std::string& path, int page) override {
    times_ = {};
    if (Status opened = open_cached(path); !opened) return opened.error();
    if (!document_) return read_text(path);
    Result<Page> drawn = draw_page(page);
    if (!drawn) return drawn.error();
    Result<PageResult> result = read_tables(*drawn, Pixels::Drop);
    if (!result) return result.error();
    return std::vector<PageResult>{std::move(*result)};
  }

  Result<std::string> draw(const std::string& path, int page, const Drawing& drawing) override {
    if (Status opened = open_cached(path); !opened) return opened.error();
    if (!document_) {
      return Error{ErrorCode::UnsupportedFormat, "text has no pages to draw on", "", path};
    }
    if (page > document_->page_count()) {
      return Error{ErrorCode::Usage,
                   "has no page " + std::to_string(page) + ", only " +
                       std::to_string(document_->page_count()),
                   "name another --page", path};
    }
    Result<Page> drawn = draw_page(page);
    if (!drawn) return drawn.error();
    Result<PageResult> result = read_tables(*drawn, Pixels::Keep);
    if (!result) return result.error();
    for (TextTable& table : result->tables) {
      mark_for_review(table.cells, settings_.review_below);
    }
    for (std::string& note : rule_notes(drawn_cells(*result, drawing))) {
      notes_.push_back(std::move(note));
    }
    return draw_overlay(*drawn, *result, drawing);
  }

  Result<std::string> picture(const std::string& path, int page) override {
    if (Status opened = open_cached(path); !opened) return opened.error();
    if (!document_) {
      return Error{ErrorCode::UnsupportedFormat, "text has no pages to look at", "", path};
    }
    Result<Page> source = draw_page(page);
    if (!source) return source.error();
    return page_picture(source->image);
  }

  StageTimes times() const override { return times_; }

  std::vector<std::string> needed_files() const override {
    const char* named = std::getenv("TESSDATA_PREFIX");
    return {find_model_folder(settings_.readers.model), settings_.readers.tessdata,
            named ? named : ""};
  }

  Status check() override {
    if (settings_.reader == ReaderChoice::TextLayer) return ok_status();
    const Result<ReaderSet> made = make_readers(settings_.readers);
    return made ? ok_status() : Status(made.error());
  }

  void use_descriptor(int fd) override { descriptor_ = fd; }

  std::vector<std::string> take_notes() override { return std::exchange(notes_, {}); }

 private:
  // Whether the page as drawn is still wanted once it was made upright: a colour scan takes 26 MB.
  enum class Pixels { Keep, Drop };

  SourceFile source(const std::string& path) const { return {path, descriptor_}; }

  static long long size_of(const SourceFile& file) {
    const Descriptor own = open_source(file);
    struct stat info {};
    return own && fstat(own.get(), &info) == 0 ? info.st_size : 0;
  }

  // Opens `path` unless it is open; a file that only ingest does not know and that is named like a
  // text, or is standard input, is read by rebuild and has no SourceDocument.
  Status open_cached(const std::string& path) {
    if (path == open_path_) return ok_status();
    open_path_.clear();
    document_.reset();
    Result<std::unique_ptr<SourceDocument>> opened =
        open_document(source(path), {settings_.password, settings_.limits});
    if (opened) {
      document_ = std::move(*opened);
    } else if (opened.error().code != ErrorCode::UnsupportedFormat || !may_be_text(path)) {
      return opened.error();
    }
    open_path_ = path;
    return ok_status();
  }

  static bool may_be_text(const std::string& path) {
    return is_text_name(path) || path.rfind("/proc/", 0) == 0;
  }

  Result<std::vector<PageResult>> read_text(const std::string& path) {
    const StageClock clock(times_.text);
    const Result<std::string> bytes = read_file(source(path), settings_.limits.max_bytes);
    if (!bytes) return bytes.error();
    Result<std::vector<PageResult>> pages = rebuild_pages(*bytes, {});
    if (pages && pages->size() > static_cast<size_t>(settings_.limits.max_pages)) {
      return Error{ErrorCode::LimitExceeded, "more pages than allowed", "raise --max-pages", path};
    }
    return pages;
  }

  Result<Page> draw_page(int number) {
    const StageClock clock(times_.open);
    return document_->read_page(number, {settings_.dpi});
  }

  // OpenCV says by an exception of its own that memory ran out.
  Result<PageResult> read_tables(Page& page, Pixels pixels) {
    try {
      return read_tables_or_throw(page, pixels);
    } catch (const cv::Exception& thrown) {
      if (thrown.code == cv::Error::StsNoMem) throw std::bad_alloc();
      throw;
    }
  }

  Result<PageResult> read_tables_or_throw(Page& page, Pixels pixels) {
    if (too_small_to_read(page)) return page_too_small(page);
    ReadOptions options{settings_.reader};
    if (Status ready = prepare_readers(page, options); !ready) return ready.error();
    PageLayout layout;
    {
      const StageClock clock(times_.layout);
      LayoutOptions wanted;
      if (readers_) wanted.reads_upside_down = head_judge(*readers_);
      layout = analyse_layout(page, wanted);
    }
    if (pixels == Pixels::Drop) page.image = Image();
    FoundTables found;
    {
      const StageClock clock(times_.grid);
      found = find_tables_squarely(std::move(layout), {});
    }
    const StageClock clock(times_.text);
    PageResult result =
        read_page_text(page, found.layout, found.tables, readers_ ? &*readers_ : nullptr, options);
    note_missed_tables(found, &result);
    if (!page.damage.empty()) mark_damaged(result, page.damage);
    note_missing_readers();
    return result;
  }

  static void note_missed_tables(const FoundTables& found, PageResult* result) {
    for (const PixelRect& box : found.missed) {
      const PointRect at = found.layout.transform.to_page(box);
      Finding finding;
      finding.severity = Severity::Warning;
      finding.code = "table-missed";
      finding.page = result->number;
      finding.message = "ruling lines cross between heights " +
                        std::to_string(static_cast<int>(at.y0)) + " and " +
                        std::to_string(static_cast<int>(at.y1)) +
                        " of the page, and no table was made of them";
      finding.suggestion = "look at the page: it is a drawing, or a table to be typed in";
      result->findings.push_back(std::move(finding));
    }
  }

  // A reader may turn out to be missing when the first line wants it.
  void note_missing_readers() {
    if (!readers_) return;
    for (const Error& missing : std::exchange(readers_->missing, {})) {
      notes_.push_back(error_text(missing));
    }
  }

  // Models are loaded when the first page comes. Where they are missing, a page whose text layer
  // serves is read all the same, unless the user named a model.
  Status prepare_readers(const Page& page, ReadOptions& options) {
    if (readers_ || settings_.reader == ReaderChoice::TextLayer) return ok_status();
    Result<ReaderSet> made = make_readers(settings_.readers);
    if (made) {
      readers_ = std::move(*made);
      return ok_status();
    }
    const bool layer_serves = settings_.reader == ReaderChoice::Auto && page.verdict.usable;
    if (!layer_serves || settings_.readers_named) return made.error();
    options.reader = ReaderChoice::TextLayer;
    return ok_status();
  }

  ReadSettings settings_;
  int descriptor_ = -1;  ///< of the document that is asked about; not ours
  std::string open_path_;
  std::unique_ptr<SourceDocument> document_;  ///< null while the open file is a text
  std::optional<ReaderSet> readers_;
  StageTimes times_;
  std::vector<std::string> notes_;
};

}  // namespace

std::unique_ptr<PageReader> make_page_reader(const ReadSettings& settings) {
  return std::make_unique<Reading>(settings);
}

}  // namespace gewu

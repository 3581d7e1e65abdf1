#include "ingest/pdf_document.h"

#include <ErrorCodes.h>
#include <GfxState.h>
#include <PDFDoc.h>
#include <Stream.h>
#include <UTF.h>
#include <goo/gfile.h>
#include <goo/gmem.h>

#include <algorithm>
#include <cmath>
#include <exception>
#include <new>
#include <optional>
#include <utility>

#include "base/median.h"
#include "base/text.h"
#include "ingest/colour.h"
#include "ingest/cropped_shapes.h"
#include "ingest/damage.h"
#include "ingest/doubled_glyphs.h"
#include "ingest/pdf_page_scan.h"
#include "ingest/pdf_raster.h"
#include "ingest/poppler_library.h"
#include "ingest/raster_dpi.h"
#include "ingest/twin_characters.h"

namespace gewu {
namespace {

constexpr double kPointsPerInch = 72;
constexpr int kFewestOutlines = 4;  // of a table's rulings or boxes
constexpr double kPictures = 0.05;  // share of a page from which on pictures may hold its text
constexpr const char* kOutOfMemory = "needs more memory than a worker may use";
constexpr const char* kOutOfMemoryHint = "Raise --max-memory, or lower --dpi";

// What Poppler said, in brackets after a message of ours.
std::string poppler_says() {
  const std::string messages = take_poppler_messages();
  return messages.empty() ? "" : " (" + messages + ")";
}

// Tiny print is drawn larger, so that its strokes and rules do not run together.
double enlargement(const TextLayer& text) {
  constexpr double kSmallPrint = 6;  // points
  constexpr double kMost = 5;
  std::vector<double> sizes;
  for (const Glyph& glyph : text.glyphs) {
    if (!glyph.invisible && glyph.size > 0) sizes.push_back(glyph.size);
  }
  return sizes.empty() ? 1 : std::clamp(kSmallPrint / median(sizes), 1.0, kMost);
}

double wanted_dpi(const Page& page, const RasterOptions& options) {
  if (options.dpi > 0) return options.dpi;
  return page.verdict.usable ? kTextLayerDpi * enlargement(page.text) : kOcrDpi;
}

// How many points one unit of the page is (PDF 1.6), which Poppler does not look at.
double user_unit(XRef* xref, ::Page& page) {
  const Object whole = xref->fetch(page.getRef());
  if (!whole.isDict()) return 1;
  const Object unit = whole.dictLookup("UserUnit");
  constexpr double kMost = 75000;  // the largest that viewers know
  return unit.isNum() && unit.getNum() > 0 && unit.getNum() <= kMost ? unit.getNum() : 1;
}

bool should_give_up(void* device) { return static_cast<PageScanDevice*>(device)->gave_up(); }

std::string utf8_of_text_string(const GooString& text) {
  Unicode* points = nullptr;
  const int count = TextStringToUCS4(text.toStr(), &points);
  std::u32string decoded;
  for (int i = 0; i < count; ++i) decoded.push_back(static_cast<char32_t>(points[i]));
  gfree(points);
  return encode_utf8(decoded);
}

// Poppler would build colour transforms for the output intent of a PDF/A on every page, which costs
// more than drawing it; for telling ink from paper no colour needs to be that exact.
void forget_output_intent(PDFDoc* document) {
  XRef* xref = document->getXRef();
  Object catalog = xref->getCatalog();
  if (!catalog.isDict() || !catalog.getDict()->hasKey("OutputIntents")) return;
  catalog.getDict()->remove("OutputIntents");
  xref->setModifiedObject(&catalog, {xref->getRootNum(), xref->getRootGen()});
}

// A document and the file that it reads from, which it does not own.
struct OpenPdf {
  std::unique_ptr<GooFile> file;
  std::unique_ptr<PDFDoc> document;
};

OpenPdf load(const SourceFile& source, const std::string& password) {
  std::optional<GooString> given;
  if (!password.empty()) given.emplace(password);
  OpenPdf pdf{GooFile::open(open_source(source).release()), nullptr};
  if (!pdf.file) return pdf;
  auto stream =
      std::make_unique<FileStream>(pdf.file.get(), 0, false, pdf.file->size(), Object(objNull));
  pdf.document = std::make_unique<PDFDoc>(stream.release(), given, given);
  return pdf;
}

bool is_stream(const Object& object, XRef* xref) { return object.fetch(xref).isStream(); }

// What is left of a truncated file can name contents that are gone; Poppler takes that for a page
// on which nothing stands.
bool contents_are_lost(XRef* xref, ::Page& page) {
  const Object whole = xref->fetch(page.getRef());
  if (!whole.isDict()) return false;
  const Object& named = whole.dictLookupNF("Contents");
  const Object contents = named.fetch(xref);
  if (!contents.isArray()) return named.isRef() && !contents.isStream();
  for (int i = 0; i < contents.arrayGetLength(); ++i) {
    if (!is_stream(contents.arrayGetNF(i), xref)) return true;
  }
  return false;
}

class PdfDocument : public SourceDocument {
 public:
  PdfDocument(const SourceFile& file, OpenPdf pdf, const OpenOptions& options)
      : path_(file.name),
        source_(open_source(file)),
        options_(options),
        limits_(options.limits),
        file_(std::move(pdf.file)),
        document_(std::move(pdf.document)),
        raster_(document_.get()) {}

  DocumentKind kind() const override { return DocumentKind::Pdf; }
  int page_count() const override { return document_->getNumPages(); }

  std::string metadata_title() const override {
    const std::unique_ptr<GooString> title = document_->getDocInfoTitle();
    return title ? utf8_of_text_string(*title) : "";
  }

  Result<Page> read_page(int number, const RasterOptions& options) override {
    take_poppler_messages();
    if (Status fresh = forget_damaged_page(); !fresh) return fresh.error();
    DamageWatch watch;
    try {
      Result<Page> page = read_page_or_throw(number, options, watch);
      if (page) page->damage = watch.take();
      damaged_ = !page || !page->damage.empty();
      return page;
    } catch (const std::bad_alloc&) {
      return failure(ErrorCode::LimitExceeded, number, kOutOfMemory, kOutOfMemoryHint);
    } catch (const std::exception& thrown) {
      return failure(ErrorCode::Internal, number, thrown.what());
    }
  }

 private:
  Error failure(ErrorCode code, int number, std::string message, std::string hint = "") const {
    return {code, std::move(message), std::move(hint), path_, number};
  }

  Status forget_damaged_page();
  Result<Page> read_page_or_throw(int number, const RasterOptions& options, DamageWatch& watch);
  Result<Page> page_of_size(int number);
  bool take_scan(const PageScan& scan, double wanted, Page* page);
  Status draw(const PageScan& scan, double wanted, Page* page);
  void draw_lines(Page* page);

  std::string path_;
  Descriptor source_;  ///< kept, so as to open the file again
  OpenOptions options_;
  Limits limits_;
  std::unique_ptr<GooFile> file_;  ///< outlives the document
  std::unique_ptr<PDFDoc> document_;
  PdfRaster raster_;
  bool damaged_ = false;  ///< the page read last
  double unit_ = 1;       ///< of the page being read, in points
};

// Poppler complains about a damaged font or object stream once and then keeps what it made of it.
// Which pages are damaged must not depend on what this process read before.
Status PdfDocument::forget_damaged_page() {
  if (!std::exchange(damaged_, false)) return ok_status();
  OpenPdf fresh = load({path_, source_.get()}, options_.password);
  if (!fresh.document || !fresh.document->isOk()) {
    return failure(ErrorCode::Damaged, 0, "the PDF cannot be opened again");
  }
  forget_output_intent(fresh.document.get());
  raster_ = PdfRaster(fresh.document.get());
  document_ = std::move(fresh.document);
  file_ = std::move(fresh.file);
  return ok_status();
}

Result<Page> PdfDocument::page_of_size(int number) {
  if (number < 1 || number > page_count()) {
    return failure(ErrorCode::Usage, number, "the document has no such page",
                   "It has " + std::to_string(page_count()) + " pages");
  }
  ::Page* source = document_->getPage(number);
  if (source == nullptr || !source->isOk()) {
    return failure(ErrorCode::Damaged, number, "the page cannot be read" + poppler_says());
  }
  Page page;
  page.number = number;
  unit_ = user_unit(document_->getXRef(), *source);
  page.width = source->getCropWidth() * unit_;
  page.height = source->getCropHeight() * unit_;
  const int rotate = source->getRotate();
  if (rotate == 90 || rotate == 270) std::swap(page.width, page.height);
  if (!(page.width > 0) || !(page.height > 0) || !std::isfinite(page.width * page.height)) {
    return failure(ErrorCode::Damaged, number, "the page has no size" + poppler_says());
  }
  return page;
}

// Uses the pixels of a page that is one scan as they are; false if they do not fit.
bool PdfDocument::take_scan(const PageScan& scan, double wanted, Page* page) {
  if (scan.scan_image == 0 || !scan_serves(scan.scan_dpi, wanted)) return false;
  if (page->width * page->height * scan.scan_dpi * scan.scan_dpi >
      kPointsPerInch * kPointsPerInch * static_cast<double>(limits_.max_pixels)) {
    return false;
  }
  Image image = raster_.take_scan(page->number, scan.scan_image, scan.may_have_colour);
  if (image.empty()) return false;
  const double scale = image.width / page->width;
  if (std::lround(page->height * scale) != image.height) return false;
  const int factor = shrink_factor(scan.scan_dpi, wanted);
  page->scale = scale / factor;
  page->dpi = page->scale * kPointsPerInch;
  if (image.channels == 3 && !has_colour(image)) image = to_grey(std::move(image));
  page->image = shrink(std::move(image), factor);
  return true;
}

Status PdfDocument::draw(const PageScan& scan, double wanted, Page* page) {
  if (take_scan(scan, wanted, page)) return ok_status();
  page->dpi = choose_dpi({page->width, page->height, wanted, scan.scan_dpi, limits_.max_pixels});
  if (page->dpi == 0) {
    return failure(ErrorCode::LimitExceeded, page->number,
                   "a page of " + std::to_string(std::lround(page->width)) + " x " +
                       std::to_string(std::lround(page->height)) + " points is too large",
                   "Raise --max-pixels if the page is meant to be that large");
  }
  page->scale = page->dpi / kPointsPerInch;
  Image image = raster_.draw(page->number, page->dpi * unit_, scan.may_have_colour);
  if (image.width != raster_length(page->width, page->dpi) ||
      image.height != raster_length(page->height, page->dpi)) {
    return failure(ErrorCode::Damaged, page->number, "the page cannot be drawn" + poppler_says());
  }
  if (image.channels == 3 && !has_colour(image)) image = to_grey(std::move(image));
  page->image = std::move(image);
  attach_shapes(raster_.take_shapes(), &page->text);
  crop_shapes(page->image, page->scale, &page->text);
  return ok_status();
}

void PdfDocument::draw_lines(Page* page) {
  Image lines = raster_.draw_lines(page->number, page->dpi * unit_, page->image.channels == 3);
  const bool fits = lines.width == page->image.width && lines.height == page->image.height;
  if (fits) page->lines = std::move(lines);
}

Result<Page> PdfDocument::read_page_or_throw(int number, const RasterOptions& options,
                                             DamageWatch& watch) {
  Result<Page> sized = page_of_size(number);
  if (!sized) return sized;
  Page page = std::move(sized).value();
  if (contents_are_lost(document_->getXRef(), *document_->getPage(number))) {
    watch.note("a part of the page's contents is not in the file");
  }
  PageScanDevice device;
  const double frame = kPointsPerInch * unit_;
  document_->displayPage(&device, number, frame, frame, 0, false, true, false, should_give_up,
                         &device);
  PageScan scan = device.take();
  if (scan.too_many_glyphs) {
    return failure(ErrorCode::LimitExceeded, number, "the page holds too many characters");
  }
  if (scan.lost_image) watch.note("an image cannot be decoded");
  merge_doubled_glyphs(&scan.text.glyphs);
  settle_twins(&scan.text);
  page.text = std::move(scan.text);
  page.has_raster_content = scan.has_images;
  page.raster_coverage = scan.raster_coverage;
  page.verdict = judge_text_layer(page);
  const bool promising = page.verdict.usable;
  Status drawn = draw(scan, wanted_dpi(page, options), &page);
  if (!drawn) return drawn.error();
  page.verdict = judge_text_layer(page);  // once more: now it can look at the pixels
  if (promising && !page.verdict.usable && options.dpi <= 0) {
    drawn = draw(scan, kOcrDpi, &page);
    if (!drawn) return drawn.error();
  }
  if (page.verdict.usable) hide_unseen_glyphs(&page);
  const bool ruled = scan.outlines >= kFewestOutlines && page.raster_coverage < kPictures;
  if (page.verdict.usable && !page.image.empty() && ruled) draw_lines(&page);
  return page;
}

Error open_failure(const std::string& path, const PDFDoc& document, bool with_password) {
  if (document.getErrorCode() == errEncrypted) {
    return with_password ? Error{ErrorCode::Encrypted, "the password does not open this document",
                                 "Give the right one with --password", path, 0}
                         : Error{ErrorCode::Encrypted, "the document is encrypted",
                                 "Give its password with --password", path, 0};
  }
  return {ErrorCode::Damaged, "the PDF is damaged beyond reading" + poppler_says(),
          "Fetch the file again; it may be truncated", path, 0};
}

Result<std::unique_ptr<SourceDocument>> open_or_throw(const SourceFile& file,
                                                      const OpenOptions& options) {
  const std::string& path = file.name;
  OpenPdf pdf = load(file, options.password);
  if (!pdf.document) return Error{ErrorCode::Unreadable, "the file cannot be opened", "", path, 0};
  const PDFDoc& document = *pdf.document;
  if (!pdf.document->isOk()) return open_failure(path, document, !options.password.empty());
  const int pages = pdf.document->getNumPages();
  if (pages < 1) {
    return Error{ErrorCode::Empty, "the document has no pages" + poppler_says(), "", path, 0};
  }
  if (pages > options.limits.max_pages) {
    return Error{ErrorCode::LimitExceeded,
                 "the document has " + std::to_string(pages) + " pages, more than the " +
                     std::to_string(options.limits.max_pages) + " allowed",
                 "Raise --max-pages", path, 0};
  }
  forget_output_intent(pdf.document.get());
  return std::unique_ptr<SourceDocument>(
      std::make_unique<PdfDocument>(file, std::move(pdf), options));
}

}  // namespace

Result<std::unique_ptr<SourceDocument>> open_pdf(const SourceFile& file,
                                                 const OpenOptions& options) {
  start_poppler();
  take_poppler_messages();
  try {
    return open_or_throw(file, options);
  } catch (const std::bad_alloc&) {
    return Error{ErrorCode::LimitExceeded, kOutOfMemory, kOutOfMemoryHint, file.name, 0};
  } catch (const std::exception& thrown) {
    return Error{ErrorCode::Damaged, std::string("the PDF cannot be read: ") + thrown.what(), "",
                 file.name, 0};
  }
}

}  // namespace gewu

#include "ingest/document.h"

#include "ingest/file_bytes.h"
#include "ingest/image_document.h"
#include "ingest/pdf_document.h"

namespace gewu {
namespace {

// Enough for every mark, and for telling text from anything else.
constexpr std::size_t kHeadBytes = 1 << 16;

}  // namespace

Result<DocumentKind> sniff_document(const SourceFile& file, const Limits& limits) {
  const Status checked = check_file(file, limits.max_bytes);
  if (!checked) return checked.error();
  const Result<std::string> head = read_head(file, kHeadBytes);
  if (!head) return head.error();
  if (looks_like_pdf(*head)) return DocumentKind::Pdf;
  if (looks_like_image(*head)) return DocumentKind::Image;
  if (looks_like_text(*head)) return DocumentKind::Text;
  return Error{ErrorCode::UnsupportedFormat, "neither a PDF nor an image nor text",
               "Known are PDF, PNG, JPEG, TIFF, WebP, JPEG 2000, GIF, BMP, PNM and plain text",
               file.name, 0};
}

Result<std::unique_ptr<SourceDocument>> open_document(const SourceFile& file,
                                                      const OpenOptions& options) {
  const Result<DocumentKind> kind = sniff_document(file, options.limits);
  if (!kind) return kind.error();
  switch (*kind) {
    case DocumentKind::Pdf:
      return open_pdf(file, options);
    case DocumentKind::Image:
      return open_image(file, options);
    case DocumentKind::Text:
      break;
  }
  return Error{ErrorCode::UnsupportedFormat, "text has no pages to look at",
               "give it a name that ends in .txt, .tsv, .csv, .md or .html, or convert it from "
               "standard input",
               file.name, 0};
}

}  // namespace gewu

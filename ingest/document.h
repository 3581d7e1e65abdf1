// Opening PDFs and images. The only folder that uses Poppler.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/limits.h"
#include "base/result.h"
#include "base/source_file.h"
#include "ingest/types/page.h"

namespace gewu {

struct OpenOptions {
  std::string password;  ///< user or owner password; empty: none
  Limits limits;
};

struct RasterOptions {
  double dpi = 0;  ///< 0: 300 for pages that must be read by OCR, 200 where a text layer serves
};

enum class DocumentKind { Pdf, Image, Text };

/// An open document. Not thread-safe: one process reads one page at a time.
class SourceDocument {
 public:
  virtual ~SourceDocument() = default;
  virtual DocumentKind kind() const = 0;
  virtual int page_count() const = 0;
  /// The document's title from its metadata, UTF-8; often empty or meaningless.
  virtual std::string metadata_title() const = 0;
  /// `number` is 1-based. A page that breaks a limit or cannot be drawn is an Error that names it.
  virtual Result<Page> read_page(int number, const RasterOptions& options) = 0;
};

/// What a file is, by its content, not by its name. Errors: NotFound, Unreadable, Damaged (empty),
/// UnsupportedFormat, LimitExceeded (bytes).
Result<DocumentKind> sniff_document(const SourceFile& file, const Limits& limits);

/// True for text in UTF-8 or GB18030, judged by the first 64 KiB.
bool looks_like_text(std::string_view bytes);

/// Looks at the content, not at the name. Errors: NotFound, Unreadable, UnsupportedFormat, Damaged,
/// Encrypted, Empty, LimitExceeded. Each carries the file and a hint. `file` is a regular file.
/// Text has no pages to read: it is UnsupportedFormat here, see rebuild/.
Result<std::unique_ptr<SourceDocument>> open_document(const SourceFile& file,
                                                      const OpenOptions& options);

/// Judges the text layer from itself: missing, without ToUnicode, mojibake, (cid:n), invisible OCR,
/// doubled. Pure function of the page.
TextLayerVerdict judge_text_layer(const Page& page);

/// Flags glyphs that leave no trace in the pixels (white on white, an empty outline) as invisible.
/// Those of fonts that are not in the file are left alone: here another font stood in for theirs,
/// which may lack the character, unless their colour alone tells.
void hide_unseen_glyphs(Page* page);

}  // namespace gewu

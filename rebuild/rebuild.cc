#include "rebuild/rebuild.h"

#include <algorithm>
#include <exception>

#include "rebuild/decode.h"
#include "rebuild/form_reader.h"
#include "rebuild/list.h"
#include "rebuild/page_book.h"
#include "rebuild/plain/aligned.h"
#include "rebuild/plain/plain_table.h"
#include "rebuild/segment.h"
#include "rebuild/separated/settle.h"
#include "rebuild/source_text.h"
#include "rebuild/tab_offers.h"

namespace gewu {

namespace {

/// From the lines of the input to the pages of the output.
class Rebuilder {
 public:
  explicit Rebuilder(const SourceText& source)
      : source_(source), book_(source), forms_(source), taken_(source.lines.size(), false) {}

  std::vector<PageResult> run() {
    int next = 0;
    for (separated::RawTable& raw : separated::find_separated(source_)) {
      const bool plain_tabs = raw.plain_tabs;
      if (!plain_tabs) {
        find_blocks(next, raw.first_line - 1);
        next = std::max(next, raw.last_line + 1);
      }
      for (separated::Settled& part : separated::settle(std::move(raw))) {
        if (plain_tabs) {
          offers_.add(std::move(part));
        } else {
          add_separated(part);
        }
      }
    }
    find_blocks(next, static_cast<int>(source_.lines.size()) - 1);
    add_blocks();
    return book_.take();
  }

  InputAccount account() const { return book_.account(); }

 private:
  void find_blocks(int first, int last) {
    if (first > last) return;
    const std::vector<Block> more = segment(source_, first, last);
    blocks_.insert(blocks_.end(), more.begin(), more.end());
  }

  // Forms and lists first: a table that tabs show may begin on lines that were taken for prose.
  void add_blocks() {
    std::vector<FormBody> bodies(blocks_.size());
    for (const Block& block : blocks_) {
      if (block.kind == BlockKind::TargetForm) forms_.learn_names(block);
    }
    for (size_t b = 0; b < blocks_.size(); ++b) {
      if (blocks_[b].kind == BlockKind::TargetForm) bodies[b] = forms_.read_body(blocks_[b]);
    }
    for (size_t b = 0; b < blocks_.size(); ++b) {
      if (blocks_[b].kind != BlockKind::Prose) add_guarded(blocks_[b], bodies[b]);
    }
    for (const Block& block : blocks_) add_rest(block);
  }

  // A form that meets a defect costs only itself: its lines stand in a plain table.
  void add_guarded(const Block& block, FormBody& body) {
    std::string defect;
    FormBody kept = body;
    try {
      const DraftTable draft =
          block.kind == BlockKind::List ? list_of(block) : forms_.draft(block, std::move(body));
      if (const TabOffers::Offer* offer = offers_.better_than(draft, block)) {
        if (take(offer->part.table, offer->first, offer->last).empty()) return;
      }
      defect = take(draft, block.first, block.last);
    } catch (const std::exception& broken) {
      defect = broken.what();
    }
    if (defect.empty()) return;
    take_plain(block, kept);
    Finding finding;
    finding.code = "form-not-rebuilt";
    finding.message = "lines " + std::to_string(block.first + 1) + " to " +
                      std::to_string(block.last + 1) +
                      " stand as they were read: a defect of the program (" + defect + ")";
    finding.suggestion = "put the cells right by hand, and report it with the document";
    book_.add_finding(block.first, std::move(finding));
  }

  // The rows of a form whose head is not understood, below the lines of the head as they stand; or
  // all of its lines so.
  void take_plain(const Block& block, FormBody& body) {
    if (block.kind == BlockKind::TargetForm) {
      try {
        const DraftTable table = forms_.draft_below_lines(block, std::move(body));
        if (take(table, block.first, block.last).empty()) return;
      } catch (const std::exception&) {  // as below
      }
    }
    take(draft_lines(source_, block.first, block.last), block.first, block.last);
  }

  DraftTable list_of(const Block& block) const {
    const bool tabs = source_.lines[static_cast<size_t>(block.header)].tabs > 0;
    if (tabs) return draft_list(source_, block);
    return plain::draft_aligned(source_, {block.first, block.last}, forms_.usual());
  }

  // Adds a table that lines [first, last] make; returns why it could not.
  std::string take(const DraftTable& table, int first, int last) {
    for (int line = first; line <= last; ++line) {
      if (taken_[static_cast<size_t>(line)]) return "a line belongs to two tables";
    }
    std::string defect = book_.add_table(table, first, last);
    if (!defect.empty()) return defect;
    std::fill(taken_.begin() + first, taken_.begin() + last + 1, true);
    return defect;
  }

  void add_separated(const separated::Settled& part) {
    for (const separated::Range& sign : part.signs) book_.add_sign(sign.begin, sign.end);
    for (const auto& text : part.before) book_.add_paragraph(text.pieces, text.text);
    if (part.has_table) book_.add_table(part.table, part.first_line, part.last_line);
    for (const auto& text : part.after) book_.add_paragraph(text.pieces, text.text);
  }

  // What no form took: tables that tabs show, paragraphs, and the numbers of pages inside forms.
  void add_rest(const Block& block) {
    if (block.kind == BlockKind::Prose) add_aligned(block);
    for (int line = block.first; line <= block.last; ++line) {
      const bool taken = taken_[static_cast<size_t>(line)];
      const TabOffers::Offer* offer = taken ? nullptr : offers_.table_from(line, block.last);
      if (offer != nullptr && take(offer->part.table, offer->first, offer->last).empty()) {
        line = offer->last;
        continue;
      }
      if (source_.lines[static_cast<size_t>(line)].blank()) continue;
      const bool number = block.kind != BlockKind::Prose && is_page_number(source_, line);
      if (taken ? number : !is_ruler(source_, line)) book_.add_line(line);
    }
  }

  // Ordinary tables whose columns blanks align.
  void add_aligned(const Block& block) {
    for (const plain::Region& region :
         plain::find_regions(source_, block.first, block.last, forms_.usual())) {
      const DraftTable table = plain::draft_aligned(source_, region, forms_.usual());
      if (table.rows > 1) take(table, region.first, region.last);
    }
  }

  const SourceText& source_;
  PageBook book_;
  FormReader forms_;
  TabOffers offers_;
  std::vector<Block> blocks_;
  std::vector<bool> taken_;  ///< per line: it stands in a table
};

Status check_limits(std::string_view bytes, const RebuildOptions& options) {
  if (static_cast<long long>(bytes.size()) > options.max_bytes) {
    return Error{ErrorCode::LimitExceeded, "the text is larger than the limit",
                 "split the file, or raise the limit", "", 0};
  }
  size_t begin = 0;
  while (begin < bytes.size()) {
    const size_t end = std::min(bytes.find_first_of("\r\n\f", begin), bytes.size());
    if (static_cast<long long>(end - begin) > options.max_line_bytes) {
      return Error{ErrorCode::LimitExceeded, "a line of the text is longer than the limit",
                   "check that the file is text with line ends", "", 0};
    }
    begin = end + 1;
  }
  return ok_status();
}

}  // namespace

Result<std::vector<PageResult>> rebuild_pages(std::string_view bytes, const RebuildOptions& options,
                                              InputAccount* account) {
  const Status limits = check_limits(bytes, options);
  if (!limits) return limits.error();
  Result<DecodedText> decoded = decode_text(bytes);
  if (!decoded) return decoded.error();
  const SourceText source = make_source_text(std::move(decoded->text));
  Rebuilder rebuilder(source);
  std::vector<PageResult> pages = rebuilder.run();
  if (account != nullptr) *account = rebuilder.account();
  return pages;
}

}  // namespace gewu

#include "rebuild/rebuild.h"

#include <algorithm>
#include <exception>

#include "rebuild/decode.h"
#include "rebuild/form_reader.h"
#include "rebuild/list.h"
#include "rebuild/page_book.h"
#include "rebuild/plain/plain_table.h"
#include "rebuild/segment.h"
#include "rebuild/separated/settle.h"
#include "rebuild/source_text.h"

namespace gewu {

namespace {

/// From the lines of the input to the pages of the output.
class Rebuilder {
 public:
  explicit Rebuilder(const SourceText& source) : source_(source), book_(source), forms_(source) {}

  std::vector<PageResult> run() {
    int next = 0;
    for (separated::RawTable& raw : separated::find_separated(source_)) {
      find_blocks(next, raw.first_line - 1);
      next = std::max(next, raw.last_line + 1);
      for (const separated::Settled& part : separated::settle(std::move(raw))) add_separated(part);
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

  void add_blocks() {
    std::vector<FormBody> bodies(blocks_.size());
    for (size_t b = 0; b < blocks_.size(); ++b) {
      if (blocks_[b].kind == BlockKind::TargetForm) bodies[b] = forms_.read_body(blocks_[b]);
    }
    for (size_t b = 0; b < blocks_.size(); ++b) {
      const Block& block = blocks_[b];
      if (block.kind == BlockKind::Prose) {
        add_prose(block.first, block.last);
        continue;
      }
      add_page_numbers(block);
      add_guarded(block, bodies[b]);
    }
  }

  // A form that meets a defect costs only itself: its lines stand in a plain table.
  void add_guarded(const Block& block, FormBody& body) {
    std::string defect;
    try {
      const bool list = block.kind == BlockKind::List;
      const DraftTable draft =
          list ? draft_list(source_, block) : forms_.draft(block, std::move(body));
      defect = book_.add_table(draft, block.first, block.last);
    } catch (const std::exception& broken) {
      defect = broken.what();
    }
    if (defect.empty()) return;
    const DraftTable plain = draft_lines(source_, block.first, block.last);
    book_.add_table(plain, block.first, block.last);
    Finding finding;
    finding.code = "form-not-rebuilt";
    finding.message = "lines " + std::to_string(block.first + 1) + " to " +
                      std::to_string(block.last + 1) +
                      " stand as they were read: a defect of the program (" + defect + ")";
    finding.suggestion = "put the cells right by hand, and report it with the document";
    book_.add_finding(block.first, std::move(finding));
  }

  void add_separated(const separated::Settled& part) {
    for (const separated::Range& sign : part.signs) book_.add_sign(sign.begin, sign.end);
    for (const auto& text : part.before) book_.add_paragraph(text.pieces, text.text);
    if (part.has_table) book_.add_table(part.table, part.first_line, part.last_line);
    for (const auto& text : part.after) book_.add_paragraph(text.pieces, text.text);
  }

  void add_prose(int first, int last) {
    for (int line = first; line <= last; ++line) {
      const SourceLine& source_line = source_.lines[static_cast<size_t>(line)];
      if (!source_line.blank() && !is_ruler(source_, line)) book_.add_line(line);
    }
  }

  void add_page_numbers(const Block& block) {
    for (int line = block.first; line <= block.last; ++line) {
      const bool text = !source_.lines[static_cast<size_t>(line)].blank();
      if (text && is_page_number(source_, line)) book_.add_line(line);
    }
  }

  const SourceText& source_;
  PageBook book_;
  FormReader forms_;
  std::vector<Block> blocks_;
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

#include "app/reply_check.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "app/errors.h"
#include "base/printable.h"

namespace gewu {

namespace {

constexpr size_t kMaxText = 500;    // of a message for people
constexpr size_t kMaxTitle = 4000;  // of what a document calls itself
constexpr size_t kMaxNotes = 16;
constexpr size_t kMaxFindings = 100'000;
constexpr int kMaxSide = 20'000;           // rows or columns of a table
constexpr long long kMaxPlaces = 4 << 20;  // rows times columns
constexpr double kMaxPoints = 1e7;         // along a page or away from it

// Which errors a document can have. Others would end the run, or are the parent's own.
bool may_come_from_document(ErrorCode code) {
  switch (code) {
    case ErrorCode::NotFound:
    case ErrorCode::Unreadable:
    case ErrorCode::UnsupportedFormat:
    case ErrorCode::Damaged:
    case ErrorCode::Encrypted:
    case ErrorCode::Empty:
    case ErrorCode::LimitExceeded:
    case ErrorCode::Crashed:
    case ErrorCode::MissingDependency:  // whether that is so, the caller asks another worker
    case ErrorCode::Usage:
      return true;
    case ErrorCode::OutputFailed:
    case ErrorCode::Interrupted:
    case ErrorCode::Internal:
      return false;
  }
  return false;
}

void make_printable(std::string& text, size_t max) { text = printable(text, max); }

Error checked_error(Error error) {
  if (!may_come_from_document(error.code)) error.code = ErrorCode::Crashed;
  make_printable(error.message, kMaxText);
  make_printable(error.hint, kMaxText);
  error.file.clear();
  error.page = 0;
  return error;
}

bool is_hash(const std::string& text) {
  constexpr size_t kDigits = 64;
  return text.size() == kDigits && text.find_first_not_of("0123456789abcdef") == text.npos;
}

const char* wrong_facts(const DocumentFacts& facts, const Limits& limits) {
  static const std::set<std::string> kKinds = {"pdf", "image", "text"};
  if (!kKinds.contains(facts.kind)) return "a kind of document that there is not";
  if (!is_hash(facts.sha256)) return "no hash";
  if (facts.bytes < 0 || facts.bytes > limits.max_bytes) return "a size beyond the limits";
  const int least = facts.whole ? 0 : 1;
  if (facts.page_count < least || facts.page_count > limits.max_pages) {
    return "a number of pages beyond the limits";
  }
  return nullptr;
}

bool is_place(double value) { return std::isfinite(value) && std::abs(value) <= kMaxPoints; }

bool is_box(const PointRect& box) {
  return is_place(box.x0) && is_place(box.y0) && is_place(box.x1) && is_place(box.y1);
}

bool is_share(double value) { return value >= 0 && value <= 1; }

bool are_places(const std::vector<double>& values) {
  return values.size() <= kMaxSide + 1 && std::all_of(values.begin(), values.end(), is_place);
}

// Its own page, and in a text also those that follow without a gap: a form that goes on over a form
// feed is one table.
bool follows(const std::vector<int>& pages, int page) {
  if (pages.empty() || pages.size() > kMaxSide) return false;
  for (size_t i = 0; i < pages.size(); ++i) {
    if (pages[i] != page + static_cast<int>(i)) return false;
  }
  return true;
}

bool fits(const TextCell& cell, const TextTable& table) {
  const auto within = [](int first, int span, int count) {
    return first >= 0 && first < count && span >= 1 && span <= count - first;
  };
  return within(cell.row, cell.row_span, table.rows) &&
         within(cell.col, cell.col_span, table.cols) && cell.page >= table.pages.front() &&
         cell.page <= table.pages.back() && is_box(cell.box) && cell.more_parts.empty() &&
         is_share(cell.confidence);
}

const char* wrong_table(const TextTable& table, int page) {
  const bool sized = table.rows >= 1 && table.rows <= kMaxSide && table.cols >= 1 &&
                     table.cols <= kMaxSide &&
                     static_cast<long long>(table.rows) * table.cols <= kMaxPlaces;
  if (!sized) return "a table beyond all bounds";
  if (!follows(table.pages, page)) return "a table of another page";
  if (!is_box(table.box) || !are_places(table.col_edges) || !are_places(table.row_edges)) {
    return "a place beyond all bounds";
  }
  const bool sound = std::all_of(table.cells.begin(), table.cells.end(),
                                 [&](const TextCell& cell) { return fits(cell, table); });
  return sound ? nullptr : "a cell outside its table";
}

// "#k", the k-th table of its page, or none.
bool names_table(const std::string& name, size_t tables) {
  constexpr size_t kMaxDigits = 6;
  if (name.empty()) return true;
  if (name[0] != '#' || name.size() == 1 || name.size() > kMaxDigits) return false;
  if (name.find_first_not_of("0123456789", 1) != name.npos) return false;
  return std::stoul(name.substr(1)) < tables;
}

bool is_code(const std::string& code) {
  constexpr size_t kMaxCode = 40;
  return !code.empty() && code.size() <= kMaxCode &&
         code.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == code.npos;
}

const char* wrong_finding(const Finding& finding, const PageResult& page) {
  if (!is_code(finding.code)) return "a finding of no known form";
  if (finding.page != 0 && finding.page != page.number) return "a finding on another page";
  if (!names_table(finding.table, page.tables.size())) return "a finding in no table";
  return nullptr;
}

const char* wrong_page(const PageResult& page) {
  const bool turned =
      page.turned == 0 || page.turned == 90 || page.turned == 180 || page.turned == 270;
  if (!turned || !is_place(page.width) || !is_place(page.height) || !is_place(page.skew)) {
    return "a page of no possible shape";
  }
  for (const TextTable& table : page.tables) {
    if (const char* wrong = wrong_table(table, page.number)) return wrong;
  }
  for (const Paragraph& paragraph : page.paragraphs) {
    const bool sound = paragraph.page == page.number && is_box(paragraph.box) &&
                       is_share(paragraph.confidence) && is_place(paragraph.font_size);
    if (!sound) return "a paragraph outside its page";
  }
  if (page.findings.size() > kMaxFindings) return "findings without end";
  for (const Finding& finding : page.findings) {
    if (const char* wrong = wrong_finding(finding, page)) return wrong;
  }
  return nullptr;
}

// One page for one that was asked for; 1, 2, 3, ... for a document read whole.
const char* wrong_pages(const Request& request, const std::vector<PageResult>& pages,
                        const Limits& limits) {
  const bool whole = request.page == 0;
  if (whole ? pages.size() > static_cast<size_t>(limits.max_pages) : pages.size() != 1) {
    return "another number of pages";
  }
  int expected = whole ? 1 : request.page;
  for (const PageResult& page : pages) {
    if (page.number != expected++) return "a page that nobody asked for";
    if (const char* wrong = wrong_page(page)) return wrong;
  }
  return nullptr;
}

const char* wrong_reply(const Request& request, const Reply& reply, const Limits& limits) {
  switch (request.task) {
    case Task::Open:
      return wrong_facts(reply.facts, limits);
    case Task::Read:
      return wrong_pages(request, reply.pages, limits);
    case Task::Draw:
      if (reply.png.empty() && request.drawing.review_only) return nullptr;
      return reply.png.starts_with("\x89PNG") ? nullptr : "no picture";
    case Task::Picture:
      return reply.png.starts_with("\xFF\xD8\xFF") ? nullptr : "no picture";
    case Task::Check:
    case Task::Escape:
      return nullptr;
  }
  return nullptr;
}

void make_texts_printable(Reply& reply) {
  make_printable(reply.facts.title, kMaxTitle);
  reply.notes.resize(std::min(reply.notes.size(), kMaxNotes));
  for (std::string& note : reply.notes) make_printable(note, kMaxText);
  for (PageResult& page : reply.pages) {
    make_printable(page.why, kMaxText);
    for (Finding& finding : page.findings) {
      make_printable(finding.message, 4 * kMaxText);
      make_printable(finding.suggestion, 4 * kMaxText);
    }
  }
}

}  // namespace

size_t longest_reply(Task task) {
  constexpr size_t kShort = size_t{1} << 20;
  constexpr size_t kPage = size_t{64} << 20;
  constexpr size_t kPicture = size_t{256} << 20;
  switch (task) {
    case Task::Read:
    case Task::Picture:
      return kPage;
    case Task::Draw:
      return kPicture;
    default:
      return kShort;
  }
}

Reply checked_reply(const Request& request, Reply reply, const Limits& limits) {
  if (reply.failed) {
    reply.error = checked_error(std::move(reply.error));
    return reply;
  }
  if (const char* wrong = wrong_reply(request, reply, limits)) {
    Reply refused = failed_reply(make_error(
        ErrorCode::Crashed, std::string("the worker that read it answered with ") + wrong,
        "the document may mean harm; report it"));
    refused.leaving = true;
    return refused;
  }
  make_texts_printable(reply);
  return reply;
}

}  // namespace gewu

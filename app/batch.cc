#include "app/batch.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <exception>
#include <utility>

#include "app/errors.h"
#include "base/hash.h"
#include "export/tidy.h"

namespace gewu {

namespace {

// Pages of later documents that may be read while the first is unfinished: enough to keep every
// worker busy through a slow page, little enough to hold in memory.
constexpr size_t kPagesAhead = 256;
// Nothing happens at the end of this; the pool's own deadlines and interrupts end the wait sooner.
constexpr std::chrono::milliseconds kPatience{1000};

const char* code_of(const Error& error) {
  return error.code == ErrorCode::LimitExceeded ? "limit-hit" : "page-failed";
}

bool ends_run(const Error& error) { return error.code == ErrorCode::MissingDependency; }

// Pages that nobody asked for are not missing.
void settle_status(Document& document, bool complete) {
  const bool sound =
      std::none_of(document.findings.begin(), document.findings.end(),
                   [](const Finding& finding) { return finding.severity == Severity::Error; });
  if (complete && sound && document.status == DocumentStatus::Partial) {
    document.status = DocumentStatus::Ok;
  }
}

// The output promises that cells tile their grid. A table that breaks this is a defect of ours: it
// is left out, and said so, rather than handed on.
void drop_torn_tables(Document& document) {
  std::vector<DocumentTable> whole;
  for (DocumentTable& entry : document.tables) {
    const std::string why = tiling_error(entry.table);
    if (why.empty()) {
      whole.push_back(std::move(entry));
      continue;
    }
    const int page = entry.table.pages.empty() ? 0 : entry.table.pages.front();
    document.findings.push_back({Severity::Error,
                                 "page-failed",
                                 page,
                                 "",
                                 {},
                                 "a table was lost to a defect of the program: " + why,
                                 "report it with the document"});
    document.status = DocumentStatus::Partial;
  }
  document.tables = std::move(whole);
}

// A broken promise while a document is put together costs that document alone.
Document put_together(const DocumentInfo& info, std::vector<PageResult>& pages,
                      std::vector<Finding>& failures, const std::vector<Correction>& corrections,
                      double review_below) {
  const bool complete = failures.empty();
  try {
    Document document = build_document(info, std::move(pages), std::move(failures), corrections);
    for (DocumentTable& entry : document.tables) mark_for_review(entry.table.cells, review_below);
    settle_status(document, complete);
    drop_torn_tables(document);
    return document;
  } catch (const std::exception& defect) {
    Document document;
    document.info = info;
    document.status = DocumentStatus::Failed;
    document.findings = {{Severity::Error,
                          "document-failed",
                          0,
                          "",
                          {},
                          std::string("a defect of the program: ") + defect.what(),
                          "report it with the document"}};
    return document;
  }
}

// A document that could not be opened is still told apart by its content.
constexpr long long kMostHashedBytes = 1LL << 30;

std::string counted(size_t count, const std::string& thing) {
  return std::to_string(count) + " " + thing + (count == 1 ? "" : "s");
}

std::string page_detail(const Answer& answer, const Reply& reply) {
  std::array<char, 160> room{};
  std::snprintf(room.data(), room.size(),
                "%.2f s (CPU ms: draw %.0f, layout %.0f, cells %.0f, text %.0f)", answer.seconds,
                reply.times.open, reply.times.layout, reply.times.grid, reply.times.text);
  return room.data();
}

}  // namespace

Batch::Batch(std::vector<Input> inputs, const PageRanges& pages, WorkerPool& pool,
             std::vector<std::unique_ptr<RecordSink>>& sinks, Progress& progress,
             double review_below)
    : ranges_(pages), review_below_(review_below), pool_(pool), sinks_(sinks), progress_(progress) {
  for (Input& input : inputs) {
    Item item;
    item.input = std::move(input);
    items_.push_back(std::move(item));
  }
}

Result<Totals> Batch::run() {
  while (head_ < items_.size()) {
    if (Status fed = feed(); !fed) return fed.error();
    if (Status flushed = flush(); !flushed) return flushed.error();
    if (!pool_.busy()) continue;
    Result<std::vector<Answer>> answers = pool_.wait(kPatience);
    if (!answers) return answers.error();
    for (Answer& answer : *answers) {
      if (Status taken = take(answer); !taken) return taken.error();
    }
  }
  for (const std::unique_ptr<RecordSink>& sink : sinks_) {
    if (Status done = sink->commit(); !done) return done.error();
  }
  totals_.seconds = progress_.seconds();
  return totals_;
}

Status Batch::feed() {
  while (pool_.has_idle()) {
    const std::optional<std::pair<int, Request>> request = next_request();
    if (!request) break;
    if (Status sent = pool_.submit(request->first, request->second); !sent) return sent;
  }
  return ok_status();
}

// Every document is opened first: opening is quick, and the number of all pages is known then.
std::optional<std::pair<int, Request>> Batch::next_request() {
  while (to_open_ < items_.size()) {
    Item& item = items_[to_open_];
    const int ticket = static_cast<int>(to_open_++);
    if (item.input.problem) {
      fail(item, *item.input.problem);
      continue;
    }
    item.state = State::Opening;
    return std::pair(ticket, Request{Task::Open, item.input.path, 0});
  }
  return next_page();
}

std::optional<std::pair<int, Request>> Batch::next_page() {
  to_read_ = std::max(to_read_, head_);
  for (size_t i = to_read_; i < items_.size(); ++i) {
    Item& item = items_[i];
    const bool exhausted = item.state == State::Complete ||
                           (item.state == State::Reading && item.given == item.wanted.size());
    if (exhausted && i == to_read_) ++to_read_;
    if (exhausted || item.state != State::Reading) continue;
    if (i != head_) {
      if (ahead_ >= kPagesAhead) return std::nullopt;
      ++ahead_;
    }
    const int page = item.wanted[item.given++];
    return std::pair(static_cast<int>(i), Request{Task::Read, item.input.path, page});
  }
  return std::nullopt;
}

Status Batch::take(Answer& answer) {
  Item& item = items_[static_cast<size_t>(answer.ticket)];
  Reply& reply = answer.reply;
  if (reply.failed && ends_run(reply.error)) {
    if (Status complete = pool_.check_models(); !complete) return complete;
    reply.error.code = ErrorCode::Crashed;
  }
  return answer.request.task == Task::Open ? take_facts(item, reply)
                                           : take_pages(item, answer, reply);
}

Status Batch::take_facts(Item& item, Reply& reply) {
  if (reply.failed) {
    fail(item, std::move(reply.error));
    return ok_status();
  }
  item.facts = std::move(reply.facts);
  item.wanted = item.facts.whole ? std::vector<int>{0} : ranges_.of(item.facts.page_count);
  item.state = State::Reading;
  progress_.expect_pages(static_cast<int>(item.wanted.size()));
  if (item.wanted.empty()) {
    fail(item, make_error(ErrorCode::Usage,
                          "has no such page, only " + std::to_string(item.facts.page_count),
                          "see --pages"));
  }
  return ok_status();
}

Status Batch::take_pages(Item& item, const Answer& answer, Reply& reply) {
  const int number = answer.request.page;
  progress_.page_done();
  pass_on(reply.notes);
  if (reply.failed) {
    Error& error = reply.error;
    item.failures.push_back(
        {Severity::Error, code_of(error), number, "", {}, error.message, error.hint});
    error.file = item.input.name;
    error.page = number;
    progress_.error(error_text(error));
  } else {
    progress_.detail(item.input.name + " page " + std::to_string(number) + ": " +
                     page_detail(answer, reply));
    for (PageResult& page : reply.pages) {
      if (item.facts.whole && !ranges_.contains(page.number)) continue;
      item.pages.push_back(std::move(page));
    }
    if (item.facts.whole) item.facts.page_count = static_cast<int>(reply.pages.size());
  }
  if (++item.answered == item.wanted.size()) item.state = State::Complete;
  return ok_status();
}

void Batch::pass_on(const std::vector<std::string>& notes) {
  for (const std::string& note : notes) {
    if (noted_.insert(note).second) progress_.note("gewu: " + note);
  }
}

void Batch::fail(Item& item, Error error) {
  item.failures.push_back({Severity::Error,
                           error.code == ErrorCode::LimitExceeded ? "limit-hit" : "document-failed",
                           0,
                           "",
                           {},
                           error.message,
                           error.hint});
  item.problem = std::move(error);
  item.state = State::Complete;
}

Status Batch::flush() {
  while (head_ < items_.size() && items_[head_].state == State::Complete) {
    if (Status done = hand_over(items_[head_]); !done) return done;
    items_[head_] = Item();
    items_[head_].state = State::Complete;
    ++head_;
    // What was read ahead of the new head counts as its own now.
    if (head_ < items_.size()) ahead_ -= std::min(ahead_, items_[head_].given);
  }
  return ok_status();
}

std::string Batch::hash_of(const Item& item) {
  if (!item.facts.sha256.empty() || item.input.problem) return item.facts.sha256;
  const Result<std::string> hash = sha256_of_file(item.input.path, kMostHashedBytes);
  return hash ? *hash : std::string();
}

Status Batch::hand_over(Item& item) {
  std::sort(item.pages.begin(), item.pages.end(),
            [](const PageResult& a, const PageResult& b) { return a.number < b.number; });
  std::sort(item.failures.begin(), item.failures.end(),
            [](const Finding& a, const Finding& b) { return a.page < b.page; });
  DocumentInfo info{item.input.name,      hash_of(item), item.facts.bytes, item.facts.kind, "",
                    item.facts.page_count};
  info.path = item.input.place;
  static const std::vector<Correction> none;
  const Document document = put_together(info, item.pages, item.failures,
                                         book_ ? book_->of(info.sha256) : none, review_below_);
  totals_.count(document);
  report(item, document);
  for (const std::unique_ptr<RecordSink>& sink : sinks_) {
    if (Status done = sink->add(document, item.input.stem); !done) return done;
  }
  return ok_status();
}

void Batch::report(const Item& item, const Document& document) {
  if (item.problem) {
    Error error = *item.problem;
    error.file = item.input.name;
    progress_.error(error_text(error));
    return;
  }
  std::string text = item.input.name + ": " + status_name(document.status) + ", " +
                     counted(document.pages.size(), "page") + ", " +
                     counted(document.tables.size(), "table");
  const int review = cells_to_review(document);
  if (review > 0) text += ", " + counted(static_cast<size_t>(review), "cell") + " to review";
  progress_.note(text);
}

}  // namespace gewu

#include "app/batch.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <exception>
#include <utility>

#include "app/document_record.h"
#include "app/errors.h"
#include "app/reply_check.h"

namespace gewu {

namespace {

// Pages of later documents that may be read while the first is unfinished: enough to keep every
// worker busy through a slow page, little enough to hold in memory.
constexpr size_t kPagesAhead = 256;
// Pages of one document that are held in memory until it is complete; where there are more, all
// wait in the journal.
constexpr size_t kMostPagesHeld = 256;
// Different notes of workers that are remembered as told.
constexpr size_t kMostNotes = 1000;
// Documents that are open or wait for those before them.
constexpr size_t kDocumentsAhead = 64;
constexpr std::chrono::seconds kBetweenSaves{5};
// Nothing happens at the end of this; the pool's own deadlines and interrupts end the wait sooner.
constexpr std::chrono::milliseconds kPatience{1000};

bool ends_run(const Error& error) { return error.code == ErrorCode::MissingDependency; }

std::string page_detail(const Answer& answer, const Reply& reply) {
  std::array<char, 160> room{};
  std::snprintf(room.data(), room.size(),
                "%.2f s (CPU ms: draw %.0f, layout %.0f, cells %.0f, text %.0f)", answer.seconds,
                reply.times.open, reply.times.layout, reply.times.grid, reply.times.text);
  return room.data();
}

}  // namespace

Batch::Batch(InputList inputs, const PageRanges& pages, WorkerPool& pool, Sinks& sinks,
             Progress& progress, double review_below)
    : inputs_(std::move(inputs)),
      ranges_(pages),
      review_below_(review_below),
      pool_(pool),
      sinks_(sinks),
      progress_(progress),
      delivery_(sinks, progress),
      saved_(Clock::now()) {}

Result<Totals> Batch::run() {
  const Status read = read_all();
  // What was handed over before an interrupt is written all the same.
  const bool cut_off = !read && read.error().code == ErrorCode::Interrupted;
  if (!read && !(cut_off && delivery_.totals().documents > 0)) return read.error();
  if (Status written = delivery_.commit(); !written) return written.error();
  if (!read) return read.error();
  delivery_.totals().seconds = progress_.seconds();
  return delivery_.totals();
}

Status Batch::read_all() {
  while (head_ < inputs_.size()) {
    if (Status fed = feed(); !fed) return fed;
    if (Status flushed = flush(); !flushed) return flushed;
    if (!pool_.busy()) continue;
    Result<std::vector<Answer>> answers = pool_.wait(kPatience);
    if (!answers) return answers.error();
    for (Answer& answer : *answers) {
      if (Status taken = take(answer); !taken) return taken;
    }
  }
  return ok_status();
}

Batch::Item& Batch::item(size_t index) { return window_[index - head_]; }

Status Batch::feed() {
  while (pool_.has_idle()) {
    const Result<std::optional<std::pair<int, Request>>> next = next_request();
    if (!next) return next.error();
    if (!*next) break;
    const std::pair<int, Request>& request = **next;
    if (std::optional<Answer> known = known_answer(request)) {
      if (Status taken = take(*known); !taken) return taken;
      if (Status flushed = flush(); !flushed) return flushed;
      continue;
    }
    if (Status sent = pool_.submit(request.first, request.second); !sent) return sent;
  }
  return ok_status();
}

// What an earlier run of the same command was told about that page.
std::optional<Answer> Batch::known_answer(const std::pair<int, Request>& asked) {
  const auto& [ticket, request] = asked;
  if (journal_ == nullptr || request.task != Task::Read) return std::nullopt;
  const std::string name = journal_name(item(static_cast<size_t>(ticket)));
  if (name.empty()) return std::nullopt;
  const Result<std::optional<std::string>> message = journal_->page(name, request.page);
  if (!message || !*message) return std::nullopt;
  Reply reply = checked_reply(request, decode_reply(**message), pool_.limits());
  return Answer{ticket, request, std::move(reply), 0, ""};
}

// A worker that died may do better the next time; whatever else was answered is so. Whether the
// journal holds the answer.
Result<bool> Batch::keep(const Item& item, const Answer& answer) {
  const bool settled = !answer.reply.failed || answer.reply.error.code != ErrorCode::Crashed;
  if (journal_ == nullptr || !settled) return false;
  const std::string name = journal_name(item);
  if (name.empty() || answer.message.empty()) return !name.empty();
  Status added = journal_->add_page(name, answer.request.page, answer.message);
  return added ? Result<bool>(true) : added.error();
}

// Documents are opened some way ahead: opening is quick, and tells how many pages are to come.
Result<std::optional<std::pair<int, Request>>> Batch::next_request() {
  while (to_open_ < std::min(inputs_.size(), head_ + kDocumentsAhead)) {
    Result<Input> input = inputs_.at(to_open_);
    if (!input) return input.error();
    window_.emplace_back();
    Item& item = window_.back();
    item.input = std::move(*input);
    const int ticket = static_cast<int>(to_open_++);
    if (item.input.problem) {
      fail(item, *item.input.problem);
      continue;
    }
    item.state = State::Opening;
    return std::optional(std::pair(ticket, Request{Task::Open, item.input.path, 0}));
  }
  return next_page();
}

std::optional<std::pair<int, Request>> Batch::next_page() {
  to_read_ = std::max(to_read_, head_);
  for (size_t i = to_read_; i < to_open_; ++i) {
    Item& item = this->item(i);
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
  Item& item = this->item(static_cast<size_t>(answer.ticket));
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
  const Result<bool> kept = keep(item, answer);
  if (!kept) return kept.error();
  if (*kept && !reply.failed && item.wanted.size() > kMostPagesHeld) {
    item.parked = true;
  } else {
    absorb(item, number, reply, ranges_);
  }
  if (reply.failed) {
    Error& error = reply.error;
    error.file = item.input.name;
    error.page = number;
    progress_.error(error_text(error));
  } else {
    progress_.detail(item.input.name + " page " + std::to_string(number) + ": " +
                     page_detail(answer, reply));
  }
  if (++item.answered == item.wanted.size()) item.state = State::Complete;
  return ok_status();
}

void Batch::pass_on(const std::vector<std::string>& notes) {
  for (const std::string& note : notes) {
    if (noted_.size() < kMostNotes && noted_.insert(note).second) progress_.note("gewu: " + note);
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
  while (!window_.empty() && window_.front().state == State::Complete) {
    Item done = std::move(window_.front());
    window_.pop_front();
    ++head_;
    // What was read ahead of the new head counts as its own now.
    if (!window_.empty()) ahead_ -= std::min(ahead_, window_.front().given);
    if (Status handed = hand_over(done); !handed) return handed;
  }
  return ok_status();
}

// From the journal, where they stood while the others were read.
Status Batch::take_back_pages(Item& item) {
  const std::string name = journal_name(item);
  for (const int number : item.wanted) {
    const Result<std::optional<std::string>> message = journal_->page(name, number);
    if (!message) return message.error();
    if (!*message) continue;  // not parked: it stands among pages or failures
    Reply reply = checked_reply({Task::Read, item.input.path, number}, decode_reply(**message),
                                pool_.limits());
    if (!reply.failed) absorb(item, number, reply, ranges_);
  }
  return ok_status();
}

Status Batch::hand_over(Item& item) {
  if (item.parked) {
    if (Status back = take_back_pages(item); !back) return back;
  }
  item.facts.sha256 = hash_of(item);
  item.review_below = review_below_;
  if (journal_ != nullptr) {
    Status kept = journal_->add_document(encode_document(item, ranges_));
    if (!kept) return kept;
  }
  if (Status handed = delivery_.hand_over(item); !handed) return handed;
  return save();
}

// Saving rewrites the files of the whole folder, so it must not be done too often: it may take a
// fiftieth of the time.
Status Batch::save() {
  const Clock::time_point start = Clock::now();
  if (!make_sinks_ || start - saved_ < std::max<Clock::duration>(kBetweenSaves, 50 * save_cost_)) {
    return ok_status();
  }
  const Result<bool> free = delivery_.prepare();
  if (!free) return free.error();
  if (!*free) {
    saved_ = start;  // another program holds the database: perhaps no longer in a while
    return ok_status();
  }
  if (Status done = delivery_.commit(); !done) return done;
  Result<Sinks> fresh = make_sinks_();
  if (!fresh) return fresh.error();
  sinks_ = std::move(*fresh);
  saved_ = Clock::now();
  save_cost_ = saved_ - start;
  return ok_status();
}

}  // namespace gewu

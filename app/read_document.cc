#include "app/read_document.h"

#include <algorithm>
#include <chrono>
#include <exception>
#include <filesystem>
#include <thread>
#include <utility>

#include "app/errors.h"
#include "app/interrupt.h"
#include "app/language.h"
#include "base/hash.h"
#include "export/tidy.h"

namespace gewu {

namespace {

const char* code_of(const Error& error) {
  return error.code == ErrorCode::LimitExceeded ? "limit-hit" : "page-failed";
}

// Pages that nobody asked for are not missing.
void settle_status(Document& document, bool complete) {
  const bool sound =
      std::none_of(document.findings.begin(), document.findings.end(),
                   [](const Finding& finding) { return finding.severity == Severity::Error; });
  if (complete && sound && document.status == DocumentStatus::Partial) {
    document.status = DocumentStatus::Ok;
  }
}

Finding lost_table(int page, const std::string& why) {
  return {Severity::Error,
          "page-failed",
          page,
          "",
          {},
          "a table was lost to a defect of the program: " + why,
          "report it with the document"};
}

// Findings name the k-th table of their page "#k".
void forget_table(std::vector<Finding>& findings, size_t gone) {
  for (Finding& finding : findings) {
    if (!finding.table.starts_with('#')) continue;
    const size_t number = std::stoul(finding.table.substr(1));
    if (number > gone) finding.table = "#" + std::to_string(number - 1);
    if (number != gone) continue;
    finding.table.clear();
    finding.cells.clear();
  }
}

// The output promises that cells tile their grid, and whoever joins tables relies on it. A table
// that breaks this is a defect of ours, or of a worker that a document took over: it is left out,
// and said so, rather than handed on.
void drop_torn_tables(PageResult& page) {
  for (size_t k = page.tables.size(); k-- > 0;) {
    const std::string why = tiling_error(page.tables[k]);
    if (why.empty()) continue;
    page.tables.erase(page.tables.begin() + static_cast<std::ptrdiff_t>(k));
    forget_table(page.findings, k);
    page.findings.push_back(lost_table(page.number, why));
  }
}

// The same of what joining has made.
void drop_torn_tables(Document& document) {
  std::vector<DocumentTable> whole;
  for (DocumentTable& entry : document.tables) {
    const std::string why = tiling_error(entry.table);
    if (why.empty()) {
      whole.push_back(std::move(entry));
      continue;
    }
    document.findings.push_back(
        lost_table(entry.table.pages.empty() ? 0 : entry.table.pages.front(), why));
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

std::string counted(size_t count, const char* one, const char* chinese) {
  if (speaks_chinese()) return std::to_string(count) + " " + chinese;
  return std::to_string(count) + " " + one + (count == 1 ? "" : "s");
}

// "ok, 2 pages, 3 tables, 1 cell to review"
std::string outcome_text(const Document& document) {
  std::string text = said(status_name(document.status)) + ", " +
                     counted(document.pages.size(), "page", "页") + ", " +
                     counted(document.tables.size(), "table", "张表");
  const int review = cells_to_review(document);
  if (review == 0) return text;
  return text + ", " + counted(static_cast<size_t>(review), "cell", "格") +
         either(" to review", "需复核");
}

}  // namespace

std::string hash_of(const ReadDocument& item) {
  if (!item.facts.sha256.empty() || item.input.problem) return item.facts.sha256;
  const Result<std::string> hash = sha256_of_file(item.input.path, kMostHashedBytes);
  return hash ? *hash : std::string();
}

std::string journal_name(const ReadDocument& document) {
  if (document.facts.sha256.empty()) return "";
  const std::filesystem::path name(document.input.name);
  return sha256(document.facts.sha256 + "\n" + name.extension().string());
}

void absorb(ReadDocument& document, int number, Reply& reply, const PageRanges& ranges) {
  if (reply.failed) {
    const Error& error = reply.error;
    document.failures.push_back(
        {Severity::Error, code_of(error), number, "", {}, error.message, error.hint});
    return;
  }
  const bool whole = document.facts.whole;
  if (whole) document.facts.page_count = static_cast<int>(reply.pages.size());
  for (PageResult& page : reply.pages) {
    if (whole && !ranges.contains(page.number)) continue;
    drop_torn_tables(page);
    document.pages.push_back(std::move(page));
  }
}

Status Delivery::hand_over(ReadDocument& item) {
  item.facts.sha256 = hash_of(item);
  std::sort(item.pages.begin(), item.pages.end(),
            [](const PageResult& a, const PageResult& b) { return a.number < b.number; });
  std::sort(item.failures.begin(), item.failures.end(),
            [](const Finding& a, const Finding& b) { return a.page < b.page; });
  DocumentInfo info{item.input.name,      item.facts.sha256, item.facts.bytes, item.facts.kind, "",
                    item.facts.page_count};
  info.path = item.input.place;
  static const std::vector<Correction> none;
  const Document document = put_together(info, item.pages, item.failures,
                                         book_ ? book_->of(info.sha256) : none, item.review_below);
  totals_.count(document);
  report(item, document);
  for (const std::unique_ptr<RecordSink>& sink : sinks_) {
    if (Status done = sink->add(document, item.input.stem); !done) return done;
  }
  return ok_status();
}

Result<bool> Delivery::prepare() {
  for (const std::unique_ptr<RecordSink>& sink : sinks_) {
    Result<bool> free = sink->prepare();
    if (!free || !*free) return free;
  }
  return true;
}

// Who holds a target beyond that is named by the failure of commit() itself.
Status Delivery::wait_for_targets() {
  constexpr std::chrono::seconds kPatience{60};
  constexpr std::chrono::milliseconds kBetweenTries{200};
  const auto start = std::chrono::steady_clock::now();
  bool told = false;
  while (std::chrono::steady_clock::now() - start < kPatience) {
    const Result<bool> free = prepare();
    if (!free) return free.error();
    if (*free) return ok_status();
    if (interrupted()) return make_error(ErrorCode::Interrupted, "interrupted");
    if (!told) progress_.note("gewu: another program holds the database: waiting for its end");
    told = true;
    std::this_thread::sleep_for(kBetweenTries);
  }
  return ok_status();
}

Status Delivery::commit() {
  if (Status waited = wait_for_targets(); !waited) return waited;
  for (const std::unique_ptr<RecordSink>& sink : sinks_) {
    if (Status done = sink->commit(); !done) return done;
  }
  return ok_status();
}

void Delivery::report(const ReadDocument& item, const Document& document) {
  if (item.problem) {
    Error error = *item.problem;
    error.file = item.input.name;
    progress_.error(error_text(error));
    return;
  }
  progress_.note(item.input.name + ": " + outcome_text(document));
}

}  // namespace gewu

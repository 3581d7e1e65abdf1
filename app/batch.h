// Many documents over many workers, put together again in order.
#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "app/inputs.h"
#include "app/options.h"
#include "app/progress.h"
#include "app/totals.h"
#include "app/worker_pool.h"
#include "base/result.h"
#include "export/corrections_file.h"
#include "export/record_sink.h"
#include "records/review.h"

namespace gewu {

/// Runs inputs through the pool and hands the documents, in the order of the inputs, to the sinks.
/// Pages go to any idle worker, also those of later documents, but only a bounded number ahead, so
/// that memory does not grow with the number of documents. Cells less probably right than
/// `review_below` are marked for review.
class Batch {
 public:
  Batch(std::vector<Input> inputs, const PageRanges& pages, WorkerPool& pool,
        std::vector<std::unique_ptr<RecordSink>>& sinks, Progress& progress,
        double review_below = kDefaultReviewBelow);

  /// Answers of reviewers that are to count; must outlive the run.
  void use_corrections(const CorrectionBook* book) { book_ = book; }

  /// Errors that end the run: Interrupted, MissingDependency, OutputFailed, Internal.
  Result<Totals> run();

 private:
  enum class State { Waiting, Opening, Reading, Complete };
  struct Item {
    Input input;
    State state = State::Waiting;
    DocumentFacts facts;
    std::vector<int> wanted;  ///< pages to read; {0} for a document read whole
    size_t given = 0;         ///< of `wanted`, to workers
    size_t answered = 0;
    std::vector<PageResult> pages;
    std::vector<Finding> failures;
    std::optional<Error> problem;  ///< why nothing of it could be read
  };

  Status feed();
  std::optional<std::pair<int, Request>> next_request();
  std::optional<std::pair<int, Request>> next_page();
  Status take(Answer& answer);
  Status take_facts(Item& item, Reply& reply);
  Status take_pages(Item& item, const Answer& answer, Reply& reply);
  void pass_on(const std::vector<std::string>& notes);
  void fail(Item& item, Error error);
  Status flush();
  static std::string hash_of(const Item& item);
  Status hand_over(Item& item);
  void report(const Item& item, const Document& document);

  std::vector<Item> items_;
  const PageRanges& ranges_;
  const double review_below_;
  WorkerPool& pool_;
  std::vector<std::unique_ptr<RecordSink>>& sinks_;
  Progress& progress_;
  Totals totals_;
  const CorrectionBook* book_ = nullptr;
  std::set<std::string> noted_;  ///< what workers had to say: each thing is told once
  size_t head_ = 0;              ///< first document not yet handed over
  size_t to_open_ = 0;           ///< first document not yet opened
  size_t to_read_ = 0;           ///< first document that may have pages to give
  size_t ahead_ = 0;             ///< pages given out of documents after the head
};

}  // namespace gewu

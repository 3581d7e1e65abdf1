// Many documents over many workers, put together again in order.
#pragma once

#include <chrono>
#include <deque>
#include <functional>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "app/input_list.h"
#include "app/journal.h"
#include "app/options.h"
#include "app/progress.h"
#include "app/read_document.h"
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
  Batch(InputList inputs, const PageRanges& pages, WorkerPool& pool, Sinks& sinks,
        Progress& progress, double review_below = kDefaultReviewBelow);

  /// Keeps every answer there, and asks no worker for what is there already.
  void keep_in(Journal& journal) { journal_ = &journal; }

  /// Commits the sinks every few seconds and goes on with new ones, so that a run that is cut off
  /// leaves what it read.
  void save_often(std::function<Result<Sinks>()> make_sinks) {
    make_sinks_ = std::move(make_sinks);
  }

  /// Answers of reviewers that are to count; must outlive the run.
  void use_corrections(const CorrectionBook& book) { delivery_.use_corrections(book); }

  /// Errors that end the run: Interrupted, MissingDependency, OutputFailed, Internal.
  Result<Totals> run();

 private:
  using Clock = std::chrono::steady_clock;
  enum class State { Waiting, Opening, Reading, Complete };
  struct Item : ReadDocument {
    State state = State::Waiting;
    size_t given = 0;  ///< of `wanted`, to workers
    size_t answered = 0;
    /// It has more pages than memory should hold while others are read: they stay in the journal
    /// until all are there.
    bool parked = false;
  };

  Status read_all();
  Item& item(size_t index);
  Status feed();
  Result<std::optional<std::pair<int, Request>>> next_request();
  std::optional<std::pair<int, Request>> next_page();
  std::optional<Answer> known_answer(const std::pair<int, Request>& asked);
  Result<bool> keep(const Item& item, const Answer& answer);
  Status take(Answer& answer);
  Status take_facts(Item& item, Reply& reply);
  Status take_pages(Item& item, const Answer& answer, Reply& reply);
  void pass_on(const std::vector<std::string>& notes);
  void fail(Item& item, Error error);
  Status flush();
  Status hand_over(Item& item);
  Status take_back_pages(Item& item);
  Status save();

  InputList inputs_;
  std::deque<Item> window_;  ///< the documents from head_ to to_open_
  const PageRanges& ranges_;
  const double review_below_;
  WorkerPool& pool_;
  Sinks& sinks_;
  Progress& progress_;
  Delivery delivery_;
  Journal* journal_ = nullptr;
  std::function<Result<Sinks>()> make_sinks_;
  Clock::time_point saved_;
  Clock::duration save_cost_{};
  std::set<std::string> noted_;  ///< what workers had to say: each thing is told once
  size_t head_ = 0;              ///< first document not yet handed over
  size_t to_open_ = 0;           ///< first document not yet opened
  size_t to_read_ = 0;           ///< first document that may have pages to give
  size_t ahead_ = 0;             ///< pages given out of documents after the head
};

}  // namespace gewu

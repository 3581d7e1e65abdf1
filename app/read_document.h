// A document as far as it was read, and its way out: put together, counted, told, written.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/inputs.h"
#include "app/options.h"
#include "app/progress.h"
#include "app/protocol.h"
#include "app/totals.h"
#include "export/corrections_file.h"
#include "export/record_sink.h"
#include "records/review.h"

namespace gewu {

using Sinks = std::vector<std::unique_ptr<RecordSink>>;

struct ReadDocument {
  Input input;
  DocumentFacts facts;
  std::vector<int> wanted;  ///< pages to read; {0} for a document read whole
  std::vector<PageResult> pages;
  std::vector<Finding> failures;
  std::optional<Error> problem;               ///< why nothing of it could be read
  double review_below = kDefaultReviewBelow;  ///< cells less probably right are marked
};

/// The hash of its content, also of a document that could not be opened; "" if it cannot be had.
std::string hash_of(const ReadDocument& document);

/// What the pages of the document go by in a journal: its content, and what its name says of how to
/// read it. "" if its content is not known.
std::string journal_name(const ReadDocument& document);

/// Adds what was answered about page `number`; of a document read whole, the pages in `ranges`.
void absorb(ReadDocument& document, int number, Reply& reply, const PageRanges& ranges);

/// Puts documents together and hands them to the sinks.
class Delivery {
 public:
  Delivery(Sinks& sinks, Progress& progress) : sinks_(sinks), progress_(progress) {}

  /// Answers of reviewers that are to count; must outlive this.
  void use_corrections(const CorrectionBook& book) { book_ = &book; }

  /// The pages are used up.
  Status hand_over(ReadDocument& read);
  /// Whether commit() would find all targets free now (RecordSink::prepare).
  Result<bool> prepare();
  /// Waits a minute for other programs that hold a target.
  Status commit();
  Totals& totals() { return totals_; }

 private:
  Status wait_for_targets();
  void report(const ReadDocument& read, const Document& document);

  Sinks& sinks_;
  Progress& progress_;
  Totals totals_;
  const CorrectionBook* book_ = nullptr;
};

}  // namespace gewu

// gewu merge: the shards of a run, put one after the other.
#include <filesystem>
#include <system_error>
#include <utility>

#include "app/commands.h"
#include "app/document_record.h"
#include "app/folder_lock.h"
#include "app/interrupt.h"
#include "app/journal.h"
#include "app/output_run.h"

namespace gewu {

namespace {

Result<Journal> open_shard(const std::string& folder) {
  const std::string path = folder + "/" + kShardName;
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored)) {
    return Error{ErrorCode::NotFound, "is not the output of a shard that was read to its end",
                 "gewu convert ... --shard I/N -o " + folder, folder};
  }
  return Journal::open_complete(path);
}

Status deliver(const Journal& shard, const Options& options, Delivery& delivery) {
  for (size_t i = 0; i < shard.documents(); ++i) {
    if (interrupted()) return Error{ErrorCode::Interrupted, "interrupted", "", ""};
    Result<ReadDocument> document = read_back(shard, i);
    if (!document) return document.error();
    Input& input = document->input;
    input.place = input.standard ? "-" : place_seen_from(options.output, input.path);
    if (Status handed = delivery.hand_over(*document); !handed) return handed;
  }
  return ok_status();
}

Result<Totals> merge(const Options& options, Progress& progress) {
  std::string key;
  for (const std::string& folder : options.inputs) {
    const Result<Journal> shard = open_shard(folder);
    if (!shard) return shard.error();
    if (!key.empty() && shard->key() != key) {
      return Error{ErrorCode::Usage, "was read by another program, model or other options",
                   "read all shards alike", folder};
    }
    key = shard->key();
  }
  const Result<Descriptor> held = hold_folder(options.output, progress);
  if (!held) return held.error();
  Result<Sinks> sinks = make_sinks(options);
  if (!sinks) return sinks.error();
  const Result<CorrectionBook> book = read_answers(options, progress);
  if (!book) return book.error();
  Delivery delivery(*sinks, progress);
  delivery.use_corrections(*book);
  for (const std::string& folder : options.inputs) {
    const Result<Journal> shard = open_shard(folder);
    if (!shard) return shard.error();
    if (Status done = deliver(*shard, options, delivery); !done) return done.error();
  }
  if (Status done = delivery.commit(); !done) return done.error();
  delivery.totals().seconds = progress.seconds();
  return delivery.totals();
}

}  // namespace

ExitCode run_merge(const Options& options) { return run_with_output(options, merge); }

}  // namespace gewu

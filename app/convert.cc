// gewu convert.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>
#include <system_error>

#include "app/batch.h"
#include "app/commands.h"
#include "app/folder_lock.h"
#include "app/journal.h"
#include "app/output_run.h"
#include "base/hash.h"
#include "ocr/recognizer/model_folder.h"
#include "ocr/rules/apply_rules.h"

namespace gewu {

namespace {

namespace fs = std::filesystem;

// The names of a list, parted by zero bytes if there is one, else by line breaks.
std::vector<std::string> names_in(const std::string& list) {
  const char separator = list.find('\0') == list.npos ? '\n' : '\0';
  std::vector<std::string> names;
  for (size_t start = 0; start < list.size();) {
    const size_t end = std::min(list.find(separator, start), list.size());
    std::string name = list.substr(start, end - start);
    if (separator == '\n' && name.ends_with('\r')) name.pop_back();
    if (!name.empty()) names.push_back(std::move(name));
    start = end + 1;
  }
  return names;
}

Result<std::vector<std::string>> named_inputs(const Options& options) {
  std::vector<std::string> names = options.inputs;
  if (options.files_from.empty()) return names;
  std::ifstream file;
  if (options.files_from != "-") file.open(options.files_from, std::ios::binary);
  std::istream& source = options.files_from == "-" ? std::cin : file;
  const std::string list{std::istreambuf_iterator<char>(source), {}};
  if (source.bad() || (options.files_from != "-" && !file.is_open())) {
    return Error{ErrorCode::Usage, "the list of files cannot be read", "see --files-from",
                 options.files_from};
  }
  for (std::string& name : names_in(list)) names.push_back(std::move(name));
  return names;
}

// Parts that lie together, so that merging is putting one after the other.
void keep_shard(std::vector<Input>& inputs, int shard, int shards) {
  const auto edge = [&](int number) {
    return static_cast<std::ptrdiff_t>(inputs.size()) * number / shards;
  };
  inputs.erase(inputs.begin() + edge(shard), inputs.end());
  inputs.erase(inputs.begin(), inputs.begin() + edge(shard - 1));
}

// Of the files that decide what is read: any other model is another size or another time.
std::string traces_of(const std::string& folder) {
  std::string traces = folder;
  std::error_code failure;
  std::vector<std::string> files;
  for (fs::directory_iterator entry(folder, failure); !failure && entry != fs::directory_iterator();
       entry.increment(failure)) {
    std::error_code ignored;
    files.push_back(entry->path().string() + " " + std::to_string(entry->file_size(ignored)) + " " +
                    std::to_string(entry->last_write_time(ignored).time_since_epoch().count()));
  }
  std::sort(files.begin(), files.end());
  for (const std::string& file : files) traces += "\n" + file;
  return traces;
}

// Stands for everything that decides what a worker answers about a page: program, settings, models.
std::string run_key(const Options& options) {
  constexpr long long kLargestProgram = 1LL << 30;
  const Result<std::string> program = sha256_of_file("/proc/self/exe", kLargestProgram);
  return sha256(std::string(GEWU_VERSION) + "\n" + (program ? *program : "") + "\n" +
                encode_settings(options.read) + "\n" +
                traces_of(find_model_folder(options.read.readers.model)) + "\n" +
                traces_of(options.read.readers.tessdata));
}

Result<std::vector<Input>> inputs_of(const Options& options, const std::string& stdin_path) {
  Result<std::vector<std::string>> names = named_inputs(options);
  if (!names) return names.error();
  std::vector<Input> inputs = find_inputs(*names, stdin_path);
  if (inputs.empty()) {
    return Error{ErrorCode::NotFound, "no documents were found",
                 "folders are searched for PDFs, images and text (.txt, .tsv, .csv, .md, .html)",
                 names->empty() ? options.files_from : names->front()};
  }
  if (options.shards > 0) keep_shard(inputs, options.shard, options.shards);
  return inputs;
}

// What is kept of a run that did not end well: all that it read, if it read anything.
void settle(Journal& journal, bool ended) {
  if (ended || journal.empty()) journal.remove();
}

Result<Totals> read_all(const Options& options, std::vector<Input> inputs, Journal& journal,
                        Progress& progress) {
  for (Input& input : inputs) {
    input.place = input.standard ? "-" : place_seen_from(options.output, input.path);
  }
  const Result<CorrectionBook> book = read_answers(options, progress);
  if (!book) return book.error();
  Result<Sinks> sinks = make_sinks(options);
  if (!sinks) return sinks.error();
  WorkerSetup setup{{"/proc/self/exe", "worker"}, options.read, options.verbose};
  WorkerPool pool(std::move(setup), options.jobs);
  Batch batch(std::move(inputs), options.pages, pool, *sinks, progress, options.read.review_below);
  batch.use_corrections(*book);
  batch.keep_in(journal);
  batch.save_often([&options] { return make_sinks(options); });
  Result<Totals> totals = batch.run();
  if (!totals || options.shards == 0) return totals;
  if (Status kept = journal.finish_as(options.output + "/" + kShardName); !kept) {
    return kept.error();
  }
  return totals;
}

Result<Totals> convert(const Options& options, Progress& progress) {
  for (const std::string& rule : unknown_rules(options.read.readers.without_rules)) {
    return Error{ErrorCode::Usage, "there is no rule of that name", "docs/reading.md names them",
                 rule};
  }
  std::optional<StandardInput> standard_input;
  if (std::count(options.inputs.begin(), options.inputs.end(), "-") > 0) {
    Result<StandardInput> read = StandardInput::read(options.read.limits.max_bytes);
    if (!read) return read.error();
    standard_input.emplace(std::move(*read));
  }
  Result<std::vector<Input>> inputs =
      inputs_of(options, standard_input ? standard_input->path() : "");
  if (!inputs) return inputs.error();
  const Result<Descriptor> held = hold_folder(options.output, progress);
  if (!held) return held.error();
  Result<Journal> journal =
      Journal::open(options.output + "/" + kJournalName, run_key(options), options.redo);
  if (!journal) return journal.error();
  if (const size_t found = journal->pages_found(); found > 0) {
    progress.note("gewu: an earlier run was cut off: going on after " + std::to_string(found) +
                  " pages that it read");
  }
  Result<Totals> totals = read_all(options, std::move(*inputs), *journal, progress);
  settle(*journal, totals.ok());
  return totals;
}

}  // namespace

ExitCode run_convert(const Options& options) { return run_with_output(options, convert); }

}  // namespace gewu

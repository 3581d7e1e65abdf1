// gewu convert.
#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <functional>
#include <istream>
#include <limits>
#include <optional>
#include <system_error>

#include "app/batch.h"
#include "app/commands.h"
#include "app/folder_lock.h"
#include "app/input_list.h"
#include "app/journal.h"
#include "app/output_run.h"
#include "base/hash.h"
#include "ocr/recognizer/model_folder.h"
#include "ocr/rules/apply_rules.h"

namespace gewu {

namespace {

namespace fs = std::filesystem;

using TakeName = std::function<Status(const std::string& name)>;

Error unreadable_list(const std::string& list) {
  return {ErrorCode::Usage, "the list of files cannot be read", "see --files-from", list};
}

// Names parted by zero bytes if there is one anywhere, else by line breaks; so the list is gone
// through twice.
Status each_in_list(std::istream& list, const TakeName& take) {
  constexpr auto kAll = std::numeric_limits<std::streamsize>::max();
  list.ignore(kAll, '\0');
  const char separator = list.eof() ? '\n' : '\0';
  list.clear();
  list.seekg(0);
  for (std::string name; std::getline(list, name, separator);) {
    if (separator == '\n' && name.ends_with('\r')) name.pop_back();
    if (name.empty()) continue;
    if (Status taken = take(name); !taken) return taken;
  }
  return ok_status();
}

// Standard input can be read once only.
Status each_in_standard_input(const TakeName& take) {
  Result<StandardInput> list = StandardInput::read(std::numeric_limits<long long>::max());
  if (!list) return list.error();
  std::ifstream file(list->path(), std::ios::binary);
  return file ? each_in_list(file, take) : Status(unreadable_list("-"));
}

Status each_name(const Options& options, const TakeName& take) {
  for (const std::string& name : options.inputs) {
    if (Status taken = take(name); !taken) return taken;
  }
  if (options.files_from.empty()) return ok_status();
  if (options.files_from == "-") return each_in_standard_input(take);
  std::ifstream list(options.files_from, std::ios::binary);
  if (!list || list.peek() == std::ifstream::traits_type::eof()) {
    if (!list.is_open() || list.bad()) return unreadable_list(options.files_from);
  }
  return each_in_list(list, take);
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

Result<InputList> inputs_of(const Options& options, const std::string& stdin_path) {
  Result<InputList> inputs = InputList::create();
  if (!inputs) return inputs;
  const Status found = each_name(options, [&](const std::string& name) {
    return each_input(name, stdin_path, [&](Input input) {
      input.place = input.standard ? "-" : place_seen_from(options.output, input.path);
      return inputs->add(input);
    });
  });
  if (!found) return found.error();
  if (inputs->size() == 0) {
    return Error{ErrorCode::NotFound, "no documents were found",
                 "folders are searched for PDFs, images and text (.txt, .tsv, .csv, .md, .html)",
                 options.inputs.empty() ? options.files_from : options.inputs.front()};
  }
  if (options.shards > 0) {
    inputs->keep_shard(static_cast<size_t>(options.shard), static_cast<size_t>(options.shards));
  }
  return inputs;
}

// What is kept of a run that did not end well: all that it read, if it read anything.
void settle(Journal& journal, bool ended) {
  if (ended || journal.empty()) journal.remove();
}

Result<Totals> read_all(const Options& options, InputList inputs, Journal& journal,
                        Progress& progress) {
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
  Result<InputList> inputs = inputs_of(options, standard_input ? standard_input->path() : "");
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

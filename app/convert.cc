// gewu convert.
#include <algorithm>
#include <cstdio>
#include <optional>

#include "app/batch.h"
#include "app/commands.h"
#include "app/folder.h"
#include "app/folder_lock.h"
#include "app/interrupt.h"
#include "base/printable.h"
#include "export/corrections_file.h"
#include "ocr/rules/apply_rules.h"

namespace gewu {

namespace {

Progress::Voice voice_of(const Options& options) {
  if (options.quiet) return Progress::Voice::Quiet;
  return options.verbose ? Progress::Voice::Verbose : Progress::Voice::Normal;
}

void print_summary(const Options& options, const Totals& totals) {
  std::fputs(summary_text(totals).c_str(), stdout);
  std::string files;
  if (options.json) files += "*.json ";
  if (options.csv) files += "*.csv tables/ ";
  if (options.sqlite) files += "gewu.db ";
  if (options.xlsx) files += "*.xlsx ";
  std::printf("  written to       %s (%s)\n", printable(options.output).c_str(),
              files.substr(0, files.size() - 1).c_str());
}

Status read_answers(const Options& options, CorrectionBook& book) {
  Status read = read_corrections(options.output + "/" + kCorrectionsFile, book);
  for (const std::string& path : options.corrections) {
    if (read) read = read_corrections(path, book);
  }
  return read;
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
  std::vector<Input> inputs =
      find_inputs(options.inputs, standard_input ? standard_input->path() : "");
  if (inputs.empty()) {
    return Error{ErrorCode::NotFound, "no documents were found",
                 "folders are searched for PDFs, images and text (.txt, .tsv, .csv, .md, .html)",
                 options.inputs.front()};
  }
  const Result<Descriptor> held = hold_folder(options.output, progress);
  if (!held) return held.error();
  for (Input& input : inputs) {
    input.place = input.standard ? "-" : place_seen_from(options.output, input.path);
  }
  CorrectionBook book;
  if (Status read = read_answers(options, book); !read) return read.error();
  for (const std::string& problem : book.problems) progress.error(problem);
  Result<std::unique_ptr<RecordSink>> sink = make_folder_sink(options, options.output);
  if (!sink) return sink.error();
  std::vector<std::unique_ptr<RecordSink>> sinks;
  sinks.push_back(std::move(*sink));
  WorkerSetup setup{{"/proc/self/exe", "worker"}, options.read, options.verbose};
  WorkerPool pool(std::move(setup), options.jobs);
  Batch batch(std::move(inputs), options.pages, pool, sinks, progress, options.read.review_below);
  batch.use_corrections(&book);
  return batch.run();
}

}  // namespace

ExitCode exit_code_of(const Error& error) {
  switch (error.code) {
    case ErrorCode::Usage:
      return ExitCode::Usage;
    case ErrorCode::MissingDependency:
      return ExitCode::MissingDependency;
    case ErrorCode::OutputFailed:
      return ExitCode::OutputFailed;
    case ErrorCode::Interrupted:
      return ExitCode::Interrupted;
    case ErrorCode::Internal:
      return ExitCode::Internal;
    default:
      return ExitCode::NoneRead;
  }
}

ExitCode run_convert(const Options& asked) {
  catch_interrupts();
  Options options = asked;
  Progress progress(voice_of(options));
  for (const std::string& note : keep_together(options, options.output)) {
    progress.note("gewu: " + note);
  }
  const Result<Totals> totals = convert(options, progress);
  if (!totals) {
    progress.error(error_text(totals.error()));
    return exit_code_of(totals.error());
  }
  if (!options.quiet) print_summary(options, *totals);
  return exit_code_of(*totals);
}

}  // namespace gewu

#include "app/output_run.h"

#include <cstdio>
#include <utility>

#include "app/folder.h"
#include "app/interrupt.h"
#include "app/language.h"
#include "base/printable.h"

namespace gewu {

Result<Sinks> make_sinks(const Options& options) {
  Result<std::unique_ptr<RecordSink>> sink = make_folder_sink(options, options.output);
  if (!sink) return sink.error();
  Sinks sinks;
  sinks.push_back(std::move(*sink));
  return sinks;
}

Result<CorrectionBook> read_answers(const Options& options, Progress& progress) {
  CorrectionBook book;
  Status read = read_corrections(options.output + "/" + kCorrectionsFile, book);
  for (const std::string& path : options.corrections) {
    if (read) read = read_corrections(path, book);
  }
  if (!read) return read.error();
  for (const std::string& problem : book.problems) progress.error(problem);
  return book;
}

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
  const std::string place =
      printable(options.output) + " (" + files.substr(0, files.size() - 1) + ")";
  std::fputs(summary_line(either("written to", "写到"), place).c_str(), stdout);
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

ExitCode run_with_output(const Options& asked, OutputRun run) {
  catch_interrupts();
  Options options = asked;
  Progress progress(voice_of(options));
  if (options.events) progress.tell_events();
  for (const std::string& note : keep_together(options, options.output)) {
    progress.note("gewu: " + note);
  }
  const Result<Totals> totals = run(options, progress);
  if (!totals) {
    progress.error(error_text(totals.error()));
    return exit_code_of(totals.error());
  }
  progress.end(*totals);
  if (!options.quiet) print_summary(options, *totals);
  return exit_code_of(*totals);
}

}  // namespace gewu

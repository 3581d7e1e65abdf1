// What the commands that write an output folder have in common.
#pragma once

#include "app/commands.h"
#include "app/options.h"
#include "app/progress.h"
#include "app/read_document.h"
#include "app/totals.h"
#include "base/result.h"
#include "export/corrections_file.h"

namespace gewu {

/// The writers that the options ask for.
Result<Sinks> make_sinks(const Options& options);

/// Reviewers' answers: those of the output folder, and of the files that the options name.
Result<CorrectionBook> read_answers(const Options& options, Progress& progress);

using OutputRun = Result<Totals> (*)(const Options& options, Progress& progress);

/// Runs it with progress and interrupts, tells its summary and gives its exit code.
ExitCode run_with_output(const Options& asked, OutputRun run);

}  // namespace gewu

// The commands of the program.
#pragma once

#include "app/exit_code.h"
#include "app/options.h"

namespace gewu {

ExitCode run_convert(const Options& options);
ExitCode run_apply(const Options& options);
ExitCode run_review(const Options& options);
ExitCode run_merge(const Options& options);
ExitCode run_show(const Options& options);
ExitCode run_doctor(const Options& options);

/// The exit code for an error that ends a run.
ExitCode exit_code_of(const Error& error);

}  // namespace gewu

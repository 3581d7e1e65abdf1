// The program: one command per run, exit codes as in app/exit_code.h.
#include <cstdio>
#include <exception>
#include <string_view>

#include "app/commands.h"
#include "app/progress.h"
#include "app/read_page.h"
#include "app/worker.h"

namespace {

gewu::ExitCode run(const gewu::Options& options) {
  using gewu::Command;
  switch (options.command) {
    case Command::Convert:
      return gewu::run_convert(options);
    case Command::Show:
      return gewu::run_show(options);
    case Command::Doctor:
      return gewu::run_doctor(options);
    case Command::Version:
      std::printf("gewu %s\n", GEWU_VERSION);
      return gewu::ExitCode::Good;
    case Command::Help:
      std::fputs(gewu::help_text(options.help_about).c_str(), stdout);
      return gewu::ExitCode::Good;
  }
  return gewu::ExitCode::Usage;
}

int guarded_main(const std::vector<std::string>& arguments) {
  // Not a command for people: the program starts itself so to read pages.
  if (arguments.size() == 1 && arguments[0] == "worker") {
    return gewu::run_worker(gewu::make_page_reader);
  }
  const gewu::Result<gewu::Options> options = gewu::parse_options(arguments);
  if (!options) {
    std::fprintf(stderr, "gewu: %s\n", gewu::error_text(options.error()).c_str());
    return static_cast<int>(gewu::ExitCode::Usage);
  }
  return static_cast<int>(run(*options));
}

}  // namespace

int main(int count, char** words) {
  try {
    return guarded_main(std::vector<std::string>(words + 1, words + count));
  } catch (const std::exception& defect) {
    std::fprintf(stderr, "gewu: a defect of the program: %s\n", defect.what());
    return static_cast<int>(gewu::ExitCode::Internal);
  }
}

// The program: one command per run, exit codes as in app/exit_code.h.
#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <exception>
#include <string_view>

#include "app/commands.h"
#include "app/language.h"
#include "app/progress.h"
#include "app/read_page.h"
#include "app/worker.h"
#include "base/printable.h"

namespace {

gewu::ExitCode run(const gewu::Options& options) {
  using gewu::Command;
  switch (options.command) {
    case Command::Convert:
      return gewu::run_convert(options);
    case Command::Apply:
      return gewu::run_apply(options);
    case Command::Review:
      return gewu::run_review(options);
    case Command::Merge:
      return gewu::run_merge(options);
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

void print_error(const std::string& text) {
  std::fprintf(stderr, "gewu: %s\n", gewu::printable(text).c_str());
}

// What was said must have arrived: a summary lost on a full disk is no success.
gewu::ExitCode with_output(gewu::ExitCode code) {
  if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return code;
  print_error("standard output cannot be written: " + std::string(std::strerror(errno)));
  return code == gewu::ExitCode::Interrupted ? code : gewu::ExitCode::OutputFailed;
}

// Passwords on a command line can be read by everybody on the machine; this shortens the time.
void hide_password(int count, char** words) {
  constexpr std::string_view kFlag = "--password";
  for (int i = 1; i < count; ++i) {
    const std::string_view word = words[i];
    char* secret = nullptr;
    if (word == kFlag && i + 1 < count) secret = words[i + 1];
    if (word.starts_with("--password=")) secret = words[i] + kFlag.size() + 1;
    if (secret) std::fill_n(secret, std::strlen(secret), '*');
  }
}

int guarded_main(const std::vector<std::string>& arguments) {
  // Not a command for people: the program starts itself so to read pages.
  if (arguments.size() == 1 && arguments[0] == "worker") {
    return gewu::run_worker(gewu::make_page_reader);
  }
  gewu::speak_chinese(gewu::asked_for_chinese(arguments));
  const gewu::Result<gewu::Options> options = gewu::parse_options(arguments);
  if (!options) {
    print_error(gewu::error_text(options.error()));
    return static_cast<int>(gewu::ExitCode::Usage);
  }
  return static_cast<int>(with_output(run(*options)));
}

}  // namespace

int main(int count, char** words) {
  try {
    const std::vector<std::string> arguments(words + 1, words + count);
    hide_password(count, words);
    return guarded_main(arguments);
  } catch (const std::exception& defect) {
    print_error(std::string("a defect of the program: ") + defect.what());
    return static_cast<int>(gewu::ExitCode::Internal);
  }
}

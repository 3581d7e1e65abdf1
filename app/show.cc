// gewu show.
#include <cstdio>
#include <optional>

#include "app/commands.h"
#include "app/inputs.h"
#include "app/interrupt.h"
#include "app/progress.h"
#include "app/worker_pool.h"
#include "base/atomic_file.h"
#include "base/printable.h"

namespace gewu {

namespace {

constexpr std::chrono::milliseconds kPatience{1000};

Result<std::string> draw(const Options& options, const std::string& path) {
  WorkerSetup setup{{"/proc/self/exe", "worker"}, options.read, options.verbose};
  WorkerPool pool(std::move(setup), 1);
  if (Status sent = pool.submit(0, {Task::Draw, path, options.page}); !sent) return sent.error();
  while (true) {
    Result<std::vector<Answer>> answers = pool.wait(kPatience);
    if (!answers) return answers.error();
    if (answers->empty()) continue;
    Reply& reply = answers->front().reply;
    if (reply.failed) return reply.error;
    for (const std::string& note : reply.notes) std::printf("%s\n", note.c_str());
    return std::move(reply.png);
  }
}

Status show(const Options& options) {
  std::optional<StandardInput> standard_input;
  if (options.inputs.front() == "-") {
    Result<StandardInput> read = StandardInput::read(options.read.limits.max_bytes);
    if (!read) return read.error();
    standard_input.emplace(std::move(*read));
  }
  const std::vector<Input> inputs =
      find_inputs(options.inputs, standard_input ? standard_input->path() : "");
  if (inputs.size() != 1) {
    return Error{ErrorCode::Usage, "show draws one page of one document", "name one file",
                 options.inputs.front()};
  }
  if (inputs[0].problem) return *inputs[0].problem;
  Result<std::string> png = draw(options, inputs[0].path);
  if (!png) {
    png.error().file = inputs[0].name;
    return png.error();
  }
  return write_file_atomically(options.output, *png);
}

}  // namespace

ExitCode run_show(const Options& options) {
  catch_interrupts();
  const Status shown = show(options);
  if (shown) return ExitCode::Good;
  std::fprintf(stderr, "gewu: %s\n", printable(error_text(shown.error())).c_str());
  return exit_code_of(shown.error());
}

}  // namespace gewu

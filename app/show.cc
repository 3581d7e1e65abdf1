// gewu show.
#include <array>
#include <cstdio>
#include <optional>

#include "app/commands.h"
#include "app/inputs.h"
#include "app/interrupt.h"
#include "app/language.h"
#include "app/progress.h"
#include "app/worker_pool.h"
#include "base/atomic_file.h"
#include "base/printable.h"
#include "export/folder.h"

namespace gewu {

namespace {

/// What the worker replies; what it notes is printed.
Result<Reply> ask(WorkerPool& painter, const Request& request) {
  Result<Reply> reply = painter.ask(request);
  if (!reply) return reply;
  if (reply->failed) return reply->error;
  for (const std::string& note : reply->notes) std::printf("%s\n", note.c_str());
  return reply;
}

Status show_page(WorkerPool& painter, const Options& options, const std::string& path) {
  Result<Reply> drawn = ask(painter, {Task::Draw, path, options.page, options.drawing});
  if (!drawn) return drawn.error();
  if (drawn->png.empty()) {
    std::printf("%s\n", said("page " + std::to_string(options.page) +
                             " has no cell to review, nothing was drawn")
                            .c_str());
    return ok_status();
  }
  return write_file_atomically(options.output, drawn->png);
}

std::string picture_name(int page) {
  std::array<char, 32> name{};
  std::snprintf(name.data(), name.size(), "page-%04d.png", page);
  return name.data();
}

Status show_every_page(WorkerPool& painter, const Options& options, const std::string& path) {
  Result<Reply> opened = ask(painter, {Task::Open, path});
  if (!opened) return opened.error();
  if (opened->facts.whole) {
    return Error{ErrorCode::UnsupportedFormat, "text has no pages to draw on", "", ""};
  }
  if (Status made = make_folder(options.output); !made) return made;
  int pictures = 0;
  for (const int page : options.pages.of(opened->facts.page_count)) {
    Result<Reply> drawn = ask(painter, {Task::Draw, path, page, options.drawing});
    if (!drawn) return drawn.error();
    if (drawn->png.empty()) continue;
    const std::string name = options.output + "/" + picture_name(page);
    if (Status written = write_file_atomically(name, drawn->png); !written) return written;
    if (!options.quiet) std::printf("%s\n", printable(name).c_str());
    ++pictures;
  }
  if (!options.quiet) std::printf("%s\n", said(std::to_string(pictures) + " pictures").c_str());
  return ok_status();
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
    return Error{ErrorCode::Usage, "show draws pages of one document", "name one file",
                 options.inputs.front()};
  }
  if (inputs[0].problem) return *inputs[0].problem;
  WorkerPool painter({{"/proc/self/exe", "worker"}, options.read, options.verbose}, 1);
  Status shown = options.every_page ? show_every_page(painter, options, inputs[0].path)
                                    : show_page(painter, options, inputs[0].path);
  if (!shown && shown.error().file.empty()) shown.error().file = inputs[0].name;
  return shown;
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

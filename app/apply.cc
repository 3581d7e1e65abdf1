// gewu apply.
#include <cstdio>
#include <set>

#include "app/commands.h"
#include "app/folder.h"
#include "app/folder_lock.h"
#include "app/interrupt.h"
#include "app/language.h"
#include "app/progress.h"
#include "app/totals.h"
#include "export/corrections_file.h"
#include "export/document_places.h"
#include "export/json_reader.h"

namespace gewu {

namespace {

struct Applied {
  Totals totals;
  int answers = 0;
  int unused = 0;
};

int count_unused(const Document& document) {
  int count = 0;
  for (const Finding& finding : document.findings) count += finding.code == "correction-unused";
  return count;
}

Status add_imports(const Options& options) {
  const std::string book = options.inputs.front() + "/" + kCorrectionsFile;
  for (const std::string& from : options.corrections) {
    Result<int> added = import_corrections(from, book);
    if (!added) return added.error();
    if (!options.quiet)
      std::printf("%s: %s\n", from.c_str(), said(std::to_string(*added) + " new answers").c_str());
  }
  return ok_status();
}

Result<Document> read_document(const OutputFile& file) {
  Result<std::string> text = read_output(file);
  if (!text) return text.error();
  Result<Document> document = document_from_json(*text);
  if (!document) document.error().file = file.path;
  return document;
}

// Documents of which somebody said something; those that cannot be read any more are told of.
Result<Applied> apply_all(const Options& options, const CorrectionBook& book) {
  const std::string& folder = options.inputs.front();
  Options kept = options;
  kept.csv = kept.sqlite = false;
  keep_together(kept, folder);
  Result<std::unique_ptr<RecordSink>> sink = make_folder_sink(kept, folder);
  if (!sink) return sink.error();
  Applied applied;
  std::set<std::string> met;
  const DocumentPlaces places(folder);
  for (const OutputFile& file : output_files(folder)) {
    const std::vector<Correction>& corrections = book.of(file.sha256);
    if (corrections.empty()) continue;
    Result<Document> document = read_document(file);
    if (!document) return document.error();
    document->info.path = places.of(document->info);
    correct_document(*document, corrections);
    if (Status done = (*sink)->add(*document, file.stem); !done) return done.error();
    met.insert(file.sha256);
    applied.answers += static_cast<int>(corrections.size());
    applied.unused += count_unused(*document);
    applied.totals.count(*document);
  }
  if (Status done = (*sink)->commit(); !done) return done.error();
  for (const auto& [sha256, corrections] : book.by_document) {
    if (met.count(sha256)) continue;
    const std::string lost = std::to_string(corrections.size()) +
                             " answers are about a document that is not in this folder (" +
                             sha256.substr(0, 16) + "…)";
    std::fprintf(stderr, "gewu: %s\n", said(lost).c_str());
  }
  return applied;
}

Result<Applied> apply(const Options& options) {
  const std::string& folder = options.inputs.front();
  Progress progress(Progress::Voice::Normal);
  const Result<Descriptor> held = hold_folder(folder, progress);
  if (!held) return held.error();
  if (Status added = add_imports(options); !added) return added.error();
  CorrectionBook book;
  if (Status read = read_corrections(folder + "/" + kCorrectionsFile, book); !read) {
    return read.error();
  }
  for (const std::string& problem : book.problems) {
    std::fprintf(stderr, "gewu: %s\n", problem.c_str());
  }
  if (book.by_document.empty()) {
    return Error{ErrorCode::NotFound, "there are no corrections",
                 "gewu review " + folder + " makes a page for answering", folder};
  }
  return apply_all(options, book);
}

}  // namespace

ExitCode run_apply(const Options& options) {
  catch_interrupts();
  const Result<Applied> applied = apply(options);
  if (!applied) {
    std::fprintf(stderr, "gewu: %s\n", error_text(applied.error()).c_str());
    return exit_code_of(applied.error());
  }
  if (!options.quiet) {
    const std::string unused = std::to_string(applied->unused) + " fit nothing any more";
    const std::string summary =
        summary_line(either("documents", "文件"), std::to_string(applied->totals.documents)) +
        summary_line(either("answers", "复核结果"),
                     std::to_string(applied->answers) + " (" + said(unused) + ")") +
        summary_line(either("cells to review", "需复核"),
                     std::to_string(applied->totals.cells_to_review));
    std::fputs(summary.c_str(), stdout);
  }
  if (applied->totals.documents == 0) return ExitCode::NeedsReview;
  return applied->unused > 0 ? ExitCode::NeedsReview : exit_code_of(applied->totals);
}

}  // namespace gewu

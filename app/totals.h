// What a run found, for the summary and the exit code.
#pragma once

#include <string>

#include "app/exit_code.h"
#include "records/document.h"

namespace gewu {

struct Totals {
  int documents = 0;
  int partial = 0;
  int failed = 0;
  int pages = 0;
  int tables = 0;
  int project_forms = 0;
  int project_lists = 0;
  int department_forms = 0;
  int indicators = 0;
  int cells = 0;
  int cells_to_review = 0;
  int errors = 0;
  int warnings = 0;
  int remarks = 0;
  double seconds = 0;

  void count(const Document& document);
};

/// Good, NeedsReview, SomeFailed or NoneRead.
ExitCode exit_code_of(const Totals& totals);

/// "  pages            12\n": values stand below each other, Chinese signs being twice as wide.
std::string summary_line(const char* label, const std::string& value);

/// A short table for people.
std::string summary_text(const Totals& totals);

}  // namespace gewu

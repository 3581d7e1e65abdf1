// Findings: what a person should know about a good result.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace gewu {

enum class Severity { Info, Warning, Error };

/// One remark on a document: a sum that does not add up, a cell that cannot be read, a page that
/// was lost. A finding never changes the printed text. Codes are those of docs/output.md, such as
/// "funding-sum"; they are part of the output format and never change meaning.
struct Finding {
  Severity severity = Severity::Warning;
  std::string code;
  int page = 0;  ///< 1-based; 0: about the whole document
  std::string
      table;  ///< id of the table ("t1"); empty: about no table. While a page is being read
              ///< it is "#k", the k-th table (from 0) of that page; build_document renames it.
  std::vector<std::pair<int, int>> cells;  ///< (row, column) of the cells concerned
  std::string message;
  std::string suggestion;  ///< may be empty
};

/// "info", "warning" or "error", as the output names them.
inline const char* severity_name(Severity severity) {
  switch (severity) {
    case Severity::Info:
      return "info";
    case Severity::Warning:
      return "warning";
    case Severity::Error:
      return "error";
  }
  return "error";
}

}  // namespace gewu

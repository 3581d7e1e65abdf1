// corrections.jsonl: what reviewers answered, one JSON object a line, only ever added to.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "records/corrections.h"

namespace gewu {

/// The name of the file in an output folder.
inline constexpr const char* kCorrectionsFile = "corrections.jsonl";

/// Answers by the hash of the document that they are about, in the order of the file.
struct CorrectionBook {
  std::map<std::string, std::vector<Correction>> by_document;
  std::vector<std::string> problems;  ///< lines that are none, with their number and what is wrong

  const std::vector<Correction>& of(const std::string& sha256) const;
};

/// A line of the file:
/// {"document", "page", "box", "read", "action", "text", "row_span", "col_span", "texts", "who",
/// "when"}; keys that the action does not need may be left out. Error with code Usage if it is
/// none.
Result<Correction> parse_correction(std::string_view line);

/// Adds what a file says; a file that is not there says nothing. Errors: Unreadable, LimitExceeded.
Status read_corrections(const std::string& path, CorrectionBook& book);

/// Adds lines to the file's end in one write and makes sure that they are on the disk.
Status append_corrections(const std::string& path, const std::vector<std::string>& lines);

/// Adds the lines of `from` that `to` does not hold yet. Returns how many.
Result<int> import_corrections(const std::string& from, const std::string& to);

}  // namespace gewu

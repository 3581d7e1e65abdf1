// Comma-separated values as RFC 4180 has them, in UTF-8 with a byte order mark.
#pragma once

#include <istream>
#include <string>
#include <string_view>
#include <vector>

#include "export/relation.h"

namespace gewu {

/// True if a spreadsheet would run this text as a formula: it starts with = + - @, their full-width
/// forms, a tab or a carriage return, and is neither a plain number nor that sign alone.
bool looks_like_formula(std::string_view text);

/// One line. An absent value is an empty field, a value that is present and empty is "".
class CsvRow {
 public:
  /// `excel_safe`: puts an apostrophe before texts that look like a formula.
  explicit CsvRow(bool excel_safe) : excel_safe_(excel_safe) {}

  CsvRow& text(std::string_view value);
  CsvRow& printed(const std::string& value);  ///< empty means absent
  CsvRow& value(const Column& column, const Value& value);
  CsvRow& absent();

  std::string line() const { return line_ + "\r\n"; }

 private:
  void field(std::string_view encoded);

  bool excel_safe_;
  bool first_ = true;
  std::string line_;
};

/// Reads one line, also one whose quoted fields hold line feeds, with its end. False at the end of
/// the file.
bool read_csv_record(std::istream& file, std::string& record);

/// The fields of such a line, unquoted; an absent and an empty one are the same here.
std::vector<std::string> csv_fields(std::string_view record);

/// What such a file starts with, so that Excel takes it for UTF-8.
inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

}  // namespace gewu

// Comma-separated values as RFC 4180 has them, in UTF-8 with a byte order mark.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "base/atomic_file.h"
#include "base/geometry.h"
#include "base/result.h"

namespace gewu {

/// True if a spreadsheet would run this text as a formula: it starts with = + - @, their full-width
/// forms, a tab or a carriage return, and is not a plain number.
bool looks_like_formula(std::string_view text);

/// One line. An absent value is an empty field, a value that is present and empty is "".
class CsvRow {
 public:
  /// `excel_safe`: puts an apostrophe before texts that look like a formula.
  explicit CsvRow(bool excel_safe) : excel_safe_(excel_safe) {}

  CsvRow& text(std::string_view value);
  CsvRow& maybe(const std::optional<std::string>& value);
  CsvRow& printed(const std::string& value);  ///< empty means absent
  CsvRow& integer(long long value);
  CsvRow& number(double value, int decimals);
  CsvRow& flag(bool value);  ///< true or false
  CsvRow& absent();
  CsvRow& box(const PointRect& box);  ///< four fields: x0, y0, x1, y1

  std::string line() const { return line_ + "\r\n"; }

 private:
  void field(std::string_view encoded);

  bool excel_safe_;
  bool first_ = true;
  std::string line_;
};

/// A file of such lines that appears whole on commit().
class CsvFile {
 public:
  /// `columns`: the first line, names joined by commas.
  static Result<CsvFile> create(const std::string& path, std::string_view columns);
  void add(const CsvRow& row) { pending_ += row.line(); }
  Status flush();  ///< hands the pending lines to the system
  Status commit();

 private:
  explicit CsvFile(AtomicFile file) : file_(std::move(file)) {}
  AtomicFile file_;
  std::string pending_;
};

/// What such a file starts with, so that Excel takes it for UTF-8.
inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

}  // namespace gewu

#include "export/csv_writer.h"

#include <algorithm>
#include <array>
#include <utility>

#include "export/json_writer.h"

namespace gewu {

namespace {

constexpr int kBoxDecimals = 2;

// =, +, -, @ and their full-width forms, which some spreadsheets in East Asian locales run as well,
// and the two controls after which a spreadsheet looks for a formula.
constexpr std::array<std::string_view, 10> kFormulaStarts = {"=",  "+",  "-",  "@",  "\t",
                                                             "\r", "＝", "＋", "－", "＠"};

bool is_plain_number(std::string_view text) {
  const size_t start = !text.empty() && (text[0] == '-' || text[0] == '+') ? 1 : 0;
  const std::string_view digits = text.substr(start);
  return !digits.empty() && digits.find_first_not_of("0123456789.,") == std::string_view::npos;
}

bool needs_quotes(std::string_view text) {
  return text.empty() || text.find_first_of(",\"\r\n") != std::string_view::npos ||
         text.front() == ' ' || text.back() == ' ';
}

}  // namespace

bool looks_like_formula(std::string_view text) {
  const bool risky =
      std::any_of(kFormulaStarts.begin(), kFormulaStarts.end(),
                  [text](std::string_view start) { return text.substr(0, start.size()) == start; });
  return risky && !is_plain_number(text);
}

void CsvRow::field(std::string_view encoded) {
  if (!std::exchange(first_, false)) line_ += ',';
  line_ += encoded;
}

CsvRow& CsvRow::text(std::string_view value) {
  std::string guarded;
  if (excel_safe_ && looks_like_formula(value)) guarded = "'";
  guarded += value;
  if (!needs_quotes(guarded)) {
    field(guarded);
    return *this;
  }
  std::string quoted = "\"";
  for (const char c : guarded) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  field(quoted += '"');
  return *this;
}

CsvRow& CsvRow::maybe(const std::optional<std::string>& value) {
  return value ? text(std::string_view(*value)) : absent();
}

CsvRow& CsvRow::printed(const std::string& value) {
  return value.empty() ? absent() : text(std::string_view(value));
}

CsvRow& CsvRow::integer(long long value) {
  field(std::to_string(value));
  return *this;
}

CsvRow& CsvRow::number(double value, int decimals) {
  field(json_number(value, decimals));
  return *this;
}

CsvRow& CsvRow::flag(bool value) {
  field(value ? "true" : "false");
  return *this;
}

CsvRow& CsvRow::absent() {
  field("");
  return *this;
}

CsvRow& CsvRow::box(const PointRect& box) {
  for (const double edge : {box.x0, box.y0, box.x1, box.y1}) number(edge, kBoxDecimals);
  return *this;
}

Result<CsvFile> CsvFile::create(const std::string& path, std::string_view columns) {
  Result<AtomicFile> file = AtomicFile::create(path);
  if (!file) return file.error();
  CsvFile csv(std::move(*file));
  csv.pending_ = kByteOrderMark;
  csv.pending_ += columns;
  csv.pending_ += "\r\n";
  return csv;
}

Status CsvFile::flush() {
  Status written = file_.write(pending_);
  pending_.clear();
  return written;
}

Status CsvFile::commit() {
  if (Status flushed = flush(); !flushed) return flushed;
  return file_.commit();
}

}  // namespace gewu

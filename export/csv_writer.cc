#include "export/csv_writer.h"

#include <algorithm>
#include <array>
#include <utility>

#include "export/json_writer.h"

namespace gewu {

namespace {

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
  // A sign alone ("=", "-", "+") is what a form prints for "none": a spreadsheet shows it as it is.
  const bool risky = std::any_of(
      kFormulaStarts.begin(), kFormulaStarts.end(),
      [text](std::string_view start) { return text.starts_with(start) && text != start; });
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

CsvRow& CsvRow::printed(const std::string& value) {
  return value.empty() ? absent() : text(std::string_view(value));
}

CsvRow& CsvRow::value(const Column& column, const Value& value) {
  if (const auto* words = std::get_if<std::string>(&value)) return text(*words);
  if (const auto* number = std::get_if<long long>(&value)) {
    field(std::to_string(*number));
  } else if (const auto* real = std::get_if<double>(&value)) {
    field(json_number(*real, decimals_of(column)));
  } else if (const auto* flag = std::get_if<bool>(&value)) {
    field(*flag ? "true" : "false");
  } else {
    field("");
  }
  return *this;
}

CsvRow& CsvRow::absent() {
  field("");
  return *this;
}

bool read_csv_record(std::istream& file, std::string& record) {
  record.clear();
  bool quoted = false;
  for (std::string line; std::getline(file, line);) {
    for (const char c : line) quoted ^= c == '"';
    record += line;
    if (!file.eof()) record += '\n';
    if (!quoted) break;
  }
  return !record.empty();
}

std::vector<std::string> csv_fields(std::string_view record) {
  std::vector<std::string> fields(1);
  bool quoted = false;
  for (size_t i = 0; i < record.size(); ++i) {
    const char c = record[i];
    if (quoted && c == '"' && record.substr(i + 1).starts_with('"')) {
      fields.back() += '"';
      ++i;
    } else if (c == '"') {
      quoted = !quoted;
    } else if (!quoted && c == ',') {
      fields.emplace_back();
    } else if (quoted || (c != '\r' && c != '\n')) {
      fields.back() += c;
    }
  }
  return fields;
}

}  // namespace gewu

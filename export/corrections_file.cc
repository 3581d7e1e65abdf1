#include "export/corrections_file.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cmath>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <system_error>

namespace gewu {

namespace {

using nlohmann::json;
using Action = Correction::Action;

constexpr std::uintmax_t kMostBytes = std::uintmax_t{256} << 20;
constexpr size_t kHashDigits = 64;
constexpr int kMostPage = 1'000'000;
constexpr int kMostSpan = 10'000;
constexpr size_t kMostTexts = 1000;

Error wrong(const std::string& what) {
  return {ErrorCode::Usage, what, "see \"Corrections\" in docs/manual.md", ""};
}

Action action_named(const std::string& name, const json& value) {
  for (const Action action : {Action::Text, Action::Accept, Action::Unreadable, Action::Span,
                              Action::AddRow, Action::RemoveRow}) {
    if (name == action_name(action)) return action;
  }
  throw json::other_error::create(501, "unknown action " + name, &value);
}

// Why it cannot be meant, or "".
std::string nonsense_in(const Correction& correction) {
  const PointRect& box = correction.box;
  const bool finite = std::isfinite(box.x0) && std::isfinite(box.y0) && std::isfinite(box.x1) &&
                      std::isfinite(box.y1);
  const bool hash = correction.document.size() == kHashDigits &&
                    correction.document.find_first_not_of("0123456789abcdef") == std::string::npos;
  if (!hash) return "\"document\" is no SHA-256";
  if (correction.page < 1 || correction.page > kMostPage) return "\"page\" is no page";
  if (!finite || box.empty()) return "\"box\" is empty";
  if (correction.action == Action::Span &&
      (correction.row_span < 1 || correction.col_span < 1 || correction.row_span > kMostSpan ||
       correction.col_span > kMostSpan)) {
    return "a span needs \"row_span\" and \"col_span\"";
  }
  if (correction.texts.size() > kMostTexts) return "too many \"texts\"";
  return "";
}

Correction from_json(const json& value) {
  Correction out;
  value.at("document").get_to(out.document);
  value.at("page").get_to(out.page);
  const json& box = value.at("box");
  out.box = {box.at(0).get<double>(), box.at(1).get<double>(), box.at(2).get<double>(),
             box.at(3).get<double>()};
  out.read = value.value("read", "");
  out.action = action_named(value.value("action", "text"), value);
  if (out.action == Action::Text) value.at("text").get_to(out.text);
  out.row_span = value.value("row_span", 0);
  out.col_span = value.value("col_span", 0);
  out.texts = value.value("texts", std::vector<std::string>());
  return out;
}

Result<std::string> whole_file(const std::string& path) {
  std::error_code failure;
  const std::uintmax_t size = std::filesystem::file_size(path, failure);
  if (!failure && size > kMostBytes) {
    return Error{ErrorCode::LimitExceeded, "is larger than any list of corrections", "", path};
  }
  std::ifstream file(path, std::ios::binary);
  std::ostringstream bytes;
  bytes << file.rdbuf();
  if (!file) return Error{ErrorCode::Unreadable, "cannot be read", "", path};
  return bytes.str();
}

bool is_there(const std::string& path) {
  std::error_code ignored;
  return std::filesystem::exists(path, ignored);
}

// A line that was cut off by a crash must not swallow the next one.
bool ends_in_a_line(int fd) {
  const off_t size = lseek(fd, 0, SEEK_END);
  char last = '\n';
  return size <= 0 || (pread(fd, &last, 1, size - 1) == 1 && last == '\n');
}

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) {
    if (line.ends_with('\r')) line.pop_back();
    if (line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
    lines.push_back(line);
  }
  return lines;
}

}  // namespace

const std::vector<Correction>& CorrectionBook::of(const std::string& sha256) const {
  static const std::vector<Correction> none;
  const auto found = by_document.find(sha256);
  return found == by_document.end() ? none : found->second;
}

Result<Correction> parse_correction(std::string_view line) {
  try {
    Correction correction = from_json(json::parse(line));
    const std::string nonsense = nonsense_in(correction);
    if (!nonsense.empty()) return wrong(nonsense);
    return correction;
  } catch (const json::exception& failure) {
    return wrong(failure.what());
  }
}

Status read_corrections(const std::string& path, CorrectionBook& book) {
  if (!is_there(path)) return ok_status();
  Result<std::string> text = whole_file(path);
  if (!text) return text.error();
  int number = 0;
  for (const std::string& line : lines_of(*text)) {
    ++number;
    if (line.find_first_not_of(" \t") == std::string::npos) continue;
    Result<Correction> correction = parse_correction(line);
    if (correction) {
      book.by_document[correction->document].push_back(std::move(*correction));
    } else {
      book.problems.push_back(path + ", line " + std::to_string(number) + ": " +
                              correction.error().message);
    }
  }
  return ok_status();
}

Status append_corrections(const std::string& path, const std::vector<std::string>& lines) {
  const auto failure = [&] {
    return Error{ErrorCode::OutputFailed, std::string("cannot be written: ") + std::strerror(errno),
                 "nothing that stood in it is lost", path};
  };
  const int fd = open(path.c_str(), O_RDWR | O_CREAT | O_APPEND | O_CLOEXEC, 0666);
  if (fd < 0) return failure();
  std::string bytes = ends_in_a_line(fd) ? "" : "\n";
  for (const std::string& line : lines) bytes += line + "\n";
  const bool written = write(fd, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size());
  const bool safe = written && fsync(fd) == 0;
  Status status = safe ? ok_status() : Status(failure());
  close(fd);
  return status;
}

Result<int> import_corrections(const std::string& from, const std::string& to) {
  Result<std::string> text = whole_file(from);
  if (!text) return text.error();
  std::set<std::string> known;
  if (is_there(to)) {
    Result<std::string> old = whole_file(to);
    if (!old) return old.error();
    for (const std::string& line : lines_of(*old)) known.insert(line);
  }
  std::vector<std::string> fresh;
  for (const std::string& line : lines_of(*text)) {
    if (!line.empty() && known.insert(line).second) fresh.push_back(line);
  }
  if (fresh.empty()) return 0;
  if (Status done = append_corrections(to, fresh); !done) return done.error();
  return static_cast<int>(fresh.size());
}

}  // namespace gewu

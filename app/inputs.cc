#include "app/inputs.h"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <string_view>
#include <system_error>
#include <utility>

#include "base/text.h"
#include "export/disk_map.h"

namespace gewu {

namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 18> kEndings = {
    ".pdf", ".png", ".jpg", ".jpeg", ".tif", ".tiff", ".webp", ".jp2",  ".j2k",
    ".jpx", ".bmp", ".gif", ".txt",  ".tsv", ".csv",  ".md",   ".html", ".htm"};

std::string lower_ending(const fs::path& path) {
  std::string ending = path.extension().string();
  std::transform(ending.begin(), ending.end(), ending.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return ending;
}

bool is_wanted(const fs::path& path) {
  return path.filename().string()[0] != '.' &&
         std::find(kEndings.begin(), kEndings.end(), lower_ending(path)) != kEndings.end();
}

// Names may have 255 bytes; the endings of our own files, also while they are being written, and a
// number must fit as well.
constexpr size_t kMaxStemBytes = 200;

std::string short_stem(std::string stem) {
  if (stem.size() <= kMaxStemBytes) return stem;
  size_t end = kMaxStemBytes;
  // Not through the middle of a character: its later bytes are 10xxxxxx.
  while ((static_cast<unsigned char>(stem[end]) & 0xC0) == 0x80) --end;
  stem.resize(end);
  return stem;
}

std::string valid_name(const std::string& bytes) { return encode_utf8(decode_utf8(bytes)); }

// What names output files must not steer the terminal that lists them.
std::string harmless(std::string stem) {
  std::replace_if(
      stem.begin(), stem.end(),
      [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, '_');
  return stem;
}

bool is_within(const fs::path& path, const fs::path& folder) {
  const auto [end, unused] = std::mismatch(folder.begin(), folder.end(), path.begin(), path.end());
  return end == folder.end();
}

Error link_error(const std::string& path) {
  return {ErrorCode::Unreadable, "is a link that leads out of the folder",
          "name the file that it leads to", path};
}

Error path_error(const std::string& path, const std::error_code& failure) {
  const bool missing =
      failure == std::errc::no_such_file_or_directory || failure == std::errc::not_a_directory;
  if (missing) {
    return {ErrorCode::NotFound, "there is no such file", "check the spelling", path};
  }
  return {ErrorCode::Unreadable, "cannot be read: " + failure.message(), "", path};
}

Error kind_error(const std::string& path) {
  return {ErrorCode::Unreadable, "is not a regular file",
          "name a file or a folder, or - for standard input", path};
}

struct OfficeKind {
  std::string_view ending;
  const char* what;
  const char* next;
};

constexpr const char* kPrint = "open it and save it as PDF, then convert that";

constexpr std::array kOfficeKinds = {
    OfficeKind{".docx", "is a Word document", kPrint},
    OfficeKind{".doc", "is a Word document", kPrint},
    OfficeKind{".wps", "is a WPS document", kPrint},
    OfficeKind{
        ".xlsx", "is a workbook: its cells need no reading",
        "open it and save its sheets as CSV or text, or as PDF to have its forms recognised"},
    OfficeKind{
        ".xls", "is a workbook: its cells need no reading",
        "open it and save its sheets as CSV or text, or as PDF to have its forms recognised"},
    OfficeKind{
        ".et", "is a workbook: its cells need no reading",
        "open it and save its sheets as CSV or text, or as PDF to have its forms recognised"},
    OfficeKind{".ofd", "is an OFD document", "open it in an OFD reader and export it as PDF"}};

// Formats that people try; a PDF keeps being one whatever it is called.
std::optional<Error> office_problem(const std::string& path) {
  const std::string ending = lower_ending(path);
  for (const OfficeKind& kind : kOfficeKinds) {
    if (ending != kind.ending) continue;
    std::array<char, 4> start{};
    std::ifstream(path, std::ios::binary).read(start.data(), start.size());
    if (std::string_view(start.data(), start.size()) == "%PDF") return std::nullopt;
    return Error{ErrorCode::UnsupportedFormat, kind.what, kind.next, path};
  }
  return std::nullopt;
}

std::string file_name(const std::string& path) { return fs::path(path).filename().string(); }

Input input_of(const std::string& path, const std::string& name, std::optional<Error> problem) {
  Input input;
  input.path = path;
  input.name = valid_name(name.empty() ? path : name);
  input.problem = std::move(problem);
  input.stem = harmless(short_stem(fs::path(input.name).stem().string()));
  return input;
}

// Whoever can put files into a folder must not have others read by it.
bool leads_out(const std::string& path, const fs::path& root) {
  std::error_code failure;
  if (!fs::is_symlink(path, failure)) return false;
  return !is_within(fs::canonical(path, failure), root) || failure;
}

// Sorted on disk: a folder may hold more names than memory should.
Status each_in_folder(const std::string& folder, const TakeInput& take) {
  std::error_code failure;
  Result<DiskMap> found = DiskMap::create();
  if (!found) return found.error();
  const fs::path root = fs::canonical(folder, failure);
  fs::recursive_directory_iterator walk(folder, fs::directory_options::skip_permission_denied,
                                        failure);
  for (; !failure && walk != fs::recursive_directory_iterator(); walk.increment(failure)) {
    std::error_code ignored;
    if (!walk->is_regular_file(ignored) || !is_wanted(walk->path())) continue;
    if (Status kept = found->put(walk->path().string(), ""); !kept) return kept;
  }
  if (failure) {
    Status taken = take(input_of(folder, file_name(folder), path_error(folder, failure)));
    if (!taken) return taken;
  }
  return found->each("", [&](std::string_view key, std::string_view) {
    const std::string path(key);
    std::optional<Error> problem;
    if (leads_out(path, root)) problem = link_error(path);
    return take(input_of(path, file_name(path), std::move(problem)));
  });
}

}  // namespace

std::string place_seen_from(const std::string& folder, const std::string& path) {
  std::error_code failure;
  const fs::path from = fs::weakly_canonical(fs::absolute(folder, failure), failure);
  const fs::path to = fs::absolute(path, failure).lexically_normal();
  const fs::path parent = fs::weakly_canonical(to.parent_path(), failure);
  return valid_name((parent / to.filename()).lexically_relative(from).string());
}

Status each_input(const std::string& named, const std::string& stdin_path, const TakeInput& take) {
  if (named == "-") {
    Input input = input_of(stdin_path, "stdin", std::nullopt);
    input.standard = true;
    return take(std::move(input));
  }
  std::error_code failure;
  const fs::file_status status = fs::status(named, failure);
  if (fs::is_directory(status)) return each_in_folder(named, take);
  std::optional<Error> problem;
  if (status.type() == fs::file_type::not_found || status.type() == fs::file_type::none) {
    problem = path_error(named, failure);
  } else {
    problem = fs::is_regular_file(status) ? office_problem(named) : kind_error(named);
  }
  return take(input_of(named, file_name(named), std::move(problem)));
}

std::vector<Input> find_inputs(const std::vector<std::string>& named,
                               const std::string& stdin_path) {
  std::vector<Input> inputs;
  for (const std::string& name : named) {
    const Status found = each_input(name, stdin_path, [&inputs](Input input) {
      inputs.push_back(std::move(input));
      return ok_status();
    });
    if (!found) inputs.push_back(input_of(name, file_name(name), found.error()));
  }
  return inputs;
}

bool is_text_name(const std::string& path) {
  static constexpr std::array<std::string_view, 6> kText = {".txt", ".tsv",  ".csv",
                                                            ".md",  ".html", ".htm"};
  return std::find(kText.begin(), kText.end(), lower_ending(path)) != kText.end();
}

Result<StandardInput> StandardInput::read(long long max_bytes) {
  constexpr size_t kPieceBytes = size_t{1} << 16;
  const auto unreadable = [] {
    return Error{ErrorCode::Unreadable, std::string("cannot be read: ") + std::strerror(errno), "",
                 "standard input"};
  };
  StandardInput input;
  input.fd_ = memfd_create("gewu-stdin", MFD_CLOEXEC);
  if (input.fd_ < 0) return unreadable();
  input.path_ = "/proc/" + std::to_string(getpid()) + "/fd/" + std::to_string(input.fd_);
  std::array<char, kPieceBytes> piece{};
  long long total = 0;
  while (const ssize_t got = ::read(STDIN_FILENO, piece.data(), piece.size())) {
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return unreadable();
    total += got;
    if (total > max_bytes) {
      return Error{ErrorCode::LimitExceeded, "is larger than the limit", "raise --max-bytes",
                   "standard input"};
    }
    if (write(input.fd_, piece.data(), static_cast<size_t>(got)) != got) return unreadable();
  }
  return input;
}

StandardInput::StandardInput(StandardInput&& other) noexcept
    : fd_(std::exchange(other.fd_, -1)), path_(std::move(other.path_)) {}

StandardInput::~StandardInput() {
  if (fd_ >= 0) close(fd_);
}

}  // namespace gewu

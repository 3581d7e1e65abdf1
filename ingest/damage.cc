#include "ingest/damage.h"

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <array>

#include "ingest/poppler_library.h"

namespace gewu {
namespace {

// A broken file can complain a million times; the first few say what is wrong.
constexpr std::size_t kKeptMessages = 4;
constexpr std::size_t kReadBytes = std::size_t{16} << 10;

// Errors that leave the marks on the page whole. Of 29 real disclosures 28 draw no error at all,
// and one only that about the layers' default.
constexpr std::array<std::string_view, 18> kHarmless = {
    "default config",       // optional content without a configuration: everything is shown
    "optional content",     //
    "OCG",                  //
    "group for reference",  // likewise
    "destination",          // links and outlines
    "URI-type",             //
    "Link",                 //
    "Rendition",            //
    "Movie",                //
    "file spec",            //
    "linearization",        // hints for downloading
    "hints table",          //
    "Struct",               // the structure tree
    "MarkInfo",             //
    "RoleMap",              //
    "Type 3 glyph",         // its box is only a hint
    "No current point in closepath",
    "font file may be invalid",  // said of every font that a page could use; one that is used and
                                 // cannot be is complained about again
};

// A wrong /Length alone loses nothing: Poppler looks for the stream's end; what is then missing
// from the stream is complained about by its filter.
constexpr std::string_view kWrongLength = "incorrect stream length";

constexpr std::array<std::string_view, 6> kPrintedDamage = {"Corrupt JPEG data",
                                                            "Premature end of JPEG file",
                                                            "Inconsistent progression sequence",
                                                            "Fax",
                                                            "libpng error",
                                                            "LZWDecode"};

bool holds(std::string_view text, std::string_view part) {
  return text.find(part) != std::string_view::npos;
}

// The file that stands in for standard error. Made once, so that no descriptor is needed later.
int catching_file() {
  static const int kFile = memfd_create("gewu-messages", MFD_CLOEXEC);
  return kFile;
}

std::string contents_of(int file) {
  std::string text(kReadBytes, '\0');
  const ssize_t got = pread(file, text.data(), text.size(), 0);
  text.resize(got > 0 ? static_cast<std::size_t>(got) : 0);
  return text;
}

void hand_on(std::string_view text) {
  while (!text.empty()) {
    const ssize_t written = write(STDERR_FILENO, text.data(), text.size());
    if (written <= 0) return;
    text.remove_prefix(static_cast<std::size_t>(written));
  }
}

}  // namespace

bool poppler_message_tells_damage(std::string_view message) {
  return !holds(message, kWrongLength) &&
         std::none_of(kHarmless.begin(), kHarmless.end(),
                      [message](std::string_view part) { return holds(message, part); });
}

bool printed_line_tells_damage(std::string_view line) {
  return std::any_of(kPrintedDamage.begin(), kPrintedDamage.end(),
                     [line](std::string_view start) { return line.starts_with(start); });
}

void keep_first_few(std::vector<std::string>& kept, const std::string& message) {
  if (kept.size() >= kKeptMessages) return;
  if (std::find(kept.begin(), kept.end(), message) == kept.end()) kept.push_back(message);
}

std::string joined(const std::vector<std::string>& messages) {
  std::string all;
  for (const std::string& message : messages) all += (all.empty() ? "" : "; ") + message;
  return all;
}

DamageWatch::DamageWatch() {
  take_poppler_damage();
  if (catching_file() < 0) return;
  kept_stderr_ = dup(STDERR_FILENO);
  if (kept_stderr_ < 0) return;
  if (ftruncate(catching_file(), 0) != 0) return;
  lseek(catching_file(), 0, SEEK_SET);
  dup2(catching_file(), STDERR_FILENO);
}

DamageWatch::~DamageWatch() { stop(); }

void DamageWatch::stop() {
  if (kept_stderr_ < 0) return;
  dup2(kept_stderr_, STDERR_FILENO);
  close(kept_stderr_);
  kept_stderr_ = -1;
  const std::string printed = contents_of(catching_file());
  for (std::size_t start = 0; start < printed.size();) {
    const std::size_t end = std::min(printed.find('\n', start), printed.size());
    const std::string line = printed.substr(start, end - start);
    if (printed_line_tells_damage(line)) keep_first_few(found_, line);
    start = end + 1;
  }
  hand_on(printed);
}

void DamageWatch::note(const std::string& damage) { keep_first_few(found_, damage); }

std::string DamageWatch::take() {
  stop();
  for (const std::string& message : take_poppler_damage()) keep_first_few(found_, message);
  return joined(found_);
}

}  // namespace gewu

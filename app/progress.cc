#include "app/progress.h"

#include <unistd.h>

#include <array>
#include <cmath>
#include <cstdio>

#include "app/language.h"
#include "base/printable.h"
#include "export/json_writer.h"

namespace gewu {

namespace {

// Often enough to look alive, seldom enough to cost nothing.
constexpr std::chrono::milliseconds kBetweenDraws{200};

constexpr std::string_view kSpeaker = "gewu: ";

std::string clock_text(double seconds) {
  const long whole = std::lround(seconds);
  std::array<char, 32> room{};
  std::snprintf(room.data(), room.size(), "%ld:%02ld", whole / 60, whole % 60);
  return room.data();
}

}  // namespace

std::string error_text(const Error& error) {
  std::string text = error.file.empty() ? "" : error.file + ": ";
  if (error.page > 0) {
    const std::string page = std::to_string(error.page);
    text += speaks_chinese() ? "第" + page + "页: " : "page " + page + ": ";
  }
  if (speaks_chinese()) text += std::string(chinese_kind(error.code)) + ": ";
  text += said(error.message);
  if (!error.hint.empty()) text += " (" + said(error.hint) + ")";
  return text;
}

Progress::Progress(Voice voice)
    : voice_(voice),
      terminal_(isatty(STDERR_FILENO) == 1),
      start_(Clock::now()),
      latest_draw_(start_) {}

Progress::~Progress() { erase(); }

double Progress::seconds() const {
  return std::chrono::duration<double>(Clock::now() - start_).count();
}

void Progress::page_done() {
  ++done_;
  if (events_) {
    tell("\"event\": \"page\", \"done\": " + std::to_string(done_) +
         ", \"known\": " + std::to_string(all_));
    return;
  }
  if (voice_ == Voice::Quiet || !terminal_ || Clock::now() - latest_draw_ < kBetweenDraws) return;
  draw();
}

void Progress::error(const std::string& text) { say("error", "gewu: " + text); }

void Progress::note(const std::string& text) {
  if (voice_ == Voice::Quiet) return;
  const bool own = text.starts_with(kSpeaker);
  say("note", own ? std::string(kSpeaker) + said(text.substr(kSpeaker.size())) : text);
}

void Progress::detail(const std::string& text) {
  if (voice_ == Voice::Verbose) say("detail", text);
}

void Progress::end(const Totals& totals) {
  if (!events_) return;
  tell("\"event\": \"end\", \"documents\": " + std::to_string(totals.documents) +
       ", \"partial\": " + std::to_string(totals.partial) + ", \"failed\": " +
       std::to_string(totals.failed) + ", \"pages\": " + std::to_string(totals.pages) +
       ", \"cells_to_review\": " + std::to_string(totals.cells_to_review));
}

void Progress::tell(const std::string& fields) {
  std::array<char, 32> time{};
  std::snprintf(time.data(), time.size(), "%.3f", seconds());
  std::fprintf(stderr, "{%s, \"seconds\": %s}\n", fields.c_str(), time.data());
}

void Progress::say(const char* event, const std::string& text) {
  if (events_) {
    tell(std::string("\"event\": \"") + event + "\", \"text\": " + json_quoted(printable(text)));
    return;
  }
  erase();
  // Names and messages can hold what steers a terminal.
  std::fprintf(stderr, "%s\n", printable(text).c_str());
}

void Progress::draw() {
  latest_draw_ = Clock::now();
  const double rate = done_ / std::max(seconds(), 1e-3);
  const double left = rate > 0 ? (all_ - done_) / rate : 0;
  if (speaks_chinese()) {
    std::fprintf(stderr, "\r\033[K%d / %d 页，每秒 %.1f 页，还需 %s", done_, all_, rate,
                 clock_text(left).c_str());
  } else {
    std::fprintf(stderr, "\r\033[K%d of %d pages, %.1f per second, %s left", done_, all_, rate,
                 clock_text(left).c_str());
  }
  std::fflush(stderr);
  drawn_ = true;
}

void Progress::erase() {
  if (!drawn_) return;
  std::fputs("\r\033[K", stderr);
  drawn_ = false;
}

}  // namespace gewu

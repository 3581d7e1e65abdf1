// What the user sees while a run goes on: a line that changes on a terminal, plain lines in a log.
#pragma once

#include <chrono>
#include <string>

#include "app/totals.h"
#include "base/result.h"

namespace gewu {

/// "file: page 3: what happened (what to do)".
std::string error_text(const Error& error);

class Progress {
 public:
  enum class Voice { Quiet, Normal, Verbose };
  /// Writes to stderr; the changing line only if that is a terminal.
  explicit Progress(Voice voice);
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress();

  /// From now on what is said is an event a line, in JSON.
  void tell_events() { events_ = true; }
  void end(const Totals& totals);

  void expect_pages(int count) { all_ += count; }
  void page_done();

  void error(const std::string& text);   ///< also when quiet
  void note(const std::string& text);    ///< a plain line, unless quiet
  void detail(const std::string& text);  ///< only when verbose

  double seconds() const;  ///< since its making

 private:
  using Clock = std::chrono::steady_clock;
  void say(const char* event, const std::string& text);
  void tell(const std::string& fields);
  void draw();
  void erase();

  Voice voice_;
  bool terminal_;
  bool events_ = false;
  bool drawn_ = false;
  int done_ = 0;
  int all_ = 0;
  Clock::time_point start_;
  Clock::time_point latest_draw_;
};

}  // namespace gewu

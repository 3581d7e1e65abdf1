// What the libraries that decode a page complain about: signs that a part of it is missing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace gewu {

/// True if an error message of Poppler says that something on the page is lost. Errors about what
/// no reader of a page sees (links, layers' names, the structure tree) do not.
bool poppler_message_tells_damage(std::string_view message);

/// True if a line that a decoder of images printed says so ("Corrupt JPEG data: ...").
bool printed_line_tells_damage(std::string_view line);

/// Gathers the complaints of everything that is decoded while it lives. Decoders of images print
/// theirs: the process's standard error is caught meanwhile and handed on afterwards. One at a
/// time, in a single-threaded process.
class DamageWatch {
 public:
  DamageWatch();
  DamageWatch(const DamageWatch&) = delete;
  DamageWatch& operator=(const DamageWatch&) = delete;
  ~DamageWatch();

  /// For what our own code sees.
  void note(const std::string& damage);

  /// The first few complaints joined by "; ", empty if there were none. Ends the watch.
  std::string take();

 private:
  void stop();

  int kept_stderr_ = -1;  ///< where standard error really goes; -1: not caught
  std::vector<std::string> found_;
};

/// Adds `message` to `kept` unless it is there or enough is known already.
void keep_first_few(std::vector<std::string>& kept, const std::string& message);

std::string joined(const std::vector<std::string>& messages);

}  // namespace gewu

#include "ingest/poppler_library.h"

#include <Error.h>
#include <GlobalParams.h>

#include <algorithm>
#include <vector>

namespace gewu {
namespace {

// A broken file can complain a million times; the first few say what is wrong.
constexpr std::size_t kKeptMessages = 4;

std::vector<std::string>& messages() {
  static std::vector<std::string> kept;
  return kept;
}

void keep_message(ErrorCategory /*category*/, Goffset /*position*/, const char* text) {
  std::vector<std::string>& kept = messages();
  if (kept.size() >= kKeptMessages) return;
  const std::string message(text);
  if (std::find(kept.begin(), kept.end(), message) == kept.end()) kept.push_back(message);
}

}  // namespace

void start_poppler() {
  messages();  // outlives the library, which is made after it
  static const GlobalParamsIniter kLibrary(keep_message);
}

std::string take_poppler_messages() {
  std::string joined;
  for (const std::string& message : messages()) {
    joined += (joined.empty() ? "" : "; ") + message;
  }
  messages().clear();
  return joined;
}

}  // namespace gewu

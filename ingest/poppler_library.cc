#include "ingest/poppler_library.h"

#include <Error.h>
#include <GlobalParams.h>

#include <string_view>
#include <utility>

#include "ingest/damage.h"

namespace gewu {
namespace {

std::vector<std::string>& messages() {
  static std::vector<std::string> kept;
  return kept;
}

std::vector<std::string>& damages() {
  static std::vector<std::string> kept;
  return kept;
}

// Warnings leave nothing out, but for those about which character a glyph stands for.
bool is_mere_warning(ErrorCategory category, std::string_view text) {
  return category == errSyntaxWarning && text.find("ToUnicode") == text.npos;
}

void keep_message(ErrorCategory category, Goffset /*position*/, const char* text) {
  keep_first_few(messages(), text);
  if (is_mere_warning(category, text) || !poppler_message_tells_damage(text)) return;
  keep_first_few(damages(), text);
}

}  // namespace

void start_poppler() {
  messages();  // these outlive the library, which is made after them
  damages();
  static const GlobalParamsIniter kLibrary(keep_message);
}

std::string take_poppler_messages() { return joined(std::exchange(messages(), {})); }

std::vector<std::string> take_poppler_damage() { return std::exchange(damages(), {}); }

}  // namespace gewu

// Mangled text in any encoding, rebuilt into tables: no character is lost, cells tile their grid.
#include <string_view>

#include "fuzz/target.h"
#include "rebuild/decode.h"
#include "rebuild/rebuild.h"

namespace {

using gewu::fuzz::require;

// Longer ones cost time and show nothing new; how time grows is a test of its own.
constexpr std::size_t kMostBytes = 4096;

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (size > kMostBytes) return 0;
  gewu::InputAccount account;
  const auto pages = gewu::rebuild_pages(bytes, {}, &account);
  const auto text = gewu::decode_text(bytes);
  require(pages.ok() <= text.ok(), "text that cannot be decoded has no pages");
  if (!pages) return 0;
  bool reported = false;
  for (const gewu::PageResult& page : *pages) {
    for (const gewu::TextTable& table : page.tables) {
      require(gewu::tiling_error(table).empty(), "cells tile their grid");
    }
    for (const gewu::Finding& finding : page.findings) {
      reported = reported || finding.code == "unused-text";
    }
  }
  require(account.left_over == 0 || reported, "what is left over is reported");
  return 0;
}

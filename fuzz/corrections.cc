// corrections.jsonl: lines that people and programs write, applied to a document.
#include <string_view>

#include "export/corrections_file.h"
#include "export/record_sink.h"
#include "export/sample_document.h"
#include "fuzz/target.h"

namespace {

using gewu::fuzz::require;

std::vector<gewu::Correction> corrections_in(std::string_view lines) {
  std::vector<gewu::Correction> corrections;
  constexpr std::size_t kMost = 32;
  while (!lines.empty() && corrections.size() < kMost) {
    const std::size_t end = std::min(lines.find('\n'), lines.size());
    auto correction = gewu::parse_correction(lines.substr(0, end));
    if (correction) corrections.push_back(std::move(*correction));
    lines.remove_prefix(std::min(end + 1, lines.size()));
  }
  return corrections;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto corrections = corrections_in({reinterpret_cast<const char*>(data), size});
  if (corrections.empty()) return 0;
  gewu::Document document = gewu::sample_document();
  gewu::correct_document(document, corrections);
  for (const gewu::DocumentTable& entry : document.tables) {
    require(gewu::tiling_error(entry.table).empty(), "a corrected grid is a grid");
  }
  require(!gewu::to_json(document).empty(), "a corrected document has JSON");
  return 0;
}

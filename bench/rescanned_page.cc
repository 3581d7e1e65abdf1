#include "bench/rescanned_page.h"

#include <utility>

#include "base/atomic_file.h"
#include "ingest/colour.h"
#include "ingest/document.h"

namespace gewu::bench {

fixtures::ScannedPage scan_of(const Page& page, const fixtures::Condition& condition,
                              fixtures::Rng* rng) {
  fixtures::ScannedPage scanned;
  const bool grey = condition.coding == fixtures::Coding::Fax;  // which knows no colour
  scanned.image =
      fixtures::apply_damage(grey ? to_grey(page.image) : page.image, condition.damage, rng);
  scanned.dpi = page.dpi;
  scanned.coding = condition.coding;
  scanned.jpeg_quality = condition.jpeg_quality;
  return scanned;
}

std::optional<Page> rescan_page(const Page& page, const fixtures::Condition& condition,
                                const std::string& path, fixtures::Rng* rng) {
  const std::string bytes = fixtures::scan_pdf({scan_of(page, condition, rng)});
  if (!write_file_atomically(path, bytes)) return {};
  const auto document = open_document(path, {});
  if (!document) return {};
  auto read = (*document)->read_page(1, {});
  if (!read) return {};
  return std::move(*read);
}

}  // namespace gewu::bench

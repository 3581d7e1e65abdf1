// gewu-rescan: makes a scan of a document that has a text layer, so that what is read from the
// pixels can be held against the text layer: real fonts, real tables.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "base/atomic_file.h"
#include "bench/rescanned_page.h"
#include "fixtures/conditions.h"
#include "ingest/document.h"

namespace {

using gewu::fixtures::Condition;
using gewu::fixtures::Rng;
using gewu::fixtures::ScannedPage;

constexpr int kUsage = 2;
constexpr int kFailed = 4;

int rescan(const std::string& from, const std::string& to, const Condition& condition,
           int most_pages) {
  const auto document = gewu::open_document(from, {});
  if (!document) {
    std::fprintf(stderr, "%s: %s\n", from.c_str(), document.error().message.c_str());
    return kFailed;
  }
  Rng rng(gewu::fixtures::seed_of(condition.name, 1));
  std::vector<ScannedPage> pages;
  const int count = std::min((*document)->page_count(), most_pages);
  for (int number = 1; number <= count; ++number) {
    gewu::RasterOptions options;
    options.dpi = condition.dpi;
    const auto page = (*document)->read_page(number, options);
    if (page) pages.push_back(gewu::bench::scan_of(*page, condition, &rng));
  }
  const gewu::Status status = gewu::write_file_atomically(to, gewu::fixtures::scan_pdf(pages));
  if (status) return 0;
  std::fprintf(stderr, "%s: %s\n", to.c_str(), status.error().message.c_str());
  return kFailed;
}

}  // namespace

int main(int argc, char** argv) {
  const Condition* condition = argc < 4 ? nullptr : gewu::fixtures::find_condition(argv[3]);
  if (condition == nullptr) {
    std::fprintf(stderr, "usage: gewu-rescan IN.pdf OUT.pdf CONDITION [PAGES]\n");
    return kUsage;
  }
  constexpr int kAllPages = 1'000'000;
  const int most = argc > 4 ? std::atoi(argv[4]) : kAllPages;
  return rescan(argv[1], argv[2], *condition, most);
}

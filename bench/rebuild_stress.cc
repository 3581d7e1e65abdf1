#include "bench/rebuild_stress.h"

#include <algorithm>
#include <ctime>
#include <iomanip>
#include <iostream>
#include <string_view>

#include "base/text.h"
#include "bench/stress_texts.h"
#include "rebuild/rebuild.h"
#include "rebuild/source_text.h"
#include "records/document.h"

namespace gewu::bench {

namespace {

constexpr std::size_t kMegabyte = 1'000'000;
constexpr double kMostSeconds = 10;

struct Outcome {
  double seconds = 0;  ///< of rebuilding
  double typing = 0;   ///< ... and of making records of the tables
  std::size_t tables = 0;
  bool refused = false;
  bool whole = true;  ///< every character is accounted for
};

long long printed(const std::string& text) {
  const std::u32string letters = decode_utf8(text);
  return std::count_if(letters.begin(), letters.end(), [](char32_t c) { return !is_void(c); });
}

Outcome measure(const std::string& text, bool typed) {
  Outcome outcome;
  InputAccount account;
  const std::clock_t start = std::clock();
  auto pages = rebuild_pages(text, RebuildOptions(), &account);
  const std::clock_t rebuilt = std::clock();
  outcome.refused = !pages.ok();
  if (pages && typed) {
    DocumentInfo info;
    info.kind = "text";
    const Document document = build_document(info, std::move(*pages), {});
    outcome.tables = document.tables.size();
  }
  outcome.seconds = static_cast<double>(rebuilt - start) / CLOCKS_PER_SEC;
  outcome.typing = static_cast<double>(std::clock() - rebuilt) / CLOCKS_PER_SEC;
  outcome.whole = outcome.refused || account.total() == printed(text);
  return outcome;
}

}  // namespace

int run_stress(const std::vector<std::string>& words) {
  std::vector<std::size_t> sizes;
  std::string only;
  bool typed = false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == "--only" && i + 1 < words.size()) {
      only = words[++i];
    } else if (words[i] == "--typed") {
      typed = true;
    } else {
      sizes.push_back(std::stoul(words[i]));
    }
  }
  if (sizes.empty()) sizes = {2, 5, 10, 20};
  std::cout << std::left << std::setw(16) << "CPU seconds";
  for (std::size_t size : sizes) std::cout << std::right << std::setw(6) << size << " MB";
  std::cout << "   per MB, last/first\n";
  int failed = 0;
  for (const StressKind& kind : stress_kinds()) {
    if (!only.empty() && only != kind.name) continue;
    std::cout << std::left << std::setw(16) << kind.name << std::right << std::fixed
              << std::setprecision(2) << std::flush;
    double first = 0;
    double rate = 0;
    std::string remarks;
    for (std::size_t size : sizes) {
      const Outcome outcome = measure(kind.make(size * kMegabyte), typed);
      rate = outcome.seconds / static_cast<double>(size);
      if (first == 0) first = rate;
      if (outcome.refused) remarks = " refused";
      if (!outcome.whole) remarks += " LOST CHARACTERS";
      if (outcome.seconds > kMostSeconds) remarks += " SLOW";
      std::cout << std::setw(9) << outcome.seconds << std::flush;
      if (typed) std::cout << " +" << std::setw(6) << outcome.typing << std::flush;
    }
    constexpr double kGrowth = 1.6;  // caches and allocation cost a little more as texts grow
    if (rate > kGrowth * first) remarks += " NOT LINEAR";
    failed += remarks.find_first_of("LSN") != std::string::npos ? 1 : 0;
    std::cout << std::setw(12) << rate / std::max(first, 1e-6) << remarks << std::endl;
  }
  return failed > 0 ? 1 : 0;
}

}  // namespace gewu::bench

// Runs of the rebuilding of mangled text, shared by its benchmark and its test.
#pragma once

#include <cstdint>
#include <nlohmann/json.hpp>
#include <ostream>
#include <string>
#include <vector>

#include "base/result.h"
#include "bench/rebuild_score.h"
#include "fixtures/mangler/mangle.h"
#include "fixtures/manuscript.h"

namespace gewu::bench {

/// Rules and thresholds may be tuned on damage with seeds from here on ...
inline constexpr std::uint64_t kTuningSeeds = 1;
/// ... and are reported on damage with seeds from here on, which nobody looks into.
inline constexpr std::uint64_t kReportingSeeds = 1'000'001;

/// The true tables of one family, as data and as what is printed.
struct GoldForms {
  nlohmann::json tables;
  fixtures::Manuscript manuscript;
};

Result<GoldForms> load_gold_forms(const std::string& path);

/// Rebuilds the text and holds it against the tables; a text that is refused scores no row.
FormScore score_text(const nlohmann::json& tables, const std::string& text, std::ostream* log);

struct MangledRun {
  fixtures::Strength strength = fixtures::Strength::Medium;
  fixtures::TextStyle style = fixtures::TextStyle::Tabs;
  int forms = 100;  ///< per family; its forms are taken in turn, each time with the next seed
  std::uint64_t first_seed = kTuningSeeds;
};

FormScore score_mangled(const GoldForms& gold, const MangledRun& run, std::ostream* log);

/// About so many bytes of damaged forms of all families, for measuring the speed.
std::string mangled_text(const std::vector<GoldForms>& families, const MangledRun& run,
                         std::size_t bytes);

}  // namespace gewu::bench

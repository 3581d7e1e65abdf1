#include "bench/rebuild_fit.h"

#include <iomanip>
#include <iostream>
#include <span>

#include "bench/rebuild_runs.h"
#include "fixtures/mangler/form_maker.h"
#include "rebuild/weights.h"

namespace gewu::bench {

namespace {

using fixtures::FormKind;
using fixtures::Strength;
using Json = nlohmann::json;

struct Options {
  std::uint64_t seed = kTuningSeeds;
  int count = 6;
  int rounds = 2;
};

Options parse(const std::vector<std::string>& words) {
  Options options;
  for (std::size_t i = 0; i + 1 < words.size(); i += 2) {
    if (words[i] == "--seed") options.seed = std::stoull(words[i + 1]);
    if (words[i] == "--count") options.count = std::stoi(words[i + 1]);
    if (words[i] == "--rounds") options.rounds = std::stoi(words[i + 1]);
  }
  return options;
}

FormScore score(std::span<const FormKind> kinds, std::uint64_t first_seed, int count) {
  FormScore total;
  for (Strength strength : {Strength::Light, Strength::Medium, Strength::Heavy}) {
    for (FormKind kind : kinds) {
      for (int i = 0; i < count; ++i) {
        const std::uint64_t seed = first_seed + static_cast<std::uint64_t>(i);
        const fixtures::ManuscriptTable form = fixtures::make_form(kind, seed);
        const Json truth{{"id", form.id}, {"kind", form.kind}, {"record", form.record}};
        const std::string text =
            fixtures::mangle(form, fixtures::TextStyle::Aligned, strength, seed);
        total += score_text(Json::array({truth}), text, nullptr);
      }
    }
  }
  return total;
}

// A silent error costs as much as ten rows to be looked at.
double worth(const FormScore& score) {
  constexpr double kSilent = 10;
  const double rows = score.rows_right / std::max(1.0, static_cast<double>(score.rows));
  const double silent = score.cells_silent / std::max(1.0, static_cast<double>(score.cells));
  return 100 * (rows - kSilent * silent);
}

void report(const char* label, const FormScore& before, const FormScore& after) {
  const auto percent = [](int part, int whole) { return 100.0 * part / std::max(1, whole); };
  std::cout << std::fixed << std::setprecision(2) << std::left << std::setw(28) << label << "rows "
            << percent(before.rows_right, before.rows) << " -> "
            << percent(after.rows_right, after.rows) << "  silent "
            << percent(before.cells_silent, before.cells) << " -> "
            << percent(after.cells_silent, after.cells) << "\n";
}

// One weight a step up and down; keeps the best.
double try_weight(const NamedWeight& named, const Options& options, double best) {
  for (double factor : {0.7, 1.4}) {
    const RebuildWeights before = weights();
    RebuildWeights changed = before;
    changed.*named.member *= factor;
    set_weights(changed);
    const double now = worth(score(fixtures::tuning_kinds(), options.seed, options.count));
    constexpr double kNoise = 0.02;
    if (now <= best + kNoise) {
      set_weights(before);
      continue;
    }
    std::cout << named.name << " " << before.*named.member << " -> " << changed.*named.member
              << ": " << best << " -> " << now << std::endl;
    best = now;
  }
  return best;
}

}  // namespace

int run_fit(const std::vector<std::string>& words) {
  const Options options = parse(words);
  const std::uint64_t held = options.seed + 10'000;
  const FormScore held_before = score(fixtures::tuning_kinds(), held, options.count);
  const FormScore other_before =
      score(fixtures::reporting_kinds(), kReportingSeeds + 500, options.count);
  double best = worth(score(fixtures::tuning_kinds(), options.seed, options.count));
  std::cout << std::fixed << std::setprecision(3) << "rows less ten times silent, percent: " << best
            << "\n";
  for (int round = 0; round < options.rounds; ++round) {
    const double before = best;
    for (const NamedWeight& named : named_weights()) best = try_weight(named, options, best);
    if (best <= before) break;
  }
  report("held-out seeds", held_before, score(fixtures::tuning_kinds(), held, options.count));
  report("reporting kinds", other_before,
         score(fixtures::reporting_kinds(), kReportingSeeds + 500, options.count));
  std::cout << "weights:\n";
  for (const NamedWeight& named : named_weights()) {
    std::cout << "  " << named.name << " = " << weights().*named.member << "\n";
  }
  return 0;
}

}  // namespace gewu::bench

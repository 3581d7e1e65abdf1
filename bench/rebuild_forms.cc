#include "bench/rebuild_forms.h"

#include <array>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <optional>
#include <sstream>

#include "bench/grid_rows.h"
#include "bench/rebuild_runs.h"
#include "fixtures/mangler/aligned.h"
#include "fixtures/mangler/form_maker.h"
#include "fixtures/mangler/separated.h"
#include "rebuild/rebuild.h"

namespace gewu::bench {

namespace {

using fixtures::FormKind;
using fixtures::ManuscriptTable;
using fixtures::SeparatedStyle;
using fixtures::Strength;
using fixtures::TextStyle;
using Json = nlohmann::json;

constexpr std::array kStyles = {SeparatedStyle::Tsv,       SeparatedStyle::QuotedTsv,
                                SeparatedStyle::QuotedCsv, SeparatedStyle::Markdown,
                                SeparatedStyle::Box,       SeparatedStyle::Html};

struct Options {
  std::uint64_t seed = kReportingSeeds;
  int count = 25;
  bool verbose = false;
  std::string kinds = "all";
  std::string file;
  std::string only;   // style
  std::string texts;  // a folder with ID.txt for each table
};

Options parse(const std::vector<std::string>& words) {
  Options options;
  for (size_t i = 0; i < words.size(); ++i) {
    const bool more = i + 1 < words.size();
    if (words[i] == "-v")
      options.verbose = true;
    else if (words[i] == "--seed" && more)
      options.seed = std::stoull(words[++i]);
    else if (words[i] == "--count" && more)
      options.count = std::stoi(words[++i]);
    else if (words[i] == "--kinds" && more)
      options.kinds = words[++i];
    else if (words[i] == "--only" && more)
      options.only = words[++i];
    else if (words[i] == "--texts" && more)
      options.texts = words[++i];
    else
      options.file = words[i];
  }
  return options;
}

std::vector<FormKind> kinds_of(const std::string& name) {
  std::vector<FormKind> kinds;
  const auto add = [&](std::span<const FormKind> more) {
    kinds.insert(kinds.end(), more.begin(), more.end());
  };
  if (name != "reporting") add(fixtures::tuning_kinds());
  if (name != "tuning") add(fixtures::reporting_kinds());
  std::vector<FormKind> named;
  for (FormKind kind : kinds) {
    if (name == fixtures::form_kind_name(kind)) named.push_back(kind);
  }
  return named.empty() ? kinds : named;
}

double percent(int part, int whole) { return 100.0 * part / std::max(1, whole); }

void print(const std::string& label, const FormScore& score) {
  std::cout << std::fixed << std::setprecision(2) << std::left << std::setw(34) << label
            << std::right << std::setw(5) << score.forms << std::setw(7) << score.rows
            << std::setw(8) << percent(score.rows_right, score.rows) << std::setw(8)
            << percent(score.fields_right, score.fields) << std::setw(8)
            << percent(score.cells_silent, score.cells) << std::setw(8)
            << percent(score.cells_review, score.cells) << std::endl;
}

// The truth as score_text takes it. A year that the damage took with its subtitle is not asked for.
Json truth_of(const ManuscriptTable& form, const std::string& text) {
  Json table{{"id", form.id}, {"kind", form.kind}, {"record", form.record}};
  const bool lost = form.subtitle.empty() || text.find(form.subtitle) == std::string::npos;
  if (lost) table["record"].erase("year");
  return table;
}

FormScore score_made(const ManuscriptTable& form, const std::string& text, bool verbose) {
  const Json tables = Json::array({truth_of(form, text)});
  const FormScore silent = score_text(tables, text, nullptr);
  const bool wrong = silent.rows_right < silent.rows || silent.fields_right < silent.fields;
  if (verbose && wrong) {
    std::cout << text;
    score_text(tables, text, &std::cout);
  }
  return silent;
}

void run_mangled(const Options& options) {
  std::cout << std::left << std::setw(34) << "made forms" << std::right
            << "forms   rows  exact% fields% silent% review%\n";
  for (Strength strength : {Strength::Light, Strength::Medium, Strength::Heavy}) {
    for (TextStyle style : {TextStyle::Tabs, TextStyle::Aligned}) {
      const std::string name = std::string(fixtures::strength_name(strength)) +
                               (style == TextStyle::Tabs ? " tabs" : " aligned");
      if (!options.only.empty() && name != options.only) continue;
      FormScore total;
      for (FormKind kind : kinds_of(options.kinds)) {
        FormScore score;
        for (int i = 0; i < options.count; ++i) {
          const std::uint64_t seed = options.seed + static_cast<std::uint64_t>(i);
          const ManuscriptTable form = fixtures::make_form(kind, seed);
          score += score_made(form, fixtures::mangle(form, style, strength, seed), options.verbose);
        }
        print(name + " " + fixtures::form_kind_name(kind), score);
        total += score;
      }
      print(name + " ALL", total);
    }
  }
}

void run_separated(const Options& options) {
  for (SeparatedStyle style : kStyles) {
    const std::string name = fixtures::separated_style_name(style);
    if (!options.only.empty() && name != options.only) continue;
    FormScore total;
    for (FormKind kind : kinds_of(options.kinds)) {
      for (int i = 0; i < options.count; ++i) {
        const ManuscriptTable form =
            fixtures::make_form(kind, options.seed + static_cast<std::uint64_t>(i));
        total += score_made(form, fixtures::separated_text(form, style), options.verbose);
      }
    }
    print(name, total);
  }
}

GridRows score_grid(const ManuscriptTable& table, const std::string& text, std::ostream* log) {
  const auto rebuilt = rebuild_pages(text, RebuildOptions());
  const std::vector<PageResult> pages = rebuilt ? *rebuilt : std::vector<PageResult>();
  const TextTable* best = nullptr;
  for (const PageResult& page : pages) {
    for (const TextTable& found : page.tables) {
      if (best == nullptr || found.cells.size() > best->cells.size()) best = &found;
    }
  }
  static const TextTable kNone;
  return compare_rows(table, best == nullptr ? kNone : *best, log);
}

}  // namespace

int run_made_forms(const std::vector<std::string>& words) {
  const Options options = parse(words);
  run_mangled(options);
  run_separated(options);
  return 0;
}

namespace {

// What another program made of the tables: a text for each.
int run_texts(const GoldForms& gold, const Options& options) {
  GridRows total;
  for (const ManuscriptTable& table : gold.manuscript.tables) {
    std::ifstream in(options.texts + "/" + table.id + ".txt", std::ios::binary);
    std::stringstream text;
    text << in.rdbuf();
    const GridRows rows = score_grid(table, text.str(), options.verbose ? &std::cout : nullptr);
    std::cout << std::left << std::setw(44) << table.id << std::right << std::setw(4) << rows.right
              << " of " << rows.rows << "\n";
    total += rows;
  }
  std::cout << std::left << std::setw(44) << "ALL" << std::right << std::setw(4) << total.right
            << " of " << total.rows << "\n";
  return 0;
}

}  // namespace

int run_other_forms(const std::vector<std::string>& words) {
  const Options options = parse(words);
  const auto gold = load_gold_forms(options.file);
  if (!gold) return 4;
  if (!options.texts.empty()) return run_texts(*gold, options);
  for (int s = 0; s <= static_cast<int>(kStyles.size()); ++s) {
    const bool aligned = s == static_cast<int>(kStyles.size());
    const std::string name =
        aligned ? "aligned" : fixtures::separated_style_name(kStyles[static_cast<size_t>(s)]);
    if (!options.only.empty() && name != options.only) continue;
    GridRows total;
    for (const ManuscriptTable& table : gold->manuscript.tables) {
      const std::string text =
          aligned ? fixtures::mangle(table, TextStyle::Aligned, Strength::Light, options.seed)
                  : fixtures::separated_text(table, kStyles[static_cast<size_t>(s)]);
      if (options.verbose) std::cout << "== " << name << " " << table.id << "\n";
      const GridRows rows = score_grid(table, text, options.verbose ? &std::cout : nullptr);
      if (!options.verbose) {
        std::cout << std::left << std::setw(12) << name << std::setw(32) << table.id << std::right
                  << std::setw(4) << rows.right << " of " << rows.rows << "\n";
      }
      total += rows;
    }
    std::cout << std::left << std::setw(12) << name << std::setw(32) << "ALL" << std::right
              << std::setw(4) << total.right << " of " << total.rows << "\n";
  }
  return 0;
}

}  // namespace gewu::bench

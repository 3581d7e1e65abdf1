#include "bench/rebuild_runs.h"

#include <fstream>

#include "fixtures/rng.h"
#include "rebuild/rebuild.h"

namespace gewu::bench {

namespace {

using Json = nlohmann::json;

std::string damaged(const fixtures::ManuscriptTable& table, const MangledRun& run,
                    std::uint64_t seed) {
  return fixtures::mangle(table, run.style, run.strength, fixtures::seed_of(table.id, seed));
}

bool is_form(const fixtures::ManuscriptTable& table) { return table.kind != "project_list"; }

}  // namespace

Result<GoldForms> load_gold_forms(const std::string& path) {
  auto manuscript = fixtures::load_gold(path);
  if (!manuscript) return manuscript.error();
  std::ifstream in(path);
  return GoldForms{Json::parse(in).at("tables"), std::move(*manuscript)};
}

FormScore score_text(const Json& tables, const std::string& text, std::ostream* log) {
  auto pages = rebuild_pages(text, RebuildOptions());
  if (!pages) {
    if (log != nullptr) *log << pages.error().message << "\n";
    return score_document(tables, {}, log);
  }
  for (const PageResult& page : *pages) {
    for (const Finding& finding : page.findings) {
      if (log != nullptr) *log << finding.code << " " << finding.message << "\n";
    }
  }
  return score_document(tables, std::move(*pages), log);
}

FormScore score_mangled(const GoldForms& gold, const MangledRun& run, std::ostream* log) {
  FormScore score;
  for (std::uint64_t seed = run.first_seed; score.forms < run.forms; ++seed) {
    std::string text;
    Json tables = Json::array();
    for (std::size_t t = 0; t < gold.manuscript.tables.size(); ++t) {
      const fixtures::ManuscriptTable& table = gold.manuscript.tables[t];
      const bool enough = score.forms + static_cast<int>(tables.size()) >= run.forms;
      if (!is_form(table) || enough) continue;
      const std::string form = damaged(table, run, seed);
      text += form;
      tables.push_back(gold.tables[t]);
      // The year stood in a subtitle that the damage took away.
      const bool lost = form.find(table.subtitle) == std::string::npos || table.subtitle.empty();
      if (lost) tables.back()["record"]["year"] = nullptr;
    }
    if (log != nullptr) *log << "##### seed " << seed << "\n" << text;
    score += score_text(tables, text, log);
  }
  return score;
}

std::string mangled_text(const std::vector<GoldForms>& families, const MangledRun& run,
                         std::size_t bytes) {
  std::string text;
  for (std::uint64_t seed = run.first_seed; text.size() < bytes; ++seed) {
    for (const GoldForms& family : families) {
      for (const fixtures::ManuscriptTable& table : family.manuscript.tables) {
        if (is_form(table) && text.size() < bytes) text += damaged(table, run, seed);
      }
    }
  }
  return text;
}

}  // namespace gewu::bench

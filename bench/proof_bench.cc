// gewu-bench-proof: how many printed numbers the documents' own sums prove, and what becomes of
// numbers that are misread on purpose.

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "base/text.h"
#include "bench/document_json.h"
#include "records/proof/misreading.h"
#include "records/proof/prove.h"
#include "records/proof/sheet.h"

namespace {

namespace fs = std::filesystem;
using gewu::Document;
using gewu::TextCell;

struct Place {
  size_t document = 0;
  size_t table = 0;
  size_t cell = 0;
};

/// A misreading put into one cell.
struct Injection {
  std::string text;
  const char* kind = "";
};

std::vector<Document> read_folder(const std::string& folder, std::vector<std::string>& names) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".json") files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  std::vector<Document> documents;
  for (const fs::path& file : files) {
    std::ifstream in(file);
    documents.push_back(gewu::bench::read_document(nlohmann::json::parse(in)));
    names.push_back(file.stem().string());
  }
  return documents;
}

/// Numbers that are proved without being amounts of a budget table: those of forms.
void add_proved(const Document& document, size_t index, std::vector<Place>& places) {
  for (size_t t = 0; t < document.tables.size(); ++t) {
    if (gewu::form_of<gewu::BudgetTable>(document.tables[t])) continue;
    const auto& cells = document.tables[t].table.cells;
    for (size_t c = 0; c < cells.size(); ++c) {
      if (cells[c].proved && gewu::figure_in(cells[c].text)) places.push_back({index, t, c});
    }
  }
}

/// Every printed amount of the budget tables, and what is proved in forms.
std::vector<Place> places_of_amounts(const std::vector<Document>& typed) {
  std::vector<Place> places;
  for (size_t d = 0; d < typed.size(); ++d) {
    gewu::Figures figures;
    const auto sheets = gewu::make_sheets(typed[d].tables, figures);
    for (const gewu::Figure& figure : figures) {
      if (figure.blank || !figure.value) continue;
      const auto& cells = typed[d].tables[figure.table].table.cells;
      for (size_t c = 0; c < cells.size(); ++c) {
        if (cells[c].row == figure.row && cells[c].col == figure.col) {
          places.push_back({d, figure.table, c});
        }
      }
    }
    add_proved(typed[d], d, places);
  }
  return places;
}

using Random = std::mt19937;

size_t pick(Random& random, size_t count) {
  return std::uniform_int_distribution<size_t>(0, count - 1)(random);
}

/// A digit for another: one of like shape, or any.
Injection wrong_digit(const std::string& text, bool like, Random& random) {
  std::vector<std::string> choices;
  for (size_t i = 0; i < text.size(); ++i) {
    if (text[i] < '0' || text[i] > '9') continue;
    for (char c = '0'; c <= '9'; ++c) {
      if (c == text[i] || (like && !gewu::look_alike(c, text[i]))) continue;
      std::string other = text;
      other[i] = c;
      choices.push_back(std::move(other));
    }
  }
  if (choices.empty()) return {};
  return {choices[pick(random, choices.size())], like ? "like digit" : "any digit"};
}

/// The decimal point lost, moved by one, or taken for a comma.
Injection wrong_point(const std::string& text, Random& random) {
  const size_t point = text.rfind('.');
  if (point == std::string::npos) return {};
  std::string bare = text;
  bare.erase(point, 1);
  std::vector<Injection> choices{{bare, "point lost"}};
  choices.push_back({bare.substr(0, point) + "," + bare.substr(point), "point as comma"});
  for (const size_t at : {point - 1, point + 1}) {
    if (at == 0 || at >= bare.size() || bare[at - 1] == ',' || bare[at] == ',') continue;
    choices.push_back({bare.substr(0, at) + "." + bare.substr(at), "point moved"});
  }
  return choices[pick(random, choices.size())];
}

Injection inject(const std::string& text, Random& random) {
  switch (pick(random, 4)) {
    case 0:
      return wrong_point(text, random);
    case 1:
      return wrong_digit(text, false, random);
    default:
      return wrong_digit(text, true, random);
  }
}

struct Tally {
  int tried = 0;
  int proved = 0;    ///< the wrong number stays proved
  int reported = 0;  ///< a finding that was not there before
  int pointed = 0;   ///< the true text stands in a suggestion
  int other = 0;     ///< of these: only other texts do
  int review = 0;    ///< the wrong cell is to be looked at
};

/// Findings of the proof alone.
bool is_sum(const gewu::Finding& finding) {
  return finding.code.ends_with("-sum") || finding.code == "side-balance" ||
         finding.code == "cross-table";
}

std::vector<std::string> sums_of(const Document& document) {
  std::vector<std::string> all;
  for (const gewu::Finding& finding : document.findings) {
    if (is_sum(finding)) all.push_back(finding.message + "|" + finding.suggestion);
  }
  return all;
}

void try_injection(const Document& read, const Document& typed, const Place& place,
                   const Injection& injection, Tally& tally, bool verbose) {
  Document document = read;
  TextCell& cell = document.tables[place.table].table.cells[place.cell];
  const std::string truth = cell.text;
  cell.text = injection.text;
  gewu::type_tables(document);
  const TextCell& after = document.tables[place.table].table.cells[place.cell];
  const std::vector<std::string> before = sums_of(typed);
  bool reported = false;
  bool pointed = false;
  bool other = false;
  for (const std::string& finding : sums_of(document)) {
    if (std::find(before.begin(), before.end(), finding) != before.end()) continue;
    reported = true;
    const bool true_text = finding.find("may be 「" + truth + "」") != std::string::npos;
    pointed = pointed || true_text;
    other = other || (!true_text && finding.find("may be 「") != std::string::npos);
  }
  ++tally.tried;
  tally.proved += after.proved ? 1 : 0;
  tally.reported += reported ? 1 : 0;
  tally.pointed += pointed ? 1 : 0;
  tally.other += other && !pointed ? 1 : 0;
  tally.review += after.review ? 1 : 0;
  if (after.proved || (verbose && !reported)) {
    std::printf("%s %s %s r%d c%d: %s read as %s\n", after.proved ? "PROVED" : "silent",
                read.info.name.c_str(), read.tables[place.table].id.c_str(), after.row, after.col,
                truth.c_str(), injection.text.c_str());
  }
}

void print_counts(const std::vector<Document>& read, bool verbose) {
  gewu::ProofCounts sum;
  int findings = 0;
  int tables = 0;
  double seconds = 0;
  for (const Document& document : read) {
    Document typed = document;
    const auto start = std::chrono::steady_clock::now();
    gewu::type_tables(typed);
    seconds += std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    tables += static_cast<int>(typed.tables.size());
    gewu::prove_document(typed.tables, &sum);
    for (const gewu::Finding& finding : typed.findings) {
      if (!is_sum(finding)) continue;
      ++findings;
      if (!verbose) continue;
      std::printf("%s %s %s [%d,%d] %s -- %s\n", typed.info.name.c_str(), finding.table.c_str(),
                  finding.code.c_str(), finding.cells.front().first, finding.cells.front().second,
                  finding.message.c_str(), finding.suggestion.c_str());
    }
  }
  std::printf("%zu documents, %d tables: %d numbers, %d proved (%.1f %%)\n", read.size(), tables,
              sum.numbers, sum.proved, 100.0 * sum.proved / std::max(1, sum.numbers));
  std::printf("%d sums printed: %d exact, %d rounded, %d fail and are reported, %d undecided\n",
              sum.identities, sum.exact, sum.rounded, sum.failed, sum.undecided);
  std::printf("%d findings of sums; %.2f ms a table\n", findings,
              1000 * seconds / std::max(1, tables));
}

void print_tallies(const std::map<std::string, Tally>& tallies) {
  std::printf("%-15s %6s %7s %8s %8s %6s %7s\n", "misread", "tried", "proved", "reported",
              "pointed", "other", "review");
  Tally all;
  const auto print = [](const char* kind, const Tally& tally) {
    std::printf("%-15s %6d %7d %8d %8d %6d %7d\n", kind, tally.tried, tally.proved, tally.reported,
                tally.pointed, tally.other, tally.review);
  };
  for (const auto& [kind, tally] : tallies) {
    print(kind.c_str(), tally);
    for (const auto part : {&Tally::tried, &Tally::proved, &Tally::reported, &Tally::pointed,
                            &Tally::other, &Tally::review}) {
      all.*part += tally.*part;
    }
  }
  print("all", all);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 2) {
    std::fprintf(stderr, "usage: gewu-bench-proof DIR [COUNT [SEED]] [--verbose]\n");
    return 2;
  }
  const bool verbose = std::string(argv[argc - 1]) == "--verbose";
  const int numbers = verbose ? argc - 1 : argc;
  const int count = numbers > 2 ? std::atoi(argv[2]) : 0;
  Random random(numbers > 3 ? static_cast<unsigned>(std::atoi(argv[3])) : 1U);
  std::vector<std::string> names;
  const std::vector<Document> read = read_folder(argv[1], names);
  print_counts(read, verbose);
  std::vector<Document> typed = read;
  for (Document& document : typed) gewu::type_tables(document);
  const std::vector<Place> places = places_of_amounts(typed);
  std::map<std::string, Tally> tallies;
  for (int i = 0; i < count && !places.empty(); ++i) {
    const Place& place = places[pick(random, places.size())];
    const std::string& text = read[place.document].tables[place.table].table.cells[place.cell].text;
    const Injection injection = inject(gewu::fold_text(text), random);
    if (injection.text.empty()) continue;
    try_injection(read[place.document], typed[place.document], place, injection,
                  tallies[injection.kind], verbose);
  }
  print_tallies(tallies);
  return 0;
}

// gewu-bench-arithmetic: what printed sums are worth on scans. Holds the amounts of budget tables
// as they were read from pixels (READ) against those of the same documents' text layers (TRUTH),
// both written by "gewu convert --to json".

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <utility>

namespace {

namespace fs = std::filesystem;
using Json = nlohmann::json;
using Place = std::pair<int, int>;

struct Tally {
  int amounts = 0;
  int proved = 0;
  int wrong = 0;
  int wrong_proved = 0;
  int silent = 0;   ///< wrong and not marked
  int review = 0;   ///< marked
  int settled = 0;  ///< would be marked, had no sum confirmed it
  int unfound = 0;  ///< tables that were read with other rows or columns
};

/// The table of the budget in an entry of `tables`; null if it holds none.
const Json* budget_of(const Json& table) {
  if (table.at("form") == "budget_table") return &table.at("record");
  const auto also = table.find("also");
  return also != table.end() && also->at("form") == "budget_table" ? &also->at("record") : nullptr;
}

const Json* same_table(const Json& document, const Json& table) {
  for (const Json& other : document.at("tables")) {
    if (other.at("pages").front() == table.at("pages").front() &&
        other.at("rows") == table.at("rows") && other.at("cols") == table.at("cols")) {
      return &other;
    }
  }
  return nullptr;
}

std::map<Place, const Json*> cells_of(const Json& table) {
  std::map<Place, const Json*> cells;
  for (const Json& cell : table.at("cells")) cells[{cell.at("row"), cell.at("col")}] = &cell;
  return cells;
}

bool is_settled(const Json& cell) {
  for (const Json& doubt : cell.value("doubts", Json::array())) {
    if (doubt.at("code") == "settled-by-sums") return true;
  }
  return false;
}

void count(const Json& amount, const Json* cell, const std::string& where, Tally& tally) {
  const std::string truth = amount.at("text");
  const bool proved = cell && cell->value("proved", false);
  const bool review = cell && cell->at("review").get<bool>();
  const bool wrong = !cell || cell->at("text") != truth;
  ++tally.amounts;
  tally.proved += proved ? 1 : 0;
  tally.review += review ? 1 : 0;
  tally.settled += cell && !review && is_settled(*cell) ? 1 : 0;
  if (!wrong) return;
  ++tally.wrong;
  tally.wrong_proved += proved ? 1 : 0;
  tally.silent += review ? 0 : 1;
  std::printf("%s: %s read as %s%s%s\n", where.c_str(), truth.c_str(),
              cell ? cell->at("text").get<std::string>().c_str() : "nothing",
              review ? ", marked" : ", SILENT", proved ? ", PROVED" : "");
}

void compare(const Json& truth, const Json& read, const std::string& name, Tally& tally) {
  for (const Json& table : truth.at("tables")) {
    const Json* budget = budget_of(table);
    if (!budget) continue;
    const Json* other = same_table(read, table);
    if (!other) {
      ++tally.unfound;
      continue;
    }
    const std::map<Place, const Json*> cells = cells_of(*other);
    for (const Json& row : budget->at("rows")) {
      for (const Json& amount : row.at("amounts")) {
        if (amount.at("text").get<std::string>().empty()) continue;
        const auto cell = cells.find({row.at("row"), amount.at("column")});
        count(amount, cell == cells.end() ? nullptr : cell->second,
              name + " " + table.at("id").get<std::string>() + " row " +
                  std::to_string(row.at("row").get<int>()),
              tally);
      }
    }
  }
}

void print(const Tally& tally) {
  const double all = tally.amounts > 0 ? tally.amounts : 1;
  const int without = tally.review + tally.settled;
  std::printf("%d amounts, %d proved (%.1f %%); %d tables not found\n", tally.amounts, tally.proved,
              100 * tally.proved / all, tally.unfound);
  std::printf("wrong %d, of them proved %d, silent %d\n", tally.wrong, tally.wrong_proved,
              tally.silent);
  std::printf("to review: %d (%.2f %%) without arithmetic, %d (%.2f %%) with it\n", without,
              100 * without / all, tally.review, 100 * tally.review / all);
}

Json read_json(const fs::path& path) {
  std::ifstream file(path);
  return Json::parse(file);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fprintf(stderr, "usage: gewu-bench-arithmetic TRUTH READ\n");
    return 2;
  }
  Tally tally;
  for (const auto& entry : fs::directory_iterator(argv[1])) {
    const fs::path other = fs::path(argv[2]) / entry.path().filename();
    if (entry.path().extension() != ".json" || !fs::exists(other)) continue;
    compare(read_json(entry.path()), read_json(other), entry.path().stem().string(), tally);
  }
  print(tally);
  return 0;
}

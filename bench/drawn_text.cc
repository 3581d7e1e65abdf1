#include "bench/drawn_text.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <utility>

#include "base/text.h"
#include "fixtures/manuscript.h"

namespace gewu::bench {

namespace {

namespace fs = std::filesystem;
using fixtures::Rng;
using Text = std::u32string;

constexpr int kLongest = 26;       // characters of a line: longer ones are cut at random places
constexpr int kShortestPiece = 4;  // of a cut line

template <typename Items>
auto any_of(const Items& items, Rng* rng) {
  return items[static_cast<std::size_t>(rng->below(static_cast<int>(items.size())))];
}

// Lines of the cells.
std::vector<Text> lines_of_cells(const std::string& folder, GoldPart part) {
  std::vector<fs::path> files;
  std::error_code problem;
  for (const auto& entry : fs::directory_iterator(folder, problem)) files.push_back(entry.path());
  std::sort(files.begin(), files.end());
  std::vector<Text> cells;
  for (const fs::path& path : files) {
    if (path.extension() != ".json") continue;
    const Result<fixtures::Manuscript> gold = fixtures::load_gold(path.string());
    if (!gold) continue;
    const fixtures::Manuscript taken =
        part == GoldPart::HeldOut ? fixtures::held_out_part(*gold) : fixtures::trained_part(*gold);
    for (const fixtures::ManuscriptTable& table : taken.tables) {
      for (const fixtures::ManuscriptCell& cell : table.cells) {
        std::istringstream lines(cell.text);
        for (std::string line; std::getline(lines, line);) {
          Text text = decode_utf8(line);
          std::erase_if(text, is_blank);
          if (!text.empty()) cells.push_back(std::move(text));
        }
      }
    }
  }
  return cells;
}

Text number(Rng* rng) {
  constexpr int kDigits = 8;
  std::string whole =
      std::to_string(rng->below(static_cast<int>(std::pow(10, 1 + rng->below(kDigits)))));
  if (rng->chance(0.3)) {
    for (int at = static_cast<int>(whole.size()) - 3; at > 0; at -= 3) whole.insert(at, ",");
  }
  if (rng->chance(0.4)) {
    whole += '.';
    for (int left = 1 + rng->below(4); left > 0; --left)
      whole += static_cast<char>('0' + rng->below(10));
  }
  return decode_utf8(whole);
}

Text piece(Text text, Rng* rng) {
  const int size = static_cast<int>(text.size());
  if (size <= kLongest) return text;
  const int length = kShortestPiece + rng->below(kLongest - kShortestPiece + 1);
  return text.substr(static_cast<std::size_t>(rng->below(size - length + 1)),
                     static_cast<std::size_t>(length));
}

Text han_of(const std::string& alphabet) {
  Text han;
  std::ifstream file(alphabet);
  for (std::string line; std::getline(file, line);) {
    const Text c = decode_utf8(line);
    if (c.size() == 1 && is_han(c[0])) han += c;
  }
  return han;
}

}  // namespace

DrawnText::DrawnText(const std::string& gold, const std::string& alphabet, GoldPart part)
    : cells_(lines_of_cells(gold, part)), han_(han_of(alphabet)) {}

Text DrawnText::office(Rng* rng) const {
  return cells_.empty() ? Text() : piece(any_of(cells_, rng), rng);
}

Text DrawnText::value(Rng* rng) const {
  static const std::vector<Text> kSigns = {U"≥", U"≥", U"≤", U"≤", U">", U"<", U"=", U">=", U"<="};
  static const std::vector<Text> kUnits = {U"%", U"%", U"%", U"‰", U"℃", U"", U""};
  if (rng->chance(0.08)) return any_of(kSigns, rng);
  Text text = rng->chance(0.85) ? any_of(kSigns, rng) : Text();
  text += number(rng);
  text += any_of(kUnits, rng);
  if (rng->chance(0.08)) text += U"-" + number(rng);
  return rng->chance(0.06) ? U"(" + text + U")" : text;
}

Text DrawnText::rare(Rng* rng) const {
  Text text;
  if (han_.empty()) return text;
  for (int left = 2 + rng->below(10); left > 0; --left) text += any_of(han_, rng);
  return text;
}

}  // namespace gewu::bench

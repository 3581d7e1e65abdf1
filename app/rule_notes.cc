#include "app/rule_notes.h"

#include <array>
#include <cstdio>

#include "base/printable.h"

namespace gewu {
namespace {

constexpr std::size_t kMostShown = 200;  // bytes of a text

std::string quoted(const std::string& text) { return '"' + printable(text, kMostShown) + '"'; }

std::string head_of(const TextCell& cell) {
  std::array<char, 32> confidence{};
  std::snprintf(confidence.data(), confidence.size(), " %.3f", cell.confidence);
  return "row " + std::to_string(cell.row) + ", column " + std::to_string(cell.col) + ' ' +
         quoted(cell.text) + confidence.data() + (cell.review ? " review" : "");
}

}  // namespace

std::string rule_note(const TextCell& cell) {
  std::string note = head_of(cell);
  const char* separator = ": ";
  for (const Edit& edit : cell.edits) {
    note += separator + ("was " + quoted(edit.before)) + " (" + edit.rule + ")";
    separator = "; ";
  }
  if (cell.doubts.empty()) return note;
  note += std::string(separator) + "doubted: ";
  for (const Doubt& doubt : cell.doubts) {
    note += (&doubt == &cell.doubts.front() ? "" : ", ") + doubt.code;
  }
  return note;
}

std::vector<std::string> rule_notes(const std::vector<TextCell>& cells) {
  std::vector<std::string> notes;
  for (const TextCell& cell : cells) {
    if (!cell.edits.empty() || !cell.doubts.empty()) notes.push_back(rule_note(cell));
  }
  return notes;
}

}  // namespace gewu

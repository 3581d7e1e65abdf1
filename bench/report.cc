#include "bench/report.h"

#include <algorithm>
#include <cstdio>

namespace gewu::bench {

namespace {

std::string percent(double part, double whole, int decimals) {
  if (whole <= 0) return "-";
  char text[32];
  std::snprintf(text, sizeof text, "%.*f", decimals, 100.0 * part / whole);
  return text;
}

std::string fraction(double sum, int count) {
  if (count == 0) return "-";
  char text[32];
  std::snprintf(text, sizeof text, "%.4f", sum / count);
  return text;
}

std::string of(int part, int whole) { return std::to_string(part) + "/" + std::to_string(whole); }

struct Column {
  const char* head;
  std::string (*value)(const Score&);
};

const Column kColumns[] = {
    {"tables", [](const Score& s) { return std::to_string(s.tables); }},
    {"miss", [](const Score& s) { return std::to_string(s.tables_missed); }},
    {"extra", [](const Score& s) { return std::to_string(s.tables_extra); }},
    {"TEDS-S", [](const Score& s) { return fraction(s.teds, s.tables); }},
    {"grid%", [](const Score& s) { return percent(s.grids_exact, s.tables, 1); }},
    {"cells", [](const Score& s) { return std::to_string(s.cells); }},
    {"cell%", [](const Score& s) { return percent(s.cells_folded, s.cells, 2); }},
    {"strict%", [](const Score& s) { return percent(s.cells_strict, s.cells, 2); }},
    {"digit%", [](const Score& s) { return percent(s.digit_cells_folded, s.digit_cells, 2); }},
    {"CER%",
     [](const Score& s) {
       return percent(static_cast<double>(s.character_errors), static_cast<double>(s.characters),
                      3);
     }},
    {"field%", [](const Score& s) { return percent(s.fields_right, s.fields, 2); }},
    {"indic%", [](const Score& s) { return percent(s.indicators_exact, s.indicators, 2); }},
    {"silent%", [](const Score& s) { return percent(s.silent, s.cells, 3); }},
    {"review%", [](const Score& s) { return percent(s.reviewed, s.output_cells, 2); }},
    {"joined", [](const Score& s) { return of(s.joined_right, s.broken); }},
    {"wrongj", [](const Score& s) { return std::to_string(s.joined_wrong); }},
    {"blank+", [](const Score& s) { return of(s.blank_invented, s.blank_cells); }},
    {"lost", [](const Score& s) { return of(s.inked_lost, s.inked_cells); }},
    {"cmp!", [](const Score& s) { return of(s.comparators_confused, s.comparators); }},
    {"seal", [](const Score& s) { return of(s.sealed_marked, s.sealed); }},
    {"seal!", [](const Score& s) { return std::to_string(s.marked_free); }},
    {"layer", [](const Score& s) { return of(s.pages_by_text_layer, s.pages); }},
    {"failed", [](const Score& s) { return std::to_string(s.failed_documents); }},
};

constexpr const char* kLegend =
    "cell%/strict%: exact, width, blanks, points in names folded / as the contract has them; "
    "digit%: cells that\n"
    "hold a digit; indic%: indicator rows with every field right; silent%: wrong and not marked "
    "for\n"
    "review, of all cells; joined: tables over several pages joined right; wrongj: tables joined\n"
    "that do not belong together; blank+: blank cells given text; lost: cells with text that came\n"
    "out blank and unmarked; cmp!: comparators confused and unmarked; seal: cells under a stamp "
    "and\n"
    "said to be; seal!: cells said to be and under none; layer: pages read by their text layer\n";

using Row = std::vector<std::string>;

Row row_of(const std::string& key, const Score& score) {
  Row row{key};
  for (const Column& column : kColumns) row.push_back(column.value(score));
  return row;
}

std::string laid_out(const std::vector<Row>& rows) {
  std::vector<std::size_t> widths(rows.front().size(), 0);
  for (const Row& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], row[i].size());
  }
  std::string text;
  for (const Row& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string fill(widths[i] - row[i].size(), ' ');
      text += i == 0 ? row[i] + fill : "  " + fill + row[i];
    }
    text += "\n";
  }
  return text;
}

std::string one_line(std::string text) {
  std::replace(text.begin(), text.end(), '\n', '|');
  std::replace(text.begin(), text.end(), '\t', ' ');
  return text;
}

}  // namespace

std::string report_table(const std::map<std::string, Score>& scores) {
  std::vector<Row> rows(1, Row{""});
  for (const Column& column : kColumns) rows.front().push_back(column.head);
  Score all;
  for (const auto& [key, score] : scores) {
    rows.push_back(row_of(key, score));
    all.add(score);
  }
  rows.push_back(row_of("all", all));
  return laid_out(rows) + kLegend;
}

std::string report_mistakes(const std::vector<Mistake>& mistakes, std::size_t limit) {
  std::string text;
  for (std::size_t i = 0; i < std::min(limit, mistakes.size()); ++i) {
    const Mistake& m = mistakes[i];
    char confidence[16];
    std::snprintf(confidence, sizeof confidence, "%.3f", m.confidence);
    text += m.document + "\t" + m.table + "\tp" + std::to_string(m.page) + "\tr" +
            std::to_string(m.row) + "c" + std::to_string(m.col) + "\t" +
            (m.review ? "review" : "SILENT") + "\t" + confidence + "\t" + m.source + "\t" +
            one_line(m.truth) + "\t" + one_line(m.output) + "\n";
  }
  return text;
}

}  // namespace gewu::bench

#include "ocr/page/page_findings.h"

namespace gewu {
namespace {

Finding of_table(const TablePlace& at, Severity severity, const char* code) {
  Finding finding;
  finding.severity = severity;
  finding.code = code;
  finding.page = at.page;
  finding.table = "#" + std::to_string(at.index);
  return finding;
}

Finding of_cell(const TablePlace& at, const TextCell& cell, const char* code) {
  Finding finding = of_table(at, Severity::Warning, code);
  finding.cells.emplace_back(cell.row, cell.col);
  return finding;
}

}  // namespace

Finding aligned_table_finding(const TablePlace& at) {
  Finding finding = of_table(at, Severity::Info, "table-by-alignment");
  finding.message = "no rules show this table: its rows and columns are where white parts the text";
  finding.suggestion = "compare its rows and columns with the page";
  return finding;
}

Finding unreadable_finding(const TablePlace& at, const TextCell& cell) {
  Finding finding = of_cell(at, cell, "cell-unreadable");
  finding.message = "the cell holds ink that no reader can read";
  finding.suggestion = "look at the page and type the cell in";
  return finding;
}

Finding sealed_finding(const TablePlace& at, const TextCell& cell) {
  Finding finding = of_cell(at, cell, "under-seal");
  finding.message = "a seal covers the text of the cell";
  finding.suggestion = "compare the cell with the page";
  return finding;
}

Finding rejected_layer_finding(int page, const std::string& why) {
  Finding finding;
  finding.severity = Severity::Info;
  finding.code = "text-layer-rejected";
  finding.page = page;
  finding.message = "the page was read from its pixels: " + why;
  return finding;
}

Finding unfamiliar_type_finding(int page) {
  Finding finding;
  finding.severity = Severity::Warning;
  finding.code = "unfamiliar-type";
  finding.page = page;
  finding.message =
      "most lines of the page are in a language or type that the reader does not know";
  finding.suggestion = "if it matters, look at the page; scan it again at 300 dpi if it is Chinese";
  return finding;
}

Reader reader_of(const PageResult& page) {
  bool layer = false;
  bool pixels = false;
  const auto count = [&](TextSource source) {
    layer |= source == TextSource::TextLayer;
    pixels |= source == TextSource::Ocr || source == TextSource::Repaired;
  };
  for (const TextTable& table : page.tables) {
    for (const TextCell& cell : table.cells) count(cell.source);
  }
  for (const Paragraph& paragraph : page.paragraphs) count(paragraph.source);
  if (layer && pixels) return Reader::Mixed;
  if (layer) return Reader::TextLayer;
  return pixels ? Reader::Ocr : Reader::Blank;
}

}  // namespace gewu

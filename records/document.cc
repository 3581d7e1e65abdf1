#include "records/document.h"

#include <algorithm>
#include <array>
#include <map>
#include <string_view>

#include "records/captions.h"
#include "records/join.h"
#include "records/upright.h"

namespace gewu {

namespace {

std::string table_id(size_t index) { return "t" + std::to_string(index + 1); }

PageSummary summary_of(const PageResult& page) {
  return {page.number, page.width, page.height, page.turned, page.skew, page.reader, page.why};
}

/// Findings of a page name its k-th table "#k" and cells by their place there.
class PlaceMap {
 public:
  explicit PlaceMap(const std::vector<JoinedTable>& tables) {
    for (size_t i = 0; i < tables.size(); ++i) {
      for (const JoinedPart& part : tables[i].parts) {
        places_[{part.page, part.index}].push_back({table_id(i), &part});
      }
    }
  }

  Finding translate(Finding finding, int page) const {
    if (finding.page == 0) finding.page = page;
    if (finding.table.empty() || finding.table[0] != '#') return finding;
    const auto places = places_.find({page, std::atoi(finding.table.c_str() + 1)});
    if (places == places_.end()) {
      finding.table.clear();
      finding.cells.clear();
      return finding;
    }
    const Place& place = place_of(finding, places->second);
    finding.table = place.id;
    for (auto& [row, col] : finding.cells) move(row, col, *place.part);
    return finding;
  }

 private:
  struct Place {
    std::string id;
    const JoinedPart* part = nullptr;
  };

  /// Of the forms that share a grid, the one in which the finding's first cell lies.
  static const Place& place_of(const Finding& finding, const std::vector<Place>& places) {
    for (const Place& place : places) {
      if (finding.cells.empty()) break;
      const int row = finding.cells.front().first;
      const std::vector<int>& row_of = place.part->row_of;
      const bool inside = row >= 0 && row < static_cast<int>(row_of.size());
      if (inside && row_of[static_cast<size_t>(row)] >= 0) return place;
    }
    return places.front();
  }

  static void move(int& row, int& col, const JoinedPart& part) {
    if (row >= 0 && row < static_cast<int>(part.row_of.size())) {
      row = part.row_of[static_cast<size_t>(row)];
    }
    if (col >= 0 && col < static_cast<int>(part.first_col_of.size())) {
      col = part.first_col_of[static_cast<size_t>(col)];
    }
  }

  std::map<std::pair<int, int>, std::vector<Place>> places_;
};

void append(std::vector<Finding>& all, std::vector<Finding> more) {
  std::move(more.begin(), more.end(), std::back_inserter(all));
}

void add_tables(Document& document, std::vector<JoinedTable> joined) {
  for (size_t i = 0; i < joined.size(); ++i) {
    document.tables.push_back({table_id(i), std::move(joined[i].table), std::nullopt, {}});
  }
}

/// "#n" of the joiner: an index into the joined tables.
void add_join_findings(Document& document, std::vector<Finding> findings) {
  for (Finding& finding : findings) {
    finding.table = table_id(static_cast<size_t>(std::atoi(finding.table.c_str() + 1)));
    document.findings.push_back(std::move(finding));
  }
}

/// Findings of reading a page. All others follow from the tables and can be made anew.
bool is_of_reading(const Finding& finding) {
  constexpr std::array<std::string_view, 14> kCodes = {
      "document-failed",    "page-failed",        "page-damaged",    "page-too-small",
      "limit-hit",          "under-seal",         "unused-text",     "cell-unreadable",
      "table-by-alignment", "page-join-doubtful", "unfamiliar-type", "text-layer-rejected",
      "table-missed",       "form-not-rebuilt"};
  return std::find(kCodes.begin(), kCodes.end(), finding.code) != kCodes.end();
}

/// A cell that a reviewer has settled is not unreadable any more.
void take_out(std::vector<Finding>& findings, const CorrectionReport& report) {
  for (Finding& finding : findings) {
    if (finding.code != "cell-unreadable") continue;
    for (const auto& [table, cell] : report.settled) {
      if (finding.table == table) std::erase(finding.cells, cell);
    }
  }
  std::erase_if(findings, [](const Finding& finding) {
    return finding.code == "cell-unreadable" && finding.cells.empty();
  });
}

void put_answers(Document& document, const std::vector<Correction>& corrections) {
  if (corrections.empty()) return;
  std::vector<CorrectedTable> tables;
  for (DocumentTable& entry : document.tables)
    tables.push_back({entry.id, &entry.table, &entry.edits});
  CorrectionReport report = apply_corrections(tables, corrections);
  take_out(document.findings, report);
  append(document.findings, std::move(report.findings));
}

bool has_error(const Document& document) {
  return std::any_of(document.findings.begin(), document.findings.end(),
                     [](const Finding& finding) { return finding.severity == Severity::Error; });
}

DocumentStatus status_of(const Document& document, bool pages_read) {
  if (!pages_read) return DocumentStatus::Failed;
  const bool missing = static_cast<int>(document.pages.size()) < document.info.page_count;
  return missing || has_error(document) ? DocumentStatus::Partial : DocumentStatus::Ok;
}

/// Joins the tables of pages however they were scanned, and finds the document's title.
JoinResult join_upright(const std::vector<PageResult>& pages, std::string& title) {
  const bool turned = std::any_of(pages.begin(), pages.end(),
                                  [](const PageResult& page) { return page.turned != 0; });
  if (!turned) {
    title = document_title(pages);
    return join_tables(pages);
  }
  std::vector<PageResult> upright;
  upright.reserve(pages.size());
  for (const PageResult& page : pages) upright.push_back(turn_upright(page));
  title = document_title(upright);
  JoinResult joined = join_tables(upright);
  for (JoinedTable& table : joined.tables) turn_back(pages, table.table);
  return joined;
}

/// By page, then table; findings of one place keep their order.
void sort_findings(std::vector<Finding>& findings) {
  std::stable_sort(findings.begin(), findings.end(),
                   [](const Finding& a, const Finding& b) { return a.page < b.page; });
}

}  // namespace

Document build_document(DocumentInfo info, std::vector<PageResult> pages,
                        std::vector<Finding> failures, const std::vector<Correction>& corrections) {
  Document document;
  document.info = std::move(info);
  document.findings = std::move(failures);
  JoinResult joined = join_upright(pages, document.info.title);
  const PlaceMap places(joined.tables);
  for (PageResult& page : pages) {
    page.tables = {};  // joining has made copies: a long document must not stand twice in memory
    document.pages.push_back(summary_of(page));
    for (Finding& finding : page.findings) {
      document.findings.push_back(places.translate(std::move(finding), page.number));
    }
    for (Paragraph& paragraph : page.paragraphs) {
      paragraph.page = page.number;
      document.paragraphs.push_back(std::move(paragraph));
    }
  }
  add_join_findings(document, std::move(joined.findings));
  add_tables(document, std::move(joined.tables));
  put_answers(document, corrections);
  type_tables(document);
  sort_findings(document.findings);
  document.status = status_of(document, !pages.empty());
  return document;
}

void correct_document(Document& document, const std::vector<Correction>& corrections) {
  std::erase_if(document.findings, [](const Finding& finding) { return !is_of_reading(finding); });
  for (DocumentTable& table : document.tables) {
    for (TextCell& cell : table.table.cells) cell.proved = false;
  }
  put_answers(document, corrections);
  type_tables(document);
  sort_findings(document.findings);
  if (document.status == DocumentStatus::Failed) return;
  // Pages that were lost have a finding that is an error; others nobody asked for.
  document.status = has_error(document) ? DocumentStatus::Partial : DocumentStatus::Ok;
}

}  // namespace gewu

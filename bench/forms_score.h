// Typed records of true tables against true records: forms, fields, rows.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace gewu::bench {

/// Counts of one form or of several. A field or row that the output claims and the truth does not
/// print counts as one that is wrong.
struct RecordCount {
  int forms = 0;
  int forms_right = 0;  ///< of the right kind
  int fields = 0;       ///< printed texts outside rows, further labelled fields among them
  int fields_right = 0;
  int rows = 0;  ///< of indicators, lists, sources, tasks
  int rows_right = 0;
  RecordCount& operator+=(const RecordCount& other);
};

/// A record of the output as truth files write it: money and values as their printed text, further
/// fields as pairs of label and text, without the places of rows and without what is parsed.
nlohmann::ordered_json as_printed(const nlohmann::ordered_json& record);

/// Holds a record, as printed, against the true one; texts must be the same to the letter. What
/// differs goes to `log`, one line each.
RecordCount compare_records(const nlohmann::ordered_json& truth,
                            const nlohmann::ordered_json& output, std::vector<std::string>& log);

/// Reads the true tables of a file through build_document, each on a page of its own, and compares
/// what comes out as JSON. One count a table, in order.
std::vector<RecordCount> score_forms(const nlohmann::ordered_json& family,
                                     std::vector<std::string>& log);

/// The same of documents that were read: `folder` holds the output of "gewu convert --to json" for
/// the fixtures of set "forms" (FAMILY-ID-CONDITION-FACE.json). Texts are compared as fold_text
/// has them. Tables without a record are left out; one without a file counts as lost.
std::vector<RecordCount> score_read_forms(const nlohmann::ordered_json& family,
                                          const std::string& family_name, const std::string& folder,
                                          const std::string& condition,
                                          std::vector<std::string>& log);

/// How often a record comes out the same after its table was cut over a page break.
struct CutCount {
  int tried = 0;
  int same = 0;
};

/// Cuts every table that has a record before every row but the first. Where `repeat_head`, the head
/// of the indicators or of the list is printed again on the second page.
CutCount score_cuts(const nlohmann::ordered_json& family, bool repeat_head,
                    std::vector<std::string>& log);

}  // namespace gewu::bench

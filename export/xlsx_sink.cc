// One workbook a document: the records and findings first, then every table as it is printed.
#include <filesystem>
#include <system_error>

#include "export/folder.h"
#include "export/record_sink.h"
#include "export/relation.h"
#include "export/xlsx_book.h"

namespace gewu {

namespace {

// What people open a workbook for; cells stand on the tables' own sheets.
bool is_summary(const Relation& relation) {
  return !relation.csv.empty() && relation.name != "documents" && relation.name != "cells";
}

class XlsxSink : public RecordSink {
 public:
  explicit XlsxSink(std::string folder) : folder_(std::move(folder)) {}

  Status add(const Document& document, const std::string& stem) override {
    if (document.status == DocumentStatus::Failed) return ok_status();
    const std::string path = folder_ + "/" + stem + ".xlsx";
    Result<XlsxBook> book = XlsxBook::create(path);
    if (!book) return book.error();
    const RowSource source{&document, document_key(document.info), stem};
    for (const Relation& relation : relations()) {
      if (is_summary(relation)) book->add_rows(relation, source);
    }
    for (const DocumentTable& table : document.tables) book->add_table(table);
    return book->commit();
  }

  Status commit() override { return ok_status(); }

 private:
  std::string folder_;
};

}  // namespace

Result<std::unique_ptr<RecordSink>> make_xlsx_sink(const ExportOptions& options) {
  if (Status made = make_folder(options.folder); !made) return made.error();
  return std::unique_ptr<RecordSink>(new XlsxSink(options.folder));
}

}  // namespace gewu

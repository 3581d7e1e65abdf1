// The CSV files of a folder hold every document that was ever read into it, like its database: a
// run replaces the rows of its own documents and leaves those of others.
#include <filesystem>
#include <memory>
#include <system_error>
#include <utility>
#include <vector>

#include "base/atomic_file.h"
#include "export/csv_ledger.h"
#include "export/csv_table.h"
#include "export/data_package.h"
#include "export/folder.h"
#include "export/record_sink.h"

namespace gewu {

namespace {

Result<std::vector<CsvTable>> open_tables(const std::string& folder) {
  Result<DiskMap> pieces = DiskMap::create();
  if (!pieces) return pieces.error();
  const auto shared = std::make_shared<DiskMap>(std::move(*pieces));
  std::vector<CsvTable> tables;
  for (const Relation& relation : relations()) {
    if (relation.csv.empty()) continue;
    Result<CsvTable> table = CsvTable::open(folder, relation, shared);
    if (!table) return table.error();
    tables.push_back(std::move(*table));
  }
  return tables;
}

class CsvSink : public RecordSink {
 public:
  CsvSink(Spool spool, std::vector<CsvTable> tables, CsvLedger ledger, const ExportOptions& options)
      : spool_(std::move(spool)),
        tables_(std::move(tables)),
        ledger_(std::move(ledger)),
        options_(options) {}

  Status add(const Document& document, const std::string& stem) override {
    const bool failed = document.status == DocumentStatus::Failed;
    const RowSource source{&document, document_key(document.info), stem};
    const Result<bool> takes = ledger_.takes(source.key, failed);
    if (!takes) return takes.error();
    if (*takes) {
      read_something_ = read_something_ || !failed;
      if (Status done = put_rows(source, failed); !done) return done;
    }
    return failed ? ok_status() : write_grids(document, stem);
  }

  Status commit() override {
    // Files of another version cannot be brought up to date, but a run that read nothing is no
    // reason to lose them.
    if (!read_something_ && !tables_.front().was_there() && has_files()) return ok_status();
    const auto documents = [this](const auto& take) { return ledger_.each(take); };
    for (const CsvTable& table : tables_) {
      Status done = table.write(documents, options_.headers, spool_);
      if (!done) return done;
    }
    return write_file_atomically(options_.folder + "/datapackage.json",
                                 data_package(options_.headers));
  }

 private:
  Status put_rows(const RowSource& source, bool failed) {
    const Result<std::vector<std::string>> obsolete =
        ledger_.enter(source.key, source.document->info.path, failed);
    if (!obsolete) return obsolete.error();
    for (CsvTable& table : tables_) {
      for (const std::string& gone : *obsolete) {
        if (Status dropped = table.drop(gone); !dropped) return dropped;
      }
      Status done = table.replace(source, options_.excel_safe, spool_);
      if (!done) return done;
    }
    return ok_status();
  }

  bool has_files() const {
    std::error_code ignored;
    for (const CsvTable& table : tables_) {
      if (std::filesystem::exists(options_.folder + "/" + table.relation().csv, ignored))
        return true;
    }
    return false;
  }

  std::string grid_path(const std::string& stem, const std::string& id) const {
    return options_.folder + "/tables/" + stem + "-" + id + ".csv";
  }

  Status write_grids(const Document& document, const std::string& stem) const {
    for (const DocumentTable& entry : document.tables) {
      Status done = write_file_atomically(grid_path(stem, entry.id),
                                          grid_csv(entry.table, options_.excel_safe));
      if (!done) return done;
    }
    drop_old_grids(stem, document.tables.size());
    return ok_status();
  }

  // An earlier run may have found more tables in the same document.
  void drop_old_grids(const std::string& stem, size_t kept) const {
    std::error_code ignored;
    size_t number = kept + 1;
    while (std::filesystem::remove(grid_path(stem, "t" + std::to_string(number)), ignored)) {
      ++number;
    }
  }

  Spool spool_;
  std::vector<CsvTable> tables_;  ///< documents first
  CsvLedger ledger_;
  ExportOptions options_;
  bool read_something_ = false;
};

}  // namespace

Result<std::unique_ptr<RecordSink>> make_csv_sink(const ExportOptions& options) {
  if (Status made = make_folder(options.folder + "/tables"); !made) return made.error();
  Result<Spool> spool = Spool::create(options.folder);
  if (!spool) return spool.error();
  Result<std::vector<CsvTable>> tables = open_tables(options.folder);
  if (!tables) return tables.error();
  Result<CsvLedger> ledger = CsvLedger::open(options.folder);
  if (!ledger) return ledger.error();
  return std::unique_ptr<RecordSink>(
      new CsvSink(std::move(*spool), std::move(*tables), std::move(*ledger), options));
}

}  // namespace gewu

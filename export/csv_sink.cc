// The CSV files of a folder hold every document that was ever read into it, like its database: a
// run replaces the rows of its own documents and leaves those of others.
#include <filesystem>
#include <optional>
#include <set>
#include <system_error>

#include "base/atomic_file.h"
#include "export/csv_table.h"
#include "export/data_package.h"
#include "export/folder.h"
#include "export/record_sink.h"

namespace gewu {

namespace {

/// Documents of the folder, old and new, with what decides who replaces whom.
class Ledger {
 public:
  explicit Ledger(const CsvTable& documents) {
    for (const std::string& key : documents.documents()) {
      order_.push_back(key);
      const bool failed = documents.field(key, "status") == "failed";
      const std::string path = documents.field(key, "path");
      if (failed) failed_.emplace(path, key);
      known_[key] = failed;
    }
  }

  /// False: what an earlier run read of it stays.
  bool takes(const std::string& key, bool failed) const {
    const auto known = known_.find(key);
    return !failed || known == known_.end() || known->second;
  }

  /// Registers it; returns the documents that it makes obsolete: failed attempts at the same place.
  std::vector<std::string> enter(const std::string& key, const std::string& path, bool failed) {
    std::vector<std::string> obsolete;
    const auto [first, last] = failed_.equal_range(path);
    for (auto entry = first; !path.empty() && entry != last; ++entry) {
      if (entry->second != key && known_.count(entry->second)) obsolete.push_back(entry->second);
    }
    for (const std::string& other : obsolete) {
      known_.erase(other);
      std::erase(order_, other);
    }
    if (failed) failed_.emplace(path, key);
    if (known_.insert_or_assign(key, failed).second) order_.push_back(key);
    return obsolete;
  }

  const std::vector<std::string>& order() const { return order_; }

 private:
  std::vector<std::string> order_;
  std::map<std::string, bool> known_;               ///< whether it failed
  std::multimap<std::string, std::string> failed_;  ///< by path, now or once
};

std::vector<CsvTable> open_tables(const std::string& folder) {
  std::vector<CsvTable> tables;
  for (const Relation& relation : relations()) {
    if (!relation.csv.empty()) tables.push_back(CsvTable::open(folder, relation));
  }
  return tables;
}

class CsvSink : public RecordSink {
 public:
  CsvSink(Spool spool, std::vector<CsvTable> tables, const ExportOptions& options)
      : spool_(std::move(spool)),
        tables_(std::move(tables)),
        ledger_(tables_.front()),
        options_(options) {}

  Status add(const Document& document, const std::string& stem) override {
    const bool failed = document.status == DocumentStatus::Failed;
    const RowSource source{&document, document_key(document.info), stem};
    if (ledger_.takes(source.key, failed) && added_.insert(source.key).second) {
      read_something_ = read_something_ || !failed;
      if (Status done = put_rows(source, failed); !done) return done;
    }
    return failed ? ok_status() : write_grids(document, stem);
  }

  Status commit() override {
    // Files of another version cannot be brought up to date, but a run that read nothing is no
    // reason to lose them.
    if (!read_something_ && !tables_.front().was_there() && has_files()) return ok_status();
    for (const CsvTable& table : tables_) {
      Status done = table.write(ledger_.order(), options_.headers, spool_);
      if (!done) return done;
    }
    return write_file_atomically(options_.folder + "/datapackage.json",
                                 data_package(options_.headers));
  }

 private:
  Status put_rows(const RowSource& source, bool failed) {
    for (const std::string& gone : ledger_.enter(source.key, source.document->info.path, failed)) {
      for (CsvTable& table : tables_) table.drop(gone);
    }
    for (CsvTable& table : tables_) {
      const std::string lines = csv_lines(table.relation(), source, options_.excel_safe);
      if (Status done = table.replace(source.key, lines, spool_); !done) return done;
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
  Ledger ledger_;
  ExportOptions options_;
  std::set<std::string> added_;  ///< in this run: the same content is written once
  bool read_something_ = false;
};

}  // namespace

Result<std::unique_ptr<RecordSink>> make_csv_sink(const ExportOptions& options) {
  if (Status made = make_folder(options.folder + "/tables"); !made) return made.error();
  Result<Spool> spool = Spool::create(options.folder);
  if (!spool) return spool.error();
  return std::unique_ptr<RecordSink>(
      new CsvSink(std::move(*spool), open_tables(options.folder), options));
}

}  // namespace gewu

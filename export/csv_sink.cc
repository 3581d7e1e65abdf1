#include <filesystem>
#include <system_error>

#include "base/atomic_file.h"
#include "export/csv_rows.h"
#include "export/folder.h"
#include "export/record_sink.h"

namespace gewu {

namespace {

class CsvSink : public RecordSink {
 public:
  CsvSink(CsvFiles files, const ExportOptions& options)
      : files_(std::move(files)),
        tables_(options.folder + "/tables"),
        excel_safe_(options.excel_safe) {}

  Status add(const Document& document, const std::string& stem) override {
    if (Status done = files_.add(document, stem); !done) return done;
    if (document.status == DocumentStatus::Failed) return ok_status();
    for (const DocumentTable& entry : document.tables) {
      Status done =
          write_file_atomically(grid_path(stem, entry.id), grid_csv(entry.table, excel_safe_));
      if (!done) return done;
    }
    drop_old_grids(stem, document.tables.size());
    return ok_status();
  }

  Status commit() override { return files_.commit(); }

 private:
  std::string grid_path(const std::string& stem, const std::string& id) const {
    return tables_ + "/" + stem + "-" + id + ".csv";
  }

  // An earlier run may have found more tables in the same document.
  void drop_old_grids(const std::string& stem, size_t kept) const {
    std::error_code ignored;
    size_t number = kept + 1;
    while (std::filesystem::remove(grid_path(stem, "t" + std::to_string(number)), ignored)) {
      ++number;
    }
  }

  CsvFiles files_;
  std::string tables_;
  bool excel_safe_;
};

}  // namespace

Result<std::unique_ptr<RecordSink>> make_csv_sink(const ExportOptions& options) {
  if (Status made = make_folder(options.folder + "/tables"); !made) return made.error();
  Result<CsvFiles> files = CsvFiles::create(options.folder, options.excel_safe);
  if (!files) return files.error();
  return std::unique_ptr<RecordSink>(new CsvSink(std::move(*files), options));
}

}  // namespace gewu

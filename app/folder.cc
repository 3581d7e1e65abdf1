#include "app/folder.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <system_error>

#include "export/output_names.h"

namespace gewu {

namespace fs = std::filesystem;

std::vector<OutputFile> output_files(const std::string& folder) {
  std::vector<OutputFile> files;
  std::error_code failure;
  for (fs::directory_iterator entry(folder, failure), end; !failure && entry != end;
       entry.increment(failure)) {
    const fs::path& path = entry->path();
    if (path.extension() != ".json") continue;
    const std::string sha256 = hash_in_output(path.string());
    if (!sha256.empty()) files.push_back({path.string(), path.stem().string(), sha256});
  }
  std::sort(files.begin(), files.end(),
            [](const OutputFile& a, const OutputFile& b) { return a.stem < b.stem; });
  return files;
}

Result<std::string> read_output(const OutputFile& file) {
  std::ifstream in(file.path, std::ios::binary);
  std::ostringstream bytes;
  bytes << in.rdbuf();
  if (!in) return Error{ErrorCode::Unreadable, "cannot be read", "", file.path};
  return bytes.str();
}

namespace {

bool holds_workbooks(const std::string& folder) {
  const std::vector<OutputFile> files = output_files(folder);
  return std::any_of(files.begin(), files.end(), [&](const OutputFile& file) {
    std::error_code ignored;
    return fs::exists(folder + "/" + file.stem + ".xlsx", ignored);
  });
}

}  // namespace

std::vector<std::string> keep_together(Options& options, const std::string& folder) {
  std::vector<std::string> notes;
  const auto add = [&](bool& wanted, const char* file, const std::string& what) {
    std::error_code ignored;
    if (wanted || !fs::exists(folder + "/" + file, ignored)) return;
    wanted = true;
    notes.push_back("the folder holds " + what + ": brought up to date too");
  };
  add(options.csv, "documents.csv", "CSV files");
  add(options.sqlite, "gewu.db", "a database");
  options.xlsx = options.xlsx || holds_workbooks(folder);
  return notes;
}

Result<std::unique_ptr<RecordSink>> make_folder_sink(const Options& options,
                                                     const std::string& folder) {
  const ExportOptions to{folder, options.excel_safe, options.headers, options.database};
  std::vector<std::unique_ptr<RecordSink>> sinks;
  const auto append = [&](bool wanted, auto make) -> Status {
    if (!wanted) return ok_status();
    Result<std::unique_ptr<RecordSink>> sink = make(to);
    if (!sink) return sink.error();
    sinks.push_back(std::move(*sink));
    return ok_status();
  };
  if (Status made = append(options.json, make_json_sink); !made) return made.error();
  if (Status made = append(options.csv, make_csv_sink); !made) return made.error();
  if (Status made = append(options.sqlite, make_sqlite_sink); !made) return made.error();
  if (Status made = append(options.xlsx, make_xlsx_sink); !made) return made.error();
  if (Status made = append(!options.database.empty(), make_postgres_sink); !made) {
    return made.error();
  }
  return make_naming_sink(folder, std::move(sinks));
}

}  // namespace gewu

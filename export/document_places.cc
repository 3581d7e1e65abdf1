#include "export/document_places.h"

#include <filesystem>
#include <system_error>

#include "export/csv_table.h"
#include "export/sqlite_database.h"

namespace gewu {

DocumentPlaces::DocumentPlaces(const std::string& folder) {
  const Status ignored_end =
      each_document_in_csv(folder, [this](const std::string& key, const DocumentLine& line) {
        places_.emplace(key, line("path"));
        return ok_status();
      });
  static_cast<void>(ignored_end);  // it never fails: nothing here does
  const std::string path = folder + "/gewu.db";
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored)) return;
  const Result<Database> database = Database::open(path, Database::Mode::Existing);
  if (!database) return;
  for (const auto& row : database->rows("SELECT document, path FROM documents")) {
    if (!row[1].empty()) places_.emplace(row[0], row[1]);
  }
}

std::string DocumentPlaces::of(const DocumentInfo& info) const {
  const auto found = places_.find(document_key(info));
  return found == places_.end() ? "" : found->second;
}

}  // namespace gewu

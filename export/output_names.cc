#include "export/output_names.h"

#include <fstream>
#include <utility>

#include "export/csv_table.h"

namespace gewu {

namespace {

constexpr size_t kHeadBytes = 4096;  // the hash stands among the first keys of the JSON
constexpr size_t kHashDigits = 64;
constexpr const char* kClaimed = "-";  // by a document whose content was never seen

class NamingSink : public RecordSink {
 public:
  NamingSink(std::string folder, std::vector<std::unique_ptr<RecordSink>> sinks)
      : names_(std::move(folder)), sinks_(std::move(sinks)) {}

  Status add(const Document& document, const std::string& stem) override {
    const std::string settled = names_.settle(stem, document.info.sha256);
    for (const auto& sink : sinks_) {
      if (Status done = sink->add(document, settled); !done) return done;
    }
    return ok_status();
  }

  Result<bool> prepare() override {
    for (const auto& sink : sinks_) {
      Result<bool> free = sink->prepare();
      if (!free || !*free) return free;
    }
    return true;
  }

  Status commit() override {
    for (const auto& sink : sinks_) {
      if (Status done = sink->commit(); !done) return done;
    }
    return ok_status();
  }

 private:
  OutputNames names_;
  std::vector<std::unique_ptr<RecordSink>> sinks_;
};

}  // namespace

std::string hash_in_output(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::string head(kHeadBytes, '\0');
  file.read(head.data(), kHeadBytes);
  head.resize(static_cast<size_t>(file.gcount()));
  const std::string key = "\"sha256\": \"";
  const size_t at = head.find(key);
  return at == std::string::npos ? "" : head.substr(at + key.size(), kHashDigits);
}

OutputNames::OutputNames(std::string folder) : folder_(std::move(folder)) {
  const CsvTable documents = CsvTable::open(folder_, relation("documents"));
  for (const std::string& key : documents.documents()) {
    const std::string hash = documents.field(key, "sha256");
    if (!hash.empty()) owners_[documents.field(key, "file")] = hash;
  }
}

std::string OutputNames::owner(const std::string& stem) const {
  const auto known = owners_.find(stem);
  return known != owners_.end() ? known->second : hash_in_output(folder_ + "/" + stem + ".json");
}

std::string OutputNames::settle(const std::string& wanted, const std::string& sha256) {
  std::string stem = wanted;
  for (int number = 2;; ++number) {
    const std::string owned_by = owner(stem);
    if (owned_by.empty() || (!sha256.empty() && owned_by == sha256)) break;
    stem = wanted + "-" + std::to_string(number);
  }
  owners_[stem] = sha256.empty() ? kClaimed : sha256;
  return stem;
}

std::unique_ptr<RecordSink> make_naming_sink(std::string folder,
                                             std::vector<std::unique_ptr<RecordSink>> sinks) {
  return std::make_unique<NamingSink>(std::move(folder), std::move(sinks));
}

}  // namespace gewu

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
  NamingSink(OutputNames names, std::vector<std::unique_ptr<RecordSink>> sinks)
      : names_(std::move(names)), sinks_(std::move(sinks)) {}

  Status add(const Document& document, const std::string& stem) override {
    const Result<std::string> settled = names_.settle(stem, document.info.sha256);
    if (!settled) return settled.error();
    for (const auto& sink : sinks_) {
      if (Status done = sink->add(document, *settled); !done) return done;
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

Result<OutputNames> OutputNames::open(std::string folder) {
  Result<DiskMap> map = DiskMap::create();
  if (!map) return map.error();
  OutputNames names(std::move(folder), std::move(*map));
  const Status read = each_document_in_csv(
      names.folder_, [&names](const std::string&, const DocumentLine& line) -> Status {
        const std::string hash = line("sha256");
        return hash.empty() ? ok_status() : names.owners_.put(line("file"), hash);
      });
  if (!read) return read.error();
  return names;
}

Result<std::string> OutputNames::owner(const std::string& stem) const {
  Result<std::optional<std::string>> known = owners_.get(stem);
  if (!known) return known.error();
  return *known ? **known : hash_in_output(folder_ + "/" + stem + ".json");
}

Result<std::string> OutputNames::settle(const std::string& wanted, const std::string& sha256) {
  std::string stem = wanted;
  for (int number = 2;; ++number) {
    const Result<std::string> owned_by = owner(stem);
    if (!owned_by) return owned_by;
    if (owned_by->empty() || (!sha256.empty() && *owned_by == sha256)) break;
    stem = wanted + "-" + std::to_string(number);
  }
  if (Status put = owners_.put(stem, sha256.empty() ? kClaimed : sha256); !put) return put.error();
  return stem;
}

Result<std::unique_ptr<RecordSink>> make_naming_sink(
    const std::string& folder, std::vector<std::unique_ptr<RecordSink>> sinks) {
  Result<OutputNames> names = OutputNames::open(folder);
  if (!names) return names.error();
  return std::unique_ptr<RecordSink>(new NamingSink(std::move(*names), std::move(sinks)));
}

}  // namespace gewu

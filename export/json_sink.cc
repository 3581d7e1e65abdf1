#include <filesystem>
#include <system_error>

#include "base/atomic_file.h"
#include "export/folder.h"
#include "export/record_sink.h"

namespace gewu {

namespace {

class JsonSink : public RecordSink {
 public:
  explicit JsonSink(std::string folder) : folder_(std::move(folder)) {}

  Status add(const Document& document, const std::string& stem) override {
    const std::string path = folder_ + "/" + stem + ".json";
    std::error_code ignored;
    const bool failed = document.status == DocumentStatus::Failed;
    // A name that leads nowhere has no content to tell about.
    const bool unseen = failed && document.info.sha256.empty();
    if (unseen || (failed && std::filesystem::exists(path, ignored))) return ok_status();
    Result<AtomicFile> file = AtomicFile::create(path);
    if (!file) return file.error();
    Status written = write_json(document, *file);
    return written ? file->commit() : written;
  }

  Status commit() override { return ok_status(); }

 private:
  std::string folder_;
};

}  // namespace

Result<std::unique_ptr<RecordSink>> make_json_sink(const ExportOptions& options) {
  if (Status made = make_folder(options.folder); !made) return made.error();
  return std::unique_ptr<RecordSink>(new JsonSink(options.folder));
}

}  // namespace gewu

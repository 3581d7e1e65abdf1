// A model folder that somebody else made: model.json is the input; alphabet and weights lie beside
// it, and {"files"} may name their hashes.
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>

#include "fuzz/model_seed.h"
#include "fuzz/target.h"
#include "ocr/recognizer/model_folder.h"

namespace {

namespace fs = std::filesystem;

// In memory where the system has such a folder.
class ModelPlace {
 public:
  ModelPlace() {
    const fs::path base = fs::exists("/dev/shm") ? "/dev/shm" : fs::temp_directory_path();
    path_ = (base / "gewu-fuzz-XXXXXX").string();
    if (mkdtemp(path_.data()) == nullptr) std::abort();
    write("alphabet.txt", gewu::fuzz::small_alphabet());
    write("weights.f16", gewu::fuzz::small_weights());
  }
  ModelPlace(const ModelPlace&) = delete;
  ModelPlace& operator=(const ModelPlace&) = delete;
  ~ModelPlace() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  void write(const char* name, std::string_view bytes) const {
    std::ofstream(path_ + "/" + name, std::ios::binary) << bytes;
  }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const ModelPlace kPlace;
  kPlace.write("model.json", {reinterpret_cast<const char*>(data), size});
  const auto model = gewu::load_model_folder(kPlace.path());
  if (!model) return 0;
  gewu::fuzz::require(gewu::network_flaw(model->layers, model->height, model->stride).empty(),
                      "a model that is taken has a sound network");
  for (const double raw : {-1.0, 0.0, 0.5, 1.0, 2.0}) {
    static_cast<void>(model->calibration.at(raw));
  }
  return 0;
}

#include "ocr/recognizer/model_folder.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string_view>
#include <utility>

#include "base/hash.h"
#include "base/text.h"
#include "ocr/network/half_floats.h"

namespace gewu {

namespace {

namespace fs = std::filesystem;
using nlohmann::json;

constexpr const char* kFormat = "gewu-line/2";
// A model is to stay under 20 MB; a file far over that is not one.
constexpr std::uintmax_t kMaxFileBytes = 64U << 20;
// Far over any line of print, so that sums of sizes stay small.
constexpr int kMostPixels = 4096;

Error model_error(const std::string& path, const std::string& what) {
  return {ErrorCode::MissingDependency, "the line model in " + path + " cannot be used: " + what,
          "install Gewu with its models, or name another folder with --model", path, 0};
}

Result<std::string> read_file(const std::string& path) {
  std::error_code failure;
  const std::uintmax_t size = fs::file_size(path, failure);
  if (failure || size > kMaxFileBytes) return model_error(path, "no such file, or too large");
  std::ifstream in(path, std::ios::binary);
  std::string bytes(size, '\0');
  if (!in.read(bytes.data(), static_cast<std::streamsize>(size)))
    return model_error(path, "it cannot be read");
  return bytes;
}

Result<std::string> read_checked(const std::string& folder, const json& files, const char* name) {
  if (!files.contains(name)) return model_error(folder, std::string("no hash for ") + name);
  Result<std::string> bytes = read_file(folder + "/" + name);
  if (!bytes) return bytes;
  if (sha256(*bytes) != files.at(name).get<std::string>()) {
    return model_error(folder, std::string(name) + " is not the file that model.json names");
  }
  return bytes;
}

std::u32string parse_alphabet(const std::string& lines) {
  std::u32string alphabet;
  for (char32_t c : decode_utf8(lines)) {
    if (c != U'\n' && c != U'\r') alphabet.push_back(c);
  }
  return alphabet;
}

CalibrationCurve parse_calibration(const json& manifest) {
  CalibrationCurve curve;
  if (!manifest.contains("calibration")) return curve;
  curve.raw = manifest.at("calibration").at("raw").get<std::vector<double>>();
  curve.calibrated = manifest.at("calibration").at("calibrated").get<std::vector<double>>();
  return curve;
}

bool well_formed(const CalibrationCurve& curve) {
  return curve.raw.size() == curve.calibrated.size() &&
         std::is_sorted(curve.raw.begin(), curve.raw.end()) &&
         std::is_sorted(curve.calibrated.begin(), curve.calibrated.end());
}

Result<ModelFolder> parse_manifest(const std::string& folder, const json& manifest) {
  if (manifest.value("format", "") != kFormat) {
    return model_error(folder, std::string("its format is not ") + kFormat);
  }
  ModelFolder model;
  model.path = folder;
  model.name = manifest.value("name", "");
  model.version = manifest.value("version", "");
  model.height = manifest.at("height").get<int>();
  model.margin = manifest.at("margin").get<int>();
  model.stride = manifest.at("stride").get<int>();
  model.calibration = parse_calibration(manifest);
  const bool sane = model.height > 0 && model.height <= kMostPixels && model.margin >= 0 &&
                    model.margin <= kMostPixels && model.stride > 0 && model.stride <= kMostPixels;
  if (!sane || !well_formed(model.calibration)) return model_error(folder, "model.json is damaged");
  return model;
}

NetworkLayer parse_layer(const json& described) {
  NetworkLayer layer;
  const auto two = [&](const char* key) { return described.at(key).get<std::array<int, 2>>(); };
  const auto shape = described.at("shape").get<std::array<int, 4>>();
  layer.outputs = shape[0];
  layer.inputs = shape[1];
  layer.kernel_height = shape[2];
  layer.kernel_width = shape[3];
  layer.stride_height = two("stride")[0];
  layer.stride_width = two("stride")[1];
  layer.padding_height = two("padding")[0];
  layer.padding_width = two("padding")[1];
  layer.dilation_width = described.at("dilation").get<int>();
  layer.adds = described.at("adds").get<bool>();
  layer.relu = described.at("relu").get<bool>();
  return layer;
}

// Takes the next `count` numbers off `bytes`; false if there are not so many.
bool take_floats(std::size_t count, std::string_view* bytes, std::vector<float>* values) {
  if (count > bytes->size() / kBytesPerHalf) return false;
  *values = floats_of_halves(bytes->substr(0, count * kBytesPerHalf));
  bytes->remove_prefix(count * kBytesPerHalf);
  return true;
}

Status load_weights(const json& manifest, ModelFolder* model) {
  const Result<std::string> file = read_checked(model->path, manifest.at("files"), "weights.f16");
  if (!file) return file.error();
  model->network_hash = manifest.at("files").at("weights.f16").get<std::string>();
  std::string_view bytes = *file;
  for (const json& described : manifest.at("layers")) {
    NetworkLayer layer = parse_layer(described);
    const bool whole = has_sane_sizes(layer) &&
                       take_floats(layer.weight_count(), &bytes, &layer.weights) &&
                       take_floats(static_cast<std::size_t>(layer.outputs), &bytes, &layer.bias);
    if (!whole) return model_error(model->path, "weights.f16 does not hold the layers named");
    model->layers.push_back(std::move(layer));
  }
  if (!bytes.empty())
    return model_error(model->path, "weights.f16 holds more than the layers named");
  return ok_status();
}

Status load_files(const json& manifest, ModelFolder* model) {
  const json& files = manifest.at("files");
  const Result<std::string> alphabet = read_checked(model->path, files, "alphabet.txt");
  if (!alphabet) return alphabet.error();
  model->alphabet = parse_alphabet(*alphabet);
  Status loaded = load_weights(manifest, model);
  if (!loaded) return loaded;
  const std::string flaw = network_flaw(model->layers, model->height, model->stride);
  if (!flaw.empty()) return model_error(model->path, flaw);
  if (model->layers.back().bias.size() != model->alphabet.size()) {
    return model_error(model->path, "its alphabet is not that of its network");
  }
  return ok_status();
}

std::string beside_program() {
  std::error_code failure;
  const fs::path program = fs::read_symlink("/proc/self/exe", failure);
  if (failure) return {};
  return (program.parent_path().parent_path() / "share/gewu/models/line").string();
}

}  // namespace

double CalibrationCurve::at(double value) const {
  if (raw.empty()) return value;
  const auto above = std::upper_bound(raw.begin(), raw.end(), value);
  if (above == raw.begin()) return calibrated.front();
  if (above == raw.end()) return calibrated.back();
  const auto i = static_cast<std::size_t>(above - raw.begin());
  const double share = (value - raw[i - 1]) / (raw[i] - raw[i - 1]);
  return calibrated[i - 1] + share * (calibrated[i] - calibrated[i - 1]);
}

Result<ModelFolder> load_model_folder(const std::string& path) {
  const Result<std::string> text = read_file(path + "/model.json");
  if (!text) return text.error();
  try {
    const json manifest = json::parse(*text);
    Result<ModelFolder> model = parse_manifest(path, manifest);
    if (!model) return model;
    const Status loaded = load_files(manifest, &*model);
    if (!loaded) return loaded.error();
    return model;
  } catch (const json::exception&) {
    return model_error(path, "model.json is damaged");
  }
}

std::string find_model_folder(const std::string& wanted) {
  if (!wanted.empty()) return wanted;
  const char* named = std::getenv("GEWU_MODEL");
  if (named != nullptr && *named != '\0') return named;
  std::string installed = beside_program();
  if (!installed.empty() && fs::exists(installed + "/model.json")) return installed;
  return GEWU_SOURCE_MODEL;
}

}  // namespace gewu

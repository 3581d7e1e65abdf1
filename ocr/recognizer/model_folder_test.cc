#include "ocr/recognizer/model_folder.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "base/hash.h"

namespace gewu {
namespace {

namespace fs = std::filesystem;

// Zero halves for a network of three layers: 1 -> 16 channels over all 4 rows of a line, every
// other column, then a centre and three classes.
constexpr std::size_t kNumbers = 16 * 4 + 16 + 16 + 1 + 3 * 16 + 3;
constexpr const char* kLayers = R"([
  {"shape":[16,1,4,1],"stride":[1,2],"padding":[0,0],"dilation":1,"adds":false,"relu":true},
  {"shape":[1,16,1,1],"stride":[1,1],"padding":[0,0],"dilation":1,"adds":false,"relu":false},
  {"shape":[3,16,1,1],"stride":[1,1],"padding":[0,0],"dilation":1,"adds":false,"relu":false}])";

class ModelFolderTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (fs::temp_directory_path() / "gewu-model-XXXXXX").string();
    folder = mkdtemp(pattern.data());
    write("weights.f16", weights);
    write("alphabet.txt", "一\n二\n≥");
    write("model.json", manifest("gewu-line/2", kLayers));
  }
  void TearDown() override { fs::remove_all(folder); }

  void write(const std::string& name, const std::string& bytes) const {
    std::ofstream(folder + "/" + name, std::ios::binary) << bytes;
  }
  std::string manifest(const std::string& format, const std::string& layers) const {
    return R"({"format":")" + format +
           R"(","name":"n","version":"1","height":4,"margin":8,"stride":2,"files":{"weights.f16":")" +
           sha256(weights) + R"(","alphabet.txt":")" + sha256("一\n二\n≥") + R"("},"layers":)" +
           layers + R"(,"calibration":{"raw":[0,1],"calibrated":[0.5,0.9]}})";
  }
  // What is said of the folder as it is now; empty if it loads.
  std::string complaint() const {
    const Result<ModelFolder> model = load_model_folder(folder);
    if (model.ok()) return {};
    EXPECT_EQ(model.error().code, ErrorCode::MissingDependency);
    return model.error().message;
  }

  std::string folder;
  std::string weights = std::string(2 * kNumbers, '\0');
};

TEST_F(ModelFolderTest, LoadsWhatTheManifestNames) {
  weights[2 * 16 * 4 + 1] = '\x3C';  // the first bias: 1
  write("weights.f16", weights);
  write("model.json", manifest("gewu-line/2", kLayers));
  const Result<ModelFolder> model = load_model_folder(folder);
  ASSERT_TRUE(model.ok()) << model.error().message;
  EXPECT_EQ(model->alphabet, U"一二≥");
  ASSERT_EQ(model->layers.size(), 3U);
  EXPECT_EQ(model->layers[0].stride_width, 2);
  EXPECT_EQ(model->layers[0].bias[0], 1.0F);
  EXPECT_EQ(model->layers[2].outputs, 3);
  EXPECT_EQ(model->network_hash, sha256(weights));
  EXPECT_NEAR(model->calibration.at(0.5), 0.7, 1e-9);
}

TEST_F(ModelFolderTest, RefusesAFileThatIsNotTheOneNamed) {
  write("weights.f16", "another");
  EXPECT_NE(complaint().find("weights.f16"), std::string::npos);
}

TEST_F(ModelFolderTest, RefusesWeightsThatAreTooFewOrTooMany) {
  weights.pop_back();
  write("weights.f16", weights);
  write("model.json", manifest("gewu-line/2", kLayers));
  EXPECT_NE(complaint().find("does not hold"), std::string::npos);
  weights += "more";
  write("weights.f16", weights);
  write("model.json", manifest("gewu-line/2", kLayers));
  EXPECT_NE(complaint().find("more than"), std::string::npos);
}

TEST_F(ModelFolderTest, RefusesLayersThatDoNotFit) {
  const std::string good = kLayers;
  for (const auto& [from, to] : {std::pair{"[16,1,4,1]", "[16,1,1,4]"},
                                 {"[3,16,1,1]", "[4,12,1,1]"},
                                 {"[16,1,4,1]", "[-16,1,4,1]"},
                                 {"[16,1,4,1]", "[65536,65536,16,16]"},
                                 {"[1,2]", "[1,0]"},
                                 {"[1,2]", "[1]"}}) {
    std::string layers = good;
    layers.replace(layers.find(from), std::string(from).size(), to);
    write("model.json", manifest("gewu-line/2", layers));
    EXPECT_NE(complaint(), "") << to;
  }
}

TEST_F(ModelFolderTest, RefusesLinesBeyondAllSizes) {
  const std::string good = manifest("gewu-line/2", kLayers);
  for (const std::string key : {"\"height\":4", "\"margin\":8", "\"stride\":2"}) {
    std::string damaged = good;
    const size_t at = damaged.find(key) + key.size() - 1;
    damaged.replace(at, 1, "2147483647");
    write("model.json", damaged);
    EXPECT_NE(complaint().find("model.json is damaged"), std::string::npos) << key;
  }
}

TEST_F(ModelFolderTest, RefusesAnAlphabetOfAnotherLength) {
  std::string four = manifest("gewu-line/2", kLayers);
  const std::string longer = "一\n二\n≥\n≤";
  write("alphabet.txt", longer);
  const std::string hash = sha256("一\n二\n≥");
  four.replace(four.find(hash), hash.size(), sha256(longer));
  write("model.json", four);
  EXPECT_NE(complaint().find("alphabet"), std::string::npos);
}

TEST_F(ModelFolderTest, RefusesAnotherFormat) {
  write("model.json", manifest("gewu-line/9", kLayers));
  EXPECT_FALSE(load_model_folder(folder).ok());
}

TEST_F(ModelFolderTest, DamagedManifestsAndMissingFoldersAreErrorsNotExceptions) {
  for (const char* text :
       {"", "{", "[]", "null", R"({"format":"gewu-line/1"})", R"({"format":"gewu-line/2"})"}) {
    write("model.json", text);
    EXPECT_FALSE(load_model_folder(folder).ok()) << text;
  }
  EXPECT_FALSE(load_model_folder(folder + "/none").ok());
}

TEST_F(ModelFolderTest, WantedFolderGoesBeforeTheEnvironment) {
  setenv("GEWU_MODEL", "/from/environment", 1);
  EXPECT_EQ(find_model_folder("/wanted"), "/wanted");
  EXPECT_EQ(find_model_folder(""), "/from/environment");
  unsetenv("GEWU_MODEL");
  EXPECT_FALSE(find_model_folder("").empty());
}

TEST(CalibrationCurve, IsLinearBetweenAndFlatOutside) {
  const CalibrationCurve curve{{0.2, 0.4}, {0.1, 0.5}};
  EXPECT_DOUBLE_EQ(curve.at(0.0), 0.1);
  EXPECT_NEAR(curve.at(0.3), 0.3, 1e-9);
  EXPECT_DOUBLE_EQ(curve.at(0.9), 0.5);
  EXPECT_DOUBLE_EQ(CalibrationCurve{}.at(0.37), 0.37);
}

}  // namespace
}  // namespace gewu

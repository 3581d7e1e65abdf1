#include "ocr/model_folder.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "base/hash.h"

namespace gewu {
namespace {

namespace fs = std::filesystem;

class ModelFolderTest : public testing::Test {
 protected:
  void SetUp() override {
    std::string pattern = (fs::temp_directory_path() / "gewu-model-XXXXXX").string();
    folder = mkdtemp(pattern.data());
    write("backbone.onnx", "spine");
    write("head.onnx", "head");
    write("alphabet.txt", "一\n二\n≥");
    write("model.json", manifest("gewu-line/1", sha256("spine")));
  }
  void TearDown() override { fs::remove_all(folder); }

  void write(const std::string& name, const std::string& bytes) const {
    std::ofstream(folder + "/" + name, std::ios::binary) << bytes;
  }
  static std::string manifest(const std::string& format, const std::string& spine_hash) {
    return R"({"format":")" + format +
           R"(","name":"n","version":"1","height":32,"margin":8,"stride":4,"files":{"backbone.onnx":")" +
           spine_hash + R"(","head.onnx":")" + sha256("head") + R"(","alphabet.txt":")" +
           sha256("一\n二\n≥") + R"("},"calibration":{"raw":[0,1],"calibrated":[0.5,0.9]}})";
  }

  std::string folder;
};

TEST_F(ModelFolderTest, LoadsWhatTheManifestNames) {
  const Result<ModelFolder> model = load_model_folder(folder);
  ASSERT_TRUE(model.ok()) << model.error().message;
  EXPECT_EQ(model->alphabet, U"一二≥");
  EXPECT_EQ(model->backbone, "spine");
  EXPECT_NEAR(model->calibration.at(0.5), 0.7, 1e-9);
}

TEST_F(ModelFolderTest, RefusesAFileThatIsNotTheOneNamed) {
  write("backbone.onnx", "another");
  const Result<ModelFolder> model = load_model_folder(folder);
  ASSERT_FALSE(model.ok());
  EXPECT_EQ(model.error().code, ErrorCode::MissingDependency);
  EXPECT_NE(model.error().message.find("backbone.onnx"), std::string::npos);
}

TEST_F(ModelFolderTest, RefusesAnotherFormat) {
  write("model.json", manifest("gewu-line/9", sha256("spine")));
  EXPECT_FALSE(load_model_folder(folder).ok());
}

TEST_F(ModelFolderTest, DamagedManifestsAndMissingFoldersAreErrorsNotExceptions) {
  for (const char* text : {"", "{", "[]", "null", R"({"format":"gewu-line/1"})"}) {
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

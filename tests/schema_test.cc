// What the program writes is what docs/gewu-1.schema.json says, and that says something.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>
#include <vector>

#include "export/test_folder.h"
#include "tests/cli/program.h"

namespace gewu {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using valijson::adapters::NlohmannJsonAdapter;

json read_json(const fs::path& path) {
  std::ifstream file(path);
  return json::parse(file);
}

class OutputSchema : public testing::Test {
 protected:
  OutputSchema() {
    valijson::SchemaParser parser(valijson::SchemaParser::kDraft7);
    const json source = read_json("docs/gewu-1.schema.json");
    parser.populateSchema(NlohmannJsonAdapter(source), schema_);
  }

  // Why a document does not fit, innermost reason last; empty: it fits.
  std::string faults(const json& document) {
    valijson::Validator validator;
    valijson::ValidationResults results;
    if (validator.validate(schema_, NlohmannJsonAdapter(document), &results)) return "";
    std::string all;
    for (const auto& error : results) {
      for (const std::string& step : error.context) all += step;
      all += ": " + error.description + "\n";
    }
    return all.empty() ? "invalid" : all;
  }

  json convert(const std::string& input) {
    run_gewu(folder_.path(), {"convert", input, "-o", out(), "--to", "json", "--quiet"});
    for (const fs::directory_entry& entry : fs::directory_iterator(out())) {
      if (entry.path().stem() == fs::path(input).stem()) return read_json(entry.path());
    }
    return nullptr;
  }

  std::string out() const { return folder_.path() + "/out"; }

  TestFolder folder_;
  valijson::Schema schema_;
};

TEST_F(OutputSchema, HoldsForTextLayersScansAndText) {
  int tables = 0;
  for (const char* input :
       {"fixtures/corpus/atush-2024-digital-song.pdf", "fixtures/corpus/bohu-2021-scan200-hei.pdf",
        "fixtures/mangled/atush-2024.txt"}) {
    const json document = convert(input);
    EXPECT_EQ(faults(document), "") << input;
    tables += static_cast<int>(document.at("tables").size());
  }
  EXPECT_GT(tables, 2);
}

TEST_F(OutputSchema, HoldsForADocumentThatFails) {
  const std::string path = folder_.path() + "/broken.pdf";
  std::ofstream(path) << "%PDF-1.4\nnothing";
  const json document = convert(path);
  EXPECT_EQ(faults(document), "");
  EXPECT_EQ(document.at("status"), "failed");
}

TEST_F(OutputSchema, RefusesWhatIsNotGewu1) {
  json document = convert("fixtures/mangled/atush-2024.txt");
  ASSERT_EQ(faults(document), "");
  json wrong = document;
  wrong["tables"][0]["cells"][0]["confidence"] = 1.5;
  EXPECT_NE(faults(wrong), "");
  wrong = document;
  wrong["tables"][0]["cells"][0].erase("review");
  EXPECT_NE(faults(wrong), "");
  wrong = document;
  wrong["status"] = "fine";
  EXPECT_NE(faults(wrong), "");
  wrong = document;
  for (json& table : wrong["tables"]) {
    if (table["form"] == "project_target") table["record"]["funding"]["total"]["yuan"] = 2253900.0;
  }
  EXPECT_NE(faults(wrong), "") << "amounts are strings";
}

}  // namespace
}  // namespace gewu

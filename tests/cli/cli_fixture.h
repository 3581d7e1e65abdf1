// A folder for one test of the program, and how it is run there.
#pragma once

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "export/test_folder.h"
#include "ingest/test_pdf.h"
#include "tests/cli/program.h"

namespace gewu {

inline constexpr const char* kHello = "BT /F1 20 Tf 10 50 Td (AB) Tj ET";

/// Files go into `in`, the program writes to `out`; `in` holds good.pdf, a page of text.
class CliTest : public testing::Test {
 protected:
  CliTest() {
    std::filesystem::create_directory(in);
    std::filesystem::create_directory(folder.path() + "/log");
    put("good.pdf", testing_pdf::one_page_pdf(kHello));
  }

  std::string put(const std::string& name, const std::string& bytes) {
    folder.write("in/" + name, bytes);
    return in + "/" + name;
  }

  // convert without OCR, so that no models need be loaded; one file goes in unless said otherwise.
  std::vector<std::string> convert(std::vector<std::string> inputs) const {
    std::vector<std::string> arguments = {"convert"};
    arguments.insert(arguments.end(), inputs.begin(), inputs.end());
    for (const char* word : {"--reader", "text-layer", "-o"}) arguments.emplace_back(word);
    arguments.push_back(out);
    return arguments;
  }

  Outcome run(const std::vector<std::string>& arguments, const std::string& input = "",
              long long file_limit = 0) const {
    return run_gewu(folder.path() + "/log", arguments, input, file_limit);
  }

  std::string output(const std::string& name) const { return folder.read("out/" + name); }

  // Every file under the output folder with its bytes.
  std::vector<std::pair<std::string, std::string>> snapshot() const {
    std::vector<std::pair<std::string, std::string>> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(out)) {
      const std::string name = std::filesystem::relative(entry.path(), out).string();
      if (entry.is_regular_file() && name != ".gewu-journal")
        files.emplace_back(name, output(name));
    }
    std::sort(files.begin(), files.end());
    return files;
  }

  // Bad input beside an earlier run: what that run wrote must stay.
  void expect_refused(const std::string& path, int code, const std::string& message) {
    ASSERT_EQ(run(convert({in + "/good.pdf"})).exit_code, 0);
    const std::string good = output("good.json");
    const Outcome outcome = run(convert({path}));
    EXPECT_EQ(outcome.exit_code, code) << outcome.err;
    EXPECT_THAT(outcome.err, testing::HasSubstr(message));
    EXPECT_EQ(output("good.json"), good);
    for (const auto& [name, bytes] : snapshot())
      EXPECT_THAT(name, testing::Not(testing::HasSubstr("partial")));
  }

  TestFolder folder;
  std::string in = folder.path() + "/in";
  std::string out = folder.path() + "/out";
};

}  // namespace gewu

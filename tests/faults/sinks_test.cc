// Every call by which the output reaches the disk fails once: each file is then the old one or the
// new one, whole, nothing half-written stays, and the next run makes everything right. Workbooks
// are written in thousands of small calls, of which one in 29 fails here; with GEWU_FAULTS_ALL set,
// all.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <map>

#include "export/output_names.h"
#include "export/record_sink.h"
#include "export/sample_document.h"
#include "export/test_folder.h"
#include "tests/faults/failing_calls.h"

namespace gewu {
namespace {

namespace fs = std::filesystem;
using Files = std::map<std::string, std::string>;

Document document_named(const std::string& name, char hash, const std::string& text) {
  Document document = sample_document();
  document.info.name = name;
  document.info.path = name;
  document.info.sha256 = std::string(64, hash);
  document.paragraphs.front().text = text;
  return document;
}

using MakeSink = Result<std::unique_ptr<RecordSink>> (*)(const ExportOptions&);

struct Writer {
  const char* name;
  MakeSink make;
  int stride;  ///< of the calls that write
};

class SinksUnderFaults : public testing::TestWithParam<std::tuple<Writer, Call, int>> {
 protected:
  SinksUnderFaults() {
    EXPECT_TRUE(run({document_named("old.pdf", 'a', "one")}));
    old_ = files();
    EXPECT_TRUE(run(documents_));
    new_ = files();
    restore();
  }

  Status run(const std::vector<Document>& documents) const {
    const ExportOptions options{folder_.path()};
    std::vector<std::unique_ptr<RecordSink>> sinks;
    Result<std::unique_ptr<RecordSink>> sink = std::get<Writer>(GetParam()).make(options);
    if (!sink) return sink.error();
    sinks.push_back(std::move(*sink));
    const auto named = make_naming_sink(folder_.path(), std::move(sinks));
    if (!named) return named.error();
    const std::unique_ptr<RecordSink>& all = *named;
    for (const Document& document : documents) {
      const std::string stem = document.info.name.substr(0, 3);
      if (Status added = all->add(document, stem); !added) return added;
    }
    return all->commit();
  }

  Files files() const {
    Files found;
    for (const auto& entry : fs::recursive_directory_iterator(folder_.path())) {
      const std::string name = fs::relative(entry.path(), folder_.path()).string();
      if (entry.is_regular_file()) found[name] = folder_.read(name);
    }
    return found;
  }

  void restore() const {
    for (const auto& entry : fs::directory_iterator(folder_.path())) fs::remove_all(entry.path());
    fs::create_directory(folder_.path() + "/tables");
    for (const auto& [name, bytes] : old_) folder_.write(name, bytes);
  }

  void expect_old_or_new() const {
    for (const auto& [name, bytes] : files()) {
      const auto before = old_.find(name);
      const auto after = new_.find(name);
      const bool is_old = before != old_.end() && bytes == before->second;
      const bool is_new = after != new_.end() && bytes == after->second;
      EXPECT_TRUE(is_old || is_new) << name << ", " << bytes.size() << " bytes";
    }
    for (const auto& [name, bytes] : old_) {
      EXPECT_TRUE(fs::exists(folder_.path() + "/" + name)) << "lost " << name;
    }
  }

  const std::vector<Document> documents_ = {document_named("old.pdf", 'a', "one"),
                                            document_named("new.pdf", 'b', "two")};
  TestFolder folder_;
  Files old_;
  Files new_;
};

TEST_P(SinksUnderFaults, LeaveOldOrNewFilesAndNothingElse) {
  const auto [writer, call, cause] = GetParam();
  const int stride = call == Call::Write && !std::getenv("GEWU_FAULTS_ALL") ? writer.stride : 1;
  int at = 1;
  for (bool met = true; met && !HasFailure(); at += stride) {
    SCOPED_TRACE("call " + std::to_string(at));
    arm({call, at, cause, cause == ENOSPC, false, folder_.path()});
    const Status outcome = run(documents_);
    met = disarm();
    EXPECT_TRUE(outcome.ok() || met);
    expect_old_or_new();
    if (outcome.ok()) {
      EXPECT_EQ(files(), new_);
    } else {
      EXPECT_EQ(outcome.error().code, ErrorCode::OutputFailed);
      EXPECT_FALSE(outcome.error().hint.empty());
    }
    ASSERT_TRUE(run(documents_));
    EXPECT_EQ(files(), new_);
    restore();
  }
  EXPECT_GT(at, 2);
}

std::string name_of(const testing::TestParamInfo<SinksUnderFaults::ParamType>& test) {
  constexpr std::array kCalls = {"open", "write", "sync", "rename"};
  const auto& [writer, call, cause] = test.param;
  return std::string(writer.name) + "_" + kCalls.at(static_cast<size_t>(call)) +
         (cause == ENOSPC ? "_full" : "_broken");
}

INSTANTIATE_TEST_SUITE_P(Everywhere, SinksUnderFaults,
                         testing::Combine(testing::Values(Writer{"json", make_json_sink, 1},
                                                          Writer{"csv", make_csv_sink, 1},
                                                          Writer{"sqlite", make_sqlite_sink, 1},
                                                          Writer{"xlsx", make_xlsx_sink, 29}),
                                          testing::Values(Call::Open, Call::Write, Call::Sync,
                                                          Call::Rename),
                                          testing::Values(ENOSPC, EIO)),
                         name_of);

}  // namespace
}  // namespace gewu

#include "app/batch.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <numeric>

#include "app/worker_pool.h"
#include "export/test_folder.h"

namespace gewu {
namespace {

WorkerSetup fake_setup() {
  WorkerSetup setup;
  setup.command = {"/proc/self/exe", "worker"};
  setup.settings.limits.cpu_seconds_per_page = 1;
  setup.settings.limits.max_worker_bytes = 512LL << 20;
  setup.grace = std::chrono::milliseconds(60'000);
  return setup;
}

Reply ask(WorkerPool& pool, const Request& request) {
  Result<Reply> reply = pool.ask(request);
  EXPECT_TRUE(reply);
  return reply ? std::move(*reply) : Reply();
}

TEST(WorkerPoolTest, AWorkerServesManyRequests) {
  WorkerPool pool(fake_setup(), 1);
  EXPECT_EQ(ask(pool, {Task::Open, "pages=3", 0}).facts.page_count, 3);
  EXPECT_EQ(ask(pool, {Task::Read, "pages=3", 2}).pages.at(0).paragraphs.at(0).text, "pages=3 2");
  EXPECT_EQ(ask(pool, {Task::Draw, "pages=3", 1}).png.substr(1, 3), "PNG");
}

TEST(WorkerPoolTest, ACrashCostsOneRequest) {
#ifdef __SANITIZE_ADDRESS__
  GTEST_SKIP() << "the sanitizer takes the crash for itself";
#endif
  WorkerPool pool(fake_setup(), 1);
  const Reply reply = ask(pool, {Task::Read, "crash=1", 1});
  ASSERT_TRUE(reply.failed);
  EXPECT_EQ(reply.error.code, ErrorCode::Crashed);
  EXPECT_NE(reply.error.message.find("Segmentation fault"), std::string::npos);
  EXPECT_FALSE(ask(pool, {Task::Read, "crash=1", 2}).failed);
}

TEST(WorkerPoolTest, AnEarlyExitIsACrash) {
  WorkerPool pool(fake_setup(), 1);
  EXPECT_EQ(ask(pool, {Task::Read, "exit=1", 1}).error.code, ErrorCode::Crashed);
}

pid_t worker_of_this_process() {
  for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
    std::ifstream file(entry.path() / "status");
    for (std::string line; std::getline(file, line);) {
      if (line == "PPid:\t" + std::to_string(getpid())) {
        return std::stoi(entry.path().filename().string());
      }
    }
  }
  return -1;
}

TEST(WorkerPoolTest, AWorkerThatIsKilledFromOutsideCostsNothing) {
  WorkerPool pool(fake_setup(), 1);
  EXPECT_FALSE(ask(pool, {Task::Read, "pages=1", 1}).failed);
  ASSERT_TRUE(pool.submit(0, {Task::Read, "slow=1", 1}));
  const pid_t worker = worker_of_this_process();
  ASSERT_GT(worker, 0);
  kill(worker, SIGKILL);
  Result<std::vector<Answer>> answers = std::vector<Answer>();
  while (answers && answers->empty()) answers = pool.wait(std::chrono::milliseconds(1000));
  ASSERT_TRUE(answers);
  EXPECT_FALSE(answers->at(0).reply.failed);
}

TEST(WorkerPoolTest, APageThatGetsItsWorkersKilledTwiceFails) {
  WorkerPool pool(fake_setup(), 1);
  EXPECT_EQ(ask(pool, {Task::Read, "killed=1", 1}).error.code, ErrorCode::Crashed);
}

TEST(WorkerPoolTest, AWorkerCanDoNothingButRead) {
  const std::string file = testing::TempDir() + "gewu-escape-" + std::to_string(getpid());
  std::ofstream(file) << "secret";
  WorkerPool pool(fake_setup(), 1);
  const Reply reply = ask(pool, {Task::Escape, file, 0});
  std::filesystem::remove(file);
  ASSERT_FALSE(reply.failed);
  EXPECT_EQ(reply.notes.size(), 10U);
  for (const std::string& note : reply.notes) EXPECT_THAT(note, testing::EndsWith(": refused"));
}

TEST(WorkerPoolTest, AWorkerKnowsNothingOfOurKeysAndDescriptors) {
  setenv("GEWU_TEST_KEY", "secret", 1);
  const int open_here = memfd_create("ours", 0);  // inherited by whatever is started carelessly
  WorkerPool pool(fake_setup(), 1);
  EXPECT_FALSE(ask(pool, {Task::Read, "pages=1", 1}).failed);
  const std::filesystem::path worker = "/proc/" + std::to_string(worker_of_this_process());
  std::ifstream environment(worker / "environ");
  const std::string variables{std::istreambuf_iterator<char>(environment), {}};
  EXPECT_THAT(variables, testing::HasSubstr("OMP_THREAD_LIMIT=1"));
  EXPECT_THAT(variables, testing::Not(testing::HasSubstr("GEWU_TEST_KEY")));
  for (const auto& entry : std::filesystem::directory_iterator(worker / "fd")) {
    EXPECT_LE(std::stoi(entry.path().filename().string()), 4);
  }
  close(open_here);
}

TEST(WorkerPoolTest, TooMuchCpuTimeIsALimit) {
  WorkerPool pool(fake_setup(), 1);
  const Reply reply = ask(pool, {Task::Read, "spin=1", 1});
  EXPECT_EQ(reply.error.code, ErrorCode::LimitExceeded);
  EXPECT_NE(reply.error.message.find("CPU"), std::string::npos);
  EXPECT_FALSE(ask(pool, {Task::Read, "spin=1", 2}).failed);
}

TEST(WorkerPoolTest, EveryRequestHasTheWholeCpuTime) {
  WorkerSetup setup = fake_setup();
  setup.settings.limits.cpu_seconds_per_page = 2;
  WorkerPool pool(setup, 1);
  for (int page = 1; page <= 50; ++page) {
    EXPECT_FALSE(ask(pool, {Task::Read, "pages=50", page}).failed);
  }
}

TEST(WorkerPoolTest, AHangIsEndedByTheClock) {
  WorkerSetup setup = fake_setup();
  setup.grace = std::chrono::milliseconds(-4'000);  // with five times the CPU time: one second
  WorkerPool pool(setup, 1);
  EXPECT_EQ(ask(pool, {Task::Read, "hang=1", 1}).error.code, ErrorCode::LimitExceeded);
}

TEST(WorkerPoolTest, TooMuchMemoryIsALimit) {
#ifdef __SANITIZE_ADDRESS__
  GTEST_SKIP() << "the sanitizer needs more memory than any limit";
#endif
  WorkerPool pool(fake_setup(), 1);
  const Reply reply = ask(pool, {Task::Read, "eat=1", 1});
  EXPECT_EQ(reply.error.code, ErrorCode::LimitExceeded);
  EXPECT_NE(reply.error.message.find("memory"), std::string::npos);
  EXPECT_FALSE(ask(pool, {Task::Read, "eat=1", 2}).failed);
}

TEST(WorkerPoolTest, ABrokenPromiseIsCaught) {
  WorkerPool pool(fake_setup(), 1);
  const Reply reply = ask(pool, {Task::Read, "throw=1", 1});
  EXPECT_EQ(reply.error.code, ErrorCode::Crashed);
  EXPECT_NE(reply.error.message.find("a broken promise"), std::string::npos);
}

TEST(WorkerPoolTest, AProgramThatIsNotThereIsAnError) {
  WorkerSetup setup = fake_setup();
  setup.command = {"/nowhere/gewu", "worker"};
  WorkerPool pool(setup, 1);
  EXPECT_FALSE(pool.submit(0, {Task::Open, "pages=1", 0}));
}

// Keeps what it is given.
class RecordingSink : public RecordSink {
 public:
  struct Log {
    std::vector<std::string> stems;
    std::vector<Document> documents;
    bool committed = false;
    bool refuse = false;
  };
  explicit RecordingSink(Log& log) : log_(log) {}
  Status add(const Document& document, const std::string& stem) override {
    if (log_.refuse) return Error{ErrorCode::OutputFailed, "full", "", ""};
    log_.stems.push_back(stem);
    log_.documents.push_back(document);
    return ok_status();
  }
  Status commit() override {
    log_.committed = true;
    return ok_status();
  }

 private:
  Log& log_;
};

class BatchTest : public testing::Test {
 protected:
  Result<Totals> run(const std::vector<std::string>& paths, int jobs = 2,
                     const std::string& pages = "", const std::string& model = "") {
    Result<InputList> inputs = InputList::create();
    EXPECT_TRUE(inputs);
    for (const std::string& path : paths) {
      EXPECT_TRUE(inputs->add({path, path, "s" + std::to_string(inputs->size()), std::nullopt}));
    }
    const PageRanges ranges = pages.empty() ? PageRanges() : *PageRanges::parse(pages);
    WorkerSetup setup = fake_setup();
    setup.settings.readers.model = model;
    WorkerPool pool(setup, jobs);
    std::vector<std::unique_ptr<RecordSink>> sinks;
    sinks.push_back(std::make_unique<RecordingSink>(log));
    Progress progress(Progress::Voice::Quiet);
    Batch batch(std::move(*inputs), ranges, pool, sinks, progress);
    if (journal) batch.keep_in(*journal);
    return batch.run();
  }

  std::vector<int> page_numbers(size_t document) const {
    std::vector<int> numbers;
    numbers.reserve(log.documents.at(document).pages.size());
    for (const PageSummary& page : log.documents.at(document).pages) {
      numbers.push_back(page.number);
    }
    return numbers;
  }

  RecordingSink::Log log;
  Journal* journal = nullptr;
};

// More than are held in memory: they come back out of the journal.
TEST_F(BatchTest, NoPageOfALongDocumentIsLostOrComesTwice) {
  const TestFolder folder;
  Result<Journal> kept = Journal::open(folder.path() + "/journal", "key", false);
  ASSERT_TRUE(kept);
  journal = &*kept;
  ASSERT_TRUE(run({"pages=300,crash=7", "pages=2"}));
  std::vector<int> expected(300);
  std::iota(expected.begin(), expected.end(), 1);
  std::erase(expected, 7);
  EXPECT_EQ(page_numbers(0), expected);
  EXPECT_EQ(log.documents.at(0).status, DocumentStatus::Partial);
  EXPECT_EQ(page_numbers(1), (std::vector<int>{1, 2}));
}

TEST_F(BatchTest, TheSameContentIsReadOnce) {
  const TestFolder folder;
  Result<Journal> kept = Journal::open(folder.path() + "/journal", "key", false);
  ASSERT_TRUE(kept);
  journal = &*kept;
  ASSERT_TRUE(run({"pages=3", "pages=3"}, 1));
  EXPECT_EQ(page_numbers(0), page_numbers(1));
  EXPECT_EQ(Journal::open(folder.path() + "/journal", "key", false)->pages_found(), 3U);
}

TEST_F(BatchTest, DocumentsAndPagesComeInOrderWhateverTheNumberOfWorkers) {
  for (const int jobs : {1, 4}) {
    log = {};
    const Result<Totals> totals = run({"pages=7", "pages=1", "pages=5"}, jobs);
    ASSERT_TRUE(totals);
    EXPECT_EQ(totals->pages, 13);
    EXPECT_EQ(log.stems, (std::vector<std::string>{"s0", "s1", "s2"}));
    EXPECT_EQ(page_numbers(0), (std::vector<int>{1, 2, 3, 4, 5, 6, 7}));
    EXPECT_TRUE(log.committed);
  }
}

TEST_F(BatchTest, ACrashedPageMakesTheDocumentPartialAndNamesThePage) {
  ASSERT_TRUE(run({"pages=3,crash=2", "pages=1"}));
  const Document& document = log.documents.at(0);
  EXPECT_EQ(page_numbers(0), (std::vector<int>{1, 3}));
  EXPECT_EQ(document.status, DocumentStatus::Partial);
  const auto finding =
      std::find_if(document.findings.begin(), document.findings.end(),
                   [](const Finding& found) { return found.code == "page-failed"; });
  ASSERT_NE(finding, document.findings.end());
  EXPECT_EQ(finding->page, 2);
  EXPECT_EQ(finding->severity, Severity::Error);
  EXPECT_EQ(log.documents.at(1).status, DocumentStatus::Ok);
}

TEST_F(BatchTest, AnOverrunPageIsALimitHit) {
  ASSERT_TRUE(run({"pages=2,spin=1"}));
  const std::vector<Finding>& findings = log.documents.at(0).findings;
  EXPECT_TRUE(std::any_of(findings.begin(), findings.end(), [](const Finding& finding) {
    return finding.code == "limit-hit" && finding.page == 1;
  }));
}

TEST_F(BatchTest, ADocumentThatCannotBeOpenedFailsAlone) {
  const Result<Totals> totals = run({"pages=1,damaged=0", "pages=1", "pages=1,crash=0"});
  ASSERT_TRUE(totals);
  EXPECT_EQ(totals->failed, 2);
  EXPECT_EQ(log.documents.at(0).status, DocumentStatus::Failed);
  EXPECT_EQ(log.documents.at(0).findings.at(0).code, "document-failed");
  EXPECT_EQ(log.documents.at(1).status, DocumentStatus::Ok);
}

TEST_F(BatchTest, ATableWithAHoleIsLeftOutAndReported) {
  ASSERT_TRUE(run({"pages=2,torn=2"}));
  const Document& document = log.documents.at(0);
  EXPECT_TRUE(document.tables.empty());
  EXPECT_EQ(document.status, DocumentStatus::Partial);
  EXPECT_EQ(document.findings.back().page, 2);
  EXPECT_NE(document.findings.back().message.find("no cell covers"), std::string::npos);
}

TEST_F(BatchTest, AMissingDependencyEndsTheRun) {
  const Result<Totals> totals = run({"pages=1", "pages=2,missing=1"}, 2, "", "gone");
  ASSERT_FALSE(totals);
  EXPECT_EQ(totals.error().code, ErrorCode::MissingDependency);
  EXPECT_FALSE(log.committed);
}

TEST_F(BatchTest, ADocumentThatFeignsAMissingModelOrAFullDiskCostsItselfAlone) {
  for (const char* harm : {"pages=1,missing=1", "pages=1,full=1"}) {
    log = {};
    const Result<Totals> totals = run({harm, "pages=1"});
    ASSERT_TRUE(totals) << harm;
    EXPECT_EQ(log.documents.at(0).status, DocumentStatus::Failed);
    EXPECT_EQ(log.documents.at(1).status, DocumentStatus::Ok);
  }
}

TEST_F(BatchTest, WhatCannotBeAnAnswerCostsThePageAlone) {
  for (const char* harm : {"pages=2,stray=1", "pages=2,wide=1", "pages=2,long=1"}) {
    log = {};
    ASSERT_TRUE(run({harm})) << harm;
    EXPECT_EQ(page_numbers(0), std::vector<int>{2}) << harm;
    EXPECT_EQ(log.documents.at(0).status, DocumentStatus::Partial);
  }
}

TEST_F(BatchTest, ANumberOfPagesBeyondTheLimitFailsTheDocument) {
  const Result<Totals> totals = run({"pages=1,countless=0", "pages=1"});
  ASSERT_TRUE(totals);
  EXPECT_EQ(totals->failed, 1);
}

TEST_F(BatchTest, EscapeSequencesOfAWorkerAreTakenOut) {
  ASSERT_TRUE(run({"pages=1,escape=1"}));
  EXPECT_EQ(log.documents.at(0).pages.at(0).why, "\uFFFD[2J");
}

TEST_F(BatchTest, ASinkThatFailsEndsTheRun) {
  log.refuse = true;
  const Result<Totals> totals = run({"pages=1"});
  ASSERT_FALSE(totals);
  EXPECT_EQ(totals.error().code, ErrorCode::OutputFailed);
}

TEST_F(BatchTest, OnlyTheWantedPagesAreRead) {
  ASSERT_TRUE(run({"pages=5"}, 2, "2-3,5"));
  EXPECT_EQ(page_numbers(0), (std::vector<int>{2, 3, 5}));
  EXPECT_EQ(log.documents.at(0).info.page_count, 5);
  EXPECT_EQ(log.documents.at(0).status, DocumentStatus::Ok);
}

TEST_F(BatchTest, AskingForPagesThatAreNotThereFailsTheDocument) {
  const Result<Totals> totals = run({"pages=2"}, 2, "7");
  ASSERT_TRUE(totals);
  EXPECT_EQ(totals->failed, 1);
}

TEST_F(BatchTest, TextIsReadWhole) {
  ASSERT_TRUE(run({"whole,pages=4", "pages=1"}));
  EXPECT_EQ(page_numbers(0), (std::vector<int>{1, 2, 3, 4}));
  EXPECT_EQ(log.documents.at(0).info.page_count, 4);
}

TEST_F(BatchTest, ManyDocumentsAndASlowFirstOneEndWell) {
  std::vector<std::string> paths = {"pages=2,spin=2"};
  for (int i = 0; i < 300; ++i) paths.push_back("pages=2");
  const Result<Totals> totals = run(paths, 3);
  ASSERT_TRUE(totals);
  EXPECT_EQ(totals->documents, 301);
  EXPECT_EQ(totals->pages, 601);
}

}  // namespace
}  // namespace gewu

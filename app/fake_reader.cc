#include "app/fake_reader.h"

#include <unistd.h>

#include <csignal>
#include <stdexcept>

#include "app/errors.h"
#include "base/hash.h"

namespace gewu {

namespace {

// Keeps the optimiser from dropping a loop that does nothing else.
volatile unsigned long sink = 0;  // NOLINT(readability-identifier-naming)

constexpr unsigned kSlowMicroseconds = 700'000;

// The number after "word=", or -1.
int number_after(const std::string& path, const std::string& word) {
  const size_t at = path.find(word + "=");
  return at == std::string::npos ? -1 : std::stoi(path.substr(at + word.size() + 1));
}

void eat_memory() {
  std::vector<std::string> held;
  while (true) held.emplace_back(size_t{16} << 20, 'x');
}

void misbehave(const std::string& path, int page) {
  if (number_after(path, "crash") == page) raise(SIGSEGV);
  if (number_after(path, "exit") == page) _exit(1);
  if (number_after(path, "killed") == page) raise(SIGKILL);
  if (number_after(path, "slow") == page) usleep(kSlowMicroseconds);
  if (number_after(path, "eat") == page) eat_memory();
  if (number_after(path, "throw") == page) throw std::runtime_error("a broken promise");
  while (number_after(path, "spin") == page) sink = sink + 1;
  while (number_after(path, "hang") == page) pause();
}

class FakeReader : public PageReader {
 public:
  explicit FakeReader(bool complete) : complete_(complete) {}

  Status check() override {
    return complete_ ? ok_status() : make_error(ErrorCode::MissingDependency, "no model", "get it");
  }

  Result<DocumentFacts> open(const std::string& path) override {
    if (Status fine = obey(path, 0); !fine) return fine.error();
    DocumentFacts facts;
    facts.kind = "pdf";
    facts.sha256 = sha256(path);
    facts.whole = path.find("whole") != std::string::npos;
    facts.page_count = facts.whole ? 0 : number_after(path, "pages");
    if (number_after(path, "countless") == 0) facts.page_count = 2'000'000'000;
    return facts;
  }

  Result<std::vector<PageResult>> read(const std::string& path, int page) override {
    if (Status fine = obey(path, page); !fine) return fine.error();
    std::vector<PageResult> pages;
    if (number_after(path, "stray") == page) return std::vector{fake_page(path, page + 776)};
    if (page > 0) pages.push_back(fake_page(path, page));
    for (int number = 1; page == 0 && number <= number_after(path, "pages"); ++number) {
      pages.push_back(fake_page(path, number));
    }
    return pages;
  }

  Result<std::string> draw(const std::string& path, int page, const Drawing& /*drawing*/) override {
    if (Status fine = obey(path, page); !fine) return fine.error();
    return std::string("\x89PNG\0drawn", 10);
  }

 private:
  static Status obey(const std::string& path, int page) {
    misbehave(path, page);
    if (number_after(path, "damaged") == page) {
      return make_error(ErrorCode::Damaged, "is damaged", "get it again");
    }
    if (number_after(path, "missing") == page || number_after(path, "feigned") == page) {
      return make_error(ErrorCode::MissingDependency, "no model", "install it");
    }
    if (number_after(path, "full") == page) return make_error(ErrorCode::OutputFailed, "full");
    return ok_status();
  }

  static TextTable torn_table(int page) {
    TextTable table;
    table.pages = {page};
    table.rows = 2;
    table.cols = 1;
    table.cells.resize(1);
    table.cells[0].page = page;
    return table;
  }

  static TextTable endless_table(int page) {
    TextTable table = torn_table(page);
    table.rows = table.cols = 2'000'000'000;
    return table;
  }

  static PageResult fake_page(const std::string& path, int number) {
    PageResult page;
    page.number = number;
    page.width = 595;
    page.height = 842;
    Paragraph paragraph;
    paragraph.page = number;
    paragraph.text = path + " " + std::to_string(number);
    page.paragraphs.push_back(paragraph);
    if (number_after(path, "torn") == number) page.tables = {torn_table(number)};
    if (number_after(path, "wide") == number) page.tables = {endless_table(number)};
    if (number_after(path, "long") == number) page.why.assign(size_t{70} << 20, 'x');
    if (number_after(path, "escape") == number) page.why = "\x1b[2J";
    return page;
  }

  bool complete_;  ///< no model is missing
};

}  // namespace

std::unique_ptr<PageReader> make_fake_reader(const ReadSettings& settings) {
  return std::make_unique<FakeReader>(settings.readers.model != "gone");
}

}  // namespace gewu

// gewu-bench-real: a folder of real documents, one by one: crashes, hangs, speed, what was found.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include "bench/read_table.h"
#include "bench/watch.h"

namespace {

using gewu::bench::ReadDocument;
using gewu::bench::Watched;
namespace fs = std::filesystem;

constexpr double kMostSeconds = 900;  // of one document: longer is a hang

struct Sum {
  int documents = 0;
  int crashed = 0;
  int hung = 0;
  int dead_workers = 0;  ///< contained: a page or a document is lost, the run goes on
  int failed = 0;
  int pages = 0;
  int lost_pages = 0;
  int tables = 0;
  int forms = 0;
  long cells = 0;
  long review = 0;
  double seconds = 0;
  double worst_seconds = 0;  ///< of one document
  double cpu_seconds = 0;
  long worker_kib = 0;
};

// Exit codes 0 to 7 are the program's own words; anything else is a crash.
bool is_crash(const Watched& watched) {
  constexpr int kHighestCode = 7;
  return !watched.hung && (watched.exit_code == 1 || watched.exit_code > kHighestCode);
}

int lost_pages(const ReadDocument& output) {
  int lost = 0;
  for (const auto& finding : output.findings) {
    const std::string code = finding.value("code", "");
    lost += code == "page-failed" || code == "limit-hit" ? 1 : 0;
  }
  return lost;
}

// Whatever made a worker die is a defect, though it costs one page only.
int dead_workers(const ReadDocument& output) {
  int dead = 0;
  for (const auto& finding : output.findings) {
    const std::string message = finding.value("message", "");
    const bool died = message.find("the worker that read it died") != std::string::npos ||
                      message.find("the worker that read it ended") != std::string::npos ||
                      message.find("a defect of the") != std::string::npos;
    if (died) std::printf("  page %d: %s\n", finding.value("page", 0), message.c_str());
    dead += died ? 1 : 0;
  }
  return dead;
}

void count(const ReadDocument& output, Sum* sum) {
  sum->pages += static_cast<int>(output.readers.size());
  sum->lost_pages += lost_pages(output);
  sum->dead_workers += dead_workers(output);
  sum->failed += output.status == "failed" ? 1 : 0;
  sum->tables += static_cast<int>(output.tables.size());
  for (const auto& table : output.tables) {
    sum->forms += table.kind.empty() ? 0 : 1;
    sum->cells += static_cast<long>(table.cells.size());
    sum->review += std::count_if(table.cells.begin(), table.cells.end(),
                                 [](const auto& cell) { return cell.review; });
  }
}

void convert(const fs::path& file, const std::string& out, const std::vector<std::string>& options,
             const std::string& build, Sum* sum) {
  std::vector<std::string> command = {build + "/gewu", "convert", file.string(), "-o", out,
                                      "--to",          "json",    "--quiet"};
  command.insert(command.end(), options.begin(), options.end());
  const Watched watched = gewu::bench::run_watched(command, kMostSeconds);
  ++sum->documents;
  sum->crashed += is_crash(watched) ? 1 : 0;
  sum->hung += watched.hung ? 1 : 0;
  sum->seconds += watched.seconds;
  sum->worst_seconds = std::max(sum->worst_seconds, watched.seconds);
  sum->cpu_seconds += watched.cpu_seconds;
  sum->worker_kib = std::max(sum->worker_kib, watched.worker_peak_kib);
  const auto output = gewu::bench::read_output(out + "/" + file.stem().string() + ".json");
  if (!output) {
    ++sum->failed;
    std::printf("exit %3d  %6.1f s  no output  %s\n", watched.exit_code, watched.seconds,
                file.filename().c_str());
    return;
  }
  const int tables = static_cast<int>(output->tables.size());
  count(*output, sum);
  std::printf("exit %3d  %6.1f s  %3zu pages  %3d tables  %s\n", watched.exit_code, watched.seconds,
              output->readers.size(), tables, file.filename().c_str());
  std::fflush(stdout);
}

void print(const Sum& s) {
  std::printf("%d documents: %d crashed, %d hung, %d failed; %d pages, %d lost, %d workers died\n",
              s.documents, s.crashed, s.hung, s.failed, s.pages, s.lost_pages, s.dead_workers);
  std::printf("%d tables, %d of them forms; %ld cells, %ld to review\n", s.tables, s.forms, s.cells,
              s.review);
  std::printf("%.1f s, %.2f pages/s, %.2f pages/CPU s, largest worker %ld MiB, longest %.1f s\n",
              s.seconds, s.pages / s.seconds, s.pages / s.cpu_seconds, s.worker_kib / 1024,
              s.worst_seconds);
}

}  // namespace

int main(int argc, char** argv) {
  constexpr int kUsage = 2;
  constexpr int kTrouble = 4;
  if (argc < 3) {
    std::fprintf(stderr, "usage: gewu-bench-real DIR OUT [option of gewu convert]...\n");
    return kUsage;
  }
  const char* folder = std::getenv("GEWU_BUILD_DIR");
  const std::string build = folder == nullptr ? "build" : folder;
  std::vector<fs::path> files;
  for (const auto& entry : fs::directory_iterator(argv[1])) {
    if (entry.is_regular_file()) files.push_back(entry.path());
  }
  std::sort(files.begin(), files.end());
  Sum sum;
  const std::vector<std::string> options(argv + 3, argv + argc);
  for (const fs::path& file : files) convert(file, argv[2], options, build, &sum);
  print(sum);
  return sum.crashed + sum.hung + sum.dead_workers > 0 ? kTrouble : 0;
}

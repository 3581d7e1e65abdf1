// gewu-bench-speed: pages per second, what a second process is worth, memory; with --profile where
// the time of a page goes.

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "bench/read_table.h"
#include "bench/watch.h"

namespace {

using gewu::bench::Watched;
namespace fs = std::filesystem;

constexpr double kMostSeconds = 1800;
constexpr long kKibPerMib = 1024;

std::string build_folder() {
  const char* folder = std::getenv("GEWU_BUILD_DIR");
  return folder == nullptr ? "build" : folder;
}

std::vector<std::string> pdfs(const std::string& set, const std::string& part) {
  std::vector<std::string> files;
  std::error_code problem;
  for (const auto& entry : fs::directory_iterator(build_folder() + "/fixtures/" + set, problem)) {
    const std::string name = entry.path().string();
    if (name.ends_with(".pdf") && name.find(part) != std::string::npos) files.push_back(name);
  }
  std::sort(files.begin(), files.end());
  return files;
}

int pages_in(const std::string& folder) {
  int pages = 0;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() != ".json") continue;
    const auto output = gewu::bench::read_output(entry.path().string());
    if (output) pages += static_cast<int>(output->readers.size());
  }
  return pages;
}

struct Run {
  Watched watched;
  int pages = 0;
  std::string log;
};

Run convert(const std::string& name, const std::vector<std::string>& files, int jobs) {
  const std::string out = build_folder() + "/bench/speed-" + name;
  fs::remove_all(out);
  std::vector<std::string> command = {build_folder() + "/gewu", "convert"};
  command.insert(command.end(), files.begin(), files.end());
  command.insert(command.end(),
                 {"-o", out, "--to", "json", "--verbose", "--jobs", std::to_string(jobs)});
  Run run;
  run.log = build_folder() + "/bench/speed-" + name + ".log";
  fs::create_directories(build_folder() + "/bench");
  run.watched = gewu::bench::run_watched(command, kMostSeconds, run.log);
  run.pages = fs::exists(out) ? pages_in(out) : 0;
  return run;
}

void print_run(const char* what, const Run& run) {
  const Watched& w = run.watched;
  std::printf(
      "%-28s %4d pages  %7.2f s  %6.2f pages/s  %6.2f pages/CPU s  worker %4ld MiB  "
      "parent %3ld MiB\n",
      what, run.pages, w.seconds, run.pages / w.seconds, run.pages / w.cpu_seconds,
      w.worker_peak_kib / kKibPerMib, w.parent_peak_kib / kKibPerMib);
  std::fflush(stdout);
}

// Memory of the parent at tenths of the run: flat means that the last is like the second.
void print_parent(const Run& run) {
  constexpr std::size_t kSteps = 10;
  const std::vector<long>& samples = run.watched.parent_kib;
  if (samples.size() < kSteps) return;
  std::printf("parent's memory over the run, KiB:");
  for (std::size_t i = 1; i <= kSteps; ++i) {
    std::printf(" %ld", samples[i * samples.size() / kSteps - 1]);
  }
  std::printf("\n");
}

// The stages as gewu --verbose names them, CPU milliseconds of each page.
constexpr const char* kStages[] = {"draw ", "layout ", "cells ", "text "};

std::vector<double> stage_times(const std::string& log, const std::string& stage) {
  std::vector<double> times;
  std::ifstream file(log);
  for (std::string line; std::getline(file, line);) {
    const std::size_t start = line.find("(CPU ms: ");
    if (start == std::string::npos) continue;
    const std::size_t at = line.find(stage, start);
    if (at != std::string::npos)
      times.push_back(std::strtod(line.c_str() + at + stage.size(), nullptr));
  }
  std::sort(times.begin(), times.end());
  return times;
}

void print_profile(const char* what, const Run& run) {
  std::printf("%s, CPU ms of a page:\n", what);
  for (const char* stage : kStages) {
    const std::vector<double> times = stage_times(run.log, stage);
    if (times.empty()) continue;
    double sum = 0;
    for (const double time : times) sum += time;
    std::printf("  %-8s median %6.0f   mean %6.0f   worst %6.0f\n", stage, times[times.size() / 2],
                sum / static_cast<double>(times.size()), times.back());
  }
}

}  // namespace

int main(int argc, char** argv) {
  const bool profile = argc > 1 && std::string(argv[1]) == "--profile";
  constexpr int kNoFixtures = 5;
  const std::vector<std::string> digital = pdfs("core", "-digital-song");
  std::vector<std::string> scans = pdfs("core", "-scan300-song");
  std::erase_if(scans, [](const std::string& name) {  // the two long ones add only time
    return name.find("akto") != std::string::npos || name.find("kizilsu") != std::string::npos;
  });
  if (digital.empty() || scans.empty()) {
    std::fprintf(stderr, "make the fixtures first: gewu-fixtures --set core\n");
    return kNoFixtures;
  }
  const Run layer = convert("digital", digital, 1);
  print_run("text layer, 1 process", layer);
  const Run one = convert("scan1", scans, 1);
  print_run("scans at 300 dpi, 1 process", one);
  if (profile) {
    print_profile("text layer", layer);
    print_profile("scans at 300 dpi", one);
    return 0;
  }
  const Run two = convert("scan2", scans, 2);
  print_run("scans at 300 dpi, 2 processes", two);
  std::printf("two processes are %.2f times as fast as one\n",
              one.watched.seconds / two.watched.seconds);
  std::vector<std::string> many = pdfs("core", "-digital-");
  const std::vector<std::string> more = pdfs("breaks", "-digital-");
  many.insert(many.end(), more.begin(), more.end());
  std::erase_if(
      many, [](const std::string& name) { return name.find("nounicode") != std::string::npos; });
  const Run long_run = convert("many", many, 2);
  print_run("many pages, 2 processes", long_run);
  print_parent(long_run);
  return 0;
}

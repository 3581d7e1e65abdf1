// gewu doctor.
#include <cairo.h>
#include <fcntl.h>
#include <fontconfig/fontconfig.h>
#include <pango/pango.h>
#include <sqlite3.h>
#include <unicode/uversion.h>
#include <unistd.h>
#include <opencv2/core/version.hpp>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <system_error>
#include <vector>

#include "app/commands.h"
#include "app/progress.h"
#include "app/worker_pool.h"
#include "base/descriptor.h"
#include "ocr/page/make_readers.h"
#include "ocr/page/page_text.h"
#include "ocr/reader/reader_set.h"
#include "ocr/recognizer/model_folder.h"
#include "ocr/tesseract/tesseract_reader.h"

namespace gewu {

namespace {

namespace fs = std::filesystem;

void print_line(const char* label, const std::string& text) {
  std::printf("  %-16s %s\n", label, text.c_str());
}

void print_versions() {
  std::printf("Versions\n");
  print_line("gewu", GEWU_VERSION);
  print_line("poppler", GEWU_POPPLER_VERSION);
  print_line("tesseract", tesseract_version());
  print_line("leptonica", GEWU_LEPTONICA_VERSION);
  print_line("opencv", CV_VERSION);
  print_line("icu", U_ICU_VERSION);
  print_line("sqlite", sqlite3_libversion());
  print_line("cairo", cairo_version_string());
  print_line("pango", pango_version_string());
}

// Families that hold simplified Chinese, sorted.
std::set<std::string> chinese_fonts() {
  std::set<std::string> families;
  FcPattern* pattern = FcNameParse(reinterpret_cast<const FcChar8*>(":lang=zh-cn"));
  FcObjectSet* wanted = FcObjectSetBuild(FC_FAMILY, nullptr);
  FcFontSet* fonts = FcFontList(nullptr, pattern, wanted);
  for (int i = 0; fonts && i < fonts->nfont; ++i) {
    FcChar8* family = nullptr;
    if (FcPatternGetString(fonts->fonts[i], FC_FAMILY, 0, &family) == FcResultMatch) {
      families.insert(reinterpret_cast<const char*>(family));
    }
  }
  if (fonts) FcFontSetDestroy(fonts);
  FcObjectSetDestroy(wanted);
  FcPatternDestroy(pattern);
  return families;
}

// Counts what is missing while it prints.
class Checkup {
 public:
  void check(const char* label, bool present, const std::string& found, const char* remedy) {
    print_line(label, present ? found : std::string("missing: ") + remedy);
    if (!present) ++missing_;
  }
  bool healthy() const { return missing_ == 0; }

 private:
  int missing_ = 0;
};

std::string describe(const ModelFolder& folder) {
  constexpr size_t kHashDigits = 16;
  return folder.name + " " + folder.version + " (sha256 of its network " +
         folder.network_hash.substr(0, kHashDigits) + "...), " + folder.path;
}

void check_readers(const ReaderOptions& options, Checkup& checkup) {
  ReaderOptions only_tesseract = options;
  only_tesseract.use_own = false;
  const Result<ReaderSet> tesseract = make_readers(only_tesseract);
  checkup.check("tesseract", tesseract && tesseract->tesseract, "reads " + options.language,
                "apt-get install tesseract-ocr-chi-sim");
  ReaderOptions only_own = options;
  only_own.use_tesseract = false;
  const Result<ReaderSet> own = make_readers(only_own);
  const Result<ModelFolder> folder = load_model_folder(find_model_folder(options.model));
  checkup.check("line model", own && own->own && folder, folder ? describe(*folder) : "",
                "install gewu with its models, or name their folder with --model");
}

void check_data(Checkup& checkup) {
  std::error_code ignored;
  const fs::path maps = "/usr/share/poppler/cMap/Adobe-GB1";
  checkup.check("poppler-data", fs::is_directory(maps, ignored), maps.string(),
                "apt-get install poppler-data");
  const std::set<std::string> fonts = chinese_fonts();
  std::string names;
  for (const std::string& font : fonts) names += (names.empty() ? "" : ", ") + font;
  checkup.check("Chinese fonts", !fonts.empty(), names, "apt-get install fonts-wqy-zenhei");
}

// A file of nobody's, to try the confinement on; removed again.
class TrialFile {
 public:
  TrialFile() : path_(fs::temp_directory_path().string() + "/gewu-doctor-XXXXXX") {
    const Descriptor file(mkostemp(path_.data(), O_CLOEXEC));
  }
  TrialFile(const TrialFile&) = delete;
  TrialFile& operator=(const TrialFile&) = delete;
  ~TrialFile() { unlink(path_.c_str()); }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

Reply trial_of_worker(const ReadSettings& settings) {
  const TrialFile file;
  WorkerPool pool({{"/proc/self/exe", "worker"}, settings}, 1);
  Result<Reply> reply = pool.ask({Task::Escape, file.path(), 0});
  return reply ? std::move(*reply) : failed_reply(reply.error());
}

// A kernel may lack what holds the workers: then documents are still read, less safely.
void print_confinement(const ReadSettings& settings) {
  std::printf("Workers, which open the documents, tried to\n");
  const Reply reply = trial_of_worker(settings);
  if (reply.failed) print_line("worker", error_text(reply.error));
  for (const std::string& note : reply.notes) std::printf("  %s\n", note.c_str());
}

}  // namespace

ExitCode run_doctor(const Options& options) {
  print_versions();
  std::printf("Models and data\n");
  Checkup checkup;
  check_readers(options.read.readers, checkup);
  check_data(checkup);
  print_confinement(options.read);
  std::printf(checkup.healthy() ? "All is in place.\n" : "Something is missing, see above.\n");
  return checkup.healthy() ? ExitCode::Good : ExitCode::MissingDependency;
}

}  // namespace gewu

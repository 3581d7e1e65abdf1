#include "ingest/test_pdf.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <system_error>
#include <utility>

namespace gewu::testing_pdf {
namespace {

constexpr int kFirstObject = 3;  // after the catalog and the page tree

std::string reference(int number) { return std::to_string(number) + " 0 R"; }

std::string object_text(int number, std::string_view body) {
  return std::to_string(number) + " 0 obj\n" + std::string(body) + "\nendobj\n";
}

std::string xref_entry(std::size_t offset) {
  char line[32];
  std::snprintf(line, sizeof line, "%010zu 00000 n \n", offset);
  return line;
}

class TempFolder {
 public:
  TempFolder() : path_(::testing::TempDir() + "gewu_ingest_XXXXXX") {
    if (::mkdtemp(path_.data()) == nullptr) std::abort();  // nowhere to write: no test can run
  }
  ~TempFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TempFolder(const TempFolder&) = delete;
  TempFolder& operator=(const TempFolder&) = delete;
  const std::string& path() const { return path_; }

 private:
  std::string path_;
};

}  // namespace

int PdfBuilder::add(std::string body) {
  objects_.push_back(std::move(body));
  return kFirstObject + static_cast<int>(objects_.size()) - 1;
}

int PdfBuilder::add_stream(std::string_view data, std::string_view more_keys) {
  return add("<< /Length " + std::to_string(data.size()) + " " + std::string(more_keys) +
             " >>\nstream\n" + std::string(data) + "\nendstream");
}

void PdfBuilder::add_page(std::string_view content, std::string_view keys, std::string_view fonts,
                          std::string_view more_resources) {
  const int stream = add_stream(content);
  const int helvetica =
      add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");
  pages_.push_back(add("<< /Type /Page /Parent 2 0 R " + std::string(keys) + " /Contents " +
                       reference(stream) + " /Resources << /Font << /F1 " + reference(helvetica) +
                       " " + std::string(fonts) + " >> " + std::string(more_resources) + " >> >>"));
}

std::string PdfBuilder::finish(std::string_view catalog_keys) const {
  std::string kids;
  for (const int page : pages_) kids += reference(page) + " ";
  std::vector<std::string> all = {
      "<< /Type /Catalog /Pages 2 0 R " + std::string(catalog_keys) + " >>",
      "<< /Type /Pages /Kids [" + kids + "] /Count " + std::to_string(pages_.size()) + " >>"};
  all.insert(all.end(), objects_.begin(), objects_.end());
  std::string file = "%PDF-1.7\n";
  std::string xref = "0000000000 65535 f \n";
  for (std::size_t i = 0; i < all.size(); ++i) {
    xref += xref_entry(file.size());
    file += object_text(static_cast<int>(i) + 1, all[i]);
  }
  const std::string size = std::to_string(all.size() + 1);
  return file + "xref\n0 " + size + "\n" + xref + "trailer\n<< /Size " + size +
         " /Root 1 0 R >>\nstartxref\n" + std::to_string(file.size()) + "\n%%EOF\n";
}

std::string one_page_pdf(std::string_view content, std::string_view keys) {
  PdfBuilder builder;
  builder.add_page(content, keys);
  return builder.finish();
}

std::string temp_path(const std::string& name) {
  static const TempFolder kFolder;
  return kFolder.path() + "/" + name;
}

std::string write_temp(const std::string& name, std::string_view bytes) {
  std::string path = temp_path(name);
  std::ofstream(path, std::ios::binary) << bytes;
  return path;
}

}  // namespace gewu::testing_pdf

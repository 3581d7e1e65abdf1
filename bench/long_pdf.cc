#include "bench/long_pdf.h"

#include <array>
#include <cstdio>
#include <fstream>
#include <vector>

namespace gewu::bench {

namespace {

constexpr int kRows = 12;
constexpr int kCols = 5;
constexpr int kLeft = 20;
constexpr int kTop = 220;
constexpr int kRowHeight = 16;
constexpr int kColWidth = 56;

std::string text_at(int x, int y, const std::string& text) {
  return "1 0 0 1 " + std::to_string(x) + " " + std::to_string(y) + " Tm (" + text + ") Tj\n";
}

std::string line(int x0, int y0, int x1, int y1) {
  return std::to_string(x0) + " " + std::to_string(y0) + " m " + std::to_string(x1) + " " +
         std::to_string(y1) + " l S\n";
}

std::string page_content(int page) {
  constexpr int kBottom = kTop - kRows * kRowHeight;
  constexpr int kRight = kLeft + kCols * kColWidth;
  std::string content;
  for (int row = 0; row <= kRows; ++row) {
    content += line(kLeft, kTop - row * kRowHeight, kRight, kTop - row * kRowHeight);
  }
  for (int col = 0; col <= kCols; ++col) {
    content += line(kLeft + col * kColWidth, kTop, kLeft + col * kColWidth, kBottom);
  }
  content += "BT /F1 8 Tf\n" + text_at(kLeft, kTop + 12, "Sheet " + std::to_string(page));
  for (int row = 0; row < kRows; ++row) {
    for (int col = 0; col < kCols; ++col) {
      const std::string text = col == 0
                                   ? "Item " + std::to_string(row + 1)
                                   : std::to_string(page) + "." + std::to_string(10 * row + col);
      content += text_at(kLeft + col * kColWidth + 5, kTop - row * kRowHeight - 11, text);
    }
  }
  return content + "ET\n";
}

// Objects as they are written, with where they stand.
class PdfFile {
 public:
  explicit PdfFile(const std::string& path) : file_(path, std::ios::binary) {
    file_ << "%PDF-1.7\n";
  }

  int add(const std::string& body) {
    places_.push_back(static_cast<long long>(file_.tellp()));
    const int number = static_cast<int>(places_.size());
    file_ << number << " 0 obj\n" << body << "\nendobj\n";
    return number;
  }

  bool finish(int root) {
    const long long start = static_cast<long long>(file_.tellp());
    file_ << "xref\n0 " << places_.size() + 1 << "\n0000000000 65535 f \n";
    for (const long long place : places_) {
      std::array<char, 32> entry{};
      std::snprintf(entry.data(), entry.size(), "%010lld 00000 n \n", place);
      file_ << entry.data();
    }
    file_ << "trailer\n<< /Size " << places_.size() + 1 << " /Root " << root
          << " 0 R >>\nstartxref\n"
          << start << "\n%%EOF\n";
    file_.close();
    return !file_.fail();
  }

 private:
  std::ofstream file_;
  std::vector<long long> places_;
};

}  // namespace

bool write_long_pdf(const std::string& path, int pages) {
  PdfFile file(path);
  const std::string font = std::to_string(file.add(
      "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"));
  const int first = 2;
  const std::string tree = std::to_string(first + 2 * pages) + " 0 R";
  std::string kids;
  for (int page = 1; page <= pages; ++page) {
    const std::string content = page_content(page);
    const int stream = file.add("<< /Length " + std::to_string(content.size()) + " >>\nstream\n" +
                                content + "endstream");
    kids += std::to_string(file.add("<< /Type /Page /Parent " + tree +
                                    " /MediaBox [0 0 320 250] /Contents " + std::to_string(stream) +
                                    " 0 R /Resources << /Font << /F1 " + font + " 0 R >> >> >>")) +
            " 0 R ";
  }
  file.add("<< /Type /Pages /Kids [" + kids + "] /Count " + std::to_string(pages) + " >>");
  return file.finish(file.add("<< /Type /Catalog /Pages " + tree + " >>"));
}

}  // namespace gewu::bench

// Files that are broken or mean harm: a clear error, never a crash or a picture of nothing.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#include <zlib.h>

#include <chrono>
#include <cmath>
#include <cstring>
#include <random>
#include <string>

#include "ingest/document.h"
#include "ingest/test_pdf.h"

namespace gewu {
namespace {

using namespace std::string_literals;
using testing_pdf::one_page_pdf;
using testing_pdf::PdfBuilder;
using testing_pdf::temp_path;
using testing_pdf::write_temp;

constexpr const char* kHello = "BT /F1 20 Tf 10 50 Td (AB) Tj ET";

Result<Page> read_first_page(const std::string& path, const OpenOptions& options = {}) {
  auto document = open_document(path, options);
  if (!document) return document.error();
  return (*document)->read_page(1, {});
}

void expect_error(const Result<Page>& page, ErrorCode code) {
  ASSERT_FALSE(page.ok());
  EXPECT_EQ(page.error().code, code) << page.error().message;
  EXPECT_FALSE(page.error().message.empty());
  EXPECT_FALSE(page.error().file.empty());
}

TEST(HostileFile, MissingFile) {
  expect_error(read_first_page("no/such.pdf"), ErrorCode::NotFound);
}

TEST(HostileFile, FolderIsNoDocument) {
  expect_error(read_first_page(testing::TempDir()), ErrorCode::UnsupportedFormat);
}

TEST(HostileFile, LoopOfLinksIsUnreadable) {
  const std::string path = temp_path("loop.pdf");
  ASSERT_EQ(::symlink(path.c_str(), path.c_str()), 0);
  expect_error(read_first_page(path), ErrorCode::Unreadable);
}

TEST(HostileFile, SocketIsNoDocument) {
  const std::string path = temp_path("socket");
  const int handle = ::socket(AF_UNIX, SOCK_STREAM, 0);
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  std::strncpy(address.sun_path, path.c_str(), sizeof address.sun_path - 1);
  ASSERT_EQ(::bind(handle, reinterpret_cast<sockaddr*>(&address), sizeof address), 0);
  expect_error(read_first_page(path), ErrorCode::UnsupportedFormat);
  ::close(handle);
}

TEST(HostileFile, EmptyFile) {
  expect_error(read_first_page(write_temp("empty.pdf", "")), ErrorCode::Damaged);
}

TEST(HostileFile, NeitherPdfNorImageNorText) {
  const auto page = read_first_page(write_temp("what.pdf", "\x01\x02\x03\0\0\0\xFF\xFF"s));
  expect_error(page, ErrorCode::UnsupportedFormat);
  EXPECT_THAT(page.error().hint, testing::HasSubstr("PDF"));
}

TEST(HostileFile, TextIsSentElsewhere) {
  const std::string path = write_temp("table.pdf", "项目名称\t金额\n道路\t12\n");
  expect_error(read_first_page(path), ErrorCode::UnsupportedFormat);
  const auto kind = sniff_document(path, {});
  ASSERT_TRUE(kind.ok());
  EXPECT_EQ(*kind, DocumentKind::Text);
}

TEST(HostileFile, LargerThanAllowed) {
  OpenOptions options;
  options.limits.max_bytes = 100;
  expect_error(read_first_page(write_temp("big.pdf", one_page_pdf(kHello)), options),
               ErrorCode::LimitExceeded);
}

TEST(HostilePdf, ContentCountsNotTheName) {
  EXPECT_TRUE(read_first_page(write_temp("named.png", one_page_pdf(kHello))).ok());
}

TEST(HostilePdf, NothingBehindTheMark) {
  expect_error(read_first_page(write_temp("mark.pdf", "%PDF-1.7\nnothing follows\n")),
               ErrorCode::Damaged);
}

TEST(HostilePdf, TruncatedBeforeItsCatalogIsComplete) {
  const std::string whole = one_page_pdf(kHello);
  expect_error(read_first_page(write_temp("cut.pdf", whole.substr(0, 40))), ErrorCode::Damaged);
}

TEST(HostilePdf, NoCutMakesItCrash) {
  const std::string whole = one_page_pdf(kHello);
  for (std::size_t size = 1; size < whole.size(); size += 7) {
    const auto page = read_first_page(write_temp("cut.pdf", whole.substr(0, size)));
    if (!page) {
      EXPECT_NE(page.error().code, ErrorCode::Internal) << "cut at " << size;
    }
  }
}

TEST(HostilePdf, WithoutPages) {
  expect_error(read_first_page(write_temp("zero.pdf", PdfBuilder().finish())), ErrorCode::Empty);
}

TEST(HostilePdf, MorePagesThanAllowed) {
  PdfBuilder builder;
  for (int i = 0; i < 3; ++i) builder.add_page(kHello, "/MediaBox [0 0 100 100]");
  OpenOptions options;
  options.limits.max_pages = 2;
  const auto page = read_first_page(write_temp("pages.pdf", builder.finish()), options);
  expect_error(page, ErrorCode::LimitExceeded);
  EXPECT_THAT(page.error().hint, testing::HasSubstr("--max-pages"));
}

TEST(HostilePdf, PageOf200000Points) {
  const auto page = read_first_page(
      write_temp("vast.pdf", one_page_pdf(kHello, "/MediaBox [0 0 200000 200000]")));
  expect_error(page, ErrorCode::LimitExceeded);
  EXPECT_EQ(page.error().page, 1);
}

TEST(HostilePdf, PageLikeARibbon) {
  expect_error(
      read_first_page(write_temp("ribbon.pdf", one_page_pdf(kHello, "/MediaBox [0 0 200000 10]"))),
      ErrorCode::LimitExceeded);
}

TEST(HostilePdf, PageOfAlmostNoSizeHasAPixel) {
  const auto page =
      read_first_page(write_temp("dot.pdf", one_page_pdf("", "/MediaBox [0 0 0.01 0.01]")));
  ASSERT_TRUE(page.ok());
  EXPECT_EQ(page->image.width, 1);
}

TEST(HostilePdf, BoxesThatAreNoNumbers) {
  for (const char* box : {"[0 0 1e308 1e308]", "[(a) 0 1 1]", "[0 0 -50 -50]", "[5 5 5 5]", "[]"}) {
    const auto page =
        read_first_page(write_temp("box.pdf", one_page_pdf(kHello, "/MediaBox "s + box)));
    if (page.ok()) {
      EXPECT_EQ(page->image.width, std::lround(page->width * page->scale)) << box;
    }
  }
}

// Committed: made by qpdf with the user password "kaiyuan" and AES-256.
constexpr const char* kEncrypted = "fixtures/hostile/encrypted.pdf";

TEST(HostilePdf, EncryptedWithoutPassword) {
  const auto page = read_first_page(kEncrypted);
  expect_error(page, ErrorCode::Encrypted);
  EXPECT_THAT(page.error().hint, testing::HasSubstr("--password"));
}

TEST(HostilePdf, EncryptedWithWrongAndRightPassword) {
  OpenOptions options;
  options.password = "guess";
  const auto wrong = read_first_page(kEncrypted, options);
  expect_error(wrong, ErrorCode::Encrypted);
  EXPECT_THAT(wrong.error().message, testing::HasSubstr("password"));
  options.password = "kaiyuan";  // the user's
  const auto user = read_first_page(kEncrypted, options);
  ASSERT_TRUE(user.ok());
  EXPECT_EQ(user->text.glyphs.size(), 2U);
  options.password = "zhuren";  // the owner's
  EXPECT_TRUE(read_first_page(kEncrypted, options).ok());
}

std::string deflated(const std::string& data) {
  uLongf size = compressBound(data.size());
  std::string out(size, '\0');
  compress2(reinterpret_cast<Bytef*>(out.data()), &size,
            reinterpret_cast<const Bytef*>(data.data()), data.size(), Z_BEST_COMPRESSION);
  out.resize(size);
  return out;
}

TEST(HostilePdf, BombOfNestedFlateLayersEnds) {
  // 30 MB of blanks in a few hundred bytes. Larger ones are for the CPU limit of the worker.
  std::string blanks;
  blanks.resize(30'000'000, ' ');
  const std::string bomb = deflated(deflated(blanks));
  ASSERT_LT(bomb.size(), 2000U);
  PdfBuilder builder;
  const int form = builder.add_stream(bomb,
                                      "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Filter "
                                      "[/FlateDecode /FlateDecode]");
  builder.add_page("/Bomb Do", "/MediaBox [0 0 100 100]", "",
                   "/XObject << /Bomb " + std::to_string(form) + " 0 R >>");
  const auto page = read_first_page(write_temp("bomb.pdf", builder.finish()));
  ASSERT_TRUE(page.ok());
  EXPECT_TRUE(page->text.glyphs.empty());
}

TEST(HostilePdf, FormThatDrawsItselfEnds) {
  PdfBuilder builder;
  builder.add(
      "<< /Length 8 /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject "
      "<< /Self 3 0 R >> >> >>\nstream\n/Self Do\nendstream");
  builder.add_page("/Self Do", "/MediaBox [0 0 100 100]", "", "/XObject << /Self 3 0 R >>");
  EXPECT_TRUE(read_first_page(write_temp("self.pdf", builder.finish())).ok());
}

TEST(HostilePdf, FloodOfCharactersIsGivenUp) {
  std::string content = "BT /F1 1 Tf 0.0001 Tz 10 50 Td ";
  const std::string line = "(" + std::string(6000, 'x') + ") Tj ";
  for (int i = 0; i < 100; ++i) content += line;
  expect_error(read_first_page(write_temp("flood.pdf", one_page_pdf(content + "ET"))),
               ErrorCode::LimitExceeded);
}

TEST(HostileImage, HeaderOf40000PixelsIsRefusedBeforeDecoding) {
  const std::string png =
      "\x89PNG\r\n\x1A\n\0\0\0\x0DIHDR\0\0\x9C\x40\0\0\x9C\x40\x08\0\0\0\0"s  // 40,000 x 40,000
      "\x00\x00\x00\x00\0\0\0\0IDAT\0\0\0\0"s;
  expect_error(read_first_page(write_temp("vast.png", png)), ErrorCode::LimitExceeded);
}

TEST(HostileImage, HeaderOnly) {
  for (const std::string& bytes :
       {"\x89PNG\r\n\x1A\n"s, "\xFF\xD8\xFF\xE0"s, "II\x2A\0\x08\0\0\0"s, "RIFF\0\0\0\0WEBPVP8 "s,
        "\0\0\0\x0CjP  \r\n\x87\n"s, "BM\0\0\0\0\0\0\0\0"s, "P5 10 10 255\n"s}) {
    expect_error(read_first_page(write_temp("header.bin", bytes)), ErrorCode::Damaged);
  }
}

// Changes, drops and repeats bytes, as a broken transfer or an attacker would.
std::string mutate(std::string bytes, std::mt19937* random) {
  const auto pick = [random](std::size_t n) { return (*random)() % n; };
  const std::size_t changes = 1 + pick(8);
  for (std::size_t i = 0; i < changes && bytes.size() > 16; ++i) {
    const std::size_t at = pick(bytes.size());
    const std::size_t length = 1 + pick(16);
    switch (pick(4)) {
      case 0:
        bytes[at] = static_cast<char>(pick(256));
        break;
      case 1:
        bytes.erase(at, length);
        break;
      case 2:
        bytes.insert(at, bytes.substr(pick(bytes.size()), length));
        break;
      default:
        bytes[at] = "0123456789-.[]<>()/ "[pick(20)];
    }
  }
  return bytes;
}

TEST(HostileFile, MutatedPdfsGiveAPageOrAnError) {
  PdfBuilder builder;
  builder.add_page(
      "BT /F1 20 Tf 10 50 Td (AB) Tj ET q 50 0 0 50 9 9 cm BI /W 2 /H 2 /CS /RGB /BPC "
      "8 ID abcdefghijkl EI Q 0 0 1 rg 10 10 30 30 re f",
      "/MediaBox [0 0 200 100] /Rotate 90 /CropBox [1 2 190 90]");
  const std::string whole = builder.finish("/OutputIntents [<< /S /GTS_PDFA1 >>]");
  std::mt19937 random(20240601);  // NOLINT(cert-msc32-c,cert-msc51-cpp): the same every time
  const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(5);
  for (int i = 0; i < 400 && std::chrono::steady_clock::now() < end; ++i) {
    const auto page = read_first_page(write_temp("mutated.pdf", mutate(whole, &random)));
    if (page.ok()) {
      EXPECT_EQ(page->image.width, std::lround(page->width * page->scale));
      EXPECT_FALSE(page->verdict.reason.empty());
    } else {
      EXPECT_NE(page.error().code, ErrorCode::Internal) << page.error().message;
    }
  }
}

}  // namespace
}  // namespace gewu

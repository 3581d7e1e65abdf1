// Writes the seed corpus of every target: what our own code makes, sound in every way.
//
//   gewu_fuzz_seeds FOLDER      makes FOLDER/TARGET/*

#include <leptonica/allheaders.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <vector>

#include "app/protocol.h"
#include "fixtures/mangler/form_maker.h"
#include "fixtures/mangler/mangle.h"
#include "fixtures/mangler/separated.h"
#include "fuzz/model_seed.h"
#include "rebuild/rebuild.h"

namespace {

namespace fs = std::filesystem;
using namespace gewu;

class Corpus {
 public:
  Corpus(const std::string& root, const std::string& target) : folder_(root + "/" + target) {
    fs::create_directories(folder_);
  }
  void add(const std::string& bytes) {
    const std::string name = folder_ + "/seed-" + std::to_string(++count_);
    std::ofstream(name, std::ios::binary) << bytes;
  }

 private:
  std::string folder_;
  int count_ = 0;
};

std::vector<std::string> texts() {
  std::vector<std::string> made;
  std::uint64_t seed = 1;
  for (const auto kinds : {fixtures::tuning_kinds(), fixtures::reporting_kinds()}) {
    for (const fixtures::FormKind kind : kinds) {
      const fixtures::ManuscriptTable form = fixtures::make_form(kind, ++seed);
      for (const auto style : {fixtures::TextStyle::Tabs, fixtures::TextStyle::Aligned}) {
        made.push_back(fixtures::mangle(form, style, fixtures::Strength::Medium, seed));
      }
      const auto separated = static_cast<fixtures::SeparatedStyle>(made.size() / 2 % 6);
      made.push_back(fixtures::separated_text(form, separated));
    }
  }
  return made;
}

// In UTF-16 with a byte order mark; the texts hold no character beyond 16 bits.
std::string utf16(const std::string& text) {
  std::string bytes = "\xff\xfe";
  for (size_t i = 0; i < text.size();) {
    const auto first = static_cast<unsigned char>(text[i]);
    const int more = first < 0x80 ? 0 : first < 0xE0 ? 1 : 2;
    unsigned code = more == 0 ? first : more == 1 ? first & 0x1FU : first & 0x0FU;
    for (int k = 1; k <= more && i + k < text.size(); ++k) {
      code = code << 6 | (static_cast<unsigned char>(text[i + k]) & 0x3FU);
    }
    bytes += static_cast<char>(code & 0xFFU);
    bytes += static_cast<char>(code >> 8);
    i += static_cast<size_t>(more) + 1;
  }
  return bytes;
}

void make_texts(Corpus corpus) {
  constexpr size_t kMostBytes = 3000;  // the target passes longer ones over
  for (const std::string& text : texts()) corpus.add(text.substr(0, kMostBytes));
  corpus.add(utf16("项目名称\t桥\n一级指标\t产出指标\n"));
  corpus.add("\xcf\xee\xc4\xbf\xc3\xfb\xb3\xc6\t\xc7\xc5\n");  // 项目名称 in GB18030
}

void make_images(Corpus corpus) {
  for (const int depth : {1, 8, 32}) {
    const std::unique_ptr<Pix, void (*)(Pix*)> picture(pixCreate(5, 3, depth),
                                                       [](Pix* pix) { pixDestroy(&pix); });
    for (const int format : {IFF_PNG, IFF_JFIF_JPEG, IFF_TIFF, IFF_TIFF_LZW, IFF_TIFF_G4, IFF_BMP,
                             IFF_PNM, IFF_GIF, IFF_WEBP, IFF_JP2}) {
      l_uint8* bytes = nullptr;
      size_t size = 0;
      if (pixWriteMem(&bytes, &size, picture.get(), format) == 0) {
        corpus.add({reinterpret_cast<const char*>(bytes), size});
      }
      lept_free(bytes);
    }
  }
}

Reply pages_reply(const std::string& text) {
  Reply reply;
  auto pages = rebuild_pages(text, {});
  if (pages) reply.pages = std::move(*pages);
  for (PageResult& page : reply.pages) page.number = 1;
  reply.notes = {"a note"};
  return reply;
}

void make_messages(Corpus corpus) {
  for (const std::string& text : texts()) corpus.add("r" + encode_reply(pages_reply(text)));
  corpus.add("r" + encode_reply(failed_reply({ErrorCode::Damaged, "is damaged", "", "", 1})));
  Reply opened;
  opened.facts.kind = "pdf";
  opened.facts.page_count = 3;
  opened.facts.sha256 = std::string(64, 'a');
  corpus.add("o" + encode_reply(opened));
  Reply drawn;
  drawn.png = "\x89PNG";
  corpus.add("d" + encode_reply(drawn));
  corpus.add("q" + encode_request({Task::Read, "a.pdf", 7}));
  corpus.add("s" + encode_settings(ReadSettings()));
  corpus.add(std::string("f\x03\0\0\0abc\x01\0\0\0d", 13));
}

void make_corrections(Corpus corpus) {
  const std::string head = R"({"document": ")" + std::string(64, 'a') +
                           R"(", "page": 1, "box": [110, 35, 210, 50], "read": "=100%", )";
  corpus.add(head + R"("action": "text", "text": "≥95%", "who": "a", "when": "2024-01-01"})");
  corpus.add(head + R"("action": "accept"})" + "\n" + head + R"("action": "unreadable"})");
  corpus.add(head + R"("action": "span", "row_span": 1, "col_span": 2})");
  corpus.add(head + R"("action": "add-row", "texts": ["a", "b"]})" + "\n" + head +
             R"("action": "remove-row"})");
}

}  // namespace

int main(int count, char** words) {
  if (count != 2) {
    std::fprintf(stderr, "usage: gewu_fuzz_seeds FOLDER\n");
    return 2;
  }
  const std::string root = words[1];
  make_texts({root, "text"});
  make_images({root, "image_header"});
  make_messages({root, "worker_message"});
  make_corrections({root, "corrections"});
  Corpus(root, "model_file").add(fuzz::small_manifest());
  return 0;
}

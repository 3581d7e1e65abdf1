// What a worker taken over by a document may send: bytes over the socket, replies, and the document
// that the parent makes of those that pass its checks.
#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "app/frames.h"
#include "app/protocol.h"
#include "app/read_document.h"
#include "app/reply_check.h"
#include "export/record_sink.h"
#include "fuzz/target.h"
#include "records/document.h"

namespace {

using namespace gewu;
using fuzz::require;

int lost_tables(const std::vector<Finding>& findings) {
  return static_cast<int>(std::count_if(findings.begin(), findings.end(), [](const Finding& it) {
    return it.message.starts_with("a table was lost");
  }));
}

// Looks at what the writers would get.
class Judge : public RecordSink {
 public:
  explicit Judge(int lost) : lost_(lost) {}
  Status add(const Document& document, const std::string&) override {
    for (const DocumentTable& entry : document.tables) {
      require(tiling_error(entry.table).empty(), "cells of a table tile their grid");
    }
    for (const Finding& finding : document.findings) {
      require(!finding.message.starts_with("a defect of the program"), "no defect is met");
    }
    require(lost_tables(document.findings) == lost_, "joining tears no table");
    require(!to_json(document).empty(), "a document has JSON");
    return ok_status();
  }
  Status commit() override { return ok_status(); }

 private:
  int lost_;  ///< tables that the worker had torn
};

// What it said, as if it had said it of the next page too: there is something to join.
void add_twin(std::vector<PageResult>& pages) {
  PageResult twin = pages.front();
  twin.number = 2;
  for (Paragraph& paragraph : twin.paragraphs) paragraph.page = 2;
  for (Finding& finding : twin.findings) finding.page = finding.page == 0 ? 0 : 2;
  for (TextTable& table : twin.tables) {
    table.pages = {2};
    for (TextCell& cell : table.cells) cell.page = 2;
  }
  pages.push_back(std::move(twin));
}

void make_document(Reply& reply) {
  ReadDocument document;
  document.input.name = "a.pdf";
  document.facts = {std::string(64, 'a'), 1, "pdf", "", 2, false};
  absorb(document, 1, reply, PageRanges());
  if (!document.pages.empty()) add_twin(document.pages);
  int lost = 0;
  for (const PageResult& page : document.pages) lost += lost_tables(page.findings);
  Sinks sinks;
  sinks.push_back(std::make_unique<Judge>(lost));
  Progress progress(Progress::Voice::Quiet);
  require(Delivery(sinks, progress).hand_over(document).ok(), "a document can be handed over");
}

// The first byte says what was asked.
void answer(Task task, std::string_view message) {
  const Request request{task, "a.pdf", task == Task::Read ? 1 : 0};
  Reply reply = checked_reply(request, decode_reply(message), Limits());
  if (reply.failed) return;
  const std::string again = encode_reply(reply);
  require(encode_reply(decode_reply(again)) == again, "a reply travels unchanged");
  if (task == Task::Read) make_document(reply);
}

void over_the_socket(std::string_view bytes) {
  FrameBuffer buffer;
  constexpr std::size_t kPiece = 7;
  constexpr std::size_t kLongest = 1024;
  buffer.allow(kLongest);
  for (std::size_t at = 0; at < bytes.size() && !buffer.broken(); at += kPiece) {
    buffer.append(bytes.substr(at, kPiece));
    while (const auto message = buffer.next()) {
      require(message->size() <= kLongest, "no message is longer than allowed");
      if (buffer.broken()) return;
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  if (size == 0) return 0;
  const std::string_view message = bytes.substr(1);
  switch (bytes[0]) {
    case 'o':
      answer(Task::Open, message);
      break;
    case 'd':
      answer(Task::Draw, message);
      break;
    case 'q':
      static_cast<void>(decode_request(message));
      break;
    case 's':
      static_cast<void>(decode_settings(message));
      break;
    case 'f':
      over_the_socket(message);
      break;
    default:
      answer(Task::Read, message);
  }
  return 0;
}

#include "app/document_record.h"

#include <filesystem>
#include <nlohmann/json.hpp>
#include <system_error>
#include <utility>

#include "app/errors.h"
#include "app/input_codec.h"
#include "app/page_codec.h"
#include "app/protocol.h"
#include "app/reply_check.h"
#include "app/struct_codec.h"
#include "base/text_table_members.h"

namespace gewu {

namespace {

using nlohmann::json;

std::string absolute(const std::string& path) {
  std::error_code failure;
  const std::string whole = std::filesystem::absolute(path, failure).string();
  return failure ? path : whole;
}

// A shard may have been made with higher limits than these defaults.
Limits widest() {
  Limits limits;
  limits.max_pages = 1'000'000;
  return limits;
}

Result<ReadDocument> decode(const json& value, PageRanges& ranges) {
  ReadDocument document;
  document.input = input_from_json(value);
  document.facts = facts_from_json(value.at("facts"));
  value.at("wanted").get_to(document.wanted);
  value.at("review_below").get_to(document.review_below);
  for (const json& failure : value.at("failures")) {
    unpack(failure, document.failures.emplace_back());
  }
  if (value.contains("problem")) document.problem = error_from_json(value.at("problem"));
  const std::string listed = value.at("ranges").get<std::string>();
  if (listed.empty()) return document;
  Result<PageRanges> parsed = PageRanges::parse(listed);
  if (!parsed) return parsed.error();
  ranges = std::move(*parsed);
  return document;
}

}  // namespace

std::string encode_document(const ReadDocument& document, const PageRanges& ranges) {
  Input input = document.input;
  input.path = absolute(input.path);
  json value = input_to_json(input);
  value["facts"] = facts_to_json(document.facts);
  value["wanted"] = document.wanted;
  value["failures"] = json::array();
  value["ranges"] = ranges.text();
  value["review_below"] = document.review_below;
  for (const Finding& failure : document.failures) value["failures"].push_back(pack(failure));
  if (document.problem) value["problem"] = error_to_json(*document.problem);
  return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

Result<ReadDocument> read_back(const Journal& journal, size_t index) {
  const Result<std::string> text = journal.document(index);
  if (!text) return text.error();
  PageRanges ranges;
  Result<ReadDocument> document = make_error(ErrorCode::Internal, "a shard's record is broken");
  try {
    document = decode(json::parse(*text), ranges);
  } catch (const json::exception& failure) {
    return make_error(ErrorCode::Internal,
                      std::string("a shard's record is broken: ") + failure.what(),
                      "make the shard again");
  }
  if (!document) return document;
  if (journal_name(*document).empty()) return document;
  for (const int number : document->wanted) {
    const Result<std::optional<std::string>> message =
        journal.page(journal_name(*document), number);
    if (!message) return message.error();
    if (!*message) continue;  // a page that failed stands among the failures
    Reply reply = checked_reply({Task::Read, "", number}, decode_reply(**message), widest());
    if (!reply.failed) absorb(*document, number, reply, ranges);
  }
  return document;
}

}  // namespace gewu

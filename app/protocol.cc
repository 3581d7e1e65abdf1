#include "app/protocol.h"

#include <nlohmann/json.hpp>

#include "app/errors.h"
#include "app/page_codec.h"
#include "app/struct_codec.h"
#include "base/text.h"
#include "ocr/page/make_readers.h"
#include "ocr/page/page_text.h"

namespace gewu {

template <>
inline constexpr auto kMembers<DocumentFacts> = std::tuple(
    Member{"sha256", &DocumentFacts::sha256}, Member{"bytes", &DocumentFacts::bytes},
    Member{"kind", &DocumentFacts::kind}, Member{"title", &DocumentFacts::title},
    Member{"page_count", &DocumentFacts::page_count}, Member{"whole", &DocumentFacts::whole});
static_assert(lists_all_members<DocumentFacts>());

template <>
inline constexpr auto kMembers<Limits> = std::tuple(Member{"pages", &Limits::max_pages},
                                                    Member{"pixels", &Limits::max_pixels},
                                                    Member{"bytes", &Limits::max_bytes},
                                                    Member{"cpu", &Limits::cpu_seconds_per_page},
                                                    Member{"memory", &Limits::max_worker_bytes});
static_assert(lists_all_members<Limits>());

template <>
inline constexpr auto kMembers<StageTimes> = std::tuple(Member{"open", &StageTimes::open},
                                                        Member{"layout", &StageTimes::layout},
                                                        Member{"grid", &StageTimes::grid},
                                                        Member{"text", &StageTimes::text});
static_assert(lists_all_members<StageTimes>());

std::string bytes_to_text(std::string_view bytes) {
  std::u32string wide;
  for (const char c : bytes) wide += static_cast<unsigned char>(c);
  return encode_utf8(wide);
}

std::string text_to_bytes(std::string_view text) {
  std::string bytes;
  for (const char32_t c : decode_utf8(text)) bytes += static_cast<char>(c & 0xff);
  return bytes;
}

nlohmann::json facts_to_json(const DocumentFacts& facts) { return pack(facts); }

DocumentFacts facts_from_json(const nlohmann::json& json) {
  DocumentFacts facts;
  unpack(json, facts);
  return facts;
}

namespace {

using nlohmann::json;

// Ill-formed UTF-8 in a text must not cost the page.
std::string dump(const json& value) {
  return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

Error broken(const json::exception& failure) {
  return make_error(ErrorCode::Internal,
                    std::string("a message between processes is broken: ") + failure.what());
}

json readers_to(const ReaderOptions& readers) {
  return {
      {"tessdata", bytes_to_text(readers.tessdata)}, {"language", bytes_to_text(readers.language)},
      {"model", bytes_to_text(readers.model)},       {"own", readers.use_own},
      {"tesseract", readers.use_tesseract},          {"without", readers.without_rules}};
}

ReaderOptions readers_from(const json& value) {
  ReaderOptions readers;
  readers.tessdata = text_to_bytes(value.at("tessdata").get<std::string>());
  readers.language = text_to_bytes(value.at("language").get<std::string>());
  readers.model = text_to_bytes(value.at("model").get<std::string>());
  value.at("own").get_to(readers.use_own);
  value.at("tesseract").get_to(readers.use_tesseract);
  value.at("without").get_to(readers.without_rules);
  return readers;
}

json reply_to(const Reply& reply) {
  json value = {{"leaving", reply.leaving}};
  if (reply.failed) {
    value["error"] = error_to_json(reply.error);
    return value;
  }
  value["facts"] = pack(reply.facts);
  value["times"] = pack(reply.times);
  value["notes"] = reply.notes;
  value["pages"] = json::array();
  for (const PageResult& page : reply.pages) value["pages"].push_back(page_to_json(page));
  return value;
}

Reply reply_from(const json& value) {
  Reply reply;
  value.at("leaving").get_to(reply.leaving);
  reply.failed = value.contains("error");
  if (reply.failed) {
    reply.error = error_from_json(value.at("error"));
    return reply;
  }
  unpack(value.at("facts"), reply.facts);
  unpack(value.at("times"), reply.times);
  value.at("notes").get_to(reply.notes);
  for (const json& item : value.at("pages")) {
    Result<PageResult> page = page_from_json(item);
    if (!page) return failed_reply(page.error());
    reply.pages.push_back(std::move(*page));
  }
  return reply;
}

}  // namespace

std::string encode_settings(const ReadSettings& settings) {
  return dump({{"password", bytes_to_text(settings.password)},
               {"dpi", settings.dpi},
               {"reader", static_cast<int>(settings.reader)},
               {"readers", readers_to(settings.readers)},
               {"named", settings.readers_named},
               {"limits", pack(settings.limits)},
               {"review_below", settings.review_below}});
}

Result<ReadSettings> decode_settings(std::string_view message) {
  try {
    const json value = json::parse(message);
    ReadSettings settings;
    settings.password = text_to_bytes(value.at("password").get<std::string>());
    value.at("dpi").get_to(settings.dpi);
    settings.reader = static_cast<ReaderChoice>(value.at("reader").get<int>());
    settings.readers = readers_from(value.at("readers"));
    value.at("named").get_to(settings.readers_named);
    unpack(value.at("limits"), settings.limits);
    value.at("review_below").get_to(settings.review_below);
    return settings;
  } catch (const json::exception& failure) {
    return broken(failure);
  }
}

std::string encode_request(const Request& request) {
  return dump({{"task", static_cast<int>(request.task)},
               {"path", bytes_to_text(request.path)},
               {"page", request.page},
               {"drawing", pack(request.drawing)}});
}

Result<Request> decode_request(std::string_view message) {
  try {
    const json value = json::parse(message);
    Request request;
    const int task = value.at("task").get<int>();
    if (task < 0 || task > static_cast<int>(Task::Escape)) {
      return make_error(ErrorCode::Internal, "a task that there is not");
    }
    request.task = static_cast<Task>(task);
    request.path = text_to_bytes(value.at("path").get<std::string>());
    value.at("page").get_to(request.page);
    unpack(value.at("drawing"), request.drawing);
    return request;
  } catch (const json::exception& failure) {
    return broken(failure);
  }
}

// A picture follows the JSON after a zero byte, which JSON never holds.
std::string encode_reply(const Reply& reply) {
  std::string message = dump(reply_to(reply));
  if (!reply.png.empty()) {
    message += '\0';
    message += reply.png;
  }
  return message;
}

Reply decode_reply(std::string_view message) {
  const size_t end = std::min(message.find('\0'), message.size());
  try {
    Reply reply = reply_from(json::parse(message.substr(0, end)));
    if (end < message.size()) reply.png = message.substr(end + 1);
    return reply;
  } catch (const json::exception& failure) {
    return failed_reply(broken(failure));
  }
}

Reply failed_reply(Error error) {
  Reply reply;
  reply.failed = true;
  reply.error = std::move(error);
  return reply;
}

}  // namespace gewu

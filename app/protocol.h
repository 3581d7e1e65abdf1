// What parent and worker say to each other.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "app/drawing.h"
#include "app/options.h"
#include "app/page_reader.h"
#include "base/result.h"

namespace gewu {

enum class Task {
  Open,
  Read,
  Draw,
  Picture,
  Check,   ///< are all models there? Asked of a worker that has seen no document
  Escape,  ///< try what a worker must not be able to do; `path` is a file to try it on
};

struct Request {
  Task task = Task::Open;
  std::string path;      ///< any bytes, as the system names the file
  int page = 0;          ///< 1-based; 0 for Open and for documents read whole
  Drawing drawing = {};  ///< Draw
};

/// An answer holds an error or what was asked for.
struct Reply {
  bool failed = false;
  Error error;                     ///< if failed
  DocumentFacts facts;             ///< Open
  std::vector<PageResult> pages;   ///< Read
  std::string png;                 ///< Draw
  StageTimes times;                ///< Read
  std::vector<std::string> notes;  ///< Read, Draw: what the user should know; Escape
  bool leaving = false;            ///< the worker ends after this answer (it ran out of memory)
};

std::string encode_settings(const ReadSettings& settings);
Result<ReadSettings> decode_settings(std::string_view message);

std::string encode_request(const Request& request);
Result<Request> decode_request(std::string_view message);

std::string encode_reply(const Reply& reply);
/// A broken answer is a Reply that failed with code Internal. What it says is not to be believed
/// yet: see reply_check.h.
Reply decode_reply(std::string_view message);

nlohmann::json facts_to_json(const DocumentFacts& facts);
DocumentFacts facts_from_json(const nlohmann::json& json);  ///< throws nlohmann::json::exception

/// File names are bytes, JSON is Unicode: each byte travels as the code point of its value.
std::string bytes_to_text(std::string_view bytes);
std::string text_to_bytes(std::string_view text);

/// A reply that failed.
Reply failed_reply(Error error);

}  // namespace gewu

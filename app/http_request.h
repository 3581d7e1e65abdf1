// The little of HTTP that a review page needs.
#pragma once

#include <map>
#include <string>
#include <string_view>

namespace gewu {

struct HttpRequest {
  std::string method;
  std::string path;                            ///< decoded, without the query
  std::map<std::string, std::string> query;    ///< decoded
  std::map<std::string, std::string> headers;  ///< names in lower case
  std::string body;
};

/// How far a request has come, given the bytes so far.
enum class HttpState { Incomplete, Complete, Bad, TooLarge };

/// Parses what has come. Head and body are bounded; nothing but a Content-Length tells a body's
/// end.
HttpState parse_http(std::string_view bytes, HttpRequest& request);

std::string http_response(int code, std::string_view type, std::string_view body,
                          std::string_view more_headers = "");

}  // namespace gewu

#include "app/http_request.h"

#include <algorithm>
#include <charconv>

namespace gewu {

namespace {

constexpr size_t kMostHead = size_t{16} << 10;
constexpr size_t kMostBody = size_t{256} << 10;

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string url_decoded(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    const bool coded = text[i] == '%' && i + 2 < text.size() && hex_digit(text[i + 1]) >= 0 &&
                       hex_digit(text[i + 2]) >= 0;
    if (!coded) {
      out += text[i];
      continue;
    }
    out += static_cast<char>(hex_digit(text[i + 1]) * 16 + hex_digit(text[i + 2]));
    i += 2;
  }
  return out;
}

std::string lower(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return out;
}

void parse_target(std::string_view target, HttpRequest& request) {
  const size_t mark = std::min(target.find('?'), target.size());
  request.path = url_decoded(target.substr(0, mark));
  std::string_view query = target.substr(std::min(mark + 1, target.size()));
  while (!query.empty()) {
    const size_t end = std::min(query.find('&'), query.size());
    const std::string_view pair = query.substr(0, end);
    const size_t equals = std::min(pair.find('='), pair.size());
    request.query[url_decoded(pair.substr(0, equals))] =
        url_decoded(pair.substr(std::min(equals + 1, pair.size())));
    query.remove_prefix(std::min(end + 1, query.size()));
  }
}

bool parse_first_line(std::string_view line, HttpRequest& request) {
  const size_t first = line.find(' ');
  const size_t second = first == std::string_view::npos ? first : line.find(' ', first + 1);
  if (second == std::string_view::npos || line.substr(second + 1).substr(0, 5) != "HTTP/") {
    return false;
  }
  request.method = line.substr(0, first);
  parse_target(line.substr(first + 1, second - first - 1), request);
  return true;
}

bool parse_header(std::string_view line, HttpRequest& request) {
  const size_t colon = line.find(':');
  if (colon == std::string_view::npos || colon == 0) return false;
  std::string_view value = line.substr(colon + 1);
  while (!value.empty() && (value.front() == ' ' || value.front() == '\t')) value.remove_prefix(1);
  request.headers[lower(line.substr(0, colon))] = value;
  return true;
}

bool parse_head(std::string_view head, HttpRequest& request) {
  bool first = true;
  while (!head.empty()) {
    const size_t end = std::min(head.find("\r\n"), head.size());
    const std::string_view line = head.substr(0, end);
    if (!(first ? parse_first_line(line, request) : parse_header(line, request))) return false;
    first = false;
    head.remove_prefix(std::min(end + 2, head.size()));
  }
  return !first;
}

}  // namespace

HttpState parse_http(std::string_view bytes, HttpRequest& request) {
  request = {};
  const size_t end = bytes.find("\r\n\r\n");
  if (std::min(end, bytes.size()) > kMostHead) return HttpState::TooLarge;
  if (end == std::string_view::npos) return HttpState::Incomplete;
  if (!parse_head(bytes.substr(0, end), request)) return HttpState::Bad;
  if (request.headers.count("transfer-encoding")) return HttpState::Bad;
  size_t length = 0;
  if (const auto found = request.headers.find("content-length"); found != request.headers.end()) {
    const std::string& text = found->second;
    const auto [stop, failure] = std::from_chars(text.data(), text.data() + text.size(), length);
    if (failure != std::errc() || stop != text.data() + text.size()) return HttpState::Bad;
  }
  if (length > kMostBody) return HttpState::TooLarge;
  const std::string_view body = bytes.substr(end + 4);
  if (body.size() < length) return HttpState::Incomplete;
  request.body = body.substr(0, length);
  return HttpState::Complete;
}

std::string http_response(int code, std::string_view type, std::string_view body,
                          std::string_view more_headers) {
  std::string out = "HTTP/1.1 " + std::to_string(code) + (code == 200 ? " OK" : " Refused") +
                    "\r\nContent-Type: " + std::string(type) +
                    "; charset=utf-8\r\nContent-Length: " + std::to_string(body.size()) +
                    "\r\nConnection: close\r\nCache-Control: no-store\r\n"
                    "X-Content-Type-Options: nosniff\r\nX-Frame-Options: DENY\r\n"
                    "Referrer-Policy: no-referrer\r\n";
  out += more_headers;
  out += "\r\n";
  out += body;
  return out;
}

}  // namespace gewu

#include "app/review_server.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/random.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <utility>

#include "app/http_request.h"
#include "app/interrupt.h"

namespace gewu {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds kPatience{10};  // for a whole request
constexpr int kPollMilliseconds = 200;
constexpr int kBacklog = 8;

Error failure(const std::string& what) {
  return {ErrorCode::OutputFailed, what + ": " + std::strerror(errno), "try another --port", ""};
}

std::string random_token() {
  std::array<unsigned char, 16> bytes{};
  if (getrandom(bytes.data(), bytes.size(), 0) != static_cast<ssize_t>(bytes.size())) return "";
  std::string out;
  for (const unsigned char byte : bytes) {
    out += "0123456789abcdef"[byte >> 4];
    out += "0123456789abcdef"[byte & 15];
  }
  return out;
}

// Takes as long for a wrong token as for a right one.
bool same(const std::string& a, const std::string& b) {
  unsigned difference = a.size() == b.size() ? 0 : 1;
  for (size_t i = 0; i < std::min(a.size(), b.size()); ++i) {
    difference |= static_cast<unsigned char>(a[i]) ^ static_cast<unsigned char>(b[i]);
  }
  return difference == 0;
}

void send_all(int connection, std::string_view bytes) {
  const Clock::time_point end = Clock::now() + kPatience;
  while (!bytes.empty() && Clock::now() < end) {
    const ssize_t sent = send(connection, bytes.data(), bytes.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent > 0) {
      bytes.remove_prefix(static_cast<size_t>(sent));
      continue;
    }
    if (errno != EAGAIN && errno != EINTR) return;
    pollfd wait{connection, POLLOUT, 0};
    poll(&wait, 1, kPollMilliseconds);
  }
}

HttpState receive(int connection, HttpRequest& request) {
  const Clock::time_point end = Clock::now() + kPatience;
  std::string bytes;
  std::array<char, 8192> piece{};
  while (Clock::now() < end) {
    pollfd wait{connection, POLLIN, 0};
    if (poll(&wait, 1, kPollMilliseconds) <= 0) continue;
    const ssize_t got = recv(connection, piece.data(), piece.size(), MSG_DONTWAIT);
    if (got == 0) return HttpState::Bad;
    if (got < 0 && errno != EAGAIN && errno != EINTR) return HttpState::Bad;
    if (got > 0) bytes.append(piece.data(), static_cast<size_t>(got));
    const HttpState state = parse_http(bytes, request);
    if (state != HttpState::Incomplete) return state;
  }
  return HttpState::Bad;
}

std::string header(const HttpRequest& request, const std::string& name) {
  const auto found = request.headers.find(name);
  return found == request.headers.end() ? "" : found->second;
}

}  // namespace

Result<ReviewServer> ReviewServer::open(int port, Handlers handlers) {
  ReviewServer server;
  server.handlers_ = std::move(handlers);
  server.token_ = random_token();
  server.fd_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (server.fd_ < 0 || server.token_.empty()) return failure("no server can be started");
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  auto* plain = reinterpret_cast<sockaddr*>(&address);
  socklen_t size = sizeof(address);
  if (bind(server.fd_, plain, size) != 0 || listen(server.fd_, kBacklog) != 0 ||
      getsockname(server.fd_, plain, &size) != 0) {
    return failure("port " + std::to_string(port) + " cannot be used");
  }
  server.port_ = ntohs(address.sin_port);
  return server;
}

ReviewServer::ReviewServer(ReviewServer&& other) noexcept
    : fd_(std::exchange(other.fd_, -1)),
      port_(other.port_),
      token_(std::move(other.token_)),
      handlers_(std::move(other.handlers_)) {}

ReviewServer::~ReviewServer() {
  if (fd_ >= 0) close(fd_);
}

std::string ReviewServer::address() const {
  return "http://127.0.0.1:" + std::to_string(port_) + "/?token=" + token_;
}

Status ReviewServer::run() {
  while (!interrupted()) {
    pollfd wait{fd_, POLLIN, 0};
    if (poll(&wait, 1, kPollMilliseconds) <= 0) continue;
    const int connection = accept4(fd_, nullptr, nullptr, SOCK_CLOEXEC);
    if (connection < 0) continue;
    serve(connection);
    close(connection);
  }
  return ok_status();
}

// A page of another site must not speak in the reader's name: the Host says whom it thinks to speak
// to, and the token is known to nobody else.
void ReviewServer::serve(int connection) const {
  HttpRequest request;
  const HttpState state = receive(connection, request);
  const auto refuse = [&](int code, std::string_view why) {
    send_all(connection, http_response(code, "text/plain", why));
  };
  if (state == HttpState::TooLarge) return refuse(413, "too large");
  if (state != HttpState::Complete) return refuse(400, "not understood");
  const std::string host = header(request, "host");
  const std::string port = ":" + std::to_string(port_);
  if (host != "127.0.0.1" + port && host != "localhost" + port) return refuse(403, "another host");
  const bool posts = request.method == "POST";
  const std::string token = posts ? header(request, "x-gewu-token") : request.query["token"];
  if (!same(token, token_)) return refuse(403, "the token is missing or wrong");
  if (posts && request.path == "/answer") {
    const Status taken = handlers_.answer(request.body);
    return taken ? send_all(connection, http_response(200, "text/plain", "ok"))
                 : refuse(400, taken.error().message);
  }
  if (request.method != "GET") return refuse(405, "GET or POST /answer");
  const std::string page = handlers_.page(request.path.empty() ? "" : request.path.substr(1));
  page.empty() ? refuse(404, "there is no such page")
               : send_all(connection, http_response(200, "text/html", page));
}

}  // namespace gewu

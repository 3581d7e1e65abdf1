#include "app/review_server.h"

#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <optional>

namespace gewu {
namespace {

class ReviewServerTest : public testing::Test {
 protected:
  void SetUp() override {
    Result<ReviewServer> opened = ReviewServer::open(
        0, {[](const std::string& name) { return name == "missing" ? "" : "page of " + name; },
            [this](const std::string& line) -> Status {
              if (line == "bad") return Error{ErrorCode::Usage, "no answer", "", ""};
              taken.push_back(line);
              return ok_status();
            }});
    ASSERT_TRUE(opened);
    server.emplace(std::move(*opened));
    const std::string address = server->address();
    host = address.substr(7, address.find('/', 7) - 7);
  }

  // What the server answers to these bytes, sent whole.
  std::string ask(const std::string& bytes) {
    std::array<int, 2> ends{};
    EXPECT_EQ(socketpair(AF_UNIX, SOCK_STREAM, 0, ends.data()), 0);
    EXPECT_EQ(write(ends[0], bytes.data(), bytes.size()), static_cast<ssize_t>(bytes.size()));
    shutdown(ends[0], SHUT_WR);
    server->serve(ends[1]);
    close(ends[1]);
    std::string reply;
    std::array<char, 4096> piece{};
    while (const ssize_t got = read(ends[0], piece.data(), piece.size())) {
      if (got < 0) break;
      reply.append(piece.data(), static_cast<size_t>(got));
    }
    close(ends[0]);
    return reply;
  }

  std::string get(const std::string& target, const std::string& from) {
    return ask("GET " + target + " HTTP/1.1\r\nHost: " + from + "\r\n\r\n");
  }

  std::string post(const std::string& token, const std::string& body) {
    return ask("POST /answer HTTP/1.1\r\nHost: " + host + "\r\nX-Gewu-Token: " + token +
               "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
  }

  static int code(const std::string& reply) { return std::atoi(reply.substr(9, 3).c_str()); }

  std::optional<ReviewServer> server;
  std::string host;
  std::vector<std::string> taken;
};

TEST_F(ReviewServerTest, ListensAtThisMachineAlone) {
  EXPECT_EQ(server->address().substr(0, 17), "http://127.0.0.1:");
}

TEST_F(ReviewServerTest, PagesNeedTheToken) {
  const std::string query = "?token=" + server->token();
  EXPECT_NE(get("/report" + query, host).find("page of report"), std::string::npos);
  EXPECT_EQ(code(get("/report", host)), 403);
  EXPECT_EQ(code(get("/report?token=" + std::string(32, '0'), host)), 403);
  EXPECT_EQ(code(get("/missing" + query, host)), 404);
}

TEST_F(ReviewServerTest, AnswersNeedTheTokenInAHeader) {
  EXPECT_EQ(code(post(server->token(), "line")), 200);
  EXPECT_EQ(code(post("", "line")), 403);
  EXPECT_EQ(code(post(server->token(), "bad")), 400);
  EXPECT_EQ(taken, std::vector<std::string>{"line"});
}

// A page elsewhere whose name was pointed at 127.0.0.1 says its own name.
TEST_F(ReviewServerTest, OtherHostsAreRefused) {
  EXPECT_EQ(code(get("/report?token=" + server->token(), "evil.example")), 403);
}

TEST_F(ReviewServerTest, NonsenseAndFloodsAreRefused) {
  EXPECT_EQ(code(ask("nonsense\r\n\r\n")), 400);
  EXPECT_EQ(code(ask("GET / HTTP/1.1\r\n")), 400);
  EXPECT_EQ(code(ask("GET /" + std::string(50'000, 'a'))), 413);
  EXPECT_EQ(code(ask("PUT / HTTP/1.1\r\nHost: " + host + "\r\n\r\n")), 403);
}

}  // namespace
}  // namespace gewu

#include "app/http_request.h"

#include <gtest/gtest.h>

namespace gewu {
namespace {

HttpState parse(const std::string& bytes, HttpRequest* out = nullptr) {
  HttpRequest request;
  const HttpState state = parse_http(bytes, request);
  if (out) *out = request;
  return state;
}

TEST(HttpRequestTest, PathQueryHeadersAndBodyAreTakenApart) {
  HttpRequest request;
  ASSERT_EQ(
      parse("POST /%E8%A1%A8?token=a%20b&x HTTP/1.1\r\nHost: h\r\nCONTENT-length:  3\r\n\r\nabc",
            &request),
      HttpState::Complete);
  EXPECT_EQ(request.method, "POST");
  EXPECT_EQ(request.path, "/表");
  EXPECT_EQ(request.query["token"], "a b");
  EXPECT_EQ(request.headers["host"], "h");
  EXPECT_EQ(request.body, "abc");
}

TEST(HttpRequestTest, WhatIsNotWholeYetWaits) {
  EXPECT_EQ(parse(""), HttpState::Incomplete);
  EXPECT_EQ(parse("GET / HTTP/1.1\r\nHost: h\r\n"), HttpState::Incomplete);
  EXPECT_EQ(parse("GET / HTTP/1.1\r\nContent-Length: 5\r\n\r\nabc"), HttpState::Incomplete);
}

TEST(HttpRequestTest, NonsenseIsBad) {
  EXPECT_EQ(parse("\r\n\r\n"), HttpState::Bad);
  EXPECT_EQ(parse("GET\r\n\r\n"), HttpState::Bad);
  EXPECT_EQ(parse("GET / FTP\r\n\r\n"), HttpState::Bad);
  EXPECT_EQ(parse("GET / HTTP/1.1\r\nno colon\r\n\r\n"), HttpState::Bad);
  EXPECT_EQ(parse("GET / HTTP/1.1\r\nContent-Length: -5\r\n\r\n"), HttpState::Bad);
  EXPECT_EQ(parse("GET / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n"), HttpState::Bad);
}

TEST(HttpRequestTest, HeadAndBodyAreBounded) {
  EXPECT_EQ(parse("GET /" + std::string(20'000, 'a')), HttpState::TooLarge);
  EXPECT_EQ(parse("POST / HTTP/1.1\r\nContent-Length: 10000000\r\n\r\n"), HttpState::TooLarge);
  EXPECT_EQ(parse("POST / HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\n"),
            HttpState::Bad);
}

}  // namespace
}  // namespace gewu

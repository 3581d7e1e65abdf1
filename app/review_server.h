// Review pages over HTTP, for one person at this machine.
#pragma once

#include <functional>
#include <map>
#include <string>

#include "base/result.h"

namespace gewu {

/// Serves pages on 127.0.0.1 alone and takes answers. Whoever asks must know the token, which
/// stands in the address that is printed; requests of other hosts' pages, too large or too slow
/// ones are refused. One request at a time.
class ReviewServer {
 public:
  struct Handlers {
    /// The list of documents, and the page of one; "" if there is none of that name.
    std::function<std::string(const std::string& name)> page;
    /// Takes one line of corrections.jsonl.
    std::function<Status(const std::string& line)> answer;
  };

  /// `port` 0: any that is free. Errors: OutputFailed.
  static Result<ReviewServer> open(int port, Handlers handlers);
  ReviewServer(ReviewServer&& other) noexcept;
  ReviewServer& operator=(ReviewServer&&) = delete;
  ~ReviewServer();

  /// Where to begin: http://127.0.0.1:PORT/?token=…
  std::string address() const;
  const std::string& token() const { return token_; }

  /// Until the user interrupts.
  Status run();

  /// Serves one request of an open connection; for run() and tests. Never throws.
  void serve(int connection) const;

 private:
  ReviewServer() = default;
  int fd_ = -1;
  int port_ = 0;
  std::string token_;
  Handlers handlers_;
};

}  // namespace gewu

// A PostgreSQL server that lives as long as a test.
#pragma once

#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <string>

#include "export/test_folder.h"

namespace gewu {

/// Where initdb and its like are; "" if none is installed.
inline std::string server_programs() {
  std::error_code ignored;
  for (const auto& entry : std::filesystem::directory_iterator("/usr/lib/postgresql", ignored)) {
    const std::string bin = entry.path().string() + "/bin";
    if (std::filesystem::exists(bin + "/initdb")) return bin;
  }
  return "";
}

/// A server in a folder, reached by a socket there.
class TestServer {
 public:
  bool start() {
    const std::string bin = server_programs();
    if (bin.empty()) return false;
    // The server refuses to run as root.
    if (geteuid() == 0) as_ = "runuser -u postgres -- ";
    if (geteuid() == 0 && shell("chown postgres " + folder_.path()) != 0) return false;
    pg_ctl_ = bin + "/pg_ctl -D " + folder_.path() + "/data ";
    started_ = shell(as_ + bin + "/initdb -A trust -U gewu -D " + folder_.path() + "/data") == 0 &&
               shell(as_ + pg_ctl_ + "-w -o \"-k " + folder_.path() +
                     " -c listen_addresses='' -c fsync=off\" start") == 0;
    return started_;
  }
  ~TestServer() {
    if (started_) shell(as_ + pg_ctl_ + "-m immediate stop");
  }
  std::string url() const { return "postgresql:///postgres?user=gewu&host=" + folder_.path(); }

  // The first line that psql prints.
  std::string query(const std::string& sql) const {
    shell("psql '" + url() + "' -At -c \"" + sql + "\"", "answer");
    const std::string answer = folder_.read("answer");
    return answer.substr(0, answer.find('\n'));
  }

 private:
  int shell(const std::string& command, const std::string& to = "log") const {
    return std::system((command + " > " + folder_.path() + "/" + to + " 2>&1").c_str());
  }

  TestFolder folder_;
  std::string as_;
  std::string pg_ctl_;
  bool started_ = false;
};

}  // namespace gewu

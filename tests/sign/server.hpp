#pragma once

#include <functional>
#include <string>
#include <thread>

namespace sopan::test {

/// A server of HTTP on this machine that answers every POST with what `answer` makes of its body,
/// until it goes away.
class Server {
 public:
  explicit Server(std::function<std::string(const std::string& body)> answer);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;
  [[nodiscard]] std::string url() const;

 private:
  void serve();

  std::function<std::string(const std::string&)> answer_;
  int socket_ = -1, port_ = 0;
  std::thread thread_;
};

}  // namespace sopan::test

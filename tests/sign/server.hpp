#pragma once

#include <functional>
#include <memory>
#include <string>
#include <thread>

namespace sopan::test {

class Holder;

/// A server of HTTP on this machine that answers every POST with what `answer` makes of its body,
/// until it goes away.
class Server {
 public:
  /// With the certificate of `tls` it speaks https only.
  explicit Server(std::function<std::string(const std::string& body)> answer,
                  const Holder* tls = nullptr);
  ~Server();
  Server(const Server&) = delete;
  Server& operator=(const Server&) = delete;
  [[nodiscard]] std::string url(const std::string& host = "127.0.0.1") const;

 private:
  struct Tls;
  void serve();

  std::function<std::string(const std::string&)> answer_;
  std::unique_ptr<Tls> tls_;
  int socket_ = -1, port_ = 0;
  std::thread thread_;
};

}  // namespace sopan::test

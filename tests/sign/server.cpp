#include "tests/sign/server.hpp"

#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <stdexcept>
#include <utility>

namespace sopan::test {
namespace {

/// The body of a request, by its `Content-Length`.
std::string body_of(int connection) {
  std::string text;
  char block[4096];
  for (;;) {
    const auto head = text.find("\r\n\r\n");
    if (head != std::string::npos) {
      const auto at = text.find("Content-Length: ");
      const auto size = std::stoul(text.substr(at + 16));
      if (text.size() >= head + 4 + size) return text.substr(head + 4, size);
    }
    const auto count = ::read(connection, block, sizeof block);
    if (count <= 0) return {};
    text.append(block, static_cast<std::size_t>(count));
  }
}

}  // namespace

Server::Server(std::function<std::string(const std::string&)> answer)
    : answer_(std::move(answer)), socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  if (::bind(socket_, reinterpret_cast<sockaddr*>(&address), size) != 0 ||
      ::listen(socket_, 8) != 0 ||
      ::getsockname(socket_, reinterpret_cast<sockaddr*>(&address), &size) != 0)
    throw std::runtime_error("no server");
  port_ = ntohs(address.sin_port);
  thread_ = std::thread([this] { serve(); });
}

Server::~Server() {
  ::shutdown(socket_, SHUT_RDWR);
  thread_.join();
  ::close(socket_);
}

std::string Server::url() const { return "http://127.0.0.1:" + std::to_string(port_) + "/tsa"; }

void Server::serve() {
  for (int connection = 0; (connection = ::accept(socket_, nullptr, nullptr)) >= 0;) {
    const auto answer = answer_(body_of(connection));
    const auto whole =
        "HTTP/1.0 200 OK\r\nContent-Type: application/timestamp-reply\r\nContent-Length: " +
        std::to_string(answer.size()) + "\r\n\r\n" + answer;
    for (std::size_t sent = 0; sent < whole.size();) {
      const auto count = ::send(connection, whole.data() + sent, whole.size() - sent, MSG_NOSIGNAL);
      if (count <= 0) break;
      sent += static_cast<std::size_t>(count);
    }
    ::close(connection);
  }
}

}  // namespace sopan::test

#include "tests/sign/server.hpp"

#include <netinet/in.h>
#include <openssl/pem.h>
#include <openssl/ssl.h>
#include <sys/socket.h>
#include <unistd.h>

#include <csignal>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "tests/sign/pki.hpp"

namespace sopan::test {

struct Server::Tls {
  SSL_CTX* context = SSL_CTX_new(TLS_server_method());
  explicit Tls(const Holder& holder) {
    auto* bio = BIO_new(BIO_s_mem());
    BIO_puts(bio, (holder.certificate_pem() + holder.key_pem()).c_str());
    auto* certificate = PEM_read_bio_X509(bio, nullptr, nullptr, nullptr);
    auto* key = PEM_read_bio_PrivateKey(bio, nullptr, nullptr, nullptr);
    BIO_free(bio);
    const bool done = SSL_CTX_use_certificate(context, certificate) == 1 &&
                      SSL_CTX_use_PrivateKey(context, key) == 1;
    X509_free(certificate);
    EVP_PKEY_free(key);
    if (!done) throw std::runtime_error("no certificate for a server");
  }
  Tls(const Tls&) = delete;
  Tls& operator=(const Tls&) = delete;
  ~Tls() { SSL_CTX_free(context); }
};

namespace {

/// One that has come in, perhaps encrypted.
class Connection {
 public:
  Connection(int socket, SSL_CTX* context)
      : socket_(socket), ssl_(context == nullptr ? nullptr : SSL_new(context)) {
    if (ssl_ == nullptr) return;
    SSL_set_fd(ssl_, socket_);
    open_ = SSL_accept(ssl_) == 1;
  }
  ~Connection() {
    if (open_ && ssl_ != nullptr) SSL_shutdown(ssl_);
    SSL_free(ssl_);
    ::close(socket_);
  }
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  [[nodiscard]] bool open() const { return open_; }
  [[nodiscard]] long read(char* block, std::size_t size) {
    return ssl_ == nullptr ? ::read(socket_, block, size)
                           : SSL_read(ssl_, block, static_cast<int>(size));
  }
  void write(std::string_view bytes) {
    while (!bytes.empty()) {
      const auto count = ssl_ == nullptr
                             ? ::write(socket_, bytes.data(), bytes.size())
                             : SSL_write(ssl_, bytes.data(), static_cast<int>(bytes.size()));
      if (count <= 0) return;
      bytes.remove_prefix(static_cast<std::size_t>(count));
    }
  }

 private:
  int socket_;
  SSL* ssl_;
  bool open_ = true;
};

/// The body of a request, by its `Content-Length`.
std::string body_of(Connection& connection) {
  std::string text;
  char block[4096];
  for (;;) {
    const auto head = text.find("\r\n\r\n");
    if (head != std::string::npos) {
      const auto at = text.find("Content-Length: ");
      const auto size = std::stoul(text.substr(at + 16));
      if (text.size() >= head + 4 + size) return text.substr(head + 4, size);
    }
    const auto count = connection.read(block, sizeof block);
    if (count <= 0) return {};
    text.append(block, static_cast<std::size_t>(count));
  }
}

/// One that hangs up must not end the test.
void block_broken_pipe() {
  sigset_t signals;
  sigemptyset(&signals);
  sigaddset(&signals, SIGPIPE);
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

}  // namespace

Server::Server(std::function<std::string(const std::string&)> answer, const Holder* tls)
    : answer_(std::move(answer)),
      tls_(tls == nullptr ? nullptr : std::make_unique<Tls>(*tls)),
      socket_(::socket(AF_INET, SOCK_STREAM, 0)) {
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

std::string Server::url(const std::string& host) const {
  return (tls_ ? "https://" : "http://") + host + ":" + std::to_string(port_) + "/tsa";
}

void Server::serve() {
  block_broken_pipe();
  for (int socket = 0; (socket = ::accept(socket_, nullptr, nullptr)) >= 0;) {
    Connection connection(socket, tls_ ? tls_->context : nullptr);
    if (!connection.open()) continue;
    const auto answer = answer_(body_of(connection));
    connection.write(
        "HTTP/1.0 200 OK\r\nContent-Type: application/timestamp-reply\r\nContent-Length: " +
        std::to_string(answer.size()) + "\r\n\r\n" + answer);
  }
}

}  // namespace sopan::test

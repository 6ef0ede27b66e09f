#include "pipeline/sign/http.hpp"

#include <openssl/err.h>
#include <openssl/http.h>
#include <openssl/ssl.h>

#include <memory>

#include "pipeline/sign/handles.hpp"

namespace sopan::sign {
namespace {

constexpr std::size_t most_answer_bytes = 1U << 20U;

struct FreeText {
  void operator()(char* text) const { OPENSSL_free(text); }
};
using Text = std::unique_ptr<char, FreeText>;

struct FreeTls {
  void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
};

/// The parts of an address.
struct Address {
  Text host, port, path, query;
  bool tls = false;
};

Address address_of(const std::string& url) {
  int tls = 0;
  char *host = nullptr, *port = nullptr, *path = nullptr, *query = nullptr;
  const bool known = OSSL_HTTP_parse_url(url.c_str(), &tls, nullptr, &host, &port, nullptr, &path,
                                         &query, nullptr) == 1;
  Address address{Text(host), Text(port), Text(path), Text(query), tls != 0};
  ERR_clear_error();
  if (!known || url.find("://") == std::string::npos) throw HttpError("no http address");
  return address;
}

/// What the layer of encryption needs to know.
struct Tls {
  SSL_CTX* context = nullptr;
  const char* host = nullptr;
  bool used = false;
  int doubt = X509_V_OK;  ///< about the certificate of the server
};

/// Keeps what is wrong with a certificate, which OpenSSL forgets with the connection.
int judge(int fine, X509_STORE_CTX* certificates) {
  auto* const ssl = static_cast<SSL*>(
      X509_STORE_CTX_get_ex_data(certificates, SSL_get_ex_data_X509_STORE_CTX_idx()));
  if (fine == 0)
    static_cast<Tls*>(SSL_get_app_data(ssl))->doubt = X509_STORE_CTX_get_error(certificates);
  return fine;
}

/// Puts encryption around a connection that has begun, and takes it off one that ends.
BIO* wrap(BIO* bio, void* argument, int connects, int /*detail*/) {
  auto* const tls = static_cast<Tls*>(argument);
  if (!tls->used) return bio;
  if (connects == 0) {
    BIO* const plain = BIO_pop(bio);
    BIO_free(bio);
    return plain;
  }
  BIO* const layer = BIO_new_ssl(tls->context, 1);
  SSL* ssl = nullptr;
  if (layer == nullptr || BIO_get_ssl(layer, &ssl) <= 0 || SSL_set_app_data(ssl, tls) != 1 ||
      SSL_set_tlsext_host_name(ssl, tls->host) != 1 || SSL_set1_host(ssl, tls->host) != 1) {
    BIO_free(layer);
    return nullptr;
  }
  return BIO_push(layer, bio);
}

/// The first thing that OpenSSL complains of, and what comes with it.
std::string complaint() {
  const char* data = nullptr;
  int flags = 0;
  const auto error = ERR_peek_error_all(nullptr, nullptr, nullptr, &data, &flags);
  const char* const reason = ERR_reason_error_string(error);
  std::string text = reason == nullptr ? "no answer" : reason;
  if ((flags & ERR_TXT_STRING) != 0 && data != nullptr && *data != '\0')
    text.append(" (").append(data).append(")");
  return text;
}

[[noreturn]] void fail(const Tls& tls) {
  if (tls.doubt == X509_V_OK) throw HttpError(complaint());
  const bool other_name =
      tls.doubt == X509_V_ERR_HOSTNAME_MISMATCH || tls.doubt == X509_V_ERR_IP_ADDRESS_MISMATCH;
  throw StrangeServer(other_name, X509_verify_cert_error_string(tls.doubt));
}

}  // namespace

std::string post_timestamp_query(const std::string& url, std::string_view request, int seconds) {
  ERR_clear_error();
  const auto address = address_of(url);
  const std::unique_ptr<SSL_CTX, FreeTls> context(SSL_CTX_new(TLS_client_method()));
  if (!context) throw HttpError(complaint());
  SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION);
  SSL_CTX_set_default_verify_paths(context.get());
  SSL_CTX_set_verify(context.get(), SSL_VERIFY_PEER, judge);
  Tls tls{context.get(), address.host.get(), address.tls};
  std::string path = address.path.get();
  if (address.query) path.append("?").append(address.query.get());
  const Handle<BIO> body(BIO_new_mem_buf(request.data(), static_cast<int>(request.size())));
  const Handle<BIO> answer(OSSL_HTTP_transfer(
      nullptr, address.host.get(), address.port.get(), path.c_str(), address.tls ? 1 : 0, nullptr,
      nullptr, nullptr, nullptr, wrap, &tls, 0, nullptr, "application/timestamp-query", body.get(),
      "application/timestamp-reply", 1, most_answer_bytes, seconds, 0));
  if (!answer) fail(tls);
  std::string bytes;
  char block[4096];
  for (int count = 0; (count = BIO_read(answer.get(), block, sizeof block)) > 0;)
    bytes.append(block, static_cast<std::size_t>(count));
  ERR_clear_error();
  return bytes;
}

}  // namespace sopan::sign

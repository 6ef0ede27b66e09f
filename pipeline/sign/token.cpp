#include <openssl/engine.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/ui.h>
#include <openssl/x509.h>

#include <string_view>
#include <utility>

#include "pipeline/sign/handles.hpp"
#include "pipeline/sign/key_impl.hpp"

// OpenSSL 3 reaches tokens by engines only, which it calls deprecated. Nothing of them leaves this
// file.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"

namespace sopan::sign {
namespace {

/// The engine with a token behind it, and the PIN for as long as it may be asked for.
class Token {
 public:
  Token(const std::string& module, std::string pin);
  ~Token();
  Token(const Token&) = delete;
  Token& operator=(const Token&) = delete;

  Handle<EVP_PKEY> key(const std::string& uri);
  std::string certificate(const std::string& uri);

 private:
  static int answer(UI* ui, UI_STRING* question);

  ENGINE* engine_;
  UI_METHOD* ui_;
  std::string pin_;
  bool asked_ = false, opened_ = false;
};

/// Flaws by the words of those who complain: libp11, and the module by its `CKR_…` (PKCS#11 2.40).
KeyFlaw flaw_of(std::string_view library, int reason) {
  constexpr int cannot_load = 1025, invalid_id = 100;
  constexpr int pin_incorrect = 0xA0, pin_invalid = 0xA1, pin_length = 0xA2, pin_locked = 0xA4;
  if (library == "UI routines") return KeyFlaw::wrong_pin;
  if (library == "libp11" && reason == cannot_load) return KeyFlaw::no_module;
  if (library == "pkcs11 engine" && reason == invalid_id) return KeyFlaw::bad_uri;
  if (library != "PKCS#11 module") return KeyFlaw::no_key;
  if (reason == pin_locked) return KeyFlaw::locked_pin;
  if (reason == pin_incorrect || reason == pin_invalid || reason == pin_length)
    return KeyFlaw::wrong_pin;
  return KeyFlaw::no_key;
}

/// Takes all complaints; the first that tells anything counts.
KeyFlaw complaint() {
  auto flaw = KeyFlaw::no_key;
  while (const auto error = ERR_get_error()) {
    const char* const library = ERR_lib_error_string(error);
    if (flaw == KeyFlaw::no_key)
      flaw = flaw_of(library == nullptr ? "" : library, ERR_GET_REASON(error));
  }
  return flaw;
}

Token::Token(const std::string& module, std::string pin)
    : engine_(ENGINE_by_id("pkcs11")), ui_(UI_create_method("PIN")), pin_(std::move(pin)) {
  UI_method_set_reader(ui_, answer);
  const bool ready =
      engine_ != nullptr && ENGINE_ctrl_cmd_string(engine_, "QUIET", nullptr, 0) == 1 &&
      (module.empty() || ENGINE_ctrl_cmd_string(engine_, "MODULE_PATH", module.c_str(), 0) == 1) &&
      ENGINE_ctrl_cmd(engine_, "SET_USER_INTERFACE", 0, ui_, nullptr, 0) == 1 &&
      ENGINE_ctrl_cmd(engine_, "SET_CALLBACK_DATA", 0, this, nullptr, 0) == 1;
  if (ready && ENGINE_init(engine_) == 1) return;
  ERR_clear_error();
  ENGINE_free(engine_);
  UI_destroy_method(ui_);
  OPENSSL_cleanse(pin_.data(), pin_.size());
  throw BadKey(KeyFlaw::no_engine, "no engine for PKCS#11");
}

Token::~Token() {
  ENGINE_finish(engine_);
  ENGINE_free(engine_);
  UI_destroy_method(ui_);
  OPENSSL_cleanse(pin_.data(), pin_.size());
}

/// Gives the PIN once until a key is open; then as often as the key wants it
/// (`CKA_ALWAYS_AUTHENTICATE`).
int Token::answer(UI* ui, UI_STRING* question) {
  auto& token = *static_cast<Token*>(UI_get0_user_data(ui));
  if (UI_get_string_type(question) != UIT_PROMPT) return 1;
  if (token.asked_ && !token.opened_) return 0;
  token.asked_ = true;
  return UI_set_result(ui, question, token.pin_.c_str()) == 0 ? 1 : 0;
}

Handle<EVP_PKEY> Token::key(const std::string& uri) {
  Handle<EVP_PKEY> key(ENGINE_load_private_key(engine_, uri.c_str(), ui_, this));
  if (!key) {
    const auto flaw = complaint();
    throw BadKey(flaw == KeyFlaw::no_key && !asked_ ? KeyFlaw::no_token : flaw, "no key");
  }
  ERR_clear_error();
  opened_ = true;
  return key;
}

std::string Token::certificate(const std::string& uri) {
  // The order of the fields is that of the engine.
  struct {
    const char* id;
    X509* certificate;
  } wish{uri.c_str(), nullptr};
  ENGINE_ctrl_cmd(engine_, "LOAD_CERT_CTRL", 0, &wish, nullptr, 0);
  ERR_clear_error();
  const Certificate found(wish.certificate);
  return found ? der_of(found.get()) : "";
}

}  // namespace

Key Key::from_token(const TokenPlace& place, const std::string& pin) {
  auto impl = std::make_unique<Impl>();
  const auto token = std::make_shared<Token>(place.module, pin);
  impl->token = token;
  impl->key = token->key(place.uri);
  if (!is_fit(impl->key.get())) throw BadKey(KeyFlaw::unfit, "key too weak");
  impl->signer = place.signer ? *place.signer : Signer{token->certificate(place.uri), {}};
  const auto certificate = read_certificate(impl->signer.certificate);
  if (!certificate) throw BadKey(KeyFlaw::no_certificate, "no certificate");
  if (X509_check_private_key(certificate.get(), impl->key.get()) != 1) {
    ERR_clear_error();
    throw BadKey(KeyFlaw::mismatch, "certificate of another key");
  }
  return Key(std::move(impl));
}

}  // namespace sopan::sign

#pragma GCC diagnostic pop

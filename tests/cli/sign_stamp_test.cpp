#include <gtest/gtest.h>

#include <filesystem>

#include "tests/cli/office.hpp"
#include "tests/sign/server.hpp"

namespace sopan {
namespace {

namespace fs = std::filesystem;
using test::pki;

TEST(SignStamp, AServiceOnTheNetworkGivesTheTime) {
  const Office office;
  const test::Server server([](const std::string& body) { return pki().clock.stamp(body); });
  office.folder.put("akar/akar.pem", pki().root.certificate_pem());
  const auto ran =
      office.run("sign pdf --p12 kunci.p12 --date 2026-01-05 --tsa-url " + server.url());
  EXPECT_EQ(ran.code, 0) << ran.errors;
  const auto judged = office.run("verify pdf/b.pdf --trust akar --date 2026-06-01");
  EXPECT_NE(judged.output.find("     cap waktu: 6 Januari 2026 07:00 WIB\n"), std::string::npos)
      << judged.output;
  EXPECT_EQ(judged.output.find("tanpa cap waktu"), std::string::npos) << judged.output;
}

TEST(SignStamp, WithoutTheTimeThereIsNoSignature) {
  const Office office;
  const auto before = office.folder.get("pdf/a.pdf");
  const test::Server refusing([](const std::string&) { return pki().clock.stamp("x"); });
  const test::Server stale([](const std::string&) {
    static const auto old = pki().clock.stamp("x");
    return old;
  });
  const auto ran =
      office.run("--lang en sign pdf/a.pdf --p12 kunci.p12 --tsa-url " + refusing.url());
  EXPECT_EQ(ran.code, 2);
  EXPECT_NE(ran.errors.find("refuses a timestamp"), std::string::npos) << ran.errors;
  const auto gone = office.run(
      "--lang en sign pdf/a.pdf --p12 kunci.p12 --timeout 2 --tsa-url http://127.0.0.1:1/");
  EXPECT_EQ(gone.code, 2);
  EXPECT_NE(gone.errors.find("http://127.0.0.1:1/ gives no timestamp"), std::string::npos)
      << gone.errors;
  EXPECT_TRUE(office.folder.get("pdf/a.pdf") == before);
}

/// A service with a certificate of its own for `localhost`, good whatever the clock says.
struct SecureClock {
  test::Holder root{{.name = "Akar Jaringan Uji",
                     .from = test::seconds(2000, 1, 1),
                     .until = test::seconds(2100, 1, 1),
                     .authority = true}};
  test::Holder host{{.name = "Layanan Uji",
                     .from = test::seconds(2000, 1, 1),
                     .until = test::seconds(2100, 1, 1),
                     .usage = "critical,digitalSignature",
                     .host = "DNS:localhost"},
                    &root};
  test::Server server{[](const std::string& body) { return pki().clock.stamp(body); }, &host};
};

TEST(SignStamp, AServiceIsAskedOverTlsIfItsCertificateIsTrusted) {
  const Office office;
  const SecureClock clock;
  office.folder.put("jaringan.pem", clock.root.certificate_pem());
  const auto sign = "sign pdf/a.pdf --p12 kunci.p12 --timeout 20 --tsa-url ";
  const auto trusting = with_password + " SSL_CERT_FILE=jaringan.pem";
  const auto before = office.folder.get("pdf/a.pdf");
  const auto refused = [&](const std::string& url, const std::string& environment) {
    const auto ran = sopan(office.folder.path(), sign + url, environment);
    EXPECT_EQ(ran.code, 2) << ran.output;
    EXPECT_TRUE(office.folder.get("pdf/a.pdf") == before) << url;
    return ran.errors;
  };
  const auto url = clock.server.url("localhost");
  // The words behind the colon are OpenSSL's.
  EXPECT_TRUE(refused(url, with_password)
                  .starts_with("sopan: sertifikat server " + url + " tidak dipercaya: "));
  // Its certificate is for the name, not for the address.
  const auto other = clock.server.url("127.0.0.1");
  EXPECT_EQ(refused(other, trusting), "sopan: sertifikat server itu bukan untuk alamat " + other +
                                          "\npetunjuk: periksa alamat dan jaringannya, atau "
                                          "naikkan --batas-waktu\n");
  const auto ran = sopan(office.folder.path(), sign + url, trusting);
  EXPECT_EQ(ran.code, 0) << ran.errors;
  const auto judged = office.run("verify pdf/a.pdf");
  EXPECT_EQ(judged.output.find("tanpa cap waktu"), std::string::npos) << judged.output;
}

TEST(SignStamp, AProgramMayFetchTheTime) {
  const Office office;
  office.folder.put("jam.pem", pki().clock.certificate_pem());
  office.folder.put("jam.key", pki().clock.key_pem());
  office.folder.put("jam.cnf",
                    "[tsa]\ndefault_tsa=t\n[t]\nserial=seri\ndefault_policy=1.3.6.1.4.1.99999.1\n"
                    "digests=sha256\nsigner_digest=sha256\ness_cert_id_alg=sha256\n");
  office.folder.put("jam",
                    "#!/bin/sh\nexec openssl ts -reply -config jam.cnf -queryfile \"$1\" -signer "
                    "jam.pem -inkey jam.key -out \"$2\"\n");
  fs::permissions(office.folder / "jam", fs::perms::owner_all);
  const auto ran = office.run("sign pdf/a.pdf --p12 kunci.p12 --tsa-cmd ./jam");
  EXPECT_EQ(ran.code, 0) << ran.errors;
  const auto judged = office.run("verify pdf/a.pdf");
  EXPECT_EQ(judged.output.find("tanpa cap waktu"), std::string::npos) << judged.output;
  office.folder.put("jam", "#!/bin/sh\ncp jam.pem \"$2\"\n");
  const auto wrong = office.run("--lang en sign pdf/b.pdf --p12 kunci.p12 --tsa-cmd ./jam");
  EXPECT_EQ(wrong.code, 2);
  EXPECT_NE(wrong.errors.find("./jam gives a timestamp that is damaged"), std::string::npos)
      << wrong.errors;
}

}  // namespace
}  // namespace sopan

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "tests/cli/office.hpp"
#include "tests/support/tools.hpp"

namespace sopan {
namespace {

/// An office that has prepared `pdf/a.pdf` for the holder of a key elsewhere.
struct Errand {
  Office office;
  test::Holder rsa{{.name = "Pejabat RSA", .algorithm = test::Algorithm::rsa2048},
                   &test::pki().authority};
  Ran ran;
  Errand() {
    const auto& folder = office.folder;
    folder.put("rsa.p12", rsa.pkcs12(test::password(), {&test::pki().authority}));
    folder.put("cert.pem", rsa.certificate_pem() + test::pki().authority.certificate_pem());
    folder.put("kunci.pem", rsa.key_pem());
    ran = office.run("sign --prepare pdf/a.pdf --cert cert.pem --date 2026-01-05");
  }
  /// The signature that openssl makes of the attributes.
  void sign_elsewhere(const std::string& key = "kunci.pem") const {
    const auto in = office.folder.path().string();
    const auto made = test::run_on("", "cd '" + in + "' && openssl dgst -sha256 -sign " + key +
                                           " -out ttd.bin pdf/a.siap/attributes.der; true");
    ASSERT_EQ(made.status, 0) << made.output;
  }
};

TEST(SignApart, TheResultIsThatOfTheKeyAtHand) {
  const Errand errand;
  const auto& folder = errand.office.folder;
  ASSERT_EQ(errand.ran.code, 0) << errand.ran.errors;
  const auto before = folder.get("pdf/a.pdf");
  const auto state = nlohmann::json::parse(folder.get("pdf/a.siap/state.json"));
  EXPECT_NE(errand.ran.output.find(state["digestToSign"]["hex"].get<std::string>()),
            std::string::npos);
  EXPECT_NE(errand.ran.output.find(state["digestToSign"]["base64"].get<std::string>()),
            std::string::npos);
  const auto sum = test::run_on(folder.get("pdf/a.siap/attributes.der"), "sha256sum").output;
  EXPECT_EQ(state["digestToSign"]["hex"], sum.substr(0, 64));
  errand.sign_elsewhere();
  const auto finished =
      errand.office.run("tandatangani --selesaikan pdf/a.siap --tanda-tangan ttd.bin");
  EXPECT_EQ(finished.code, 0) << finished.errors;
  EXPECT_EQ(finished.output, "Ditandatangani: pdf/a.pdf oleh Pejabat RSA\n");
  const auto after = folder.get("pdf/a.pdf");
  folder.put("b.pdf", before);
  EXPECT_EQ(errand.office.run("sign b.pdf --p12 rsa.p12 --date 2026-01-05").code, 0);
  EXPECT_TRUE(after == folder.get("b.pdf"));
  EXPECT_EQ(errand.office.run("sign --finish pdf/a.siap --signature ttd.bin").code, 0);
  EXPECT_TRUE(folder.get("pdf/a.pdf") == after);
}

TEST(SignApart, WhatDoesNotFitIsRefusedAndChangesNothing) {
  const Errand errand;
  const auto& folder = errand.office.folder;
  const auto before = folder.get("pdf/a.pdf");
  const auto refused = [&](const std::string& arguments, const std::string& words) {
    const auto ran = errand.office.run("--lang en sign " + arguments);
    EXPECT_EQ(ran.code, 2) << arguments;
    EXPECT_NE(ran.errors.find(words), std::string::npos) << arguments << ran.errors;
    EXPECT_TRUE(folder.get("pdf/a.pdf") == before || words.find("a.pdf was") != std::string::npos);
  };
  folder.put("lain.pem", test::pki().second.key_pem());
  errand.sign_elsewhere("lain.pem");
  refused("--finish pdf/a.siap --signature ttd.bin", "not by the named key");
  errand.sign_elsewhere();
  refused("--finish pdf/a.siap", "not given with --signature");
  refused("--finish pdf --signature ttd.bin", "was not found");
  refused("--prepare pdf/b.pdf", "not given with --cert");
  refused("--prepare pdf/b.pdf --cert a.xml", "a.xml holds no certificate");
  refused("--prepare pdf/a.pdf --cert cert.pem", "prepared.pdf exists");
  refused("--prepare pdf/b.pdf --p12 kunci.p12", "do not go together");
  auto prepared = folder.get("pdf/a.siap/prepared.pdf");
  prepared[100] = static_cast<char>(prepared[100] ^ 1);
  folder.put("rusak/prepared.pdf", prepared);
  folder.put("rusak/state.json", folder.get("pdf/a.siap/state.json"));
  refused("--finish rusak --signature ttd.bin", "prepared.pdf was changed after it was prepared");
  folder.put("rusak/state.json", "{}");
  refused("--finish rusak --signature ttd.bin", "no folder that --prepare has made");
  folder.put("pdf/a.pdf", folder.get("pdf/b.pdf"));
  refused("--finish pdf/a.siap --signature ttd.bin", "a.pdf was changed after it was prepared");
  EXPECT_TRUE(folder.get("pdf/a.pdf") == folder.get("pdf/b.pdf"));
}

}  // namespace
}  // namespace sopan

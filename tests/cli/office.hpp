#pragma once

#include <gtest/gtest.h>

#include <string>

#include "tests/cli/program.hpp"
#include "tests/publish/folder.hpp"
#include "tests/sign/pki.hpp"

namespace sopan {

inline const std::string with_password = "SOPAN_PASSWORD='kata sandi uji'";

/// A folder with a key and printed SOPs: `pdf/a.pdf`, `pdf/b.pdf`.
struct Office {
  Folder folder;
  Office() {
    put_project(folder, R"(<bagian judul="A"><sop src="a.xml"/><sop src="b.xml"/></bagian>)");
    auto b = good_sop("b");
    if (const auto at = b.find("1/A"); at != std::string::npos) b.replace(at, 3, "2/A");
    folder.put("a.xml", good_sop("a"));
    folder.put("b.xml", b);
    folder.put("kunci.p12",
               test::pki().official.pkcs12(test::password(), {&test::pki().authority}));
    EXPECT_EQ(sopan(folder.path(), "build -o pdf --no-manual").code, 0);
  }
  [[nodiscard]] Ran run(const std::string& arguments) const {
    return sopan(folder.path(), arguments, with_password);
  }
};

}  // namespace sopan

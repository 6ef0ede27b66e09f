#include "tests/sign/shop.hpp"

#include <algorithm>
#include <variant>

#include "pipeline/write/pdf/pdf.hpp"
#include "tests/write/specimen.hpp"

namespace sopan::test {

using namespace literals;

std::string file_with(const std::vector<std::string>& fields) {
  auto document = specimen();
  for (auto& page : document.pages)
    std::erase_if(page.marks, [](const auto& mark) {
      return std::holds_alternative<page::SignatureField>(mark);
    });
  auto y = 300_pt;
  for (const auto& name : fields) {
    document.pages[0].marks.emplace_back(page::SignatureField{
        .box = {{50_pt, y}, 200_pt, 40_pt}, .name = name, .description = name});
    y += 50_pt;
  }
  return pdf::write_pdf(document, faces(), {{.name = "sop.xml", .bytes = "<sop/>"}});
}

sign::Key key_of(const Holder& holder) {
  return sign::Key::from_pkcs12(holder.pkcs12(password(), {&pki().authority, &pki().root}),
                                password());
}

std::string signed_by(const Holder& holder, const std::string& file, const std::string& field) {
  const auto key = key_of(holder);
  return sign::sign(file,
                    {.field = field,
                     .time = "D:20260105101500+07'00'",
                     .name = sign::name_of(key.signer().certificate)},
                    key);
}

std::string signed_once() { return signed_by(pki().official, file_with({"disahkan"})); }

std::string signed_thrice() {
  auto file = file_with({"disusun", "diperiksa", "disahkan"});
  file = signed_by(pki().official, file, "disusun");
  file = signed_by(pki().second, file, "diperiksa");
  return signed_by(pki().third, file, "disahkan");
}

}  // namespace sopan::test

#include "pipeline/read/read.hpp"

#include <filesystem>
#include <stdexcept>
#include <utility>

#include "pipeline/localize/messages.hpp"
#include "pipeline/read/profile.hpp"
#include "pipeline/validate/validate.hpp"
#include "pipeline/write/pdf/pdf.hpp"
#include "tests/fuzz/fuzz.hpp"
#include "tests/support/press.hpp"

namespace sopan {
namespace {

/// A sound manual and register, in whose project a fuzzed file stands.
struct Surroundings {
  Sources sources;
  draft::Manual manual;
  draft::Register regulations;

  Surroundings() {
    const auto folder = std::filesystem::path(SOPAN_SOURCE_DIR) / "samples/setwan";
    manual = std::get<draft::Manual>(sound(folder / "manual.xml"));
    regulations = std::get<draft::Register>(sound(folder / "peraturan.xml"));
  }

 private:
  draft::Document sound(const std::filesystem::path& path) {
    Diagnostics diagnostics;
    const auto id = sources.add(Source(path.filename().string(), test::bytes_of(path)));
    return read(sources, id, diagnostics).value();
  }
};

/// Every place lies in its source, and every message can be said.
void tell(const Diagnostics& diagnostics, const Sources& sources) {
  for (const auto& told : diagnostics.all()) {
    fuzz::promise(told.span.source < sources.size() && told.span.begin <= told.span.end &&
                  told.span.end <= sources[told.span.source].bytes().size());
    for (const auto language : {Language::indonesian, Language::english}) {
      fuzz::promise(render(told, sources, language).ends_with('\n'));
    }
  }
}

/// Empty if and only if an error was reported, all the way to the PDF.
void press(const draft::Sop& sop, const Project& project, const Sources& sources) {
  static const auto profile = read_profile(built_in_profile("permendagri-52-2011"));
  Diagnostics diagnostics;
  const auto composed = compose(sop, {.path = "sop.xml"},
                                {.project = project,
                                 .profile = profile,
                                 .faces = test::press_faces(),
                                 .paper = paper_named("F4", profile).value(),
                                 .logo = nullptr},
                                diagnostics);
  fuzz::promise(composed.has_value() != diagnostics.has_errors());
  tell(diagnostics, sources);
  if (!composed) return;
  fuzz::promise(!composed->document.pages.empty());
  fuzz::promise(pdf::write_pdf(composed->document, test::press_faces()).starts_with("%PDF-"));
}

void go_on(const draft::Document& document, const Surroundings& around, const Sources& sources) {
  const auto* manual = std::get_if<draft::Manual>(&document);
  const auto* regulations = std::get_if<draft::Register>(&document);
  const auto* sop = std::get_if<draft::Sop>(&document);
  draft::SopEntries sops;
  if (sop != nullptr) sops.emplace_back("sop.xml", sop);
  Diagnostics diagnostics;
  const auto project =
      assemble(manual != nullptr ? *manual : around.manual,
               {regulations != nullptr ? regulations : &around.regulations}, sops, diagnostics);
  tell(diagnostics, sources);
  if (sop != nullptr && !diagnostics.has_errors()) press(*sop, project, sources);
}

}  // namespace
}  // namespace sopan

/// SOPs, manuals and registers of the user: told what is wrong with them, or pressed.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace sopan;
  static const Surroundings around;
  auto sources = around.sources;
  Diagnostics diagnostics;
  const auto id = sources.add(Source("sop.xml", fuzz::bytes_of(data, size)));
  const auto document = read(sources, id, diagnostics);
  fuzz::promise(document.has_value() != diagnostics.has_errors());
  tell(diagnostics, sources);
  if (document) go_on(*document, around, sources);
  return 0;
}

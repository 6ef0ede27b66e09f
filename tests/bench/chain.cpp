#include "tests/bench/chain.hpp"

#include <stdexcept>
#include <variant>

#include "layouts/layouts.hpp"
#include "pipeline/localize/localize.hpp"
#include "pipeline/read/fonts.hpp"
#include "pipeline/read/profile.hpp"
#include "pipeline/read/read.hpp"
#include "pipeline/validate/validate.hpp"
#include "pipeline/write/pdf/pdf.hpp"
#include "tests/bench/workload.hpp"

namespace sopan::bench {
namespace {

/// Every room must find the workload faultless.
void check(const Diagnostics& diagnostics) {
  if (!diagnostics.has_errors()) return;
  throw std::runtime_error("the workload is wrong: " + std::string(diagnostics.all()[0].code));
}

template <class Root>
Root read_as(const Sources& sources, SourceId id) {
  Diagnostics diagnostics;
  auto document = sopan::read(sources, id, diagnostics);
  check(diagnostics);
  return std::get<Root>(std::move(document.value()));
}

}  // namespace

Chain::Chain(unsigned sops)
    : profile_(read_profile(built_in_profile("permendagri-52-2011"))),
      faces_(font::open(built_in_fonts())),
      paper_(paper_named("A4", profile_).value()) {
  const auto manual = sources_.add(Source("manual.xml", manual_xml()));
  const auto regulations = sources_.add(Source("peraturan.xml", register_xml()));
  for (unsigned i = 0; i < sops; ++i) {
    paths_.push_back(sop_path(i));
    ids_.push_back(sources_.add(Source(paths_.back(), sop_xml(i))));
    drafts_.push_back(read(i));
  }
  draft::SopEntries all;
  for (unsigned i = 0; i < sops; ++i) all.emplace_back(paths_[i], &drafts_[i]);
  const auto known = read_as<draft::Register>(sources_, regulations);
  Diagnostics diagnostics;
  project_ = assemble(read_as<draft::Manual>(sources_, manual), {&known}, all, diagnostics);
  check(diagnostics);
}

draft::Sop Chain::read(unsigned number) const {
  return read_as<draft::Sop>(sources_, ids_[number]);
}

Sop Chain::validate(const draft::Sop& draft, unsigned number) const {
  Diagnostics diagnostics;
  auto sop = sopan::validate(draft, paths_[number], project_, diagnostics);
  check(diagnostics);
  return std::move(sop.value());
}

manuscript::Sop Chain::localize(const Sop& sop) const {
  return sopan::localize(sop, project_, profile_);
}

page::Document Chain::arrange(const manuscript::Sop& sop) const {
  Diagnostics diagnostics;
  layouts::Report report;
  auto document = layouts::arrange(sop, {.profile = profile_,
                                         .faces = faces_,
                                         .paper = paper_,
                                         .logo = nullptr,
                                         .diagnostics = &diagnostics,
                                         .report = &report});
  check(diagnostics);
  return document;
}

std::string Chain::write(page::Document document) const {
  return pdf::write_pdf(std::move(document), faces_);
}

std::string Chain::whole(unsigned number) const {
  return write(arrange(localize(validate(read(number), number))));
}

}  // namespace sopan::bench

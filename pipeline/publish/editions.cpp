#include "pipeline/publish/editions.hpp"

#include <utility>

#include "layouts/manual.hpp"
#include "pipeline/compile.hpp"
#include "pipeline/font/font.hpp"
#include "pipeline/read/fonts.hpp"
#include "pipeline/read/profile.hpp"
#include "pipeline/write/pdf/pdf.hpp"

namespace sopan::publish {

std::string print_editions(const manuscript::EditionList& editions,
                           const std::optional<Date>& day) {
  const auto profile = read_profile(built_in_profile("permendagri-52-2011"));
  const auto faces = font::open(built_in_fonts(), {});
  const layouts::Context context{.profile = profile,
                                 .faces = faces,
                                 .paper = paper_named("F4", profile).value_or(layouts::Paper{})};
  page::Document document;
  document.metadata = {.title = profile.label("daftar-berlaku"),
                       .creator = editions.office,
                       .subject = profile.label("daftar-berlaku"),
                       .created = day,
                       .modified = day};
  layouts::edition_register(editions, context, document);
  return pdf::write_pdf(std::move(document), faces);
}

}  // namespace sopan::publish

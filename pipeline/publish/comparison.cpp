#include "pipeline/publish/comparison.hpp"

#include <utility>

#include "layouts/comparison_sheet.hpp"
#include "pipeline/font/font.hpp"
#include "pipeline/write/pdf/pdf.hpp"

namespace sopan::publish {

std::string print_comparison(const manuscript::Comparison& comparison, const Equipment& equipment,
                             const std::filesystem::path& root) {
  const auto faces = font::open(equipment.fonts, {root / "fonts"});
  auto document = layouts::comparison(comparison, {.profile = equipment.profile,
                                                   .faces = faces,
                                                   .paper = equipment.paper,
                                                   .logo = equipment.logo});
  return pdf::write_pdf(std::move(document), faces);
}

}  // namespace sopan::publish

#include "layouts/signature.hpp"

#include <utility>

namespace sopan::layouts {

page::SignatureField signature_field(std::string name, const std::string& role,
                                     const manuscript::Signatory& official, Rect box,
                                     page::ElementId element) {
  auto description = role;
  for (const auto& line : official.post) description += " " + line;
  if (!official.name.empty()) description += " " + official.name;
  return {.box = box,
          .name = std::move(name),
          .description = std::move(description),
          .element = element};
}

}  // namespace sopan::layouts

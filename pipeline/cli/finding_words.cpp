#include "pipeline/cli/finding_words.hpp"

#include "pipeline/cli/phrases.hpp"

namespace sopan::cli {

std::string sentence_of(const sign::Finding& finding, Language language) {
  return phrase("v-" + std::string(finding.code), {finding.detail}, language);
}

}  // namespace sopan::cli

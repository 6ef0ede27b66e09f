#include "pipeline/compile_manual.hpp"

#include <optional>
#include <utility>

#include "layouts/manual.hpp"
#include "pipeline/localize/localize.hpp"
#include "pipeline/localize/manual.hpp"
#include "pipeline/localize/verification.hpp"
#include "pipeline/validate/validate.hpp"

namespace sopan {
namespace {

class Composer {
 public:
  Composer(const std::vector<ManualSop>& sops, const Press& press)
      : sops_(sops),
        press_(press),
        context_{.profile = press.profile,
                 .faces = press.faces,
                 .paper = press.paper,
                 .logo = press.logo,
                 .pictures = press.pictures,
                 .in_book = true} {
    for (std::size_t i = 0; i < sops.size(); ++i) targets_.try_emplace(sops[i].id, target(i));
  }

  ComposedManual run() {
    auto manual = localize_manual(press_.project, press_.profile);
    ComposedManual result;
    std::vector<page::Document> pages;
    for (std::size_t i = 0; i < sops_.size(); ++i) {
      auto document = sop(i, manual);
      if (!document) {
        ++result.missing;
        manual.entries.push_back(missing(sops_[i]));
      }
      manual.entries.back().target = target(i);
      pages.push_back(document ? std::move(*document) : page::Document{});
    }
    add_parts(manual);
    manual.positions = positions_.positions();
    result.document = layouts::arrange_manual(manual, std::move(pages), context_);
    return result;
  }

 private:
  static std::string target(std::size_t index) { return "sop-" + std::to_string(index + 1); }

  /// The pages of a SOP; adds its entry. Nothing when it cannot be printed.
  std::optional<page::Document> sop(std::size_t index, manuscript::Manual& manual) {
    const auto& one = sops_[index];
    if (!one.printable || one.draft == nullptr) return {};
    Diagnostics told_already;
    const auto sop = validate(*one.draft, one.path, press_.project, told_already);
    if (!sop) return {};
    auto words = localize(*sop, press_.project, press_.profile);
    words.identity.verification =
        verification(*sop, press_.project, press_.profile, one.fingerprint);
    add_page_references(words, targets_, press_.profile);
    auto context = context_;
    context.diagnostics = &told_already;
    layouts::Report unread;
    context.report = &unread;
    auto document = layouts::arrange(words, context);
    if (told_already.has_errors()) return {};
    manual.entries.push_back(entry_of(words, *sop, press_.project));
    positions_.add(*sop, index);
    return document;
  }

  static manuscript::Entry missing(const ManualSop& sop) {
    const auto text = [](const draft::MaybeText& value) {
      return value ? value->text : std::string();
    };
    const auto name = sop.draft == nullptr ? std::string() : text(sop.draft->name);
    return missing_entry(name.empty() ? sop.path : name,
                         sop.draft == nullptr ? std::string() : text(sop.draft->number));
  }

  void add_parts(manuscript::Manual& manual) const {
    const auto& parts = press_.project.manual.parts;
    std::size_t first = 0;
    for (std::size_t part = 0; part < parts.size(); ++part) {
      auto last = first;
      while (last < sops_.size() && sops_[last].part == part) ++last;
      manual.parts.push_back({parts[part].title.text, first, last - first});
      first = last;
    }
  }

  const std::vector<ManualSop>& sops_;
  const Press& press_;
  layouts::Context context_;
  Targets targets_;
  PositionIndex positions_;
};

}  // namespace

ComposedManual compose_manual(const std::vector<ManualSop>& sops, const Press& press) {
  return Composer(sops, press).run();
}

}  // namespace sopan

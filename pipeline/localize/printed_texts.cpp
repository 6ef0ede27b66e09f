#include "pipeline/localize/printed_texts.hpp"

#include "pipeline/text/text.hpp"

namespace sopan {
namespace {

/// Gathers texts in the order of the document.
class Gatherer {
 public:
  void operator()(std::string_view text, Span span) {
    if (!text.empty()) runs_.push_back({.text = text::nfc(text), .span = span});
  }
  void operator()(const draft::Text& text) { (*this)(text.text, text.span); }
  void operator()(const draft::MaybeText& text) {
    if (text) (*this)(*text);
  }
  void operator()(const draft::Content& content) {
    for (const auto& block : content.blocks)
      std::visit([this](const auto& one) { (*this)(one); }, block);
  }
  void operator()(const draft::Paragraph& paragraph) {
    for (const auto& run : paragraph)
      runs_.push_back({.text = text::nfc(run.text),
                       .bold = run.bold,
                       .italic = run.italic,
                       .foreign = run.foreign,
                       .span = run.span});
  }
  void operator()(const draft::List& list) { each(list.items); }
  void operator()(const draft::Box& box) {
    (*this)(box.title);
    for (const auto& item : box.items) std::visit([this](const auto& one) { (*this)(one); }, item);
  }
  void operator()(const draft::Citation& citation) { (*this)(citation.provision); }
  void operator()(const draft::SopLink&) {}
  void operator()(const std::optional<draft::Box>& box) {
    if (box) (*this)(*box);
  }
  void operator()(const std::optional<draft::Cell>& cell) {
    if (cell) (*this)(cell->content);
  }
  void operator()(const draft::Arrow& arrow) { (*this)(arrow.label, arrow.span); }
  void operator()(const draft::Symbol& symbol) {
    (*this)(symbol.words);
    each(symbol.arrows);
  }
  void operator()(const draft::Duration& duration) {
    (*this)(duration.per);
    (*this)(duration.free_text);
  }
  void operator()(const draft::Step& step) {
    (*this)(step.number);
    (*this)(step.words);
    (*this)(step.activity);
    each(step.symbols);
    (*this)(step.requirements);
    each(step.durations);
    (*this)(step.output);
    (*this)(step.remarks);
    each(step.arrows);
  }
  void operator()(const draft::Actor& actor) { (*this)(actor.name); }
  void operator()(const draft::Procedure& procedure) {
    (*this)(procedure.title);
    each(procedure.groups);
    each(procedure.actors);
    each(procedure.steps);
    each(procedure.notes);
  }
  void operator()(const draft::Change& change) {
    (*this)(change.version);
    (*this)(change.author);
    (*this)(change.description);
  }
  void operator()(const draft::Unit& unit) { (*this)(unit.name); }
  void operator()(const draft::Official& official) {
    (*this)(official.post);
    (*this)(official.substantive_post);
    (*this)(official.name);
    (*this)(official.nip);
  }
  void operator()(const draft::Decree& decree) {
    (*this)(decree.number);
    (*this)(decree.subject);
    (*this)(decree.considering);
    (*this)(decree.recalling);
    each(decree.dicta);
    (*this)(decree.copies);
  }
  void operator()(const draft::Term& term) {
    (*this)(term.name);
    (*this)(term.meaning);
  }
  void operator()(const draft::RelatedSop& sop) {
    (*this)(sop.number);
    (*this)(sop.name);
  }
  void operator()(const draft::Part& part) { (*this)(part.title); }
  void operator()(const draft::Annex& annex) { (*this)(annex.title); }
  void operator()(const Regulation& regulation) {
    for (const auto* text : {&regulation.number, &regulation.body, &regulation.region,
                             &regulation.gazette, &regulation.supplement})
      (*this)(*text, regulation.span);
    (*this)(regulation.subject);
  }

  template <class Range>
  void each(const Range& range) {
    for (const auto& one : range) (*this)(one);
  }

  std::vector<manuscript::Run> take() { return std::move(runs_); }

 private:
  std::vector<manuscript::Run> runs_;
};

}  // namespace

std::vector<manuscript::Run> printed_texts(const draft::Sop& sop) {
  Gatherer gather;
  for (const auto* text : {&sop.name, &sop.number, &sop.version}) gather(*text);
  for (const auto* box : {&sop.legal_basis, &sop.qualification, &sop.related, &sop.equipment,
                          &sop.warnings, &sop.records})
    gather(*box);
  gather.each(sop.further_boxes);
  gather.each(sop.procedures);
  gather.each(sop.history);
  return gather.take();
}

std::vector<manuscript::Run> printed_texts(const Project& project) {
  Gatherer gather;
  const auto& manual = project.manual;
  for (const auto* text : {&manual.title, &manual.address, &manual.phone, &manual.email,
                           &manual.website, &manual.place})
    gather(*text);
  gather.each(manual.letterhead);
  gather.each(manual.units);
  gather.each(manual.officials);
  if (manual.decree) gather(*manual.decree);
  for (const auto* contents : {&manual.foreword, &manual.scope, &manual.summary})
    gather.each(*contents);
  gather.each(manual.terms);
  gather.each(manual.related_sops);
  gather.each(manual.parts);
  gather.each(manual.annexes);
  gather.each(project.regulations);
  return gather.take();
}

}  // namespace sopan

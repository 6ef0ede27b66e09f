#include <algorithm>

#include "pipeline/validate/boxes.hpp"
#include "pipeline/validate/checks.hpp"
#include "pipeline/validate/words.hpp"

namespace sopan {
namespace {

/// The place of a value, or where it should stand.
Span place(const draft::MaybeText& text, const Context& context) {
  return text ? text->span : context.draft.identity_span;
}

void check_date(Context& context, const draft::MaybeText& text) {
  const auto date = parse_date(trimmed(text));
  if (!text || !date || exists(*date)) return;
  context.report({.code = "bad-date", .span = text->span, .arguments = {*date}});
}

}  // namespace

void check_name(Context& context) {
  if (!context.sop.name.empty()) return;
  context.report({.code = "missing-name", .span = place(context.draft.name, context)});
}

void check_signer(Context& context) {
  if (!is_blank(context.draft.signer)) return;
  context.report({.code = "missing-signer", .span = place(context.draft.signer, context)});
}

void check_sop_number(Context& context) {
  if (!context.sop.number.empty()) return;
  context.report({.code = "empty-number", .span = place(context.draft.number, context)});
}

void check_empty_dates(Context& context) {
  const auto check = [&](const draft::MaybeText& text, std::string_view element) {
    if (!is_blank(text)) return;
    context.report(
        {.code = "empty-date", .span = place(text, context), .arguments = {std::string(element)}});
  };
  check(context.draft.created, "tanggal-pembuatan");
  check(context.draft.effective, "tanggal-efektif");
}

void check_dates(Context& context) {
  check_date(context, context.draft.created);
  check_date(context, context.draft.revised);
  check_date(context, context.draft.effective);
  for (const auto& change : context.draft.history) check_date(context, change.date);
}

void check_date_order(Context& context) {
  const Sop& sop = context.sop;
  if (sop.created && sop.effective && surely_after(*sop.created, *sop.effective)) {
    context.report({.code = "dates-contradict",
                    .span = place(context.draft.created, context),
                    .arguments = {*sop.created, *sop.effective}});
  }
  if (sop.created && sop.revised && surely_after(*sop.created, *sop.revised)) {
    context.report({.code = "dates-contradict",
                    .span = place(context.draft.revised, context),
                    .arguments = {*sop.revised, *sop.created},
                    .variant = "dates-contradict-revision"});
  }
}

void check_signer_term(Context& context) {
  check_approval_terms(context);
  const Sop& sop = context.sop;
  if (!sop.signer || !sop.effective) return;
  const Official& official = context.project.officials[*sop.signer];
  // A term that ends before it begins is told as such.
  if (official.from && official.until && surely_after(*official.from, *official.until)) return;
  const bool before = official.from && surely_after(*official.from, *sop.effective);
  const bool after = official.until && surely_after(*sop.effective, *official.until);
  if (!before && !after) return;
  context.report(
      {.code = "signer-out-of-office",
       .span = place(context.draft.signer, context),
       .arguments = {official.name, *sop.effective, before ? *official.from : *official.until},
       .variant = before ? std::string_view("signer-not-yet-in-office") : std::string_view()});
}

void check_format(Context& context) {
  if (context.sop.format != Format::graphic) return;
  context.report({.code = "format-unavailable",
                  .span = place(context.draft.format, context),
                  .arguments = {trimmed(context.draft.format)}});
}

void check_revision_date(Context& context) {
  if (context.sop.version < 2 || !is_blank(context.draft.revised)) return;
  context.report({.code = "missing-revision-date",
                  .span = place(context.draft.revised, context),
                  .arguments = {std::int64_t{context.sop.version}}});
}

void check_version_order(Context& context) {
  int last = 0;
  for (const auto& change : context.draft.history) {
    if (!change.version) continue;
    const auto version = parse_count(trimmed(change.version));
    if (version && *version <= last) {
      context.report({.code = "version-order",
                      .span = change.version->span,
                      .arguments = {std::int64_t{*version}, std::int64_t{last}}});
    }
    last = std::max(last, version.value_or(last));
  }
}

void check_missing_boxes(Context& context) {
  for (const auto& [name, box] : official_boxes(context.draft)) {
    if (*box) continue;
    context.report(
        {.code = "missing-box", .span = context.draft.span, .arguments = {std::string(name)}});
  }
}

void check_empty_boxes(Context& context) {
  for (const auto& [name, box] : official_boxes(context.draft)) {
    if (!*box || !(*box)->items.empty()) continue;
    context.report({.code = "empty-box", .span = (*box)->span, .arguments = {std::string(name)}});
  }
}

}  // namespace sopan

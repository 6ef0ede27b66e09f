#pragma once

#include <array>
#include <string_view>

#include "pipeline/base/diagnostic.hpp"
#include "pipeline/validate/checks.hpp"

namespace sopan {

/// A rule of the desk. A fault that still allows a drawing (`drawable`) is at most a warning in a
/// draft. `check` looks at one SOP, `check_project` at what spans documents; either may be absent.
struct Rule {
  std::string_view code;
  Severity severity = Severity::error;
  bool drawable = false;
  void (*check)(Context&) = nullptr;
  void (*check_project)(Assembly&) = nullptr;
};

/// All rules, in the order in which they are checked.
inline constexpr std::array rules = {
    // References
    Rule{"duplicate-id", Severity::error, false, check_ids, check_project_ids},
    Rule{"duplicate-number", Severity::error, true, nullptr, check_project_sop_numbers},
    Rule{"unknown-unit", Severity::error, true, check_unit_reference},
    Rule{"unknown-official", Severity::error, true, check_signer_reference, check_manual_officials},
    Rule{"unknown-regulation", Severity::error, true, check_regulation_references,
         check_project_regulations},
    Rule{"unknown-sop", Severity::error, true, check_sop_references},
    Rule{"unknown-actor", Severity::error, false, check_actor_references},
    Rule{"unknown-target", Severity::error, false, check_targets},
    Rule{"target-elsewhere", Severity::error, false, check_targets_elsewhere},
    Rule{"self-link", Severity::warning, true, check_self_links},
    // Identity
    Rule{"missing-name", Severity::error, true, check_name},
    Rule{"missing-signer", Severity::error, true, check_signer},
    Rule{"empty-number", Severity::error, true, check_sop_number},
    Rule{"empty-date", Severity::warning, true, check_empty_dates},
    Rule{"bad-date", Severity::error, true, check_dates, check_project_dates},
    Rule{"dates-contradict", Severity::error, true, check_date_order, check_term_order},
    Rule{"signer-out-of-office", Severity::error, true, check_signer_term},
    Rule{"duplicate-approval", Severity::error, true, check_repeated_approvals},
    Rule{"contradicting-approval", Severity::error, true, check_approving_signer},
    Rule{"bad-nip", Severity::error, false, nullptr, check_nips},
    Rule{"unknown-grade", Severity::error, false, nullptr, check_grades},
    Rule{"signer-without-nip", Severity::note, true, nullptr, check_signer_nips},
    Rule{"signer-without-grade", Severity::note, true, nullptr, check_signer_grades},
    Rule{"format-unavailable", Severity::error, false, check_format},
    Rule{"missing-revision-date", Severity::warning, true, check_revision_date},
    Rule{"version-order", Severity::error, true, check_version_order},
    Rule{"missing-box", Severity::warning, true, check_missing_boxes},
    Rule{"empty-box", Severity::note, true, check_empty_boxes},
    // Flow
    Rule{"missing-actor", Severity::error, false, check_missing_actors},
    Rule{"mixed-row", Severity::error, false, check_mixed_rows},
    Rule{"no-start", Severity::error, true, check_starts},
    Rule{"no-end", Severity::error, true, check_ends},
    Rule{"too-few-exits", Severity::error, true, check_exit_counts},
    Rule{"equal-labels", Severity::error, true, check_exit_labels},
    Rule{"unlabelled-exit", Severity::warning, true, check_unlabelled_exits},
    Rule{"equal-exit-sides", Severity::warning, true, check_exit_sides},
    Rule{"many-exits", Severity::note, true, check_many_exits},
    Rule{"end-with-exit", Severity::error, true, check_end_exits},
    Rule{"ambiguous-next", Severity::error, true, check_ambiguous_next},
    Rule{"missing-exit", Severity::error, true, check_missing_exits},
    Rule{"unreachable", Severity::error, true, check_reachable},
    Rule{"dead-end", Severity::error, true, check_dead_ends},
    Rule{"unused-actor", Severity::warning, true, check_unused_actors},
    Rule{"first-symbol-not-left", Severity::note, true, check_first_symbol},
    // Rows and cells
    Rule{"number-gap", Severity::warning, true, check_step_numbers},
    Rule{"span-outside", Severity::error, false, check_spans_inside},
    Rule{"span-overlap", Severity::error, false, check_spans_apart},
    Rule{"unnamed-column", Severity::error, true, check_columns},
    Rule{"repeated-column", Severity::error, true, check_repeated_columns},
    Rule{"incomplete-duration", Severity::error, false, check_durations},
    Rule{"range-reversed", Severity::error, true, check_ranges},
    // Wording
    Rule{"empty-text", Severity::error, true, check_empty_texts},
    Rule{"step-names-actor", Severity::warning, true, check_steps_name_no_actor},
    Rule{"step-not-verb", Severity::warning, true, check_steps_begin_with_verb},
    Rule{"conditional-words", Severity::warning, true, check_conditional_words},
    Rule{"title-wording", Severity::note, true, check_title},
    Rule{"warning-wording", Severity::note, true, check_warning_wording},
    // Regulations
    Rule{"revoked-regulation", Severity::warning, true, check_revoked},
    Rule{"partly-revoked", Severity::note, true, check_partly_revoked},
    Rule{"amended-regulation", Severity::note, true, check_amended},
    Rule{"legal-order", Severity::note, true, check_legal_order},
    Rule{"incomplete-gazette", Severity::note, true, nullptr, check_gazettes},
    // The code of a sheet
    Rule{"bad-code", Severity::error, true, nullptr, check_code},
};

/// The severity with which a rule reports; `code` is one of the table.
Severity severity_of(std::string_view code, bool in_draft);

}  // namespace sopan

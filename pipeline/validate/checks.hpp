#pragma once

#include "pipeline/validate/context.hpp"

/// The functions of the rules, by subject; what each reports is its code in `rules.hpp`.
namespace sopan {

// approvals.cpp
void check_approval_terms(Context& context);
void check_repeated_approvals(Context& context);
void check_approving_signer(Context& context);

// references.cpp
void check_ids(Context& context);
void check_unit_reference(Context& context);
void check_signer_reference(Context& context);
void check_regulation_references(Context& context);
void check_sop_references(Context& context);
void check_actor_references(Context& context);
void check_targets(Context& context);
void check_targets_elsewhere(Context& context);
void check_self_links(Context& context);

// project_rules.cpp
void check_project_ids(Assembly& assembly);
void check_project_sop_numbers(Assembly& assembly);
void check_manual_officials(Assembly& assembly);
void check_project_regulations(Assembly& assembly);
void check_project_dates(Assembly& assembly);
void check_term_order(Assembly& assembly);
void check_nips(Assembly& assembly);
void check_grades(Assembly& assembly);
void check_signer_nips(Assembly& assembly);
void check_signer_grades(Assembly& assembly);
void check_gazettes(Assembly& assembly);
void check_code(Assembly& assembly);

// identity.cpp
void check_name(Context& context);
void check_signer(Context& context);
void check_sop_number(Context& context);
void check_empty_dates(Context& context);
void check_dates(Context& context);
void check_date_order(Context& context);
void check_signer_term(Context& context);
void check_format(Context& context);
void check_revision_date(Context& context);
void check_version_order(Context& context);
void check_missing_boxes(Context& context);
void check_empty_boxes(Context& context);

// flow.cpp: symbols and their exits
void check_missing_actors(Context& context);
void check_mixed_rows(Context& context);
void check_starts(Context& context);
void check_ends(Context& context);
void check_exit_counts(Context& context);
void check_exit_labels(Context& context);
void check_unlabelled_exits(Context& context);
void check_many_exits(Context& context);
void check_exit_sides(Context& context);
void check_end_exits(Context& context);
void check_ambiguous_next(Context& context);
void check_missing_exits(Context& context);
void check_unused_actors(Context& context);
void check_first_symbol(Context& context);

// reachability.cpp
void check_reachable(Context& context);
void check_dead_ends(Context& context);

// cells.cpp
void check_step_numbers(Context& context);
void check_spans_inside(Context& context);
void check_spans_apart(Context& context);
void check_columns(Context& context);
void check_repeated_columns(Context& context);
void check_durations(Context& context);
void check_ranges(Context& context);

// wording.cpp
void check_empty_texts(Context& context);
void check_steps_name_no_actor(Context& context);
void check_steps_begin_with_verb(Context& context);
void check_conditional_words(Context& context);
void check_title(Context& context);
void check_warning_wording(Context& context);

// regulations.cpp
void check_revoked(Context& context);
void check_partly_revoked(Context& context);
void check_amended(Context& context);
void check_legal_order(Context& context);

}  // namespace sopan

//! What is asked or was decided, in the words that the document and the decision record share.

use super::model::Report;
use super::words::chosen_names;
use crate::text::{Messages, Noun};

/// How far the decision is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// It is proposed.
    Proposed,
    /// Others are asked what they advise.
    ForAdvice,
    /// It was taken.
    Decided,
    /// It was taken, and does not hold any more.
    Past,
    /// It was withdrawn before anybody decided.
    GivenUp,
}

fn stage(report: &Report) -> Stage {
    let was_adopted = report.history.iter().any(|change| change.status == "adopted");
    match report.status.status {
        "adopted" => Stage::Decided,
        "superseded" => Stage::Past,
        "withdrawn" if was_adopted => Stage::Past,
        "withdrawn" => Stage::GivenUp,
        "for_advice" => Stage::ForAdvice,
        _ => Stage::Proposed,
    }
}

/// Whether the walk ended with nothing to choose from.
pub(super) fn is_dead_end(report: &Report) -> bool {
    report.alternatives.is_empty() && !(report.dead_end.is_empty() && report.dropped.is_empty())
}

/// Whether the walk has no end: it is at a question, or stuck.
pub(super) fn is_unfinished(report: &Report) -> bool {
    report.question.is_some() || report.stuck.is_some()
}

/// Whether nothing changes any more: it was decided or withdrawn.
pub(super) fn is_settled(report: &Report) -> bool {
    matches!(stage(report), Stage::Decided | Stage::Past | Stage::GivenUp)
}

/// Whether there is something to choose from, and nothing is chosen. Where the outcome is that there is no advice, none of what
/// is left is there to be chosen.
pub(super) fn is_choice_open(report: &Report) -> bool {
    report.choice.kind == "open" && report.blocked.is_none() && !report.alternatives.is_empty()
}

/// Whether there is something to decide on: what was chosen, or what can be.
fn has_something_to_decide(report: &Report) -> bool {
    !is_unfinished(report) && (report.choice.kind != "open" || is_choice_open(report))
}

/// Whether who decides is asked to sign.
pub(super) fn is_decision_signed(report: &Report) -> bool {
    has_something_to_decide(report) && matches!(report.status.status, "concept" | "adopted")
}

/// Whether those are asked to sign who give advice.
pub(super) fn is_advice_signed(report: &Report) -> bool {
    is_decision_signed(report) || (has_something_to_decide(report) && stage(report) == Stage::ForAdvice)
}

/// What a withdrawn decision was.
pub(super) fn withdrawn_words(report: &Report, messages: Messages) -> &'static str {
    match stage(report) {
        Stage::GivenUp => messages.report_is_given_up(),
        _ => messages.report_is_withdrawn(),
    }
}

/// The heading above what is asked or decided.
pub(super) fn asked_title(report: &Report, messages: Messages) -> &'static str {
    match stage(report) {
        Stage::Proposed => messages.report_asked(),
        Stage::ForAdvice => messages.report_advice_asked(),
        Stage::Decided | Stage::Past => messages.report_decided(),
        Stage::GivenUp => messages.report_proposed(),
    }
}

/// What is asked, or what was decided.
pub(super) fn asked_words(report: &Report, messages: Messages) -> String {
    let names = chosen_names(report, messages);
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    match (report.choice.kind, stage(report)) {
        ("apps", Stage::Proposed | Stage::ForAdvice) if is_unfinished(report) => {
            messages.report_choice_without_advice(&names)
        }
        ("no_app", Stage::Proposed | Stage::ForAdvice) if is_unfinished(report) => {
            messages.report_none_without_advice().to_owned()
        }
        ("apps", Stage::Proposed) => messages.report_asked_choice(&names),
        ("apps", Stage::ForAdvice) => messages.report_advice_on_choice(&names),
        ("apps", Stage::Decided) => messages.report_decided_choice(&names),
        ("apps", Stage::Past) => messages.report_withdrawn_choice(&names),
        ("apps", Stage::GivenUp) => messages.report_proposed_choice(&names),
        ("no_app", Stage::Proposed) => messages.report_asked_none().to_owned(),
        ("no_app", Stage::ForAdvice) => messages.report_advice_on_none().to_owned(),
        ("no_app", Stage::Decided) => messages.report_decided_none().to_owned(),
        ("no_app", Stage::Past) => messages.report_withdrawn_none().to_owned(),
        ("no_app", Stage::GivenUp) => messages.report_proposed_none().to_owned(),
        (_, stage) => nothing_chosen(report, stage, messages),
    }
}

fn nothing_chosen(report: &Report, stage: Stage, messages: Messages) -> String {
    let noun = Noun { one: report.noun.one.as_str(), many: report.noun.many.as_str() };
    match stage {
        Stage::Decided | Stage::Past | Stage::GivenUp => messages.report_chosen_nothing().to_owned(),
        Stage::Proposed | Stage::ForAdvice if is_unfinished(report) => {
            messages.report_nothing_asked().to_owned()
        }
        _ if is_choice_open(report) && stage == Stage::ForAdvice => messages.report_advice_on_open(noun),
        _ if is_choice_open(report) => messages.report_asked_open(noun),
        _ if !report.alternatives.is_empty() => messages.report_nothing_to_choose().to_owned(),
        _ if !report.dropped.is_empty() => messages.report_asked_nothing_fits(noun),
        _ if is_dead_end(report) => messages.report_asked_nothing_left().to_owned(),
        _ => messages.report_nothing_asked().to_owned(),
    }
}

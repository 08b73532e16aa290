//! Words of a report that are used in several of its formats.

use super::model::{Alternative, OnDay, Origin, Report, StatusTold, TaskTold};
use crate::session::{REPLY_SOURCE, Status, status_words};
use crate::text::{Day, Lang, Messages, SafeText, first_sentence, parse, sentence, to_plain, upper_first};

/// The points and facts of so many apps stand in the report where none is chosen yet.
const MOST_IN_FULL: usize = 6;

/// A standing in a word or two.
pub(super) fn standing_words(standing: &str, messages: Messages) -> &str {
    match standing {
        "recommended" => messages.title_recommended(),
        "conditional" => messages.title_conditional(),
        "unproven" => messages.title_unproven(),
        "dropped" => messages.title_dropped(),
        other => other,
    }
}

pub(super) fn day(day: OnDay, messages: Messages) -> String {
    messages.lang().day(day.0.date())
}

/// A source with its place, as a dossier names it; a reply in words.
pub(super) fn source_words(source: &SafeText, messages: Messages) -> String {
    let source = source.one_line();
    let replied = source.strip_prefix(REPLY_SOURCE).and_then(|rest| Day::last_of(rest.strip_prefix(": ")?));
    match replied {
        Some(on) => messages.by_inquiry(&messages.lang().day(on.date())),
        None => source,
    }
}

/// A status, since when and by whom.
pub(super) fn status_change(told: &StatusTold, messages: Messages) -> String {
    let status = status_words(Status::of_id(told.status).unwrap_or_default(), messages);
    let on = told.on.map(|on| messages.lang().on_date(&on.0.to_string()));
    match (on, told.by.is_empty()) {
        (None, _) => status.to_owned(),
        (Some(on), true) => messages.status_on(&status, &on),
        (Some(on), false) => messages.status_on_by(&status, &on, &told.by.one_line()),
    }
}

/// How far something to do is, and what is accepted by whom.
pub(super) fn state_words(task: &TaskTold, messages: Messages) -> String {
    let by = task.accepted_by.one_line();
    let accepted = match (task.until, task.is_past) {
        (None, _) => messages.accepted_by(&by),
        (Some(until), true) => messages.accepted_before(&by, &day(until, messages)),
        (Some(until), false) => messages.accepted_until(&messages.accepted_by(&by), &day(until, messages)),
    };
    let state = match task.state {
        "done" => messages.step_done().to_owned(),
        "not_needed" => messages.not_needed().to_owned(),
        "accepted" if task.why.is_empty() => accepted,
        "accepted" => format!("{accepted}. {}", messages.accepted_because(&task.why.one_line())),
        _ => messages.step_to_do().to_owned(),
    };
    match task.set_on.is_empty() {
        true => state,
        false => messages.with_remark(&state, &messages.settled_on_choice(&task.set_on.one_line())),
    }
}

/// Whether there is still something to do about it.
pub(super) fn is_open(task: &TaskTold) -> bool {
    task.state == "open" || (task.state == "accepted" && task.is_past)
}

/// Who does it, or else for whom it is.
pub(super) fn who(task: &TaskTold) -> &SafeText {
    if task.owner.is_empty() { &task.for_whom } else { &task.owner }
}

/// The same, and by which day.
pub(super) fn who_and_when(task: &TaskTold, messages: Messages) -> String {
    let due = task.due.map(|due| messages.due_on(&day(due, messages)));
    let who = Some(who(task).one_line()).filter(|who| !who.is_empty());
    who.into_iter().chain(due).collect::<Vec<_>>().join(", ")
}

/// The head of the column in which that stands for some tasks.
pub(super) fn who_head<'t>(
    tasks: impl IntoIterator<Item = &'t TaskTold>,
    messages: Messages,
) -> &'static str {
    match tasks.into_iter().any(|task| task.due.is_some()) {
        true => messages.report_who_and_when(),
        false => messages.report_who(),
    }
}

/// The heads of a table of answers.
pub(super) fn answer_heads(messages: Messages) -> [&'static str; 4] {
    [messages.report_number(), messages.report_question(), messages.report_answer(), messages.remark()]
}

/// A text of the tree without its marks, on one line.
pub(super) fn plain(text: &SafeText) -> String {
    SafeText::from(to_plain(&parse(text.as_str()))).one_line()
}

/// What speaks against an app: the wishes that it does not meet, what is not known, why it is conditional, what to watch.
pub(super) fn against(app: &Alternative, messages: Messages) -> Vec<String> {
    let unmet = app.unmet.iter().map(plain);
    let unsure = app.unsure.iter().map(|wish| messages.report_unsure(&plain(wish)));
    let rest = app.reasons.iter().chain(&app.flags).map(plain);
    let mut told: Vec<String> = Vec::new();
    for words in unmet.chain(unsure).chain(rest) {
        let words = words.trim_end_matches('.').to_owned();
        if !told.contains(&words) {
            told.push(words);
        }
    }
    told
}

/// The apps of which most is told: those that are chosen; where nothing is chosen yet, those that are first together.
pub(super) fn in_full(report: &Report) -> Vec<&Alternative> {
    let all = report.alternatives.iter();
    match report.choice.kind {
        "apps" => all.filter(|it| it.is_chosen).collect(),
        "open" if report.alternatives.iter().any(|it| it.is_first) => {
            all.filter(|it| it.is_first).take(MOST_IN_FULL).collect()
        }
        "open" => all.take(1).collect(),
        _ => Vec::new(),
    }
}

/// The name of an app in a table: that it is chosen is said, for who cannot see that it is bold.
pub(super) fn name_in_table(app: &Alternative, messages: Messages) -> String {
    let name = app.name.one_line();
    if app.is_chosen { messages.report_marked_chosen(&name) } else { name }
}

/// Whether a text says that a value is not known, in whichever language it was written.
pub(super) fn is_unknown(words: &SafeText) -> bool {
    Lang::ALL.into_iter().any(|lang| words.as_str() == Messages::new(lang).unknown())
}

/// A text up to a number of letters, ending at a word; nothing where it is not longer.
pub(super) fn shortened(text: &str, most: usize) -> Option<String> {
    let (end, _) = text.char_indices().nth(most)?;
    let start = text.get(..end)?;
    let start = start.rfind(char::is_whitespace).and_then(|at| start.get(..at)).unwrap_or(start);
    Some(format!("{} …", start.trim_end()))
}

/// As many whole sentences as fit in a number of letters, and always the first; nothing where all of them fit.
pub(super) fn first_sentences(text: &str, most: usize) -> Option<&str> {
    if text.chars().count() <= most {
        return None;
    }
    let mut told = first_sentence(text);
    loop {
        let rest = text.get(told.len()..)?;
        let gap = rest.len() - rest.trim_start().len();
        let next = first_sentence(rest);
        let longer = text.get(..told.len() + gap + next.len())?;
        if next.is_empty() {
            return None;
        }
        if longer.chars().count() > most {
            return Some(told);
        }
        told = longer;
    }
}

/// Several things in one cell.
pub(super) fn listed(all: &[String]) -> String {
    upper_first(&all.join("; "))
}

/// The names of what is chosen, each with what it is for.
pub(super) fn chosen_names(report: &Report, messages: Messages) -> Vec<String> {
    let told = report.choice.apps.iter().map(|chosen| match chosen.use_for.is_empty() {
        true => chosen.name.one_line(),
        false => messages.chosen_for(&chosen.name.one_line(), &chosen.use_for.one_line()),
    });
    told.collect()
}

/// What the advice says against what is chosen, or that it says nothing of it, each with where that comes from.
pub(super) fn chosen_notes(report: &Report, messages: Messages) -> Vec<(String, Origin)> {
    // Without advice there is nothing that says anything of it.
    let Some(counts) = &report.counts else { return Vec::new() };
    let is_cut = report.more_left.value + report.more_dropped.value > 0;
    let told = report.choice.apps.iter().filter_map(|chosen| {
        let name = chosen.name.one_line();
        let words = match chosen.standing.as_deref() {
            Some("conditional") => messages.report_chosen_conditional(&name),
            Some("unproven") => messages.report_chosen_unproven(&name),
            Some("dropped") => chosen_dropped(report, &chosen.app, &name, messages),
            Some(_) if is_behind(report, &chosen.app) => messages.report_chosen_not_first(&name),
            Some(_) => return None,
            None if is_cut => messages.report_chosen_cut(&name),
            None if counts.all > 0 => messages.report_chosen_unlisted(&name),
            None => messages.report_chosen_unknown(&name),
        };
        Some((words, chosen.from.clone()))
    });
    told.collect()
}

/// That what is chosen drops, and why.
fn chosen_dropped(report: &Report, app: &str, name: &str, messages: Messages) -> String {
    let dropped = report.dropped.iter().find(|dropped| dropped.app == app);
    let reasons = dropped.into_iter().flat_map(|dropped| &dropped.reasons);
    let reasons: Vec<String> = reasons.map(|reason| sentence(&upper_first(&plain(reason)))).collect();
    let words = messages.report_chosen_dropped(&name);
    std::iter::once(words).chain(reasons).collect::<Vec<_>>().join(" ")
}

/// Whether the advice puts others first than this one.
fn is_behind(report: &Report, app: &str) -> bool {
    report
        .first
        .as_ref()
        .is_some_and(|first| !first.apps.is_empty() && first.apps.iter().all(|known| known != app))
}

/// What advice is, whose, and whether it is followed.
pub(super) fn opinion_words(told: &super::model::OpinionTold, messages: Messages) -> String {
    let on = told.on.map(|on| messages.lang().on_date(&on.0.to_string()));
    let from = match (told.by.is_empty(), on) {
        (true, None) => None,
        (true, Some(on)) => Some(messages.advice_on(&on)),
        (false, None) => Some(messages.advice_by(&told.by.one_line())),
        (false, Some(on)) => Some(messages.advice_by_on(&told.by.one_line(), &on)),
    };
    let followed = match told.followed {
        None => Some(messages.report_not_said_whether_followed().to_owned()),
        Some(true) => Some(messages.opinion_followed().to_owned()),
        Some(false) if told.why_not.is_empty() => Some(messages.opinion_not_followed().to_owned()),
        Some(false) => Some(messages.not_followed_because(&told.why_not.one_line())),
    };
    let given_on = (!told.given_on.is_empty()).then(|| messages.given_on_choice(&told.given_on.one_line()));
    let rest: Vec<String> =
        from.into_iter().chain(given_on).chain(followed).map(|part| sentence(&upper_first(&part))).collect();
    let words = sentence(&told.text.one_line());
    std::iter::once(words).filter(|words| !words.is_empty()).chain(rest).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::source_words;
    use crate::text::{Lang, Messages};

    #[test]
    fn a_reply_as_a_source_is_told_in_words() {
        let told = |source: &str| source_words(&source.into(), Messages::new(Lang::Nl));
        assert_eq!(told("reply: 2026-11-29"), "volgens uw navraag van 29 november 2026");
        assert_eq!(told("stappenplan: overzicht 1/2"), "stappenplan: overzicht 1/2");
    }
}

//! What is still open: what nobody could answer, what suppliers have to tell, what is not followed, what is to do.

use super::asked::{is_choice_open, is_dead_end, is_settled, is_unfinished};
use super::model::{Alternative, Origin, Report, TaskTold};
use super::paper::{Paper, all};
use super::words::{is_open, is_unknown};
use crate::text::{Lang, Messages, Noun, SafeText, sentence};

type Items = Vec<(String, Origin)>;

/// What is open, of whom it is asked; of the apps those that are named, and how many others there are.
pub(super) fn still_open(report: &Report, messages: Messages, named: &[&Alternative], paper: &mut Paper) {
    paper.heading(1, messages.report_open());
    let mut items = of_the_walk(report, messages);
    items.extend(of_the_decision(report, messages));
    items.extend(of_suppliers(report, messages, named));
    items.extend(not_known(report, messages));
    let refused = report.opinions.iter().filter(|told| told.followed == Some(false));
    items.extend(refused.map(|told| {
        (sentence(&messages.report_opinion_refused(&told.adviser.one_line())), told.from.clone())
    }));
    let tasks: Vec<&TaskTold> = report.tasks.iter().filter(|task| !task.group.is_empty()).collect();
    let open = tasks.iter().filter(|task| is_open(task)).count();
    if open > 0 {
        let from = all(tasks.iter().map(|task| &task.from));
        items.push((messages.report_tasks_open(open, tasks.len()), from));
    }
    let mut told: Items = Vec::with_capacity(items.len());
    for item in items {
        if told.iter().all(|known| known.0 != item.0) {
            told.push(item);
        }
    }
    match told.is_empty() {
        true => paper.say(messages.report_nothing_open(), &Vec::new()),
        false => paper.list(told),
    }
}

/// A question without an answer, those that nobody could answer, and that nothing is left to choose from.
fn of_the_walk(report: &Report, messages: Messages) -> Items {
    let question = report.question.iter();
    let mut items: Items =
        question.map(|at| (messages.report_question_open(at.value), at.from.clone())).collect();
    let stuck = report.stuck.iter();
    items.extend(stuck.map(|at| (messages.report_stuck_open().to_owned(), at.from.clone())));
    items.extend(report.open.iter().map(|open| {
        let ask = sentence(&open.ask.one_line());
        let words = match open.owner.is_empty() {
            true => messages.report_open_unknown(&ask),
            false => messages.report_open_ask(&ask, &open.owner.one_line()),
        };
        (words, open.from.clone())
    }));
    // Before its end a walk keeps no list of those questions.
    let is_unsure = |shown: &SafeText| {
        Lang::ALL.into_iter().any(|lang| shown.as_str() == Messages::new(lang).dont_know())
    };
    let unsure = report.answers.iter().filter(|_| is_unfinished(report));
    items.extend(unsure.filter(|answer| is_unsure(&answer.shown)).map(|answer| {
        (messages.report_open_unknown(&sentence(&answer.ask.one_line())), answer.from.clone())
    }));
    if is_dead_end(report) && report.choice.kind == "open" {
        let more = (!report.dead_end.is_empty()).then(|| messages.report_see_in_short());
        let words: Vec<&str> = std::iter::once(messages.report_open_dead_end()).chain(more).collect();
        items.push((words.join(" "), all(report.dead_end.iter().map(|line| &line.from))));
    }
    items
}

/// That there is a choice to make, or that others are asked for their advice, while the decision can still change.
fn of_the_decision(report: &Report, messages: Messages) -> Items {
    if is_settled(report) {
        return Vec::new();
    }
    let mut items = Items::new();
    for chosen in report.choice.apps.iter().filter(|chosen| chosen.standing.as_deref() == Some("dropped")) {
        let words = messages.report_open_dropped(&chosen.name.one_line());
        let what_to_do =
            report.choice.motivation.is_none().then(|| messages.report_choose_again().to_owned());
        let words = std::iter::once(words).chain(what_to_do).collect::<Vec<_>>().join(" ");
        items.push((words, chosen.from.clone()));
    }
    if is_choice_open(report) {
        let from = all([&report.choice.from, &vec!["advice.left".to_owned()]]);
        items.push((messages.report_open_choice().to_owned(), from));
    }
    let missing: Vec<_> = report.opinions.iter().filter(|told| !told.is_given).collect();
    if report.status.status == "for_advice" && !missing.is_empty() {
        let names: Vec<String> = missing.iter().map(|told| told.adviser.one_line()).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        items.push((messages.report_no_opinion_of(&names), all(missing.iter().map(|told| &told.from))));
    }
    items
}

/// What suppliers have to be asked: of what is chosen, or while nothing is, of all that is left.
fn of_suppliers(report: &Report, messages: Messages, named: &[&Alternative]) -> Items {
    if report.choice.kind == "no_app" {
        return Vec::new();
    }
    let is_named = |app: &str| named.iter().any(|it| it.app == app);
    let asks = report.asks.iter().filter(|asked| is_named(&asked.app));
    let mut items: Items = asks
        .map(|asked| {
            let facts: Vec<String> = asked.facts.iter().map(SafeText::one_line).collect();
            let facts: Vec<&str> = facts.iter().map(String::as_str).collect();
            let words = messages.report_of(&asked.name.one_line(), &messages.ask_supplier(&facts));
            (sentence(&words), asked.from.clone())
        })
        .collect();
    let others: Vec<&Origin> =
        report.asks.iter().filter(|asked| !is_named(&asked.app)).map(|asked| &asked.from).collect();
    let more = others.len() + report.more_to_ask.value;
    if more > 0 && report.choice.kind == "open" && !is_settled(report) {
        let noun = Noun { one: report.noun.one.as_str(), many: report.noun.many.as_str() };
        let mut from = all(others);
        from.extend(report.more_to_ask.from.clone());
        items.push((messages.report_more_asks(more, noun), from));
    }
    items
}

/// What is not known of what was chosen, beside what its supplier is asked.
fn not_known(report: &Report, messages: Messages) -> Items {
    let mut items = Vec::new();
    for app in report.alternatives.iter().filter(|it| it.is_chosen) {
        let is_asked = |label: &SafeText| {
            report.asks.iter().any(|asked| asked.app == app.app && asked.facts.contains(label))
        };
        let cells = report.columns.iter().zip(&app.cells).filter(|(_, cell)| is_unknown(cell));
        let mut from = app.from.clone();
        let mut labels: Vec<SafeText> = Vec::new();
        for (column, _) in cells {
            from.extend(column.from.clone());
            labels.push(column.head.clone());
        }
        for fact in report.facts.iter().filter(|fact| fact.app == app.app && fact.is_unknown) {
            from.extend(fact.from.clone());
            labels.push(fact.label.clone());
        }
        labels.retain(|label| !is_asked(label));
        let mut told: Vec<String> = Vec::with_capacity(labels.len());
        for label in labels.iter().map(SafeText::one_line) {
            if told.iter().all(|known| known.to_lowercase() != label.to_lowercase()) {
                told.push(label);
            }
        }
        if !told.is_empty() {
            let words = messages.report_not_known(&app.name.one_line(), &messages.lang().and(&told));
            items.push((sentence(&words), from));
        }
    }
    items
}

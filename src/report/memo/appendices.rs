//! What follows the memo: what was left, the answers, what dropped, what there is to do, what it rests on, where it comes from.

use super::document::{MOST_OF_MOTIVATION, told};
use super::model::{Alternative, AnswerTold, FactTold, Report, TaskTold};
use super::paper::{Paper, Row, all, bold};
use super::words::{
    answer_heads, day, in_full, listed, name_in_table, plain, shortened, source_words, standing_words,
    state_words, who_and_when, who_head,
};
use crate::document::Cell;
use crate::text::{Messages, SafeText, labelled, sentence, upper_first};

pub(super) fn appendices(report: &Report, messages: Messages, paper: &mut Paper) {
    motivation(report, messages, paper);
    compared(report, messages, paper);
    answers(report, messages, paper);
    dropped(report, messages, paper);
    tasks(report, messages, paper);
    rests_on(report, messages, paper);
    origin(report, messages, paper);
}

/// Why it was chosen, where only the first part of that stands in the memo.
fn motivation(report: &Report, messages: Messages, paper: &mut Paper) {
    let Some(why) = &report.choice.motivation else { return };
    if shortened(why.value.as_str(), MOST_OF_MOTIVATION).is_some() {
        paper.heading(1, messages.report_motivation());
        paper.say(why.value.clone(), &why.from);
    }
}

fn compared(report: &Report, messages: Messages, paper: &mut Paper) {
    if report.alternatives.is_empty() {
        return;
    }
    paper.heading(1, messages.report_compared());
    let heads: Vec<String> = std::iter::once(&report.noun.one)
        .chain(report.columns.iter().map(|column| &column.head))
        .map(|head| upper_first(&head.one_line()))
        .collect();
    let mut columns: Vec<&str> = heads.iter().map(String::as_str).collect();
    columns.extend([messages.report_watch(), messages.report_standing()]);
    let row = |it: &Alternative| {
        let mut cells = vec![bold(name_in_table(it, messages), it.is_chosen)];
        cells.extend(it.cells.iter().map(|cell| Cell::words(cell.one_line())));
        // Rows are as long as the heads, whatever a dossier holds.
        cells.resize(heads.len(), Cell::default());
        let flags: Vec<String> = it.flags.iter().map(SafeText::one_line).collect();
        cells.push(Cell::words(listed(&flags)));
        cells.push(Cell::words(standing_words(&it.standing, messages)));
        (cells, it.from.clone())
    };
    let from = all([&vec!["advice.left".to_owned()], &report.more_left.from]);
    let (left, more) = (report.alternatives.len(), report.more_left.value);
    let caption = match more {
        0 => messages.report_all_left(left),
        _ => messages.report_part_of_left(left, left + more),
    };
    let rows = report.alternatives.iter().map(row).collect();
    paper.table((caption, &from), &columns, rows);
    if let Some(with) = report.told.as_ref().filter(|_| report.choice.kind != "open") {
        paper.say(messages.report_told_with_advice(), &with.from);
        told(report, paper);
    }
    for it in in_full(report).into_iter().filter(|it| !it.points.is_empty()) {
        paper.heading(2, messages.report_points_of(&it.name.one_line()));
        let told = it.points.iter().map(|point| (sentence(&plain(&point.text)), it.from.clone()));
        paper.list(told.collect());
    }
    if !report.remarks.is_empty() {
        paper.heading(2, messages.report_remarks());
        let told = report.remarks.iter().map(|remark| {
            (messages.report_of(&remark.about.one_line(), &remark.remark), remark.from.clone())
        });
        paper.list(told.collect());
    }
}

fn answers(report: &Report, messages: Messages, paper: &mut Paper) {
    let row = |it: &AnswerTold| {
        let cells = vec![
            Cell::words(it.number.map(|number| number.to_string()).unwrap_or_default()),
            Cell::words(it.ask.one_line()),
            Cell::words(it.shown.one_line()),
            Cell::words(it.remark.clone()),
        ];
        (cells, it.from.clone())
    };
    let nothing = || (String::new(), Vec::new());
    if !report.answers.is_empty() {
        paper.heading(1, messages.report_answers());
        let (caption, from) = nothing();
        paper.table((caption, &from), &answer_heads(messages), report.answers.iter().map(row).collect());
    }
    if !report.unused.is_empty() {
        paper.heading(if report.answers.is_empty() { 1 } else { 2 }, messages.report_unused());
        let told = report
            .unused
            .iter()
            .map(|it| (format!("{} {}", it.ask.one_line(), it.shown.one_line()), it.from.clone()));
        paper.list(told.collect());
    }
}

fn dropped(report: &Report, messages: Messages, paper: &mut Paper) {
    if report.dropped.is_empty() {
        return;
    }
    paper.heading(1, messages.report_dropped());
    let name = upper_first(&report.noun.one.one_line());
    let rows = report.dropped.iter().map(|it| {
        let reasons: Vec<String> =
            it.reasons.iter().map(|reason| plain(reason).trim_end_matches('.').to_owned()).collect();
        (vec![Cell::words(it.name.one_line()), Cell::words(listed(&reasons))], it.from.clone())
    });
    let columns = [name.as_str(), messages.motivation()];
    paper.table((String::new(), &Vec::new()), &columns, rows.collect());
    if report.more_dropped.value > 0 {
        paper.say(messages.report_more_dropped(report.more_dropped.value), &report.more_dropped.from);
    }
}

fn tasks(report: &Report, messages: Messages, paper: &mut Paper) {
    if report.tasks.is_empty() {
        return;
    }
    paper.heading(1, messages.report_tasks());
    let row = |task: &TaskTold| -> Row {
        // Remarks and days are few: columns of their own would leave the others no room.
        let remark = Some(&task.remark).filter(|remark| !remark.is_empty());
        let remark = remark.map(|remark| messages.report_of(&messages.remark(), remark));
        let state = std::iter::once(state_words(task, messages)).chain(remark);
        let cells = vec![
            Cell::words(plain(&task.text)),
            Cell::words(state.collect::<Vec<_>>().join("\n")),
            Cell::words(who_and_when(task, messages)),
        ];
        (cells, task.from.clone())
    };
    let mut left = report.tasks.as_slice();
    while let Some(first) = left.first() {
        let until = left.iter().position(|task| task.group != first.group).unwrap_or(left.len());
        let (group, rest) = left.split_at(until);
        let title = match first.group.is_empty() {
            true => elsewhere(report, messages).to_owned(),
            false => first.group.one_line(),
        };
        let columns = [messages.report_what(), messages.report_how_far(), who_head(group, messages)];
        paper.heading(2, title);
        paper.table((String::new(), &Vec::new()), &columns, group.iter().map(row).collect());
        left = rest;
    }
}

/// The heading of what is known of things that are in no list of the advice.
pub(super) fn elsewhere(report: &Report, messages: Messages) -> &'static str {
    match report.counts {
        Some(_) => messages.report_task_elsewhere(),
        None => messages.report_task_kept(),
    }
}

fn rests_on(report: &Report, messages: Messages, paper: &mut Paper) {
    let has_facts = |it: &Alternative| report.facts.iter().any(|fact| fact.app == it.app);
    let apps: Vec<&Alternative> = in_full(report).into_iter().filter(|it| has_facts(it)).collect();
    let is_told = |fact: &&FactTold| apps.iter().any(|app| app.app == fact.app);
    let facts: Vec<&FactTold> = report.facts.iter().filter(is_told).collect();
    if facts.is_empty() && report.replies.is_empty() && report.would_change.is_empty() {
        return;
    }
    paper.heading(1, messages.report_rests_on());
    if !facts.is_empty() {
        tested(report, &apps, &facts, messages, paper);
    }
    replied(report, messages, paper);
    would_change(report, messages, paper);
}

fn tested(
    report: &Report,
    apps: &[&Alternative],
    facts: &[&FactTold],
    messages: Messages,
    paper: &mut Paper,
) {
    let name = upper_first(&report.noun.one.one_line());
    let columns = [
        messages.compare_fact(),
        name.as_str(),
        messages.report_value(),
        messages.report_source(),
        messages.report_checked(),
    ];
    let row = |fact: &&FactTold| {
        let sources: Vec<String> = fact.sources.iter().map(|source| source_words(source, messages)).collect();
        // Of one app its name stands above the table.
        let name = if apps.len() > 1 { fact.name.one_line() } else { String::new() };
        let cells = vec![
            Cell::words(fact.label.one_line()),
            Cell::words(name),
            Cell::words(fact.value.one_line()),
            Cell::words(sources.join("; ")),
            Cell::words(messages.lang().date(&fact.checked.one_line())),
        ];
        (cells, fact.from.clone())
    };
    let names: Vec<String> = apps.iter().map(|app| app.name.one_line()).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let from = all(apps.iter().map(|app| &app.from));
    let is_all = report.facts.len() == facts.len();
    let others = match report.made.saved.is_empty() {
        true => messages.report_facts_left_out(),
        false => messages.report_facts_in_dossier(),
    };
    let caption = std::iter::once(messages.report_facts_of(&names));
    let caption = caption.chain((!is_all).then(|| others.to_owned())).collect::<Vec<_>>().join(" ");
    paper.table((caption, &from), &columns, facts.iter().map(row).collect());
}

fn replied(report: &Report, messages: Messages, paper: &mut Paper) {
    if !report.replies.is_empty() {
        paper.heading(2, messages.replies());
        let told = report.replies.iter().map(|reply| {
            let source = messages.inquiry_source(
                &day(reply.day, messages),
                reply.rests_on.one_line().trim_end_matches('.'),
                &reply.by.one_line(),
            );
            let mark = match reply {
                _ if reply.is_taken_back => Some(messages.report_taken_back()),
                _ if reply.is_replaced => Some(messages.report_replaced()),
                _ if reply.is_unfit => Some(messages.report_unfit()),
                _ => None,
            };
            let rest: Vec<String> = std::iter::once(source).chain(mark.map(str::to_owned)).collect();
            let value = messages.with_remark(&reply.value.one_line(), &rest.join("; "));
            let about = labelled(&reply.about.one_line(), &value);
            (messages.report_of(&reply.name.one_line(), &about), reply.from.clone())
        });
        paper.list(told.collect());
    }
}

/// Single values of one app that would change the advice on what is chosen.
fn would_change(report: &Report, messages: Messages, paper: &mut Paper) {
    for of in &report.would_change {
        let name = of.name.one_line();
        paper.heading(2, messages.report_would_change(&name));
        let lines = of.lines.iter().map(|line| (line.one_line(), of.from.clone()));
        paper.list(lines.collect());
        if of.more > 0 {
            paper.say(messages.more_would_change(of.more), &of.from);
        }
        match of.is_part {
            true => paper.say(messages.more_may_change(), &of.from),
            false if of.lines.is_empty() => paper.say(messages.nothing_would_change(&name), &of.from),
            false => {}
        }
    }
}

fn origin(report: &Report, messages: Messages, paper: &mut Paper) {
    paper.heading(1, messages.report_origin());
    let sources = report
        .sources
        .iter()
        .map(|source| (messages.report_of(&source.id, &source.title.one_line()), source.from.clone()));
    paper.list(sources.collect());
    let made = &report.made;
    let digests = [
        (messages.report_tree(&made.tree), Some(&made.tree_digest)),
        (messages.report_catalogue().to_owned(), Some(&made.catalogue_digest)),
        (messages.report_dossier().to_owned(), made.dossier_digest.as_ref()),
    ];
    let told = digests.into_iter().filter_map(|(what, digest)| {
        let digest = digest.filter(|digest| !digest.is_empty())?;
        Some((upper_first(&messages.report_digest(&what, digest)), made.from.clone()))
    });
    // Of a dossier it is not kept which program makes this.
    let program = match made.saved.is_empty() {
        true => messages.report_program(&made.program),
        false => messages.report_saved_with(&made.program),
    };
    let program = (program, made.from.clone());
    paper.list(told.chain(std::iter::once(program)).collect());
    if !report.asks.is_empty() {
        paper.say(messages.report_letters(), &all(report.asks.iter().map(|asked| &asked.from)));
    }
    if let Some(command) = &report.command {
        let words = match command.contains(" --out ") {
            true => messages.report_again_in_file(),
            false => messages.report_again(),
        };
        paper.command(words, command, &made.from);
    }
}

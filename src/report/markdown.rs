//! The advice as a Markdown file, to be sent, printed or put under version control.

use super::app_table::markdown_table;
use super::lines::spoken_line;
use super::markdown_blocks::write_blocks;
use crate::document::{MarkdownWriter, flat_markdown, markdown_lines, markdown_words};
use crate::session::{
    Advice, AppAdvice, Block, DeadEnd, GivenAnswer, GivenAnswers, ListedChanges, OutcomeAdvice, Section,
    Session, SourceMarks, SupplierLetters, TaskState, Tick, WalkEnd,
};
use crate::text::{Messages, sentence};

/// More ways to bring one app back are not shown.
const WAYS_BACK: usize = 3;

/// The apps that dropped times all apps: so many at most, or else it is not told what brings each back. Each takes a search of
/// its own, the time of which grows with all apps. It is told of 170 apps that all drop, and of 30 out of a thousand.
const MOST_SEARCHED: usize = 30_000;

/// The whole advice. `made_on` is the day in words; absent, none is shown.
pub fn markdown(session: &Session<'_>, made_on: Option<&str>) -> String {
    let mut out = MarkdownWriter::default();
    let messages = session.messages();
    let advice = session.advice();
    out.heading(1, session.model().graph.title.as_str());
    out.line(&markdown_words(&advice.sources.edition));
    if let Some(day) = made_on {
        out.line(&markdown_words(&messages.report_made_on(day)));
    }
    advice.sources.notice.iter().for_each(|notice| out.text(notice.as_str()));
    match &advice.end {
        WalkEnd::Unfinished(_) => {}
        WalkEnd::Fault { place, words, .. } => {
            out.heading(2, place);
            out.text(words.as_str());
        }
        WalkEnd::Outcome(ended) => outcome(session, &advice, ended, &mut out),
    }
    answers(&advice.answers, messages, &mut out);
    if matches!(advice.end, WalkEnd::Outcome(_)) {
        section(&advice.decisive, messages, &mut out);
        section(&advice.organisation, messages, &mut out);
        if !advice.letters.letters.is_empty() {
            letters(&advice.letters, messages, &mut out);
        }
        section(&advice.open, messages, &mut out);
        dropped(session, &advice, &mut out);
        ended(&advice, messages, &mut out);
        decided(session, &mut out);
        tasks(session, &mut out);
    }
    section(&advice.sources, messages, &mut out);
    out.text_so_far()
}

/// The outcome with its apps by standing, each with all that is known of it.
fn outcome(session: &Session<'_>, advice: &Advice, outcome: &OutcomeAdvice, out: &mut MarkdownWriter) {
    out.heading(2, &outcome.place);
    out.heading(3, &outcome.title);
    write_blocks(out, &outcome.opening(), 3);
    outcome.ways_back.iter().for_each(|ways| ways_back(ways, session.messages(), out));
    outcome.dead_end.iter().for_each(|end| pairs(end, out));
    if !outcome.shows_apps() {
        return;
    }
    for group in advice.left() {
        out.heading(3, &group.title);
        if let Some(words) = &outcome.columns {
            let noun = session.noun().unwrap_or(session.messages().default_noun());
            markdown_table(group, words, noun, out);
        }
        for app in &group.apps {
            out.heading(4, &app.name);
            let flags = app.flags.iter().filter(|_| outcome.columns.is_none());
            flags.for_each(|flag| out.line(&format!("**{}**", markdown_words(flag))));
            write_blocks(out, &session.app_profile(app.app).blocks(session.messages()), 5);
        }
    }
}

/// The changes that lead to something instead of nothing.
fn ways_back(ways: &ListedChanges, messages: Messages, out: &mut MarkdownWriter) {
    let remarks: Vec<Block> = ways.remarks(messages).into_iter().map(Block::Remark).collect();
    if !ways.changes.is_empty() {
        out.heading(3, &ways.title);
    } else if !remarks.is_empty() {
        out.heading(3, messages.can_change());
    }
    for change in &ways.changes {
        out.item("- ", &markdown_words(&spoken_line(&change.label, [change.comes_of().as_str()])));
    }
    write_blocks(out, &remarks, 3);
}

/// Two that could share the work.
fn pairs(end: &DeadEnd, out: &mut MarkdownWriter) {
    if !end.pairs.is_empty() {
        out.heading(3, &end.pairs_title);
    }
    end.pairs.iter().for_each(|pair| out.item("- ", &markdown_words(&sentence(pair))));
}

/// A part of the advice that is text.
fn section(section: &dyn Section, messages: Messages, out: &mut MarkdownWriter) {
    out.heading(2, &section.title(messages));
    write_blocks(out, &section.blocks(messages), 3);
}

/// The letters, each under its own heading.
fn letters(letters: &SupplierLetters, messages: Messages, out: &mut MarkdownWriter) {
    out.heading(2, &letters.title(messages));
    out.text(letters.intro(messages));
    for (title, letter) in letters.told(messages) {
        out.heading(3, title);
        write_blocks(out, &letter, 4);
    }
}

/// The answers given; those that do not count are shown separately.
fn answers(given: &GivenAnswers, messages: Messages, out: &mut MarkdownWriter) {
    out.heading(2, messages.overview());
    let told = given.on_path.iter().filter(|answer| !answer.words.is_empty());
    for (at, given) in told.enumerate() {
        answer(&format!("{}. ", at + 1), given, out);
    }
    for (answers, title) in
        [(&given.waiting, messages.waiting_title()), (&given.set_aside, messages.set_aside_title())]
    {
        if !answers.is_empty() {
            out.heading(3, title);
        }
        let told = answers.iter().filter(|answer| !answer.words.is_empty());
        told.for_each(|given| answer("- ", given, out));
    }
    let skipped: Vec<Block> = given.skipped.iter().cloned().map(Block::Remark).collect();
    write_blocks(out, &skipped, 3);
}

fn answer(mark: &str, given: &GivenAnswer, out: &mut MarkdownWriter) {
    let remark =
        if given.remark.is_empty() { String::new() } else { format!(" ({})", markdown_words(&given.remark)) };
    out.item(mark, &format!("{} **{}**{remark}", markdown_words(&given.ask), markdown_words(&given.words)));
}

/// The apps that dropped, each with all its reasons and some ways to bring it back.
fn dropped(session: &Session<'_>, advice: &Advice, out: &mut MarkdownWriter) {
    let Some(group) = advice.dropped() else { return };
    out.heading(2, session.messages().dropped_and_why());
    let is_searched = group.apps.len() * session.model().catalogue.apps.len() <= MOST_SEARCHED;
    if !is_searched {
        out.line(&markdown_words(session.messages().too_many_dropped()));
    }
    // One list of sources for all of the part: an app by itself seldom has more than one.
    let mut marks = SourceMarks::default();
    for app in &group.apps {
        out.item("- ", &format!("**{}**", markdown_words(&app.name)));
        reasons(app, session.messages(), &mut marks, out);
        if !is_searched {
            continue;
        }
        let changes = session.why(app.app).changes;
        if !changes.changes.is_empty() {
            out.item("  - ", &markdown_words(&changes.title));
        }
        for change in changes.changes.iter().take(WAYS_BACK) {
            out.item("    - ", &markdown_words(&spoken_line(&change.label, [change.comes_of().as_str()])));
        }
    }
    write_blocks(out, &marks.part(session.messages()), 3);
}

/// The apps that are no more, under their own heading.
fn ended(advice: &Advice, messages: Messages, out: &mut MarkdownWriter) {
    let Some(group) = &advice.ended else { return };
    out.heading(2, &group.title);
    let mut marks = SourceMarks::default();
    for app in &group.apps {
        out.item("- ", &format!("**{}**", markdown_words(&app.name)));
        reasons(app, messages, &mut marks, out);
    }
    write_blocks(out, &marks.part(messages), 3);
}

fn reasons(app: &AppAdvice, messages: Messages, marks: &mut SourceMarks, out: &mut MarkdownWriter) {
    for reason in &app.reasons {
        let (words, facts) = reason.told(messages, marks);
        out.item("  - ", &flat_markdown(words.as_str()));
        facts.iter().for_each(|fact| out.item("    - ", &markdown_words(fact)));
    }
}

/// What was decided, as far as anything was.
fn decided(session: &Session<'_>, out: &mut MarkdownWriter) {
    let told = session.told_decision();
    if !told.is_empty() {
        out.heading(2, session.messages().decision());
    }
    for (label, words) in told {
        out.item("- ", &format!("{}: **{}**", markdown_words(&label), markdown_lines(&words, "  ")));
    }
}

/// The list of tasks, each with how far it is, who does it and when.
fn tasks(session: &Session<'_>, out: &mut MarkdownWriter) {
    let (messages, listed) = (session.messages(), session.listed_tasks());
    if !listed.is_empty() {
        out.heading(2, messages.tasks_title());
        let settled = session.tasks_settled().filter(|settled| !settled.is_empty());
        settled.iter().for_each(|settled| out.line(&markdown_words(&sentence(settled))));
    }
    let mut group = None;
    for row in &listed {
        if group != Some(&row.group) {
            out.heading(3, &row.group);
            group = Some(&row.group);
        }
        let task = &row.task;
        // A task need not be for anyone in particular; who does it says more than for whom it is.
        let whom = row.for_whom.iter().filter(|whom| task.owner.is_empty() && !whom.is_empty());
        let words = Some(session.task_words(task)).filter(|words| !words.is_empty());
        let told: Vec<String> = whom.cloned().chain(words).collect();
        let told = if told.is_empty() {
            String::new()
        } else {
            format!(" ({})", markdown_words(&told.join(" · ")))
        };
        let mark = match session.tick_of(task) {
            Tick::Done => "- [x] ",
            Tick::Open => "- [ ] ",
            Tick::Settled => "- ",
        };
        out.item(mark, &format!("{}{told}", flat_markdown(&row.text.one_line())));
        if let TaskState::Accepted { why, .. } = &task.state {
            out.item("  - ", &markdown_lines(&messages.accepted_because(why), "    "));
        }
        if !task.remark.is_empty() {
            out.item("  - ", &markdown_lines(&messages.your_remark_is(&task.remark), "    "));
        }
    }
}

//! The report as a decision record (MADR): for who keeps decisions under version control.

use super::asked::asked_words;
use super::model::{Alternative, Report};
use super::words::{
    against, chosen_notes, day, is_open, listed, opinion_words, plain, standing_words, state_words,
    status_change,
};
use crate::document::{MarkdownWriter, markdown_words};
use crate::text::{Messages, SafeText, sentence, upper_first};

/// The decision record.
pub fn adr(report: &Report, messages: Messages) -> String {
    let mut out = MarkdownWriter::default();
    front_matter(report, &mut out);
    out.heading(1, &report.name.value.one_line());
    out.heading(2, messages.adr_context());
    let about = messages.report_about(&report.subject.value.one_line(), &report.edition.value.one_line());
    out.line(&markdown_words(&about));
    for warning in &report.warnings {
        out.line(&markdown_words(&plain(&warning.value)));
    }
    for told in report.told.iter().chain(&report.dead_end) {
        out.line(&markdown_words(&plain(&told.value)));
    }
    for (words, _) in chosen_notes(report, messages) {
        out.line(&markdown_words(&words));
    }
    list(
        &mut out,
        messages.adr_drivers(),
        report.answers.iter().map(|it| format!("{} {}", it.ask.one_line(), it.shown.one_line())),
    );
    list(&mut out, messages.adr_options(), report.alternatives.iter().map(|it| option(it, messages)));
    outcome(report, messages, &mut out);
    consequences(report, messages, &mut out);
    out.heading(2, messages.adr_confirmation());
    let agreed = report.history.iter().rev().find_map(|change| change.look_again);
    let again = match agreed {
        _ if matches!(report.status.status, "superseded" | "withdrawn") => {
            messages.adr_not_looked_at().to_owned()
        }
        Some(again) => messages.look_again_on(&day(again, messages)),
        None => messages.adr_no_look_again().to_owned(),
    };
    out.line(&markdown_words(&sentence(&upper_first(&again))));
    out.text_so_far()
}

/// What programs read: how far it is, since when, who decided and who was heard.
fn front_matter(report: &Report, out: &mut MarkdownWriter) {
    let status = match report.status.status {
        "adopted" => "accepted",
        "superseded" => "superseded",
        "withdrawn" => "deprecated",
        _ => "proposed",
    };
    let consulted = report.opinions.iter().filter(|told| told.is_given);
    let consulted: Vec<String> = consulted.map(|told| quoted(&told.adviser)).collect();
    let date = report.status.on.map(|on| format!("date: {}\n", on.0)).unwrap_or_default();
    out.front_matter(&format!(
        "status: {status}\n{date}decision-makers: [{}]\nconsulted: [{}]\n",
        if report.status.by.is_empty() { String::new() } else { quoted(&report.status.by) },
        consulted.join(", ")
    ));
}

/// A text as YAML has it between quotes.
fn quoted(text: &SafeText) -> String {
    format!("\"{}\"", text.one_line().replace('\\', "\\\\").replace('"', "\\\""))
}

fn list(out: &mut MarkdownWriter, title: &str, items: impl Iterator<Item = String>) {
    let items: Vec<(String, String)> = items.map(|words| ("- ".to_owned(), markdown_words(&words))).collect();
    if !items.is_empty() {
        out.heading(2, title);
        out.list(items);
    }
}

fn option(it: &Alternative, messages: Messages) -> String {
    let met: Vec<String> = it.met.iter().map(plain).collect();
    let part = |label: &str, words: String| {
        (!words.is_empty()).then(|| sentence(&messages.report_of(&label, &words)))
    };
    let parts = [
        part(&it.name.one_line(), standing_words(&it.standing, messages).to_lowercase()),
        part(messages.report_for(), met.join("; ")),
        part(messages.report_against(), listed(&against(it, messages))),
    ];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn outcome(report: &Report, messages: Messages, out: &mut MarkdownWriter) {
    out.heading(2, messages.adr_outcome());
    out.line(&markdown_words(&asked_words(report, messages)));
    if let Some(why) = &report.choice.motivation {
        out.line(&markdown_words(&messages.report_because(&why.value.one_line())));
    }
    let status = messages.report_of(&messages.status(), &status_change(&report.status, messages));
    out.line(&markdown_words(&sentence(&status)));
    let opinions = report.opinions.iter().filter(|told| told.is_given).map(|told| {
        let words =
            messages.report_of(&upper_first(&told.adviser.one_line()), &opinion_words(told, messages));
        ("- ".to_owned(), markdown_words(&words))
    });
    let opinions: Vec<(String, String)> = opinions.collect();
    if !opinions.is_empty() {
        out.list(opinions);
    }
}

fn consequences(report: &Report, messages: Messages, out: &mut MarkdownWriter) {
    let told = report.tasks.iter().filter(|task| is_open(task) || task.state == "accepted");
    list(
        out,
        messages.adr_consequences(),
        told.map(|task| {
            messages.with_remark(plain(&task.text).trim_end_matches('.'), &state_words(task, messages))
        }),
    );
}

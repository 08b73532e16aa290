//! Findings for people: the line itself, with what is wrong marked under it.

use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};

use super::{Finding, Findings, Severity, Witness};
use crate::source::{LineCol, Sources, Span};
use crate::text::{Lang, SafeText, Say, is_unsafe};

/// A line of more bytes is not drawn: drawing costs time, and nobody finds anything in it.
const LONGEST_LINE: usize = 1_000;

/// How findings are drawn.
#[derive(Debug, Clone, Copy)]
pub struct Style {
    /// The language of the fixed words.
    pub lang: Lang,
    /// Whether there may be colours.
    pub color: bool,
    /// The width of the screen in columns.
    pub width: u16,
}

/// Draws all findings, each followed by an empty line.
pub fn human(findings: &Findings, sources: &Sources, style: Style) -> String {
    let renderer = if style.color { Renderer::styled() } else { Renderer::plain() };
    let renderer = renderer.term_width(usize::from(style.width.clamp(20, 1_000)));
    let mut drawn = String::new();
    for finding in findings.iter() {
        drawn.push_str(&one(finding, sources, style.lang, &renderer));
        drawn.push_str("\n\n");
    }
    drawn
}

fn one(finding: &Finding, sources: &Sources, lang: Lang, renderer: &Renderer) -> String {
    let level = match finding.severity {
        Severity::Error => Level::ERROR.with_name(Say(lang).error()),
        Severity::Warning => Level::WARNING.with_name(Say(lang).warning()),
        Severity::Hint => Level::HELP.with_name(Say(lang).hint()),
    };
    let title = level.primary_title(safe(&finding.message)).id(finding.code);
    let mut group = Group::with_title(title);
    group = place(group, sources, finding.place, AnnotationKind::Primary, &finding.label);
    for (span, label) in &finding.related {
        group = place(group, sources, *span, AnnotationKind::Context, label);
    }
    if let Some(help) = &finding.help {
        group = group.element(Level::HELP.with_name(Say(lang).help()).message(safe(help)));
    }
    if let Some(walk) = &finding.witness {
        let shown = Say(lang).walk(&safe(&shown_walk(walk)));
        group = group.element(Level::NOTE.with_name(Say(lang).note()).message(shown));
    }
    renderer.render(&[group])
}

/// A walk as it could stand behind `--answer`.
fn shown_walk(walk: &[Witness]) -> String {
    let step = |step: &Witness| format!("{}={}", step.question, step.answers.join(","));
    walk.iter().map(step).collect::<Vec<_>>().join(" ")
}

fn safe(raw: &str) -> String {
    SafeText::new(raw).as_str().to_owned()
}

/// Adds the first line of a place.
fn place<'a>(
    group: Group<'a>,
    sources: &Sources,
    span: Span,
    kind: AnnotationKind,
    label: &str,
) -> Group<'a> {
    let name = safe(sources.name(span.file)).replace('\n', " ");
    let LineCol { line, column } = sources.line_col(span.file, span.start);
    let whole = sources.line(span.file, line);
    let text = sources.slice(whole);
    if text.len() > LONGEST_LINE || text.trim_start_matches('\u{feff}').is_empty() {
        let group = group.element(Element::from(Origin::path(name).line(line).char_column(column)));
        return if label.is_empty() {
            group
        } else {
            group.element(Level::NOTE.no_name().message(safe(label)))
        };
    }
    let (text, marked) = excerpt(text, whole, span);
    let label = if label.is_empty() { None } else { Some(safe(label)) };
    group
        .element(Snippet::source(text).path(name).line_start(line).annotation(kind.span(marked).label(label)))
}

/// A line that cannot steer a terminal, and the bytes in it that are to be marked. What is unsafe becomes one visible
/// character each, so that the column that is printed stays true.
fn excerpt(line: &str, whole: Span, span: Span) -> (String, std::ops::Range<usize>) {
    let visible = |text: &str| -> String {
        let letters = text.chars().filter(|letter| *letter != '\u{feff}');
        letters
            .map(|letter| if is_unsafe(letter.encode_utf8(&mut [0; 4])) { '\u{fffd}' } else { letter })
            .collect()
    };
    let from = (span.start.max(whole.start) - whole.start) as usize;
    let to = ((span.end.min(whole.end).max(span.start) - whole.start) as usize).max(from);
    let part = |range: Option<&str>| visible(range.unwrap_or(""));
    let (before, inside, behind) = (part(line.get(..from)), part(line.get(from..to)), part(line.get(to..)));
    let marked = before.len()..before.len() + inside.len();
    (format!("{before}{inside}{behind}"), marked)
}

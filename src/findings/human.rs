//! Findings for people: the line itself, with what is wrong marked under it.

use annotate_snippets::{AnnotationKind, Element, Group, Level, Origin, Renderer, Snippet};

use super::{Finding, Findings, Severity, Witness};
use crate::source::{LineCol, Sources, Span};
use crate::text::{Lang, Messages, SafeText, is_unsafe, width};

/// A line of more bytes is not drawn: drawing costs time, and nobody finds anything in it.
const LONGEST_LINE: usize = 1_000;

/// Words are not folded into fewer columns than these.
const NARROWEST: usize = 24;

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
        drawn.push_str(&one(finding, sources, style, &renderer));
        drawn.push_str("\n\n");
    }
    drawn
}

fn one(finding: &Finding, sources: &Sources, style: Style, renderer: &Renderer) -> String {
    let messages = Messages::new(style.lang);
    let (level, name) = match finding.severity {
        Severity::Error => (Level::ERROR, messages.error()),
        Severity::Warning => (Level::WARNING, messages.warning()),
        Severity::Hint => (Level::HELP, messages.hint()),
    };
    // What is before the words, on each of their lines: the name and the code, or the bar and the name.
    let columns = usize::from(style.width);
    let title = columns.saturating_sub(width(&name) + width(finding.code) + "[]: ".len());
    let bar = columns.saturating_sub(digits_of_lines(finding, sources) + " = : ".len());
    let title = folded(words(&finding.message), title);
    let mut group = Group::with_title(level.with_name(name).primary_title(title).id(finding.code));
    group = place(group, sources, finding.place, AnnotationKind::Primary, &finding.label);
    for (span, label) in &finding.related {
        group = place(group, sources, *span, AnnotationKind::Context, label);
    }
    if let Some(help) = &finding.help {
        let help = folded(words(help), bar.saturating_sub(width(&messages.finding_help())));
        group = group.element(Level::HELP.with_name(messages.finding_help()).message(help));
    }
    if let Some(note) = &finding.note {
        let note = folded(words(note), bar.saturating_sub(width(&messages.note())));
        group = group.element(Level::NOTE.with_name(messages.note()).message(note));
    }
    if let Some(walk) = &finding.witness {
        let shown = shown_walk(walk, messages, bar.saturating_sub(width(&messages.note())));
        group = group.element(Level::NOTE.with_name(messages.note()).message(shown));
    }
    renderer.render(&[group])
}

/// How many columns the line numbers take.
fn digits_of_lines(finding: &Finding, sources: &Sources) -> usize {
    let spans = finding.related.iter().map(|(span, _)| *span).chain([finding.place]);
    let last = spans.map(|span| sources.line_col(span.file, span.start).line).max();
    debug_assert!(last.is_some(), "a finding has a place");
    last.unwrap_or(1).to_string().len()
}

/// A walk as it can be typed behind `walk`: ids and digits mean nothing to a shell. Where it does not fit on a line it
/// continues after a backslash.
fn shown_walk(walk: &[Witness], messages: Messages, columns: usize) -> String {
    if walk.is_empty() {
        return folded(words(&messages.walk_at_start()), columns);
    }
    let marked = messages.walk(&'\0');
    debug_assert!(marked.contains('\0'), "every language says the walk somewhere");
    let (before, after) = marked.split_once('\0').unwrap_or((&marked, ""));
    let steps = walk.iter().map(|step| safe(&step.argument()));
    let pieces = words(before).into_iter().chain(steps).chain(words(after));
    folded(pieces.collect(), columns.saturating_sub(" \\".len())).replace("\n--answer", " \\\n--answer")
}

fn words(text: &str) -> Vec<String> {
    safe(text).split_whitespace().map(str::to_owned).collect()
}

/// Pieces that are never broken, on lines of this many columns; on a screen that is too narrow for that on one line.
fn folded(pieces: Vec<String>, columns: usize) -> String {
    let mut text = String::new();
    let mut used = 0;
    for piece in pieces {
        let wide = width(&piece);
        if !text.is_empty() {
            let fits = columns < NARROWEST || used + 1 + wide <= columns;
            text.push(if fits { ' ' } else { '\n' });
            used = if fits { used + 1 } else { 0 };
        }
        text.push_str(&piece);
        used += wide;
    }
    text
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
    // A mark that does not fit the line marks nothing: the line is shown all the same.
    let part = |range: Option<&str>| visible(range.unwrap_or(""));
    let (before, inside, behind) = (part(line.get(..from)), part(line.get(from..to)), part(line.get(to..)));
    let marked = before.len()..before.len() + inside.len();
    (format!("{before}{inside}{behind}"), marked)
}

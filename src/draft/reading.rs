//! A file that cannot be read, in plain words.

use crate::findings::{Finding, Fix, Rule};
use crate::source::{Problem, ProblemKind as Kind, Span, Unread};
use crate::text::Messages;

/// The one finding of a file that cannot be read.
pub fn unreadable(problem: &Problem, messages: Messages) -> Finding {
    let (rule, message, help) = words(problem.kind, messages);
    let mended = problem.mended.as_ref().map(|line| match problem.kind {
        Kind::Unread(_) => messages.rename_to(line),
        Kind::TextBehind { mark: '"' | '\'' } | Kind::Unclosed { .. } => messages.write_like_this(line),
        _ => messages.write_quoted(line),
    });
    let help = mended.or(help);
    let quoted = problem.mended.clone().filter(|_| rule == Rule::NOT_YAML).map(Fix::Quoted);
    let mut finding = Finding::new(rule, problem.place, message).help(help).fix(quoted);
    if let Kind::LostLine { words } = problem.kind {
        finding = finding.related(Span::new(problem.place.file, words..words), messages.this_text());
    } else if let Some(place) = problem.stopped {
        finding = finding.related(place, messages.stopped_here());
    }
    finding
}

/// The rule that is broken, what is wrong, and what to do about it.
fn words(kind: Kind, messages: Messages) -> (Rule, String, Option<String>) {
    let code = |letter: char| format!("U+{:04X}", u32::from(letter));
    let told = |message, help| (Rule::NOT_YAML, message, Some(help));
    let bare = |message| (Rule::NOT_YAML, message, None);
    let too_large = |message| (Rule::TOO_LARGE, message, None);
    match kind {
        Kind::Unread(why) => not_read(why, messages),
        Kind::NotUtf8 => (Rule::NOT_TEXT, messages.not_utf8(), Some(messages.save_as_utf8())),
        Kind::Utf16 => (Rule::NOT_TEXT, messages.utf16(), Some(messages.save_as_utf8())),
        Kind::TooLarge { limit } => too_large(messages.too_large(&(limit >> 20))),
        Kind::TooMany { limit } => too_large(messages.finding_too_many(&limit)),
        Kind::TooDeep { limit } => too_large(messages.too_deep(&limit)),
        Kind::Empty => bare(messages.empty()),
        Kind::SecondDocument => bare(messages.second_document()),
        Kind::Anchor => told(messages.anchor(), messages.quote_it()),
        Kind::Tag => told(messages.tag(), messages.quote_it()),
        Kind::MergeKey => bare(messages.merge_key()),
        Kind::ComplexKey => bare(messages.complex_key()),
        Kind::Directive => bare(messages.directive()),
        Kind::Tab => bare(messages.tab()),
        Kind::OddSpace { letter } => told(messages.odd_space(&code(letter)), messages.retype_spaces()),
        Kind::Unprintable { letter } => {
            told(messages.unprintable(&code(letter)), messages.remove_character())
        }
        Kind::Indentation => bare(messages.indentation()),
        Kind::OpenQuote => bare(messages.open_quote()),
        Kind::OpenBracket => bare(messages.open_bracket()),
        Kind::Unclosed { mark } => bare(messages.unclosed(&mark, &closing(mark))),
        Kind::TextBehind { mark } => told(messages.text_behind(&mark), messages.quote_text()),
        // Between backticks a backtick says nothing.
        Kind::StartsWith { mark: '`' } => told(messages.odd_character(), messages.quote_it()),
        Kind::StartsWith { mark } => told(messages.starts_with(&mark), messages.quote_it()),
        Kind::LostLine { .. } => told(messages.lost_line(), messages.indent_text()),
        Kind::NoColon => bare(messages.no_colon()),
        Kind::ExtraColon => told(messages.extra_colon(), messages.quote_colon()),
        Kind::Escape => told(messages.escape(), messages.single_quotes()),
        Kind::OddCharacter => told(messages.odd_character(), messages.quote_it()),
        Kind::Comment => bare(messages.comment()),
        Kind::Block => bare(messages.block()),
        Kind::Other => bare(messages.other()),
    }
}

fn not_read(why: Unread, messages: Messages) -> (Rule, String, Option<String>) {
    let (message, help) = match why {
        Unread::Ending => (messages.unread_ending(), messages.rename_plain()),
        Unread::Folder => (messages.unread_folder(), messages.move_up()),
        Unread::Name => (messages.unread_name(), messages.rename_plain()),
    };
    (Rule::UNREAD_FILE, message, Some(help))
}

/// The mark that closes what another opens.
const fn closing(mark: char) -> char {
    match mark {
        '[' => ']',
        '{' => '}',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::unreadable;
    use crate::source::{ReadLimits, Sources, read};
    use crate::text::{Lang, Messages};

    /// What is told of a text that cannot be read: place, words, help, and the other place.
    fn told(text: &str) -> String {
        let mut sources = Sources::new();
        let file = sources.add("tree.yaml", text);
        let Err(problem) = read(&sources, file, ReadLimits::TREE) else { return "readable".to_owned() };
        let found = unreadable(&problem, Messages::new(Lang::En));
        let at = |start: u32| {
            let place = sources.line_col(file, start);
            format!("{}:{}", place.line, place.column)
        };
        let help = found.help.map(|help| format!(" | {help}")).unwrap_or_default();
        let others: String =
            found.related.iter().map(|(span, words)| format!(" | {} {words}", at(span.start))).collect();
        format!("{} {}{help}{others}", at(found.place.start), found.message)
    }

    /// What stands behind the key of the second of three lines, and what is told of it.
    const VALUES: &[(&str, &str)] = &[
        (
            "'s Avonds",
            "2:8 this `'` is never closed: the `'` that goes with it is missing | write it like this: `title: \"'s \
             Avonds\"` | 3:1 this is where reading stops",
        ),
        (
            "'Foto's kiezen'",
            "2:13 the text stops here at `'`, and something follows it | write it like this: `title: \"Foto's kiezen\"`",
        ),
        (
            "\"Hij zei \"ja\" en ging\"",
            "2:17 the text stops here at `\"`, and something follows it | write it like this: `title: 'Hij zei \"ja\" en \
             ging'`",
        ),
        (
            "\"Kort\",",
            "2:13 the text stops here at `\"`, and something follows it | write it like this: `title: \"Kort\"`",
        ),
        (
            "\"Kort",
            "2:8 this `\"` is never closed: the `\"` that goes with it is missing | write it like this: `title: \
             \"Kort\"` | 3:1 this is where reading stops",
        ),
        (
            "[Nieuw] x",
            "2:14 the text stops here at `]`, and something follows it | put quotes around the text: `title: \"[Nieuw] x\"`",
        ),
        ("- x", "2:8 an unquoted text cannot start with `-` | put quotes around the text: `title: \"- x\"`"),
        (
            "*let op* x",
            "2:8 an unquoted text cannot start with `*` | put quotes around the text: `title: \"*let op* x\"`",
        ),
        (
            "*naam",
            "2:8 anchors and aliases (`&name`, `*name`) are not supported | put quotes around the text: `title: \"*naam\"`",
        ),
        ("@x", "2:8 an unquoted text cannot start with `@` | put quotes around the text: `title: \"@x\"`"),
        (
            "`x`",
            "2:8 an unquoted text cannot start with this character | put quotes around the text: `title: \"`x`\"`",
        ),
        (
            "Let op: een slip",
            "2:14 a colon is not allowed here | put quotes around the text: `title: \"Let op: een slip\"`",
        ),
        (
            "\"x\u{7f}y\"",
            "2:10 there is an invisible character (U+007F) here that no file may hold | remove this character",
        ),
        (
            "{ a: 's Avonds, b: 1 }",
            "2:13 this `'` is never closed: the `'` that goes with it is missing | write it like this: `\"'s Avonds\"` \
             | 3:1 this is where reading stops",
        ),
        ("{ a: b: c }", "2:14 a colon is not allowed here | put quotes around the text: `\"b: c\"`"),
        (
            "[{ a: \"b }, 1]",
            "2:14 this `\"` is never closed: the `\"` that goes with it is missing | 3:1 this is where reading stops",
        ),
        ("[a, { b: c ]", "2:12 this `{` is never closed: the `}` that goes with it is missing"),
        (
            "[a, b",
            "2:8 this `[` is never closed: the `]` that goes with it is missing | 3:1 this is where reading stops",
        ),
        (
            "\"x\\q\"",
            "2:8 what follows this `\\` is not a known escape | use single quotes if you mean an ordinary `\\`",
        ),
    ];

    #[test]
    fn the_cause_in_a_value_is_told_at_its_own_place() {
        for (value, expected) in VALUES {
            assert_eq!(told(&format!("id: x\ntitle: {value}\nlanguage: nl\n")), *expected, "{value}");
        }
    }

    #[test]
    fn a_text_is_shown_whole_or_not_at_all() {
        let told_of = |words: usize| {
            let long = "word ".repeat(words);
            (
                told(&format!("id: x\ntitle: \"{}\nlanguage: nl\n", long.trim_end())),
                long.trim_end().to_owned(),
            )
        };
        let (shown, long) = told_of(50);
        assert!(shown.contains(&format!("write it like this: `title: \"{long}\"`")), "{shown}");
        let (shown, _) = told_of(500);
        assert!(shown.contains("never closed") && !shown.contains("write it like this"), "{shown}");
    }

    #[test]
    fn the_cause_between_lines_is_told_at_its_own_place() {
        for (text, expected) in [
            (
                "a:\n  b: 1\n\u{a0} c: 2\n",
                "3:1 there is an invisible character (U+00A0) here that looks like a space",
            ),
            ("a:\n  b: 1\n\tc: 2\n", "3:1 there is a tab (U+0009) here; indent with spaces"),
            ("a: |\n  one\n two\nb: 1\n", "3:2 this line belongs to the text above it, but is indented less"),
            ("a: |\n  one\ntwo\nb: 1\n", "3:1 this line belongs to the text above it, but is indented less"),
            ("a:\n   b: 1\n  c: 2\n", "2:4 this line is indented differently from the lines it belongs to"),
            ("a:\n  b: 1\n   c: 2\n", "3:4 this line is indented differently from the lines it belongs to"),
            ("a: b\nstart c\nd: e\n", "2:1 a colon followed by a space is missing here"),
            ("a: [\n  b,\n  c\nd: e\n", "1:4 this `[` is never closed: the `]` that goes with it is missing"),
            (
                "a: \"b\n- c\n- d.\"\ne: f\n",
                "2:1 this line belongs to the text above it, but is indented less",
            ),
            ("a:\n- \"b\n- \"c\"\n", "2:3 this `\"` is never closed: the `\"` that goes with it is missing"),
            ("a: \"b\n  c\nd: e\n", "1:4 this `\"` is never closed: the `\"` that goes with it is missing"),
        ] {
            let told = told(text);
            assert!(told.starts_with(expected), "{text:?}: {told}");
        }
    }

    #[test]
    fn what_is_sound_is_no_cause() {
        // Before a mistake stands all that looks like one.
        let sound = "a: |\n  [not \"closed\n\n  - x\nb: Foto's [x\nc: \"one\n  two\"\nd: [\n  e, 'it''s'\n  ]\nf: words\n  \"more\n";
        assert_eq!(told(sound), "readable");
        assert!(
            told(&format!("{sound}g: x: y\n")).starts_with("13:5 a colon is not allowed here"),
            "{}",
            told(&format!("{sound}g: x: y\n"))
        );
    }
}

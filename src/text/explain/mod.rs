//! The pages of `explain`: what each code of a finding means, why it matters, and what it looks like, wrong and right.
//! One file a code. Which rules there are, this room does not know.
//!
//! A file has the sections `# nl` and `# en`, each with four blocks between blank lines: the title, what it means, why
//! it matters, what to do. Then come the examples, which both languages share: `# given` (what is the same in both, if
//! anything), `# wrong` and `# right`. They are pieces of a tree, and files of the catalogue behind lines
//! `=== NAME`; a test completes them and reads them. Where no piece of a tree can show it, a language has two blocks
//! more, which tell what is wrong and what is right in words.
//!
//! The texts are 100 kB, and seldom read: the build script packs them, and who wants a page brings them.

use super::{Indent, Lang, Messages, wrap_indented};

/// What may stand before and behind a word that stays on one line: an indent, and the marks around it.
const MARGIN: usize = 10;

/// One page, in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// What it is about, in a few words.
    pub title: String,
    /// What it means.
    pub meaning: String,
    /// Why it matters: continues a sentence.
    pub why: String,
    /// What to do: continues a sentence.
    pub advice: String,
    /// How it looks.
    pub example: Example,
}

/// What is wrong, and how it is right.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Example {
    /// Pieces of a tree and of a catalogue.
    Pieces {
        /// What is in both; may be empty.
        given: String,
        /// What shows the finding.
        wrong: String,
        /// What does not.
        right: String,
    },
    /// In words, where no piece can show it.
    Words {
        /// What gives the finding.
        wrong: String,
        /// What does not.
        right: String,
    },
}

/// What codes are about: the heading under which a list has them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Topic {
    /// The file as a whole.
    File,
    /// Keys and values, whatever they mean.
    Shape,
    /// What refers to something else.
    References,
    /// What something means in its place.
    Meaning,
    /// What nothing uses.
    Unused,
    /// What happens on walks.
    Walks,
    /// What answers come to.
    Answers,
    /// Scenarios, and what is not proved.
    Scenarios,
}

macro_rules! pages {
    ($($topic:ident: $($code:literal)+;)+) => {
        /// The code of every page, by topic.
        const CODES: &[(Topic, &[&str])] = &[$((Topic::$topic, &[$($code),+])),+];
    };
}

pages! {
    File: "not-yaml" "not-text" "too-large" "bad-format" "unread-file";
    Shape: "unknown-key" "missing-key" "duplicate-key" "conflicting-keys" "wrong-kind" "unknown-word" "bad-id"
        "bad-date" "blank-text" "lost-text" "joined-lines" "hidden-character";
    References: "unknown-question" "unknown-answer" "unknown-outcome" "unknown-fact" "unknown-value" "unknown-app" "no-catalogue"
        "unknown-label" "unknown-source" "unknown-place" "unknown-phase" "unknown-text" "unknown-routes"
        "unknown-plan" "unknown-placeholder" "duplicate-id" "app-file-name";
    Meaning: "fact-kind" "fact-not-here" "answer-not-here" "answer-kind" "answer-never-fits" "test-not-here" "no-way"
        "group-member" "way-into-group" "small-group" "routes-cycle" "derive-cycle" "derived-label"
        "unreachable-route" "bad-range" "useless-range" "bad-rows" "bad-flag" "point-without-id" "bad-since" "since-before-edition"
        "successor-in-words" "own-successor" "same-words"
        "no-answers";
    Unused: "label-never-set" "label-never-tested" "unused-text" "unused-routes" "unused-phase" "unused-source"
        "unused-term" "unused-plan" "unused-fact" "unused-ask" "source-without-date" "stale-facts" "future-date";
    Walks: "no-route-matches" "way-back" "skip-circle" "unreachable-question" "never-asked" "unreachable-outcome"
        "unreached-test" "route-never-taken" "overlapping-routes";
    Answers: "nothing-left" "app-never-left" "same-answers" "idle-question" "answer-leaves-nothing" "idle-keep" "never-met";
    Scenarios: "scenario-answer" "scenario-fails" "unanswered-question" "scenario-off-path" "uncovered-answer" "uncovered-route"
        "no-scenarios" "not-exhausted" "bad-allow";
}

/// All codes that have a page, by topic.
pub fn explained_codes() -> impl Iterator<Item = (Topic, impl Iterator<Item = &'static str>)> {
    CODES.iter().map(|(topic, codes)| (*topic, codes.iter().copied()))
}

/// The text of all pages: each file behind a line `=== page CODE`.
#[derive(Debug, Clone)]
pub struct Explanations(String);

impl Explanations {
    /// The pages of a text as the build script makes it.
    pub const fn new(text: String) -> Self {
        Self(text)
    }

    /// The page of a code.
    pub fn of(&self, code: &str, lang: Lang) -> Option<Explanation> {
        let pages = self.0.split("=== page ").filter_map(|page| page.split_once('\n'));
        let (_, text) = pages.into_iter().find(|(known, _)| *known == code)?;
        let words = section(text, lang.code())?;
        let mut blocks =
            words.split("\n\n").map(|block| block.split_whitespace().collect::<Vec<_>>().join(" "));
        let mut block = || blocks.next().filter(|block| !block.is_empty());
        let (title, meaning, why, advice) = (block()?, block()?, block()?, block()?);
        let piece = |heading: &str| section(text, heading).map(str::to_owned);
        let example = match (piece("wrong"), piece("right")) {
            (Some(wrong), Some(right)) => {
                Example::Pieces { given: piece("given").unwrap_or_default(), wrong, right }
            }
            _ => Example::Words { wrong: block()?, right: block()? },
        };
        Some(Explanation { title, meaning, why, advice, example })
    }
}

/// What is under a heading.
fn section<'t>(text: &'t str, heading: &str) -> Option<&'t str> {
    const HEADINGS: [&str; 5] = ["nl", "en", "given", "wrong", "right"];
    let is_heading = |line: &str| line.strip_prefix("# ").is_some_and(|name| HEADINGS.contains(&name));
    let mut found = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let next = at + line.len();
        if is_heading(line.trim_end()) {
            if let Some(start) = found {
                return text.get(start..at).map(|text| text.trim_matches('\n'));
            }
            found = line.trim_end().ends_with(&format!(" {heading}")).then_some(next);
        }
        at = next;
    }
    text.get(found?..).map(|text| text.trim_matches('\n'))
}

impl Explanation {
    /// The page as lines of at most `width` columns, but for the examples, which stay as they are.
    pub fn lines(&self, messages: Messages, width: usize) -> Vec<String> {
        let mut lines = wrapped(&self.title, width, &Indent::NONE);
        let mut paragraph = |words: &str| {
            lines.push(String::new());
            lines.extend(wrapped(words, width, &Indent::NONE));
        };
        paragraph(&self.meaning);
        paragraph(&messages.explain_why(&self.why));
        match &self.example {
            Example::Words { wrong, right } => {
                paragraph(&format!("{} {wrong}", messages.explain_wrong()));
                paragraph(&format!("{} {right}", messages.explain_right()));
            }
            Example::Pieces { given, wrong, right } => {
                let pieces = [
                    (messages.explain_given(), given),
                    (messages.explain_wrong(), wrong),
                    (messages.explain_right(), right),
                ];
                for (heading, piece) in pieces.into_iter().filter(|(_, piece)| !piece.is_empty()) {
                    lines.extend([String::new(), heading.to_owned()]);
                    lines.extend(shown(piece));
                }
            }
        }
        lines.push(String::new());
        lines.extend(wrapped(&messages.explain_advice(&self.advice), width, &Indent::NONE));
        lines
    }
}

/// Words as lines. What is between backticks stays on one line, so that it can be copied, unless it would fill one.
pub(super) fn wrapped(words: &str, width: usize, indent: &Indent) -> Vec<String> {
    const GLUE: &str = "\u{a0}";
    let parts = words.split('`').enumerate();
    let stays = |at: usize, part: &str| at % 2 == 1 && part.len() + MARGIN < width;
    let glued =
        parts.map(|(at, part)| if stays(at, part) { part.replace(' ', GLUE) } else { part.to_owned() });
    let lines = wrap_indented(&glued.collect::<Vec<_>>().join("`"), width, indent);
    lines.into_iter().map(|line| line.replace(GLUE, " ")).collect()
}

/// The lines of an example. Where a file of the catalogue begins its name is in a comment, so that the piece stays
/// YAML.
fn shown(piece: &str) -> Vec<String> {
    let mut lines = Vec::new();
    for line in piece.lines() {
        match line.strip_prefix("=== ") {
            Some(file) => {
                if !lines.is_empty() {
                    lines.push(String::new());
                }
                lines.push(format!("  # catalogue/{file}"));
            }
            None => lines.push(format!("  {line}")),
        }
    }
    lines
}

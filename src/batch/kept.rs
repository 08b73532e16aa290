//! A walk as it is saved: an answers file with a heading that tells for which content the answers were given.

use std::collections::{BTreeMap, BTreeSet};

use super::Basis;
use crate::engine::AnswerValue;
use crate::model::{Model, Question, QuestionIx};
use crate::source::{FileId, Problem, ReadLimits, Sources, read};
use crate::text::{Messages, SafeText};

/// What the heading of a saved walk tells.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Heading {
    /// The id of the tree.
    pub tree: Option<String>,
    /// The edition of the tree, as it was shown.
    pub edition: Option<SafeText>,
    /// The sha256 of the tree.
    pub tree_digest: Option<String>,
    /// When it was saved, as written (RFC 3339).
    pub saved: Option<String>,
}

const TREE: &str = "# tree: ";
const EDITION: &str = "# edition: ";
const DIGEST: &str = "# sha256: ";
const SAVED: &str = "# saved: ";

impl Heading {
    /// Reads the comments at the beginning of a file; what is not there is absent.
    pub fn read(text: &str) -> Self {
        let mut heading = Self::default();
        for line in text.lines().take_while(|line| line.starts_with('#')) {
            let value = |key: &str| line.strip_prefix(key).map(|value| value.trim().to_owned());
            heading.tree = heading.tree.or_else(|| value(TREE));
            heading.edition = heading.edition.or_else(|| value(EDITION).map(SafeText::from));
            heading.tree_digest = heading.tree_digest.or_else(|| value(DIGEST));
            heading.saved = heading.saved.or_else(|| value(SAVED));
        }
        heading
    }
}

/// The file in which a walk is saved. `saved` is the time (RFC 3339); `unfit` are lines of an earlier tree that no
/// longer fit, kept as comments.
pub fn answers_text(
    basis: Basis<'_>,
    messages: Messages,
    choices: &BTreeMap<QuestionIx, AnswerValue>,
    saved: &str,
    unfit: &[String],
) -> String {
    let graph = &basis.model.graph;
    let mut text = format!(
        "# {}\n{TREE}{}\n{EDITION}{}\n{DIGEST}{}\n{SAVED}{saved}\n",
        messages.kept_heading(),
        graph.id,
        graph.edition.one_line(),
        basis.tree_digest
    );
    for (question, given) in choices {
        let row = graph.questions.row(*question);
        text.push_str(&format!("{}: {}\n", scalar(&row.id), answer_value(row, given)));
    }
    if !unfit.is_empty() {
        text.push_str(&format!("# {}\n", messages.kept_unfit()));
    }
    for line in unfit {
        text.push_str(&format!("# - {line}\n"));
    }
    text
}

/// What was answered to a question, as YAML.
pub(super) fn answer_value(question: &Question, given: &AnswerValue) -> String {
    let words: Vec<String> = given.words(question).iter().map(|word| scalar(word)).collect();
    match (words.as_slice(), given) {
        ([word], AnswerValue::Number(_) | AnswerValue::Unknown) => word.clone(),
        ([word], AnswerValue::Picks(_)) if question.none().is_none() => word.clone(),
        _ => format!("[{}]", words.join(", ")),
    }
}

/// An id as YAML: quoted where another reader of YAML could take it for something else than text.
pub(super) fn scalar(word: &str) -> String {
    let odd = matches!(word, "y" | "n" | "yes" | "no" | "on" | "off");
    let letters = word.starts_with(|first: char| first.is_ascii_lowercase());
    let number = word.parse::<i64>().is_ok();
    if (letters && !odd) || number { word.to_owned() } else { format!("\"{word}\"") }
}

/// The file in which the ticked steps of plans are saved: plan id and step id.
pub fn ticks_text(messages: Messages, ticked: &BTreeSet<(String, String)>) -> String {
    let mut plans: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    for (plan, step) in ticked {
        plans.entry(plan).or_default().push(scalar(step));
    }
    let lines = plans.iter().map(|(plan, steps)| format!("{}: [{}]\n", scalar(plan), steps.join(", ")));
    format!("# {}\n{}", messages.kept_ticks(), lines.collect::<String>())
}

/// Reads the ticked steps back; those that are in no plan any more are left out.
///
/// # Errors
/// When the file is no YAML.
pub fn read_ticks(
    model: &Model,
    sources: &Sources,
    file: FileId,
) -> Result<BTreeSet<(String, String)>, Problem> {
    let root = match read(sources, file, ReadLimits::TREE) {
        Ok(root) => root,
        Err(Problem { kind: crate::source::ProblemKind::Empty, .. }) => return Ok(BTreeSet::new()),
        Err(problem) => return Err(problem),
    };
    let mut ticked = BTreeSet::new();
    for (_, plan) in model.graph.plans.iter() {
        let steps = root.get(&plan.id).and_then(|steps| steps.list()).unwrap_or_default();
        for step in steps.iter().filter_map(|step| step.scalar()) {
            if plan.steps.iter().any(|known| known.id == step.text) {
                ticked.insert((plan.id.clone(), step.text.clone().into_owned()));
            }
        }
    }
    Ok(ticked)
}

#[cfg(test)]
mod tests {
    use super::{Heading, scalar};

    #[test]
    fn a_heading_is_read_from_the_comments() {
        let text = "# x\n# tree: t\n# edition: voorjaar 2020\n# sha256: ab\n# saved: 2026-11-22T14:05:00Z\nq: a\n# tree: u\n";
        let heading = Heading::read(text);
        assert_eq!(heading.tree.as_deref(), Some("t"));
        assert_eq!(heading.edition.as_ref().map(|edition| edition.as_str()), Some("voorjaar 2020"));
        assert_eq!(heading.tree_digest.as_deref(), Some("ab"));
        assert_eq!(heading.saved.as_deref(), Some("2026-11-22T14:05:00Z"));
        assert_eq!(Heading::read("q: a\n# tree: t\n"), Heading::default());
    }

    #[test]
    fn ids_stay_text_in_every_reader() {
        for (word, written) in [
            ("werk", "werk"),
            ("no", "\"no\""),
            ("1e3", "\"1e3\""),
            ("24sessies", "\"24sessies\""),
            ("40", "40"),
            ("-3", "-3"),
            ("_a", "\"_a\""),
        ] {
            assert_eq!(scalar(word), written);
        }
    }
}

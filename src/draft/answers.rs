//! A file with answers: a map of question to answer, list, number, or nothing.

use super::reading::unreadable;
use super::tree;
use super::validator::SchemaValidator;
use crate::findings::{Findings, Suggester};
use crate::source::{FileId, ReadLimits, Sources, read};
use crate::text::Messages;

/// The answers of a file by question, in its order: characters as typed, `?` as `unknown`, none for the empty choice.
/// Whether such questions and answers exist is not looked at. With an error in the findings the answers are partial.
pub fn answers(
    sources: &Sources,
    file: FileId,
    messages: Messages,
) -> (Vec<(String, Vec<String>)>, Findings) {
    let mut findings = Findings::new();
    let root = match read(sources, file, ReadLimits::TREE) {
        Ok(root) => root,
        Err(problem) => {
            findings.push(unreadable(&problem, messages));
            return (Vec::new(), findings);
        }
    };
    SchemaValidator::new(sources, messages, &Suggester::default(), &mut findings).given(&root);
    let answers = tree::given(&root).into_iter().map(|given| {
        let words = given.answers.into_iter().map(|answer| known_word(&answer.value).to_owned());
        (given.question.value.into_owned(), words.collect())
    });
    (answers.collect(), findings.sorted())
}

/// `?` is another way to write `unknown`.
pub fn known_word(answer: &str) -> &str {
    if answer == "?" { "unknown" } else { answer }
}

#[cfg(test)]
mod tests {
    use super::answers;
    use crate::findings::short;
    use crate::source::Sources;
    use crate::text::{Lang, Messages};

    fn read(text: &str) -> (String, String) {
        let mut sources = Sources::new();
        let file = sources.add("antwoorden.yaml", text);
        let (given, findings) = answers(&sources, file, Messages::new(Lang::En));
        let shown = given.iter().map(|(question, answers)| format!("{question}={}", answers.join(",")));
        (shown.collect::<Vec<_>>().join(" "), short(&findings, &sources))
    }

    #[test]
    fn answers_are_as_typed() {
        let text = "een: ja\ntwee: [a, b]\ndrie: 40\nvier: '?'\nvijf: []\nzes:\nzeven: no\nacht: \"?\"\nnegen: 1.10\n";
        assert_eq!(
            read(text),
            (
                "een=ja twee=a,b drie=40 vier=unknown vijf= zes= zeven=no acht=unknown negen=1.10".into(),
                String::new()
            )
        );
    }

    #[test]
    fn mistakes_have_their_place() {
        let (_, found) = read("een: ja\neen: nee\ntwee: {a: b}\n");
        assert_eq!(
            found,
            "antwoorden.yaml:2:1: error[duplicate-key]: the key `een` occurs twice\n\
             antwoorden.yaml:3:8: error[wrong-kind]: expected a value or a list, found a map with keys\n"
        );
        // A bare question mark means something else in YAML.
        assert_eq!(
            read("een: ?\n").1,
            "antwoorden.yaml:1:6: error[not-yaml]: an unquoted text cannot start with this character\n"
        );
        assert!(read("- a\n").1.contains("wrong-kind"));
        assert!(read("").1.contains("not-yaml"));
    }
}

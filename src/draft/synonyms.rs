//! Words of other languages and of daily speech where the tree language has its own.

use super::language::RecordSpec;

/// What somebody means by a word that is no key: a key, and what is shown of it.
pub(super) struct Meant {
    pub key: &'static str,
    pub shown: &'static str,
}

/// A word, and what it may mean: the first that is a key of the record.
type Row = (&'static [&'static str], &'static [(&'static str, &'static str)]);

const ROWS: &[Row] = &[
    (&["and", "en", "both", "&&"], &[("all", "all")]),
    (&["or", "of", "either", "||"], &[("any", "any")]),
    (&["equals", "equal", "eq", "==", "=", "value"], &[("is", "is")]),
    (&["contains", "contain", "includes", "include", "bevat"], &[("has", "has")]),
    (&["includes_any", "contains_any"], &[("has_any", "has_any")]),
    (&["includes_all", "contains_all"], &[("has_all", "has_all")]),
    (&[">=", "gte", "min", "minimum"], &[("at_least", "at_least")]),
    (&["<=", "lte", "max", "maximum"], &[("at_most", "at_most")]),
    (&["exists", "is_known", "is_set", "filled"], &[("known", "known")]),
    (&["if", "als", "where", "only_if", "condition"], &[("when", "when"), ("ask_when", "ask_when")]),
    (
        &["unless", "tenzij", "if_not", "except"],
        &[("not", "not"), ("when", "when: { not: … }"), ("ask_when", "ask_when: { not: … }")],
    ),
    (&["not_in", "is_not", "not_equals", "not_equal", "neq", "!=", "<>"], &[("not", "not: { is: … }")]),
    (&["has_not", "not_has", "lacks", "not_contains", "excludes"], &[("not", "not: { has: … }")]),
    (&["unknown"], &[("not", "not: { known: … }")]),
    (&["then", "next", "goto", "to", "naar"], &[("go", "go")]),
    (&["outcome", "einde"], &[("end", "end")]),
    (&["because_of", "reason", "why", "waarom", "omdat"], &[("because", "because")]),
    (&["tags", "tag", "set_labels"], &[("labels", "labels")]),
    (&["question", "vraag"], &[("ask", "ask")]),
    (&["label"], &[("ask", "ask"), ("title", "title"), ("name", "name"), ("text", "text")]),
    (
        &["naam"],
        &[("name", "name"), ("label", "label"), ("ask", "ask"), ("title", "title"), ("text", "text")],
    ),
    (&["name"], &[("label", "label"), ("ask", "ask"), ("title", "title"), ("text", "text")]),
    (
        &["title", "titel"],
        &[("label", "label"), ("ask", "ask"), ("text", "text"), ("name", "name"), ("title", "title")],
    ),
    (&["text", "tekst"], &[("ask", "ask"), ("title", "title"), ("because", "because"), ("text", "text")]),
    // What may mean more than one thing: no key that only looks like it is meant either.
    (&["else", "otherwise", "anders", "any_of", "one_of", "all_of", "none_of", "in_any"], &[]),
    (
        &["description", "hint", "info_text", "uitleg", "toelichting"],
        &[("help", "help"), ("summary", "summary"), ("body", "body")],
    ),
    (&["demand", "requires", "must", "eis"], &[("require", "require")]),
    (&["requirements", "filter", "must_have"], &[("keep", "keep")]),
    (&["wish", "wishes", "should_have"], &[("prefer", "prefer")]),
    (&["warning", "warnings", "points", "notes"], &[("attention", "attention")]),
    (&["source", "bron", "bronnen", "references"], &[("sources", "sources")]),
    (&["vendor", "leverancier", "company"], &[("supplier", "supplier")]),
    (&["lang", "taal", "locale"], &[("language", "language")]),
    (&["version", "versie"], &[("edition", "edition")]),
    (&["vragen"], &[("questions", "questions")]),
];

/// What a word means in a record, when it is known to mean something: rather what is not there already.
pub(super) fn meant(word: &str, record: &RecordSpec, free: &[&'static str]) -> Option<Meant> {
    let word = word.trim().to_lowercase();
    let rows = ROWS.iter().filter(|(words, _)| words.contains(&word.as_str()));
    let meanings = rows.flat_map(|(_, meanings)| *meanings);
    let keys: Vec<_> = meanings.filter(|(key, _)| record.key(key).is_some()).collect();
    let (key, shown) = keys.iter().find(|(key, _)| free.contains(key)).or(keys.first())?;
    Some(Meant { key, shown })
}

/// Whether a word is known to mean something, here or elsewhere: then nothing that only looks like it is meant.
pub(super) fn is_known(word: &str) -> bool {
    let word = word.trim().to_lowercase();
    ROWS.iter().any(|(words, _)| words.contains(&word.as_str()))
}

#[cfg(test)]
mod tests {
    use super::super::language::{
        ANSWER, APP, CONDITION, FACT, OUTCOME, QUESTION, REQUIREMENT, ROUTE, RecordSpec, TREE,
    };
    use crate::draft::SchemaValidator;
    use crate::findings::{Findings, Suggester};
    use crate::source::{ReadLimits, Sources, read};
    use crate::text::{Lang, Messages};

    /// The help at a key that a record does not have.
    fn help(key: &str, record: &'static RecordSpec) -> String {
        let mut sources = Sources::new();
        let file = sources.add("tree.yaml", format!("? \"{key}\"\n: x\n"));
        let node = read(&sources, file, ReadLimits::TREE).unwrap();
        let (mut out, near) = (Findings::new(), Suggester::default());
        SchemaValidator::new(&sources, Messages::new(Lang::En), &near, &mut out)
            .record(&node, record, node.span);
        let found = out.iter().find(|finding| finding.code == "unknown-key");
        found.and_then(|finding| finding.help.clone()).unwrap_or_default()
    }

    #[test]
    fn a_word_of_another_language_is_translated() {
        for (word, record, expected) in [
            ("and", &CONDITION, "all"),
            ("or", &CONDITION, "any"),
            ("equals", &CONDITION, "is"),
            ("==", &CONDITION, "is"),
            ("contains", &CONDITION, "has"),
            ("not_in", &CONDITION, "not: { is: … }"),
            ("unless", &CONDITION, "not"),
            ("unknown", &CONDITION, "not: { known: … }"),
            ("if", &REQUIREMENT, "when"),
            ("unless", &REQUIREMENT, "when: { not: … }"),
            ("if", &ROUTE, "when"),
            ("if", &QUESTION, "ask_when"),
            ("label", &ANSWER, "text"),
            ("title", &QUESTION, "ask"),
            ("title", &FACT, "label"),
            ("title", &APP, "name"),
            ("naam", &APP, "name"),
            ("text", &OUTCOME, "title"),
            ("description", &OUTCOME, "body"),
            ("lang", &TREE, "language"),
        ] {
            assert_eq!(
                help(word, record),
                format!("did you mean `{expected}`?"),
                "{word} in {}",
                record.name
            );
        }
    }

    #[test]
    fn what_may_mean_two_things_is_not_guessed() {
        for (word, record) in
            [("any_of", &CONDITION), ("one_of", &CONDITION), ("else", &ROUTE), ("answers", &QUESTION)]
        {
            let help = help(word, record);
            assert!(!help.starts_with("did you mean"), "{word}: {help}");
        }
    }
}

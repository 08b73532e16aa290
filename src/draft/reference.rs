//! The language as a page for authors: every record with its keys. English, as the keys are.

use std::fmt::Write as _;

use super::key_examples::key_example;
use super::language::{APP, CATALOGUE_LIST, KeySpec, OneOf, RecordSpec, TREE, ValueSpec, records};
use super::scalar::RESERVED;

/// The whole page, in Markdown.
pub fn reference() -> String {
    page(&|_| None)
}

/// The same with an example below each key, from files that hold every key, each behind a NUL.
pub fn reference_with_examples(files: &str) -> String {
    page(&|key| key_example(key, files))
}

/// The example of a key, if it has one.
type ExampleOf<'e> = &'e dyn Fn(&'static KeySpec) -> Option<String>;

fn page(example: ExampleOf<'_>) -> String {
    let mut page = String::from(HEAD);
    let reserved = RESERVED.map(|word| format!("`{word}`")).join(", ");
    // Writing into a string cannot fail.
    let _ = writeln!(page, "| a new id | {NEW_ID} {reserved} or `null` |");
    page.push_str(KINDS);
    for (title, roots) in [("The tree", &[&TREE][..]), ("The catalogue", &[&APP, &CATALOGUE_LIST])] {
        let _ = writeln!(page, "\n## {title}");
        let known = if title == "The tree" { Vec::new() } else { records(&[&TREE]) };
        for record in records(roots).into_iter().filter(|record| !is_in(record, &known)) {
            page.push_str(&section(record, example));
        }
    }
    page
}

const HEAD: &str = "\
# Reference of the tree language, format 1

<!-- Generated from the description of the language in the program; a test keeps it fresh. Change it there. -->

What every record is called, which keys it has, and what their values are. How a walk goes, and why, is explained in the
[authors' guide](authors-guide.md). A key that is not listed is an error.

| kind of value | how it is written |
|---|---|
| text | words for a person, in simple Markdown: paragraphs, lists, `**bold**`, `*italic*`, `[links](https://…)`; or \
`{ text: name }`, one of the `texts` of the tree. Quote it when it contains `: ` or begins with a special character |
| characters | as they are typed: `1.10`, `no` and `2026-01` stay as they are |
";

const NEW_ID: &str = "lower-case letters, digits and `_`, at most 64, not digits alone, and none of";

const KINDS: &str = "\
| id | an id that is defined elsewhere in the tree or its catalogue |
| date | a year, a month or a day: `2026`, `2026-01`, `2026-01-31` |
| number | a whole number, without quotes |
| value | an id of a value, a number, `true` or `false`: what fits the fact or the question |
| values | one value, or a list of them: `work` or `[work, school]` |
| list of … | `[one, two]`, or each on a line of its own behind `- ` |
| by id: … | a map: `{ id: …, id: … }`, or each id on a line of its own |
";

fn is_in(record: &'static RecordSpec, list: &[&'static RecordSpec]) -> bool {
    list.iter().any(|other| std::ptr::eq(*other, record))
}

fn section(record: &'static RecordSpec, example: ExampleOf<'_>) -> String {
    let mut text = format!("\n### {}\n\n{}\n", record.name, record.doc);
    for choice in record.choices {
        let _ = writeln!(text, "\n{}", only_one(choice, record.keys.len()));
    }
    text.push_str("\n| key | value | what it is for |\n|---|---|---|\n");
    for key in record.keys {
        text.push_str(&row(key));
        if let Some(example) = example(key) {
            // Below the cells of the row, as it is.
            let lines: String = example.lines().map(|line| format!("      {line}\n")).collect();
            let _ = write!(text, "```yaml\n\n{lines}\n```\n");
        }
    }
    text
}

fn only_one(choice: &OneOf, of: usize) -> String {
    let how = if choice.required { "Exactly one" } else { "At most one" };
    if choice.keys.len() == of {
        return format!("{how} of these keys.");
    }
    let keys: Vec<String> = choice.keys.iter().map(|key| format!("`{key}`")).collect();
    format!("{how} of {}.", keys.join(", "))
}

fn row(key: &KeySpec) -> String {
    let required = if key.required { " (required)" } else { "" };
    // Between the bars of a table a bar would begin a new cell.
    format!("| `{}`{required} | {} | {} |\n", key.name, words(&key.kind), key.doc.replace('|', "\\|"))
}

/// The value of a key, in words.
fn words(kind: &ValueSpec) -> String {
    match kind {
        ValueSpec::Text => "text".to_owned(),
        ValueSpec::Typed => "characters".to_owned(),
        ValueSpec::NewId => "new id".to_owned(),
        ValueSpec::Id => "id".to_owned(),
        ValueSpec::Date => "date".to_owned(),
        ValueSpec::DateOrUnknown => "date or `unknown`".to_owned(),
        ValueSpec::Whole => "number".to_owned(),
        ValueSpec::Flag => "`true` or `false`".to_owned(),
        ValueSpec::Word(words) => {
            words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(" or ")
        }
        ValueSpec::Value => "value".to_owned(),
        ValueSpec::Values => "values".to_owned(),
        ValueSpec::Given => "values or nothing".to_owned(),
        ValueSpec::IdOrNull => "id or `null`".to_owned(),
        ValueSpec::List(item) => format!("list of {}", several(item)),
        ValueSpec::Map(item) => format!("by new id: {}", several(item)),
        ValueSpec::Answers(item) => format!("by new id: {}; and `from`: [from](#from)", several(item)),
        ValueSpec::MapOf(item) => format!("by id: {}", several(item)),
        ValueSpec::PairOf(item) => format!("one id with its {}", words(item)),
        ValueSpec::Record(record) => link(record, record.name),
        ValueSpec::IdOr(record) => format!("id, or {}", link(record, record.name)),
        ValueSpec::ValuesOr(record) => format!("values, or {}", link(record, record.name)),
        ValueSpec::Empty => "`{}`".to_owned(),
    }
}

/// The same for more than one.
fn several(kind: &ValueSpec) -> String {
    match kind {
        ValueSpec::Text => "texts".to_owned(),
        ValueSpec::NewId => "new ids".to_owned(),
        ValueSpec::Id => "ids".to_owned(),
        ValueSpec::List(item) => format!("lists of {}", several(item)),
        ValueSpec::IdOr(record) => format!("ids or {}", link(record, &plural(record.name))),
        ValueSpec::Record(record) => link(record, &plural(record.name)),
        other => words(other),
    }
}

fn plural(name: &str) -> String {
    match (name.strip_prefix("answer of "), name.strip_suffix('y')) {
        (Some(what), _) => format!("answers of {what}"),
        (None, Some(stem)) => format!("{stem}ies"),
        (None, None) => format!("{name}s"),
    }
}

fn link(record: &RecordSpec, name: &str) -> String {
    format!("[{name}](#{})", record.name.replace(' ', "-"))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{APP, CATALOGUE_LIST, TREE, records, reference};
    use crate::draft::SchemaValidator;
    use crate::draft::language::CONDITION;
    use crate::findings::{Findings, Suggester};
    use crate::source::{ReadLimits, Sources, read};
    use crate::text::{Lang, Messages};

    #[test]
    fn every_link_leads_to_a_record() {
        let page = reference();
        let headings: BTreeSet<String> = page
            .lines()
            .filter_map(|line| line.strip_prefix("### "))
            .map(|name| name.replace(' ', "-"))
            .collect();
        assert_eq!(
            headings.len(),
            records(&[&TREE, &APP, &CATALOGUE_LIST]).len(),
            "each once, under its own name"
        );
        let links: Vec<&str> = page.split("](#").skip(1).filter_map(|rest| rest.split(')').next()).collect();
        assert!(links.len() > 50);
        for link in links {
            assert!(headings.contains(link), "{link}");
        }
    }

    #[test]
    fn every_key_is_told_in_a_sentence() {
        for record in records(&[&TREE, &APP, &CATALOGUE_LIST]) {
            let docs = record.keys.iter().map(|key| (key.name, key.doc)).chain([("", record.doc)]);
            for (key, doc) in docs {
                let told = format!("{}.{key}: {doc}", record.name);
                assert!(doc.ends_with('.') || doc.ends_with("}`"), "{told}");
                assert!(doc.starts_with(|c: char| c.is_uppercase() || c == '`'), "{told}");
                assert_eq!(doc.matches('`').count() % 2, 0, "{told}");
                assert!(doc.len() < 160, "{told}");
            }
        }
    }

    #[test]
    fn the_examples_of_conditions_are_conditions() {
        for key in CONDITION.keys {
            let example = key.doc.split('`').nth_back(1).unwrap();
            let mut sources = Sources::new();
            let file = sources.add("example", example);
            let root = read(&sources, file, ReadLimits::TREE).unwrap();
            let (near, mut findings) = (Suggester::default(), Findings::new());
            SchemaValidator::new(&sources, Messages::new(Lang::En), &near, &mut findings)
                .record(&root, &CONDITION, root.span);
            assert!(findings.is_empty(), "{example}");
            assert!(example.starts_with(&format!("{{ {}: ", key.name)), "{example}");
        }
    }
}

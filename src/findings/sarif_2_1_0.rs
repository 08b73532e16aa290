//! Findings as SARIF 2.1.0, which forges and editors show beside the line. The keys are those of the standard, in the
//! order in which they have always been written: the test below holds them.

use serde::Serialize;

use super::{Finding, Findings, Rule, Severity};
use crate::order;
use crate::source::{Sources, Span};
use crate::text::{Explanation, Explanations, Lang, upper_first};

/// The log of one run.
#[derive(Debug, Clone, Serialize)]
pub struct SarifLog<'f> {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [SarifRun<'f>; 1],
}

#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifRun<'f> {
    tool: SarifTool,
    column_kind: &'static str,
    results: Vec<SarifResult<'f>>,
}

#[derive(Debug, Clone, Serialize)]
struct SarifTool {
    driver: SarifDriver,
}

#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifDriver {
    name: &'static str,
    version: &'static str,
    semantic_version: &'static str,
    /// Only those that were broken.
    rules: Vec<SarifRule>,
}

#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifRule {
    id: &'static str,
    default_configuration: SarifConfiguration,
    #[serde(skip_serializing_if = "Option::is_none")]
    short_description: Option<SarifText<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    full_description: Option<SarifText<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    help: Option<SarifText<String>>,
}

#[derive(Debug, Clone, Serialize)]
struct SarifConfiguration {
    level: &'static str,
}

#[derive(Debug, Clone, Serialize)]
struct SarifText<T> {
    text: T,
}

#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifResult<'f> {
    rule_id: &'static str,
    /// Absent where the rule is not among those of the driver.
    #[serde(skip_serializing_if = "Option::is_none")]
    rule_index: Option<usize>,
    level: &'static str,
    message: SarifText<String>,
    locations: [SarifLocation; 1],
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<SarifRelated<'f>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    properties: Option<SarifProperties<'f>>,
}

#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifLocation {
    physical_location: SarifPlace,
}

#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifRelated<'f> {
    id: usize,
    physical_location: SarifPlace,
    message: SarifText<&'f str>,
}

#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifPlace {
    artifact_location: SarifArtifact,
    region: SarifRegion,
}

#[derive(Debug, Clone, Serialize)]
struct SarifArtifact {
    uri: String,
}

#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
struct SarifRegion {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
}

/// What is ours: the standard leaves this place free.
#[derive(Debug, Clone, Serialize)]
struct SarifProperties<'f> {
    /// The command that shows the finding.
    walk: String,
    witness: Vec<SarifStep<'f>>,
}

#[derive(Debug, Clone, Serialize)]
struct SarifStep<'f> {
    question: &'f str,
    answers: &'f [String],
}

impl<'f> SarifLog<'f> {
    /// The log of what was found in some files; what the rules mean is described in `lang`, by these pages.
    pub fn new(findings: &'f Findings, sources: &Sources, pages: &Explanations, lang: Lang) -> Self {
        debug_assert!(findings.is_sorted(), "a log lists findings by place");
        let codes = order::set(findings.iter().map(|finding| finding.code));
        let broken: Vec<&Rule> = Rule::ALL.iter().filter(|rule| codes.contains(rule.code)).collect();
        debug_assert_eq!(
            broken.len(),
            codes.len(),
            "every finding is of a rule that is listed, each code once"
        );
        let results = findings.iter().map(|finding| {
            let index = broken.iter().position(|rule| rule.code == finding.code);
            SarifResult::new(finding, index, sources)
        });
        let run = SarifRun {
            tool: SarifTool {
                driver: SarifDriver {
                    name: env!("CARGO_PKG_NAME"),
                    version: env!("CARGO_PKG_VERSION"),
                    semantic_version: env!("CARGO_PKG_VERSION"),
                    rules: broken
                        .iter()
                        .map(|rule| SarifRule::new(rule, pages.of(rule.code, lang)))
                        .collect(),
                },
            },
            column_kind: "unicodeCodePoints",
            results: results.collect(),
        };
        Self { schema: "https://json.schemastore.org/sarif-2.1.0.json", version: "2.1.0", runs: [run] }
    }
}

impl SarifRule {
    fn new(rule: &Rule, page: Option<Explanation>) -> Self {
        let text = |text| SarifText { text };
        Self {
            id: rule.code,
            default_configuration: SarifConfiguration { level: level(rule.severity) },
            help: page
                .as_ref()
                .map(|page| text(format!("{} {}", upper_first(&page.why), upper_first(&page.advice)))),
            short_description: page.as_ref().map(|page| text(page.title.clone())),
            full_description: page.map(|page| text(page.meaning)),
        }
    }
}

impl<'f> SarifResult<'f> {
    fn new(finding: &'f Finding, rule_index: Option<usize>, sources: &Sources) -> Self {
        let mut text = finding.message.clone();
        if let Some(help) = &finding.help {
            text.push_str(&format!("; {help}"));
        }
        let related = finding.related.iter().enumerate().map(|(id, (span, words))| SarifRelated {
            id,
            physical_location: SarifPlace::new(*span, sources),
            message: SarifText { text: words },
        });
        Self {
            rule_id: finding.code,
            rule_index,
            level: level(finding.severity),
            message: SarifText { text },
            locations: [SarifLocation { physical_location: SarifPlace::new(finding.place, sources) }],
            related_locations: related.collect(),
            properties: finding.witness.as_deref().map(|walk| SarifProperties {
                walk: walk.iter().fold("walk".to_owned(), |walk, step| walk + " " + &step.argument()),
                witness: walk
                    .iter()
                    .map(|step| SarifStep { question: &step.question, answers: &step.answers })
                    .collect(),
            }),
        }
    }
}

impl SarifPlace {
    fn new(span: Span, sources: &Sources) -> Self {
        let (from, to) = (sources.line_col(span.file, span.start), sources.line_col(span.file, span.end));
        Self {
            artifact_location: SarifArtifact { uri: uri(sources.name(span.file)) },
            region: SarifRegion {
                start_line: from.line,
                start_column: from.column,
                end_line: to.line,
                end_column: to.column,
            },
        }
    }
}

const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "note",
    }
}

/// A file name as a URI: what means something there, or is not a plain letter, is escaped. A name from the root is
/// absolute, others are relative to where the program was started.
fn uri(name: &str) -> String {
    let mut uri = String::with_capacity(name.len() + 7);
    if name.starts_with('/') {
        uri.push_str("file://");
    }
    for byte in name.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte))
            }
            _ => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri
}

#[cfg(test)]
mod tests {
    use super::{SarifLog, uri};
    use crate::findings::{Finding, Findings, Rule, Witness};
    use crate::source::{Sources, Span};
    use crate::text::{Explanations, Lang, json_document, json_line, upper_first};

    /// A log with every key that can occur. `VERSION`, `TITLE`, `MEANING` and `HELP` stand for what changes.
    const FROZEN: &str = include_str!("sarif_2_1_0.json");

    #[test]
    fn the_keys_and_their_order_are_frozen() {
        let mut sources = Sources::new();
        let file = sources.add("één tree.yaml", "é: één\n");
        let mut findings = Findings::new();
        let walk = vec![
            Witness { question: "een".into(), answers: vec!["ja".into()] },
            Witness { question: "twee".into(), answers: vec![] },
        ];
        let place = Span::new(file, 4..9);
        let full = Finding::new(Rule::UNKNOWN_KEY, place, "mis".into()).help("zo".to_owned()).witness(walk);
        findings.push(full.related(Span::top(file), "hier".into()));
        findings.push(Finding::new(Rule::UNKNOWN_KEY, Span::new(file, 9..9), "kaal".into()));
        let text = format!("=== page unknown-key\n{}", include_str!("../text/explain/unknown-key.md"));
        let pages = Explanations::new(text);
        let page = pages.of(Rule::UNKNOWN_KEY.code, Lang::Nl).unwrap();
        let help = format!("{} {}", upper_first(&page.why), upper_first(&page.advice));
        let expected = [
            ("VERSION", env!("CARGO_PKG_VERSION")),
            ("TITLE", &page.title),
            ("MEANING", &page.meaning),
            ("HELP", &help),
        ]
        .into_iter()
        .fold(FROZEN.to_owned(), |text, (name, value)| text.replace(&json_line(&name), &json_line(&value)));
        let log = json_document(&SarifLog::new(&findings, &sources, &pages, Lang::Nl));
        assert_eq!(format!("{log}\n"), expected);
    }

    #[test]
    fn a_file_name_is_a_uri() {
        assert_eq!(uri("één tree.yaml"), "%C3%A9%C3%A9n%20tree.yaml");
        assert_eq!(uri("/a b/t.yaml"), "file:///a%20b/t.yaml");
    }
}

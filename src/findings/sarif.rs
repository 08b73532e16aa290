//! Findings as SARIF 2.1.0, which forges and editors show beside the line.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::short::witness_json;
use super::{Finding, Findings, Rule, Severity};
use crate::source::{Sources, Span};
use crate::text::{Lang, explanation, upper_first};

/// The log of one run; what the rules mean is told in `lang`.
pub fn sarif(findings: &Findings, sources: &Sources, lang: Lang) -> Value {
    let codes: BTreeSet<&str> = findings.iter().map(|finding| finding.code).collect();
    let broken: Vec<&Rule> = Rule::ALL.iter().filter(|rule| codes.contains(rule.code)).collect();
    let rules: Vec<Value> = broken.iter().map(|rule| rule_json(rule, lang)).collect();
    let results = findings.iter().map(|finding| {
        let rule = broken.iter().position(|rule| rule.code == finding.code);
        result(finding, rule, sources)
    });
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": env!("CARGO_PKG_NAME"),
                "version": env!("CARGO_PKG_VERSION"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            } },
            "columnKind": "unicodeCodePoints",
            "results": results.collect::<Vec<Value>>(),
        }],
    })
}

fn rule_json(rule: &Rule, lang: Lang) -> Value {
    let mut json = json!({ "id": rule.code, "defaultConfiguration": { "level": level(rule.severity) } });
    if let Some((page, json)) = explanation(rule.code, lang).zip(json.as_object_mut()) {
        json.insert("shortDescription".to_owned(), json!({ "text": page.title }));
        json.insert("fullDescription".to_owned(), json!({ "text": page.meaning }));
        let help = format!("{} {}", upper_first(&page.why), upper_first(&page.advice));
        json.insert("help".to_owned(), json!({ "text": help }));
    }
    json
}

const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "note",
    }
}

fn result(finding: &Finding, rule: Option<usize>, sources: &Sources) -> Value {
    let mut text = finding.message.clone();
    if let Some(help) = &finding.help {
        text.push_str(&format!("; {help}"));
    }
    let mut result = json!({
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": level(finding.severity),
        "message": { "text": text },
        "locations": [{ "physicalLocation": place(finding.place, sources) }],
    });
    let mut put = |key: &str, value: Value| {
        result.as_object_mut().map(|result| result.insert(key.to_owned(), value));
    };
    if !finding.related.is_empty() {
        let related = finding.related.iter().enumerate().map(|(id, (span, words))| {
            json!({ "id": id, "physicalLocation": place(*span, sources), "message": { "text": words } })
        });
        put("relatedLocations", related.collect());
    }
    if let Some(walk) = &finding.witness {
        let steps: String = walk.iter().map(|step| format!(" {}", step.argument())).collect();
        put("properties", json!({ "walk": format!("walk{steps}"), "witness": witness_json(walk) }));
    }
    result
}

fn place(span: Span, sources: &Sources) -> Value {
    let (from, to) = (sources.line_col(span.file, span.start), sources.line_col(span.file, span.end));
    json!({
        "artifactLocation": { "uri": uri(sources.name(span.file)) },
        "region": {
            "startLine": from.line,
            "startColumn": from.column,
            "endLine": to.line,
            "endColumn": to.column,
        },
    })
}

/// A file name as a URI: what means something there, or is no plain letter, is escaped. A name from the root is
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
    use super::{sarif, uri};
    use crate::findings::{Finding, Findings, Rule};
    use crate::source::{Sources, Span};
    use crate::text::Lang;

    #[test]
    fn a_finding_has_its_region() {
        let mut sources = Sources::new();
        let file = sources.add("één tree.yaml", "é: één\n");
        let mut findings = Findings::new();
        let place = Span::new(file, 4..9);
        let finding =
            Finding::new(Rule::UNKNOWN_KEY, place, "mis".into()).related(Span::top(file), "hier".into());
        findings.push(finding.help("zo".to_owned()));
        let log = sarif(&findings, &sources, Lang::Nl);
        let of = |path: &str| log.pointer(path).cloned().unwrap_or_default();
        let result = "/runs/0/results/0";
        assert_eq!(of(&format!("{result}/message/text")), "mis; zo");
        assert_eq!(of(&format!("{result}/locations/0/physicalLocation/region/startColumn")), 4);
        assert_eq!(of(&format!("{result}/locations/0/physicalLocation/region/endColumn")), 7);
        assert_eq!(of("/runs/0/tool/driver/rules/0/id"), "unknown-key");
        assert_eq!(uri("één tree.yaml"), "%C3%A9%C3%A9n%20tree.yaml");
        assert_eq!(uri("/a b/t.yaml"), "file:///a%20b/t.yaml");
    }
}

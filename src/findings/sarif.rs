//! Findings as SARIF 2.1.0, which forges and editors show beside the line.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{Finding, Findings, Severity};
use crate::source::Sources;

/// A whole SARIF log. Columns count characters.
pub fn sarif(findings: &Findings, sources: &Sources) -> Value {
    let codes: BTreeSet<&str> = findings.iter().map(|finding| finding.code).collect();
    let rules: Vec<Value> = codes.into_iter().map(|code| json!({ "id": code })).collect();
    let results: Vec<Value> = findings.iter().map(|finding| result(finding, sources)).collect();
    json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": env!("CARGO_PKG_NAME"),
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    })
}

fn result(finding: &Finding, sources: &Sources) -> Value {
    let level = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "note",
    };
    let text = match &finding.help {
        Some(help) => format!("{}; {help}", finding.message),
        None => finding.message.clone(),
    };
    let related: Vec<Value> = finding
        .related
        .iter()
        .map(|(span, words)| json!({ "physicalLocation": place(*span, sources), "message": { "text": words } }))
        .collect();
    json!({
        "ruleId": finding.code,
        "level": level,
        "message": { "text": text },
        "locations": [{ "physicalLocation": place(finding.place, sources) }],
        "relatedLocations": related,
    })
}

fn place(span: crate::source::Span, sources: &Sources) -> Value {
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

/// A file name as a relative URI: what means something there, or is no plain letter, is escaped.
fn uri(name: &str) -> String {
    let mut uri = String::with_capacity(name.len());
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

    #[test]
    fn a_finding_has_its_region() {
        let mut sources = Sources::new();
        let file = sources.add("één tree.yaml", "é: één\n");
        let mut findings = Findings::new();
        let place = Span::new(file, 4..9);
        let finding =
            Finding::new(Rule::UNKNOWN_KEY, place, "mis".into()).related(Span::top(file), "hier".into());
        findings.push(finding.help("zo".to_owned()));
        let log = sarif(&findings, &sources);
        let of = |path: &str| log.pointer(path).cloned().unwrap_or_default();
        let result = "/runs/0/results/0";
        assert_eq!(of(&format!("{result}/message/text")), "mis; zo");
        assert_eq!(of(&format!("{result}/locations/0/physicalLocation/region/startColumn")), 4);
        assert_eq!(of(&format!("{result}/locations/0/physicalLocation/region/endColumn")), 7);
        assert_eq!(of("/runs/0/tool/driver/rules/0/id"), "unknown-key");
        assert_eq!(uri("één tree.yaml"), "%C3%A9%C3%A9n%20tree.yaml");
    }
}

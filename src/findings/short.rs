//! Findings for other programs: one line each, and JSON.

use serde_json::{Value, json};

use super::{Finding, Findings};
use crate::source::Sources;
use crate::text::SafeText;

/// One line a finding: `file:line:column: severity[code]: message`.
pub fn short(findings: &Findings, sources: &Sources) -> String {
    let mut lines = String::new();
    for finding in findings.iter() {
        let at = sources.line_col(finding.place.file, finding.place.start);
        let name = SafeText::new(sources.name(finding.place.file)).one_line();
        let message = SafeText::new(&finding.message).one_line();
        let (severity, code) = (finding.severity.word(), finding.code);
        lines.push_str(&format!("{name}:{}:{}: {severity}[{code}]: {message}\n", at.line, at.column));
    }
    lines
}

/// The value of `findings` in `check --format json`.
pub fn json(findings: &Findings, sources: &Sources) -> Value {
    Value::Array(findings.iter().map(|finding| json_of(finding, sources)).collect())
}

fn json_of(finding: &Finding, sources: &Sources) -> Value {
    let at = sources.line_col(finding.place.file, finding.place.start);
    let witness = finding.witness.as_ref().map(|walk| {
        let choice = |step: &super::Witness| json!({ "question": step.question, "answers": step.answers });
        walk.iter().map(choice).collect::<Vec<_>>()
    });
    json!({
        "code": finding.code,
        "severity": finding.severity.word(),
        "file": sources.name(finding.place.file),
        "line": at.line,
        "column": at.column,
        "message": finding.message,
        "help": finding.help,
        "witness": witness,
    })
}

//! Findings for other programs: one line each, and JSON.

use serde_json::{Value, json};

use super::{Finding, Findings, Witness};
use crate::source::Sources;
use crate::text::SafeText;

/// One line a finding: `file:line:column: severity[code]: message`, and the command that shows it on a walk.
pub fn short(findings: &Findings, sources: &Sources) -> String {
    let mut lines = String::new();
    for finding in findings.iter() {
        let at = sources.line_col(finding.place.file, finding.place.start);
        let name = SafeText::new(sources.name(finding.place.file)).one_line();
        let message = SafeText::new(&finding.message).one_line();
        let (severity, code) = (finding.severity.word(), finding.code);
        lines.push_str(&format!("{name}:{}:{}: {severity}[{code}]: {message}", at.line, at.column));
        if let Some(walk) = &finding.witness {
            let steps: String = walk.iter().map(|step| format!(" {}", step.argument())).collect();
            lines.push_str(&format!(" (walk{})", SafeText::new(&steps)));
        }
        lines.push('\n');
    }
    lines
}

/// The value of `findings` in `check --format json`.
pub fn json(findings: &Findings, sources: &Sources) -> Value {
    Value::Array(findings.iter().map(|finding| json_of(finding, sources)).collect())
}

fn json_of(finding: &Finding, sources: &Sources) -> Value {
    let at = sources.line_col(finding.place.file, finding.place.start);
    json!({
        "code": finding.code,
        "severity": finding.severity.word(),
        "file": sources.name(finding.place.file),
        "line": at.line,
        "column": at.column,
        "message": finding.message,
        "help": finding.help,
        "witness": finding.witness.as_deref().map(witness_json),
    })
}

/// The choices of a walk.
pub(super) fn witness_json(walk: &[Witness]) -> Value {
    walk.iter().map(|step| json!({ "question": step.question, "answers": step.answers })).collect()
}

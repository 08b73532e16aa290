//! Findings one line each, for editors and other programs that read lines.

use super::Findings;
use crate::source::Sources;
use crate::text::SafeText;

/// One line a finding: `file:line:column: severity[code]: message`, the command that shows it on a walk, and what is not
/// shown because of it.
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
        if let Some(note) = &finding.note {
            lines.push_str(&format!(" ({})", SafeText::new(note).one_line()));
        }
        lines.push('\n');
    }
    lines
}

//! `explain`: the page of a code, or the list of all codes.

use super::exit::Exit;
use super::failure::Failure;
use super::unattended::{Done, print};
use crate::findings::{Rule, Severity, did_you_mean};
use crate::text::{Messages, SafeText, Say, explained_codes, explanation, pad, wrap};

/// The width of a page: that of a small terminal.
const WIDTH: usize = 78;

/// The page of a code; without one, the list.
pub(super) fn explain(code: Option<&str>, say: Messages) -> Done {
    let lines = match code {
        Some(code) => page(code, say)?,
        None => list(say),
    };
    print(&(lines.join("\n") + "\n"), Exit::Fine, say)
}

fn page(code: &str, say: Messages) -> Result<Vec<String>, Failure> {
    let Some(page) = explanation(code, say.lang()) else {
        let near = did_you_mean(code, codes());
        return Err(Failure::new(Exit::WrongUse, say.unknown_code(&SafeText::new(code).one_line(), near)));
    };
    let mut lines = vec![headed(code, Say(say.lang()))];
    lines.extend(page.lines(say, WIDTH));
    Ok(lines)
}

/// The code with its severity, as it begins a finding.
fn headed(code: &str, say: Say) -> String {
    let rule = Rule::ALL.iter().find(|rule| rule.code == code);
    match rule.map(|rule| rule.severity) {
        Some(Severity::Error) => format!("{}[{code}]", say.error()),
        Some(Severity::Warning) => format!("{}[{code}]", say.warning()),
        Some(Severity::Hint) => format!("{}[{code}]", say.hint()),
        None => code.to_owned(),
    }
}

fn codes() -> impl Iterator<Item = &'static str> {
    explained_codes().flat_map(|(_, codes)| codes)
}

fn list(say: Messages) -> Vec<String> {
    let longest = codes().map(str::len).max().unwrap_or(0);
    let mut lines = wrap(say.explain_list(), WIDTH);
    for (topic, codes) in explained_codes() {
        lines.extend([String::new(), say.topic(topic).to_owned()]);
        for code in codes {
            let title = explanation(code, say.lang()).map(|page| page.title).unwrap_or_default();
            lines.push(format!("  {}  {title}", pad(code, longest)));
        }
    }
    lines
}

//! `explain`: the page of a code, or the list of all codes.

use super::exit::Exit;
use super::failure::Failure;
use super::output::{CommandResult, print};
use crate::files::embedded_explanations;
use crate::findings::{Rule, Severity, did_you_mean};
use crate::text::{Explanations, Messages, SafeText, explained_codes, pad, wrap};

/// The width of a page: that of a small terminal.
const WIDTH: usize = 78;

/// The page of a code; without one, the list.
pub(super) fn explain(code: Option<&str>, messages: Messages) -> CommandResult {
    let pages = Explanations::new(embedded_explanations());
    let lines = match code {
        Some(code) => page(&pages, code, messages)?,
        None => list(&pages, messages),
    };
    print(&(lines.join("\n") + "\n"), Exit::Fine, messages)
}

fn page(pages: &Explanations, code: &str, messages: Messages) -> Result<Vec<String>, Failure> {
    let Some(page) = pages.of(code, messages.lang()) else {
        let near = did_you_mean(code, codes());
        return Err(Failure::new(
            Exit::WrongUse,
            messages.unknown_code(&SafeText::new(code).one_line(), near),
        ));
    };
    let mut lines = vec![headed(code, Messages::new(messages.lang()))];
    lines.extend(page.lines(messages, WIDTH));
    Ok(lines)
}

/// The code with its severity, as it begins a finding.
fn headed(code: &str, messages: Messages) -> String {
    let rule = Rule::ALL.iter().find(|rule| rule.code == code);
    match rule.map(|rule| rule.severity) {
        Some(Severity::Error) => format!("{}[{code}]", messages.error()),
        Some(Severity::Warning) => format!("{}[{code}]", messages.warning()),
        Some(Severity::Hint) => format!("{}[{code}]", messages.hint()),
        None => code.to_owned(),
    }
}

fn codes() -> impl Iterator<Item = &'static str> {
    explained_codes().flat_map(|(_, codes)| codes)
}

fn list(pages: &Explanations, messages: Messages) -> Vec<String> {
    // There are codes; without them the list would be a heading alone.
    let longest = codes().map(str::len).max().unwrap_or(0);
    let mut lines = wrap(messages.explain_list(), WIDTH);
    for (topic, codes) in explained_codes() {
        lines.extend([String::new(), messages.topic(topic).to_owned()]);
        for code in codes {
            let page = pages.of(code, messages.lang());
            debug_assert!(page.is_some(), "every code has a page: {code}");
            let title = page.map(|page| page.title).unwrap_or_default();
            lines.push(format!("  {}  {title}", pad(code, longest)));
        }
    }
    lines
}

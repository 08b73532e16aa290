//! `explain`: the page of a code, a key of the language, the guide, the reference, or the list of all codes.

use super::exit::Exit;
use super::failure::Failure;
use super::output::{CommandResult, print};
use crate::files::{embedded_explanations, embedded_guide, embedded_reference};
use crate::findings::{Rule, Severity, did_you_mean};
use crate::text::{Explanations, Guide, LanguagePages, Messages, SafeText, explained_codes, pad, wrap};

/// The width of a page: that of a small terminal. The build script lays out the guide and the reference for it.
const WIDTH: usize = 78;
/// The words that stand for a whole document.
const GUIDE: &str = "guide";
const REFERENCE: &str = "reference";

/// The page of a code, a key or a document; without a word, the list of codes.
pub(super) fn explain(word: Option<&str>, messages: Messages) -> CommandResult {
    let pages = Explanations::new(embedded_explanations());
    let text = match word {
        Some(GUIDE) => Guide::new(embedded_guide()).in_language(messages.lang()),
        Some(REFERENCE) => embedded_reference(),
        Some(word) => page(&pages, word, messages)?,
        None => list(&pages, messages).join("\n") + "\n",
    };
    print(&text, Exit::Fine, messages)
}

fn page(pages: &Explanations, word: &str, messages: Messages) -> Result<String, Failure> {
    if let Some(page) = pages.of(word, messages.lang()) {
        let mut lines = vec![headed(word, Messages::new(messages.lang()))];
        lines.extend(page.lines(messages, WIDTH));
        return Ok(lines.join("\n") + "\n");
    }
    let language = LanguagePages::new(embedded_reference());
    if let Some(said) = language.of(word) {
        return Ok(format!("{said}\n{}\n", wrap(messages.key_explained(), WIDTH).join("\n")));
    }
    let mut known: Vec<&str> = vec![GUIDE, REFERENCE];
    known.extend(language.keys());
    for code in codes() {
        known.push(code);
    }
    let near = did_you_mean(word, known);
    Err(Failure::new(Exit::WrongUse, messages.unknown_code(&SafeText::new(word).one_line(), near)))
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

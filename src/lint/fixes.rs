//! What mends findings for certain, as edits: a slip of the hand that can mean one word only, and quotation marks that are
//! missing.

use std::collections::{BTreeMap, BTreeSet};

use super::causes::{ContentSpans, is_unresolved};
use crate::findings::{Finding, Findings, Fix};
use crate::source::{FileId, Sources, Span, TextEdit};

/// An edit that mends a finding.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CertainFix {
    /// The rule of the finding.
    pub code: &'static str,
    /// Where the finding is.
    pub place: Span,
    /// How it is mended.
    pub edit: TextEdit,
}

/// The edits that mend findings for certain, in the order of the findings.
pub fn fixes(findings: &Findings, sources: &Sources, tree: FileId, apps: &[FileId]) -> Vec<CertainFix> {
    let content = ContentSpans { sources, tree, apps };
    let mut named: BTreeMap<&str, bool> = BTreeMap::new();
    let mut fixes: Vec<CertainFix> = Vec::new();
    let mut mended: BTreeSet<Span> = BTreeSet::new();
    let mut misspelt: BTreeMap<&str, usize> = BTreeMap::new();
    for finding in findings.iter().filter(|finding| is_unresolved(finding)) {
        if let Some(Fix::Word { wrong, .. }) = &finding.fix {
            *misspelt.entry(wrong).or_default() += 1;
        }
    }
    for finding in findings.iter() {
        let edit = match &finding.fix {
            None => None,
            Some(Fix::Quoted(line)) => quoted(sources, finding.place, line),
            Some(Fix::Word { wrong, right }) => {
                // Where nothing else names it, what is misspelt may be the definition. And nobody misspells a name twice in the
                // same way: then what it names is gone, or is called something else now.
                let is_once = misspelt.get(wrong.as_str()).is_none_or(|count| *count == 1);
                let is_sure = !is_unresolved(finding)
                    || is_once && *named.entry(right.as_str()).or_insert_with(|| content.is_named(right));
                is_sure.then(|| word(sources, finding, wrong, right)).flatten()
            }
        };
        let Some(edit) = edit.filter(|edit| mended.insert(edit.place)) else { continue };
        fixes.push(CertainFix { code: finding.code, place: finding.place, edit });
    }
    fixes
}

/// A word in the place of the one that stands there once.
fn word(sources: &Sources, finding: &Finding, wrong: &str, right: &str) -> Option<TextEdit> {
    let mut places = sources.slice(finding.place).match_indices(wrong);
    let (at, _) = places.next().filter(|_| places.next().is_none())?;
    let start = finding.place.range().start + at;
    Some(TextEdit::new(finding.place.file, start..start + wrong.len(), right))
}

/// A key and its value up to the end of the line, when nothing but quotation marks changes.
fn quoted(sources: &Sources, place: Span, mended: &str) -> Option<TextEdit> {
    let line = sources.line(place.file, sources.line_col(place.file, place.start).line);
    let text = sources.slice(line).trim_end();
    let (key, _) = mended.split_once(": ").filter(|(key, _)| !key.contains(['"', '\'']))?;
    let start = format!("{key}: ");
    let mut keys = text.match_indices(&start).map(|(at, _)| at);
    let at = keys.next().filter(|_| keys.next().is_none())?;
    let old = text.get(at..)?;
    let words = |text: &str| text.replace(['"', '\'', '\\'], "");
    let is_same = words(old) == words(mended) && !old.contains(" #");
    let start = line.range().start + at;
    is_same.then(|| TextEdit::new(place.file, start..start + old.len(), mended))
}

//! `check --fix`: what is certain is mended, when nothing else is found by it.

use super::args::Common;
use super::check::{Report, report_on, what_was_read};
use super::edits::Proposal;
use super::load::{ContentFiles, ParsedTree, today};
use super::output::{CommandResult, print};
use super::streams;
use crate::findings::{Finding, Rule, Severity};
use crate::lint::{CertainFix, fixes};
use crate::source::FileId;
use crate::text::Messages;

/// Shows what would be mended, and writes it.
pub(super) fn fix(
    common: &Common,
    files: &ContentFiles,
    tree: ParsedTree<'_>,
    is_agreed: bool,
) -> CommandResult {
    let messages = Messages::new(tree.lang);
    what_was_read(common, files, messages).iter().for_each(|line| streams::complain(line));
    let report = report_on(files, tree, today(common));
    let found = fixes(&report.findings, &files.sources, files.tree, &files.apps);
    let kept = Trial { common, files, before: &report }.kept(&found);
    let left_out = found.len() - kept.len();
    let left_out = match left_out {
        0 => String::new(),
        count => messages.fixes_left_out(count) + "\n",
    };
    if kept.is_empty() {
        let text = format!("{left_out}{}\n{}\n", messages.nothing_to_fix(), report.counted(messages));
        return print(&text, report.exit(), messages);
    }
    let proposal = Proposal { files, edits: kept.iter().map(|fix| fix.edit.clone()).collect() };
    let mut text = String::new();
    for fix in &kept {
        let lines = proposal.lines(std::slice::from_ref(&fix.edit));
        text.push_str(&format!("{} {}\n{lines}\n", proposal.place(fix.edit.place), fix.code));
    }
    text.push_str(&format!("{left_out}{}\n", messages.fixes_counted(kept.len())));
    proposal.offer(common, &text, is_agreed, messages)
}

/// Fixes are made in memory, and what is found then is compared with what was found before.
struct Trial<'t> {
    common: &'t Common,
    files: &'t ContentFiles,
    before: &'t Report,
}

impl Trial<'_> {
    /// The fixes by which nothing else is found: all, or of each half those that can be kept.
    fn kept(&self, found: &[CertainFix]) -> Vec<CertainFix> {
        let mut kept: Vec<CertainFix> = Vec::new();
        let mut parts: Vec<&[CertainFix]> = vec![found];
        while let Some(part) = parts.pop() {
            let all: Vec<CertainFix> = kept.iter().chain(part).cloned().collect();
            match part.len() {
                0 => {}
                _ if self.brings_nothing(&all) => kept = all,
                1 => {}
                count => {
                    let (first, second) = part.split_at(count / 2);
                    parts.extend([second, first]);
                }
            }
        }
        kept
    }

    fn brings_nothing(&self, fixes: &[CertainFix]) -> bool {
        let edits = fixes.iter().map(|fix| fix.edit.clone()).collect();
        let Some(texts) = (Proposal { files: self.files, edits }).texts() else { return false };
        let after = self.files.with(&texts);
        let report = report_on(&after, after.parse_tree(self.common), today(self.common));
        let mut known: Vec<&Finding> = self.before.findings.iter().collect();
        // In a file that could not be read there may be more mistakes, on other lines.
        let is_of_fix = |file: FileId, line: usize| {
            let line_of = |fix: &CertainFix| self.files.sources.line_col(file, fix.edit.place.start).line;
            fixes.iter().any(|fix| fix.edit.place.file == file && line_of(fix) == line)
        };
        let is_unread = |file: FileId| {
            let not_yaml = self.before.findings.iter().filter(|finding| finding.code == Rule::NOT_YAML.code);
            not_yaml
                .map(|finding| finding.place.file)
                .any(|unread| unread == file || unread == self.files.tree)
        };
        !report.findings.iter().filter(|finding| finding.severity > Severity::Hint).any(|finding| {
            let is_same = |old: &&Finding| (old.code, &old.message) == (finding.code, &finding.message);
            if let Some(at) = known.iter().position(is_same) {
                known.swap_remove(at);
                return false;
            }
            let file = finding.place.file;
            let line = after.sources.line_col(file, finding.place.start).line;
            !is_unread(file) || is_of_fix(file, line)
        })
    }
}

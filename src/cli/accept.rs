//! `check --accept`: what scenarios that fail would say if what comes out of them now is right. It is shown, and written once
//! that is agreed to.

use super::args::Common;
use super::check::{report_on, unreadable, what_was_read};
use super::edits::Proposal;
use super::exit::Exit;
use super::failure::Failure;
use super::load::{ContentFiles, ParsedTree, today};
use super::output::{CommandResult, print};
use super::streams;
use crate::lint::{self, AcceptedKey, AcceptedScenario};
use crate::source::{ReadLimits, TextEdit, read};
use crate::text::{Messages, SafeText};

/// Shows what would change in the scenarios with these names, or in all, and writes it.
pub(super) fn accept(
    common: &Common,
    files: &ContentFiles,
    tree: ParsedTree<'_>,
    names: &[String],
    is_agreed: bool,
) -> CommandResult {
    let lang = tree.lang;
    let messages = Messages::new(lang);
    let loaded = files.load(tree);
    let Some(model) = loaded.model else { return Err(unreadable(common, files, &loaded.findings, lang)) };
    let model = model.on(today(common));
    let is_known = |name: &&String| model.graph.scenarios.iter().any(|one| one.name.one_line() == **name);
    if let Some(unknown) = names.iter().find(|name| !is_known(name)) {
        let name = SafeText::new(unknown).one_line();
        return Err(Failure::new(Exit::WrongUse, messages.no_such_scenario(&name)));
    }
    what_was_read(common, files, messages).iter().for_each(|line| streams::complain(line));
    let root = read(&files.sources, files.tree, ReadLimits::TREE);
    let accepted = root.map(|root| lint::accept(&model, &loaded.source_map, &files.sources, &root));
    let mut accepted = accepted.unwrap_or_default();
    accepted.retain(|one| names.is_empty() || names.contains(&one.name));
    let edits: Vec<TextEdit> = accepted.iter().flat_map(edits_of).collect();
    let proposal = Proposal { files, edits };
    if accepted.is_empty() {
        let report = report_on(files, files.parse_tree(common), today(common));
        let text = format!("{}\n{}\n", messages.nothing_to_accept(), report.counted(messages));
        return print(&text, report.exit(), messages);
    }
    let shown: Vec<String> = accepted.iter().map(|one| shown(&proposal, one, messages)).collect();
    let text = format!("{}\n{}\n", shown.join("\n"), messages.scenarios_change(accepted.len()));
    proposal.offer(common, &text, is_agreed, messages)
}

fn edits_of(scenario: &AcceptedScenario) -> impl Iterator<Item = TextEdit> {
    scenario.changes.iter().filter_map(|change| change.edits.clone()).flatten()
}

/// A scenario, what comes and goes under each key, and the lines themselves.
fn shown(proposal: &Proposal<'_>, scenario: &AcceptedScenario, messages: Messages) -> String {
    let mut text = format!("{} {}\n", proposal.place(scenario.place), scenario.name);
    for change in &scenario.changes {
        text.push_str(&format!("  {}\n", words(change, messages)));
    }
    let edits: Vec<TextEdit> = edits_of(scenario).collect();
    text + &proposal.lines(&edits)
}

fn words(change: &AcceptedKey, messages: Messages) -> String {
    if change.edits.is_none() {
        return messages.change_by_hand(&change.key);
    }
    let parts = [(&change.added, true), (&change.removed, false)];
    let parts = parts.into_iter().filter(|(ids, _)| !ids.is_empty()).map(|(ids, comes)| {
        let ids = Messages::listed(ids);
        if comes { messages.ids_come(&ids) } else { messages.ids_go(&ids) }
    });
    format!("{}: {}", change.key, parts.collect::<Vec<_>>().join("; "))
}

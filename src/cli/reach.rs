//! `reach`: the shortest walk that ends with an app or an outcome.

use super::args::{Common, Format, Language, ReachOptions};
use super::exit::Exit;
use super::failure::Failure;
use super::load::LoadedContent;
use super::output::{CommandResult, WIDTH, json_text, print};
use crate::analysis::ExplorationLimits;
use crate::batch::{self, TargetError, TargetKind};
use crate::findings::did_you_mean;
use crate::model::Model;
use crate::text::{Day, Messages, SafeText};

/// Looks for the walk and tells it.
pub(super) fn reach(loaded: &LoadedContent, common: &Common, options: &ReachOptions) -> CommandResult {
    let (model, messages) = (&loaded.model, loaded.messages);
    let kind = match (options.app, options.outcome) {
        (true, _) => Some(TargetKind::App),
        (_, true) => Some(TargetKind::Outcome),
        _ => None,
    };
    let goal = batch::target(model, &options.goal, kind).map_err(|wrong| {
        Failure::new(Exit::WrongUse, no_goal(model, &options.goal, kind, wrong, messages))
    })?;
    let reached = batch::reach(model, messages, goal, &ExplorationLimits::default(), &command(common), WIDTH);
    let text = match options.format {
        Format::Json => json_text(&reached.json),
        Format::Text => reached.text,
    };
    print(&text, reached.ending.into(), messages)
}

fn no_goal(
    model: &Model,
    id: &str,
    kind: Option<TargetKind>,
    wrong: TargetError,
    messages: Messages,
) -> String {
    let apps = model.catalogue.apps.rows().iter().map(|app| app.id.as_str());
    let outcomes = model.graph.outcomes.rows().iter().map(|outcome| outcome.id.as_str());
    let shown = SafeText::new(id).one_line();
    match (wrong, kind) {
        (TargetError::Both, _) => messages.goal_is_both(&shown),
        (TargetError::Unknown, Some(TargetKind::App)) => messages.unknown_app(&shown, did_you_mean(id, apps)),
        (TargetError::Unknown, Some(TargetKind::Outcome)) => {
            messages.unknown_outcome(&shown, did_you_mean(id, outcomes))
        }
        (TargetError::Unknown, None) => messages.unknown_goal(&shown, did_you_mean(id, apps.chain(outcomes))),
    }
}

/// What walks the same content in the same language, ready for a shell.
fn command(common: &Common) -> String {
    let mut command = "stappenplan walk".to_owned();
    let paths = [("--tree", &common.tree), ("--catalogue", &common.catalogue), ("--root", &common.root)];
    for (option, path) in paths {
        if let Some(path) = path {
            command.push_str(&format!(" {option} {}", quoted(&path.to_string_lossy())));
        }
    }
    match common.lang {
        Some(Language::Nl) => command.push_str(" --lang nl"),
        Some(Language::En) => command.push_str(" --lang en"),
        None => {}
    }
    if let Some(today) = common.today {
        command.push_str(&format!(" --today {}", Day::from(today)));
    }
    command
}

/// A word as a shell reads it.
fn quoted(word: &str) -> String {
    let word = SafeText::new(word).as_str().to_owned();
    let plain = |letter: char| letter.is_ascii_alphanumeric() || "/._-+,:=@%".contains(letter);
    if !word.is_empty() && word.chars().all(plain) {
        return word;
    }
    format!("'{}'", word.replace('\'', "'\\''"))
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn a_word_stays_one_word_in_a_shell() {
        for (word, written) in [
            ("mijn/tree.yaml", "mijn/tree.yaml"),
            ("mijn map/tree.yaml", "'mijn map/tree.yaml'"),
            ("a'b", "'a'\\''b'"),
            ("$(x)", "'$(x)'"),
            ("", "''"),
        ] {
            assert_eq!(quoted(word), written);
        }
    }
}

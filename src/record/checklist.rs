//! The checklist of earlier versions: which steps of plans are done, in a file of its own beside the answers.

use std::collections::BTreeSet;

use crate::model::Model;
use crate::source::{FileId, Problem, ProblemKind, ReadLimits, Sources, read};
use crate::text::{Lang, Messages};

/// The steps that are done: plan id and step id.
pub type Checklist = BTreeSet<(String, String)>;

fn first_line(messages: Messages) -> String {
    format!("# {}", messages.saved_ticks())
}

/// Whether these bytes are a checklist that this program saved, in whichever language.
pub fn is_checklist(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    Lang::ALL.iter().any(|lang| text.lines().next() == Some(first_line(Messages::new(*lang)).as_str()))
}

/// Reads the steps that are done; those that are no longer in any plan are left out.
///
/// # Errors
/// When the file is not YAML.
pub(super) fn read_checklist(model: &Model, sources: &Sources, file: FileId) -> Result<Checklist, Problem> {
    let root = match read(sources, file, ReadLimits::TREE) {
        Ok(root) => root,
        // A checklist without ticks holds its first line alone.
        Err(Problem { kind: ProblemKind::Empty, .. }) => return Ok(Checklist::new()),
        Err(problem) => return Err(problem),
    };
    let mut done = Checklist::new();
    for (_, plan) in model.graph.plans.iter() {
        // A plan that is not in the file, or that somebody made something else of, has no step that is done.
        let steps = root.get(&plan.id).and_then(|steps| steps.list()).unwrap_or_default();
        for step in steps.iter().filter_map(|step| step.scalar()) {
            if plan.steps.iter().any(|known| known.id == step.text) {
                done.insert((plan.id.clone(), step.text.clone().into_owned()));
            }
        }
    }
    Ok(done)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_checklist_is_known_by_its_first_line() {
        for lang in Lang::ALL {
            let text = format!("{}\nplan: [\"no\"]\n", first_line(Messages::new(lang)));
            assert!(is_checklist(text.as_bytes()));
        }
        assert!(!is_checklist(b"") && !is_checklist(b"plan: [een]\n"));
    }
}

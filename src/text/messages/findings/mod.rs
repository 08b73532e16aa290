//! What findings say, in Dutch and English side by side: lower case, no full stop, the author's words in backticks.

mod behaviour;
mod meaning;
mod reading;
mod shape;

use super::Messages;

messages! {
    shown {
        /// The name of the severity.
        error(): "fout", "error";
        /// The name of the severity.
        warning(): "waarschuwing", "warning";
        /// The name of the severity.
        hint(): "tip", "hint";
        /// Before advice.
        finding_help(): "hulp", "help";
        /// Before a remark.
        note(): "let op", "note";
        /// A walk that shows the problem.
        walk(walk): "dit gebeurt na: {walk}", "this happens after: {walk}";
        /// The problem shows before anything is answered.
        walk_at_start(): "dit gebeurt al bij het begin", "this happens at the very start";
        /// The known word that is nearest to a misspelt one.
        did_you_mean(word): "bedoelt u `{word}`?", "did you mean `{word}`?";
        /// What is allowed there.
        known_words(words): "mogelijk zijn: {words}", "expected one of: {words}";
        /// The first place of something that is allowed once.
        first_here(): "staat al hier", "already here";
    }
}

impl Messages {
    /// Words in backticks, with commas.
    pub fn listed<W: std::fmt::Display>(words: impl IntoIterator<Item = W>) -> String {
        words.into_iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
    }
}

/// The samples of every file of this folder.
#[cfg(test)]
pub(super) const SAMPLES: &[super::tests::Samples] =
    &[samples, behaviour::samples, meaning::samples, reading::samples, shape::samples];

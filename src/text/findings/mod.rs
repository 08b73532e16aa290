//! What findings say, in Dutch and English side by side: lower case, no full stop, the author's words in backticks.

/// One method a sentence; both languages must be there, or it does not compile.
macro_rules! sentences {
    ($($(#[$doc:meta])* $name:ident($($hole:ident),*) { $nl:literal $en:literal })*) => {
        impl $crate::text::Say {
            $(
                $(#[$doc])*
                pub fn $name(self $(, $hole: &dyn std::fmt::Display)*) -> String {
                    match self.0 {
                        $crate::text::Lang::Nl => format!($nl),
                        $crate::text::Lang::En => format!($en),
                    }
                }
            )*
        }

        /// Every sentence of this file with its holes filled by one word each: (name, words).
        #[cfg(test)]
        pub(super) fn samples(say: $crate::text::Say) -> Vec<(&'static str, String)> {
            vec![$((stringify!($name), say.$name($(&stringify!($hole)),*)),)*]
        }
    };
}

mod behaviour;
mod meaning;
mod reading;
mod shape;

use super::Lang;

/// What findings say, in a language.
#[derive(Debug, Clone, Copy)]
pub struct Say(pub Lang);

sentences! {
    /// The name of the severity.
    error() { "fout" "error" }
    /// The name of the severity.
    warning() { "waarschuwing" "warning" }
    /// The name of the severity.
    hint() { "tip" "hint" }
    /// Before advice.
    help() { "hulp" "help" }
    /// Before a remark.
    note() { "let op" "note" }
    /// A walk that shows the problem.
    walk(walk) { "dit gebeurt na: {walk}" "this happens after: {walk}" }
    /// The problem shows before anything is answered.
    walk_at_start() { "dit gebeurt al bij het begin" "this happens at the very start" }
    /// The known word that is nearest to a misspelt one.
    did_you_mean(word) { "bedoelt u `{word}`?" "did you mean `{word}`?" }
    /// What may stand there.
    known_words(words) { "mogelijk zijn: {words}" "possible are: {words}" }
    /// Another place of the same thing.
    also_here() { "staat ook hier" "also here" }
    /// The first place of something that may stand once.
    first_here() { "staat al hier" "already here" }
}

impl Say {
    /// Every sentence of this room: (name, words).
    #[cfg(test)]
    pub(super) fn samples(self) -> Vec<(&'static str, String)> {
        [samples, behaviour::samples, meaning::samples, reading::samples, shape::samples]
            .iter()
            .flat_map(|samples| samples(self))
            .collect()
    }

    /// Words in backticks, with commas.
    pub fn listed<W: std::fmt::Display>(words: impl IntoIterator<Item = W>) -> String {
        words.into_iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
    }
}

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
        /// One more place names what is not there.
        one_more_place(id): "nog 1 plaats noemt `{id}`: `check --all` toont die",
            "1 other place names `{id}`: `check --all` lists it";
        /// Other places name what is not there.
        more_places(count, id): "{count} andere plaatsen noemen `{id}`: `check --all` toont ze",
            "{count} other places name `{id}`: `check --all` lists them";
        /// One finding follows from this one.
        one_more_follows(): "hieruit volgt nog 1 bevinding: `check --all` toont die",
            "1 other finding follows from this: `check --all` lists it";
        /// Findings follow from this one.
        more_follow(count): "hieruit volgen nog {count} bevindingen: `check --all` toont ze",
            "{count} other findings follow from this: `check --all` lists them";
        /// At a scenario: others come out otherwise in the same way.
        more_scenarios(count): "zo gaat het ook in andere scenario's ({count}): `check --all` toont ze",
            "the same in other scenarios ({count}): `check --all` lists them";
        /// At an answer: others to the same question are not covered either.
        more_answers(count): "zo gaat het ook met andere antwoorden op deze vraag ({count}): `check --all` toont ze",
            "the same with other answers to this question ({count}): `check --all` lists them";
        /// There are more of a kind than are shown.
        more_of_kind(count, code): "hierna volgen er nog {count} `{code}`: `check --all` toont ze",
            "{count} more `{code}` come after this: `check --all` lists them";
        /// At what was probably meant by a name that does not exist.
        perhaps_meant(id): "hier staat `{id}`, en dat noemt niemand", "here stands `{id}`, which nothing names";
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

//! All rules by name. What each means is described on the pages of `explain`.

use super::{Rule, Severity};

macro_rules! rules {
    ($($(#[$doc:meta])* $name:ident = $code:literal $severity:ident;)*) => {
        impl Rule {
            $($(#[$doc])* pub const $name: Self = Self { code: $code, severity: Severity::$severity };)*
            /// All rules.
            pub const ALL: &[Self] = &[$(Self::$name),*];
        }
    };
}

rules! {
    /// A file that is not YAML.
    NOT_YAML = "not-yaml" Error;
    /// A file that is not UTF-8.
    NOT_TEXT = "not-text" Error;
    /// A file beyond the limits.
    TOO_LARGE = "too-large" Error;

    /// A key that a record does not have.
    UNKNOWN_KEY = "unknown-key" Error;
    /// A key that must be there.
    MISSING_KEY = "missing-key" Error;
    /// A key twice in one map.
    DUPLICATE_KEY = "duplicate-key" Error;
    /// Keys that exclude each other.
    CONFLICTING_KEYS = "conflicting-keys" Error;
    /// Another kind of value than is allowed there.
    WRONG_KIND = "wrong-kind" Error;
    /// A word that is not one of the possible ones.
    UNKNOWN_WORD = "unknown-word" Error;
    /// An id that breaks the rules for ids.
    BAD_ID = "bad-id" Error;
    /// A date that does not exist.
    BAD_DATE = "bad-date" Error;
    /// Another version of the language.
    BAD_FORMAT = "bad-format" Error;
    /// A text in which nothing can be read.
    BLANK_TEXT = "blank-text" Error;
    /// A text that a comment cuts off.
    LOST_TEXT = "lost-text" Warning;
    /// Lines of a list that YAML makes one line of.
    JOINED_LINES = "joined-lines" Warning;
    /// A file beside those of the catalogue that looks like one of them and is not read.
    UNREAD_FILE = "unread-file" Warning;
    /// A character that cannot be shown.
    HIDDEN_CHARACTER = "hidden-character" Warning;

    /// A question that is not there.
    UNKNOWN_QUESTION = "unknown-question" Error;
    /// An answer that is not there.
    UNKNOWN_ANSWER = "unknown-answer" Error;
    /// An outcome that is not there.
    UNKNOWN_OUTCOME = "unknown-outcome" Error;
    /// A fact that is not there.
    UNKNOWN_FACT = "unknown-fact" Error;
    /// A value that a fact does not have.
    UNKNOWN_VALUE = "unknown-value" Error;
    /// An app that is not there.
    UNKNOWN_APP = "unknown-app" Error;
    /// A label that nothing sets, where that is an error.
    UNKNOWN_LABEL = "unknown-label" Error;
    /// A source that is not there.
    UNKNOWN_SOURCE = "unknown-source" Error;
    /// A place that is not in the list of its source.
    UNKNOWN_PLACE = "unknown-place" Error;
    /// A phase that is not there.
    UNKNOWN_PHASE = "unknown-phase" Error;
    /// A text that is not there.
    UNKNOWN_TEXT = "unknown-text" Error;
    /// A list of routes that is not there.
    UNKNOWN_ROUTES = "unknown-routes" Error;
    /// A plan that is not there.
    UNKNOWN_PLAN = "unknown-plan" Error;

    /// Apps are named, and there is no catalogue.
    NO_CATALOGUE = "no-catalogue" Error;
    /// A placeholder for which nothing is filled in.
    UNKNOWN_PLACEHOLDER = "unknown-placeholder" Error;

    /// One id for two things.
    DUPLICATE_ID = "duplicate-id" Error;
    /// An app whose id is not the name of its file.
    APP_FILE_NAME = "app-file-name" Error;
    /// A test or value that does not go with the kind of a fact.
    FACT_KIND = "fact-kind" Error;
    /// A test of a fact or of the app where there is no app.
    FACT_NOT_HERE = "fact-not-here" Error;
    /// A test of the answer, or the word `answer`, where none is given.
    ANSWER_NOT_HERE = "answer-not-here" Error;
    /// A test of the answer that does not go with the kind of the question.
    ANSWER_KIND = "answer-kind" Error;
    /// A comparison with an answer that fits for none of the answers.
    ANSWER_NEVER_FITS = "answer-never-fits" Warning;
    /// A test of the walk where there is no walk yet.
    TEST_NOT_HERE = "test-not-here" Error;
    /// A question without a way on.
    NO_WAY = "no-way" Error;
    /// A question that cannot belong to a group as it does.
    GROUP_MEMBER = "group-member" Error;
    /// A way straight to a question of a group.
    WAY_INTO_GROUP = "way-into-group" Error;
    /// A group of fewer than two questions.
    SMALL_GROUP = "small-group" Warning;
    /// A list of routes that comes back to itself.
    ROUTES_CYCLE = "routes-cycle" Error;
    /// A derived label that rests on itself.
    DERIVE_CYCLE = "derive-cycle" Error;
    /// A derived label where only labels that are set can stand.
    DERIVED_LABEL = "derived-label" Error;
    /// A route behind one that is always taken.
    UNREACHABLE_ROUTE = "unreachable-route" Warning;
    /// A range that holds nothing.
    BAD_RANGE = "bad-range" Error;
    /// A number where it does nothing.
    USELESS_RANGE = "useless-range" Warning;
    /// A question without answers.
    NO_ANSWERS = "no-answers" Warning;
    /// An answer in a scenario that may not be given.
    SCENARIO_ANSWER = "scenario-answer" Error;

    /// A label that is tested and never set, or a derived one that never holds.
    LABEL_NEVER_SET = "label-never-set" Warning;
    /// A label that is set or derived, and never tested.
    LABEL_NEVER_TESTED = "label-never-tested" Warning;
    /// A shared text that nothing uses.
    UNUSED_TEXT = "unused-text" Warning;
    /// A list of routes that nothing uses.
    UNUSED_ROUTES = "unused-routes" Warning;
    /// A phase without questions.
    UNUSED_PHASE = "unused-phase" Warning;
    /// A source that nothing refers to.
    UNUSED_SOURCE = "unused-source" Warning;
    /// An explained word that occurs nowhere.
    UNUSED_TERM = "unused-term" Warning;
    /// A plan that no outcome has.
    UNUSED_PLAN = "unused-plan" Warning;
    /// A question to suppliers that no letter asks.
    UNUSED_ASK = "unused-ask" Warning;
    /// A source without a date.
    SOURCE_WITHOUT_DATE = "source-without-date" Warning;

    /// A walk that comes to a question where no route matches.
    NO_ROUTE_MATCHES = "no-route-matches" Error;
    /// A walk that is led back to a question that was answered, or a page that was shown.
    WAY_BACK = "way-back" Error;
    /// A walk that goes round through questions that are all skipped.
    SKIP_CIRCLE = "skip-circle" Error;
    /// A question to which no walk comes.
    UNREACHABLE_QUESTION = "unreachable-question" Warning;
    /// A question that is skipped on every walk.
    NEVER_ASKED = "never-asked" Warning;
    /// An outcome in which no walk ends.
    UNREACHABLE_OUTCOME = "unreachable-outcome" Warning;
    /// A test of a question that no walk asks.
    UNREACHED_TEST = "unreached-test" Warning;
    /// A route that no walk takes.
    ROUTE_NEVER_TAKEN = "route-never-taken" Warning;
    /// Two routes that match at once and lead to different places.
    OVERLAPPING_ROUTES = "overlapping-routes" Hint;
    /// An advice that is reached with nothing left.
    NOTHING_LEFT = "nothing-left" Warning;
    /// An app that is left at the end of no walk.
    APP_NEVER_LEFT = "app-never-left" Warning;
    /// Two answers that do the same in every state.
    SAME_ANSWERS = "same-answers" Warning;
    /// A question whose answer makes no difference in any state.
    IDLE_QUESTION = "idle-question" Warning;
    /// An answer after which nothing is left on any walk.
    ANSWER_LEAVES_NOTHING = "answer-leaves-nothing" Warning;
    /// A scenario with another result than it expects.
    SCENARIO_FAILS = "scenario-fails" Error;
    /// A question at which scenarios stop, as they do not answer it.
    UNANSWERED_QUESTION = "unanswered-question" Error;
    /// A scenario that answers a question that is not on its path.
    SCENARIO_OFF_PATH = "scenario-off-path" Warning;
    /// An answer that no scenario gives.
    UNCOVERED_ANSWER = "uncovered-answer" Hint;
    /// A route that no scenario takes.
    UNCOVERED_ROUTE = "uncovered-route" Hint;
    /// A tree without scenarios.
    NO_SCENARIOS = "no-scenarios" Hint;
    /// Columns of lists that do not fit.
    BAD_ROWS = "bad-rows" Warning;
    /// A flag that is too long for a row, or at a point that has no row.
    BAD_FLAG = "bad-flag" Warning;
    /// A successor that is nearly the id of an app.
    SUCCESSOR_IN_WORDS = "successor-in-words" Hint;
    /// Points to do that nothing can refer to.
    POINT_WITHOUT_ID = "point-without-id" Hint;
    /// An app that comes in its own place.
    OWN_SUCCESSOR = "own-successor" Warning;
    /// A point that happened after the edition, on a day before it.
    SINCE_BEFORE_EDITION = "since-before-edition" Warning;
    /// A day on which something was found out or happened, and that has yet to come.
    FUTURE_DATE = "future-date" Warning;
    /// Things among which a person chooses, with the same words.
    SAME_WORDS = "same-words" Warning;
    /// A wish, a rule of `standing` or a point that is true of no app.
    NEVER_MET = "never-met" Hint;
    /// A requirement that every app meets.
    IDLE_KEEP = "idle-keep" Hint;
    /// A point that happened after the edition, on no day that is known.
    BAD_SINCE = "bad-since" Error;
    /// Facts that were checked too long ago.
    STALE_FACTS = "stale-facts" Hint;
    /// A fact for which no app has a value.
    UNUSED_FACT = "unused-fact" Warning;
    /// A comment that should allow a finding, and does not.
    BAD_ALLOW = "bad-allow" Warning;
    /// States that were too many to look at all of them.
    NOT_EXHAUSTED = "not-exhausted" Hint;
}

impl Rule {
    /// What is wrong with whole files.
    pub(super) const OF_FILES: [Self; 5] =
        [Self::NOT_YAML, Self::NOT_TEXT, Self::TOO_LARGE, Self::NO_CATALOGUE, Self::UNREAD_FILE];
    /// What is there and nothing uses.
    pub(super) const OF_USE: [Self; 8] = [
        Self::UNUSED_TEXT,
        Self::UNUSED_ROUTES,
        Self::UNUSED_PHASE,
        Self::UNUSED_SOURCE,
        Self::UNUSED_PLAN,
        Self::UNUSED_TERM,
        Self::UNUSED_ASK,
        Self::LABEL_NEVER_TESTED,
    ];
}

#[cfg(test)]
mod tests {
    use super::Rule;

    #[test]
    fn codes_are_unique_and_in_kebab_case() {
        for (at, rule) in Rule::ALL.iter().enumerate() {
            assert!(Rule::ALL.iter().skip(at + 1).all(|other| other.code != rule.code), "{}", rule.code);
            assert!(
                rule.code.chars().all(|letter| letter.is_ascii_lowercase() || letter == '-'),
                "{}",
                rule.code
            );
        }
    }
}

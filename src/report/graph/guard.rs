//! Conditions beside a way: whether they can come true for a walk that goes there, and in short words with the author's
//! ids.

use crate::model::{
    AnswerIx, AnswerTest, AppIx, Condition, FactKind, FactTest, LabelIx, Model, NumberTest, Operand, Pick,
    Question, QuestionIx, Remaining, Test, ValueIx, flag_true,
};

/// Who takes a way.
#[derive(Clone, Copy)]
pub(super) enum WayTaker {
    /// A person with this answer.
    Answer(AnswerIx),
    /// A person with one answer or another.
    Some,
    /// A person who does not know.
    Unknown,
    /// Everyone: it is a page of information.
    Page,
    /// Nobody is asked.
    Skipped,
    /// It is not decided yet whether anybody is asked.
    Open,
}

/// The place where a condition is tested.
#[derive(Clone, Copy)]
pub(super) struct ConditionSite<'m> {
    pub(super) model: &'m Model,
    /// The question; absent out of a group of them.
    pub(super) at: Option<QuestionIx>,
    pub(super) given: WayTaker,
}

/// Which verdicts are possible: false, unknown, true.
#[derive(Clone, Copy, PartialEq)]
struct PossibleVerdicts([bool; 3]);

const FALSE: PossibleVerdicts = PossibleVerdicts([true, false, false]);
const UNKNOWN: PossibleVerdicts = PossibleVerdicts([false, true, false]);
const TRUE: PossibleVerdicts = PossibleVerdicts([false, false, true]);
const TRUE_OR_FALSE: PossibleVerdicts = PossibleVerdicts([true, false, true]);
const ANY_VERDICT: PossibleVerdicts = PossibleVerdicts([true, true, true]);

impl PossibleVerdicts {
    fn not(self) -> Self {
        let Self([no, unknown, yes]) = self;
        Self([yes, unknown, no])
    }

    /// The lower of the two counts.
    fn and(self, other: Self) -> Self {
        let (Self([no, unknown, yes]), Self([its_no, its_unknown, its_yes])) = (self, other);
        let some_unknown = (unknown && (its_unknown || its_yes)) || (its_unknown && yes);
        Self([no || its_no, some_unknown, yes && its_yes])
    }

    fn or(self, other: Self) -> Self {
        self.not().and(other.not()).not()
    }

    /// Of a label that holds only when its condition is true.
    fn or_false(self) -> Self {
        let Self([no, unknown, yes]) = self;
        Self([no || unknown, false, yes])
    }
}

/// What words are made of, from what binds closest.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
enum Binds {
    Alone,
    And,
    Or,
}

impl ConditionSite<'_> {
    /// Whether the condition may be true, and whether it may be anything else.
    pub(super) fn may_be(self, condition: &Condition) -> (bool, bool) {
        let PossibleVerdicts([no, unknown, yes]) = self.verdicts(condition);
        (yes, no || unknown)
    }

    fn question(&self) -> Option<&Question> {
        self.at.map(|at| self.model.graph.questions.row(at))
    }

    /// What is known of a condition because the question is asked, or is not.
    fn by_asking(&self, condition: &Condition) -> Option<bool> {
        let asked = self.question()?.ask_when.as_ref()?;
        match self.given {
            WayTaker::Open => None,
            WayTaker::Skipped => follows(asked, false, condition),
            // What remains may have changed since; a label that is set and a choice that is made stay.
            _ if matches!(condition, Condition::Label(_) | Condition::Chose { .. }) => {
                follows(asked, true, condition).filter(|holds| *holds)
            }
            _ => None,
        }
    }

    fn verdicts(self, condition: &Condition) -> PossibleVerdicts {
        match self.by_asking(condition) {
            Some(true) => return TRUE,
            Some(false) => return FALSE,
            None => {}
        }
        match condition {
            Condition::All(parts) => parts.iter().fold(TRUE, |so_far, part| so_far.and(self.verdicts(part))),
            Condition::Any(parts) => parts.iter().fold(FALSE, |so_far, part| so_far.or(self.verdicts(part))),
            Condition::Not(part) => self.verdicts(part).not(),
            Condition::Label(labels) if labels.iter().any(|label| self.sets(*label)) => TRUE,
            Condition::Chose { question, picks } if Some(*question) == self.at => self.chose(picks),
            Condition::Answer(test) => self.answer(test),
            Condition::Number { question, .. } if Some(*question) == self.at => self.number(),
            Condition::Number { .. } => ANY_VERDICT,
            Condition::Derived(label) => self.verdicts(&label.when).or_false(),
            Condition::Label(_) | Condition::Chose { .. } | Condition::Remaining(_) => TRUE_OR_FALSE,
            // Neither is allowed in a route by itself; inside `remaining` they are not looked at.
            Condition::Fact(_) | Condition::App(_) => ANY_VERDICT,
        }
    }

    /// Whether this choice itself sets the label.
    fn sets(&self, label: LabelIx) -> bool {
        let Some(question) = self.question() else { return false };
        let own = match self.given {
            WayTaker::Answer(answer) => question.answers().is_some_and(|answers| {
                answers.get(answer).is_some_and(|answer| answer.effects.labels.contains(&label))
            }),
            WayTaker::Some | WayTaker::Page => false,
            WayTaker::Unknown | WayTaker::Skipped | WayTaker::Open => return false,
        };
        own || question.effects.labels.contains(&label)
    }

    fn chose(&self, picks: &[Pick]) -> PossibleVerdicts {
        let so = match self.given {
            WayTaker::Answer(answer) => picks.iter().any(|pick| pick.is_among(&[answer])),
            WayTaker::Unknown => picks.contains(&Pick::Unknown),
            WayTaker::Skipped | WayTaker::Page | WayTaker::Open => false,
            WayTaker::Some => return TRUE_OR_FALSE,
        };
        if so { TRUE } else { FALSE }
    }

    /// What a test of the number given to this very question can say.
    fn number(&self) -> PossibleVerdicts {
        match self.given {
            WayTaker::Some | WayTaker::Answer(_) => TRUE_OR_FALSE,
            WayTaker::Unknown | WayTaker::Page | WayTaker::Skipped | WayTaker::Open => UNKNOWN,
        }
    }

    fn answer(&self, test: &AnswerTest) -> PossibleVerdicts {
        match (self.given, test) {
            (WayTaker::Unknown | WayTaker::Page | WayTaker::Skipped | WayTaker::Open, _) => UNKNOWN,
            (WayTaker::Answer(answer), test) => match test.of_answers(&[answer]) {
                Some(true) => TRUE,
                Some(false) => FALSE,
                None => TRUE_OR_FALSE,
            },
            (WayTaker::Some, _) => TRUE_OR_FALSE,
        }
    }

    /// In words, what must all be true.
    pub(super) fn words(self, conditions: &[&Condition]) -> String {
        let loosest = if conditions.len() > 1 { Binds::And } else { Binds::Or };
        let words = conditions.iter().map(|condition| self.within(condition, loosest));
        words.collect::<Vec<_>>().join(" and ")
    }

    /// Between brackets when the words bind looser than what is around them.
    fn within(self, condition: &Condition, loosest: Binds) -> String {
        let (words, binds) = self.bound(condition);
        if binds > loosest { format!("({words})") } else { words }
    }

    fn bound(self, condition: &Condition) -> (String, Binds) {
        let words = match condition {
            Condition::All(parts) => return self.joined(parts, TRUE, Binds::And),
            Condition::Any(parts) => return self.joined(parts, FALSE, Binds::Or),
            Condition::Not(part) => format!("not {}", self.within(part, Binds::Alone)),
            Condition::Fact(test) => self.fact(test),
            Condition::App(apps) => format!("app {}", either(apps.iter().map(|app| self.app(app)))),
            Condition::Label(labels) => {
                format!(
                    "label {}",
                    either(labels.iter().map(|label| self.model.graph.labels.row(*label).clone()))
                )
            }
            Condition::Chose { question, picks } => self.chosen(*question, picks),
            Condition::Number { question, test } => {
                let id = &self.model.graph.questions.row(*question).id;
                match test {
                    NumberTest::AtLeast(least) => format!("{id} >= {least}"),
                    NumberTest::AtMost(most) => format!("{id} <= {most}"),
                }
            }
            Condition::Derived(label) => format!("label {}", label.id),
            Condition::Answer(test) => self.answer_words(test),
            Condition::Remaining(over) => self.remaining(over),
        };
        (words, Binds::Alone)
    }

    /// Parts that change nothing here are left out.
    fn joined(self, parts: &[Condition], neutral: PossibleVerdicts, binds: Binds) -> (String, Binds) {
        let open = parts.iter().filter(|part| self.verdicts(part) != neutral).collect::<Vec<_>>();
        let between = if binds == Binds::And { " and " } else { " or " };
        match open.as_slice() {
            [] if neutral == TRUE => ("true".to_owned(), Binds::Alone),
            [] => ("false".to_owned(), Binds::Alone),
            [only] => self.bound(only),
            several => {
                let words: Vec<String> = several.iter().map(|part| self.within(part, Binds::Alone)).collect();
                (words.join(between), binds)
            }
        }
    }

    fn fact(&self, test: &FactTest) -> String {
        let fact = self.model.graph.facts.row(test.fact);
        let value = |value: &Operand<ValueIx>| match value {
            Operand::Answer => ANSWER.to_owned(),
            Operand::Fixed(value) => match fact.values() {
                Some(values) => values.row(*value).id.clone(),
                None => (*value == flag_true()).to_string(),
            },
        };
        let contains = if matches!(fact.kind, FactKind::Set(_)) { "has" } else { "is" };
        let said = match &test.test {
            Test::AnyOf(values) => format!("{contains} {}", either(values.iter().map(value))),
            Test::AllOf(values) => format!("has {}", both(values.iter().map(value))),
            Test::Equal(numbers) => format!("= {}", either(numbers.iter().map(number))),
            Test::AtLeast(least) => format!(">= {}", number(least)),
            Test::AtMost(most) => format!("<= {}", number(most)),
            Test::AnyApp(apps) => format!("has {}", either(apps.iter().map(|app| self.app(app)))),
            Test::AllApps(apps) => format!("has {}", both(apps.iter().map(|app| self.app(app)))),
            Test::Known => return format!("known {}", fact.id),
        };
        format!("{} {said}", fact.id)
    }

    fn app(&self, app: &Operand<AppIx>) -> String {
        match app {
            Operand::Answer => ANSWER.to_owned(),
            Operand::Fixed(app) => self.model.catalogue.apps.row(*app).id.clone(),
        }
    }

    fn chosen(&self, question: QuestionIx, picks: &[Pick]) -> String {
        let asked = self.model.graph.questions.row(question);
        let pick = |pick: &Pick| match (pick, asked.answers()) {
            (Pick::Answer(answer), Some(answers)) => answers.row(*answer).id.clone(),
            _ => "unknown".to_owned(),
        };
        format!("{} is {}", asked.id, either(picks.iter().map(pick)))
    }

    fn answer_words(&self, test: &AnswerTest) -> String {
        match test {
            AnswerTest::AtLeast(least) => format!("{ANSWER} >= {least}"),
            AnswerTest::AtMost(most) => format!("{ANSWER} <= {most}"),
            AnswerTest::Number(numbers) => {
                format!("{ANSWER} = {}", either(numbers.iter().map(ToString::to_string)))
            }
            AnswerTest::Is(answers) => {
                let id = |answer: &AnswerIx| {
                    let answers = self.question().and_then(Question::answers);
                    let row = answers.and_then(|answers| answers.get(*answer));
                    debug_assert!(row.is_some(), "a test names answers of the question it stands at");
                    row.map_or_else(String::new, |answer| answer.id.clone())
                };
                format!("{ANSWER} is {}", either(answers.iter().map(id)))
            }
        }
    }

    fn remaining(self, over: &Remaining) -> String {
        let count = |count: &Operand<i64>| match count {
            Operand::Answer => ANSWER.to_owned(),
            Operand::Fixed(count) => count.to_string(),
        };
        match over {
            Remaining::All(part) => format!("remaining all {}", self.within(part, Binds::Alone)),
            Remaining::Some(part) => format!("remaining some {}", self.within(part, Binds::Alone)),
            Remaining::None(part) => format!("remaining none {}", self.within(part, Binds::Alone)),
            Remaining::AtLeast(least) => format!("remaining >= {}", count(least)),
            Remaining::AtMost(most) => format!("remaining <= {}", count(most)),
        }
    }
}

/// Whether a condition is true, or false, because another one, or a part of it, is.
fn follows(known: &Condition, is_true: bool, condition: &Condition) -> Option<bool> {
    if known == condition {
        return Some(is_true);
    }
    match known {
        Condition::All(parts) if is_true => parts.iter().find_map(|part| follows(part, true, condition)),
        Condition::Any(parts) if !is_true => parts.iter().find_map(|part| follows(part, false, condition)),
        Condition::Not(part) => follows(part, !is_true, condition),
        _ => None,
    }
}

/// The word of the language for the answer being given.
const ANSWER: &str = "answer";

fn number(number: &Operand<f64>) -> String {
    match number {
        Operand::Answer => ANSWER.to_owned(),
        Operand::Fixed(number) => number.to_string(),
    }
}

/// One of these.
fn either(ids: impl Iterator<Item = String>) -> String {
    ids.collect::<Vec<_>>().join(" / ")
}

/// All of these.
fn both(ids: impl Iterator<Item = String>) -> String {
    ids.collect::<Vec<_>>().join(" + ")
}

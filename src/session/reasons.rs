//! Why an app is where it is, in words: in full for the advice, in short for a line of a list. The words themselves are
//! the `because` of the tree, or its `unsure` where a requirement is unknown.

use super::advice::AppAdvice;
use super::app::{labels, says_itself};
use super::page::{Block, Head, Listing};
use super::walk::Session;
use super::words::{self, borrowed};
use crate::engine::{Judgement, Reason, Standing, Wish, WishVerdict, first_rule, reasons_of};
use crate::model::{AppIx, FactIx, FactKind, Ix, OutcomeKind, Requirement, StandingRule, Value};
use crate::text::{SafeText, upper_first};

/// More facts than this do not fit on a line of a list.
const FACTS_IN_SHORT: usize = 4;

/// What the walk in view ends with.
enum WalkProgress {
    /// An advice.
    Advice,
    /// Something else.
    NoAdvice,
    /// Nothing yet.
    NotYet,
}

impl Session<'_> {
    /// The standing of an app, in one or two words. Only where an advice is given anything is recommended.
    pub fn standing_words(&self, standing: Standing) -> &'static str {
        match standing {
            Standing::Recommended => match self.end() {
                WalkProgress::Advice => self.messages.title_recommended(),
                WalkProgress::NoAdvice => self.messages.title_fits(),
                WalkProgress::NotYet => self.messages.title_fits_so_far(),
            },
            Standing::Conditional => self.messages.title_conditional(),
            Standing::Unproven => self.messages.title_unproven(),
            Standing::Dropped => self.messages.title_dropped(),
        }
    }

    /// The same of one app: one that is not offered stands nowhere.
    pub(super) fn standing_of(&self, app: AppIx, standing: Standing) -> &'static str {
        match self.is_offered(app) {
            true => self.group_title(app, standing),
            false => self.messages.title_not_offered(),
        }
    }

    /// Whether an app can be advised at all, or may only be named.
    pub(super) fn is_offered(&self, app: AppIx) -> bool {
        self.model.catalogue.offered.contains(app.at())
    }

    /// What the page is called that tells why an app stands where it does.
    pub(super) fn why_title(&self, advice: &AppAdvice) -> String {
        let name = &advice.name;
        if !self.is_offered(advice.app) {
            return self.messages.why_not_offered(name);
        }
        let reasons = advice.reasons_title(self.messages);
        reasons.unwrap_or_else(|| match self.end() {
            WalkProgress::Advice => self.messages.why_recommended(name),
            WalkProgress::NoAdvice => self.messages.why_fits(name),
            WalkProgress::NotYet => self.messages.why_fits_so_far(name),
        })
    }

    /// Of an app that is not offered only that is told: it never stood on the list, so nothing brings it there.
    pub(super) fn not_offered_page(&self, advice: &AppAdvice) -> Listing<'static> {
        let place = self.messages.title_not_offered().to_owned();
        let before = vec![Block::Text(self.messages.not_offered().into())];
        Listing { head: Head { title: self.why_title(advice), place }, before, ..Listing::default() }
    }

    /// That the walk in view has not come to its end; nothing where it has.
    pub(super) fn not_at_the_end(&self) -> Option<Block> {
        let question = self.question()?;
        let ask = self.model.graph.questions.row(question).ask.one_line();
        self.at_an_earlier_question().or_else(|| Some(Block::Text(self.messages.why_unfinished(&ask).into())))
    }

    /// That what is told is how it stood at the question in view, where that has an answer; nothing where it has none.
    pub(super) fn at_an_earlier_question(&self) -> Option<Block> {
        self.whole.walk.given(self.question()?)?;
        let number = self.state.walk.path.len() + 1;
        Some(Block::Text(self.messages.why_earlier(number).into()))
    }

    /// What is said of an app without a reason: nothing that was asked is against it.
    pub(super) fn fits_words(&self, app: AppIx) -> String {
        let name = self.model.catalogue.apps.row(app).name.one_line();
        let is_met = |wish: &Wish| wish.verdict(app) == WishVerdict::Met;
        let unmet: Vec<&Wish> = self.state.record.wishes.iter().filter(|wish| !is_met(wish)).collect();
        // What the person did not wish for is not called a wish.
        let are_wishes = unmet.iter().any(|wish| !self.tells_situation(wish));
        match unmet.is_empty() {
            _ if self.state.walk.path.is_empty() => self.messages.fits_unasked(&name),
            _ if self.is_met_unknown(app) => self.messages.nothing_against(&name),
            true => self.messages.fits_all(&name),
            false if are_wishes => self.messages.fits_demands(&name),
            false => self.messages.meets_demands(&name),
        }
    }

    fn end(&self) -> WalkProgress {
        match self.outcome().map(|outcome| self.model.graph.outcomes.row(outcome).kind) {
            Some(OutcomeKind::Advice) => WalkProgress::Advice,
            Some(OutcomeKind::Blocked | OutcomeKind::Info) => WalkProgress::NoAdvice,
            None => WalkProgress::NotYet,
        }
    }

    /// The one line that says most about an app in its place.
    pub(super) fn app_words(&self, app: AppIx, standing: Standing) -> String {
        if !self.is_offered(app) {
            return self.messages.not_offered().to_owned();
        }
        let reasons = reasons_of(self.model, &self.state, app, standing);
        match (standing, reasons.first()) {
            (Standing::Unproven, _) => self.unproven_words(app, &reasons),
            (_, Some(Reason::Never)) => {
                self.model.catalogue.never.get(&app).map_or(String::new(), |never| never.because.one_line())
            }
            (_, Some(Reason::Ended)) => self.end_in_short(app),
            (_, Some(Reason::Rule(at))) => self
                .model
                .graph
                .standing
                .get(*at)
                .map_or(String::new(), |rule| self.rule_words(app, rule).one_line()),
            (_, Some(Reason::Requirement(judgement))) => {
                let because = self.because_in_short(app, judgement);
                match reasons.len() {
                    1 => because,
                    count => format!("{because}, {}", self.messages.more_reasons(count - 1)),
                }
            }
            // The facts that help to choose stand in columns.
            (_, None) if self.has_columns() => String::new(),
            (_, None) => self.facts_in_short(app),
        }
    }

    /// Of an app that is unproven: what the tree says where it has words for that, and what to ask about the rest.
    fn unproven_words(&self, app: AppIx, reasons: &[Reason<'_>]) -> String {
        let judged = reasons.iter().filter_map(|reason| match reason {
            Reason::Requirement(judgement) => Some(*judgement),
            Reason::Never | Reason::Ended | Reason::Rule(_) => None,
        });
        let said = |judgement: &Judgement| {
            let requirement = judgement.effect.requirement(self.model)?;
            let unsure = self.unsure_words(app, requirement)?;
            Some(self.at_its_question(judgement, unsure.one_line().trim_end_matches('.')))
        };
        let mut words: Vec<String> = Vec::new();
        let mut facts: Vec<FactIx> = Vec::new();
        for judgement in judged {
            match said(judgement) {
                Some(said) => words.push(said),
                None => {
                    let new: Vec<FactIx> =
                        judgement.unknown_facts.of(app).filter(|fact| !facts.contains(fact)).collect();
                    facts.extend(new);
                }
            }
        }
        if !facts.is_empty() {
            let is_worded = |fact: &FactIx| self.model.graph.facts.row(*fact).ask.is_some();
            // The question itself is too long for a line; it is below the list, on the page of the app and in the letter.
            let some_are = facts.iter().any(is_worded);
            let labels = labels(self, facts);
            words.push(match some_are {
                true => self.messages.not_known_yet(&labels),
                false => self.messages.ask_supplier(&borrowed(&labels)),
            });
        }
        if words.is_empty() {
            words.push(self.messages.no_answer_yet().to_owned());
        }
        words.extend(self.condition_besides(app).map(|because| self.messages.condition_besides(&because)));
        words.join("; ")
    }

    /// On which condition an app that is unproven would fit, where a standing rule is true of it.
    pub fn condition_besides(&self, app: AppIx) -> Option<String> {
        let rule = self.model.graph.standing.get(first_rule(self.model, &self.state, app)?)?;
        Some(self.rule_words(app, rule).one_line().trim_end_matches('.').to_owned())
    }

    /// What a standing rule says of an app. Its words tell a condition, which holds for a newer value too.
    pub(super) fn rule_words(&self, app: AppIx, rule: &StandingRule) -> SafeText {
        match self.later_values(app, &rule.when.facts()) {
            Some(later) => {
                let because = rule.because.one_line();
                self.messages.with_remark(because.trim_end_matches('.'), later.as_str()).into()
            }
            None => rule.because.clone(),
        }
    }

    /// What a requirement says of an app that does not meet it.
    pub(super) fn requirement_words(&self, app: AppIx, requirement: &Requirement) -> SafeText {
        self.later_values(app, &requirement.require.facts()).unwrap_or_else(|| requirement.because.clone())
    }

    /// What the tree says of an app of which it is not known whether it meets a requirement; nothing where something is known
    /// that is newer than those words.
    fn unsure_words<'r>(&self, app: AppIx, requirement: &'r Requirement) -> Option<&'r SafeText> {
        let is_newer = requirement.require.facts().iter().any(|fact| self.is_later_value(*fact, app));
        requirement.unsure.as_ref().filter(|_| !is_newer)
    }

    /// The facts that counted, in a row: "ISO 9001 · 10 kg · motor: ja". What was asked last comes first: it says most
    /// about this person, while all that are left share what was asked first.
    fn facts_in_short(&self, app: AppIx) -> String {
        let tested = words::tested_facts(self.model, &self.state).into_iter().rev();
        let told = tested.filter_map(|fact| {
            let words = words::value(self.model, self.messages, fact, app);
            match (self.model.value(fact, app), &self.model.graph.facts.row(fact).kind) {
                (Value::Unknown | Value::Text(_), _) => None,
                (Value::Set(values), _) if !values.is_empty() => Some(words),
                (Value::Apps(_), _) => Some(words),
                (Value::Choice(_), _) if says_itself(&self.label(fact), &words) => Some(words),
                (Value::Number(_), FactKind::Number { unit }) if !unit.is_empty() => Some(words),
                _ => Some(format!("{}: {words}", self.label(fact))),
            }
        });
        told.take(FACTS_IN_SHORT).collect::<Vec<_>>().join(" · ")
    }

    /// A requirement as a reason in a few words, for a line of a list.
    fn because_in_short(&self, app: AppIx, judgement: &Judgement) -> String {
        let requirement = judgement.effect.requirement(self.model);
        let because = requirement
            .map_or_else(SafeText::default, |requirement| self.requirement_words(app, requirement));
        self.at_its_question(judgement, because.as_str().trim_end_matches('.'))
    }

    /// Words of a requirement, with the place of its question.
    fn at_its_question(&self, judgement: &Judgement, words: &str) -> String {
        match self.state.walk.number_of(judgement.effect.question) {
            Some(number) => self.messages.with_remark(words, &self.messages.at_question(number)),
            None => words.to_owned(),
        }
    }

    /// What a requirement says of an app that does not clearly meet it: the `because` of the tree where it is false, and
    /// nowhere else; its `unsure` where it is unknown, or else what is not known. With the facts that are told in it.
    pub(super) fn said_of(
        &self,
        app: AppIx,
        judgement: &Judgement,
        requirement: &Requirement,
    ) -> (SafeText, Vec<FactIx>) {
        if !judgement.unknown.contains(app.at()) {
            debug_assert!(judgement.no.contains(app.at()), "a reason is false or unknown for its app");
            let told = self.later_facts(app, &requirement.require.facts());
            return (self.requirement_words(app, requirement), told);
        }
        if let Some(unsure) = self.unsure_words(app, requirement) {
            return (unsure.clone(), Vec::new());
        }
        let facts: Vec<FactIx> = judgement.unknown_facts.of(app).collect();
        let open: Vec<String> = facts.iter().map(|fact| self.open_fact(app, *fact)).collect();
        let words = match open.is_empty() {
            true => self.messages.no_answer_yet().to_owned(),
            false => self.messages.not_known_yet(&open),
        };
        // What is known already of what was asked, since that is why the rest is.
        let others: Vec<FactIx> =
            requirement.require.facts().into_iter().filter(|fact| !facts.contains(fact)).collect();
        let words = match self.later_values(app, &others) {
            Some(later) => format!("{words}; {later}"),
            None => words,
        };
        let others = self.later_facts(app, &others);
        (words.into(), facts.into_iter().chain(others).collect())
    }

    /// A fact that is not known, with what it depends on and what is noted of it.
    fn open_fact(&self, app: AppIx, fact: FactIx) -> String {
        let on = match self.model.value(fact, app) {
            Value::Depends(on) => Some(self.messages.depends(on.one_line().trim_end_matches('.'))),
            _ => None,
        };
        let remarks: Vec<String> = on.into_iter().chain(self.told_fact(fact, app).note).collect();
        match remarks.is_empty() {
            true => self.label(fact),
            false => self.messages.with_remark(&self.label(fact), &remarks.join("; ")),
        }
    }

    /// A requirement as a reason: what it says of the app, and the answer that asks for it.
    pub(super) fn because(&self, judgement: &Judgement, because: &SafeText) -> String {
        let path = &self.state.walk.path;
        let number = self.state.walk.number_of(judgement.effect.question);
        let answer = words::answered(self.model, self.messages, path, judgement.effect, judgement.answer);
        let because = upper_first(because.as_str().trim_end_matches('.'));
        match number {
            Some(number) => format!("{because}. {}", self.messages.your_answer_was(&answer, number)),
            None => format!("{because}."),
        }
    }
}

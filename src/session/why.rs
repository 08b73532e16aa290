//! Why an app has its standing, what would bring it back, and which answers matter.

use std::rc::Rc;

use super::advice::{AppAdvice, AppOrder, SourceMarks, ToldFact};
use super::changes::ListedChanges;
use super::page::{Action, Block, Head, Listing, ListingRow};
use super::walk::Session;
use crate::analysis::{AnswerInfluence, ChangeGoal, Counterfactuals, SearchBudget, answer_influences};
use crate::engine::{AnswerValue, EffectRef, Standing, WishVerdict};
use crate::model::{AnswerIx, AppIx, FactIx, Ix, QuestionIx, Value};

/// Why an app has its standing, and what would bring it back.
#[derive(Debug, Clone)]
pub struct AppWhy {
    /// Its standing, and every reason.
    pub advice: AppAdvice,
    /// What the answers asked for and the app has; not filled for one that dropped.
    pub fits: Vec<FittingAnswer>,
    /// Why it stands where it does in the list; nothing for one that dropped.
    pub order: Option<AppOrder>,
    /// All changes that were found.
    pub found: Rc<Counterfactuals>,
    /// Those that are shown.
    pub changes: ListedChanges,
}

/// An answer that was chosen; without one, the choice as a whole.
type ChosenAnswer = (QuestionIx, Option<AnswerIx>);

/// An answer that asked for something that the app has.
#[derive(Debug, Clone)]
pub struct FittingAnswer {
    /// The answer in words.
    pub words: String,
    /// The facts that meet it; where nothing of them is known, those that are unknown.
    pub facts: Vec<ToldFact>,
}

impl Session<'_> {
    /// Why an app has its standing, and what would bring it back. The search for that is made here, once.
    pub fn why(&self, app: AppIx) -> AppWhy {
        let advice = self.app_advice(app);
        let found = self.changes(ChangeGoal::App(app));
        let fits = if advice.standing == Standing::Dropped { Vec::new() } else { self.what_fits(app) };
        let changes = self.tell_changes(&found);
        debug_assert!(
            advice.standing == Standing::Dropped || changes.changes.is_empty(),
            "an app that is left needs no change"
        );
        AppWhy { advice, fits, order: self.app_order(app), found, changes }
    }

    /// The same as a page; each of the changes can be taken.
    pub fn why_page(&self, why: &AppWhy) -> Listing<'static> {
        let AppWhy { advice, fits, order, found, changes } = why;
        let mut marks = SourceMarks::default();
        if !self.is_offered(advice.app) {
            return self.not_offered_page(advice);
        }
        let mut before: Vec<Block> = self.not_at_the_end().into_iter().collect();
        before.extend(advice.reason_blocks(self.messages, &mut marks));
        if !fits.is_empty() {
            before.push(Block::Heading(self.messages.what_fits().to_owned()));
        }
        for answer in fits {
            before.push(Block::Item(answer.words.as_str().into()));
            let facts = answer.facts.iter().map(|fact| fact.sentence(self.messages, &mut marks));
            before.extend(facts.map(Block::Remark));
        }
        before.extend(order.iter().flat_map(|order| order.blocks(self.messages)));
        let mut after = Vec::new();
        if advice.standing == Standing::Dropped {
            after.extend(self.about_search(advice, found, changes));
        }
        after.extend(marks.part(self.messages));
        // The title names the standing; it is not said twice.
        let head = Head { title: self.why_title(advice), place: String::new() };
        let terms = self.terms_of_blocks(&before);
        let mut rows = changes.rows(self);
        // One key too many changes nothing.
        let first = rows.len();
        rows.extend((first > 0 && !self.is_settled()).then(|| self.stay_row()));
        let rows = self.without_refused(rows);
        Listing { head, before, rows: rows.into(), after, terms, first, ..Listing::default() }
    }

    /// The row that changes nothing.
    pub(super) fn stay_row(&self) -> ListingRow {
        ListingRow {
            label: self.messages.change_nothing().to_owned(),
            action: Some(Action::Stay),
            ..ListingRow::default()
        }
    }

    /// How far changes were searched for.
    fn about_search(
        &self,
        advice: &AppAdvice,
        found: &Counterfactuals,
        listed: &ListedChanges,
    ) -> Vec<Block> {
        let is_none = listed.changes.is_empty() && listed.beyond.is_none();
        let is_never = self.model.catalogue.drops_always(advice.app);
        if is_none && is_never {
            return vec![Block::Text(self.messages.always_drop(&[&advice.name]).into())];
        }
        if is_none && found.is_exhausted() {
            return vec![Block::Text(self.messages.never_returns(&advice.name).into())];
        }
        let remarks = listed.remarks(self.messages).into_iter().enumerate();
        // Where no change is listed, the first says why.
        let block = |(at, remark): (usize, String)| match at == 0 && listed.changes.is_empty() {
            true => Block::Text(remark.into()),
            false => Block::Remark(remark),
        };
        remarks.map(block).collect()
    }

    /// What the answers asked for and the app has: question by question, with the facts and where they come from.
    fn what_fits(&self, app: AppIx) -> Vec<FittingAnswer> {
        let doubted = |effect: &EffectRef| {
            let mut judged = self.state.record.judgements.iter();
            judged.any(|judgement| judgement.effect == *effect && judgement.unknown.contains(app.at()))
        };
        let met = self.state.record.tested.iter().filter(|effect| !doubted(effect));
        let doubts = self.doubts(app);
        let met = met.filter(|effect| !doubts.contains(&(effect.question, effect.owner)));
        let mut of_answers: Vec<(ChosenAnswer, Vec<FactIx>)> = Vec::new();
        for effect in met {
            let Some(requirement) = effect.requirement(self.model) else { continue };
            let (answer, facts) = ((effect.question, effect.owner), requirement.require.facts());
            match of_answers.iter_mut().find(|(of, _)| *of == answer) {
                Some((_, known)) => known.extend(facts),
                None => of_answers.push((answer, facts)),
            }
        }
        let mut asked: Vec<(QuestionIx, Vec<FactIx>)> = Vec::new();
        for ((question, _), facts) in of_answers {
            // An answer that is met although nothing of it is known is told as such.
            let known: Vec<FactIx> = facts.iter().copied().filter(|fact| self.is_known(*fact, app)).collect();
            let facts = if known.is_empty() { facts } else { known };
            let place = asked.iter().position(|(of, _)| *of == question).unwrap_or_else(|| {
                asked.push((question, Vec::new()));
                asked.len() - 1
            });
            let Some((_, told)) = asked.get_mut(place) else { continue };
            for fact in facts {
                if !told.contains(&fact) {
                    told.push(fact);
                }
            }
        }
        let walk = &self.state.walk;
        let told = asked.into_iter().filter_map(|(question, facts)| {
            // A page of information may ask for something too, but nobody answers it.
            let (number, whole) = (walk.number_of(question)?, walk.given(question)?);
            let is_doubted = |answer| doubts.contains(&(question, answer));
            let given = match whole {
                _ if is_doubted(None) => return None,
                AnswerValue::Picks(picks) if picks.iter().any(|pick| is_doubted(Some(*pick))) => {
                    let fitting = picks.iter().copied().filter(|pick| !is_doubted(Some(*pick)));
                    AnswerValue::Picks(fitting.collect())
                }
                given => given.clone(),
            };
            if given != *whole && given == AnswerValue::Picks(Vec::new()) {
                return None;
            }
            Some(FittingAnswer {
                words: match given == *whole {
                    true => self.messages.answered_at(number, &self.in_words(question, &given)),
                    false => self.messages.fits_of_answer(number, &self.in_words(question, &given)),
                },
                facts: facts.into_iter().map(|fact| self.told_fact(fact, app)).collect(),
            })
        });
        told.collect()
    }

    fn is_known(&self, fact: FactIx, app: AppIx) -> bool {
        !matches!(self.model.value(fact, app), Value::Unknown)
    }

    /// Whether an answer asked for something that counts as met because nothing of it is known: its requirements drop only
    /// what is known to fail.
    pub(super) fn is_met_unknown(&self, app: AppIx) -> bool {
        let demanded = self.state.demanded(self.model).iter();
        demanded.into_iter().any(|facts| !facts.iter().any(|fact| self.is_known(*fact, app)))
    }

    /// The answers of which something is not known to be met: a requirement that is unknown, a wish that is unknown or
    /// unmet.
    fn doubts(&self, app: AppIx) -> Vec<ChosenAnswer> {
        let unknown = self.state.record.judgements.iter();
        let unknown = unknown.filter(|judgement| judgement.unknown.contains(app.at()));
        let wishes = self.state.record.wishes.iter().filter(|wish| wish.verdict(app) != WishVerdict::Met);
        let required = unknown.map(|judgement| (judgement.effect.question, judgement.answer));
        required.chain(wishes.map(|wish| (wish.effect.question, wish.answer))).collect()
    }

    /// What each answer of the whole walk decides.
    pub(super) fn influences(&self) -> &[AnswerInfluence] {
        self.whole.influences(|whole| {
            let given = |question| self.choices.get(&question);
            answer_influences(self.model, whole, given, &SearchBudget::default())
        })
    }

    pub(super) fn names_of(&self, apps: &[AppIx]) -> Vec<String> {
        apps.iter().map(|app| self.model.catalogue.apps.row(*app).name.one_line()).collect()
    }
}

//! Where nothing is left: which answers do not go together, who lacks only one of them, and which two could share the
//! work.

use crate::analysis::{Clash, ClashBudget, Clashes, Lack, PairSide, Pairing, clashes, pairs};
use crate::engine::{
    AnswerPart, AnswerValue, FailedRequirement, RecordedWalk, Standing, grounds, ranking, standings,
};
use crate::model::{
    AnswerIx, AppIx, AppSet, Catalogue, Combine, Condition, FactIx, FactKind, Ix, Operand, QuestionIx,
    QuestionKind, Requirement, Test, Value,
};
use crate::order;
use crate::session::page::Block;
use crate::session::walk::Session;
use crate::session::words::{self, borrowed};

/// More clashes, or pairs, do not help anyone.
const MOST: usize = 3;
/// More lines under a clash do not fit on a page.
const MOST_LACKS: usize = 3;

/// What a person is told where nothing is left.
#[derive(Debug, Clone, Default)]
pub struct DeadEnd {
    /// Answers that do not go together, the fewest first.
    pub clashes: Vec<ToldClash>,
    /// How far was searched, or why nothing clashes.
    pub remark: Option<String>,
    /// Two that could share the work, a line for those that are alike.
    pub pairs: Vec<String>,
    /// The heading of the pairs.
    pub pairs_title: String,
}

/// Answers that do not go together.
#[derive(Debug, Clone)]
pub struct ToldClash {
    /// The answers, in a sentence.
    pub words: String,
    /// Who lacks only one of them, and why; of the first clash only.
    pub lacks: Vec<String>,
}

impl DeadEnd {
    /// What clashes, as text.
    pub fn blocks(&self) -> Vec<Block> {
        let mut blocks = Vec::new();
        for clash in &self.clashes {
            blocks.push(Block::Heading(clash.words.clone()));
            blocks.extend(clash.lacks.iter().map(|lack| Block::Item(lack.as_str().into())));
        }
        let remark = |words: &String| match self.clashes.is_empty() {
            true => Block::Text(words.as_str().into()),
            false => Block::Remark(words.clone()),
        };
        blocks.extend(self.remark.iter().map(remark));
        blocks
    }
}

/// The order in which apps are named: how they would stand, and their place in the advice.
struct Naming {
    standings: Vec<Standing>,
    places: Vec<AppIx>,
}

impl Session<'_> {
    /// What is told where the walk in view leaves nothing.
    pub(super) fn dead_end(&self) -> DeadEnd {
        let (model, walk) = (self.model, &self.state.walk);
        let left = walk.left.count_ones(..);
        if left > 0 {
            let remark = self.messages.left_without_advice(left, words::noun(model));
            return DeadEnd { remark: Some(remark), ..DeadEnd::default() };
        }
        let grounds = grounds(model, &walk.path);
        let found = clashes(model, walk, &grounds, &ClashBudget::default());
        let naming = self.naming();
        let mut said = Vec::new();
        let told = found.list.iter().take(MOST).enumerate().map(|(at, clash)| {
            let answers = self.clash_words(clash);
            let answers = borrowed(&answers);
            match at {
                0 => ToldClash {
                    words: self.messages.clash(&answers, is_one(clash)),
                    lacks: self.lacks_in_words(&found, clash, &naming, &mut said),
                },
                _ => ToldClash { words: self.messages.clash_too(&answers, is_one(clash)), lacks: Vec::new() },
            }
        });
        let clashes = told.collect();
        let pairs = pairs(model, walk, &grounds);
        let pairs = pairs.iter().take(MOST).map(|pairing| self.pair_in_words(pairing, &naming, &said));
        DeadEnd {
            clashes,
            remark: self.about_clashes(&found),
            pairs: pairs.collect(),
            pairs_title: self.messages.two_apps(words::noun(model)),
        }
    }

    /// How many are not told, and how far was searched, where that matters.
    fn about_clashes(&self, found: &Clashes) -> Option<String> {
        match found.list.len() {
            0 if found.is_exhausted => None,
            0 => Some(self.messages.no_clash(found.bound)),
            count if count > MOST => Some(self.messages.more_clashes(count - MOST)),
            _ => (!found.is_exhausted).then(|| self.messages.clashes_bound(found.bound)),
        }
    }

    fn naming(&self) -> Naming {
        // As they would stand if nothing had dropped.
        let mut state = RecordedWalk::clone(&self.state);
        state.walk.left = self.model.catalogue.candidates();
        Naming { standings: standings(self.model, &state), places: ranking(self.model, &state) }
    }

    /// The answers of a clash, those to one question together.
    fn clash_words(&self, clash: &Clash) -> Vec<String> {
        let by_question = clash.parts.chunk_by(|one, other| one.question == other.question);
        let told = by_question.filter_map(|parts| {
            let question = parts.first()?.question;
            let number = self.state.walk.number_of(question)?;
            Some(self.messages.answers_at(&self.parts_in_words(question, parts, true), number))
        });
        told.collect()
    }

    /// Answers to one question, between quotes.
    fn parts_in_words(&self, question: QuestionIx, parts: &[AnswerPart], quotes_numbers: bool) -> String {
        let lang = self.messages.lang();
        let words = |given: &AnswerValue| words::given(self.model, self.messages, question, given);
        let whole = parts.iter().any(|part| part.answer.is_none());
        let given = self.state.walk.given(question);
        let picks: Vec<AnswerIx> = match given {
            Some(AnswerValue::Picks(picks)) if whole => picks.clone(),
            _ => parts.iter().filter_map(|part| part.answer).collect(),
        };
        let quoted: Vec<String> =
            picks.iter().map(|pick| lang.quote(&words(&AnswerValue::Picks(vec![*pick])))).collect();
        let kind = &self.model.graph.questions.row(question).kind;
        match (given, kind) {
            (Some(number @ AnswerValue::Number(_)), _) if !quotes_numbers => words(number),
            (Some(given), _) if quoted.is_empty() => lang.quote(&words(given)),
            (_, QuestionKind::Many { combine: Combine::Any, .. }) if whole => lang.or(&quoted),
            _ => lang.and(&quoted),
        }
    }

    /// Who lacks only one answer of a clash, and why; those that are alike in one line. `said` gets what is said of whom.
    fn lacks_in_words(
        &self,
        found: &Clashes,
        clash: &Clash,
        naming: &Naming,
        said: &mut Vec<SaidLack>,
    ) -> Vec<String> {
        let lacks = found.lacking(self.model, clash);
        let told = lacks.iter().take(MOST_LACKS).filter_map(|lack| {
            let value = self.number_lacked(lack.failure);
            let mut apps: Vec<AppIx> = Catalogue::apps_in(&lack.apps).collect();
            // Those that come closest to all answers, and then to this one.
            order::by_cached_key(&mut apps, |app| {
                let far = value.as_ref().map_or(0.0, |lacked| lacked.distance(self, *app));
                (found.failed_by(*app), naming.standing(*app), far.to_bits(), naming.place(*app))
            });
            let why = self.why_lacked(lack.failure, &lack.apps, value.as_ref());
            debug_assert!(why.is_some(), "what fails is a requirement, or a choice on the way");
            let why = why?;
            let words = self.messages.lacks(&self.named(&apps), &why);
            // Not all of them would come back with this answer alone.
            let besides = apps.iter().filter(|app| found.failed_by(**app) > 1).count();
            let words = match apps.len() > 1 && besides > 0 {
                true => self.messages.lacks_more(&words, besides),
                false => words,
            };
            let named = words::examples_and_others(&apps).0.to_vec();
            said.push(SaidLack { apps: lack.apps.clone(), named, why });
            Some(words)
        });
        let mut told: Vec<String> = told.collect();
        let apps = |lacks: &mut dyn Iterator<Item = &Lack>| {
            lacks.fold(self.model.catalogue.no_apps(), |mut all, lack| {
                all.union_with(&lack.apps);
                all
            })
        };
        let mut rest = apps(&mut lacks.iter().skip(MOST_LACKS));
        rest.difference_with(&apps(&mut lacks.iter().take(MOST_LACKS)));
        if !rest.is_clear() {
            told.push(self.messages.more_lacks(rest.count_ones(..)));
        }
        told
    }

    /// Some names, and how many others.
    fn named(&self, apps: &[AppIx]) -> String {
        let (named, others) = words::examples_and_others(apps);
        self.messages.and_others(&borrowed(&self.names_of(named)), others.len())
    }

    fn why_lacked(
        &self,
        failure: FailedRequirement,
        apps: &AppSet,
        number: Option<&LackedNumber>,
    ) -> Option<String> {
        let FailedRequirement::Single(effect, _) = failure else {
            let number = self.state.walk.number_of(failure.question())?;
            return Some(self.messages.none_of_choices(number));
        };
        let requirement = effect.requirement(self.model)?;
        let because = || self.because_of_all(apps, effect.question, requirement);
        Some(number.and_then(|lacked| lacked.words(self, apps)).unwrap_or_else(because))
    }

    /// What a requirement says of all of these apps.
    fn because_of_all(&self, apps: &AppSet, question: QuestionIx, requirement: &Requirement) -> String {
        let facts = requirement.require.facts();
        let mut later = Catalogue::apps_in(apps).filter_map(|app| self.later_values(app, &facts));
        let words = match (later.next(), self.state.walk.number_of(question)) {
            (None, _) => requirement.because.clone(),
            // The words of the tree are not about all of them, and what was replied is about one.
            (Some(_), Some(number)) if apps.count_ones(..) > 1 => self.messages.fits_not(number).into(),
            (Some(later), _) => later,
        };
        words.one_line().trim_end_matches('.').to_owned()
    }

    /// The number that these apps have too little or too much of, where the answer was compared with it.
    fn number_lacked(&self, failure: FailedRequirement) -> Option<LackedNumber> {
        let FailedRequirement::Single(effect, _) = failure else { return None };
        let Condition::Fact(test) = &effect.requirement(self.model)?.require else { return None };
        let is_too_low = match test.test {
            Test::AtLeast(Operand::Answer) => true,
            Test::AtMost(Operand::Answer) => false,
            _ => return None,
        };
        match self.state.walk.given(effect.question) {
            Some(AnswerValue::Number(asked)) => {
                Some(LackedNumber { fact: test.fact, asked: *asked, is_too_low })
            }
            _ => None,
        }
    }

    /// Two that share the work, those that are alike in one line.
    fn pair_in_words(&self, pairing: &Pairing, naming: &Naming, said: &[SaidLack]) -> String {
        let Pairing { one, other } = pairing;
        let (shared, alone): (Vec<AnswerPart>, Vec<AnswerPart>) =
            one.lacks.iter().partition(|part| other.lacks.contains(part));
        let (first, second) = (self.one_of(one, naming), self.one_of(other, naming));
        let pair = match alone.as_slice() {
            [] => self.messages.pair_beside(&first, &second),
            alone => self.messages.pair_for(&first, &borrowed(&self.answers_named(alone)), &second),
        };
        let pair = match shared.as_slice() {
            [] => pair,
            shared => self.messages.pair_together(&pair, &borrowed(&self.answers_named(shared))),
        };
        // What one lacks alone is told already, as what the other is for.
        let is_shared =
            |failure: &FailedRequirement| shared.iter().any(|part| part.question == failure.question());
        let mut lacks: Vec<String> = Vec::new();
        lacks.extend(self.side_lacks(one, is_shared, naming, said));
        lacks.extend(self.side_lacks(other, |_| true, naming, said));
        self.messages.pair_lacks(&pair, &borrowed(&lacks))
    }

    /// What the apps of one side of a pair are not for: nobody should think that both do all. What is said of them above
    /// is not said again.
    fn side_lacks(
        &self,
        side: &PairSide,
        is_told: impl Fn(&FailedRequirement) -> bool,
        naming: &Naming,
        said: &[SaidLack],
    ) -> Option<String> {
        let mut apps: Vec<AppIx> = Catalogue::apps_in(&side.apps).collect();
        order::by_cached_key(&mut apps, |app| naming.place(*app));
        let mut whys: Vec<String> = Vec::new();
        for failure in side.failures.iter().filter(|failure| is_told(failure)) {
            let number = self.number_lacked(*failure);
            let why = self.why_lacked(*failure, &side.apps, number.as_ref());
            let is_said = |why: &String| said.iter().any(|lack| lack.says(why, side, &apps));
            whys.extend(why.filter(|why| !whys.contains(why) && !is_said(why)));
        }
        let whys = self.messages.lang().and(&whys);
        (!whys.is_empty()).then(|| self.messages.lacks(&self.named(&apps), &whys))
    }

    fn answers_named(&self, parts: &[AnswerPart]) -> Vec<String> {
        let by_question = parts.chunk_by(|one, other| one.question == other.question);
        let told =
            by_question.filter_map(|parts| Some(self.parts_in_words(parts.first()?.question, parts, false)));
        told.collect()
    }

    /// One of the apps of a side, the best first; with what has to be done first.
    fn one_of(&self, side: &PairSide, naming: &Naming) -> String {
        let mut apps: Vec<AppIx> = Catalogue::apps_in(&side.apps).collect();
        order::by_cached_key(&mut apps, |app| naming.place(*app));
        let (named, others) = words::examples_and_others(&apps);
        let names: Vec<String> = named
            .iter()
            .map(|app| {
                let name = self.model.catalogue.apps.row(*app).name.one_line();
                match naming.standing(*app) {
                    Standing::Unproven => self.messages.with_remark(&name, self.messages.unproven()),
                    Standing::Conditional => self.messages.with_remark(&name, self.messages.conditional()),
                    Standing::Recommended | Standing::Dropped => name,
                }
            })
            .collect();
        let told = self.messages.or_others(&borrowed(&names), others.len());
        let is_sure = |app: &AppIx| naming.standing(*app) == Standing::Recommended;
        match others.iter().all(is_sure) {
            true => told,
            false => self.messages.with_remark(&told, self.messages.others_ask_first()),
        }
    }
}

/// Whether it is one answer: one part, or the choice as a whole.
fn is_one(clash: &Clash) -> bool {
    let mut questions = clash.parts.chunk_by(|one, other| one.question == other.question);
    match (questions.next(), questions.next()) {
        (Some([_]), None) => true,
        (Some(parts), None) => parts.iter().any(|part| part.answer.is_none()),
        _ => false,
    }
}

impl Naming {
    fn standing(&self, app: AppIx) -> Standing {
        // There is a standing for every app of the catalogue.
        self.standings.get(app.at()).copied().unwrap_or(Standing::Dropped)
    }

    fn place(&self, app: AppIx) -> usize {
        self.places.iter().take_while(|other| **other != app).count()
    }
}

/// What is said above of apps that lack one answer.
struct SaidLack {
    apps: AppSet,
    /// Those that are named; the others are counted.
    named: Vec<AppIx>,
    why: String,
}

impl SaidLack {
    /// Whether it says this of a side of a pair, and by the names that are told of that side, the first of these apps.
    fn says(&self, why: &str, side: &PairSide, apps: &[AppIx]) -> bool {
        let named = words::examples_and_others(apps).0;
        self.why == why && side.apps.is_subset(&self.apps) && named.iter().all(|app| self.named.contains(app))
    }
}

/// A number of apps that does not meet the one that was asked.
struct LackedNumber {
    fact: FactIx,
    asked: i64,
    is_too_low: bool,
}

impl LackedNumber {
    fn value(&self, session: &Session<'_>, app: AppIx) -> Option<f64> {
        match session.model.value(self.fact, app) {
            Value::Number(number) => Some(number),
            Value::Unlimited => Some(f64::INFINITY),
            _ => None,
        }
    }

    /// How far the number is from the one that was asked; never below zero.
    #[expect(
        clippy::cast_precision_loss,
        reason = "whole numbers of a tree stay far below 2^53; lint refuses larger"
    )]
    fn distance(&self, session: &Session<'_>, app: AppIx) -> f64 {
        self.value(session, app).map_or(f64::INFINITY, |value| (value - self.asked as f64).abs())
    }

    /// What holds for all of these: nothing, where one of them has no number.
    fn words(&self, session: &Session<'_>, apps: &AppSet) -> Option<String> {
        let values = Catalogue::apps_in(apps).map(|app| self.value(session, app));
        let values: Vec<f64> = values.collect::<Option<Vec<f64>>>()?;
        let FactKind::Number { unit } = &session.model.graph.facts.row(self.fact).kind else { return None };
        // All of them are finite where some are too low; where all are too high one may be unlimited.
        let (lowest, highest) =
            values.iter().fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| {
                (low.min(*value), high.max(*value))
            });
        if !(lowest.is_finite() && highest.is_finite()) {
            return None;
        }
        let lang = session.messages.lang();
        let highest = session.messages.amount(highest, unit.as_str());
        let range = match session.messages.amount(lowest, unit.as_str()) == highest {
            true => highest,
            false => session.messages.between(&lang.number(lowest), &highest),
        };
        Some(match self.is_too_low {
            true => session.messages.at_most_asked(&range, self.asked),
            false => session.messages.more_than_asked(&range, self.asked),
        })
    }
}

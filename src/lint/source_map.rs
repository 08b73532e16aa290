//! Where everything of a model is written: what is found out about it can be shown in its place. Only spans are kept,
//! for this is made at every start.

use std::collections::BTreeMap;

use super::catalogue::UnresolvedApp;
use super::lowering::Lowering;
use super::symbols::DatedPlace;
use crate::draft::{
    AnswerDraft, EffectsDraft, ExpectDraft, KindDraft, Named, QuestionDraft, ScenarioDraft, TextDraft,
    TreeDraft,
};
use crate::engine::EffectRef;
use crate::findings::Cause;
use crate::model::{
    AnswerIx, AppIx, FactIx, GroupIx, Ix, Model, OutcomeIx, Question, QuestionIx, RouteIx, Table,
};
use crate::order;
use crate::source::{FileId, Span};
use crate::text::Day;

/// The places of a tree and its catalogue.
#[derive(Debug, Clone)]
pub struct SourceMap {
    /// The place that represents the whole tree.
    pub(super) tree: Span,
    /// The number of months after which a fact is old.
    pub(super) stale_after: Option<Span>,
    /// The dates of which none should be in the future, by their first day and key.
    pub(super) dates: BTreeMap<(Day, &'static str), DatedPlace>,
    /// The labels that are never set, or never named, with the findings that say so.
    pub(super) labels: BTreeMap<String, Cause>,
    standing: Vec<Span>,
    /// The attention points of apps that have a condition.
    points: BTreeMap<(AppIx, usize), Span>,
    facts: Table<FactIx, Span>,
    apps: Table<AppIx, Span>,
    groups: Table<GroupIx, Span>,
    outcomes: Table<OutcomeIx, Span>,
    routes: Table<RouteIx, Span>,
    pub(super) scenarios: Vec<ScenarioSpans>,
    /// Every test of an earlier choice or number: the question, and where it is named.
    pub(super) chose: Vec<(QuestionIx, Span)>,
    questions: Table<QuestionIx, QuestionSpans>,
}

/// The places of one scenario.
#[derive(Debug, Clone)]
pub(super) struct ScenarioSpans {
    /// Its name.
    pub(super) name: Span,
    /// The questions it answers, in its order.
    pub(super) answers: Vec<Span>,
    /// The keys of what it expects.
    pub(super) expect: Vec<(&'static str, Span)>,
}

/// The places of one question.
#[derive(Debug, Clone)]
struct QuestionSpans {
    id: Span,
    unknown: Option<Span>,
    effects: EffectSpans,
    /// What generates answers.
    from: Option<Span>,
    /// How many answers are generated: they come first.
    generated: usize,
    /// The answers that are written, `none` last.
    written: Vec<AnswerSpans>,
}

#[derive(Debug, Clone)]
struct AnswerSpans {
    id: Span,
    effects: EffectSpans,
}

/// The places of what a choice does.
#[derive(Debug, Clone)]
struct EffectSpans {
    keep: Vec<Span>,
    prefer: Vec<Span>,
}

impl SourceMap {
    /// Of a tree without a model.
    pub(super) fn none(tree: FileId) -> Self {
        Self {
            tree: Span::top(tree),
            stale_after: None,
            dates: BTreeMap::new(),
            labels: BTreeMap::new(),
            standing: Vec::new(),
            points: BTreeMap::new(),
            facts: Table::default(),
            apps: Table::default(),
            groups: Table::default(),
            outcomes: Table::default(),
            routes: Table::default(),
            scenarios: Vec::new(),
            chose: Vec::new(),
            questions: Table::default(),
        }
    }

    /// Of a draft and the model that came of it.
    pub(super) fn new(
        draft: &TreeDraft<'_>,
        model: &Model,
        lowering: &Lowering,
        rows: &[UnresolvedApp<'_>],
    ) -> Self {
        let symbols = &lowering.symbols;
        let mut routes: Vec<(RouteIx, Span)> =
            symbols.route_at.iter().map(|(span, ix)| (*ix, *span)).collect();
        order::sort(&mut routes);
        debug_assert!(
            routes.iter().enumerate().all(|(at, (route, _))| route.at() == at),
            "every route that is numbered has a place"
        );
        let mut chose = symbols.chose.clone();
        order::sort(&mut chose);
        chose.dedup();
        let questions = draft.questions.iter().zip(model.graph.questions.rows());
        let map = Self {
            tree: draft.span,
            stale_after: draft.stale_after.map(|months| months.span),
            dates: lowering.dates.clone(),
            labels: BTreeMap::new(),
            standing: draft.standing.iter().map(|rule| rule.place(draft.span)).collect(),
            points: rows.iter().enumerate().flat_map(|(at, row)| row.points(AppIx::new(at))).collect(),
            facts: ids(&draft.facts),
            apps: rows.iter().map(UnresolvedApp::place).collect(),
            groups: ids(&draft.groups),
            outcomes: ids(&draft.outcomes),
            routes: routes.into_iter().map(|(_, span)| span).collect(),
            scenarios: draft.scenarios.iter().map(ScenarioSpans::new).collect(),
            chose,
            questions: questions.map(|(named, question)| QuestionSpans::new(named, question)).collect(),
        };
        debug_assert!(map.is_of(model), "everything of the model has a place");
        map
    }

    /// Whether it has a place for everything of a model.
    fn is_of(&self, model: &Model) -> bool {
        let graph = &model.graph;
        self.questions.len() == graph.questions.len()
            && self.facts.len() == graph.facts.len()
            && self.groups.len() == graph.groups.len()
            && self.outcomes.len() == graph.outcomes.len()
            && self.routes.len() == graph.route_count
            && self.scenarios.len() == graph.scenarios.len()
            && self.apps.len() == model.catalogue.apps.len()
    }

    /// Where a question is written.
    pub(super) fn question(&self, question: QuestionIx) -> Span {
        self.of(question, |places| Some(places.id))
    }

    /// Where an answer is written; of one that is generated what generates it.
    pub(super) fn answer(&self, question: QuestionIx, answer: AnswerIx) -> Span {
        self.of(question, |places| match answer.at().checked_sub(places.generated) {
            Some(at) => places.written.get(at).map(|answer| answer.id),
            None => places.from,
        })
    }

    /// Where a question offers "don't know".
    pub(super) fn unknown(&self, question: QuestionIx) -> Span {
        self.of(question, |places| places.unknown)
    }

    /// Where a group is written.
    pub(super) fn group(&self, group: GroupIx) -> Span {
        self.place(&self.groups, group)
    }

    /// Where an outcome is written.
    pub(super) fn outcome(&self, outcome: OutcomeIx) -> Span {
        self.place(&self.outcomes, outcome)
    }

    /// Where an app is written.
    pub(super) fn app(&self, app: AppIx) -> Span {
        self.place(&self.apps, app)
    }

    /// Where a fact is written.
    pub(super) fn fact(&self, fact: FactIx) -> Span {
        self.place(&self.facts, fact)
    }

    /// Whether a question has `from`, whatever that makes.
    pub(super) fn generates(&self, question: QuestionIx) -> bool {
        self.questions.get(question).is_some_and(|places| places.from.is_some())
    }

    /// Where a route is written.
    pub(super) fn route(&self, route: RouteIx) -> Span {
        self.place(&self.routes, route)
    }

    /// Where a requirement is written.
    pub(super) fn requirement(&self, effect: EffectRef) -> Span {
        self.effect(effect, |places| &places.keep)
    }

    /// Where a wish is written.
    pub(super) fn wish(&self, effect: EffectRef) -> Span {
        self.effect(effect, |places| &places.prefer)
    }

    fn effect(&self, effect: EffectRef, list: impl Fn(&EffectSpans) -> &[Span]) -> Span {
        self.of(effect.question, |places| {
            let effects = match effect.owner {
                None => &places.effects,
                Some(answer) => &places.written.get(answer.at().checked_sub(places.generated)?)?.effects,
            };
            list(effects).get(effect.index).copied()
        })
    }

    /// Where a rule of `standing` is written.
    pub(super) fn standing(&self, at: usize) -> Span {
        self.standing.get(at).copied().unwrap_or(self.tree)
    }

    /// Where an attention point of an app is written that has a condition.
    pub(super) fn point(&self, app: AppIx, at: usize) -> Span {
        self.points.get(&(app, at)).copied().unwrap_or_else(|| self.app(app))
    }

    /// Where something is written. The map is asked about the model it was made of, so it has a place; should it ever
    /// not, a finding at the top of the tree is better than none.
    fn place<I: Ix>(&self, places: &Table<I, Span>, index: I) -> Span {
        debug_assert!(places.get(index).is_some(), "the model has something of which nobody knows the place");
        places.get(index).copied().unwrap_or(self.tree)
    }

    /// Something of a question; the question itself where it has no such thing.
    fn of(&self, question: QuestionIx, place: impl Fn(&QuestionSpans) -> Option<Span>) -> Span {
        debug_assert!(self.questions.get(question).is_some(), "the model has a question without a place");
        let places = self.questions.get(question);
        places.map_or(self.tree, |places| place(places).unwrap_or(places.id))
    }
}

impl ScenarioSpans {
    fn new(draft: &ScenarioDraft<'_>) -> Self {
        let ExpectDraft { outcome, lists } = &draft.expect;
        let outcome = outcome.iter().map(|outcome| ("outcome", outcome.span));
        Self {
            name: draft.name.as_ref().map_or(draft.span, TextDraft::span),
            answers: draft.answers.iter().map(|given| given.question.span).collect(),
            expect: outcome.chain(lists.iter().map(|(key, _)| (key.value, key.span))).collect(),
        }
    }

    /// Where a key of what it expects is written.
    pub(super) fn key(&self, key: &str) -> Span {
        self.expect.iter().find(|(known, _)| *known == key).map_or(self.name, |(_, span)| *span)
    }
}

impl QuestionSpans {
    fn new(named: &Named<'_, QuestionDraft<'_>>, question: &Question) -> Self {
        let draft = &named.it;
        let (list, none) = match &draft.kind {
            Some(KindDraft::One(list)) => (Some(list), None),
            Some(KindDraft::Many { answers, none, .. }) => (Some(answers), none.as_deref()),
            _ => (None, None),
        };
        let written = list.map_or(&[][..], |list| &list.written);
        let written = written.iter().map(|named| AnswerSpans::new(named.id.span, &named.it));
        let answers = question.answers().map_or(&[][..], Table::rows);
        let generated = answers.iter().take_while(|answer| answer.generated).count();
        let written: Vec<_> =
            written.chain(none.map(|none| AnswerSpans::new(none.span, &none.value))).collect();
        debug_assert_eq!(generated + written.len(), answers.len(), "every answer has a place");
        Self {
            id: named.id.span,
            unknown: draft.unknown.as_ref().map(|unknown| unknown.span),
            effects: EffectSpans::new(&draft.effects),
            from: list.and_then(|list| Some(list.from.as_ref()?.span)),
            generated,
            written,
        }
    }
}

impl AnswerSpans {
    fn new(id: Span, draft: &AnswerDraft<'_>) -> Self {
        Self { id, effects: EffectSpans::new(&draft.effects) }
    }
}

impl EffectSpans {
    fn new(effects: &EffectsDraft<'_>) -> Self {
        let places = |list: &[crate::draft::RequirementDraft<'_>]| list.iter().map(|one| one.span).collect();
        Self { keep: places(&effects.keep), prefer: places(&effects.prefer) }
    }
}

fn ids<I: Ix, T>(named: &[Named<'_, T>]) -> Table<I, Span> {
    named.iter().map(|named| named.id.span).collect()
}

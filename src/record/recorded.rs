//! The advice of a session as it is kept.

use std::collections::{BTreeMap, BTreeSet};

use super::{
    DroppedApp, RecordedAdvice, RecordedApp, RecordedFact, RecordedFirst, RecordedNoun, RecordedOpen,
    RecordedPoint, RecordedSource, RecordedTask, RecordedWouldChange,
};
use crate::engine::{Position, Standing, WishVerdict};
use crate::model::{AppIx, Model, OutcomeKind, QuestionIx, Shows};
use crate::session::{
    AppVerdict, AttentionPoint, Belongs, ListedTask, ReasonOrigin, Session, SourcePlace, TestedFact,
};
use crate::text::{SafeText, parse, to_plain};

/// Of a large catalogue no more apps are kept that dropped, and none after that that were left: a dossier stays small.
const MOST_APPS: usize = 500;

/// So many values that would change the advice on an app are kept.
const MOST_CHANGES: usize = 40;

/// Of so many apps at most, the first ones, it is kept what the wishes are to each.
const MOST_WISHED: usize = 25;

/// The advice as it is, whatever is in view; nothing where the walk has not ended.
pub(super) fn recorded_advice(session: &Session<'_>) -> Option<RecordedAdvice> {
    let model = session.model();
    let Position::Done(outcome) = session.whole().walk.position else { return None };
    if session.outcome().is_none() {
        // An earlier question is in view, where the apps are told as they stood there.
        let mut at_end = session.clone();
        at_end.go_on();
        return at_end.outcome().and_then(|_| recorded_advice(&at_end));
    }
    let row = model.graph.outcomes.row(outcome);
    let mut advice = RecordedAdvice {
        outcome: row.id.clone(),
        title: row.title.one_line().into(),
        told: row.body.clone().unwrap_or_default(),
        is_blocked: row.kind == OutcomeKind::Blocked,
        dead_end: session.dead_end_in_lines(),
        ..RecordedAdvice::default()
    };
    let mut sources = NamedSources::default();
    let organisation = session.organisation().points;
    advice.points = organisation.into_iter().map(|told| recorded_point(told.point, &mut sources)).collect();
    if row.shows == Shows::Remaining {
        add_apps(&mut advice, session, &mut sources);
        advice.first = recorded_first(session);
        advice.columns = model.graph.rows.iter().map(|column| column.label.one_line().into()).collect();
        advice.column_facts =
            model.graph.rows.iter().map(|column| model.graph.facts.row(column.fact).id.clone()).collect();
        advice.price_column = model.graph.rows.iter().position(|column| column.is_price).map(|at| at + 1);
        advice.order = session.order_of_advice().unwrap_or_default().into();
        advice.would_change = would_change(session);
    }
    // Where nothing is left, it is kept why, of each.
    if row.shows != Shows::Remaining && session.has_apps() && session.whole().walk.left.is_clear() {
        add_apps(&mut advice, session, &mut sources);
    }
    add_what_is_left_to_do(&mut advice, session);
    advice.sources = model
        .graph
        .sources
        .iter()
        .filter(|(_, source)| sources.0.contains(&source.id))
        .map(|(_, source)| {
            let parts = [Some(&source.title), source.date.as_ref()].into_iter().flatten();
            let title = parts.map(SafeText::one_line).collect::<Vec<_>>().join(", ");
            RecordedSource { id: source.id.clone(), title: title.into() }
        })
        .collect();
    Some(advice)
}

/// What would change the advice on each app that is chosen and left: of one that dropped, or of an outcome that tells of no
/// apps, there is no such advice.
fn would_change(session: &Session<'_>) -> Vec<RecordedWouldChange> {
    let told = session.chosen_that_would_change().into_iter().filter_map(|app| {
        let told = session.would_change(app);
        let lines = told.lines(session.messages());
        let more = lines.iter().skip(MOST_CHANGES).map(|(_, values)| values).sum();
        let recorded = RecordedWouldChange {
            app: id(session.model(), app),
            name: session.model().catalogue.apps.row(app).name.clone(),
            lines: lines.into_iter().take(MOST_CHANGES).map(|(line, _)| line.into()).collect(),
            more,
            is_part: !told.is_all,
        };
        told.has_tried.then_some(recorded)
    });
    told.collect()
}

/// What there is to do and to find out, and who can help.
fn add_what_is_left_to_do(advice: &mut RecordedAdvice, session: &Session<'_>) {
    let noun = session.noun().unwrap_or(session.messages().default_noun());
    advice.noun = RecordedNoun { one: noun.one.into(), many: noun.many.into() };
    advice.warnings = session.advice_warnings();
    advice.advisers = session.advisers().into_iter().map(SafeText::from).collect();
    let tasks = session.listed_tasks().into_iter().filter(|listed| listed.belongs == Belongs::Here);
    advice.tasks = tasks.map(|listed| recorded_task(session, listed)).collect();
    let open = |question: QuestionIx| {
        let row = session.model().graph.questions.row(question);
        let owner = row.owner.as_ref().map(SafeText::one_line).unwrap_or_default();
        RecordedOpen { question: row.id.clone(), ask: row.ask.one_line().into(), owner: owner.into() }
    };
    advice.open = session.whole().walk.open().map(open).collect();
}

fn recorded_task(session: &Session<'_>, listed: ListedTask) -> RecordedTask {
    RecordedTask {
        is_first: listed.group == session.messages().do_first(),
        group: listed.group.into(),
        text: SafeText::from(to_plain(&parse(listed.text.as_str()))).one_line().into(),
        for_whom: listed.for_whom.unwrap_or_default().into(),
        id: listed.id,
    }
}

/// The sources that are named, by their ids.
#[derive(Default)]
struct NamedSources(BTreeSet<String>);

impl NamedSources {
    /// Some places, as they are kept.
    fn recorded(&mut self, places: &[SourcePlace]) -> Vec<SafeText> {
        let mut recorded = Vec::with_capacity(places.len());
        for place in places {
            if !self.0.contains(&place.id) {
                self.0.insert(place.id.clone());
            }
            recorded.push(match &place.at {
                Some(at) => SafeText::from(format!("{}: {at}", place.id)),
                None => SafeText::new(&place.id),
            });
        }
        recorded
    }
}

fn recorded_first(session: &Session<'_>) -> RecordedFirst {
    let Some(first) = session.first_choice() else { return RecordedFirst::default() };
    RecordedFirst {
        apps: first.apps.iter().map(|app| id(session.model(), *app)).collect(),
        title: first.title.into(),
        why: first.points.into_iter().map(SafeText::from).collect(),
    }
}

fn add_apps(advice: &mut RecordedAdvice, session: &Session<'_>, sources: &mut NamedSources) {
    let model = session.model();
    let mut texts: BTreeMap<SafeText, usize> = BTreeMap::new();
    for told in session.verdicts() {
        let row = model.catalogue.apps.row(told.app);
        let app = row.id.clone();
        if told.standing != Standing::Dropped {
            if advice.left.len() < MOST_APPS {
                let facts = session.tested_facts(told.app).into_iter();
                advice.facts.extend(facts.map(|fact| recorded_fact(model, &app, fact, sources)));
                let wishes =
                    if advice.left.len() < MOST_WISHED { Some(session.wishes_and(told.app)) } else { None };
                let mut left = recorded_app(session, told, sources);
                for wish in wishes.into_iter().flatten() {
                    let among = match wish.verdict {
                        WishVerdict::Met => &mut left.met,
                        WishVerdict::Unmet => &mut left.unmet,
                        WishVerdict::Unknown => &mut left.unsure,
                    };
                    among.push(wish.words.into());
                }
                advice.left.push(left);
            } else {
                let more = &mut advice.more_left;
                *match told.standing {
                    Standing::Recommended => &mut more.recommended,
                    Standing::Conditional => &mut more.conditional,
                    _ if told.ask.is_empty() => &mut more.uncertain,
                    _ => &mut more.to_ask,
                } += 1;
            }
            continue;
        }
        if session.decision().selection.has(&app) {
            let facts = session.tested_facts(told.app).into_iter();
            advice.facts.extend(facts.map(|fact| recorded_fact(model, &app, fact, sources)));
        }
        if advice.dropped.len() == MOST_APPS {
            advice.more_dropped += 1;
            continue;
        }
        let mut reasons: Vec<usize> = Vec::with_capacity(told.reasons.len());
        for reason in told.reasons {
            let text = match reason.origin {
                ReasonOrigin::Ended => session.end_told(told.app).trim_end_matches('.').into(),
                _ => reason.text,
            };
            let next = texts.len() + 1;
            let at = *texts.entry(text.clone()).or_insert(next);
            if at == next {
                advice.texts.push(text);
            }
            if !reasons.contains(&at) {
                reasons.push(at);
            }
        }
        advice.dropped.push(DroppedApp { app, name: row.name.clone(), reasons });
    }
}

fn recorded_app(session: &Session<'_>, told: AppVerdict, sources: &mut NamedSources) -> RecordedApp {
    let model = session.model();
    let number = |column| session.number_in_row(column, told.app).map(|number| number.to_string());
    let numbers: Vec<Option<String>> = model.graph.rows.iter().map(number).collect();
    let has_numbers = numbers.iter().any(Option::is_some);
    let numbers = numbers.into_iter().filter(|_| has_numbers).map(|number| number.unwrap_or_default().into());
    let besides = session.condition_besides(told.app).filter(|_| told.standing == Standing::Unproven);
    let besides = besides.map(|because| session.messages().condition_besides(&because).into());
    RecordedApp {
        app: id(model, told.app),
        name: model.catalogue.apps.row(told.app).name.clone(),
        standing: told.standing.id().to_owned(),
        reasons: told.reasons.into_iter().map(|reason| reason.text).chain(besides).collect(),
        ask: told.ask.iter().map(|fact| model.graph.facts.row(*fact).id.clone()).collect(),
        points: told.points.into_iter().map(|point| recorded_point(point, sources)).collect(),
        cells: session.row_cells(told.app).into_iter().map(|cell| cell.value.into()).collect(),
        numbers: numbers.collect(),
        ..RecordedApp::default()
    }
}

fn recorded_point(point: AttentionPoint, sources: &mut NamedSources) -> RecordedPoint {
    RecordedPoint {
        text: point.dated_text(),
        id: point.id.unwrap_or_default(),
        flag: point.flag.unwrap_or_default().into(),
        for_whom: point.for_whom.unwrap_or_default(),
        sources: sources.recorded(&point.sources),
    }
}

fn id(model: &Model, app: AppIx) -> String {
    model.catalogue.apps.row(app).id.clone()
}

fn recorded_fact(model: &Model, app: &str, tested: TestedFact, sources: &mut NamedSources) -> RecordedFact {
    let told = tested.told;
    RecordedFact {
        app: app.to_owned(),
        fact: model.graph.facts.row(told.fact).id.clone(),
        label: told.label.into(),
        value: told.value.into(),
        is_unknown: told.is_unknown,
        sources: sources.recorded(&told.sources),
        checked: tested.checked.unwrap_or_else(|| SafeText::new("")),
    }
}

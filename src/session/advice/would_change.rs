//! What would change an advice, in words.

use std::rc::Rc;

use crate::analysis::{AdviceEffect, FactChange, fact_changes};
use crate::engine::{Position, Standing};
use crate::model::{AppIx, FactIx, FactKind, NewValue, Shows, Value, flag_true};
use crate::order;
use crate::session::page::Block;
use crate::session::walk::Session;
use crate::session::words;
use crate::text::Messages;

/// What would change the advice on an app.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WouldChange {
    /// The values, those of the app itself first.
    pub changes: Vec<ToldFactChange>,
    /// Whether all were tried. If not, there may be more.
    pub is_all: bool,
    /// Whether there was a value to try.
    pub has_tried: bool,
    /// The app that was chosen.
    app: AppIx,
    /// Its name.
    name: String,
}

/// A value that would change the advice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToldFactChange {
    /// Of which app.
    pub app: AppIx,
    /// Of which fact.
    pub fact: FactIx,
    /// What it is.
    pub from: String,
    /// What it would be.
    pub to: String,
    /// What that does, as data.
    pub effect: AdviceEffect,
    /// What the fact is called, behind the name of the app.
    about: (String, String),
    /// What that does, as a sentence.
    pub then: String,
}

/// So many values are listed.
const MOST_LINES: usize = 40;

impl WouldChange {
    /// Values of one fact that do the same, and what that is, a line each, with how many values it tells of; facts of one app that
    /// do the same once they are not known any more share a line too. What can still become known of the app itself comes first,
    /// and then the rest about it; that something would not be known any more comes last.
    pub fn lines(&self, messages: Messages) -> Vec<(String, usize)> {
        let unknown = messages.unknown();
        let of_facts = grouped(self.changes.iter().map(|change| vec![change]), |one, other| {
            (one.app, one.fact, &one.then) == (other.app, other.fact, &other.then)
        });
        // Those of one app of which nothing else is told.
        let is_lost = |group: &Vec<&ToldFactChange>| group.iter().all(|change| change.to == unknown);
        let (lost, rest): (Vec<_>, Vec<_>) = of_facts.into_iter().partition(is_lost);
        let mut groups = rest;
        groups.extend(grouped(lost, |one, other| (one.app, &one.then) == (other.app, &other.then)));
        order::by_key(&mut groups, |group| {
            let first = group.first();
            let is_of_other = first.is_some_and(|first| first.app != self.app);
            (is_of_other, is_lost(group), first.is_some_and(|it| it.from != unknown))
        });
        let line = |group: &Vec<&ToldFactChange>| {
            let first = group.first()?;
            let would_be = match group.len() {
                2.. if is_lost(group) => {
                    let facts: Vec<&str> = group.iter().map(|change| change.about.1.as_str()).collect();
                    messages.would_be_unknown(&first.about.0, &facts)
                }
                _ => {
                    let values: Vec<&str> = group.iter().map(|change| change.to.as_str()).collect();
                    messages.would_be(&first.about.0, &first.about.1, &first.from, &values)
                }
            };
            Some((format!("{would_be} {}", first.then), group.len()))
        };
        groups.iter().filter_map(line).collect()
    }

    /// All of it, under its heading; nothing where there was nothing to try.
    pub fn blocks(&self, messages: Messages) -> Vec<Block> {
        if !self.has_tried {
            return Vec::new();
        }
        let mut blocks = vec![Block::Heading(messages.would_change().to_owned())];
        let lines = self.lines(messages);
        let more: usize = lines.iter().skip(MOST_LINES).map(|(_, values)| values).sum();
        blocks.extend(lines.into_iter().take(MOST_LINES).map(|(line, _)| Block::Item(line.into())));
        blocks.extend((more > 0).then(|| Block::Text(messages.more_would_change(more).into())));
        match (self.changes.is_empty(), self.is_all) {
            (_, false) => blocks.push(Block::Text(messages.more_may_change().into())),
            (true, true) => blocks.push(Block::Text(messages.nothing_would_change(&self.name).into())),
            (false, true) => {}
        }
        blocks
    }
}

/// Groups of which the first changes are alike become one, where the first of them stands.
fn grouped<'c>(
    groups: impl IntoIterator<Item = Vec<&'c ToldFactChange>>,
    is_alike: impl Fn(&ToldFactChange, &ToldFactChange) -> bool,
) -> Vec<Vec<&'c ToldFactChange>> {
    let mut found: Vec<Vec<&ToldFactChange>> = Vec::new();
    for group in groups {
        let is_same = |other: &&mut Vec<&ToldFactChange>| {
            other.first().zip(group.first()).is_some_and(|(one, other)| is_alike(one, other))
        };
        match found.iter_mut().find(is_same) {
            Some(other) => other.extend(group),
            None => found.push(group),
        }
    }
    found
}

impl Session<'_> {
    /// What would change the advice on an app: single values of one app. It takes some time; there is nothing to tell before an
    /// outcome.
    pub fn would_change(&self, app: AppIx) -> Rc<WouldChange> {
        self.whole.would_change(app, &self.choices, || {
            let found = fact_changes(self.model, &self.whole, &self.choices, app);
            let changes = found.changes.iter().map(|change| self.told_fact_change(app, change)).collect();
            let name = self.model.catalogue.apps.row(app).name.one_line();
            WouldChange { changes, is_all: found.is_all, has_tried: found.has_tried, app, name }
        })
    }

    /// The apps that are chosen and that the advice at the end of the walk is about: none that dropped.
    pub fn chosen_that_would_change(&self) -> Vec<AppIx> {
        let Position::Done(outcome) = self.whole.walk.position else { return Vec::new() };
        if self.model.graph.outcomes.row(outcome).shows != Shows::Remaining {
            return Vec::new();
        }
        let is_left = |app: &AppIx| {
            let mut placed = self.whole.placings(self.model).iter();
            placed.any(|placing| placing.app == *app && placing.standing != Standing::Dropped)
        };
        let chosen = self.selected_apps().iter().filter_map(|selected| self.app_selected(selected));
        chosen.filter(is_left).collect()
    }

    /// What would change the advice on an app, on its page: nothing of one that is not chosen.
    pub(in crate::session) fn would_change_blocks(&self, app: AppIx) -> Vec<Block> {
        match self.chosen_that_would_change().contains(&app) {
            true => self.would_change(app).blocks(self.messages),
            false => Vec::new(),
        }
    }

    fn told_fact_change(&self, chosen: AppIx, change: &FactChange<'_>) -> ToldFactChange {
        let name = |app: AppIx| self.model.catalogue.apps.row(app).name.one_line();
        let (messages, fact) = (self.messages, change.fact);
        let from = words::value(self.model, messages, fact, change.app);
        let to = self.new_value_words(fact, &change.to);
        let label = self.model.graph.facts.row(fact).label.one_line();
        let own = name(chosen);
        let stands = |standing: Standing| self.standing_words(standing);
        let then = match change.effect {
            AdviceEffect::Drops => messages.would_drop(&own),
            AdviceEffect::EndsElsewhere => messages.would_end_elsewhere(&own),
            AdviceEffect::Standing { from, to } => messages.would_stand(&own, stands(from), stands(to)),
            AdviceEffect::Overtaken { by, is_tie: false } => messages.would_be_overtaken(&own, &name(by)),
            AdviceEffect::Overtaken { by, is_tie: true } if by == change.app => messages.would_be_level(&own),
            AdviceEffect::Overtaken { by, is_tie: true } => messages.would_be_equalled(&own, &name(by)),
        };
        ToldFactChange {
            app: change.app,
            fact,
            about: (name(change.app), label),
            from,
            to,
            effect: change.effect,
            then,
        }
    }

    fn new_value_words(&self, fact: FactIx, value: &NewValue) -> String {
        let value = match (value, &self.model.graph.facts.row(fact).kind) {
            (NewValue::Unknown, _) => Value::Unknown,
            (NewValue::Depends(on_what), _) => Value::Depends(on_what),
            (NewValue::Marks(marks), FactKind::Set(_)) => Value::Set(marks.clone()),
            (NewValue::Marks(marks), FactKind::Flag) => Value::Flag(marks.first() == Some(&flag_true())),
            (NewValue::Marks(marks), _) => marks.first().map_or(Value::Unknown, |mark| Value::Choice(*mark)),
            (NewValue::Number(number), _) if number.is_infinite() => Value::Unlimited,
            (NewValue::Number(number), _) => Value::Number(*number),
            (NewValue::Apps(apps), _) if apps.is_empty() => return self.messages.empty_set().to_owned(),
            (NewValue::Apps(apps), _) => Value::Apps(apps),
            (NewValue::Text(_), _) => return self.messages.any_words().to_owned(),
        };
        words::value_words(self.model, self.messages, fact, value)
    }
}

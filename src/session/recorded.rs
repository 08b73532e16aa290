//! What is kept of an advice so that a later look can tell from what to what it changed.

use super::advice::{ToldFact, ToldWish, WalkEnd};
use super::page::Block;
use super::walk::Session;
use super::words;
use crate::engine::{Placing, Standing};
use crate::model::{AppIx, FactIx, RowColumn, Value};
use crate::text::{Lang, Messages, SafeText, sentence};

/// A fact of an app that the answers tested.
#[derive(Debug, Clone)]
pub struct TestedFact {
    /// The fact, with its value and where that comes from.
    pub told: ToldFact,
    /// When it was checked, as the catalogue has it.
    pub checked: Option<SafeText>,
}

impl Session<'_> {
    /// The facts of an app that the answers tested, in the order in which they did.
    pub fn tested_facts(&self, app: AppIx) -> Vec<TestedFact> {
        let facts = words::tested_facts(self.model, &self.state).into_iter();
        facts.map(|fact| self.fact_now(fact, app)).collect()
    }

    /// A fact of an app as it is now, tested or not.
    pub fn fact_now(&self, fact: FactIx, app: AppIx) -> TestedFact {
        let detail = self.model.catalogue.columns.row(fact).details.get(&app);
        let own = detail.and_then(|detail| detail.checked.as_ref());
        let checked = own.or(self.model.catalogue.apps.row(app).checked.as_ref());
        TestedFact { told: self.told_fact(fact, app), checked: checked.cloned() }
    }

    /// Whether the value of a fact was told in these words, in whichever language of the program.
    pub fn was_told_so(&self, fact: FactIx, app: AppIx, value: &str) -> bool {
        Lang::ALL.into_iter().any(|lang| words::value(self.model, Messages::new(lang), fact, app) == value)
    }

    /// Whether this stood in a column of an app, in whichever language of the program.
    pub fn was_in_column(&self, column: usize, app: AppIx, value: &str) -> bool {
        Lang::ALL.into_iter().any(|lang| {
            let cells = self.row_cells_in(Messages::new(lang), app);
            cells.get(column).is_some_and(|cell| SafeText::from(cell.value.clone()).one_line() == value)
        })
    }

    /// What warns of the advice in view: how old its facts are, what it says first of all, and what hangs on an answer that
    /// nobody knew.
    pub fn advice_warnings(&self) -> Vec<SafeText> {
        let age = self.age_blocks().into_iter().filter_map(|block| match block {
            Block::Text(words) => Some(words),
            _ => None,
        });
        age.chain(self.all_warnings()).collect()
    }

    /// What clashes and which ways there are on, a line each, where the outcome in view leaves nothing to choose from.
    pub fn dead_end_in_lines(&self) -> Vec<SafeText> {
        let WalkEnd::Outcome(outcome) = self.walk_end() else { return Vec::new() };
        let Some(end) = &outcome.dead_end else { return Vec::new() };
        let mut lines: Vec<String> = Vec::new();
        for clash in &end.clashes {
            lines.push(clash.words.clone());
            lines.extend(clash.lacks.iter().cloned());
        }
        lines.extend(end.remark.iter().cloned());
        let of = |title: &str, words: &str| self.messages.report_of(&title.trim_end_matches(':'), &words);
        if let Some(ways) = &outcome.ways_back {
            lines.extend(ways.changes.iter().map(|change| {
                let effect = Some(change.comes_of()).filter(|effect| !effect.is_empty());
                let label = change.label.trim_end_matches('.').to_owned();
                let told: Vec<String> = std::iter::once(label).chain(effect).collect();
                of(self.messages.can_change(), &told.join("; "))
            }));
            lines.extend(ways.remarks(self.messages));
        }
        lines.extend(end.pairs.iter().map(|pair| of(&end.pairs_title, pair)));
        lines.into_iter().map(|line| sentence(&line).into()).collect()
    }

    /// What the order of the apps that are left goes by; nothing where there is none.
    pub fn order_of_advice(&self) -> Option<String> {
        self.order_in_words()
    }

    /// The wishes of the answers, and what each is to an app that is left.
    pub fn wishes_and(&self, app: AppIx) -> Vec<ToldWish> {
        let placings = self.state.placings(self.model);
        let Some(own) = placings.iter().find(|placing| placing.app == app) else { return Vec::new() };
        if own.standing == Standing::Dropped {
            return Vec::new();
        }
        let group: Vec<&Placing> =
            placings.iter().filter(|placing| placing.standing == own.standing).collect();
        self.told_wishes(app, &group)
    }

    /// What stands in a column of an app, where it is a number.
    pub fn number_in_row(&self, column: &RowColumn, app: AppIx) -> Option<f64> {
        match self.model.value(column.fact, app) {
            Value::Number(number) => Some(number),
            _ => None,
        }
    }
}

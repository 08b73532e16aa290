//! Another order of the apps of an advice, where many share a place so that only their names part them. Only the page shows
//! it: the advice, its letters and all that is saved keep their order.

use std::cmp::Ordering;

use super::walk::Session;
use super::words;
use crate::engine::{Placing, Standing};
use crate::model::{AppIx, FactKind, Ix, RowColumn, Shows, Value};
use crate::order;
use crate::text::{folded, upper_first};

/// Of so many that share a place each is told apart in the text above the rows.
const FEW: usize = 3;

/// What a value counts as in the order: of values of one kind the smaller number first, then the words.
#[derive(Debug, Clone)]
struct SortKey {
    /// Whether there is something to go by: at last come those of which nothing is known.
    class: u8,
    number: f64,
    words: String,
}

impl SortKey {
    fn of(class: u8, number: f64) -> Self {
        Self { class, number, words: String::new() }
    }

    fn compare(&self, other: &Self) -> Ordering {
        let by_number = || self.number.total_cmp(&other.number);
        self.class.cmp(&other.class).then_with(by_number).then_with(|| self.words.cmp(&other.words))
    }
}

impl Session<'_> {
    /// Whether the apps of the advice in view can be sorted: more than a few share a place.
    pub fn can_sort(&self) -> bool {
        let shows = |outcome| self.model.graph.outcomes.row(outcome).shows == Shows::Remaining;
        let placings = self.state.placings(self.model);
        self.outcome().is_some_and(shows)
            && self.has_columns()
            && placings.chunk_by(Placing::ties_with).any(|ties| {
                ties.len() > FEW && ties.first().is_some_and(|one| one.standing != Standing::Dropped)
            })
    }

    /// The columns by which they can be sorted, in words.
    pub fn sortable_columns(&self) -> Vec<String> {
        self.model.graph.rows.iter().map(|column| column.label.one_line()).collect()
    }

    /// By which of these they are sorted.
    pub fn sorted_by(&self) -> Option<usize> {
        self.sorted.filter(|_| self.can_sort())
    }

    /// Sorts by one of the columns, or no longer.
    pub fn sort(&mut self, column: Option<usize>) {
        self.sorted = column.filter(|column| *column < self.model.graph.rows.len());
    }

    /// Sorts by the next column; behind the last one no longer.
    pub fn sort_by_next(&mut self) {
        self.sort(Some(self.sorted_by().map_or(0, |column| column + 1)));
    }

    /// How they are sorted, in a sentence.
    pub fn sorted_in_words(&self) -> String {
        let column = self.sorted_by().and_then(|column| self.model.graph.rows.get(column));
        match column {
            Some(column) => self.messages.sorted_by(&column.label.one_line(), self.direction(column)),
            None => self.messages.sorted_by_name().to_owned(),
        }
    }

    /// What that column is called.
    pub(super) fn sorted_column(&self) -> Option<String> {
        Some(self.model.graph.rows.get(self.sorted_by()?)?.label.one_line())
    }

    fn direction(&self, column: &RowColumn) -> &'static str {
        match self.model.graph.facts.row(column.fact).kind {
            FactKind::Number { .. } => self.messages.sorted_upwards(),
            FactKind::Flag => self.messages.sorted_yes_first(),
            FactKind::Choice(_) => self.messages.sorted_as_listed(),
            FactKind::Text => self.messages.sorted_by_first_number(),
            FactKind::Set(_) | FactKind::Apps => self.messages.sorted_by_letters(),
        }
    }

    /// The apps that are left, in the order of the advice, as they are sorted: those that share a place among themselves.
    pub(super) fn sorted_apps(&self, apps: Vec<(AppIx, Standing)>) -> Vec<(AppIx, Standing)> {
        let column = self.sorted_by().and_then(|column| self.model.graph.rows.get(column));
        let Some(column) = column.filter(|_| !apps.is_empty()) else { return apps };
        let placings = self.state.placings(self.model);
        let mut sorted = Vec::with_capacity(apps.len());
        for ties in placings.chunk_by(Placing::ties_with) {
            let mut keyed: Vec<(SortKey, AppIx, Standing)> =
                ties.iter().map(|it| (self.sort_key(column, it.app), it.app, it.standing)).collect();
            order::by(&mut keyed, |(one, ..), (other, ..)| one.compare(other));
            sorted.extend(keyed.into_iter().map(|(_, app, standing)| (app, standing)));
        }
        sorted.retain(|(_, standing)| *standing != Standing::Dropped);
        sorted
    }

    fn sort_key(&self, column: &RowColumn, app: AppIx) -> SortKey {
        let in_words = || folded(&words::value(self.model, self.messages, column.fact, app));
        match self.model.value(column.fact, app) {
            Value::Number(number) => SortKey::of(0, number),
            Value::Unlimited => SortKey::of(1, 0.0),
            Value::Flag(holds) => SortKey::of(u8::from(!holds), 0.0),
            Value::Choice(value) => SortKey { words: format!("{:06}", value.at()), ..SortKey::of(0, 0.0) },
            Value::Text(text) => {
                let number = first_number(text.as_str());
                SortKey {
                    words: in_words(),
                    ..SortKey::of(u8::from(number.is_some()), number.unwrap_or(0.0))
                }
            }
            Value::Set(_) | Value::Apps(_) => SortKey { words: in_words(), ..SortKey::of(0, 0.0) },
            Value::Depends(_) => SortKey { words: in_words(), ..SortKey::of(2, 0.0) },
            Value::Unknown => SortKey::of(3, 0.0),
        }
    }

    /// What is told of the order on the page: that of the advice, and how those that share a place are sorted.
    pub(super) fn told_order(&self, order: Option<&str>) -> Vec<String> {
        match self.sorted_by() {
            Some(_) => self.order_without_names().map(|order| upper_first(&order)).into_iter().collect(),
            None => order.map(str::to_owned).into_iter().collect(),
        }
    }
}

/// The first number in a text: digits, with groups of three and decimals as people write them.
fn first_number(text: &str) -> Option<f64> {
    let start = text.find(|letter: char| letter.is_ascii_digit())?;
    let written: String = text
        .get(start..)?
        .chars()
        .take_while(|letter| letter.is_ascii_digit() || matches!(letter, '.' | ','))
        .collect();
    // What ends a sentence or parts two words is no part of the number.
    let parts: Vec<&str> = written.trim_end_matches(['.', ',']).split(['.', ',']).collect();
    let (whole, decimals) = match parts.as_slice() {
        [all @ .., last] if !all.is_empty() && (1..=2).contains(&last.len()) => (all.concat(), *last),
        all => (all.concat(), ""),
    };
    format!("{whole}.{decimals}0").parse().ok()
}

#[cfg(test)]
mod tests {
    use super::first_number;

    #[test]
    fn the_first_number_of_a_text() {
        for (text, number) in [
            ("gratis", None),
            ("vanaf ca. € 9/maand", Some(9.0)),
            ("€ 119,40 per jaar", Some(119.4)),
            ("1.250 of 3", Some(1250.0)),
            ("1.250,50.", Some(1250.5)),
            ("€ 12, of € 3", Some(12.0)),
            ("12.5 kg", Some(12.5)),
        ] {
            assert_eq!(first_number(text), number, "{text}");
        }
    }
}

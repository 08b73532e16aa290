//! Which app stands first in an advice and why, or which ones share that place and what still separates them.

use super::order::ToldWish;
use crate::engine::{
    Placing, Standing, Wish, WishVerdict, asked_and_unknown, first_placed, has_unknown_facts,
};
use crate::model::AppIx;
use crate::session::page::Block;
use crate::session::row_cells::{RowCell, told_cells};
use crate::session::walk::Session;
use crate::session::words;
use crate::text::{sentence, upper_first};

/// Of so many that share the first place, what they have in columns is told of each.
const MOST_TOLD: usize = 3;

/// Of more than these that share the first place it is not looked up one by one whether they are equal in everything asked.
const MOST_COMPARED: usize = 100;

/// What stands first in an advice.
#[derive(Debug, Clone)]
pub struct FirstChoice {
    /// The app, or all of those that share the first place.
    pub apps: Vec<AppIx>,
    /// Which it is, or that there is none.
    pub title: String,
    /// Why it is first, its facts, what to watch; or what still separates those that share the place.
    pub points: Vec<String>,
    /// The same where no row of it has room on the first screen: which they are, and what the author names first of each.
    small: Vec<String>,
}

impl Session<'_> {
    /// What stands first among the apps that are left; nothing where none is.
    pub fn first_choice(&self) -> Option<FirstChoice> {
        let placings = self.state.placings(self.model);
        let (ties, others) = placings.split_at(first_placed(placings).len());
        let first = ties.first()?;
        let group: Vec<&Placing> = placings.iter().filter(|it| it.standing == first.standing).collect();
        let left = placings.iter().filter(|placing| placing.standing != Standing::Dropped).count();
        match ties {
            [_] => Some(self.one_first(first, &group, others.first(), left)),
            _ => Some(self.tied_first(ties, &group)),
        }
    }

    fn one_first(
        &self,
        first: &Placing,
        group: &[&Placing],
        second: Option<&Placing>,
        left: usize,
    ) -> FirstChoice {
        let told = self.told_row(first.app, first.standing);
        let mut points = Vec::new();
        let why = [self.wishes_of_first(&[first.app], group), self.why_before(first, group, second, left)];
        let why: Vec<String> = why.into_iter().flatten().collect();
        points.extend((!why.is_empty()).then(|| why.join(" ")));
        points.extend(self.asked_or_arranged(first.app, first.standing));
        let flags = Some(told.flags_in_row()).filter(|flags| !flags.is_empty());
        let flags = flags.map(|flags| self.messages.watch_this(&flags));
        let facts = |cells: &[RowCell]| {
            let told = (!cells.is_empty()).then(|| sentence(&upper_first(&told_cells(cells))));
            let all: Vec<String> = told.into_iter().chain(flags.clone()).collect();
            (!all.is_empty()).then(|| all.join(" "))
        };
        let small = match told.cells.split_first() {
            Some((cell, rest)) => {
                let first = std::iter::once(sentence(&upper_first(&cell.told())));
                first.chain(points.iter().cloned()).chain(facts(rest)).collect()
            }
            None => Vec::new(),
        };
        points.extend(facts(&told.cells));
        let title = match first.standing {
            Standing::Conditional => self.messages.first_conditional(&told.name),
            Standing::Unproven if has_unknown_facts(&self.state, first.app) => {
                self.messages.first_to_ask(&told.name)
            }
            Standing::Unproven => self.messages.first_uncertain(&told.name),
            Standing::Recommended | Standing::Dropped => self.messages.first_choice(&told.name),
        };
        FirstChoice { apps: vec![first.app], title, points, small }
    }

    /// Those that share the first place: nothing but their names orders them, so none of them is named as the first.
    fn tied_first(&self, ties: &[Placing], group: &[&Placing]) -> FirstChoice {
        let apps: Vec<AppIx> = ties.iter().map(|placing| placing.app).collect();
        let names: Vec<String> = if words::are_few(apps.len()) { self.names_of(&apps) } else { Vec::new() };
        let names = words::borrowed(&names);
        let noun = words::noun(self.model);
        let is_equal = self.are_equal(ties, group);
        let mut title = match is_equal {
            true => self.messages.equal_first(apps.len(), &names, noun),
            false => self.messages.level_first(apps.len(), &names, noun),
        };
        if let Some(standing) = ties.first().map(|placing| placing.standing)
            && standing != Standing::Recommended
        {
            title = self.messages.with_remark(&title, &self.standing_words(standing).to_lowercase());
        }
        // Those that are equal meet the same wishes, so they are told of any of them.
        let wishes = Some(&apps).filter(|_| is_equal).and_then(|apps| self.wishes_of_first(apps, group));
        let shared = self.shared_first_column(&apps);
        let parts = self.separates(&apps);
        let told = |parts: &[String]| {
            (!parts.is_empty()).then(|| self.messages.still_separates(&words::borrowed(parts)))
        };
        let separates = match told(&parts) {
            None if self.has_columns() => Some(self.messages.nothing_separates().to_owned()),
            // Without columns the rows tell other things of each.
            separates => separates,
        };
        let first = self.first_column_of(&apps, shared.as_deref());
        // What the first column is for each was said just before.
        let besides = match parts.split_first() {
            Some((_, others)) if first.is_some() && shared.is_none() => told(others),
            _ => separates.clone(),
        };
        let small: Vec<String> = first.into_iter().chain(wishes.clone()).chain(besides).collect();
        let small = if small.is_empty() { Vec::new() } else { vec![small.join(" ")] };
        let points: Vec<String> = wishes.into_iter().chain(shared).chain(separates).collect();
        // They belong together, and lines are dear.
        let points = if points.is_empty() { Vec::new() } else { vec![points.join(" ")] };
        FirstChoice { apps, title, points, small }
    }

    /// The wishes that an app meets, or apps that are equal, of those that somebody made.
    fn wishes_of_first(&self, apps: &[AppIx], group: &[&Placing]) -> Option<String> {
        let told = self.shared_wishes(apps, group);
        let met = |wish: &&ToldWish| wish.verdict == WishVerdict::Met;
        let (situation, wished): (Vec<&ToldWish>, Vec<&ToldWish>) =
            told.iter().partition(|wish| wish.tells_situation);
        let words_of_met = |wishes: &[&ToldWish]| -> Vec<String> {
            wishes.iter().copied().filter(met).map(|wish| wish.words.clone()).collect()
        };
        let mut parts = Vec::new();
        match wished.as_slice() {
            [] => {}
            [wish] if wish.verdict == WishVerdict::Unmet => {
                parts.push(self.messages.wish_unmet_in_short(apps.len(), &wish.words));
            }
            [wish] if wish.verdict == WishVerdict::Unknown => {
                parts.push(self.messages.wish_unknown_in_short(apps.len(), &wish.words));
            }
            all => {
                let met = words_of_met(all);
                let words = words::borrowed(&met);
                parts.push(self.messages.wishes_in_short(apps.len(), met.len(), all.len(), &words));
            }
        }
        let situation = words_of_met(&situation);
        parts.extend((!situation.is_empty()).then(|| self.messages.counts_too(&words::borrowed(&situation))));
        (!parts.is_empty()).then(|| parts.join(" "))
    }

    /// What parts the first from the next one.
    fn why_before(
        &self,
        first: &Placing,
        group: &[&Placing],
        second: Option<&Placing>,
        left: usize,
    ) -> Option<String> {
        if left == 1 {
            return Some(self.messages.only_one_left().to_owned());
        }
        let Some(second) = second.filter(|second| second.standing == first.standing) else {
            return Some(self.messages.only_one(self.standing_words(first.standing)));
        };
        if first.met == second.met {
            return Some(self.messages.least_unknown().to_owned());
        }
        let is_met = |wish: &Wish, placing: &Placing| wish.verdict(placing.app) == WishVerdict::Met;
        let parts = |wish: &Wish| group.iter().any(|other| is_met(wish, other) != is_met(wish, first));
        let (situation, wishes): (Vec<&Wish>, Vec<&Wish>) =
            self.state.record.wishes.iter().partition(|wish| self.tells_situation(wish));
        let standing = self.standing_words(first.standing);
        // A wish of the situation may outweigh others, so where one parts them not the wishes alone are counted.
        Some(match (situation.into_iter().any(parts), wishes.is_empty()) {
            (false, _) => self.messages.meets_most(standing),
            (true, true) => self.messages.suits_situation_most(standing),
            (true, false) => self.messages.suits_both_most(standing),
        })
    }

    /// What has to be asked or arranged before it fits.
    fn asked_or_arranged(&self, app: AppIx, standing: Standing) -> Option<String> {
        let words = match standing {
            Standing::Conditional | Standing::Unproven => self.app_words(app, standing),
            Standing::Recommended | Standing::Dropped => String::new(),
        };
        (!words.is_empty()).then(|| sentence(&upper_first(&words)))
    }

    /// Whether those that share a place are the same in everything that was asked, not only in how much of it.
    fn are_equal(&self, ties: &[Placing], group: &[&Placing]) -> bool {
        let Some((first, others)) = ties.split_first().filter(|_| ties.len() <= MOST_COMPARED) else {
            return false;
        };
        let asked = |placing: &Placing| {
            (
                self.told_wishes(placing.app, group).iter().map(|wish| wish.verdict).collect::<Vec<_>>(),
                asked_and_unknown(&self.state, placing.app),
                // Of what is recommended that tells facts, not what was asked.
                Some(placing.standing)
                    .filter(|standing| *standing != Standing::Recommended)
                    .map(|standing| self.app_words(placing.app, standing)),
            )
        };
        let of_first = asked(first);
        others.iter().all(|other| asked(other) == of_first)
    }

    /// What stands in the column that the author names first, where it is the same for all of them.
    fn shared_first_column(&self, apps: &[AppIx]) -> Option<String> {
        let column = self.model.graph.rows.first()?;
        let value = |app: &AppIx| words::value(self.model, self.messages, column.fact, *app);
        let first = apps.first().map(value)?;
        let is_shared = apps.iter().all(|app| value(app) == first);
        is_shared.then(|| self.messages.fact_is(&upper_first(&column.label.one_line()), &first))
    }

    /// What stands in the column that the author names first, of each of some apps, or of the first few; where they share it, once.
    fn first_column_of(&self, apps: &[AppIx], shared: Option<&str>) -> Option<String> {
        let column = self.model.graph.rows.first()?;
        // Of a few the names are in the title.
        if let Some(shared) = shared.filter(|_| words::are_few(apps.len())) {
            return Some(shared.to_owned());
        }
        let (named, others) = words::examples_and_others(apps);
        let value = |app: &AppIx| {
            let value = words::value(self.model, self.messages, column.fact, *app);
            format!("{} ({})", self.name(*app), value.trim_end_matches('.'))
        };
        let told: Vec<String> = named.iter().map(value).collect();
        let told = self.messages.and_others(&words::borrowed(&told), others.len());
        Some(self.messages.fact_is(&upper_first(&column.label.one_line()), &told))
    }

    /// What differs between some apps of what stands in their rows, in words; of few with what it is for each.
    fn separates(&self, apps: &[AppIx]) -> Vec<String> {
        let mut parts = Vec::new();
        for (at, column) in self.model.graph.rows.iter().enumerate() {
            let value = |app: &AppIx| words::value(self.model, self.messages, column.fact, *app);
            let mut values = apps.iter().map(value);
            let Some(first) = values.next() else { continue };
            if values.all(|value| value == first) {
                continue;
            }
            let head = column.label.one_line();
            // Of the column that the author names first, what it is for each; the others are in the rows.
            parts.push(match apps.len() <= MOST_TOLD && at == 0 {
                true => {
                    self.messages.with_remark(&head, &apps.iter().map(value).collect::<Vec<_>>().join("; "))
                }
                false => head,
            });
        }
        let mut flags = apps.iter().map(|app| self.flags(*app));
        let first = flags.next();
        if flags.any(|flags| Some(flags) != first) {
            parts.push(self.messages.what_to_watch().to_owned());
        }
        parts
    }
}

impl FirstChoice {
    /// All of it as text.
    pub fn blocks(&self) -> Vec<Block> {
        self.told(&self.points)
    }

    /// The same for a window in which none of its rows has room on the first screen.
    pub(in crate::session) fn small_blocks(&self) -> Vec<Block> {
        self.told(if self.small.is_empty() { &self.points } else { &self.small })
    }

    fn told(&self, points: &[String]) -> Vec<Block> {
        let points = points.iter().map(|point| Block::Item(point.as_str().into()));
        std::iter::once(Block::Heading(self.title.clone())).chain(points).collect()
    }
}

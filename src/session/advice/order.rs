//! Why an app stands where it does among those with the same standing: the wishes that it meets, what is unknown of it,
//! and with which others it ties.

use crate::engine::{Placing, Standing, Wish, WishVerdict, asked_and_unknown};
use crate::model::{AppIx, Shows};
use crate::session::page::Block;
use crate::session::walk::Session;
use crate::session::words;
use crate::text::{Messages, SafeText};

/// A wish of an answer, and what it is to one app.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToldWish {
    /// What it is to the app.
    pub verdict: WishVerdict,
    /// It comes of the person's situation: nobody wished for it, though it counts for the place as a wish does.
    pub tells_situation: bool,
    /// The wish in words: why the app meets it, or else the answer that asks for it.
    pub words: String,
}

/// Why an app that is left stands where it does.
#[derive(Debug, Clone)]
pub struct AppOrder {
    /// Its place among those with the same standing, from 1.
    pub place: usize,
    /// How many have that standing.
    pub of: usize,
    /// The standing in words.
    pub standing: String,
    /// The wishes of the answers, and what counts for the place as a wish does.
    pub wishes: Vec<ToldWish>,
    /// The facts that were asked for and are unknown of it: wishes above, or what the supplier has to be asked.
    pub unknown: Vec<String>,
    /// The others that meet as many wishes and of which as much is unknown: only the name parts them.
    pub ties: Vec<String>,
    /// By which column the person sorted these; nothing where they stand by name.
    pub sorted_by: Option<String>,
}

impl Session<'_> {
    /// The wishes of the answers, and what each is to an app among those with its standing. What comes of the situation
    /// counts for the place only where it is not the same for all of them.
    pub(in crate::session) fn told_wishes(&self, app: AppIx, group: &[&Placing]) -> Vec<ToldWish> {
        self.shared_wishes(&[app], group)
    }

    /// The same of apps that are equal in all of them.
    pub(super) fn shared_wishes(&self, apps: &[AppIx], group: &[&Placing]) -> Vec<ToldWish> {
        let Some(app) = apps.first().copied() else { return Vec::new() };
        let path = &self.state.walk.path;
        let parts = |wish: &Wish| group.iter().any(|other| wish.verdict(other.app) != wish.verdict(app));
        let told = self.state.record.wishes.iter().filter(|wish| !self.tells_situation(wish) || parts(wish));
        let wishes = told.filter_map(|wish| {
            let verdict = wish.verdict(app);
            let answer = words::answered(self.model, self.messages, path, wish.effect, wish.answer);
            let of_tree = wish.effect.wish(self.model)?;
            let number = self.state.walk.number_of(wish.effect.question);
            // What the tree says holds where the wish is met, or where it is unknown; nowhere else, and not of a newer value.
            let said = match verdict {
                WishVerdict::Met => Some(&of_tree.because),
                WishVerdict::Unknown => of_tree.unsure.as_ref(),
                WishVerdict::Unmet => None,
            };
            let facts = of_tree.require.facts();
            let later: Vec<SafeText> =
                apps.iter().filter_map(|app| self.later_values(*app, &facts)).collect();
            let said = match (later.first(), apps.len()) {
                (None, _) => said,
                (later, 1) => later,
                // It is not said of all of them.
                _ => None,
            };
            let said = said.map(|said| said.one_line().trim_end_matches('.').to_owned());
            let words = match number {
                Some(number) => {
                    let said = said.unwrap_or_else(|| format!("“{answer}”"));
                    self.messages.with_remark(&said, &self.messages.at_question(number))
                }
                // A page of information may have wishes too, and nobody answers it.
                None => said
                    .unwrap_or_else(|| self.model.graph.questions.row(wish.effect.question).ask.one_line()),
            };
            Some(ToldWish { verdict, tells_situation: self.tells_situation(wish), words })
        });
        wishes.collect()
    }

    /// Whether a wish comes of an answer that tells the person's situation.
    pub(in crate::session) fn tells_situation(&self, wish: &Wish) -> bool {
        self.model.graph.questions.row(wish.effect.question).role_of(wish.answer).tells_situation
    }

    /// Why an app stands where it does in the advice; nothing for one that dropped, or where there is no advice
    /// or nothing to tell.
    pub fn app_order(&self, app: AppIx) -> Option<AppOrder> {
        let outcome = self.model.graph.outcomes.row(self.outcome()?);
        (outcome.shows == Shows::Remaining).then_some(())?;
        let placings = self.state.placings(self.model);
        let own = placings.iter().find(|placing| placing.app == app)?;
        if own.standing == Standing::Dropped {
            return None;
        }
        let group: Vec<&Placing> =
            placings.iter().filter(|placing| placing.standing == own.standing).collect();
        let wishes = self.told_wishes(app, &group);
        // Nothing is told where there is no other place and nobody wished.
        if group.len() == 1 && wishes.is_empty() && own.unknown == 0 {
            return None;
        }
        let ties = group.iter().filter(|other| other.app != app && other.ties_with(own));
        let ties: Vec<AppIx> = ties.map(|other| other.app).collect();
        let sorted = self.sorted_apps(self.ranked().collect());
        let mut shown = sorted.iter().filter(|(_, standing)| *standing == own.standing);
        Some(AppOrder {
            place: shown.position(|(other, _)| *other == app)? + 1,
            sorted_by: self.sorted_column(),
            of: group.len(),
            standing: self.standing_words(own.standing).to_owned(),
            wishes,
            unknown: asked_and_unknown(&self.state, app).iter().map(|fact| self.label(*fact)).collect(),
            ties: self.names_of(&ties),
        })
    }

    /// What the order of the apps that are left goes by; nothing where there is none.
    pub(in crate::session) fn order_in_words(&self) -> Option<String> {
        self.order_told(true)
    }

    /// The same where those that share a place stand in another order than that of their names; nothing where that is all.
    pub(in crate::session) fn order_without_names(&self) -> Option<String> {
        self.order_told(false)
    }

    fn order_told(&self, tells_names: bool) -> Option<String> {
        let placings = self.state.placings(self.model);
        let left: Vec<&Placing> =
            placings.iter().filter(|placing| placing.standing != Standing::Dropped).collect();
        let pairs =
            || left.iter().zip(left.iter().skip(1)).filter(|(one, other)| one.standing == other.standing);
        pairs().next()?;
        let is_grouped =
            left.iter().zip(left.iter().skip(1)).any(|(one, other)| one.standing != other.standing);
        let parts = |wish: &Wish| {
            let is_met = |placing: &Placing| wish.verdict(placing.app) == WishVerdict::Met;
            pairs().any(|(one, other)| one.met != other.met && is_met(one) != is_met(other))
        };
        let (by_situation, by_wishes): (Vec<&Wish>, Vec<&Wish>) = (self.state.record.wishes.iter())
            .filter(|wish| parts(wish))
            .partition(|wish| self.tells_situation(wish));
        let by_most = match (by_wishes.is_empty(), by_situation.is_empty()) {
            (true, true) => None,
            (false, true) => Some(self.messages.most_wishes()),
            (true, false) => Some(self.messages.best_for_situation()),
            (false, false) => Some(self.messages.best_for_both()),
        };
        let unknown = |placing: &Placing| placing.unknown;
        let by_unknown = pairs().any(|(one, other)| one.met == other.met && unknown(one) != unknown(other));
        let by_name = tells_names && pairs().any(|(one, other)| one.ties_with(other));
        // Without these nothing is left to say but that the order is that of the names.
        (tells_names || by_most.is_some() || by_unknown).then_some(())?;
        Some(self.messages.order(is_grouped, by_most, by_unknown, by_name))
    }
}

impl AppOrder {
    /// All of it as text.
    pub fn blocks(&self, messages: Messages) -> Vec<Block> {
        let mut blocks = vec![Block::Heading(messages.why_this_place().to_owned())];
        let place = match self.of {
            1 => messages.only_one(&self.standing),
            _ => messages.place_of(self.place, self.of, &self.standing),
        };
        blocks.push(Block::Text(place.into()));
        let (situation, wishes): (Vec<&ToldWish>, Vec<&ToldWish>) =
            self.wishes.iter().partition(|wish| wish.tells_situation);
        let with = |verdict| wishes.iter().filter(move |wish| wish.verdict == verdict);
        let met = with(WishVerdict::Met).count();
        match wishes.len() {
            0 if situation.is_empty() => blocks.push(Block::Text(messages.no_wishes().into())),
            0 => {}
            // Then the headings below say of each what it is.
            _ if met == 0 => {}
            all => blocks.push(Block::Text(messages.wishes_met(met, all).into())),
        }
        blocks.extend(with(WishVerdict::Met).map(|wish| Block::Item(wish.words.as_str().into())));
        for (verdict, title) in
            [(WishVerdict::Unmet, messages.wishes_unmet()), (WishVerdict::Unknown, messages.wishes_unknown())]
        {
            if with(verdict).next().is_some() {
                blocks.push(Block::Text(title.into()));
            }
            blocks.extend(with(verdict).map(|wish| Block::Item(wish.words.as_str().into())));
        }
        blocks.extend(situation_blocks(&situation, messages));
        let by = self.sorted_by.as_deref();
        let ties = |names: &[&str]| messages.ties_with(names, by);
        let ties = words::few_or_count(&self.ties, ties, |count| messages.ties_with_count(count, by));
        blocks.extend(ties.map(|ties| Block::Text(ties.into())));
        blocks
    }
}

/// What counts for the place though nobody wished for it.
fn situation_blocks(situation: &[&ToldWish], messages: Messages) -> Vec<Block> {
    let mut blocks = Vec::new();
    for (verdict, title) in [
        (WishVerdict::Met, messages.counts_for_place()),
        (WishVerdict::Unmet, messages.counts_not_here()),
        (WishVerdict::Unknown, messages.counts_unknown_here()),
    ] {
        let mut told = situation.iter().filter(|wish| wish.verdict == verdict).peekable();
        blocks.extend(told.peek().map(|_| Block::Text(title.into())));
        blocks.extend(told.map(|wish| Block::Item(wish.words.as_str().into())));
    }
    blocks
}

//! What a reply did: who came, who dropped, and which standings changed.

use std::rc::Rc;

use super::ReplyState;
use crate::engine::{Standing, standings};
use crate::model::{AppIx, Ix, QuestionIx};
use crate::session::decision::ReplyOn;
use crate::session::news::{News, OffPath};
use crate::session::walk::Session;
use crate::session::weighed::WeighedWalk;
use crate::session::words::{self, borrowed, few_or_count};

/// A walk before a reply.
pub(in crate::session) struct BeforeReply {
    whole: Rc<WeighedWalk>,
    standings: Vec<Standing>,
    fallen: Vec<QuestionIx>,
}

/// What a value of a fact does.
enum Effect {
    /// An answer tested it.
    Tested,
    /// It stands in the lists of apps, and no answer tested it.
    InRows,
    /// It is told on the page of its app.
    Kept,
}

/// What a reply did to standings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::session) struct ReplyNews {
    /// The place of the reply.
    at: usize,
    /// It was entered by this move; else it was taken back, or holds again.
    is_new: bool,
    /// The app that it is about with its standing, before and after.
    of_app: Option<(AppIx, Standing, Standing)>,
    /// Other apps that have another standing now, and are left as before.
    others: Vec<AppIx>,
}

impl Session<'_> {
    /// The walk as it is, before a reply is followed.
    pub(in crate::session) fn before_reply(&self) -> BeforeReply {
        BeforeReply {
            whole: self.whole.clone(),
            standings: standings(self.model, &self.state),
            fallen: self.fallen.keys().copied().collect(),
        }
    }

    /// What the reply at a place did that was entered, taken back or put back.
    pub(in crate::session) fn news_of_reply(&self, at: usize, is_new: bool, before: &BeforeReply) -> News {
        let OffPath { waiting, mut set_aside, mut all_set_aside } = self.newly_off_path(&before.whole);
        set_aside.extend(self.fallen.keys().filter(|question| !before.fallen.contains(question)));
        all_set_aside += self.fallen.len();
        let app = self.replies.get(at).and_then(|reply| self.model.catalogue.find(reply.on.app()));
        let now = standings(self.model, &self.state);
        let both = |app: AppIx| Some((app, *before.standings.get(app.at())?, *now.get(app.at())?));
        let is_moved = |app: &AppIx| both(*app).is_some_and(|(_, was, is)| was != is);
        let is_other = |other: &AppIx| Some(*other) != app && self.is_offered(*other);
        let stays = |(_, was, is): (AppIx, Standing, Standing)| {
            (was == Standing::Dropped) == (is == Standing::Dropped)
        };
        let others = self.model.catalogue.apps.indexes().filter(is_other).filter(is_moved);
        let others = others.filter(|other| both(*other).is_some_and(stays)).collect();
        let is_considered = self.is_begun() && self.considers_apps();
        let of_app = app.filter(|app| is_considered && self.is_offered(*app)).and_then(both);
        // Answers that wait may drop again what comes back now.
        let mut turned = waiting.is_empty().then(|| self.turned(&before.whole.walk.left));
        // That of the app itself is told by its standing.
        if let (Some((back, gone)), Some((app, _, _))) = (&mut turned, of_app) {
            back.set(app.at(), false);
            gone.set(app.at(), false);
        }
        News {
            replied: Some(ReplyNews {
                at,
                is_new,
                of_app,
                others: if is_considered { others } else { Vec::new() },
            }),
            turned: turned.filter(|(back, gone)| is_considered && !(back.is_clear() && gone.is_clear())),
            waiting,
            set_aside,
            all_set_aside,
            ..News::default()
        }
    }

    /// Whether the last move was a reply, or took one back.
    pub fn has_news_of_reply(&self) -> bool {
        self.news.replied.is_some() && !self.news.is_left
    }

    /// What a reply did to standings, in words.
    pub(in crate::session) fn replied_words_of_news(&self, news: &ReplyNews, told: &mut Vec<String>) {
        let Some(reply) = self.replies.get(news.at) else { return };
        let reply_told = self.told_reply(news.at, reply);
        let app = self.model.catalogue.find(reply.on.app());
        let app = app.map_or_else(
            || reply.on.app().to_owned(),
            |app| self.model.catalogue.apps.row(app).name.one_line(),
        );
        let about = reply_told.about.trim_end_matches(['.', ':']);
        let messages = self.messages;
        told.push(match (reply_told.state, news.is_new, &reply.on) {
            (ReplyState::TakenBack, _, ReplyOn::Common { .. }) => messages.reply_about_gone(&app, about),
            (ReplyState::TakenBack, _, ReplyOn::Fact { .. }) => messages.reply_counts_no_more(&app, about),
            (_, true, ReplyOn::Common { .. }) => messages.reply_kept(&app),
            (ReplyState::Replaced, false, ReplyOn::Common { .. }) => messages.reply_about_back_replaced(&app),
            (ReplyState::Replaced, false, ReplyOn::Fact { .. }) => messages.reply_back_replaced(&app, about),
            (_, false, ReplyOn::Common { .. }) => messages.reply_about_again(&app),
            (ReplyState::Holds, true, ReplyOn::Fact { fact, .. }) => {
                let value = reply_told.value.trim_end_matches('.');
                match self.effect_of(fact) {
                    Effect::Tested => messages.reply_counts(&app, about, value),
                    Effect::InRows => messages.reply_in_rows(&app, about, value),
                    Effect::Kept => messages.reply_told(&app, about, value),
                }
            }
            (ReplyState::Holds, false, _) => messages.reply_counts_again(&app, about),
            // A later one holds, or the content does not know it.
            (ReplyState::Replaced | ReplyState::Unfit, _, _) => messages.reply_kept(&app),
        });
        let other = (reply_told.state == ReplyState::TakenBack).then(|| {
            super::holding(&self.replies, &reply.on).and_then(|at| Some((at, self.replies.get(at)?)))
        });
        told.extend(other.flatten().map(|(at, other)| {
            let day = messages.lang().day(other.day.date());
            let value = self.told_reply(at, other).value;
            let value = value.trim_end_matches('.');
            match at > news.at {
                true => messages.reply_later_holds(&day, value),
                false => messages.reply_before_holds(&day, value),
            }
        }));
        if let Some((app, was, is)) = news.of_app
            && matches!(reply.on, ReplyOn::Fact { .. })
        {
            told.push(match was == is {
                true => messages.same_standing(&self.name(app), self.standing_of(app, is)),
                false => messages.moved_standing(
                    &self.name(app),
                    self.standing_of(app, was),
                    self.standing_of(app, is),
                ),
            });
        }
        let others: Vec<String> = news.others.iter().map(|app| self.name(*app)).collect();
        let named = |names: &[&str]| messages.others_moved(names.len(), names);
        told.extend(few_or_count(&others, named, |count| messages.others_moved(count, &borrowed(&[]))));
    }

    /// What a value of a fact does on this walk.
    fn effect_of(&self, fact: &str) -> Effect {
        let graph = &self.model.graph;
        let Some(fact) = graph.facts.find(|row| row.id == fact) else { return Effect::Kept };
        if words::tested_facts(self.model, &self.state).contains(&fact) {
            return Effect::Tested;
        }
        match graph.rows.iter().any(|column| column.fact == fact) {
            true => Effect::InRows,
            false => Effect::Kept,
        }
    }

    /// The name of an app.
    pub(in crate::session) fn name(&self, app: AppIx) -> String {
        self.model.catalogue.apps.row(app).name.one_line()
    }
}

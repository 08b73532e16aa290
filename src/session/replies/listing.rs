//! The pages on which replies are entered and looked at: those of one app, and all of them.

use super::{ReplyState, ReplyTopic, ToldReply};
use crate::engine::{Standing, standing, unknown_facts};
use crate::model::{AppIx, FactIx, FactKind, Value};
use crate::session::decision::Reply;
use crate::session::form::FormId;
use crate::session::page::{Action, Block, Head, Listing, ListingRow, PageId};
use crate::session::walk::Session;
use crate::session::words;
use crate::text::upper_first;

impl Session<'_> {
    /// The page of all replies: the apps about which there are some, and those of which something is still asked.
    pub(in crate::session) fn replies_page(&self) -> Listing<'static> {
        let (mut replied, mut asked): (Vec<AppIx>, Vec<AppIx>) = (Vec::new(), Vec::new());
        for reply in self.replies.iter().rev() {
            replied.extend(self.model.catalogue.find(reply.on.app()).filter(|app| !replied.contains(app)));
        }
        for letter in self.letters().letters {
            asked.extend(letter.apps.into_iter().filter(|app| !replied.contains(app)));
        }
        let row = |app: &AppIx| ListingRow {
            label: self.name(*app),
            action: Some(Action::Open(PageId::AppReplies(*app))),
            ..ListingRow::default()
        };
        let counted = |app: &AppIx| ListingRow {
            words: self.amount_of_replies(|reply| self.is_about(reply, *app)),
            ..row(app)
        };
        let mut rows: Vec<ListingRow> = replied.iter().map(counted).collect();
        rows.extend(self.replies_gone());
        rows.extend(headed(self.messages.reply_still_asked(), asked.iter().map(row)));
        let before = match self.replies.is_empty() {
            true => vec![Block::Text(self.messages.replies_none().into())],
            false => Vec::new(),
        };
        Listing {
            head: Head { title: self.messages.replies().to_owned(), place: self.amount_of_replies(|_| true) },
            news: self.news_line().filter(|_| self.has_news_of_reply()),
            before,
            rows: rows.into(),
            ..Listing::default()
        }
    }

    /// The row that leads there, once there are some.
    pub(in crate::session) fn replies_row(&self) -> Option<ListingRow> {
        (!self.replies.is_empty()).then(|| ListingRow {
            label: self.messages.replies().to_owned(),
            right: self.amount_of_replies(|_| true),
            action: Some(Action::Open(PageId::Replies)),
            ..ListingRow::default()
        })
    }

    /// What was replied about apps that the catalogue does not have any more: it is kept, and told.
    fn replies_gone(&self) -> Vec<ListingRow> {
        let is_gone = |reply: &Reply| self.model.catalogue.find(reply.on.app()).is_none();
        let gone = self.replies.iter().enumerate().rev().filter(|(_, reply)| is_gone(reply));
        let row = |(at, reply): (usize, &Reply)| ListingRow {
            label: self.name_of_replied(reply.on.app()),
            words: self.told_reply(at, reply).in_words(),
            faint: true,
            detail: vec![Block::Remark(self.messages.not_in_catalogue().to_owned())],
            ..ListingRow::default()
        };
        gone.map(row).collect()
    }

    /// How many of some replies count; nothing where there are none.
    fn amount_of_replies(&self, some: impl Fn(&Reply) -> bool) -> String {
        let places = || self.replies.iter().enumerate().filter(|(_, reply)| some(reply)).map(|(at, _)| at);
        match places().filter(|at| self.reply_state(*at) == ReplyState::Holds).count() {
            0 if places().next().is_none() => String::new(),
            0 => self.messages.no_reply_holds().to_owned(),
            count => self.messages.replies_counted(count),
        }
    }

    fn is_about(&self, reply: &Reply, app: AppIx) -> bool {
        reply.on.app() == self.model.catalogue.apps.row(app).id
    }

    /// The page of the replies about one app: a row for everything that its supplier can tell, and the replies so far.
    pub(in crate::session) fn app_replies_page(&self, app: AppIx) -> Listing<'static> {
        let (messages, told) = (self.messages, self.told_replies(app));
        let asked = match standing(self.model, &self.state, app) {
            Standing::Unproven => unknown_facts(&self.state, app),
            Standing::Recommended | Standing::Conditional | Standing::Dropped => Vec::new(),
        };
        let decisive = asked
            .iter()
            .map(|fact| ListingRow { label: self.question_about(*fact, app), ..self.fact_row(*fact, app) });
        let mut rows = headed(messages.reply_decisive(), decisive);
        let (common, of_common) = self.common_rows(app, &asked);
        rows.extend(headed(messages.reply_common(), common.into_iter()));
        rows.extend(headed(messages.replies_so_far(), told.iter().map(|told| self.kept_row(told))));
        let is_other = |fact: &FactIx| {
            let is_of_apps = matches!(self.model.graph.facts.row(*fact).kind, FactKind::Apps);
            !is_of_apps && !asked.contains(fact) && !of_common.contains(fact)
        };
        let others = self.model.graph.facts.indexes().filter(is_other).map(|fact| self.fact_row(fact, app));
        rows.extend(headed(messages.reply_other_facts(), others));
        rows.extend(headed(messages.reply_same_supplier(), self.same_supplier(app).into_iter()));
        let before = match self.model.catalogue.drops_always(app) {
            _ if self.is_settled() => self.settled_refusal().into(),
            true => messages.reply_changes_nothing(&self.name(app)).into(),
            false => messages.replies_help().into(),
        };
        Listing {
            head: Head {
                title: messages.replies_about(&self.name(app)),
                place: self.amount_of_replies(|reply| self.is_about(reply, app)),
            },
            news: self.news_line().filter(|_| self.has_news_of_reply()),
            before: vec![Block::Text(before)],
            rows: self.without_refused(rows).into(),
            ..Listing::default()
        }
    }

    fn fact_row(&self, fact: FactIx, app: AppIx) -> ListingRow {
        let value = words::value(self.model, self.messages, fact, app);
        let words = match self.reply_over(fact, app) {
            Some(reply) => format!("{}, {}", value.trim_end_matches('.'), self.by_inquiry(reply)),
            // What the catalogue says is no reply.
            None if self.model.value(fact, app) == Value::Unknown => self.messages.no_reply_yet().to_owned(),
            None => self.messages.no_reply_known(value.trim_end_matches('.')),
        };
        reply_row(app, ReplyTopic::Fact(fact), upper_first(&self.label(fact)), words)
    }

    /// What the form of a reply asks about a fact: the same words as its row.
    pub(super) fn reply_question(&self, fact: FactIx, app: AppIx) -> String {
        let is_decisive = standing(self.model, &self.state, app) == Standing::Unproven
            && unknown_facts(&self.state, app).contains(&fact);
        let common = self.model.graph.ask_all.iter().position(|question| question.fact == Some(fact));
        common
            .filter(|_| !is_decisive)
            .and_then(|at| self.common_question(at, app))
            .or_else(|| self.own_question_about(fact, app))
            .unwrap_or_else(|| self.messages.reply_question(&self.label(fact)))
    }

    /// What every supplier is asked, and the facts that are asked for in it.
    fn common_rows(&self, app: AppIx, asked: &[FactIx]) -> (Vec<ListingRow>, Vec<FactIx>) {
        let mut facts = Vec::new();
        let mut rows = Vec::new();
        for (at, question) in self.model.graph.ask_all.iter().enumerate() {
            let label = self.common_question(at, app).unwrap_or_default();
            match question.fact {
                Some(fact) if asked.contains(&fact) => {}
                Some(fact) => {
                    facts.push(fact);
                    rows.push(ListingRow { label, ..self.fact_row(fact, app) });
                }
                None => {
                    let words = match self.reply_to_common(at, app) {
                        Some(reply) => {
                            let said = self.replied_words(None, &reply.value);
                            format!("{}, {}", said.trim_end_matches('.'), self.by_inquiry(reply))
                        }
                        None => self.messages.no_reply_yet().to_owned(),
                    };
                    rows.push(reply_row(app, ReplyTopic::Common(at), label, words));
                }
            }
        }
        (rows, facts)
    }

    /// A reply that is kept: choosing it takes it back, or lets it hold again.
    fn kept_row(&self, told: &ToldReply) -> ListingRow {
        let messages = self.messages;
        let later = self.replies.get(told.at).and_then(|reply| super::holding(&self.replies, &reply.on));
        let does = match told.state {
            ReplyState::TakenBack if later > Some(told.at) => messages.put_back_replaced(),
            ReplyState::TakenBack => messages.put_back_reply(),
            ReplyState::Holds | ReplyState::Replaced | ReplyState::Unfit => messages.take_back_reply(),
        };
        let words = match told.why_not(messages) {
            Some(why) => format!("{} {why}", told.in_words()),
            None => told.in_words(),
        };
        // Once the decision is taken nothing is taken back: the row only tells.
        let (label, words) = match self.is_settled() {
            true => (words, String::new()),
            false => (does.to_owned(), words),
        };
        ListingRow {
            label,
            words,
            faint: told.state != ReplyState::Holds,
            action: Some(Action::ToggleReply(told.at)),
            ..ListingRow::default()
        }
    }

    /// Other apps of the supplier.
    fn same_supplier(&self, app: AppIx) -> Vec<ListingRow> {
        let apps = &self.model.catalogue.apps;
        let Some(supplier) = &apps.row(app).supplier else { return Vec::new() };
        let others = apps.iter().filter(|(other, row)| {
            *other != app && row.supplier.as_ref() == Some(supplier) && self.is_offered(*other)
        });
        let row = |(other, _)| ListingRow {
            label: self.name(other),
            action: Some(Action::Open(PageId::AppReplies(other))),
            ..ListingRow::default()
        };
        others.map(row).collect()
    }
}

fn reply_row(app: AppIx, topic: ReplyTopic, label: String, words: String) -> ListingRow {
    let action = Some(Action::Open(PageId::Form(FormId::Reply(app, topic))));
    ListingRow { label, words, action, ..ListingRow::default() }
}

/// Rows under a heading; none without any.
fn headed(heading: &str, rows: impl Iterator<Item = ListingRow>) -> Vec<ListingRow> {
    let headed = rows
        .enumerate()
        .map(|(at, row)| ListingRow { heading: (at == 0).then(|| heading.to_owned()), ..row });
    headed.collect()
}

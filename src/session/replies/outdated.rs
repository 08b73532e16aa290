//! Replies over facts that the content has otherwise now than when they were entered, or not at all.

use super::ReplyState;
use crate::model::{AppIx, FactIx};
use crate::session::decision::{Reply, ReplyOn, ReplyShown};
use crate::session::walk::Session;
use crate::session::words;
use crate::text::{Lang, Messages, SafeText};

impl Session<'_> {
    /// The words in which a reply is shown now.
    pub(super) fn reply_shown(&self, reply: &Reply) -> ReplyShown {
        let app = self.catalogued.catalogue.find(reply.on.app());
        let fact = self.fact_of_reply(reply);
        let value = self.replied_words(fact.map(|(_, fact)| fact), &reply.value);
        ReplyShown {
            app: app.map(|app| self.name(app)).unwrap_or_default().into(),
            fact: fact.map(|(_, fact)| self.label(fact)).unwrap_or_default().into(),
            value: SafeText::from(value),
            before: fact.map(|(app, fact)| self.value_catalogued(fact, app)).unwrap_or_default().into(),
        }
    }

    /// What the catalogue said of a fact when a reply over it was entered, where it says something else now.
    pub(super) fn said_before(&self, reply: &Reply) -> Option<String> {
        let (app, fact) = self.fact_of_reply(reply)?;
        let was = reply.shown.before.one_line();
        let is_said = |lang| words::value(self.catalogued, Messages::new(lang), fact, app) == was;
        (!was.is_empty() && !Lang::ALL.into_iter().any(is_said)).then_some(was)
    }

    /// The replies that count, or would, over facts that are otherwise now, or are not there any more: a sentence each.
    pub fn told_outdated_replies(&self) -> Vec<String> {
        let told = self.replies.iter().enumerate().filter_map(|(at, reply)| {
            let state = self.reply_state(at);
            let counts = matches!(state, ReplyState::Holds | ReplyState::Unfit);
            counts.then(|| self.outdated_words(reply, state)).flatten()
        });
        told.collect()
    }

    fn outdated_words(&self, reply: &Reply, state: ReplyState) -> Option<String> {
        let ReplyOn::Fact { app, fact } = &reply.on else { return None };
        // That an app is not there any more is told of the app.
        let name = self.catalogued.catalogue.find(app).map(|app| self.name(app))?;
        let known = self.catalogued.graph.facts.find(|row| row.id == *fact);
        let Some(known) = known else {
            let label = if reply.shown.fact.is_empty() { fact.clone() } else { reply.shown.fact.one_line() };
            return Some(self.messages.replied_fact_gone(&name, &label));
        };
        let was = self.said_before(reply)?;
        let (app, _) = self.fact_of_reply(reply)?;
        let now = self.value_catalogued(known, app);
        let counts = state == ReplyState::Holds;
        Some(self.messages.replied_fact_changed(&name, &self.label(known), &was, &now, counts))
    }

    fn fact_of_reply(&self, reply: &Reply) -> Option<(AppIx, FactIx)> {
        match &reply.on {
            ReplyOn::Fact { app, fact } => super::fact_of(self.catalogued, app, fact),
            ReplyOn::Common { .. } => None,
        }
    }

    fn value_catalogued(&self, fact: FactIx, app: AppIx) -> String {
        words::value(self.catalogued, self.messages, fact, app)
    }
}

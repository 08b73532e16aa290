//! What suppliers replied: it stands over the facts of the catalogue, on this walk alone. All that is derived of facts follows,
//! as if the catalogue had said so.

mod fallen;
mod form;
mod listing;
mod news;
mod outdated;
mod told;

use std::cell::OnceCell;
use std::rc::Rc;

pub use fallen::FallenAnswer;
pub use form::ReplyTopic;
pub use told::{REPLY_SOURCE, ToldReply};

pub(super) use news::ReplyNews;

use super::decision::{Reply, ReplyOn, ReplyValue};
use super::undo::EditKind;
use super::walk::Session;
use super::weighed::WeighedWalk;
use crate::analysis::remaining_question_bounds;
use crate::engine::{overlaid, replay};
use crate::model::{AppIx, FactIx, FactKind, Model, NewValue, OverlaidValue, flag_false, flag_true};
use crate::order;
use crate::text::SafeText;

/// The content with what suppliers replied over its facts: what a walk with these replies goes over. Content that a walk goes
/// on with has to be read against it, since answers may be there only by a reply.
pub fn with_replies<'m>(catalogued: &'m Model, replies: &[Reply]) -> &'m Model {
    overlaid(catalogued, &values(catalogued, replies))
}

impl Session<'_> {
    /// Enters a reply: of several to the same the last one holds. This can be undone. False once the decision was taken.
    pub fn enter_reply(&mut self, mut reply: Reply) -> bool {
        if self.is_settled() {
            return false;
        }
        reply.shown = self.reply_shown(&reply);
        self.remember(EditKind::Reply(self.replies.len()), [], self.place());
        let before = self.before_reply();
        self.replies.push(reply);
        self.lay_over();
        self.news = self.news_of_reply(self.replies.len() - 1, true, &before);
        true
    }

    /// Takes a reply back, or lets one hold again that was taken back. This can be undone. False when there is no such reply, and
    /// once the decision was taken.
    pub fn toggle_reply(&mut self, at: usize) -> bool {
        if at >= self.replies.len() || self.is_settled() {
            return false;
        }
        self.remember(EditKind::Reply(at), [], self.place());
        let before = self.before_reply();
        self.flip_reply(at);
        self.news = self.news_of_reply(at, false, &before);
        true
    }

    /// Takes back a reply, or lets it hold again, and follows that.
    pub(super) fn flip_reply(&mut self, at: usize) {
        if let Some(reply) = self.replies.get_mut(at) {
            reply.taken_back = !reply.taken_back;
        }
        self.lay_over();
    }

    /// The reply that holds over a fact of an app.
    pub(super) fn reply_over(&self, fact: FactIx, app: AppIx) -> Option<&Reply> {
        // Most walks have none.
        if self.replies.is_empty() {
            return None;
        }
        let at = holding(&self.replies, &self.on_fact(fact, app))?;
        self.replies.get(at).filter(|reply| value(self.catalogued, fact, &reply.value).is_some())
    }

    /// The reply that holds to a question that every supplier is asked.
    pub(super) fn reply_to_common(&self, question: usize, app: AppIx) -> Option<&Reply> {
        if self.replies.is_empty() {
            return None;
        }
        self.replies.get(holding(&self.replies, &self.on_common(question, app)?)?)
    }

    /// Whether a reply counts: it was not taken back, no later one took its place, and the content knows what it says.
    pub fn reply_state(&self, at: usize) -> ReplyState {
        match self.replies.get(at) {
            Some(reply) if reply.taken_back => ReplyState::TakenBack,
            Some(reply) if holding(&self.replies, &reply.on) != Some(at) => ReplyState::Replaced,
            Some(reply) => match &reply.on {
                ReplyOn::Fact { app, fact } => match fact_of(self.catalogued, app, fact) {
                    Some((_, fact)) if value(self.catalogued, fact, &reply.value).is_some() => {
                        ReplyState::Holds
                    }
                    _ => ReplyState::Unfit,
                },
                ReplyOn::Common { app, .. } => match self.model.catalogue.find(app) {
                    Some(_) => ReplyState::Holds,
                    None => ReplyState::Unfit,
                },
            },
            None => ReplyState::Unfit,
        }
    }

    fn on_fact(&self, fact: FactIx, app: AppIx) -> ReplyOn {
        ReplyOn::Fact {
            app: self.model.catalogue.apps.row(app).id.clone(),
            fact: self.model.graph.facts.row(fact).id.clone(),
        }
    }

    fn on_common(&self, question: usize, app: AppIx) -> Option<ReplyOn> {
        let question = self.common_question(question, app)?;
        Some(ReplyOn::Common { app: self.model.catalogue.apps.row(app).id.clone(), question })
    }

    /// Follows the replies: other content, and all that was worked out of the one before anew.
    pub(super) fn lay_over(&mut self) {
        let model = with_replies(self.catalogued, &self.replies);
        if std::ptr::eq(model, self.model) {
            return;
        }
        let before = std::mem::replace(&mut self.model, model);
        self.follow_answers(before);
        self.index = Rc::default();
        self.cell_sizes = Rc::default();
        self.age_of_all = OnceCell::new();
        self.longest = remaining_question_bounds(model);
        self.whole = WeighedWalk::new(replay(model, &self.choices));
        self.show();
    }
}

/// Whether a reply counts, and why not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReplyState {
    /// It counts.
    Holds,
    /// A later one took its place.
    Replaced,
    /// It was taken back.
    TakenBack,
    /// The content does not know what it says.
    Unfit,
}

/// The place of the reply that holds.
fn holding(replies: &[Reply], on: &ReplyOn) -> Option<usize> {
    replies.iter().rposition(|reply| !reply.taken_back && reply.on == *on)
}

/// What stands over the facts by these replies, each fact of an app once.
fn values(model: &Model, replies: &[Reply]) -> Vec<OverlaidValue> {
    let holds = |(at, reply): &(usize, &Reply)| holding(replies, &reply.on) == Some(*at);
    let mut values: Vec<OverlaidValue> = replies
        .iter()
        .enumerate()
        .filter(holds)
        .filter_map(|(_, reply)| {
            let ReplyOn::Fact { app, fact } = &reply.on else { return None };
            let (app, fact) = fact_of(model, app, fact)?;
            let checked = SafeText::from(reply.day.to_string());
            Some(OverlaidValue { app, fact, value: value(model, fact, &reply.value)?, checked })
        })
        .collect();
    // What was entered in another order says the same.
    order::by_key(&mut values, |value| (value.app, value.fact));
    values
}

fn fact_of(model: &Model, app: &str, fact: &str) -> Option<(AppIx, FactIx)> {
    Some((model.catalogue.find(app)?, model.graph.facts.find(|row| row.id == fact)?))
}

/// A reply as a value of a fact; nothing when the fact cannot have it.
fn value(model: &Model, fact: FactIx, replied: &ReplyValue) -> Option<NewValue> {
    let marks = |ids: &[String]| {
        let values = model.graph.facts.row(fact).values()?;
        let found: Option<Vec<_>> = ids.iter().map(|id| values.find(|value| value.id == *id)).collect();
        let mut found = found?;
        order::sort(&mut found);
        found.dedup();
        Some(NewValue::Marks(found))
    };
    match (&model.graph.facts.row(fact).kind, replied) {
        (_, ReplyValue::Depends(on_what)) => Some(NewValue::Depends(on_what.clone())),
        (FactKind::Choice(_), ReplyValue::Choice(id)) => marks(std::slice::from_ref(id)),
        (FactKind::Set(_), ReplyValue::Set(ids)) => marks(ids),
        (FactKind::Flag, ReplyValue::Flag(holds)) => {
            Some(NewValue::Marks(vec![if *holds { flag_true() } else { flag_false() }]))
        }
        (FactKind::Number { .. }, ReplyValue::Number(number)) => {
            number.parse().ok().filter(|number: &f64| number.is_finite()).map(NewValue::Number)
        }
        (FactKind::Number { .. }, ReplyValue::Unlimited) => Some(NewValue::Number(f64::INFINITY)),
        (FactKind::Apps, ReplyValue::Set(ids)) => {
            let found: Option<Vec<AppIx>> = ids.iter().map(|id| model.catalogue.find(id)).collect();
            let mut found = found?;
            order::sort(&mut found);
            found.dedup();
            Some(NewValue::Apps(found))
        }
        (FactKind::Text, ReplyValue::Text(words)) => Some(NewValue::Text(words.clone())),
        _ => None,
    }
}

//! Replies in words: on the page of an app, in letters, and as the source of a value.

use std::collections::BTreeMap;

use super::ReplyState;
use crate::model::{AppIx, CommonQuestion, FactIx, FactKind, Value};
use crate::session::advice::SourcePlace;
use crate::session::decision::{Reply, ReplyOn, ReplyValue};
use crate::session::page::Block;
use crate::session::walk::Session;
use crate::session::words;
use crate::text::{Messages, SafeText, fill_name, labelled, sentence, upper_first};

/// What stands for a reply where the id of a source would be.
pub const REPLY_SOURCE: &str = "reply";

/// A reply in words.
#[derive(Debug, Clone)]
pub struct ToldReply {
    /// Its place among all replies.
    pub at: usize,
    /// What it is about: the label of a fact, or a question.
    pub about: String,
    /// What was replied.
    pub value: String,
    /// "volgens uw navraag van 3 december 2026".
    pub by_inquiry: String,
    /// What it rests on, and who entered it.
    pub source: String,
    /// What the catalogue says, of a fact.
    pub before: Option<String>,
    /// Whether it counts.
    pub state: ReplyState,
}

impl Session<'_> {
    /// The replies about an app, the newest entered first.
    pub fn told_replies(&self, app: AppIx) -> Vec<ToldReply> {
        let id = &self.model.catalogue.apps.row(app).id;
        let replies = self.replies.iter().enumerate().rev();
        replies
            .filter(|(_, reply)| reply.on.app() == id)
            .map(|(at, reply)| self.told_reply(at, reply))
            .collect()
    }

    /// Those that count, and those that would if the content knew what they say.
    pub(in crate::session) fn counting_replies(&self, app: AppIx) -> Vec<ToldReply> {
        let counts = |told: &ToldReply| matches!(told.state, ReplyState::Holds | ReplyState::Unfit);
        self.told_replies(app).into_iter().filter(counts).collect()
    }

    /// All replies, app by app in the order in which they were first replied about, the newest entered first, under the name of
    /// the app.
    pub fn replies_by_app(&self) -> Vec<(String, Vec<ToldReply>)> {
        let mut apps: Vec<(&str, Vec<ToldReply>)> = Vec::new();
        for (at, reply) in self.replies.iter().enumerate() {
            let told = self.told_reply(at, reply);
            match apps.iter_mut().find(|(app, _)| *app == reply.on.app()) {
                Some((_, replies)) => replies.insert(0, told),
                None => apps.push((reply.on.app(), vec![told])),
            }
        }
        apps.into_iter().map(|(app, told)| (self.name_of_replied(app), told)).collect()
    }

    /// What an app is called about which there are replies, or was when they were entered.
    pub fn name_of_replied(&self, id: &str) -> String {
        let known = self.model.catalogue.find(id).map(|app| self.name(app));
        let as_shown = || {
            let about = self.replies.iter().rev().filter(|reply| reply.on.app() == id);
            about.map(|reply| reply.shown.app.one_line()).find(|name| !name.is_empty())
        };
        known.or_else(as_shown).unwrap_or_else(|| id.to_owned())
    }

    /// The same as text; nothing where there are none. Of an app that the catalogue does not have any more that is said.
    pub fn reply_blocks(&self) -> Vec<Block> {
        let mut blocks = Vec::new();
        for (name, replies) in self.replies_by_app() {
            let place = replies.first().and_then(|told| self.replies.get(told.at));
            let is_gone = place.is_some_and(|reply| self.model.catalogue.find(reply.on.app()).is_none());
            blocks.push(Block::Heading(match is_gone {
                true => self.messages.with_remark(&name, self.messages.not_in_catalogue()),
                false => name,
            }));
            blocks.extend(replies.iter().flat_map(|reply| reply.blocks(self.messages)));
        }
        blocks
    }

    /// A reply in words.
    pub fn told_reply(&self, at: usize, reply: &Reply) -> ToldReply {
        let fact = match &reply.on {
            ReplyOn::Fact { app, fact } => super::fact_of(self.model, app, fact),
            ReplyOn::Common { .. } => None,
        };
        let about = match (&reply.on, fact) {
            (_, Some((_, fact))) => self.label(fact),
            (ReplyOn::Fact { .. }, None) if !reply.shown.fact.is_empty() => reply.shown.fact.one_line(),
            (ReplyOn::Fact { fact, .. }, None) => fact.clone(),
            (ReplyOn::Common { question, .. }, _) => question.clone(),
        };
        let state = self.reply_state(at);
        // What the content does not know any more was known when it was entered.
        let is_as_shown = (state == ReplyState::Unfit || fact.is_none()) && !reply.shown.value.is_empty();
        ToldReply {
            at,
            about: upper_first(&about),
            value: match is_as_shown {
                true => reply.shown.value.one_line(),
                false => self.replied_words(fact.map(|(_, fact)| fact), &reply.value),
            },
            by_inquiry: self.by_inquiry(reply),
            source: self.inquiry_source(reply),
            before: fact.map(|(app, fact)| match self.said_before(reply) {
                Some(was) => {
                    let now = words::value(self.catalogued, self.messages, fact, app);
                    self.messages.facts_say_now(now.trim_end_matches('.'), was.trim_end_matches('.'))
                }
                None => self.catalogued_words(fact, app),
            }),
            state,
        }
    }

    /// "volgens uw navraag van 3 december 2026".
    pub(in crate::session) fn by_inquiry(&self, reply: &Reply) -> String {
        self.messages.by_inquiry(&self.messages.lang().day(reply.day.date()))
    }

    fn inquiry_source(&self, reply: &Reply) -> String {
        let day = self.messages.lang().day(reply.day.date());
        let rests_on = reply.rests_on.one_line();
        self.messages.inquiry_source(&day, rests_on.trim_end_matches('.'), &reply.by.one_line())
    }

    /// A reply as where a value comes from.
    pub(in crate::session) fn reply_as_source(&self, reply: &Reply) -> SourcePlace {
        SourcePlace {
            id: REPLY_SOURCE.to_owned(),
            at: Some(reply.day.to_string()),
            words: upper_first(&self.inquiry_source(reply)),
        }
    }

    /// What the catalogue says of a fact, without replies: "In de gegevens van juni 2020 stond: onbekend."
    pub(in crate::session) fn catalogued_words(&self, fact: FactIx, app: AppIx) -> String {
        let value = words::value(self.catalogued, self.messages, fact, app);
        self.messages.before_reply(value.trim_end_matches('.'), &self.checked_words(fact, app))
    }

    /// The reply about an app to what every supplier is asked: to the question, or else to the fact that it asks for.
    pub(in crate::session) fn reply_to_question(
        &self,
        at: usize,
        question: &CommonQuestion,
        app: AppIx,
    ) -> Option<&Reply> {
        let replied = question.fact.and_then(|fact| self.reply_over(fact, app));
        replied.or_else(|| self.reply_to_common(at, app))
    }

    /// What is known already of what every supplier is asked, for the letter about one app: what it replied long ago, or what
    /// the catalogue says.
    pub(in crate::session) fn known_already(
        &self,
        at: usize,
        question: &CommonQuestion,
        apps: &[AppIx],
    ) -> Option<String> {
        let [app] = apps else { return None };
        let said = |value: String| value.trim_end_matches('.').to_owned();
        if let Some(reply) = self.reply_to_question(at, question, *app) {
            let day = self.messages.lang().day(reply.day.date());
            let value = self.replied_words(question.fact, &reply.value);
            return Some(self.messages.letter_replied(&day, &said(value)));
        }
        let fact = question.fact.filter(|fact| self.model.value(*fact, *app) != Value::Unknown)?;
        let value = words::value(self.model, self.messages, fact, *app);
        Some(self.messages.letter_known(&said(value), &self.checked_words(fact, *app)))
    }

    /// The same of a fact of which is known that it depends on something.
    pub(in crate::session) fn depends_already(&self, fact: FactIx, app: AppIx, on: &SafeText) -> String {
        match self.reply_over(fact, app) {
            Some(reply) => {
                let day = self.messages.lang().day(reply.day.date());
                self.messages.letter_replied_depends(&day, &on.one_line())
            }
            None => self.messages.letter_depends(&on.one_line(), &self.checked_words(fact, app)),
        }
    }

    /// When a fact was checked, as the catalogue says; empty where it does not, or knows no value.
    fn checked_words(&self, fact: FactIx, app: AppIx) -> String {
        if self.catalogued.value(fact, app) == Value::Unknown {
            return String::new();
        }
        let own = self.catalogued.catalogue.columns.row(fact).details.get(&app);
        let own = own.and_then(|detail| detail.checked.as_ref());
        let checked = own.or(self.catalogued.catalogue.apps.row(app).checked.as_ref());
        let edition = &self.catalogued.graph.edition;
        match checked {
            // One name for one time: what was checked with all the others is of the edition.
            Some(date) if Some(date.as_str()) == self.edition_checked() => edition.one_line(),
            Some(date) => self.messages.lang().date(date.as_str()),
            None => String::new(),
        }
    }

    /// When the edition was checked: the day that most apps carry, of several the first.
    fn edition_checked(&self) -> Option<&str> {
        self.edition_checked.get_or_init(|| {
            let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
            for row in self.catalogued.catalogue.apps.rows() {
                if let Some(date) = &row.checked {
                    *counts.entry(date.as_str()).or_default() += 1;
                }
            }
            let most = counts.values().copied().max()?;
            counts.into_iter().find(|(_, count)| *count == most).map(|(date, _)| date.to_owned())
        });
        self.edition_checked.get()?.as_deref()
    }

    /// What was replied, as a person reads it.
    pub(in crate::session) fn replied_words(&self, fact: Option<FactIx>, replied: &ReplyValue) -> String {
        let row = fact.map(|fact| self.model.graph.facts.row(fact));
        // Of a value that is not there any more its id is all there is.
        let label = |id: &String| {
            let known = row.and_then(|row| row.values()?.rows().iter().find(|value| value.id == *id));
            let app = || {
                self.model.catalogue.find(id).map(|app| self.model.catalogue.apps.row(app).name.one_line())
            };
            let is_of_apps = row.is_some_and(|row| matches!(row.kind, FactKind::Apps));
            known
                .map(|known| known.label.one_line())
                .or_else(|| app().filter(|_| is_of_apps))
                .unwrap_or_else(|| id.clone())
        };
        let unit = match row.map(|row| &row.kind) {
            Some(FactKind::Number { unit }) => unit.as_str(),
            _ => "",
        };
        match replied {
            ReplyValue::Choice(id) => label(id),
            ReplyValue::Set(ids) if ids.is_empty() => self.messages.empty_set().to_owned(),
            ReplyValue::Set(ids) => ids.iter().map(label).collect::<Vec<_>>().join(", "),
            ReplyValue::Flag(true) => self.messages.flag_yes().to_owned(),
            ReplyValue::Flag(false) => self.messages.flag_no().to_owned(),
            ReplyValue::Number(number) => match number.parse() {
                Ok(number) => self.messages.amount(number, unit),
                Err(_) => number.clone(),
            },
            ReplyValue::Unlimited => self.messages.amount(f64::INFINITY, unit),
            ReplyValue::Depends(on_what) => self.messages.depends(on_what.as_str()),
            ReplyValue::Text(words) => words.one_line(),
        }
    }

    /// A question that every supplier is asked, in the words in which that of an app is.
    pub(in crate::session) fn common_question(&self, question: usize, app: AppIx) -> Option<String> {
        let text = &self.model.graph.ask_all.get(question)?.text;
        let name = self.model.catalogue.apps.row(app).name.one_line();
        Some(SafeText::from(fill_name(text.as_str(), &name)).one_line())
    }
}

impl ToldReply {
    /// What it says, and from where: "Remmen: schijfremmen, volgens uw navraag van 3 december 2026 (mail)."
    pub fn in_words(&self) -> String {
        let told = labelled(&self.about, self.value.trim_end_matches('.'));
        sentence(&format!("{told}, {}", self.by_inquiry))
    }

    /// Why it does not count; nothing of one that does.
    pub fn why_not(&self, messages: Messages) -> Option<&'static str> {
        match self.state {
            ReplyState::Holds => None,
            ReplyState::Replaced => Some(messages.reply_replaced()),
            ReplyState::TakenBack => Some(messages.reply_taken_back()),
            ReplyState::Unfit => Some(messages.reply_unfit()),
        }
    }

    /// All of it: what it says, what it rests on, what stood there before, and whether it counts.
    pub fn blocks(&self, messages: Messages) -> Vec<Block> {
        let mut blocks = vec![Block::Item(self.in_words().into())];
        blocks.extend(self.why_not(messages).map(|why| Block::Remark(why.to_owned())));
        blocks.push(Block::Remark(sentence(&upper_first(&self.source))));
        blocks.extend(self.before.clone().map(Block::Remark));
        blocks
    }
}

impl ReplyOn {
    /// The app that it is about, by its id.
    pub fn app(&self) -> &str {
        match self {
            Self::Fact { app, .. } | Self::Common { app, .. } => app,
        }
    }
}

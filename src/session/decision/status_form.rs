//! How far the decision is, and that nothing of it changes once it is taken.

use super::choose::options;
use super::tasks::told_past;
use super::{DecisionEdit, Selection, Status, StatusChange};
use crate::session::form::{FieldKind, FieldOption, FieldSpec, FormId, FormSpec, FormValues};
use crate::session::page::{Block, Head};
use crate::session::succession::DossierRef;
use crate::session::walk::Session;
use crate::text::Messages;
use crate::text::{Day, SafeText, sentence, upper_first};

const STATUS: &str = "status";
const BY: &str = "by";
const ON: &str = "on";
const LOOK_AGAIN: &str = "look_again";
const SUCCESSOR: &str = "successor";

/// A status in a word or two.
pub fn status_words(status: Status, messages: Messages) -> &'static str {
    match status {
        Status::Concept => messages.status_concept(),
        Status::ForAdvice => messages.status_for_advice(),
        Status::Adopted => messages.status_adopted(),
        Status::Superseded => messages.status_superseded(),
        Status::Withdrawn => messages.status_withdrawn(),
    }
}

impl Session<'_> {
    /// Whether the decision was taken: then nothing of it, nor of the answers, changes any more.
    pub fn is_settled(&self) -> bool {
        self.decision.status().is_settled()
    }

    /// That nothing changes any more, and since when.
    pub fn settled_words_now(&self) -> String {
        let told =
            self.decision.history.last().map(|change| self.status_change_words(change)).unwrap_or_default();
        self.messages.nothing_changes_any_more(&told)
    }

    /// The same to whom would change something: with what can be done instead.
    pub fn settled_refusal(&self) -> String {
        if self.is_example() {
            return self.messages.example_told().to_owned();
        }
        let told = self.settled_words_now();
        match self.may_begin_version() {
            true => format!("{told} {}", self.messages.change_by_version()),
            false => told,
        }
    }

    /// A status in a word or two.
    pub fn status_words(&self, status: Status) -> &'static str {
        status_words(status, self.messages)
    }

    /// A change of status: what it became, on which day, and by whom.
    pub(super) fn status_change_words(&self, change: &StatusChange) -> String {
        let on = self.messages.lang().on_date(&change.on.to_string());
        let status = self.status_words(change.status);
        let words = match change.by.is_empty() {
            true => self.messages.status_on(&status, &on),
            false => self.messages.status_on_by(&status, &on, &change.by.one_line()),
        };
        let successor = &change.successor;
        match self.dossiers.named(successor) {
            _ if successor.name.is_empty() => words,
            Some(name) => self.messages.status_with_successor(&words, &name.one_line()),
            None => self.messages.status_with_lost_successor(&words, &successor.name.one_line()),
        }
    }

    /// The form of the status.
    pub(in crate::session) fn status_spec(&self, form: FormId) -> FormSpec {
        let messages = self.messages;
        let last = self.decision.history.last();
        let now = self.decision.status();
        let offered = Status::ALL.into_iter().filter(|status| *status == now || self.may_become(*status));
        let offered: Vec<FieldOption> =
            offered.flat_map(|status| options([(status.id(), self.status_words(status))])).collect();
        let chosen = self.typed_in(form, STATUS).unwrap_or_else(|| now.id().into());
        let becomes = Status::of_id(chosen.as_str()).unwrap_or(now);
        let adopts = becomes == Status::Adopted;
        let mut status =
            FieldSpec::new(STATUS, FieldKind::Choice(offered), messages.status(), now.id().into())
                .required(messages.not_an_option());
        if adopts && !self.is_settled() {
            status.refused = self.not_ready();
        }
        // What cannot be undone is said before it is done.
        let told = self.settled_by(becomes).into_iter().chain(self.missing_for_good(becomes));
        status.help = told.collect::<Vec<_>>().join(" ");
        let by = last.map(|last| last.by.clone()).unwrap_or_default();
        let by =
            FieldSpec::new(BY, FieldKind::Line, messages.decided_by(), by).with_help(messages.role_or_name());
        let by = if adopts { by.required(messages.whom_missing()) } else { by };
        let look_again = self.day_text(last.and_then(|last| last.look_again));
        let on = FieldSpec::new(ON, FieldKind::Day, messages.decided_on(), self.day_text(self.model.today))
            .with_help(messages.day_help())
            .required(messages.not_a_day())
            .checked(|session, day| match session.is_to_come(day) {
                Some(true) => Some(session.messages.decided_to_come().to_owned()),
                _ => session.before_last_change(day).or_else(|| session.before_superseded(day)),
            });
        let mut fields = vec![status];
        if becomes == Status::Superseded && now != becomes {
            // By itself it is not known what took its place.
            let field =
                FieldSpec::new(SUCCESSOR, FieldKind::Line, messages.superseded_by(), SafeText::default());
            fields.push(
                field.with_help(messages.superseded_by_help()).required(messages.superseded_by_missing()),
            );
        }
        fields.extend([by, on]);
        // What holds no longer is not looked at again.
        if !becomes.is_last() {
            let field = FieldSpec::new(LOOK_AGAIN, FieldKind::Day, messages.look_again(), look_again)
                .with_help(messages.look_again_help())
                .checked(|session, day| session.before_decision(day))
                .noticed(told_past);
            fields.push(field);
        }
        let chosen = self.selection_words();
        let before = if chosen.is_empty() { Vec::new() } else { vec![Block::Heading(chosen)] };
        let head =
            Head { title: messages.status_title().to_owned(), place: self.status_words(now).to_owned() };
        FormSpec { head, before, fields }
    }

    /// That nothing changes any more once the decision has a status; nothing where that is so already, or not.
    fn settled_by(&self, becomes: Status) -> Vec<String> {
        let messages = self.messages;
        let settles = (becomes.is_settled() && !self.is_settled()).then(|| messages.status_help());
        let is_last =
            (becomes.is_last() && becomes != self.decision.status()).then(|| messages.status_help_last());
        settles.into_iter().chain(is_last).map(str::to_owned).collect()
    }

    /// What of the choice and of what is filled in cannot be mended any more once the decision is adopted.
    fn missing_for_good(&self, becomes: Status) -> Vec<String> {
        if becomes != Status::Adopted || self.is_settled() || self.not_ready().is_some() {
            return Vec::new();
        }
        let why = self
            .decision
            .motivation
            .is_empty()
            .then(|| self.messages.motivation_missing_for_good().to_owned());
        let mut advisers = self.advisers();
        advisers.retain(|adviser| !self.decision.opinions.contains_key(adviser));
        let names: Vec<&str> = advisers.iter().map(String::as_str).collect();
        let opinions =
            (!names.is_empty()).then(|| upper_first(&self.messages.opinions_missing_for_good(&names)));
        self.dropped_choice().into_iter().chain(why).chain(opinions).collect()
    }

    /// What the status is to become in its form, as long as that is not recorded.
    pub(in crate::session) fn typed_status(&self) -> Option<Status> {
        Status::of_id(self.typed_in(FormId::Status, STATUS)?.as_str())
    }

    /// What is asked before a form is recorded that cannot be undone, each by itself: whether what is missing for good may
    /// stay so, and whether it may be recorded at all. Nothing of all other forms.
    pub fn asked_before(&self, form: FormId) -> Vec<String> {
        let typed = if form == FormId::Status { self.typed_status() } else { None };
        let Some(becomes) = typed else { return Vec::new() };
        let settles = self.settled_by(becomes);
        if settles.is_empty() {
            return Vec::new();
        }
        let settles: Vec<String> = settles.into_iter().chain(self.settles_before_today(becomes)).collect();
        let left = self.left_behind();
        let left = if left.is_empty() || self.is_settled() {
            Vec::new()
        } else {
            vec![self.messages.left_behind(&left.iter().map(String::as_str).collect::<Vec<_>>())]
        };
        let asked = [left, self.missing_for_good(becomes), settles];
        asked.into_iter().filter(|words| !words.is_empty()).map(|words| words.join(" ")).collect()
    }

    /// That another day than today is recorded for good: a decision is often written down some days after it was taken, so
    /// that no day before today is refused.
    fn settles_before_today(&self, becomes: Status) -> Option<String> {
        let typed = self.typed_in(FormId::Status, ON)?;
        let day = Day::read(typed.as_str()).filter(|_| self.is_past(&typed) == Some(true))?;
        let day = self.messages.lang().day(day.date());
        Some(match becomes {
            Status::Adopted => self.messages.decided_before_today(&day),
            _ => self.messages.status_before_today(&day),
        })
    }

    /// That the status cannot become another one on a day before it became what it is.
    fn before_last_change(&self, day: &SafeText) -> Option<String> {
        let last = self.decision.history.last()?;
        let became = || {
            let since = self.messages.lang().day(last.on.date());
            self.messages.decided_too_early(&since, &self.status_words(last.status))
        };
        (Day::read(day.as_str())? < last.on).then(became)
    }

    /// That a decision cannot be adopted on a day before the one of which it takes the place was.
    fn before_superseded(&self, day: &SafeText) -> Option<String> {
        let chosen = self.typed_in(FormId::Status, STATUS)?;
        let before = self.dossiers.supersedes.as_ref().filter(|_| chosen.as_str() == Status::Adopted.id())?;
        let adopted_on =
            before.adopted_on.filter(|adopted_on| Day::read(day.as_str()) < Some(*adopted_on))?;
        let since = self.messages.lang().day(adopted_on.date());
        Some(self.messages.decided_before_superseded(&since, &before.name.one_line()))
    }

    /// That a decision cannot be looked at again on the day on which it is taken, or before that.
    fn before_decision(&self, day: &SafeText) -> Option<String> {
        let taken = match self.typed_in(FormId::Status, ON) {
            Some(typed) => Day::read(typed.as_str()),
            None => self.model.today,
        };
        (Day::read(day.as_str())? <= taken?).then(|| self.messages.look_again_too_early().to_owned())
    }

    /// Whether the status can become another one from here.
    fn may_become(&self, status: Status) -> bool {
        match self.decision.status() {
            Status::Concept | Status::ForAdvice => status != Status::Superseded,
            Status::Adopted => matches!(status, Status::Superseded | Status::Withdrawn),
            Status::Superseded | Status::Withdrawn => false,
        }
    }

    /// Whether there is a status that it can become.
    pub(in crate::session) fn may_change_status(&self) -> bool {
        Status::ALL.into_iter().any(|status| self.may_become(status))
    }

    /// Why the decision cannot be taken yet.
    fn not_ready(&self) -> Option<String> {
        if self.decision.selection == Selection::Open {
            return Some(self.messages.choose_before().to_owned());
        }
        let mut apps = self.selected_apps().iter().filter_map(|selected| self.app_selected(selected));
        let lacks = self.decision.motivation.is_empty() && apps.any(|app| self.needs_motivation(app));
        lacks.then(|| self.messages.motivate_before().to_owned())
    }

    /// Takes another status.
    pub(in crate::session) fn take_status(&mut self, values: &FormValues) {
        let chosen = Status::ALL.into_iter().find(|status| values.is(STATUS, status.id()));
        let (Some(status), Some(on)) = (chosen, values.day(ON)) else { return };
        let change = StatusChange {
            status,
            on,
            by: values.line(BY),
            look_again: values.day(LOOK_AGAIN),
            successor: match status {
                Status::Superseded => DossierRef { name: values.line(SUCCESSOR), ..DossierRef::default() },
                _ => DossierRef::default(),
            },
        };
        let last = self.decision.history.last();
        // That it stays what it is, on the day of today as the form proposes, is no change.
        let stays = StatusChange {
            status: self.decision.status(),
            on,
            by: last.map(|last| last.by.clone()).unwrap_or_default(),
            look_again: last.and_then(|last| last.look_again),
            successor: last.map(|last| last.successor.clone()).unwrap_or_default(),
        };
        let is_proposed = self.typed_in(FormId::Status, ON).is_none();
        if last == Some(&change) || (is_proposed && change == stays) {
            return;
        }
        self.decide(DecisionEdit::Status, |session| {
            if status.is_settled() && !session.is_settled() {
                session.keep_tasks_listed();
            }
            session.decision.history.push(change);
        });
    }

    /// When to look at the decision again, in words.
    pub(super) fn look_again_words(&self, change: &StatusChange) -> Option<SafeText> {
        let day = self.messages.lang().day(change.look_again?.date());
        Some(sentence(&upper_first(&self.messages.look_again_on(&day))).into())
    }
}

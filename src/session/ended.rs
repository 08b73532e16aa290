//! Apps that are no more: what is told of their end, wherever it is told why they dropped.

use super::advice::{AppReason, ReasonOrigin, StandingGroup};
use super::walk::Session;
use crate::engine::Standing;
use crate::model::{AppIx, Ended, Successor};
use crate::text::{sentence, upper_first};

impl Session<'_> {
    /// Whether an app has ended on the day of the walk.
    pub(super) fn has_ended(&self, app: AppIx) -> bool {
        self.model.catalogue.has_ended(app).is_some()
    }

    /// The heading of an app in a list by standings: those that have ended stand apart from those that dropped.
    pub(super) fn group_title(&self, app: AppIx, standing: Standing) -> &'static str {
        match self.has_ended(app) {
            true => self.messages.title_ended(),
            false => self.standing_words(standing),
        }
    }

    /// When an app ended and what came in its place, in a few words.
    pub(super) fn end_in_short(&self, app: AppIx) -> String {
        // It is only asked of an app that has ended.
        self.model.catalogue.has_ended(app).map(|ended| self.end_in_words(ended)).unwrap_or_default()
    }

    /// The same with why, as sentences.
    pub fn end_told(&self, app: AppIx) -> String {
        let ended = self.model.catalogue.has_ended(app);
        ended.map(|ended| self.told_end(ended).words.one_line()).unwrap_or_default()
    }

    fn end_in_words(&self, ended: &Ended) -> String {
        let when = self.messages.ended_on(&self.messages.lang().on_date(ended.date.as_str()));
        let successor = ended.successor.as_ref().map(|successor| match successor {
            Successor::App(app) => self.model.catalogue.apps.row(*app).name.one_line(),
            Successor::Words(words) => words.one_line(),
        });
        let successor = successor.map(|name| self.messages.successor(&name));
        std::iter::once(when).chain(successor).collect::<Vec<_>>().join("; ")
    }

    /// The same as a reason: with why, as the tree has it.
    pub(super) fn told_end(&self, ended: &Ended) -> AppReason {
        let in_words = self.end_in_words(ended);
        let because = ended.because.as_ref().map(|because| sentence(&upper_first(&because.one_line())));
        let words: Vec<String> = std::iter::once(sentence(&upper_first(&in_words))).chain(because).collect();
        AppReason {
            origin: ReasonOrigin::Ended,
            text: ended.because.clone().unwrap_or_else(|| in_words.into()),
            words: words.join(" ").into(),
            sources: super::advice::places(self.model, &ended.sources),
            facts: Vec::new(),
            told: Vec::new(),
        }
    }
}

impl StandingGroup {
    /// Those of its apps that have ended, or those that have not, under their own heading; nothing where there are none.
    pub(super) fn part(&self, session: &Session<'_>, has_ended: bool) -> Option<Self> {
        let apps = self.apps.iter().filter(|told| session.has_ended(told.app) == has_ended);
        let apps: Vec<_> = apps.cloned().collect();
        let title = session.group_title(apps.first()?.app, self.standing).to_owned();
        Some(Self { standing: self.standing, title, apps })
    }
}

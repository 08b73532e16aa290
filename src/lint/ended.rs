//! Apps that are no more: from which day on, and what came in their place.

use super::catalogue::UnresolvedApp;
use super::lowering::{Lowering, typed};
use crate::draft::{EndedDraft, Typed};
use crate::findings::Rule;
use crate::model::{AppIx, Catalogue, Ended, Ix, Successor};
use crate::text::{Day, SafeText};

/// What is known before all apps have been read: the successor may be one that comes later.
#[derive(Debug)]
pub(super) struct UnresolvedEnd<'s> {
    on: Day,
    date: SafeText,
    because: Option<SafeText>,
    successor: Option<Typed<'s>>,
    sources: Vec<crate::model::Reference>,
}

impl Lowering {
    /// What an app says of its end; nothing without a date, which was reported.
    pub(super) fn end_of_app<'s>(&mut self, draft: &EndedDraft<'s>) -> Option<UnresolvedEnd<'s>> {
        let on = draft.on.as_ref()?;
        Some(UnresolvedEnd {
            on: Day::last_of(&on.value)?,
            date: typed(on),
            because: self.text_if(draft.because.as_ref()),
            successor: draft.successor.clone(),
            sources: self.references(&draft.sources),
        })
    }

    /// The ends of the apps, when all are known: what is no id of an app are words.
    pub(super) fn ends_of_apps(&mut self, rows: &mut [UnresolvedApp<'_>], catalogue: &mut Catalogue) {
        for (at, row) in rows.iter_mut().enumerate() {
            let Some(end) = row.ended.take().map(|end| *end) else { continue };
            let successor = end.successor.map(|named| match self.symbols.apps.get(&named.value) {
                Some(app) => {
                    if app.at() == at {
                        let messages = self.reporter.messages;
                        let message = messages.own_successor(&named.value);
                        self.reporter.advise(
                            Rule::OWN_SUCCESSOR,
                            named.span,
                            message,
                            messages.other_successor(),
                        );
                    }
                    Successor::App(app)
                }
                None => {
                    self.successor_in_words(&named);
                    Successor::Words(typed(&named))
                }
            });
            let UnresolvedEnd { on, date, because, sources, .. } = end;
            catalogue.ended.insert(AppIx::new(at), Ended { on, date, because, successor, sources });
        }
    }

    /// Words may be anything; what looks like an id and is nearly one was meant as that.
    fn successor_in_words(&mut self, named: &Typed<'_>) {
        let looks_like_id =
            |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_';
        if !named.value.chars().all(looks_like_id) {
            return;
        }
        let Some(help) = self.reporter.nearest(&named.value, self.symbols.apps.ids()) else { return };
        let message = self.reporter.messages.successor_in_words(&named.value);
        self.reporter.advise(Rule::SUCCESSOR_IN_WORDS, named.span, message, help);
    }
}

//! Attention points: their words, their flags, and from which day on they are told.

use std::collections::BTreeMap;

use super::conditions::ConditionScope;
use super::lowering::Lowering;
use crate::draft::{AttentionDraft, TextDraft, TreeDraft, UNKNOWN};
use crate::findings::Rule;
use crate::model::{Attention, Since};
use crate::source::{FileId, Span};
use crate::text::{Day, Messages, SafeText};

/// The longest flag, in characters: more does not fit in a row of a list.
const LONGEST_FLAG: usize = 24;

impl Lowering {
    /// Attention points, whose conditions have a scope.
    pub(super) fn attentions(
        &mut self,
        drafts: &[AttentionDraft<'_>],
        scope: ConditionScope,
    ) -> Vec<Attention> {
        drafts.iter().map(|draft| self.attention(draft, scope)).collect()
    }

    /// Those of an app, which may have flags.
    pub(super) fn attentions_of_app(&mut self, drafts: &[AttentionDraft<'_>]) -> Vec<Attention> {
        self.point_ids(drafts.iter());
        let point = |draft: &AttentionDraft<'_>| {
            let flag = self.flag(draft);
            Attention { flag, ..self.point(draft, ConditionScope::app_on_walk()) }
        };
        drafts.iter().map(point).collect()
    }

    fn attention(&mut self, draft: &AttentionDraft<'_>, scope: ConditionScope) -> Attention {
        if let Some(place) = draft.flag_at {
            let messages = self.reporter.messages;
            self.reporter.advise(Rule::BAD_FLAG, place, messages.flag_not_here(), messages.remove_flag());
            // A shared text that only this names is used.
            self.text_if(draft.flag.as_ref());
        }
        self.point(draft, scope)
    }

    fn point(&mut self, draft: &AttentionDraft<'_>, scope: ConditionScope) -> Attention {
        Attention {
            text: self.text(draft.text.as_ref()),
            for_whom: self.text_if(draft.for_whom.as_ref()),
            when: self.condition_if(draft.when.as_ref(), scope),
            sources: self.references(&draft.sources),
            id: draft.id.as_ref().map(|id| id.value.clone().into_owned()),
            flag: None,
            first: draft.first,
            // What comes first of all is something to do.
            informs: draft.informs && !draft.first,
            since: self.since(draft),
        }
    }

    fn flag(&mut self, draft: &AttentionDraft<'_>) -> Option<SafeText> {
        let flag = self.text_if(draft.flag.as_ref())?;
        let length = flag.one_line().chars().count();
        if let Some(place) = draft.flag_at.filter(|_| length > LONGEST_FLAG) {
            let messages = self.reporter.messages;
            let message = messages.long_flag(&length, &LONGEST_FLAG);
            self.reporter.advise(Rule::BAD_FLAG, place, message, messages.shorten_flag());
        }
        Some(flag)
    }

    /// When it happened: a date, or `unknown` with the day on which it was seen.
    fn since(&mut self, draft: &AttentionDraft<'_>) -> Option<Since> {
        let messages = self.reporter.messages;
        let (since, date) = match (&draft.since, &draft.seen) {
            (None, None) => return None,
            (Some(since), Some(seen)) if since.value == UNKNOWN => (since, seen),
            (Some(since), None) if since.value == UNKNOWN => {
                self.reporter.advise(
                    Rule::BAD_SINCE,
                    since.span,
                    messages.since_unseen(),
                    messages.add_seen(),
                );
                return None;
            }
            (_, Some(seen)) => {
                self.reporter.advise(
                    Rule::BAD_SINCE,
                    seen.span,
                    messages.seen_alone(),
                    messages.seen_needs(),
                );
                return None;
            }
            (Some(since), None) => (since, since),
        };
        // What is no date was reported by its shape.
        let from = Day::last_of(&date.value)?;
        let is_known = since.value != UNKNOWN;
        if self.edition.is_some_and(|edition| is_known && from < edition) {
            let message = messages.since_before_edition(&date.value);
            self.reporter.advise(Rule::SINCE_BEFORE_EDITION, date.span, message, messages.in_the_edition());
        }
        Some(Since { from, date: self.past(if is_known { "since" } else { "seen" }, date), is_known })
    }

    /// Of all points of the organisation, wherever in the tree they are, every id once.
    pub(super) fn ids_of_points(&mut self, draft: &TreeDraft<'_>) {
        let questions = draft.questions.iter().map(|named| &named.it);
        let effects = questions.flat_map(|question| {
            let answers = super::questions::answers_of(question).map(|answer| &answer.effects);
            std::iter::once(&question.effects).chain(answers)
        });
        let outcomes = draft.outcomes.iter().flat_map(|named| &named.it.attention);
        self.point_ids(
            effects.flat_map(|effects| &effects.attention).chain(outcomes).chain(&draft.attention),
        );
    }

    fn point_ids<'d, 's: 'd>(&mut self, drafts: impl Iterator<Item = &'d AttentionDraft<'s>>) {
        let mut ids = Vec::new();
        for draft in drafts {
            match &draft.id {
                Some(id) => ids.push(id),
                None if asks_something(draft) => {
                    self.points_without_id.extend(draft.text.as_ref().map(TextDraft::span));
                }
                None => {}
            }
        }
        self.reporter.ids_once(ids, Messages::duplicate_point);
    }

    /// Reports the points that cannot be followed, once a file: with a plan they belong to what there is to do.
    pub(super) fn report_points_without_id(&mut self) {
        let mut by_file: BTreeMap<FileId, Vec<Span>> = BTreeMap::new();
        for place in std::mem::take(&mut self.points_without_id) {
            by_file.entry(place.file).or_default().push(place);
        }
        let messages = self.reporter.messages;
        for places in by_file.into_values() {
            let Some(first) = places.iter().min_by_key(|place| place.start) else { continue };
            let message = match places.len() {
                1 => messages.point_without_id(),
                count => messages.points_without_id(&count),
            };
            self.reporter.advise(Rule::POINT_WITHOUT_ID, *first, message, messages.give_point_id());
        }
    }
}

/// Whether a point is something to do, not only to know.
fn asks_something(draft: &AttentionDraft<'_>) -> bool {
    draft.first || draft.for_whom.is_some() && !draft.informs
}

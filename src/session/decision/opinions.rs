//! What others advise: those that the tree names as who can answer a question.

use super::choose::options;
use super::{DecisionEdit, Opinion, Selection};
use crate::session::form::{FieldKind, FieldSpec, FormId, FormSpec, FormValues};
use crate::session::page::Head;
use crate::session::walk::Session;
use crate::text::{SafeText, upper_first};

const TEXT: &str = "text";
const BY: &str = "by";
const ON: &str = "on";
const FOLLOWED: &str = "followed";
const WHY_NOT: &str = "why_not";

const YES: &str = "yes";
const NO: &str = "no";

impl Session<'_> {
    /// Who may be asked for advice: the advisers of the tree, or else those who can answer its questions; then those whose
    /// advice is kept from another edition.
    pub fn advisers(&self) -> Vec<String> {
        let graph = &self.model.graph;
        let owners = graph.questions.rows().iter().filter_map(|question| question.owner.as_ref());
        let owners = owners.filter(|_| graph.advisers.is_empty());
        let named = graph.advisers.iter().chain(owners).map(SafeText::one_line);
        let mut advisers: Vec<String> = Vec::new();
        for adviser in named.chain(self.decision.opinions.keys().cloned()) {
            if !advisers.contains(&adviser) {
                advisers.push(adviser);
            }
        }
        advisers
    }

    fn opinion_of(&self, at: usize) -> Option<(String, Opinion)> {
        let adviser = self.advisers().into_iter().nth(at)?;
        let opinion = self.decision.opinions.get(&adviser).cloned().unwrap_or_default();
        Some((adviser, opinion))
    }

    /// What somebody advises, in a few words.
    pub(super) fn opinion_words(&self, opinion: Option<&Opinion>) -> &'static str {
        match opinion.map(|opinion| opinion.followed) {
            None if self.is_settled() => self.messages.no_opinion_for_good(),
            None => self.messages.no_opinion(),
            Some(None) => self.messages.opinion_given(),
            Some(Some(true)) => self.messages.opinion_followed(),
            Some(Some(false)) => self.messages.opinion_not_followed(),
        }
    }

    /// Who gave it and when, as far as that is known.
    pub(super) fn opinion_from(&self, opinion: &Opinion) -> String {
        let on = opinion.on.map(|on| self.messages.lang().on_date(&on.to_string()));
        match (opinion.by.is_empty(), on) {
            (true, None) => String::new(),
            (true, Some(on)) => self.messages.advice_on(&on),
            (false, None) => self.messages.advice_by(&opinion.by.one_line()),
            (false, Some(on)) => self.messages.advice_by_on(&opinion.by.one_line(), &on),
        }
    }

    /// What was chosen when advice was given, in a few words, where something else is chosen now.
    pub(super) fn given_on_words(&self, opinion: &Opinion) -> Option<String> {
        let is_other = opinion.about != Selection::Open && !opinion.about.is_same(&self.decision.selection);
        is_other.then(|| self.messages.given_on_choice(&opinion.about.names(self.messages)))
    }

    /// The form of what somebody advises.
    pub(in crate::session) fn opinion_spec(&self, form: FormId, at: usize) -> FormSpec {
        let Some((adviser, opinion)) = self.opinion_of(at) else { return FormSpec::default() };
        let messages = self.messages;
        let held = opinion.followed.map_or("", |followed| if followed { YES } else { NO });
        let followed = self.typed_in(form, FOLLOWED).unwrap_or_else(|| held.into());
        let text = FieldSpec::new(TEXT, FieldKind::Lines, messages.what_is_advised(), opinion.text);
        let by = self.typed_in(form, BY).unwrap_or_else(|| opinion.by.clone());
        let on = self.typed_in(form, ON).unwrap_or_else(|| self.day_text(opinion.on));
        // Nothing can be followed that nobody said.
        let text = text.with_help(messages.empty_without_others());
        let text = match followed.is_empty() && by.is_empty() && on.is_empty() {
            true => text,
            false => text.required(messages.opinion_missing()),
        };
        let answers = options([(YES, messages.flag_yes()), (NO, messages.flag_no())]);
        let by = FieldSpec::new(BY, FieldKind::Line, messages.advised_by(), opinion.by);
        let on = FieldSpec::new(ON, FieldKind::Day, messages.decided_on(), self.day_text(opinion.on));
        let mut fields = vec![
            text,
            by.with_help(messages.advised_by_help()),
            on.with_help(messages.look_again_help()).checked(|session, day| {
                session.is_to_come(day)?.then(|| session.messages.advised_to_come().to_owned())
            }),
            FieldSpec::new(FOLLOWED, FieldKind::Choice(answers), messages.is_followed(), held.into()),
        ];
        if followed.as_str() == NO {
            let field =
                FieldSpec::new(WHY_NOT, FieldKind::Lines, messages.why_not_followed(), opinion.why_not);
            fields.push(field.required(messages.why_not_missing()));
        }
        let head = Head { title: messages.advice_of(&adviser), place: String::new() };
        FormSpec { head, before: Vec::new(), fields }
    }

    /// Takes what somebody advises.
    pub(in crate::session) fn take_opinion(&mut self, at: usize, values: &FormValues) {
        let Some((adviser, before)) = self.opinion_of(at) else { return };
        let mut opinion = Opinion {
            text: values.text(TEXT),
            by: values.line(BY),
            on: values.day(ON),
            followed: match () {
                () if values.is(FOLLOWED, YES) => Some(true),
                () if values.is(FOLLOWED, NO) => Some(false),
                () => None,
            },
            why_not: values.text(WHY_NOT),
            about: Selection::Open,
        };
        let is_given_anew = (&opinion.text, &opinion.by, opinion.on) != (&before.text, &before.by, before.on);
        let is_nothing = opinion == Opinion::default();
        opinion.about = if is_given_anew { self.decision.selection.clone() } else { before.about };
        self.decide(DecisionEdit::Opinion(adviser.clone()), |session| {
            if is_nothing {
                session.decision.opinions.remove(&adviser);
            } else {
                session.decision.opinions.insert(adviser, opinion);
            }
        });
    }

    /// What a form about advice is called in what is saved.
    pub(in crate::session) fn opinion_key(&self, at: usize) -> String {
        self.opinion_of(at).map(|(adviser, _)| format!("opinion {adviser}")).unwrap_or_default()
    }

    /// Who advises, as the start of a row.
    pub(super) fn adviser_label(&self, adviser: &str) -> String {
        upper_first(adviser)
    }
}

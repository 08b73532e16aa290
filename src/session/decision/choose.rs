//! Choosing in the end: an app, several of them each for a use of its own, or none.

use super::{DecisionEdit, SelectedApp, Selection};
use crate::engine::{Standing, standing};
use crate::model::{AppIx, Ix};
use crate::session::advice::{AppAdvice, SourceMarks};
use crate::session::form::{FieldKind, FieldOption, FieldSpec, FormId, FormSpec, FormValues};
use crate::session::page::{Block, Head};
use crate::session::walk::Session;
use crate::text::SafeText;

/// Whether an app stays chosen, or comes in the place of the others.
const HOW: &str = "how";
const USE_FOR: &str = "use_for";
/// What the one that was chosen before is for.
const USE_BEFORE: &str = "use_before";
pub(super) const MOTIVATION: &str = "motivation";

const INSTEAD: &str = "instead";
const ALSO: &str = "also";
const KEEP: &str = "keep";
const DROP: &str = "drop";

impl Session<'_> {
    /// The apps that are chosen.
    pub fn selected_apps(&self) -> &[SelectedApp] {
        match &self.decision.selection {
            Selection::Apps(apps) => apps,
            Selection::Open | Selection::NoApp => &[],
        }
    }

    /// The app of the catalogue that a chosen one is; nothing when the catalogue does not have it any more.
    pub(in crate::session) fn app_selected(&self, selected: &SelectedApp) -> Option<AppIx> {
        let apps = &self.model.catalogue.apps;
        apps.iter().find(|(_, row)| row.id == selected.app).map(|(app, _)| app)
    }

    /// The chosen apps that dropped: also of these something can be asked.
    pub(in crate::session) fn chosen_dropped(&self) -> Vec<AppIx> {
        let chosen = self.selected_apps().iter().filter_map(|selected| self.app_selected(selected));
        let is_dropped = |app: &AppIx| {
            let stands = standing(self.model, &self.state, *app);
            self.is_offered(*app) && stands == Standing::Dropped && !self.model.catalogue.drops_always(*app)
        };
        chosen.filter(is_dropped).collect()
    }

    /// Whether an app is chosen.
    pub fn is_selected(&self, app: AppIx) -> bool {
        let id = &self.model.catalogue.apps.row(app).id;
        self.selected_apps().iter().any(|selected| selected.app == *id)
    }

    /// Whether anything can be chosen: the walk has come to its end, and a page of it is in view.
    pub fn can_decide(&self) -> bool {
        self.outcome().is_some()
    }

    /// Whether there is a decision to see. One that was taken is there wherever its walk is: a tree that changed may have
    /// led that back to a question.
    pub fn has_decision(&self) -> bool {
        self.can_decide() || self.is_settled()
    }

    /// Whether choosing an app needs a reason: the advice does not recommend it, or what is known of it is old.
    pub(in crate::session) fn needs_motivation(&self, app: AppIx) -> bool {
        let told = self.app_advice(app);
        told.standing != Standing::Recommended || told.age.is_some()
    }

    /// The form that chooses an app, or changes that choice.
    pub(in crate::session) fn choose_spec(&self, form: FormId, app: AppIx) -> FormSpec {
        let messages = self.messages;
        let told = self.app_advice(app);
        let is_selected = self.is_selected(app);
        let others: Vec<&SelectedApp> = self.others_than(app).collect();
        let how = self.typed_in(form, HOW).unwrap_or_default();
        let mut fields = Vec::new();
        if is_selected {
            let options = options([(KEEP, messages.flag_yes()), (DROP, messages.no_longer_chosen())]);
            fields.push(FieldSpec::new(
                HOW,
                FieldKind::Choice(options),
                messages.does_it_stay(),
                KEEP.into(),
            ));
        } else if !others.is_empty() {
            let names: Vec<&str> = others.iter().map(|other| other.name.as_str()).collect();
            let (instead, also) = (messages.instead_of(&names), messages.beside(&names));
            let options = options([(INSTEAD, &instead), (ALSO, &also)]);
            let field =
                FieldSpec::new(HOW, FieldKind::Choice(options), messages.chosen_how(), SafeText::default());
            fields.push(field.required(messages.not_an_option()));
        }
        let drops = how.as_str() == DROP;
        let is_one_of_several = !others.is_empty() && (is_selected || how.as_str() == ALSO) && !drops;
        if is_one_of_several {
            let kept = self.selected_apps().iter().find(|selected| self.app_selected(selected) == Some(app));
            let kept = kept.map(|selected| selected.use_for.clone()).unwrap_or_default();
            fields.push(use_field(messages, USE_FOR, &told.name, kept));
            if let [first] = others.as_slice()
                && first.use_for.is_empty()
            {
                fields.push(use_field(messages, USE_BEFORE, first.name.as_str(), SafeText::default()));
            }
        }
        if !drops {
            // Why another one was chosen is no reason for this one.
            let is_new = !others.is_empty() && !is_selected && how.as_str() != ALSO;
            let kept = if is_new { SafeText::default() } else { self.decision.motivation.clone() };
            fields.push(self.motivation_field(&told, kept));
        }
        FormSpec {
            head: Head {
                title: messages.choose_title(&told.name),
                place: self.standing_of(app, told.standing).to_owned(),
            },
            before: self.what_it_means(&told),
            fields,
        }
    }

    /// What it means to choose an app that is not recommended, or of which what is known is old.
    fn what_it_means(&self, told: &AppAdvice) -> Vec<Block> {
        let messages = self.messages;
        let mut blocks = Vec::new();
        let means = match told.standing {
            Standing::Recommended => None,
            Standing::Conditional => Some(messages.means_conditional(&told.name)),
            Standing::Unproven => Some(messages.means_unproven(&told.name)),
            Standing::Dropped if self.has_ended(told.app) => Some(messages.means_ended(&told.name)),
            Standing::Dropped => Some(messages.means_dropped(&told.name)),
        };
        blocks.extend(means.map(|words| Block::Text(words.into())));
        if told.standing != Standing::Recommended {
            let mut marks = SourceMarks::default();
            blocks.extend(told.reason_blocks(messages, &mut marks));
            blocks.extend(marks.blocks());
        }
        if let Some(age) = &told.age {
            blocks.push(Block::Text(age.as_str().into()));
            blocks.push(Block::Text(match told.standing {
                Standing::Unproven => messages.means_stale_too().into(),
                _ => messages.means_stale().into(),
            }));
        }
        blocks
    }

    fn motivation_field(&self, told: &AppAdvice, kept: SafeText) -> FieldSpec {
        let messages = self.messages;
        if !self.needs_motivation(told.app) {
            return FieldSpec::new(MOTIVATION, FieldKind::Lines, &messages.why_this(&told.name), kept)
                .with_help(messages.may_stay_empty());
        }
        let why = match told.standing {
            Standing::Recommended => messages.why_this_old(&told.name),
            Standing::Conditional | Standing::Unproven | Standing::Dropped => {
                messages.why_this_all_the_same(&told.name)
            }
        };
        FieldSpec::new(MOTIVATION, FieldKind::Lines, &why, kept)
            .with_help(messages.motivation_help())
            .required(messages.motivation_missing())
    }

    /// The form that chooses none of the apps.
    pub(in crate::session) fn no_app_spec(&self) -> FormSpec {
        let kept = match self.decision.selection {
            Selection::NoApp => self.decision.motivation.clone(),
            Selection::Open | Selection::Apps(_) => SafeText::default(),
        };
        let field = FieldSpec::new(MOTIVATION, FieldKind::Lines, self.messages.why_none(), kept);
        FormSpec {
            head: Head { title: self.messages.choose_none().to_owned(), place: String::new() },
            before: Vec::new(),
            fields: vec![field.with_help(self.messages.may_stay_empty())],
        }
    }

    /// The form of the reason for what was chosen.
    pub(in crate::session) fn motivation_spec(&self) -> FormSpec {
        let kept = self.decision.motivation.clone();
        let apps: Vec<AppIx> = self.selected_apps().iter().filter_map(|it| self.app_selected(it)).collect();
        let needing = apps.into_iter().find(|app| self.needs_motivation(*app));
        let field = match needing {
            Some(app) => self.motivation_field(&self.app_advice(app), kept),
            None => FieldSpec::new(MOTIVATION, FieldKind::Lines, self.messages.why_chosen(), kept)
                .with_help(self.messages.may_stay_empty()),
        };
        FormSpec {
            head: Head { title: self.messages.motivation().to_owned(), place: self.selection_words() },
            before: Vec::new(),
            fields: vec![field],
        }
    }

    /// Chooses an app as its form says.
    pub(in crate::session) fn take_choice(&mut self, app: AppIx, values: &FormValues) {
        let row = self.model.catalogue.apps.row(app);
        let chosen = SelectedApp {
            app: row.id.clone(),
            name: row.name.one_line().into(),
            use_for: values.line(USE_FOR),
        };
        let mut apps = self.selected_apps().to_vec();
        let mut motivation = values.text(MOTIVATION);
        if values.is(HOW, ALSO) && !motivation.as_str().contains(self.decision.motivation.as_str()) {
            // Why the first one was chosen stays said.
            motivation = format!("{}\n{motivation}", self.decision.motivation).into();
        }
        if values.is(HOW, DROP) {
            apps.retain(|selected| selected.app != chosen.app);
        } else {
            match apps.iter_mut().find(|selected| selected.app == chosen.app) {
                Some(known) => *known = chosen,
                None if values.is(HOW, ALSO) => {
                    if let ([first], false) = (apps.as_mut_slice(), values.line(USE_BEFORE).is_empty()) {
                        first.use_for = values.line(USE_BEFORE);
                    }
                    apps.push(chosen);
                }
                None => apps = vec![chosen],
            }
        }
        if let [only] = apps.as_mut_slice() {
            // With nothing beside it there is no use to tell apart.
            only.use_for = SafeText::default();
        }
        self.decide(DecisionEdit::Selection);
        if !values.is(HOW, DROP) {
            self.decision.motivation = motivation;
        } else if apps.is_empty() {
            self.decision.motivation = SafeText::default();
        }
        self.decision.selection = if apps.is_empty() { Selection::Open } else { Selection::Apps(apps) };
    }

    /// Chooses none of the apps.
    pub(in crate::session) fn take_no_app(&mut self, values: &FormValues) {
        self.decide(DecisionEdit::Selection);
        self.decision.selection = Selection::NoApp;
        self.decision.motivation = values.text(MOTIVATION);
    }

    /// Takes another reason for what was chosen.
    pub(in crate::session) fn take_motivation(&mut self, values: &FormValues) {
        self.decide(DecisionEdit::Motivation);
        self.decision.motivation = values.text(MOTIVATION);
    }

    fn others_than(&self, app: AppIx) -> impl Iterator<Item = &SelectedApp> {
        self.selected_apps().iter().filter(move |selected| self.app_selected(selected) != Some(app))
    }

    /// What is chosen, in a few words; nothing when nothing is.
    pub fn selection_words(&self) -> String {
        match &self.decision.selection {
            Selection::Open => String::new(),
            Selection::NoApp => self.messages.none_of_these().to_owned(),
            Selection::Apps(apps) => {
                let told: Vec<String> = apps.iter().map(|app| self.selected_words(app)).collect();
                self.messages.lang().and(&told)
            }
        }
    }

    /// A chosen app with its use.
    pub(super) fn selected_words(&self, selected: &SelectedApp) -> String {
        match selected.use_for.is_empty() {
            true => selected.name.one_line(),
            false => self.messages.chosen_for(&selected.name, &selected.use_for.one_line()),
        }
    }

    /// What a chosen app has against it now: that it is not recommended, or not there any more.
    pub(super) fn against_selected(&self, selected: &SelectedApp) -> Option<String> {
        let Some(app) = self.app_selected(selected) else {
            return Some(self.messages.not_in_catalogue().to_owned());
        };
        debug_assert!(app.at() < self.model.catalogue.apps.len(), "it was found there");
        let told = self.app_advice(app);
        (told.standing != Standing::Recommended).then(|| self.standing_of(app, told.standing).to_lowercase())
    }
}

fn use_field(messages: crate::text::Messages, name: &'static str, app: &str, kept: SafeText) -> FieldSpec {
    FieldSpec::new(name, FieldKind::Line, &messages.used_for(&app), kept)
        .with_help(messages.used_for_help())
        .required(messages.use_missing())
}

/// Options with their ids.
pub(super) fn options<const N: usize>(options: [(&str, &str); N]) -> Vec<FieldOption> {
    options
        .map(|(id, label)| FieldOption { id: id.to_owned(), label: label.to_owned(), number: None })
        .to_vec()
}

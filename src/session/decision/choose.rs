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
/// The same where an app is added: then the field holds what was said of the others.
const MOTIVATION_OF_ALL: &str = "motivation_of_all";

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
        self.model.catalogue.find(&selected.app)
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

    /// Whether these are all that is chosen.
    pub(in crate::session) fn is_all_selected(&self, apps: &[AppIx]) -> bool {
        apps.len() == self.selected_apps().len() && apps.iter().all(|app| self.is_selected(*app))
    }

    /// What is said of an app in a list: also that it is chosen.
    pub(in crate::session) fn with_choice(&self, app: AppIx, words: String) -> String {
        match self.is_selected(app) {
            true if words.is_empty() => self.messages.chosen().to_lowercase(),
            true => format!("{} · {words}", self.messages.chosen().to_lowercase()),
            false => words,
        }
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
        let (drops, adds) = (how.as_str() == DROP, how.as_str() == ALSO && !is_selected);
        let is_one_of_several = !others.is_empty() && (is_selected || adds) && !drops;
        if is_one_of_several {
            let kept = self.selected_apps().iter().find(|selected| self.app_selected(selected) == Some(app));
            let kept = kept.map(|selected| selected.use_for.clone()).unwrap_or_default();
            fields.push(use_field(messages, USE_FOR, &told.name, kept));
            if let [first] = others.as_slice()
                && (adds || first.use_for.is_empty())
            {
                fields.push(use_field(messages, USE_BEFORE, first.name.as_str(), first.use_for.clone()));
            }
        }
        // As long as nobody said how it is chosen, it is not known what the reason is about.
        let knows_how = is_selected || others.is_empty() || adds || how.as_str() == INSTEAD;
        if knows_how && !(drops && others.is_empty()) {
            fields.push(self.motivation_of_choice(form, app, how.as_str()));
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

    fn dropped_means(&self, app: AppIx) -> String {
        let (messages, name) = (self.messages, self.name(app));
        let means = if self.has_ended(app) {
            messages.means_ended(&name)
        } else if self.model.catalogue.drops_always(app) {
            messages.means_never(&name)
        } else {
            messages.means_dropped(&name)
        };
        let is_chosen = self.selected_apps().iter().any(|chosen| self.app_selected(chosen) == Some(app));
        match is_chosen && !self.decision.motivation.is_empty() {
            true => means,
            false => format!("{means} {}", messages.why_all_the_same()),
        }
    }

    /// What it means that apps were chosen that drop, perhaps by an answer that was given after that.
    pub(super) fn dropped_choice(&self) -> Vec<String> {
        let chosen = self.selected_apps().iter().filter_map(|selected| self.app_selected(selected));
        let dropped = |app: &AppIx| {
            let verdict = self.verdicts().find(|verdict| verdict.app == *app);
            verdict.is_some_and(|verdict| verdict.standing == Standing::Dropped)
        };
        chosen.filter(dropped).map(|app| self.dropped_means(app)).collect()
    }

    /// What it means to choose an app that is not recommended, or of which what is known is old.
    fn what_it_means(&self, told: &AppAdvice) -> Vec<Block> {
        let messages = self.messages;
        let mut blocks = Vec::new();
        let means = match told.standing {
            Standing::Recommended => None,
            Standing::Conditional => Some(messages.means_conditional(&told.name)),
            Standing::Unproven => Some(messages.means_unproven(&told.name)),
            Standing::Dropped => Some(self.dropped_means(told.app)),
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

    /// The field of the reason, in the form of one app: it is about all that is chosen then, and holds what was said of it.
    fn motivation_of_choice(&self, form: FormId, app: AppIx, how: &str) -> FieldSpec {
        let kept = self.decision.motivation.clone();
        let others: Vec<(Option<AppIx>, String)> =
            self.others_than(app).map(|other| (self.app_selected(other), other.name.one_line())).collect();
        let this = (Some(app), self.model.catalogue.apps.row(app).name.one_line());
        match how {
            // Why another one was chosen is no reason for this one: what gives way is told.
            INSTEAD => {
                let field = self.motivation_field(MOTIVATION, &[this], SafeText::default());
                self.with_replaced(field)
            }
            ALSO => {
                let typed = self.typed_in(form, MOTIVATION).unwrap_or_default();
                let both = [kept, typed].into_iter().filter(|text| !text.is_empty());
                let both = both.map(|text| text.as_str().to_owned()).collect::<Vec<_>>().join("\n");
                let all: Vec<_> = others.into_iter().chain([this]).collect();
                self.motivation_field(MOTIVATION_OF_ALL, &all, both.into())
            }
            DROP => self.motivation_field(MOTIVATION, &others, kept),
            _ if self.is_selected(app) => self.motivation_field(MOTIVATION, &self.all_selected(), kept),
            _ => {
                let field = self.motivation_field(MOTIVATION, &[this], SafeText::default());
                self.with_replaced(field)
            }
        }
    }

    /// The same field, with what gives way to what is typed there.
    fn with_replaced(&self, mut field: FieldSpec) -> FieldSpec {
        if !self.decision.motivation.is_empty() {
            let replaced = self.messages.motivation_replaced(&self.decision.motivation.one_line());
            field.help = format!("{} {replaced}", field.help);
        }
        field
    }

    /// All that is chosen, with its names.
    fn all_selected(&self) -> Vec<(Option<AppIx>, String)> {
        let chosen = self.selected_apps().iter();
        chosen.map(|selected| (self.app_selected(selected), selected.name.one_line())).collect()
    }

    /// The field of the reason for choosing these: one for all of them.
    fn motivation_field(
        &self,
        name: &'static str,
        chosen: &[(Option<AppIx>, String)],
        kept: SafeText,
    ) -> FieldSpec {
        let messages = self.messages;
        let names: Vec<String> = chosen.iter().map(|(_, name)| name.clone()).collect();
        let names = messages.lang().and(&names);
        let needing = || chosen.iter().filter_map(|(app, _)| *app).filter(|app| self.needs_motivation(*app));
        if needing().next().is_none() {
            return FieldSpec::new(name, FieldKind::Lines, &messages.why_this(&names), kept)
                .with_help(messages.may_stay_empty());
        }
        let only_old = needing().all(|app| self.app_advice(app).standing == Standing::Recommended);
        let why = match only_old {
            true => messages.why_this_old(&names),
            false => messages.why_this_all_the_same(&names),
        };
        FieldSpec::new(name, FieldKind::Lines, &why, kept)
            .with_help(messages.motivation_help())
            .required(messages.motivation_missing())
    }

    /// The form that chooses none of the apps.
    pub(in crate::session) fn no_app_spec(&self) -> FormSpec {
        let is_none = self.decision.selection == Selection::NoApp;
        let kept = if is_none { self.decision.motivation.clone() } else { SafeText::default() };
        let field = FieldSpec::new(MOTIVATION, FieldKind::Lines, self.messages.why_none(), kept)
            .with_help(self.messages.may_stay_empty());
        FormSpec {
            head: Head { title: self.messages.choose_none().to_owned(), place: String::new() },
            before: Vec::new(),
            fields: vec![if is_none { field } else { self.with_replaced(field) }],
        }
    }

    /// The form of the reason for what was chosen.
    pub(in crate::session) fn motivation_spec(&self) -> FormSpec {
        let kept = self.decision.motivation.clone();
        let field = match self.decision.selection {
            Selection::Apps(_) => self.motivation_field(MOTIVATION, &self.all_selected(), kept),
            Selection::Open | Selection::NoApp => {
                FieldSpec::new(MOTIVATION, FieldKind::Lines, self.messages.why_none(), kept)
                    .with_help(self.messages.may_stay_empty())
            }
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
        let mut apps = self.selected_apps().to_vec();
        let known = apps.iter().find(|selected| selected.app == row.id);
        let use_for = match values.has(USE_FOR) {
            true => values.line(USE_FOR),
            // What it is for is not asked of the only one: it is kept for when another one is added.
            false => known.map(|selected| selected.use_for.clone()).unwrap_or_default(),
        };
        let chosen = SelectedApp { app: row.id.clone(), name: row.name.one_line().into(), use_for };
        let mut others = apps.iter_mut().filter(|selected| selected.app != chosen.app);
        if let (Some(first), true) = (others.next(), values.has(USE_BEFORE)) {
            first.use_for = values.line(USE_BEFORE);
        }
        if values.is(HOW, DROP) {
            apps.retain(|selected| selected.app != chosen.app);
        } else {
            match apps.iter_mut().find(|selected| selected.app == chosen.app) {
                Some(known) => *known = chosen,
                None if values.is(HOW, ALSO) => apps.push(chosen),
                None => apps = vec![chosen],
            }
        }
        let motivation = match values.has(MOTIVATION_OF_ALL) {
            true => values.text(MOTIVATION_OF_ALL),
            // With nothing chosen there is no reason.
            false => values.text(MOTIVATION),
        };
        self.decide(DecisionEdit::Selection, |session| {
            session.decision.motivation = motivation;
            session.decision.selection =
                if apps.is_empty() { Selection::Open } else { Selection::Apps(apps) };
        });
    }

    /// What is chosen at a place, where the catalogue does not have it any more.
    pub(in crate::session) fn gone_selected(&self, at: usize) -> Option<&SelectedApp> {
        self.selected_apps().get(at).filter(|selected| self.app_selected(selected).is_none())
    }

    /// What the form that lets such a one go is called in what is saved.
    pub(in crate::session) fn let_go_key(&self, at: usize) -> String {
        self.gone_selected(at).map(|gone| format!("let-go {}", gone.app)).unwrap_or_default()
    }

    /// That form.
    pub(in crate::session) fn let_go_spec(&self, at: usize) -> FormSpec {
        let Some(gone) = self.gone_selected(at) else { return FormSpec::default() };
        let messages = self.messages;
        let options = options([(KEEP, messages.flag_yes()), (DROP, messages.no_longer_chosen())]);
        let how = FieldSpec::new(HOW, FieldKind::Choice(options), messages.does_it_stay(), KEEP.into());
        let head = Head {
            title: messages.choose_title(&gone.name.one_line()),
            place: messages.not_in_catalogue().to_owned(),
        };
        FormSpec { head, before: vec![Block::Heading(self.selected_words(gone))], fields: vec![how] }
    }

    /// Lets it go, or not.
    pub(in crate::session) fn take_let_go(&mut self, at: usize, values: &FormValues) {
        if !values.is(HOW, DROP) {
            return;
        }
        let mut apps = self.selected_apps().to_vec();
        apps.remove(at);
        self.decide(DecisionEdit::Selection, |session| {
            if apps.is_empty() {
                session.decision.motivation = SafeText::default();
            }
            session.decision.selection =
                if apps.is_empty() { Selection::Open } else { Selection::Apps(apps) };
        });
    }

    /// Chooses none of the apps.
    pub(in crate::session) fn take_no_app(&mut self, values: &FormValues) {
        self.decide(DecisionEdit::Selection, |session| {
            session.decision.selection = Selection::NoApp;
            session.decision.motivation = values.text(MOTIVATION);
        });
    }

    /// Takes another reason for what was chosen.
    pub(in crate::session) fn take_motivation(&mut self, values: &FormValues) {
        self.decide(DecisionEdit::Motivation, |session| {
            session.decision.motivation = values.text(MOTIVATION)
        });
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
        // Of the only one it is kept, and not told: there is no use to tell apart.
        match selected.use_for.is_empty() || self.selected_apps().len() < 2 {
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

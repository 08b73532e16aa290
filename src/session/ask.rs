//! The page of a question: its answers, and what each of them would do before it is chosen.

use super::page::{
    AnswerLine, AppName, Ask, AskKind, Block, ChoiceEffect, CountColumns, LinePick, PendingAnswer,
};
use super::walk::{Session, Trouble};
use super::words;
use crate::analysis::{Change, ChangeGoal};
use crate::engine::{AnswerValue, Choice, ChoiceError, step, unproven};
use crate::model::{AnswerIx, AppIx, AppSet, Ix, QuestionIx, QuestionKind};
use crate::text::SafeText;

/// The number that is shown as an example where it is allowed; else the nearest that is.
const EXAMPLE_NUMBER: i64 = 12;

impl Session<'_> {
    /// The page of the question in view.
    pub(super) fn ask(&self, question: QuestionIx, draft: &PendingAnswer) -> Ask {
        let row = self.model.graph.questions.row(question);
        let lines = self.lines(question, draft);
        let kind = self.ask_kind();
        debug_assert!(kind.is_some(), "a page of information is passed, and never in view");
        // A page of information has no answers, so any kind will do.
        let kind = kind.unwrap_or(AskKind::One);
        let now = match kind {
            AskKind::One => Err(Trouble::Nothing),
            AskKind::Many | AskKind::Number { .. } => self.given(draft, None),
        };
        let effects: Vec<&ChoiceEffect> = lines.iter().filter_map(|line| line.effect.as_ref()).collect();
        let mut ask = Ask {
            head: self.head_of_question(question),
            news: self.news_line(),
            notes: self.last_notes(),
            before: self
                .information()
                .into_iter()
                .chain(self.remark_blocks(self.remark_at(question)))
                .collect(),
            question: row.ask.clone(),
            help: row.help.clone(),
            hint: self.hint(kind, question).filter(|_| !self.is_settled()),
            kind,
            is_settled: self.is_settled(),
            columns: self.columns(kind, &effects),
            lines,
            refusal: now.as_ref().err().and_then(|trouble| self.refusal(trouble, kind, draft)),
            now: now.ok().and_then(|given| {
                self.effect(question, &given, &|effect| self.now_sentence(question, &given, effect))
            }),
            unconfirmed: (kind != AskKind::One && self.is_unconfirmed(question, draft))
                .then(|| self.draft_by(question))
                .map(|by| match by {
                    Some(by) => self.messages.not_confirmed_by(&by),
                    None => self.messages.not_confirmed().to_owned(),
                }),
            counting: self.counting(question, draft),
            apps: self.names(&self.state.walk.left),
            listed: self.model.catalogue.offered.count_ones(..),
            terms: Vec::new(),
            sources: row.sources.iter().map(|place| words::reference(self.model, place)).collect(),
        };
        ask.terms = self.terms_of_ask(&ask);
        ask
    }

    /// The number that was answered, where what is in the field is another or none.
    fn counting(&self, question: QuestionIx, draft: &PendingAnswer) -> Option<String> {
        let given = self.choices.get(&question)?;
        let AnswerValue::Number(number) = given else { return None };
        let is_in_field = self.messages.lang().read_whole(&draft.typed) == Ok(*number);
        let answer = words::given(self.model, self.messages, question, given);
        (!is_in_field).then(|| self.messages.your_answer_is(&answer))
    }

    /// Whether there are apps to choose from at all.
    pub fn has_apps(&self) -> bool {
        !self.model.catalogue.offered.is_clear()
    }

    fn lines(&self, question: QuestionIx, draft: &PendingAnswer) -> Vec<AnswerLine> {
        let row = self.model.graph.questions.row(question);
        let answers = row.answers().into_iter().flat_map(|answers| answers.iter());
        let answers =
            answers.map(|(ix, answer)| (LinePick::Answer(ix), answer.text.clone(), answer.help.clone()));
        let unknown =
            row.unknown.as_ref().map(|_| (LinePick::Unknown, self.messages.dont_know().into(), None));
        let earlier = self.answered();
        answers
            .chain(unknown)
            .enumerate()
            .map(|(at, (pick, text, help))| AnswerLine {
                pick,
                text,
                help,
                marked: earlier.ticks.contains(&pick),
                ticked: draft.ticks.contains(&pick),
                effect: self.line_effect(question, at, pick, draft),
            })
            .collect()
    }

    /// What choosing (or, in a `many`, toggling) a line would do.
    fn line_effect(
        &self,
        question: QuestionIx,
        at: usize,
        pick: LinePick,
        draft: &PendingAnswer,
    ) -> Option<ChoiceEffect> {
        if self.ask_kind() == Some(AskKind::Many) {
            let toggled = self.toggle_line(draft, pick);
            let given = self.given(&toggled, None).ok()?;
            return self.effect(question, &given, &|effect| {
                self.messages.effect_choices(toggled.ticks.len(), effect.left, effect.unproven)
            });
        }
        let given = self.given(draft, Some(pick)).ok()?;
        self.effect(question, &given, &|effect| match (pick, effect.left) {
            (LinePick::Unknown, _) => self.dont_know_effect(effect),
            (LinePick::Answer(_), 0) => self.messages.effect_nothing_left(at + 1),
            (LinePick::Answer(_), _) => self.messages.effect_answer(at + 1, effect.drops.count_ones(..)),
        })
    }

    /// The sentence for a choice as it is now.
    fn now_sentence(&self, question: QuestionIx, given: &AnswerValue, effect: &ChoiceEffect) -> String {
        match given {
            AnswerValue::Number(_) => {
                let amount = words::given(self.model, self.messages, question, given);
                self.messages.effect_number(&amount, effect.left, effect.unproven)
            }
            AnswerValue::Picks(picks) => {
                self.messages.effect_choices(picks.len(), effect.left, effect.unproven)
            }
            AnswerValue::Unknown => self.dont_know_effect(effect),
        }
    }

    /// The answer itself drops nothing, but a page of information on the way may.
    fn dont_know_effect(&self, effect: &ChoiceEffect) -> String {
        match effect.drops.count_ones(..) {
            0 => self.messages.dont_know_effect().to_owned(),
            dropped => self.messages.dont_know_effect_behind(dropped),
        }
    }

    /// What a choice would do, in numbers and in a sentence that is made from them.
    fn effect(
        &self,
        question: QuestionIx,
        given: &AnswerValue,
        sentence: &dyn Fn(&ChoiceEffect) -> String,
    ) -> Option<ChoiceEffect> {
        if !self.has_apps() {
            return None;
        }
        let after = step(self.model, &self.state, &Choice { question, given: given.clone() }).ok()?;
        let mut drops = self.state.walk.left.clone();
        drops.difference_with(&after.walk.left);
        let asks = unproven(self.model, &after);
        let (left, unproven) = (after.walk.left.count_ones(..), asks.count_ones(..));
        let mut effect = ChoiceEffect { left, unproven, sentence: String::new(), drops, asks };
        effect.sentence = sentence(&effect);
        if left == 0
            && let Some((number, choice)) = self.instead(question, given)
        {
            let answer = words::given(self.model, self.messages, choice.question, &choice.given);
            effect.sentence =
                format!("{} {}", effect.sentence, self.messages.instead_change(number, &answer));
        }
        Some(effect)
    }

    /// The earlier choice, and its number, of which another answer leads to something with this answer as it is. What the
    /// page where nothing is left says of a change is held to here: it is found by the same search, and is on that page.
    /// One that hangs on the person's situation is left out: that cannot be chosen otherwise.
    fn instead(&self, question: QuestionIx, given: &AnswerValue) -> Option<(usize, &Choice)> {
        let mut choices = self.choices.clone();
        choices.insert(question, given.clone());
        let found = self.whole.changes(self.model, choices, ChangeGoal::Anything);
        let lines = found.lines().lines.into_iter().map(|line| line.change);
        let keeps = |change: &Change| change.spares_situation && !change.aside.contains(&question);
        lines.filter(keeps).find_map(|change| {
            let [changed] = change.set.as_slice() else { return None };
            let choice = self.state.walk.path.iter().find(|choice| choice.question == changed.question)?;
            Some((self.state.walk.number_of(changed.question)?, choice))
        })
    }

    /// The heads of the counts; none when they would be the same on every line, as it is now.
    fn columns(&self, kind: AskKind, effects: &[&ChoiceEffect]) -> Option<CountColumns> {
        let left = self.state.walk.left.count_ones(..);
        let unproven = unproven(self.model, &self.state).count_ones(..);
        let changes = |effect: &&ChoiceEffect| (effect.left, effect.unproven) != (left, unproven);
        if !self.has_apps() || !effects.iter().any(changes) {
            return None;
        }
        let left = match kind {
            AskKind::One | AskKind::Number { .. } => self.messages.column_left(),
            AskKind::Many => self.messages.column_toggle(),
        };
        let asks = effects.iter().any(|effect| effect.unproven > 0);
        Some(CountColumns {
            left: left.to_owned(),
            unproven: asks.then(|| self.messages.column_ask().to_owned()),
        })
    }

    fn hint(&self, kind: AskKind, question: QuestionIx) -> Option<String> {
        let row = self.model.graph.questions.row(question);
        match (&row.kind, kind) {
            (QuestionKind::Many { min, max, answers, none, .. }, _) => {
                let pickable = answers.len() - usize::from(none.is_some());
                Some(self.messages.how_many(*min, (*max < pickable).then_some(*max)))
            }
            (QuestionKind::Number { .. }, AskKind::Number { min, max }) => {
                Some(self.messages.number_range(min, max))
            }
            _ => None,
        }
    }

    fn refusal(&self, trouble: &Trouble, kind: AskKind, draft: &PendingAnswer) -> Option<String> {
        match (trouble, kind) {
            (Trouble::Refused(error), _) => Some(self.refusal_words(*error, draft.ticks.len())),
            (Trouble::Nothing, AskKind::Number { min, max }) if !draft.typed.trim().is_empty() => {
                Some(self.messages.not_a_number(example_number(min, max)))
            }
            _ => None,
        }
    }

    /// An answer to the question in view that is accepted, to show how one is typed: a number, or ticks of a `many`,
    /// two where that is allowed.
    pub fn example(&self) -> Option<PendingAnswer> {
        match &self.model.graph.questions.row(self.question()?).kind {
            QuestionKind::Number { min, max, .. } => {
                let typed = example_number(*min, *max).to_string();
                Some(PendingAnswer { typed, ..PendingAnswer::default() })
            }
            QuestionKind::Many { answers, none, min, max, .. } => {
                let together = answers.indexes().filter(|answer| Some(*answer) != *none);
                let ticks = together.map(LinePick::Answer).take((*min).max(2).min(*max)).collect();
                Some(PendingAnswer { ticks, ..PendingAnswer::default() })
            }
            QuestionKind::One { .. } | QuestionKind::Info => None,
        }
    }

    /// Why a choice is not taken, in words.
    fn refusal_words(&self, error: ChoiceError, chosen: usize) -> String {
        match error {
            ChoiceError::TooFew { min } => self.messages.too_few(min, chosen),
            ChoiceError::TooMany { max } => self.messages.too_many(max, chosen),
            ChoiceError::NoneWithOthers => self.messages.none_excludes().to_owned(),
            ChoiceError::OutOfRange { min, max } => self.messages.number_outside(min, max),
            ChoiceError::NotAsked
            | ChoiceError::WrongKind
            | ChoiceError::NoSuchAnswer
            | ChoiceError::NotOpen => self.messages.no_such_answer().to_owned(),
        }
    }

    /// The pages of information that were passed since the last choice.
    fn information(&self) -> Vec<Block> {
        let earlier = self.shown_before_last_choice();
        let shown = self.state.walk.shown.iter().skip(earlier);
        let mut blocks = Vec::new();
        for page in shown.map(|page| self.model.graph.questions.row(*page)) {
            blocks.push(Block::Heading(page.ask.one_line()));
            blocks.extend(page.help.iter().chain(page.note.iter()).cloned().map(Block::Text));
            blocks.extend(words::references(self.model, self.messages, &page.sources).map(Block::Remark));
        }
        blocks
    }

    /// What the author wants to be shown after a choice.
    pub(super) fn notes(&self, choice: &Choice) -> Vec<SafeText> {
        let row = self.model.graph.questions.row(choice.question);
        let picks: &[AnswerIx] = match &choice.given {
            AnswerValue::Picks(picks) => picks,
            AnswerValue::Number(_) => &[],
            AnswerValue::Unknown => return Vec::new(),
        };
        let answers = row.answers();
        let of_answers = picks.iter().filter_map(|pick| answers?.get(*pick)?.note.clone());
        row.note.clone().into_iter().chain(of_answers).collect()
    }

    /// The names of apps, in the order of the alphabet.
    pub(super) fn names(&self, apps: &AppSet) -> Vec<AppName> {
        let name = |app: AppIx| self.model.catalogue.apps.row(app).name.clone();
        let all = &self.model.catalogue.by_name().apps;
        let named = all.iter().filter(|app| apps.contains(app.at()));
        named.map(|app| AppName { app: *app, name: name(*app) }).collect()
    }
}

/// A number that is accepted where these are the lowest and the highest.
fn example_number(min: i64, max: i64) -> i64 {
    EXAMPLE_NUMBER.max(min).min(max)
}

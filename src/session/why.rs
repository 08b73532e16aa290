//! Why an app stands where it stands, what would bring it back, and which answers matter.

use super::app::{Notes, borrowed};
use super::page::{Action, Block, Document, Head, Listing, Row};
use super::walk::Session;
use super::{terms, words};
use crate::analysis::{
    AnswerInfluence, Change, ChangeGoal, Counterfactuals, Destination, Influence, SearchBudget,
    answer_influences, counterfactuals,
};
use crate::engine::{
    AnswerValue, Choice, EffectRef, Position, RecordedWalk, Standing, organisation_attention, replay,
    standing,
};
use crate::model::{AnswerIx, AppIx, AppSet, Catalogue, FactIx, Ix, QuestionIx, QuestionKind, Value};
use crate::text::{SafeText, upper_first};

/// More changes than this are no help to a person.
const WAYS: usize = 9;

/// More names than this are counted.
const NAMES: usize = 4;

impl Session<'_> {
    /// The smallest changes of answers that lead elsewhere than to nothing, the best first.
    pub fn ways_back(&self) -> Vec<Change> {
        self.listed_changes(&self.changes(ChangeGoal::Anything)).0
    }

    /// What would reach a goal from the walk in view.
    pub fn changes(&self, goal: ChangeGoal) -> Counterfactuals<'_> {
        counterfactuals(self.model, self.choices_in_view(), goal, &SearchBudget::default())
    }

    /// The changes that a page lists, and how many were found beside those that it looked at.
    pub(super) fn listed_changes(&self, found: &Counterfactuals<'_>) -> (Vec<Change>, usize) {
        let (mut listed, count) = found.nearest(WAYS);
        let more = count - listed.len();
        // To read about it is no way back for who came for an advice, unless there is no other.
        if listed.iter().any(|change| found.destination(change.position) < Destination::Elsewhere) {
            listed.retain(|change| found.destination(change.position) < Destination::Elsewhere);
        }
        (listed, more)
    }

    /// Why an app stands where it stands, and the changes that bring it back, each of which can be taken.
    pub(super) fn why_page(&self, app: AppIx) -> Listing {
        let row = self.model.catalogue.apps.row(app);
        let name = row.name.one_line();
        let standing = standing(self.model, &self.state, app);
        let mut notes = Notes::default();
        let mut before = Vec::new();
        self.why(app, standing, &mut notes, &mut before);
        // The title says already what the first heading of this part says.
        let title = match before.first() {
            Some(Block::Heading(heading)) => {
                let heading = heading.clone();
                before.remove(0);
                heading
            }
            _ => self.messages.why_recommended(&name),
        };
        if standing != Standing::Dropped {
            self.what_fits(app, &mut notes, &mut before);
        }
        let found = self.changes(ChangeGoal::App(app));
        let (listed, more) = self.listed_changes(&found);
        let mut rows: Vec<Row> = listed
            .iter()
            .enumerate()
            .map(|(at, change)| self.change_row(ChangeGoal::App(app), at, change))
            .collect();
        let mut after = Vec::new();
        if standing == Standing::Dropped {
            self.about_changes(app, &found, &listed, more, &mut rows, &mut after);
        }
        self.points_of(&listed, &mut after);
        if !notes.is_empty() {
            after.push(Block::Heading(self.messages.sources().to_owned()));
            after.extend(notes.blocks());
        }
        let terms = terms::of_blocks(self.model, &before);
        let place = self.standing_words(standing).to_owned();
        Listing { head: Head { title, place }, before, rows, after, terms, ..Listing::default() }
    }

    /// The heading of the changes, and how far they were sought.
    fn about_changes(
        &self,
        app: AppIx,
        found: &Counterfactuals<'_>,
        listed: &[Change],
        more: usize,
        rows: &mut [Row],
        after: &mut Vec<Block>,
    ) {
        let name = self.model.catalogue.apps.row(app).name.one_line();
        if let Some(first) = rows.first_mut() {
            first.heading = Some(match listed {
                [only] => self.messages.returns_if(&name, only.set.len()),
                _ => self.messages.returns_with(&name),
            });
            if more > 0 {
                after.push(Block::Remark(self.messages.more_changes(more)));
            }
            if !found.is_exhausted() {
                after.push(Block::Remark(self.messages.bound(found.bound())));
            }
            return;
        }
        after.push(Block::Text(
            match (self.model.catalogue.never.contains_key(&app), found.is_exhausted()) {
                (true, _) => self.messages.never().into(),
                (false, true) => self.messages.never_returns(&name).into(),
                (false, false) => self.messages.no_change_found(found.bound()).into(),
            },
        ));
    }

    /// What the answers asked for and the app has: question by question, with the facts and where they come from.
    fn what_fits(&self, app: AppIx, notes: &mut Notes, blocks: &mut Vec<Block>) {
        let doubted = |effect: &EffectRef| {
            let mut judged = self.state.record.judgements.iter();
            judged.any(|judgement| judgement.effect == *effect && judgement.unknown.contains(app.at()))
        };
        let met = self.state.record.tested.iter().filter(|effect| !doubted(effect));
        let mut asked: Vec<(QuestionIx, Vec<FactIx>)> = Vec::new();
        for effect in met {
            let Some(requirement) = effect.requirement(self.model) else { continue };
            let known = |fact: &FactIx| !matches!(self.model.value(*fact, app), Value::Unknown);
            let facts: Vec<FactIx> = requirement.require.facts().into_iter().filter(known).collect();
            match asked.iter_mut().find(|(question, _)| *question == effect.question) {
                Some((_, known)) => {
                    let new: Vec<FactIx> = facts.into_iter().filter(|fact| !known.contains(fact)).collect();
                    known.extend(new);
                }
                None => asked.push((effect.question, facts)),
            }
        }
        if asked.is_empty() {
            return;
        }
        blocks.push(Block::Heading(self.messages.what_fits().to_owned()));
        for (question, facts) in asked {
            let Some(at) = self.state.walk.path.iter().position(|choice| choice.question == question) else {
                continue;
            };
            let answer = self.state.walk.given(question).map(|given| self.in_words(question, given));
            let told = self.messages.answered_at(at + 1, &answer.unwrap_or_default());
            blocks.push(Block::Item(told.into()));
            self.told_facts(app, &facts, notes, blocks);
        }
    }

    /// One change, as a row that can be taken.
    pub(super) fn change_row(&self, goal: ChangeGoal, at: usize, change: &Change) -> Row {
        let words: Vec<String> = change.set.iter().map(|choice| self.change_words(choice)).collect();
        Row {
            number: Some((at + 1).to_string()),
            label: upper_first(&self.messages.lang().and(&words)),
            words: self.comes_of(goal, change),
            action: Some(Action::Take(goal, at)),
            detail: self.change_detail(change),
            ..Row::default()
        }
    }

    /// A change of one answer: of a list that is ticked only what differs.
    fn change_words(&self, choice: &Choice) -> String {
        let path = &self.state.walk.path;
        let number = path.iter().position(|made| made.question == choice.question).map_or(0, |at| at + 1);
        let is_many =
            matches!(self.model.graph.questions.row(choice.question).kind, QuestionKind::Many { .. });
        if let (true, Some(AnswerValue::Picks(old)), AnswerValue::Picks(new)) =
            (is_many, self.choices.get(&choice.question), &choice.given)
        {
            let words = |picks: Vec<AnswerIx>| self.answers_in_words(choice.question, &picks);
            let gone: Vec<AnswerIx> = old.iter().filter(|pick| !new.contains(pick)).copied().collect();
            let come: Vec<AnswerIx> = new.iter().filter(|pick| !old.contains(pick)).copied().collect();
            let some_stay = old.len() > gone.len();
            match (gone.is_empty(), come.is_empty()) {
                (false, true) if some_stay => {
                    return self.messages.change_without(number, &borrowed(&words(gone)));
                }
                (true, false) if some_stay => {
                    return self.messages.change_with(number, &borrowed(&words(come)));
                }
                _ => {}
            }
        }
        self.messages.change(number, &self.in_words(choice.question, &choice.given))
    }

    /// What comes of a change, in a few words: who else comes back, who drops, where it leads.
    fn comes_of(&self, goal: ChangeGoal, change: &Change) -> String {
        let mut parts = Vec::new();
        let names = |apps: &[AppIx]| self.names_of(apps);
        match goal {
            ChangeGoal::App(app) => {
                parts.extend(self.stands_then(app, change));
                let others: Vec<AppIx> =
                    change.returns.iter().filter(|other| **other != app).copied().collect();
                match others.len() {
                    0 => {}
                    1..=NAMES => parts.push(self.messages.returns_too(&borrowed(&names(&others)))),
                    count => parts.push(self.messages.returns_too_count(count)),
                }
            }
            ChangeGoal::Anything => match change.returns.len() {
                0 => {}
                1..=NAMES => parts.push(self.messages.returns(&borrowed(&names(&change.returns)))),
                count => parts.push(self.messages.returns_count(count)),
            },
        }
        let stands_still = change.position == self.state.walk.position;
        match change.drops.len() {
            // Where a new question follows, more may drop yet.
            0 if matches!(goal, ChangeGoal::App(_))
                && (stands_still || matches!(change.position, Position::Done(_))) =>
            {
                parts.push(self.messages.nothing_else_drops().to_owned());
            }
            0 => {}
            1..=NAMES => parts.push(self.messages.drops_then(&borrowed(&names(&change.drops)))),
            count => parts.push(self.messages.drops_count(count)),
        }
        match change.position {
            _ if stands_still => {}
            Position::Done(end) => {
                let title = self.model.graph.outcomes.row(end).title.one_line();
                // Who comes from nothing and finds something comes to the advice: that goes without saying.
                let is_plain = goal == ChangeGoal::Anything && !change.returns.is_empty();
                parts.extend((!is_plain).then(|| self.messages.ends_then(&title)));
            }
            Position::Stuck(_) => {}
            Position::At(_) => parts.push(self.messages.then_another_question().to_owned()),
        }
        parts.join("; ")
    }

    /// How the app would stand, if there is something to say of it.
    fn stands_then(&self, app: AppIx, change: &Change) -> Option<String> {
        match standing(self.model, &self.after(change), app) {
            Standing::Conditional => Some(self.messages.conditional().to_owned()),
            Standing::Unproven => Some(self.messages.unproven().to_owned()),
            Standing::Recommended | Standing::Dropped => None,
        }
    }

    fn after(&self, change: &Change) -> RecordedWalk {
        let mut given = self.choices_in_view();
        given.extend(change.set.iter().map(|choice| (choice.question, choice.given.clone())));
        replay(self.model, &given)
    }

    /// The questions of a change in full, with the answers given.
    fn change_detail(&self, change: &Change) -> Vec<Block> {
        let mut blocks = Vec::new();
        for choice in &change.set {
            let Some(old) = self.choices.get(&choice.question) else { continue };
            let ask = self.model.graph.questions.row(choice.question).ask.one_line();
            blocks.push(Block::Remark(
                self.messages.your_answer_to(&ask, &self.in_words(choice.question, old)),
            ));
        }
        blocks
    }

    /// The points for the organisation that come with the changes, each once, below their rows.
    pub(super) fn points_of(&self, listed: &[Change], after: &mut Vec<Block>) {
        let before = organisation_attention(self.model, &self.state);
        let is_new = |text: &SafeText| !before.iter().any(|(_, known)| known.text == *text);
        let mut new: Vec<(&SafeText, Vec<String>)> = Vec::new();
        for (at, change) in listed.iter().enumerate() {
            let state = self.after(change);
            for (_, point) in organisation_attention(self.model, &state) {
                match new.iter_mut().find(|(known, _)| **known == point.text) {
                    Some((_, changes)) => changes.push((at + 1).to_string()),
                    None if is_new(&point.text) => new.push((&point.text, vec![(at + 1).to_string()])),
                    None => {}
                }
            }
        }
        if new.is_empty() {
            return;
        }
        after.push(Block::Heading(self.messages.attention_then().to_owned()));
        for (text, changes) in new {
            after.push(Block::Item(text.clone()));
            after.push(Block::Remark(self.messages.with_changes(&borrowed(&changes))));
        }
    }

    /// What each answer of the whole walk decides.
    pub fn influences(&self) -> Vec<AnswerInfluence> {
        answer_influences(
            self.model,
            &self.whole,
            |question| self.choices.get(&question),
            &SearchBudget::default(),
        )
    }

    /// Which answers decide what comes out, and which could be anything.
    pub(super) fn mattered_page(&self) -> Document {
        let swayed = self.influences();
        let mut blocks = Vec::new();
        for (sway, title, help) in [
            (Influence::Decides, self.messages.sway_decides(), self.messages.sway_decides_help()),
            (Influence::Opens, self.messages.sway_opens(), self.messages.sway_opens_help()),
            (Influence::Nothing, self.messages.sway_nothing(), self.messages.sway_nothing_help()),
            (Influence::Unsure, self.messages.sway_unsure(), self.messages.sway_unsure_help()),
        ] {
            let some = swayed.iter().enumerate().filter(|(_, swayed)| swayed.influence == sway);
            let mut listed = Vec::new();
            for (at, swayed) in some {
                let ask = self.model.graph.questions.row(swayed.choice.question).ask.one_line();
                let answer = self.in_words(swayed.choice.question, &swayed.choice.given);
                listed.push(Block::Item(self.messages.answer_of(at + 1, &ask, &answer).into()));
                listed.extend(self.alone(&swayed.alone).map(Block::Remark));
            }
            if !listed.is_empty() {
                blocks.push(Block::Heading(title.to_owned()));
                blocks.push(Block::Text(help.into()));
                blocks.append(&mut listed);
            }
        }
        if blocks.is_empty() {
            blocks.push(Block::Text(self.messages.no_answers().into()));
        }
        let place = self.messages.answers(swayed.len());
        let head = Head { title: self.messages.mattered().to_owned(), place };
        Document { head, terms: terms::of_blocks(self.model, &blocks), blocks }
    }

    /// What is shown of an answer while its row in the overview is highlighted.
    pub(super) fn sway_detail(&self, swayed: &AnswerInfluence) -> Vec<Block> {
        let told = match swayed.influence {
            Influence::Decides => self.messages.sway_decides_one(),
            Influence::Opens => self.messages.sway_opens_one(),
            Influence::Nothing => self.messages.sway_nothing_one(),
            Influence::Unsure => return Vec::new(),
        };
        let told = std::iter::once(Block::Text(told.into()));
        told.chain(self.alone(&swayed.alone).map(Block::Remark)).collect()
    }

    /// Who dropped by one answer and no other.
    fn alone(&self, alone: &AppSet) -> Option<String> {
        let apps: Vec<AppIx> = Catalogue::apps_in(alone).collect();
        match apps.len() {
            0 => None,
            1..=NAMES => Some(self.messages.alone(&borrowed(&self.names_of(&apps)))),
            count => Some(self.messages.alone_count(count)),
        }
    }

    fn names_of(&self, apps: &[AppIx]) -> Vec<String> {
        apps.iter().map(|app| self.model.catalogue.apps.row(*app).name.one_line()).collect()
    }

    fn in_words(&self, question: QuestionIx, given: &AnswerValue) -> String {
        words::given(self.model, self.messages, question, given)
    }

    fn answers_in_words(&self, question: QuestionIx, picks: &[AnswerIx]) -> Vec<String> {
        let words = |pick: &AnswerIx| self.in_words(question, &AnswerValue::Picks(vec![*pick]));
        picks.iter().map(words).collect()
    }
}

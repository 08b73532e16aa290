//! What became of a dossier, to be read.

use super::json::{ChoiceChange, QuestionChange, ReviewedChoice, ReviewedFact, ReviewedQuestion};
use super::review::Reviewed;
use super::text_parts::add_part;
use crate::engine::Standing;
use crate::text::{Day, sentence, upper_first, wrap};

impl Reviewed<'_> {
    /// All of it in this many columns: what was chosen first, then the others, the facts and the questions.
    pub fn text(&self, width: usize) -> String {
        let messages = self.session.messages();
        let (json, mut out) = (&self.json, Vec::new());
        let day = |written: &Option<String>| {
            let day = written.as_deref().and_then(Day::last_of);
            day.map_or_else(|| "?".to_owned(), |day| messages.lang().day(day.date()))
        };
        let days = messages.review_days(&self.name.one_line(), &day(&json.made), &day(&json.today));
        out.extend(wrap(&days, width));
        let choice: Vec<String> = match json.choice.as_slice() {
            [] if self.is_none_chosen => vec![self.and_now(messages.review_chose_none())],
            [] => vec![self.and_now(messages.review_no_choice())],
            all => {
                let none = self.is_none_chosen.then(|| messages.review_chose_none().to_owned());
                none.into_iter().chain(self.choices_words(all)).collect()
            }
        };
        let others = json.others.iter().map(|app| {
            let standing = |id: &Option<String>| self.standing_words(id.as_deref());
            match &app.standing.from {
                None => messages.review_new_in_list(&app.name, &standing(&app.standing.to)),
                from => messages.review_moved(&app.name, &standing(from), &standing(&app.standing.to)),
            }
        });
        let facts = json.facts.iter().map(|fact| self.fact_words(fact));
        let questions = json.questions.iter().map(|question| self.question_words(question));
        let title = if self.is_chosen { messages.choice_title() } else { messages.review_first() };
        add_part(&mut out, title, &choice, width);
        let notes: Vec<String> = json.notes.iter().map(|note| note.words.clone()).collect();
        add_part(&mut out, messages.review_notes(), &notes, width);
        add_part(&mut out, messages.review_others(), &others.collect::<Vec<_>>(), width);
        add_part(&mut out, messages.review_facts(), &facts.collect::<Vec<_>>(), width);
        add_part(&mut out, messages.review_questions(), &questions.collect::<Vec<_>>(), width);
        if !json.changed
            && json.notes.is_empty()
            && json.others.is_empty()
            && json.facts.is_empty()
            && json.questions.is_empty()
        {
            out.push(String::new());
            out.extend(wrap(messages.review_same(), width));
        }
        out.into_iter().map(|line| line + "\n").collect()
    }

    /// The same where nothing was chosen and nothing stood first: with the end of now, where it is another, and what stands first.
    fn and_now(&self, words: &str) -> String {
        let (messages, outcome) = (self.session.messages(), &self.json.outcome);
        let to = outcome.to.as_ref().filter(|to| outcome.from.as_ref() != Some(*to));
        let to = to.and_then(|to| self.session.model().graph.outcomes.find(|row| row.id == *to));
        let title = to.map(|to| self.session.model().graph.outcomes.row(to).title.one_line());
        let elsewhere = match (&title, &outcome.to) {
            (Some(title), _) => Some(messages.review_elsewhere(title)),
            (None, None) => Some(messages.review_no_end().to_owned()),
            (None, Some(_)) => None,
        };
        let told = std::iter::once(words.to_owned()).chain(elsewhere).chain(self.first_now());
        told.collect::<Vec<_>>().join(" ")
    }

    fn first_now(&self) -> Option<String> {
        let first = self.names(&self.json.first);
        (!first.is_empty()).then(|| self.session.messages().review_first_now(&first))
    }

    fn standing_words(&self, id: Option<&str>) -> String {
        match id.and_then(Standing::of_id) {
            Some(standing) => self.session.standing_words(standing).to_owned(),
            None => self.session.messages().review_not_there().to_owned(),
        }
    }

    /// A line for each; those about which nothing is certain any more share one.
    fn choices_words(&self, all: &[ReviewedChoice]) -> Vec<String> {
        let no_end = self.json.outcome.to.is_none();
        let is_open = |one: &&ReviewedChoice| {
            let to = one.standing.to.as_deref().and_then(Standing::of_id);
            no_end && one.change == ChoiceChange::Open && to != Some(Standing::Dropped)
        };
        let (open, others): (Vec<&ReviewedChoice>, Vec<_>) = all.iter().partition(is_open);
        let names: Vec<String> = open.iter().map(|one| one.name.clone()).collect();
        let messages = self.session.messages();
        let open = (!names.is_empty()).then(|| messages.review_open(&messages.lang().and(&names)));
        open.into_iter().chain(others.into_iter().map(|one| self.choice_words(one))).collect()
    }

    fn choice_words(&self, one: &ReviewedChoice) -> String {
        let (messages, name) = (self.session.messages(), one.name.as_str());
        let from = self.standing_words(one.standing.from.as_deref());
        let to = self.standing_words(one.standing.to.as_deref());
        let mut told = vec![match one.change {
            ChoiceChange::Gone => messages.review_gone(name),
            ChoiceChange::Ended => messages.review_ended(name),
            ChoiceChange::Dropped => messages.review_dropped(name),
            ChoiceChange::Open => self.session.elsewhere_words(&one.app, name),
            // How it stood then is not kept.
            ChoiceChange::Standing | ChoiceChange::Same if one.standing.from.is_none() => {
                messages.review_stands_now(name, &to)
            }
            ChoiceChange::Standing => messages.review_standing(name, &from, &to),
            ChoiceChange::Overtaken if one.was_first && !one.is_first => messages.review_not_first(name),
            ChoiceChange::Overtaken => String::new(),
            ChoiceChange::Same => messages.review_stays(name, &to),
        }];
        if matches!(one.change, ChoiceChange::Overtaken | ChoiceChange::Standing)
            && !one.overtaken_by.is_empty()
        {
            told.push(messages.review_overtaken(name, &self.names(&one.overtaken_by)));
        }
        if one.change == ChoiceChange::Overtaken && !one.level_with.is_empty() {
            told.push(messages.review_level(name, &self.names(&one.level_with)));
        }
        if one.change != ChoiceChange::Same && one.change != ChoiceChange::Open {
            told.extend(one.reasons.iter().map(|reason| sentence(&upper_first(reason))));
        }
        if matches!(one.change, ChoiceChange::Gone | ChoiceChange::Ended | ChoiceChange::Dropped) {
            told.extend(self.first_now());
        }
        told.retain(|words| !words.is_empty());
        told.join(" ")
    }

    fn names(&self, apps: &[String]) -> Vec<String> {
        let model = self.session.model();
        let named = apps.iter().filter_map(|id| model.catalogue.find(id));
        named.map(|app| model.catalogue.apps.row(app).name.one_line()).collect()
    }

    fn fact_words(&self, fact: &ReviewedFact) -> String {
        let messages = self.session.messages();
        let to = fact.to.as_deref().unwrap_or_else(|| messages.review_not_there());
        let told = messages.review_fact(&fact.name, &fact.label, &fact.from, to);
        match fact.sources.is_empty() {
            true => told,
            false => format!("{told}. {}", messages.source(&fact.sources.join("; "))),
        }
    }

    fn question_words(&self, one: &ReviewedQuestion) -> String {
        let messages = self.session.messages();
        let (from, to) = (one.from.as_deref().unwrap_or_default(), one.to.as_deref().unwrap_or_default());
        match one.change {
            QuestionChange::New => messages.review_new_question(to),
            QuestionChange::Gone => messages.review_question_gone(from, to),
            QuestionChange::AnswerGone if self.json.next.as_ref() == Some(&one.question) => {
                format!("{} {}", messages.review_answer_gone(to, from), messages.review_answer_again())
            }
            QuestionChange::AnswerGone => messages.review_answer_gone(to, from),
            QuestionChange::AnswerUnused => messages.review_answer_unused(to, from),
            QuestionChange::Reworded | QuestionChange::AnswerReworded => messages.review_reworded(from, to),
        }
    }
}

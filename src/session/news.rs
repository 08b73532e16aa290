//! The line of news: what the last answer, change or undo did.

use super::walk::Session;
use super::words;
use crate::analysis::ChangeGoal;
use crate::engine::AnswerValue;
use crate::model::QuestionIx;

impl Session<'_> {
    /// One line that tells what the last move did.
    pub(super) fn news_line(&self) -> Option<String> {
        let news = &self.news;
        let mut told = Vec::new();
        told.extend(news.taken_back.as_ref().map(|taken| self.taken_back_words(taken)));
        if let Some((question, old)) = &news.changed {
            told.push(self.changed_words(*question, old));
            if news.kept > 0 {
                told.push(self.messages.kept(news.kept));
            }
        }
        told.extend(news.taken.iter().map(|(question, old)| self.changed_words(*question, old)));
        match news.returned {
            Some((ChangeGoal::App(app), count)) if count > 0 => {
                let name = self.model.catalogue.apps.row(app).name.one_line();
                told.push(self.messages.came_back(&name, count - 1));
            }
            Some((_, count)) if count > 0 => told.push(self.messages.came_back_count(count)),
            _ => {}
        }
        if let Some((question, dropped)) = news.answered {
            match self.whole.walk.given(question) {
                Some(AnswerValue::Unknown) => told.push(self.messages.last_unknown().to_owned()),
                _ if self.has_apps() && news.changed.is_none() => {
                    told.push(self.messages.last_answer(dropped))
                }
                _ => {}
            }
        }
        match news.skipped.as_slice() {
            [] => {}
            [skip] => told.push(self.skipped_words(*skip)),
            several => told.push(self.messages.skipped_several(several.len())),
        }
        if !news.waiting.is_empty() {
            told.push(self.messages.waiting(news.waiting.len()));
        }
        if !news.set_aside.is_empty() {
            let asks: Vec<String> = news
                .set_aside
                .iter()
                .map(|question| self.model.graph.questions.row(*question).ask.one_line())
                .collect();
            told.push(self.messages.set_aside(asks.len(), &words::borrowed(&asks)));
        }
        (!told.is_empty()).then(|| told.join(" "))
    }

    /// That an earlier answer was changed.
    fn changed_words(&self, question: QuestionIx, old: &str) -> String {
        let mut path = self.whole.walk.path.iter().enumerate();
        let found = path.find(|(_, choice)| choice.question == question);
        debug_assert!(found.is_some(), "an answer that was changed is on the path");
        let Some((at, choice)) = found else { return String::new() };
        let new = words::given(self.model, self.messages, question, &choice.given);
        self.messages.changed(at + 1, old, &new)
    }
}

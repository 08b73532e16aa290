//! Answers: what a typed line stands for, and what is said once it is taken.

use std::io;

use super::conversation::Conversation;
use crate::session::{AnswerLine, Ask, AskKind, ChoiceEffect, LinePick, Page, PageId, PendingAnswer};

impl Conversation<'_, '_> {
    /// Takes a typed line as the answer to the question in view.
    pub(super) fn answer(&mut self, ask: &Ask, typed: &str) -> io::Result<()> {
        if typed.is_empty() && !self.given_before(ask).is_empty() {
            return self.confirm(&self.session.answered(), None, ask);
        }
        match ask.kind {
            AskKind::Number { .. } => self.number(ask, typed),
            AskKind::One => match line(ask, typed) {
                Some(line) => self.confirm(&PendingAnswer::default(), Some(line), ask),
                None => self.not_a_choice(ask, typed),
            },
            AskKind::Many => self.many(ask, typed),
        }
    }

    fn number(&mut self, ask: &Ask, typed: &str) -> io::Result<()> {
        let unknown = ask.lines.iter().find(|line| line.pick == LinePick::Unknown);
        match unknown {
            Some(line) if typed == "?" || is_text(line, typed) => {
                self.confirm(&PendingAnswer::default(), Some(line), ask)
            }
            None if typed == "?" => self.help(&Page::Ask(Box::new(ask.clone()))),
            _ => self.confirm(
                &PendingAnswer { typed: typed.to_owned(), ..PendingAnswer::default() },
                None,
                ask,
            ),
        }
    }

    fn many(&mut self, ask: &Ask, typed: &str) -> io::Result<()> {
        let mut lines: Vec<&AnswerLine> = Vec::new();
        match line(ask, typed) {
            Some(whole) => lines.push(whole),
            None => {
                for part in typed.split([' ', ',', ';']).filter(|part| !part.is_empty()) {
                    let Some(line) = line(ask, part) else { return self.not_a_choice(ask, part) };
                    if !lines.iter().any(|known| known.pick == line.pick) {
                        lines.push(line);
                    }
                }
            }
        }
        if lines.len() > 1 && lines.iter().any(|line| line.pick == LinePick::Unknown) {
            return self.out.print(self.messages.none_excludes());
        }
        let ticks = lines.iter().map(|line| line.pick).collect();
        self.confirm(&PendingAnswer { ticks, ..PendingAnswer::default() }, None, ask)
    }

    fn not_a_choice(&mut self, ask: &Ask, typed: &str) -> io::Result<()> {
        if typed == "?" {
            return self.help(&Page::Ask(Box::new(ask.clone())));
        }
        self.out.print(&self.messages.plain_not_a_choice(typed, ask.lines.len()))
    }

    /// Takes an answer, or tells why not; then one line says what it did, and the next page follows.
    fn confirm(&mut self, draft: &PendingAnswer, line: Option<&AnswerLine>, ask: &Ask) -> io::Result<()> {
        let Page::Ask(filled) = self.session.page(PageId::Walk, draft) else { return Ok(()) };
        // An answer that was given before may be the one line of a question.
        let line = line.or_else(|| only_line(ask, draft));
        let Ok(given) = self.session.given(draft, line.map(|line| line.pick)) else {
            // What is refused without a reason is not an answer at all.
            let typed = || self.messages.plain_not_a_choice(&draft.typed, ask.lines.len());
            return self.out.print(&filled.refusal.unwrap_or_else(typed));
        };
        let effect = match line {
            Some(line) => line.effect.as_ref(),
            None => filled.now.as_ref(),
        };
        let words = self.words(ask, draft, line);
        let answered = self.session.choices().len();
        if self.session.choose(given).is_err() {
            return self.out.print(self.messages.no_such_answer());
        }
        let again = self.session.choices().len() == answered;
        let unknown = line.is_some_and(|line| line.pick == LinePick::Unknown);
        self.tell(&words, effect, again || unknown)?;
        self.save()?;
        self.show()
    }

    /// The answer in words.
    fn words(&self, ask: &Ask, draft: &PendingAnswer, line: Option<&AnswerLine>) -> String {
        if let Some(line) = line {
            return line.text.one_line();
        }
        if matches!(ask.kind, AskKind::Number { .. }) {
            return draft.typed.trim().to_owned();
        }
        let chosen = ask.lines.iter().filter(|line| draft.ticks.contains(&line.pick));
        let chosen: Vec<String> = chosen.map(|line| line.text.one_line()).collect();
        if chosen.is_empty() { self.messages.nothing_chosen().to_owned() } else { chosen.join("; ") }
    }

    /// One line that says what was chosen and what that did. `special`: the answer was changed or is "don't know",
    /// of which the news of the page that follows says enough.
    fn tell(&mut self, answer: &str, effect: Option<&ChoiceEffect>, special: bool) -> io::Result<()> {
        let news = match self.page() {
            Page::Ask(ask) => ask.news,
            Page::Listing(listing) => listing.news,
            Page::Document(_) | Page::Table(_) => None,
        };
        // Not every move has news.
        let news = news.unwrap_or_default();
        let counted = effect.map(|effect| (effect.drops.count_ones(..), effect.left));
        // The news begins with what dropped, which the line of the choice says too; unless answers behind it count again
        // and drop more.
        let noun = self.session.noun().unwrap_or(self.messages.default_noun());
        let now = self.session.state().walk.left.count_ones(..);
        let counted = counted.filter(|(_, left)| *left == now);
        let rest =
            counted.and_then(|(dropped, _)| news.strip_prefix(&self.messages.last_answer(dropped, noun)));
        if special && rest.is_none() && !news.is_empty() {
            return self.out.print(&news);
        }
        let chosen = match (counted, rest) {
            (Some((dropped, left)), Some(_)) => self.messages.plain_chosen(answer, dropped, left),
            _ => self.messages.plain_chosen_only(answer),
        };
        // News that does not begin with what dropped is shown in full.
        let rest = rest.unwrap_or(&news).trim();
        self.out.print(format!("{chosen} {rest}").trim_end())
    }
}

/// The line that a typed number or text stands for.
fn line<'a>(ask: &'a Ask, typed: &str) -> Option<&'a AnswerLine> {
    let numbered = typed.trim_end_matches('.').parse().ok();
    let numbered = numbered.and_then(|number: usize| ask.lines.get(number.checked_sub(1)?));
    numbered.or_else(|| ask.lines.iter().find(|line| is_text(line, typed)))
}

fn is_text(line: &AnswerLine, typed: &str) -> bool {
    let bare = |text: &str| text.trim().trim_end_matches('.').to_lowercase();
    !typed.is_empty() && bare(&line.text.one_line()) == bare(typed)
}

/// The line that a draft stands for by itself.
fn only_line<'a>(ask: &'a Ask, draft: &PendingAnswer) -> Option<&'a AnswerLine> {
    let [tick] = draft.ticks.as_slice() else { return None };
    let alone = ask.kind == AskKind::One || *tick == LinePick::Unknown;
    ask.lines.iter().find(|line| alone && line.pick == *tick)
}

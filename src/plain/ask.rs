//! Answers: what a typed line stands for, and what is said once it is taken.

use std::io;

use super::conversation::Conversation;
use super::offers::{EmptyLine, line_of};
use crate::session::{
    AnswerLine, Ask, AskKind, ChoiceEffect, LinePick, Page, PageId, PendingAnswer, Trouble,
};
use crate::text::folded;

impl Conversation<'_, '_> {
    /// Takes a typed line as the answer to the question in view.
    pub(super) fn answer(&mut self, ask: &Ask, typed: &str) -> io::Result<()> {
        if typed.is_empty() {
            return self.empty_line(ask);
        }
        if ask.is_settled && typed != "?" {
            return self.out.print(&self.session.settled_refusal());
        }
        if typed == "?" && (ask.lines.is_empty() || !is_number(ask)) {
            return self.help(&Page::Ask(Box::new(ask.clone())));
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

    /// What was made of it and not confirmed is confirmed; an answer that was given before stays; a new question takes
    /// nothing. Where nothing may be chosen, a second empty line chooses that.
    fn empty_line(&mut self, ask: &Ask) -> io::Result<()> {
        match self.empty_line_takes(ask) {
            EmptyLine::Confirms(made) => {
                let pick = line_of(ask, &made);
                let line = pick.and_then(|pick| ask.lines.iter().find(|line| line.pick == pick));
                self.confirm(&made, line, ask)
            }
            EmptyLine::Keeps => self.confirm(&self.session.answered(), None, ask),
            EmptyLine::ChoosesNothing if self.was_empty => self.confirm(&PendingAnswer::default(), None, ask),
            EmptyLine::ChoosesNothing => {
                self.was_empty = true;
                self.out.print(&self.messages.plain_empty_choice(ask.lines.len()))
            }
            EmptyLine::TellsWhatToType => self.what_to_type(ask),
        }
    }

    /// Says what can be typed at a question.
    fn what_to_type(&mut self, ask: &Ask) -> io::Result<()> {
        let hint = ask.hint.as_deref().unwrap_or_default();
        let more = match (is_number(ask), ask.lines.is_empty()) {
            (false, _) => self.messages.plain_not_a_choice("", ask.lines.len()),
            (true, false) => self.messages.plain_number_unknown().to_owned(),
            (true, true) => String::new(),
        };
        self.out.print(format!("{hint} {more}").trim())
    }

    fn number(&mut self, ask: &Ask, typed: &str) -> io::Result<()> {
        let unknown = ask.lines.iter().find(|line| line.pick == LinePick::Unknown);
        match unknown.filter(|line| typed == "?" || is_text(line, typed)) {
            Some(line) => self.confirm(&PendingAnswer::default(), Some(line), ask),
            None => {
                let draft = PendingAnswer { typed: typed.to_owned(), ..PendingAnswer::default() };
                self.confirm(&draft, None, ask)
            }
        }
    }

    fn many(&mut self, ask: &Ask, typed: &str) -> io::Result<()> {
        let lines = match lines(ask, typed) {
            Ok(lines) => lines,
            Err(part) => return self.not_a_choice(ask, part),
        };
        if lines.len() > 1
            && let Some(alone) = lines.iter().find(|line| self.session.excludes_others(line.pick))
        {
            return self.out.print(&self.messages.plain_goes_alone(&alone.text.one_line()));
        }
        let ticks = lines.iter().map(|line| line.pick).collect();
        self.confirm(&PendingAnswer { ticks, ..PendingAnswer::default() }, None, ask)
    }

    fn not_a_choice(&mut self, ask: &Ask, typed: &str) -> io::Result<()> {
        let count = ask.lines.len();
        self.out.print(&match is_digits(typed) {
            true => self.messages.plain_no_such_answer(count),
            false => self.messages.plain_not_a_choice(typed, count),
        })
    }

    /// Takes an answer, or tells why not; then one line says what it did, and the next page follows.
    fn confirm(&mut self, draft: &PendingAnswer, line: Option<&AnswerLine>, ask: &Ask) -> io::Result<()> {
        let Page::Ask(filled) = self.session.page(PageId::Walk, draft) else { return Ok(()) };
        // An answer that was given before may be the one line of a question.
        let line = line.or_else(|| only_line(ask, draft));
        let Ok(given) = self.session.given(draft, line.map(|line| line.pick)) else {
            return match filled.refusal {
                Some(refusal) => self.out.print(&refusal),
                // What is refused without a reason is not an answer at all.
                None => self.what_to_type(ask),
            };
        };
        let effect = match line {
            Some(line) => line.effect.as_ref(),
            None => filled.now.as_ref(),
        };
        let words = match line {
            Some(line) => line.text.one_line(),
            None if is_number(ask) => self.session.answer_in_words(&given),
            None => self.ticked(ask, draft),
        };
        let earlier = self.session.question().and_then(|question| self.session.choices().get(&question));
        let changes = earlier.is_some_and(|earlier| *earlier != given);
        match self.session.choose(given) {
            Ok(()) => {}
            Err(Trouble::Settled) => return self.out.print(&self.session.settled_refusal()),
            Err(_) => return self.out.print(self.messages.no_such_answer()),
        }
        self.changing = None;
        self.tell(&words, effect, changes)?;
        self.save()?;
        self.show()
    }

    /// What is ticked, in words.
    pub(super) fn ticked(&self, ask: &Ask, draft: &PendingAnswer) -> String {
        let chosen = ask.lines.iter().filter(|line| draft.ticks.contains(&line.pick));
        let chosen: Vec<String> = chosen.map(|line| line.text.one_line()).collect();
        if chosen.is_empty() { self.messages.plain_nothing().to_owned() } else { chosen.join("; ") }
    }

    /// One line that says what was chosen and what that did. The news of a change says what was chosen itself.
    fn tell(&mut self, answer: &str, effect: Option<&ChoiceEffect>, changes: bool) -> io::Result<()> {
        // Not every move has news.
        let news = self.session.news_of_typed().unwrap_or_default();
        if changes {
            return self.out.print(&news);
        }
        let counted = effect.map(|effect| (effect.drops.count_ones(..), effect.left));
        // The news begins with what dropped, which the line of the choice says too; unless answers behind it count again
        // and drop more.
        let noun = self.session.noun().unwrap_or(self.messages.default_noun());
        let now = self.session.state().walk.left.count_ones(..);
        let counted = counted.filter(|(_, left)| *left == now);
        let rest =
            counted.and_then(|(dropped, _)| news.strip_prefix(&self.messages.this_answer(dropped, noun)));
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
    let numbered = row_number(typed).and_then(|number| ask.lines.get(number.checked_sub(1)?));
    numbered.or_else(|| ask.lines.iter().find(|line| is_text(line, typed)))
}

/// The lines that are typed with semicolons, commas or blanks between them, each once; else what is not a line. A text
/// may hold a comma or a blank itself, so the larger parts are tried first.
fn lines<'a, 't>(ask: &'a Ask, typed: &'t str) -> Result<Vec<&'a AnswerLine>, &'t str> {
    let mut found: Vec<&AnswerLine> = Vec::new();
    let mut open = vec![(typed, SEPARATORS)];
    while let Some((part, separators)) = open.pop() {
        match (line(ask, part), separators) {
            (Some(line), _) if found.iter().any(|known| known.pick == line.pick) => {}
            (Some(line), _) => found.push(line),
            (None, [separator, finer @ ..]) => {
                let parts = part.rsplit(*separator).map(str::trim).filter(|part| !part.is_empty());
                open.extend(parts.map(|part| (part, finer)));
            }
            (None, []) => return Err(part),
        }
    }
    Ok(found)
}

/// What stands between the answers that are typed, the clearest first.
const SEPARATORS: &[char] = &[';', ',', ' '];

fn is_number(ask: &Ask) -> bool {
    matches!(ask.kind, AskKind::Number { .. })
}

/// The number of a row that is typed, as it stands before that row: with a full stop behind it or without.
pub(super) fn row_number(typed: &str) -> Option<usize> {
    if is_digits(typed) { typed.trim_end_matches('.').parse().ok() } else { None }
}

/// Whether a number is typed, rather than a text.
pub(super) fn is_digits(typed: &str) -> bool {
    let number = typed.trim_end_matches('.');
    !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
}

fn is_text(line: &AnswerLine, typed: &str) -> bool {
    let bare = |text: &str| folded(text.trim().trim_end_matches('.'));
    !typed.is_empty() && bare(&line.text.one_line()) == bare(typed)
}

/// The line that a draft stands for by itself.
fn only_line<'a>(ask: &'a Ask, draft: &PendingAnswer) -> Option<&'a AnswerLine> {
    let [tick] = draft.ticks.as_slice() else { return None };
    let alone = ask.kind == AskKind::One || *tick == LinePick::Unknown;
    ask.lines.iter().find(|line| alone && line.pick == *tick)
}

#[cfg(test)]
mod tests {
    use super::row_number;

    #[test]
    fn a_row_is_named_by_its_number() {
        for (typed, number) in [("3", Some(3)), ("3.", Some(3)), ("03", Some(3)), ("0", Some(0))] {
            assert_eq!(row_number(typed), number, "{typed}");
        }
        for typed in ["", ".", "+3", "-3", "3,5", "drie", "3a", "99999999999999999999999"] {
            assert_eq!(row_number(typed), None, "{typed}");
        }
    }
}

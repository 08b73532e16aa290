//! What is on the screen, and how a wish changes it. No input or output: what has to be done outside is an effect.

use ratatui::layout::Rect;

use super::input::Key;
use super::keys::{self, Msg};
use super::look::Look;
use super::pages::{Sheet, View};
use super::view::{Motion, Pane, Spot, body};
use crate::session::{Action, AnswerDraft, AskKind, LinePick, Page, PageId, Session};
use crate::text::Messages;

/// What is sought is no longer than this, however much is pasted.
const LONGEST_SOUGHT: usize = 40;
/// No number of a question has more digits.
const LONGEST_NUMBER: usize = 20;

/// What has to be done outside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub(super) enum Effect {
    /// Nothing.
    None,
    /// Save the answers.
    Keep,
    /// Write the advice to a file.
    Export,
    /// Stop for a while.
    Suspend,
    /// Draw everything again.
    Redraw,
    /// Leave.
    Quit,
}

/// All that is on the screen.
pub(super) struct App<'s, 'm> {
    pub(super) session: &'s mut Session<'m>,
    pub(super) messages: Messages,
    pub(super) look: Look,
    pub(super) area: Rect,
    /// The pages one came along; the last one is in view. Never empty.
    pub(super) views: Vec<View>,
    /// The field of what is sought has the keys.
    pub(super) searching: bool,
    pub(super) draft: AnswerDraft,
    pub(super) page: Page,
    pub(super) pane: Pane,
    /// The number in the field is the one that was answered before: a digit takes its place.
    pub(super) fresh: bool,
    /// Told until the next key.
    pub(super) notice: Option<String>,
    /// Whether the answers are saved, once they have been.
    pub(super) saved: Option<bool>,
    /// The number of a line that is being typed.
    pub(super) digits: usize,
    /// The apps that are chosen to be laid side by side, by their pages.
    pub(super) chosen: Vec<PageId>,
}

impl<'s, 'm> App<'s, 'm> {
    /// Begins at the start page.
    pub(super) fn new(session: &'s mut Session<'m>, look: Look, area: Rect) -> Self {
        let messages = session.messages();
        let saved = session.is_begun().then_some(true);
        let page = session.page(PageId::Start, &AnswerDraft::default());
        let pane = Pane::new(&page, "", messages, body(area));
        let start =
            View { sheet: Sheet::Screen(PageId::Start), spot: Spot::default(), sought: String::new() };
        let mut app = Self {
            session,
            messages,
            look,
            area,
            views: vec![start],
            searching: false,
            draft: AnswerDraft::default(),
            page,
            pane,
            fresh: true,
            notice: None,
            saved,
            digits: 0,
            chosen: Vec::new(),
        };
        app.arrive();
        app
    }

    /// The walk.
    pub(super) fn session(&self) -> &Session<'m> {
        self.session
    }

    /// What a key does.
    pub(super) fn press(&mut self, key: Key) -> Effect {
        self.notice = None;
        if !self.fits() && !matches!(key, Key::Interrupt | Key::Suspend | Key::Redraw | Key::Char('q')) {
            // What cannot be seen cannot be meant.
            return Effect::None;
        }
        if let (false, Key::Char(letter), Page::Listing(listing)) = (self.searching, key, &self.page)
            && let Some(row) = listing.rows.iter().position(|row| row.shortcut == Some(letter))
        {
            return self.act_on_row(row);
        }
        match keys::message(self.focus(), key, |msg| self.allows(msg)) {
            Some(msg) => self.update(msg),
            None => Effect::None,
        }
    }

    /// What a wish does: the only place where anything changes.
    pub(super) fn update(&mut self, msg: Msg) -> Effect {
        let digits = std::mem::take(&mut self.digits);
        match msg {
            Msg::Move(motion) => self.go(motion),
            Msg::Type(typed) => self.type_in(typed, digits),
            Msg::Erase => self.erase(),
            Msg::Clear => self.clear(),
            Msg::Toggle => return self.toggle(),
            Msg::Confirm => return self.confirm(),
            Msg::Back => self.back(),
            Msg::Open(screen) => self.open(Sheet::Screen(screen)),
            Msg::Why => {
                if let Some(why) = self.why_in_view() {
                    self.open(Sheet::Screen(why));
                }
            }
            Msg::Help => self.open(Sheet::Help),
            Msg::Quit => self.open(Sheet::Quit),
            Msg::Interrupt if self.view().sheet == Sheet::Quit => return Effect::Quit,
            Msg::Interrupt => self.open(Sheet::Quit),
            Msg::Search => {
                self.searching = true;
                self.lay_out();
            }
            Msg::Compare => self.compare(),
            Msg::Mark => self.mark(),
            Msg::Undo => return self.undo(),
            Msg::Save => return Effect::Export,
            Msg::Suspend => return Effect::Suspend,
            Msg::Redraw => return Effect::Redraw,
        }
        Effect::None
    }

    /// The answers were saved, or why not.
    pub(super) fn kept(&mut self, result: Result<(), String>) {
        self.saved = Some(result.is_ok());
        if let Err(reason) = result {
            self.notice = Some(self.messages.not_saved(&reason));
        }
    }

    /// The advice was written to a file, or why not.
    pub(super) fn exported(&mut self, result: Result<String, String>) {
        self.notice = Some(match result {
            Ok(path) => self.messages.exported(&path),
            Err(reason) => self.messages.not_saved(&reason),
        });
    }

    fn type_in(&mut self, typed: char, digits: usize) {
        if self.searching {
            if let Some(view) = self.view_mut().filter(|view| view.sought.chars().count() < LONGEST_SOUGHT) {
                view.sought.push(typed);
            }
            self.lay_out();
            self.highlight(0);
            return;
        }
        let Page::Ask(ask) = &self.page else { return };
        match ask.kind {
            AskKind::Number { .. } => {
                if std::mem::take(&mut self.fresh) {
                    self.draft.typed.clear();
                }
                if self.draft.typed.len() < LONGEST_NUMBER {
                    self.draft.typed.push(typed);
                }
                self.renew();
                self.highlight(0);
            }
            AskKind::One | AskKind::Many => {
                let digit = typed.to_digit(10).and_then(|digit| usize::try_from(digit).ok()).unwrap_or(0);
                // The second digit of 12 follows the first.
                let both = digits * 10 + digit;
                let number = if digits > 0 && both <= ask.lines.len() { both } else { digit };
                if (1..=ask.lines.len()).contains(&number) {
                    self.digits = number;
                    self.highlight(number - 1);
                }
            }
        }
    }

    fn erase(&mut self) {
        if self.searching {
            let _ = self.view_mut().and_then(|view| view.sought.pop());
            self.lay_out();
        } else {
            self.draft.typed.pop();
            self.renew();
        }
    }

    fn clear(&mut self) {
        if self.searching {
            if let Some(view) = self.view_mut() {
                view.sought.clear();
            }
            self.lay_out();
        } else {
            self.draft.typed.clear();
            self.renew();
        }
    }

    fn toggle(&mut self) -> Effect {
        match &self.page {
            Page::Ask(ask) => {
                if let Some(line) = ask.lines.get(self.item()) {
                    self.draft = self.session.toggle_line(&self.draft, line.pick);
                    self.renew();
                }
                Effect::None
            }
            Page::Listing(_) => self.confirm(),
            Page::Document(_) | Page::Table(_) => Effect::None,
        }
    }

    fn confirm(&mut self) -> Effect {
        if self.searching {
            self.searching = false;
            self.lay_out();
        }
        if !self.pane.sees(self.view().spot) {
            // Nobody takes what cannot be seen: the text before it is read on first.
            self.go(Motion::PageDown);
            return Effect::None;
        }
        let item = self.item();
        match (&self.page, &self.pane) {
            (_, _) if self.view().sheet == Sheet::Quit => {
                if item == 0 {
                    return Effect::Quit;
                }
                self.back();
                Effect::None
            }
            (Page::Ask(ask), _) => {
                let line =
                    match ask.kind {
                        AskKind::One => ask.lines.get(item).map(|line| line.pick),
                        // With nothing ticked, a line that goes with no other is meant by itself.
                        AskKind::Many => ask.lines.get(item).map(|line| line.pick).filter(|pick| {
                            self.draft.ticks.is_empty() && self.session.excludes_others(*pick)
                        }),
                        AskKind::Number { .. } => {
                            item.checked_sub(1).and_then(|line| ask.lines.get(line)).map(|line| line.pick)
                        }
                    };
                self.choose(line)
            }
            (Page::Listing(_), Pane::List(pane)) => match pane.row(item) {
                Some(row) => self.act_on_row(row),
                None => Effect::None,
            },
            _ => Effect::None,
        }
    }

    fn choose(&mut self, line: Option<LinePick>) -> Effect {
        let given = self.session.given(&self.draft, line);
        if given.and_then(|given| self.session.choose(given)).is_err() {
            self.notice = match &self.page {
                Page::Ask(ask) => {
                    let why = ask.refusal.as_ref().or(ask.hint.as_ref()).map_or("", String::as_str);
                    // Who presses Enter on a box may not know the key that ticks it.
                    let how = (ask.kind == AskKind::Many)
                        .then(|| format!(" {}: {}.", self.messages.key_space(), self.messages.do_toggle()));
                    Some(format!("{why}{}", how.unwrap_or_default()))
                }
                _ => None,
            };
            return Effect::None;
        }
        // Whatever was opened on the way to this question lies behind.
        let walk = self.views.iter().position(|view| view.sheet == Sheet::Screen(PageId::Walk));
        self.views.truncate(walk.map_or(1, |at| at + 1));
        if walk.is_none() {
            self.push(Sheet::Screen(PageId::Walk));
        }
        self.arrive();
        Effect::Keep
    }

    fn act_on_row(&mut self, row: usize) -> Effect {
        let Page::Listing(listing) = &self.page else { return Effect::None };
        let action = listing.rows.get(row).and_then(|row| row.action);
        if let Pane::List(pane) = &self.pane
            && let Some(item) = pane.item_of(row)
        {
            self.highlight(item);
        }
        match action {
            None => {}
            Some(Action::GoOn) => {
                self.session.go_on();
                self.open(Sheet::Screen(PageId::Walk));
            }
            Some(Action::Restart) => {
                self.session.restart();
                self.open(Sheet::Screen(PageId::Walk));
                return Effect::Keep;
            }
            Some(Action::Open(screen)) => self.open(Sheet::Screen(screen)),
            Some(Action::Change(question)) if self.session.change(question) => self.open(Sheet::Change),
            Some(Action::Take(goal, at)) if self.session.take(goal, at) => {
                self.open(Sheet::Screen(PageId::Walk));
                return Effect::Keep;
            }
            Some(Action::Toggle(step)) if self.session.toggle_step(step) => {
                self.renew();
                return Effect::Keep;
            }
            // The page is older than the walk: nothing to do.
            Some(Action::Change(_) | Action::Take(..) | Action::Toggle(_)) => {}
        }
        Effect::None
    }

    fn undo(&mut self) -> Effect {
        if !self.session.undo() {
            return Effect::None;
        }
        let walk = Sheet::Screen(PageId::Walk);
        if self.view().sheet == Sheet::Change {
            self.views.pop();
        }
        if self.view().sheet == walk {
            self.arrive();
        } else {
            self.draft = self.session.draft();
            self.renew();
        }
        Effect::Keep
    }
}

//! The state behind the screen, and how a message changes it. Does no input or output: what the surrounding loop has to
//! do is returned as a [`Request`].

use crossterm::event::KeyEvent;
use ratatui::layout::Rect;

use super::form::FormEditor;
use super::history::{History, InputMode, PageKind};
use super::keys::{self, Msg};
use super::terminal::typed_char;
use super::theme::Theme;
use super::view::{Pane, body};
use crate::session::{
    Action, DossierAction, FormId, LettersToSave, Page, PageId, PendingAnswer, ReportKind, SaveState,
    Session, Unconfirmed,
};
use crate::text::Messages;

/// A search text is no longer than this, however much is pasted.
const LONGEST_QUERY: usize = 40;

/// What the loop around the application has to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[must_use]
pub(super) enum Request {
    /// Nothing.
    None,
    /// Save the answers.
    Save,
    /// Save the report in a file.
    SaveReport(ReportKind),
    /// Save letters in files.
    SaveLetters(LettersToSave),
    /// Do something with dossiers.
    Dossier(DossierAction),
    /// Stop the program until the shell continues it.
    Suspend,
    /// Draw everything again.
    Redraw,
    /// Leave the full screen, and go on line by line.
    Lines,
    /// Leave.
    Quit,
}

/// Everything that the screen shows.
pub(super) struct TuiApp<'s, 'm> {
    pub(super) session: &'s mut Session<'m>,
    pub(super) messages: Messages,
    pub(super) theme: Theme,
    pub(super) area: Rect,
    /// The pages that Back leads to, and the position on each.
    pub(super) history: History,
    /// The page in view, in words.
    pub(super) page: Page<'m>,
    /// The same page, laid out.
    pub(super) pane: Pane,
    /// Shown until the next key.
    pub(super) notice: Option<String>,
    /// The rows of the page that it takes.
    pub(super) notice_rows: usize,
    /// What became of saving; told for as long as something is not saved.
    pub(super) saving: SaveState,
    /// What was typed and is kept.
    pub(super) kept: Unconfirmed,
    /// The form in view, or below the help of it.
    pub(super) form: Option<FormEditor>,
    /// The apps chosen for comparison, by their pages.
    pub(super) chosen: Vec<PageId>,
}

impl<'s, 'm> TuiApp<'s, 'm> {
    /// Starts on the first page.
    pub(super) fn new(session: &'s mut Session<'m>, theme: Theme, area: Rect) -> Self {
        let messages = session.messages();
        let page = session.page(PageId::Start, &PendingAnswer::default());
        let pane = Pane::new(&page, None, "", messages, theme, body(area).as_size());
        let mut app = Self {
            session,
            messages,
            theme,
            area,
            history: History::new(PageKind::Session(PageId::Start)),
            page,
            pane,
            notice: None,
            notice_rows: 0,
            saving: SaveState::Saved,
            kept: Unconfirmed::default(),
            form: None,
            chosen: Vec::new(),
        };
        app.typed_is_kept();
        app.settle();
        if let Some(at) = app.session.dossiers().asked {
            app.open(PageKind::Session(PageId::Dossier(at)));
        }
        app
    }

    /// The walk.
    pub(super) fn session(&self) -> &Session<'m> {
        self.session
    }

    /// What a key does. What it types is shown and kept by [`Self::catch_up`]: once for all keys that came at once.
    pub(super) fn take_key(&mut self, pressed: KeyEvent) -> Request {
        self.take_notice_away();
        if !self.fits() {
            // Nobody means a key for a page they cannot see.
            return keys::unseen_message(pressed).map_or(Request::None, |msg| self.update(msg));
        }
        if let (false, Some(letter), Page::Listing(listing)) =
            (self.is_searching(), typed_char(pressed), &self.page)
        {
            let row = listing.rows.made_at_once().find(|(_, row)| row.shortcut == Some(letter));
            if let Some(row) = row.map(|(row, _)| row) {
                return self.act_on_row(row);
            }
        }
        match keys::message(self.focus(), pressed, |msg| self.allows(msg)) {
            Some(msg) => self.update(msg),
            None => {
                let _ = self.take_brief_mode();
                Request::None
            }
        }
    }

    /// Applies a message: the only place where state changes.
    pub(super) fn update(&mut self, msg: Msg) -> Request {
        let mode = self.take_brief_mode();
        if !matches!(msg, Msg::Type(_) | Msg::Field(_)) {
            self.catch_up();
        }
        if msg.leads_on() && !self.has_search_line() {
            self.leave_news();
        }
        match msg {
            _ if self.is_refused(msg) => self.tell_settled(),
            Msg::Move(motion) => self.go(motion),
            Msg::Erase => self.erase(),
            Msg::Clear => self.clear(),
            Msg::Toggle => return self.toggle(),
            Msg::Confirm => return self.confirm(mode),
            Msg::Back => self.back(),
            Msg::Open(page) => self.open(PageKind::Session(page)),
            Msg::Why => {
                if let Some(why) = self.why_in_view() {
                    self.open(PageKind::Session(why));
                }
            }
            Msg::Help => self.open(PageKind::Help),
            Msg::Quit => self.open(PageKind::Quit),
            Msg::Interrupt if self.page_kind() == PageKind::Quit => return Request::Quit,
            Msg::Interrupt => self.open(PageKind::Quit),
            Msg::Search => {
                self.set_mode(InputMode::Search);
                self.session.prepare_search();
                self.fit();
            }
            Msg::Compare => self.compare(),
            Msg::Sort => self.sort(),
            Msg::Mark => self.mark(),
            Msg::Undo => return self.undo(),
            Msg::Withdraw => return self.withdraw(),
            Msg::Decide => self.decide(),
            Msg::Remark => self.remark(),
            Msg::Reply => self.open_replies(),
            Msg::Letters => self.open_letter_files(),
            Msg::Type(_) | Msg::NextField | Msg::PreviousField | Msg::Field(_) | Msg::Record
                if self.form_in_view().is_some() =>
            {
                return self.fill_in(msg);
            }
            Msg::Type(typed) => self.type_in(typed, mode),
            Msg::NextField | Msg::PreviousField | Msg::Field(_) | Msg::Record => {}
            Msg::SwitchField => self.switch_field(),
            Msg::Suspend => return Request::Suspend,
            Msg::Lines => return Request::Lines,
            Msg::Redraw => return Request::Redraw,
        }
        Request::None
    }

    /// Tells where the report or the letters are, or why they are not saved.
    pub(super) fn files_told(&mut self, told: String) {
        self.notice = Some(told);
    }

    /// There is nobody who could continue the program after a stop.
    pub(super) fn cannot_suspend(&mut self) {
        self.notice = Some(self.messages.cannot_suspend().to_owned());
    }

    /// Asks to save a walk that has changed.
    pub(super) fn changed(&mut self) -> Request {
        Request::Save
    }

    /// Takes a mode that lasts for one key: the number of a line, of which another digit may follow, or that the next
    /// Enter takes the empty choice.
    fn take_brief_mode(&mut self) -> InputMode {
        let mode = self.mode();
        if matches!(mode, InputMode::LineNumber(_) | InputMode::EmptyChoice) {
            self.set_mode(InputMode::Command);
        }
        mode
    }

    fn type_in(&mut self, typed: char, mode: InputMode) {
        if self.is_searching() {
            let query = &mut self.history.current_mut().query;
            if query.chars().count() < LONGEST_QUERY {
                query.push(typed);
            }
            self.lay_out();
            self.highlight_found();
            return;
        }
        self.type_answer(typed, mode);
    }

    fn erase(&mut self) {
        if self.is_searching() {
            self.history.current_mut().query.pop();
            self.lay_out();
            self.highlight_found();
        } else {
            self.edit_number(|typed| {
                let _ = typed.pop();
            });
        }
    }

    fn clear(&mut self) {
        if self.is_searching() {
            self.history.current_mut().query.clear();
            self.lay_out();
        } else {
            self.edit_number(String::clear);
        }
    }

    fn toggle(&mut self) -> Request {
        match &self.page {
            Page::Ask(_) => self.toggle_line(self.item()),
            Page::Listing(_) => return self.toggle_task(),
            Page::Document(_) | Page::Table(_) | Page::Form(_) => {}
        }
        Request::None
    }

    fn confirm(&mut self, mode: InputMode) -> Request {
        if self.is_searching() {
            self.set_mode(InputMode::Command);
            self.fit();
        }
        if !self.pane.sees(self.position()) {
            // Nobody chooses a row they cannot see: Enter first scrolls through the text towards it.
            self.read_towards_mark();
            return Request::None;
        }
        let item = self.item();
        match (&self.page, &self.pane) {
            (_, _) if self.page_kind() == PageKind::Quit => {
                if item == 0 {
                    return Request::Quit;
                }
                self.back();
                Request::None
            }
            (Page::Ask(_), _) => self.confirm_answer(mode),
            (Page::Listing(_), Pane::List(pane)) => match pane.row(item) {
                Some(row) => self.act_on_row(row),
                None => Request::None,
            },
            _ => Request::None,
        }
    }

    fn act_on_row(&mut self, row: usize) -> Request {
        let Page::Listing(listing) = &self.page else { return Request::None };
        let action = listing.rows.action(row);
        if let Pane::List(pane) = &self.pane
            && let Some(item) = pane.item_of(row)
        {
            self.highlight(item);
        }
        match action {
            None => {}
            Some(Action::Stay) => self.notice = Some(self.messages.nothing_changed().to_owned()),
            Some(Action::GoOn) => {
                self.leave_news();
                self.session.go_on();
                self.open(PageKind::Session(PageId::Walk));
            }
            Some(Action::Take(..) | Action::ToggleReply(_)) if self.session.is_settled() => {
                self.tell_settled()
            }
            Some(Action::Dossier(action)) => return Request::Dossier(action),
            Some(Action::SaveReport(kind)) => return Request::SaveReport(kind),
            Some(Action::SaveLetters(letters)) => return Request::SaveLetters(letters),
            Some(Action::Open(page)) => {
                self.leave_news();
                match page {
                    PageId::Form(form) => self.open_form(form),
                    page => self.open(PageKind::Session(page)),
                }
            }
            Some(Action::Change(question)) if self.session.change(question) => self.open(PageKind::Change),
            Some(Action::Take(goal, at)) if self.session.take(goal, at) => {
                self.open(PageKind::Session(PageId::Walk));
                return self.changed();
            }
            Some(Action::Toggle(task)) => self.open_form(FormId::Task(task)),
            Some(Action::ToggleReply(at)) if self.session.toggle_reply(at) => {
                self.rebuild_with_news();
                return self.changed();
            }
            // The page was made before the walk changed, so its row leads nowhere.
            Some(Action::Change(_) | Action::Take(..) | Action::ToggleReply(_)) => {}
        }
        Request::None
    }

    /// What happened on a page is told on that page alone; what lies over it leaves it as it is.
    fn leave_news(&mut self) {
        if !matches!(self.page_kind(), PageKind::Help | PageKind::Quit) {
            self.session.leave_news();
        }
    }

    fn undo(&mut self) -> Request {
        if !self.session.may_undo() {
            self.tell_settled();
            return Request::None;
        }
        if !self.session.undo() {
            self.notice = Some(self.messages.nothing_to_undo().to_owned());
            self.rebuild_page();
            return Request::None;
        }
        // The overview tells what was undone as well; of what was decided it is told where the person is.
        let stays = match self.page_kind() {
            PageKind::Session(PageId::Overview) => true,
            PageKind::Session(PageId::Replies | PageId::AppReplies(_)) => self.session.has_news_of_reply(),
            _ => self.session.undone_decision(),
        };
        if stays {
            self.rebuild_with_news();
        } else {
            self.show_walk();
        }
        self.changed()
    }

    /// What choosing the highlighted row does.
    pub(super) fn action_in_view(&self) -> Option<Action> {
        match (&self.page, &self.pane) {
            (Page::Listing(listing), Pane::List(pane)) => listing.rows.action(pane.row(self.item())?),
            _ => None,
        }
    }

    /// The same where that row is in view: nothing is done with one that nobody sees.
    pub(super) fn action_seen(&self) -> Option<Action> {
        self.action_in_view().filter(|_| self.pane.sees(self.position()))
    }

    /// Highlights the row that does this, wherever it stands now: what was entered may have moved it. Where there is none,
    /// the highlight stays.
    pub(super) fn point_at(&mut self, action: Option<Action>) {
        let (Some(action), Page::Listing(listing), Pane::List(pane)) = (action, &self.page, &self.pane)
        else {
            return;
        };
        let does = |item: usize| pane.row(item).and_then(|row| listing.rows.action(row)) == Some(action);
        if !does(self.item())
            && let Some(item) = (0..self.pane.items()).find(|item| does(*item))
        {
            self.highlight(item);
        }
    }
}

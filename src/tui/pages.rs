//! The pages one came along, and one's place on each: going on, going back, and making the page in view.

use ratatui::layout::Rect;

use super::app::App;
use super::help;
use super::keys::{self, Focus, Msg};
use super::view::{Motion, Pane, Place, SMALLEST, Spot, body};
use crate::session::{Action, AskKind, Head, Page, PageId};

/// A page one can go back to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sheet {
    Screen(PageId),
    /// An earlier question, in view to be changed.
    Change,
    Help,
    Quit,
}

/// A page, and where one is on it.
#[derive(Debug, Clone)]
pub(super) struct View {
    pub(super) sheet: Sheet,
    pub(super) spot: Spot,
    /// What is sought in its rows.
    pub(super) sought: String,
}

impl App<'_, '_> {
    /// The window has another size.
    pub(super) fn resize(&mut self, area: Rect) {
        self.area = area;
        self.lay_out();
    }

    pub(super) fn view(&self) -> View {
        let start =
            View { sheet: Sheet::Screen(PageId::Start), spot: Spot::default(), sought: String::new() };
        self.views.last().cloned().unwrap_or(start)
    }

    pub(super) fn view_mut(&mut self) -> Option<&mut View> {
        self.views.last_mut()
    }

    pub(super) fn item(&self) -> usize {
        self.view().spot.place.item
    }

    pub(super) fn focus(&self) -> Focus {
        match (&self.page, self.view().sheet) {
            (_, Sheet::Quit) => Focus::Quit,
            _ if self.searching => Focus::Search,
            (Page::Ask(ask), _) => match ask.kind {
                AskKind::One => Focus::One,
                AskKind::Many => Focus::Many,
                AskKind::Number { .. } => Focus::Number,
            },
            (Page::Listing(listing), _) if listing.searchable => Focus::SearchableRows,
            (Page::Listing(listing), _) if listing.rows.iter().any(|row| row.ticked.is_some()) => {
                Focus::Steps
            }
            (Page::Listing(_), _) => match self.action_in_view() {
                Some(Action::Take(..)) => Focus::Changes,
                _ => Focus::Rows,
            },
            (Page::Document(_), _) => Focus::Text,
            (Page::Table(_), _) => Focus::Table,
        }
    }

    /// What choosing the highlighted row does.
    fn action_in_view(&self) -> Option<Action> {
        match (&self.page, &self.pane) {
            (Page::Listing(listing), Pane::List(pane)) => listing.rows.get(pane.row(self.item())?)?.action,
            _ => None,
        }
    }

    /// The page that tells why the app in view, or highlighted, stands where it stands.
    pub(super) fn why_in_view(&self) -> Option<PageId> {
        let screen = match (&self.page, self.view().sheet) {
            (_, Sheet::Help | Sheet::Quit | Sheet::Change) => return None,
            // What an answer decides is told for all of them.
            (_, Sheet::Screen(PageId::Overview)) => {
                return Some(PageId::Mattered).filter(|page| self.session.has_page(*page));
            }
            (Page::Listing(_), _) => match self.action_in_view()? {
                Action::Open(screen) => screen,
                _ => return None,
            },
            (_, Sheet::Screen(screen)) => screen,
        };
        match screen {
            PageId::App(app) => Some(PageId::Why(app)).filter(|why| self.session.has_page(*why)),
            _ => None,
        }
    }

    /// Whether a wish makes sense now.
    pub(super) fn allows(&self, msg: Msg) -> bool {
        let sheet = self.view().sheet;
        match msg {
            Msg::Undo => self.session.can_undo() && sheet != Sheet::Help,
            Msg::Save => self.session.outcome().is_some() && sheet == Sheet::Screen(PageId::Walk),
            Msg::Open(screen) => sheet != Sheet::Screen(screen) && self.session.has_page(screen),
            Msg::Erase if self.searching => !self.view().sought.is_empty(),
            Msg::Erase => !self.fresh && !self.draft.typed.is_empty(),
            Msg::Help => sheet != Sheet::Help,
            Msg::Why => self.why_in_view().is_some(),
            Msg::Back => self.views.len() > 1,
            Msg::Compare => self.can_compare(),
            Msg::Mark => self.can_mark(),
            Msg::Move(Motion::Left | Motion::Right) => self.pane.columns(self.view().spot).is_some(),
            _ => true,
        }
    }

    pub(super) fn go(&mut self, motion: Motion) {
        let spot = self.pane.moved(self.view().spot, motion);
        if let Some(view) = self.view_mut() {
            view.spot = spot;
        }
    }

    /// Highlights an item.
    pub(super) fn highlight(&mut self, item: usize) {
        let spot = self.view().spot;
        let place = Place { item, top: spot.place.top };
        let spot = self.pane.reveal(Spot { place, ..spot });
        if let Some(view) = self.view_mut() {
            view.spot = spot;
        }
    }

    /// One page back; at a question to the one before.
    pub(super) fn back(&mut self) {
        if self.searching {
            self.searching = false;
            if let Some(view) = self.view_mut() {
                view.sought.clear();
            }
            self.lay_out();
            return;
        }
        match self.view().sheet {
            Sheet::Screen(PageId::Walk) if self.session.back() => return self.arrive(),
            // The change that was not made after all.
            Sheet::Change => self.session.go_on(),
            _ => {}
        }
        if self.views.len() > 1 {
            self.views.pop();
        }
        self.renew();
    }

    /// To another page; to one that lies on the way back by going back to it.
    pub(super) fn open(&mut self, sheet: Sheet) {
        self.searching = false;
        let earlier = self.views.iter().position(|view| view.sheet == sheet);
        match earlier {
            Some(at) => self.views.truncate(at + 1),
            None => self.push(sheet),
        }
        if earlier.is_some() && !matches!(sheet, Sheet::Screen(PageId::Walk)) {
            self.renew();
        } else {
            self.arrive();
        }
    }

    pub(super) fn push(&mut self, sheet: Sheet) {
        self.views.push(View { sheet, spot: Spot::default(), sought: String::new() });
    }

    /// Comes to the page that is last: the highlight goes to what is most likely wanted.
    pub(super) fn arrive(&mut self) {
        if matches!(self.view().sheet, Sheet::Screen(PageId::Walk) | Sheet::Change) {
            self.draft = self.session.draft();
            self.fresh = true;
        }
        if let Some(view) = self.view_mut() {
            view.spot = Spot::default();
        }
        self.renew();
        let item = match &self.page {
            Page::Ask(ask) => {
                let line = ask.lines.iter().position(|line| line.marked || line.ticked);
                match (ask.kind, line) {
                    (AskKind::Number { .. }, line) => line.map_or(0, |line| line + 1),
                    (_, line) => line.unwrap_or(0),
                }
            }
            Page::Listing(listing) => match &self.pane {
                Pane::List(pane) => pane.item_of(listing.first).unwrap_or(0),
                _ => 0,
            },
            Page::Document(_) | Page::Table(_) => 0,
        };
        self.highlight(item);
        // A text before the rows is read from its beginning; but who starts mostly wants to go on.
        let starts = self.view().sheet == Sheet::Screen(PageId::Start);
        if let (Page::Listing(_), 0, false, Some(view)) = (&self.page, item, starts, self.views.last_mut()) {
            view.spot.place.top = 0;
        }
    }

    /// Makes the page in view anew, and keeps one's place on it.
    pub(super) fn renew(&mut self) {
        let below = self.views.iter().rev().find_map(|view| match view.sheet {
            Sheet::Screen(screen) => Some(screen),
            Sheet::Change => Some(PageId::Walk),
            Sheet::Help | Sheet::Quit => None,
        });
        self.page = self.session.page(below.unwrap_or(PageId::Start), &self.draft);
        match self.view().sheet {
            Sheet::Help => {
                // The keys are those of the page below.
                let help = self.views.pop();
                let keys = keys::help(self.focus(), self.messages, |msg| self.allows(msg));
                self.views.extend(help);
                self.page = Page::Document(help::page(&self.page, keys, self.messages));
            }
            Sheet::Quit => {
                let saved = self.session.is_begun().then_some(self.saved.unwrap_or(true));
                self.page = Page::Listing(help::quit(self.head(), saved, self.messages));
            }
            Sheet::Screen(_) | Sheet::Change => {}
        }
        self.lay_out();
    }

    /// Lays the page out, and keeps one's place on it.
    pub(super) fn lay_out(&mut self) {
        let view = self.view();
        let typed = match &self.page {
            Page::Ask(_) => &self.draft.typed,
            _ => &view.sought,
        };
        let mut body = body(self.area);
        if self.has_search_line() {
            body.height = body.height.saturating_sub(1);
        }
        self.pane = Pane::new(&self.page, typed, self.messages, body);
        let spot = self.pane.reveal(view.spot);
        if let Some(view) = self.view_mut() {
            view.spot = spot;
        }
    }

    pub(super) fn has_search_line(&self) -> bool {
        self.searching || !self.view().sought.is_empty()
    }

    pub(super) fn head(&self) -> &Head {
        match &self.page {
            Page::Ask(ask) => &ask.head,
            Page::Listing(listing) => &listing.head,
            Page::Document(document) => &document.head,
            Page::Table(table) => &table.head,
        }
    }

    pub(super) fn fits(&self) -> bool {
        self.area.width >= SMALLEST.0 && self.area.height >= SMALLEST.1
    }
}

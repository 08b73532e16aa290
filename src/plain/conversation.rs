//! The conversation: a page is shown, a line is read, and what it asks for is done.

use std::io::{self, BufRead};

use super::ask::{is_digits, row_number};
use super::naming::{by_name, chosen_action, why_of};
use super::out::LineOutput;
use crate::session::{
    Action, DossierAction, Ended, Host, Listing, ListingRow, Page, PageId, PendingAnswer, SaveState, Session,
};
use crate::text::{LineCommand, Messages, folded, sentence};

/// One conversation.
pub(super) struct Conversation<'t, 'm> {
    pub(super) session: &'t mut Session<'m>,
    pub(super) host: &'t mut dyn Host,
    input: &'t mut dyn BufRead,
    pub(super) out: LineOutput<'t>,
    pub(super) messages: Messages,
    /// The pages on top of the walk; the last is the one in view.
    pub(super) pages: Vec<PageId>,
    /// A text was printed since the page in view was told: Back tells that page again.
    pub(super) reading: bool,
    /// The page that was printed last as a text, until another page is told.
    pub(super) read_page: Option<PageId>,
    /// An earlier answer is in view to be changed; these pages were on top of the walk before.
    pub(super) changing: Option<Vec<PageId>>,
    /// What the list of all is searched for.
    pub(super) sought: Option<String>,
    /// The last line was empty, where a second one chooses nothing.
    pub(super) was_empty: bool,
    /// A command that was typed where it is text: the same once more is meant so.
    pub(super) as_text: String,
    /// The conversation ended while a form was filled in.
    pub(super) ended: Option<Ended>,
    /// What was told of saving.
    pub(super) saving: SaveState,
}

impl<'t, 'm> Conversation<'t, 'm> {
    pub(super) fn new(
        session: &'t mut Session<'m>,
        host: &'t mut dyn Host,
        input: &'t mut dyn BufRead,
        out: LineOutput<'t>,
    ) -> Self {
        let messages = session.messages();
        Self {
            session,
            host,
            input,
            out,
            messages,
            pages: Vec::new(),
            reading: false,
            read_page: None,
            changing: None,
            sought: None,
            was_empty: false,
            as_text: String::new(),
            ended: None,
            saving: SaveState::Saved,
        }
    }

    pub(super) fn run(mut self) -> io::Result<Ended> {
        self.greet()?;
        loop {
            let page = self.page();
            let prompt = self.prompt(&page);
            self.out.blank()?;
            let Some(typed) = self.out.ask(&prompt, self.input)? else {
                return self.end_of_input();
            };
            match self.read(&typed) {
                Some(LineCommand::Stop) => self.ended = Some(Ended::Left),
                _ => self.take(&page, &typed)?,
            }
            if self.ended == Some(Ended::Left) && !self.is_sure_to_stop()? {
                self.ended = None;
                self.show()?;
            }
            match self.ended {
                Some(Ended::InputEnded) => return self.end_of_input(),
                Some(ended) => {
                    self.out.flush()?;
                    return Ok(ended);
                }
                None => {}
            }
            self.look_at_saving()?;
        }
    }

    /// Tells what became of the answers when there is no more input.
    fn end_of_input(&mut self) -> io::Result<Ended> {
        self.out.print(match &self.saving {
            // The example is nobody's answers.
            _ if !self.session.is_begun() || self.session.is_example() => self.messages.plain_end_nothing(),
            SaveState::Saved | SaveState::Beside(_) => self.messages.plain_end(),
            // It is tried once more, and what came of it is told then.
            SaveState::Pending | SaveState::Failed(_) | SaveState::TypedFailed(_) => {
                self.messages.plain_end_nothing()
            }
            SaveState::Off(_) => self.messages.plain_end_unsaved(),
        })?;
        self.out.flush()?;
        Ok(Ended::InputEnded)
    }

    /// The first page. When nothing was answered yet its text is enough: the first question follows at once.
    fn greet(&mut self) -> io::Result<()> {
        let Page::Listing(start) = self.session.page(PageId::Start, &PendingAnswer::default()) else {
            return Ok(());
        };
        if self.session.is_begun() {
            if !self.out.options().goes_on {
                self.pages.push(PageId::Start);
            }
        } else {
            self.title(&start.head)?;
            self.blocks(&start.before)?;
        }
        self.out.print(self.messages.plain_how())?;
        if let Some(at) = self.session.dossiers().asked.filter(|_| !self.out.options().goes_on) {
            return self.open(PageId::Dossier(at));
        }
        self.show()
    }

    /// Does what a line asks for.
    fn take(&mut self, page: &Page, typed: &str) -> io::Result<()> {
        self.was_empty &= typed.is_empty();
        if let Some(command) = self.read(typed) {
            return self.command(command, page);
        }
        if let Some(what) = self.argument(LineCommand::Why, typed) {
            return self.why(page, &what);
        }
        if let Some(what) = self.argument(LineCommand::Compare, typed) {
            return self.compare(page, &what);
        }
        if let Some(column) = self.argument(LineCommand::Sort, typed) {
            return self.sort(&column);
        }
        if let Some(sought) = self.argument(LineCommand::Search, typed) {
            return self.search(sought);
        }
        if let Some(number) = self.argument(LineCommand::Withdraw, typed) {
            return self.withdraw_numbered(&number);
        }
        if let Some(number) = self.argument(LineCommand::Help, typed) {
            return self.help_of(page, &number);
        }
        if let Some(number) = self.argument(LineCommand::Task, typed) {
            return self.task(Some(&number));
        }
        if let Some(what) = self.argument(LineCommand::Choose, typed) {
            return self.decide(page, Some(&what));
        }
        if let Some(what) = self.argument(LineCommand::Remark, typed) {
            return self.remark(page, Some(&what));
        }
        if let Some(what) = self.argument(LineCommand::Reply, typed) {
            return self.reply(page, Some(&what));
        }
        match page {
            Page::Ask(ask) => self.answer(ask, typed),
            Page::Listing(_) if typed == "?" => self.help(page),
            Page::Listing(listing) => self.pick(listing, typed),
            Page::Document(_) | Page::Table(_) | Page::Form(_) => Ok(()),
        }
    }

    fn read(&self, typed: &str) -> Option<LineCommand> {
        // A tree without words for its things is spoken of with ours.
        let noun = self.session.noun();
        let command = LineCommand::read(typed, noun.unwrap_or(self.messages.default_noun()))?;
        (noun.is_some() || !command.is_of_apps()).then_some(command)
    }

    /// What is behind a command: "waarom Signaal 3".
    fn argument(&self, command: LineCommand, typed: &str) -> Option<String> {
        let (word, rest) = typed.split_once(' ')?;
        let is_it = self.read(word) == Some(command);
        is_it.then(|| rest.trim().to_owned()).filter(|rest| !rest.is_empty())
    }

    fn command(&mut self, command: LineCommand, page: &Page) -> io::Result<()> {
        match command {
            LineCommand::Back => self.back(),
            LineCommand::Overview => self.open(PageId::Overview),
            LineCommand::Why => match self.why_in_view() {
                Some(page) => self.open(page),
                None => self.why_dropped(),
            },
            LineCommand::Help => self.help(page),
            LineCommand::Apps => {
                self.sought = None;
                self.open(PageId::Apps)
            }
            LineCommand::Search => self.out.print(self.messages.search_what()),
            LineCommand::Undo => self.undo(),
            LineCommand::Withdraw => match (page, self.session.question()) {
                (Page::Ask(_), Some(question)) => {
                    let is_withdrawn = self.session.withdraw(question);
                    self.withdrawn(is_withdrawn)
                }
                _ => self.out.print(self.messages.plain_clear_which()),
            },
            LineCommand::Words => self.open(PageId::Glossary),
            LineCommand::Plan => self.open(PageId::Plan),
            LineCommand::Compare => self.compare(page, ""),
            LineCommand::Sort => self.sort(""),
            LineCommand::Suppliers => self.open(PageId::Suppliers),
            LineCommand::Sources => self.open(PageId::Sources),
            LineCommand::Remark => self.remark(page, None),
            LineCommand::Choose => self.decide(page, None),
            LineCommand::Decision if self.session.has_decision() => self.open(PageId::Decision),
            LineCommand::Decision => self.out.print(self.messages.decide_at_the_end()),
            LineCommand::Task => self.task(None),
            LineCommand::Reply => self.reply(page, None),
            LineCommand::Dossiers => self.dossier(DossierAction::List),
            LineCommand::Example => self.look_at_example(),
            LineCommand::Save => self.choose_files(),
            LineCommand::Again => self.show(),
            // The conversation has ended before this.
            LineCommand::Stop => Ok(()),
        }
    }

    /// The page in view.
    pub(super) fn page(&self) -> Page<'m> {
        match (self.session.page(self.page_id(), &PendingAnswer::default()), &self.sought) {
            (Page::Listing(listing), Some(sought)) if listing.searchable => {
                Page::Listing(self.session.searched(listing, sought))
            }
            (page, _) => page,
        }
    }

    pub(super) fn page_id(&self) -> PageId {
        // With nothing over it, the walk itself is in view.
        self.pages.last().copied().unwrap_or(PageId::Walk)
    }

    /// Lists stay in view until the person goes back; texts are printed, and the page in view stays.
    pub(super) fn open(&mut self, page: PageId) -> io::Result<()> {
        match self.session.page(page, &PendingAnswer::default()) {
            Page::Document(document) => {
                self.reading = true;
                self.read_page = Some(page);
                self.out.blank()?;
                match page {
                    // A reply names the questions by these numbers.
                    PageId::Letter(_) => self.numbered_document(&document),
                    _ => self.document(&document),
                }?;
                match page.letter_files() {
                    Some(_) => self.how_to_save(self.messages.help_letters()),
                    None => Ok(()),
                }
            }
            Page::Table(table) => {
                self.reading = true;
                self.out.blank()?;
                self.table(&table)
            }
            Page::Form(_) => match page {
                PageId::Form(form) => self.fill_in(form),
                _ => Ok(()),
            },
            Page::Listing(_) | Page::Ask(_) => {
                if let Some(at) = self.pages.iter().position(|open| *open == page) {
                    self.pages.truncate(at);
                }
                self.pages.push(page);
                self.show()
            }
        }
    }

    /// Shows what a search finds in the list of all.
    fn search(&mut self, sought: String) -> io::Result<()> {
        let Page::Listing(all) = self.session.page(PageId::Apps, &PendingAnswer::default()) else {
            return Ok(());
        };
        if self.session.search(&all, &sought).is_empty() {
            let told = format!("{} {}", self.messages.nothing_found(&sought), self.messages.searched_in());
            return self.out.print(&told);
        }
        self.sought = Some(sought);
        self.open(PageId::Apps)
    }

    /// Back to the walk, with the news of what was done.
    fn show_walk(&mut self) -> io::Result<()> {
        self.pages.clear();
        self.show_page(true)
    }

    fn back(&mut self) -> io::Result<()> {
        if self.reading {
            return self.show();
        }
        if self.page_id() == PageId::Start {
            return self.out.print(self.messages.plain_at_start());
        }
        if self.pages.pop().is_some() {
            return self.show();
        }
        if let Some(pages) = self.changing.take() {
            // The person decided not to change the answer.
            self.session.keep();
            self.pages = pages;
            return self.show();
        }
        if !self.session.back() {
            return self.out.print(self.messages.at_first());
        }
        let number = self.session.state().walk.path.len() + 1;
        self.out.print(&self.messages.back_at(number))?;
        self.show()
    }

    fn undo(&mut self) -> io::Result<()> {
        if !self.session.may_undo() {
            return self.out.print(&self.session.settled_refusal());
        }
        if !self.session.undo() {
            return self.out.print(self.messages.nothing_to_undo());
        }
        self.changing = None;
        self.save()?;
        match self.page_id() {
            _ if self.session.undone_decision() => self.undone_here(),
            // The overview tells what was undone as well.
            PageId::Overview => self.show_page(true),
            _ => self.show_walk(),
        }
    }

    /// Tells what of the decision was undone, and on the list of what to do how far that is.
    fn undone_here(&mut self) -> io::Result<()> {
        self.out.print(&self.session.undone_words().unwrap_or_default())?;
        match (self.page_id(), self.page()) {
            (PageId::Plan, Page::Listing(tasks)) => self.out.print(&sentence(&tasks.head.place)),
            _ => Ok(()),
        }
    }

    /// Takes back the answer of a row by its number, as the overview has it.
    fn withdraw_numbered(&mut self, number: &str) -> io::Result<()> {
        if self.session.is_settled() {
            return self.withdrawn(false);
        }
        let Page::Listing(overview) = self.session.page(PageId::Overview, &PendingAnswer::default()) else {
            return Ok(());
        };
        match chosen_action(&overview, number) {
            Some(Action::Change(question)) => {
                let is_withdrawn = self.session.withdraw(question);
                self.withdrawn(is_withdrawn)
            }
            Some(Action::Open(PageId::OffPath(question))) => {
                let is_withdrawn = self.session.withdraw(question);
                if !is_withdrawn {
                    return self.withdrawn(false);
                }
                self.save()?;
                match self.page_id() {
                    // The other rows have other numbers now.
                    PageId::Overview => self.show_page(true),
                    _ => self.show_walk(),
                }
            }
            Some(_) => self.out.print(self.messages.nothing_to_withdraw()),
            None => match number.trim_end_matches('.').parse() {
                Ok(number @ 1..) if self.session.given_answers().next.is_some() => {
                    self.out.print(&self.messages.plain_not_at(number))
                }
                // No question is still to come.
                Ok(1..) => self.out.print(self.messages.nothing_to_withdraw()),
                _ => self.out.print(self.messages.plain_clear_which()),
            },
        }
    }

    /// After an answer was taken back, or not: the question that is next now.
    fn withdrawn(&mut self, is_withdrawn: bool) -> io::Result<()> {
        if !is_withdrawn {
            return match self.session.is_settled() {
                true => self.out.print(&self.session.settled_refusal()),
                false => self.out.print(self.messages.nothing_to_withdraw()),
            };
        }
        self.changing = None;
        self.save()?;
        self.show_walk()
    }

    pub(super) fn is_saving(&self) -> bool {
        self.is_saved() && self.host.is_saving()
    }

    /// Chooses a row of a list by its number or its name.
    fn pick(&mut self, listing: &Listing, typed: &str) -> io::Result<()> {
        let rows: Vec<&ListingRow> = listing.rows.iter().filter(|row| row.action.is_some()).collect();
        let first = (typed.is_empty() && self.page_id() == PageId::Start).then_some(listing.first + 1);
        let number = first.or_else(|| row_number(typed));
        let numbered = number.and_then(|number: usize| rows.get(number.checked_sub(1)?));
        // A part of a word never means a row that changes nothing, or one that changes something at once.
        let is_meant = |row: &&ListingRow| {
            !matches!(row.action, Some(Action::Stay | Action::Toggle(_) | Action::ToggleReply(_)))
                || folded(row.label.trim()) == folded(typed.trim_end_matches('.'))
        };
        match numbered.copied().or_else(|| by_name(&rows, typed).filter(is_meant)) {
            Some(ListingRow { action: Some(action), .. }) => self.act(*action),
            _ if is_digits(typed) && !rows.is_empty() => {
                self.out.print(&self.messages.plain_no_such_row(rows.len()))
            }
            _ => self.out.print(&self.messages.plain_not_a_choice(typed, rows.len())),
        }
    }

    fn act(&mut self, action: Action) -> io::Result<()> {
        if self.session.is_settled() && matches!(action, Action::Take(..) | Action::ToggleReply(_)) {
            return self.out.print(&self.session.settled_refusal());
        }
        let stays = matches!(
            action,
            Action::Open(_)
                | Action::Toggle(_)
                | Action::ToggleReply(_)
                | Action::SaveReport(_)
                | Action::SaveLetters(_)
                | Action::Stay
        );
        if !stays {
            self.changing = None;
        }
        match action {
            Action::GoOn => self.session.go_on(),
            Action::Dossier(action) => return self.dossier(action),
            Action::SaveReport(kind) => return self.save_report(kind),
            Action::SaveLetters(letters) => return self.save_letters(letters),
            Action::Open(page) => {
                if page == PageId::Apps {
                    self.sought = None;
                }
                let chooses = page == PageId::Walk && self.page_id() == PageId::Decision;
                self.open(page)?;
                return if chooses { self.how_to_choose() } else { Ok(()) };
            }
            Action::Change(question) if self.session.change(question) => {
                self.changing = Some(self.pages.clone());
            }
            // The page was made before the walk changed, so its row leads nowhere.
            Action::Change(_) => {}
            Action::Take(goal, at) => drop(self.session.take(goal, at)),
            Action::Toggle(step) => return self.toggle(step),
            Action::ToggleReply(at) => return self.toggle_reply(at),
            Action::Stay => return self.out.print(self.messages.nothing_changed()),
        }
        self.save()?;
        self.show_walk()
    }

    pub(super) fn is_changing(&self) -> bool {
        self.changing.is_some()
    }

    /// Whether the list of all shows only what was sought.
    pub(super) fn is_searched(&self) -> bool {
        self.sought.is_some()
    }

    /// The page that tells why, of the app that the page in view, or the text that was printed last, is about.
    pub(super) fn why_in_view(&self) -> Option<PageId> {
        self.read_page.and_then(why_of).or_else(|| why_of(self.page_id()))
    }

    /// Asks for a line.
    pub(super) fn ask_line(&mut self, prompt: &str) -> io::Result<Option<String>> {
        self.out.ask(prompt, self.input)
    }

    /// The app that the page in view, or the text that was printed last, is about.
    pub(super) fn app_in_view(&self) -> Option<PageId> {
        match self.why_in_view()? {
            PageId::Why(app) => Some(PageId::App(app)),
            _ => None,
        }
    }
}

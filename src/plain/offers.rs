//! What can be typed where: a command is offered exactly where it does something.

use super::conversation::Conversation;
use crate::session::{Action, Ask, AskKind, LinePick, Listing, ListingRow, Page, PageId, PendingAnswer};
use crate::text::LineCommand;

/// Something that can be typed, and what that does.
pub(super) struct Offer {
    pub(super) typed: String,
    pub(super) does: String,
}

impl Conversation<'_, '_> {
    /// Whether a command does something by itself here.
    pub(super) fn does_something(&self, command: LineCommand, page: &Page) -> bool {
        let session = &*self.session;
        let in_view = self.page_id();
        match command {
            LineCommand::Back => self.can_go_back(),
            LineCommand::Overview => in_view != PageId::Overview && session.has_page(PageId::Overview),
            LineCommand::Why => self.why_in_view().is_some() || !session.dropped_rows().is_empty(),
            LineCommand::Apps => {
                (in_view != PageId::Apps || self.is_searched()) && session.has_page(PageId::Apps)
            }
            LineCommand::Undo => session.can_undo() && session.may_undo(),
            LineCommand::Withdraw => {
                !session.is_settled()
                    && matches!(page, Page::Ask(_))
                    && session.question().is_some_and(|question| session.can_withdraw(question))
            }
            LineCommand::Words => !session.glossary().is_empty(),
            LineCommand::Plan => in_view != PageId::Plan && session.has_page(PageId::Plan),
            LineCommand::Suppliers => session.has_page(PageId::Suppliers),
            LineCommand::Save => self.files_in_view().is_some_and(|page| page != in_view),
            // These need something behind them.
            LineCommand::Search | LineCommand::Compare | LineCommand::Task | LineCommand::Sort => false,
            LineCommand::Dossiers => !self.session.dossiers().all.is_empty(),
            LineCommand::Example => session.dossiers().has_example || session.is_example(),
            LineCommand::Decision => in_view != PageId::Decision && session.has_page(PageId::Decision),
            LineCommand::Choose => self.can_choose() && self.app_in_view().is_some(),
            LineCommand::Remark => {
                !session.is_settled() && (matches!(page, Page::Ask(_)) || self.app_in_view().is_some())
            }
            LineCommand::Reply => self.replies_in_view().is_some_and(|page| page != in_view),
            LineCommand::Sources | LineCommand::Again | LineCommand::Help | LineCommand::Stop => true,
        }
    }

    /// Whether an app can be chosen: once the decision is taken none can.
    fn can_choose(&self) -> bool {
        self.session.can_decide() && !self.session.is_settled()
    }

    /// Whether there is a page or a question to go back to; after a text that is the page in view.
    fn can_go_back(&self) -> bool {
        let is_walk = self.page_id() == PageId::Walk;
        let is_first = self.session.state().walk.path.is_empty();
        match self.page_id() {
            _ if self.reading => true,
            PageId::Start => false,
            _ => !is_walk || self.is_changing() || !is_first,
        }
    }

    /// Which of these commands the prompt names.
    pub(super) fn prompted(&self, commands: &[LineCommand], page: &Page) -> Vec<LineCommand> {
        commands.iter().copied().filter(|command| self.does_something(*command, page)).collect()
    }

    /// All that can be typed besides an answer or the number of a row, in the order of the help.
    pub(super) fn offers(&self, page: &Page) -> Vec<Offer> {
        let mut offers = Vec::new();
        if let Some(does) = self.enter_help(page) {
            offers.push(Offer { typed: self.messages.key_enter().to_owned(), does });
        }
        if let Page::Ask(ask) = page
            && let Some(line) = ask.lines.iter().find(|line| line.pick == LinePick::Unknown)
        {
            let does = match ask.kind {
                AskKind::Number { .. } => self.messages.plain_help_unknown_number(),
                AskKind::One | AskKind::Many => self.messages.plain_help_unknown(),
            };
            offers.push(Offer { typed: line.text.one_line().to_lowercase(), does: does.to_owned() });
        }
        // Any name, so where all of them have a row.
        let has_all = self.page_id() == PageId::Apps && !self.is_searched();
        if has_all && !rows_of(page, |action| matches!(action, Action::Open(PageId::App(_)))).is_empty() {
            let (typed, does) = (self.messages.plain_a_name(), self.messages.plain_help_name());
            offers.push(Offer { typed: typed.to_owned(), does: does.to_owned() });
        }
        for command in LineCommand::ALL {
            let word = self.messages.command(command);
            // Below the help itself the page in view can always be told again.
            if command == LineCommand::Back || self.does_something(command, page) {
                let does = self.command_help(command, page);
                offers.push(Offer { typed: word.to_owned(), does });
            }
            let more = self.with_argument(command, page).into_iter();
            offers.extend(
                more.map(|(behind, does)| Offer { typed: format!("{word} {behind}"), does: does.to_owned() }),
            );
        }
        offers
    }

    /// What a command does by itself, here.
    fn command_help(&self, command: LineCommand, page: &Page) -> String {
        match command {
            LineCommand::Back => self.back_help(),
            LineCommand::Why if self.why_in_view().is_some() => {
                self.messages.plain_help_why_name().to_owned()
            }
            LineCommand::Example if self.session.is_example() => {
                self.messages.plain_help_example_leave().to_owned()
            }
            LineCommand::Overview if self.session.is_settled() => {
                self.messages.plain_help_overview_settled().to_owned()
            }
            LineCommand::Save if matches!(self.files_in_view(), Some(PageId::LetterFiles(_))) => {
                self.messages.help_letters().to_owned()
            }
            LineCommand::Reply if self.session.is_settled() => {
                self.messages.plain_help_reply_settled().to_owned()
            }
            LineCommand::Again if !matches!(page, Page::Ask(_)) => {
                self.messages.plain_help_back_here().to_owned()
            }
            _ => self.messages.command_help(command).to_owned(),
        }
    }

    /// What can be typed behind a command here, with numbers that are in view.
    fn with_argument(&self, command: LineCommand, page: &Page) -> Vec<(String, &'static str)> {
        let messages = self.messages;
        let has_apps = self.session.has_page(PageId::Apps);
        let name = messages.plain_a_name();
        let in_advice = self.page_id() == PageId::Walk;
        let rows = rows_of(page, |action| matches!(action, Action::Open(PageId::App(_))));
        match command {
            LineCommand::Why => {
                let told = |action| matches!(action, Action::Open(PageId::App(_) | PageId::OffPath(_)));
                let row = rows_of(page, told).first().copied();
                let numbered = row.map(|row| (row.to_string(), messages.plain_help_why_row()));
                let named = has_apps.then(|| (name.to_owned(), messages.plain_help_why_name()));
                numbered.into_iter().chain(named).collect()
            }
            LineCommand::Search if has_apps => {
                vec![(messages.plain_a_word().to_owned(), messages.plain_help_search())]
            }
            LineCommand::Compare if self.session.can_compare() => {
                let numbered = match rows.as_slice() {
                    [first, second, ..] => {
                        Some((format!("{first},{second}"), messages.plain_help_compare_rows()))
                    }
                    _ => None,
                };
                let named = (format!("{name}, {name}"), messages.plain_help_compare());
                numbered.into_iter().chain([named]).collect()
            }
            LineCommand::Sort if in_advice && self.session.can_sort() => {
                vec![(messages.plain_a_column().to_owned(), messages.plain_help_sort())]
            }
            LineCommand::Choose if self.can_choose() && has_apps => {
                let row = rows.first().map(|row| (row.to_string(), messages.plain_help_choose_row()));
                row.into_iter().chain([(name.to_owned(), messages.plain_help_choose())]).collect()
            }
            LineCommand::Task => {
                let tasks = rows_of(page, |action| matches!(action, Action::Toggle(_)));
                let row = tasks.first().map(|row| (row.to_string(), messages.key_help_fill_in()));
                row.into_iter().collect()
            }
            LineCommand::Remark => {
                let remarked = |action| {
                    matches!(action, Action::Change(_) | Action::Open(PageId::OffPath(_) | PageId::App(_)))
                };
                let row = rows_of(page, remarked).first().copied().filter(|_| !self.session.is_settled());
                row.map(|row| (row.to_string(), messages.plain_help_remark_row())).into_iter().collect()
            }
            LineCommand::Reply => {
                let row = rows_of(page, |action| super::replies::replies_of(action).is_some());
                let does = match self.session.is_settled() {
                    true => messages.plain_help_reply_settled(),
                    false => messages.key_help_reply(),
                };
                row.first().map(|row| (row.to_string(), does)).into_iter().collect()
            }
            LineCommand::Withdraw => {
                let row = self.first_to_withdraw();
                row.map(|row| (row.to_string(), messages.plain_help_withdraw_row())).into_iter().collect()
            }
            LineCommand::Help => {
                // At a number the only line is "don't know", and that has no number in view.
                let is_number = matches!(page, Page::Ask(ask) if matches!(ask.kind, AskKind::Number { .. }));
                let row = self.first_with_help(page).filter(|_| !is_number);
                let does = match page {
                    Page::Ask(_) => messages.plain_help_answer(),
                    Page::Listing(_) | Page::Document(_) | Page::Table(_) | Page::Form(_) => {
                        messages.plain_help_row()
                    }
                };
                row.map(|row| (row.to_string(), does)).into_iter().collect()
            }
            _ => Vec::new(),
        }
    }

    /// The first row of the overview of which the answer can be taken back.
    fn first_to_withdraw(&self) -> Option<usize> {
        if self.session.is_settled() {
            return None;
        }
        let overview = self.session.page(PageId::Overview, &PendingAnswer::default());
        let can_be = |action| match action {
            Action::Change(question) | Action::Open(PageId::OffPath(question)) => {
                self.session.can_withdraw(question)
            }
            _ => false,
        };
        rows_of(&overview, can_be).first().copied()
    }

    /// What an empty line does here; nothing where it does nothing.
    fn enter_help(&self, page: &Page) -> Option<String> {
        match page {
            Page::Ask(ask) => match self.empty_line_takes(ask) {
                EmptyLine::Confirms(_) => Some(self.messages.plain_help_enter_unconfirmed().to_owned()),
                EmptyLine::Keeps => Some(self.messages.plain_help_enter_keep().to_owned()),
                EmptyLine::ChoosesNothing => Some(self.messages.plain_help_enter_nothing().to_owned()),
                EmptyLine::TellsWhatToType => None,
            },
            Page::Listing(listing) if self.page_id() == PageId::Start => {
                Some(self.first_row(listing)?.label.clone())
            }
            Page::Listing(_) | Page::Document(_) | Page::Table(_) | Page::Form(_) => None,
        }
    }

    /// The row that an empty line takes on the page that starts.
    fn first_row<'l>(&self, listing: &'l Listing) -> Option<&'l ListingRow> {
        listing.rows.iter().filter(|row| row.action.is_some()).nth(listing.first)
    }

    /// What an empty line does at a question.
    pub(super) fn empty_line_takes(&self, ask: &Ask) -> EmptyLine {
        if let Some(made) = self.session.left_unconfirmed()
            && self.session.given(&made, line_of(ask, &made)).is_ok()
        {
            return EmptyLine::Confirms(made);
        }
        let nothing = PendingAnswer::default();
        match ask.kind {
            _ if self.given_before(ask).is_some() => EmptyLine::Keeps,
            AskKind::Many if self.session.given(&nothing, None).is_ok() => EmptyLine::ChoosesNothing,
            AskKind::One | AskKind::Many | AskKind::Number { .. } => EmptyLine::TellsWhatToType,
        }
    }
}

/// What an empty line does at a question.
pub(super) enum EmptyLine {
    /// It confirms what was made of it before and not confirmed.
    Confirms(PendingAnswer),
    /// The answer that was given stays.
    Keeps,
    /// A second one chooses nothing.
    ChoosesNothing,
    /// It only tells what can be typed.
    TellsWhatToType,
}

/// The line that a draft marks, where one line is an answer.
pub(super) fn line_of(ask: &Ask, draft: &PendingAnswer) -> Option<LinePick> {
    draft.marked.filter(|_| ask.kind == AskKind::One)
}

/// The numbers of the rows in view of which the action is such.
pub(super) fn rows_of(page: &Page, such: impl Fn(Action) -> bool) -> Vec<usize> {
    let Page::Listing(listing) = page else { return Vec::new() };
    let actions = listing.rows.iter().filter_map(|row| row.action);
    actions.enumerate().filter(|(_, action)| such(*action)).map(|(at, _)| at + 1).collect()
}

//! The page of the decision: what is chosen and why, what others advise, what is to be done, how far it is.

use super::{Remark, RemarkOn, Selection};
use crate::model::AppIx;
use crate::session::compare::SideBySide;
use crate::session::form::FormId;
use crate::session::page::{Action, Block, Head, Listing, ListingRow, PageId, TypedWords};
use crate::session::walk::Session;
use crate::text::upper_first;

impl Session<'_> {
    /// The page of the decision.
    pub(in crate::session) fn decision_page(&self) -> Listing<'static> {
        let messages = self.messages;
        let mut rows = Vec::new();
        let mut part = |title: &str, mut part: Vec<ListingRow>| {
            if let Some(first) = part.first_mut() {
                first.heading = Some(title.to_owned());
            }
            rows.append(&mut part);
        };
        part(messages.choice_title(), self.choice_rows());
        part(messages.others_title(), self.opinion_rows());
        part(messages.status_title(), self.status_rows());
        part(messages.remarks_title(), self.remark_rows());
        let place = self.status_words(self.decision.status()).to_owned();
        let settled = self.is_settled().then(|| Block::Text(self.settled_words_now().into()));
        Listing {
            head: Head { title: messages.decision().to_owned(), place },
            news: if self.undone_decision() { self.news_line() } else { None },
            before: self
                .example_blocks()
                .into_iter()
                .chain(settled)
                .chain(self.predecessor_blocks())
                .collect(),
            rows: self.without_refused(rows).into(),
            ..Listing::default()
        }
    }

    /// Apps that lie side by side, to choose one of.
    pub(in crate::session) fn choose_of_page(&self, side: SideBySide) -> Listing<'static> {
        let row = |app: &AppIx| {
            let told = self.app_advice(*app);
            ListingRow {
                label: told.name,
                words: told.in_short,
                right: self.standing_of(*app, told.standing).to_lowercase(),
                action: Some(Action::Open(PageId::Form(FormId::Choose(*app)))),
                ..ListingRow::default()
            }
        };
        let rows: Vec<ListingRow> = side.apps().iter().map(row).collect();
        let head = Head { title: self.messages.choose_which().to_owned(), place: String::new() };
        Listing { head, rows: rows.into(), ..Listing::default() }
    }

    /// What is chosen, above the answers; nothing as long as nothing is.
    pub(in crate::session) fn decided_blocks(&self) -> Vec<Block> {
        match self.chosen_in_short() {
            None => Vec::new(),
            Some(chosen) => self.example_blocks().into_iter().chain([Block::Remark(chosen)]).collect(),
        }
    }

    /// What is chosen and how far the decision is, in a line; nothing as long as nothing is.
    pub(in crate::session) fn chosen_in_short(&self) -> Option<String> {
        let is_chosen = self.decision.selection != Selection::Open;
        is_chosen.then(|| self.messages.chosen_is(&self.decided_in_short()))
    }

    /// What was decided, for the row that leads to its page.
    pub(in crate::session) fn decided_in_short(&self) -> String {
        let status = self.status_words(self.decision.status());
        match self.selection_words() {
            chosen if chosen.is_empty() => self.messages.nothing_chosen_yet().to_owned(),
            chosen => self.messages.with_remark(&chosen, status),
        }
    }

    /// What was decided, each with what it is; nothing as long as nothing was.
    pub fn told_decision(&self) -> Vec<(String, String)> {
        let (messages, decision) = (self.messages, &self.decision);
        let chosen = match self.selection_words() {
            none if none.is_empty() => messages.nothing_chosen_yet().to_owned(),
            chosen => chosen,
        };
        let why = Some(decision.motivation.as_str()).filter(|why| !why.is_empty()).map(str::to_owned);
        let opinion = |(adviser, opinion): (&String, &super::Opinion)| {
            let followed = self.opinion_words(Some(opinion));
            let from = self.opinion_from(opinion);
            let given_on = self.given_on_words(opinion).unwrap_or_default();
            let parts =
                [followed, from.as_str(), given_on.as_str()].into_iter().filter(|part| !part.is_empty());
            let remark = parts.collect::<Vec<_>>().join("; ");
            (self.adviser_label(adviser), messages.with_remark(opinion.text.as_str(), &remark))
        };
        let status = match decision.history.last() {
            Some(change) => self.status_change_words(change),
            None => self.status_words(decision.status()).to_owned(),
        };
        let mut told = vec![(messages.chosen().to_owned(), chosen)];
        told.extend(why.map(|why| (messages.motivation().to_owned(), why)));
        told.extend(decision.opinions.iter().map(opinion));
        told.push((messages.status().to_owned(), status));
        let is_begun = decision.selection != Selection::Open
            || !decision.opinions.is_empty()
            || !decision.history.is_empty();
        if is_begun { told } else { Vec::new() }
    }

    fn choice_rows(&self) -> Vec<ListingRow> {
        let messages = self.messages;
        let row = |label: &str, words: String, to: PageId| ListingRow {
            label: label.to_owned(),
            words,
            action: Some(Action::Open(to)),
            ..ListingRow::default()
        };
        let mut rows = Vec::new();
        match &self.decision.selection {
            Selection::Open => {
                rows.push(row(messages.chosen(), messages.nothing_chosen_yet().to_owned(), PageId::Walk));
            }
            Selection::NoApp => {
                let words = messages.none_of_these().to_owned();
                rows.push(row(messages.chosen(), words, PageId::Form(FormId::NoApp)));
            }
            Selection::Apps(apps) => rows.extend(apps.iter().enumerate().map(|(at, selected)| {
                let form = self.app_selected(selected).map_or(FormId::LetGo(at), FormId::Choose);
                ListingRow {
                    label: messages.chosen().to_owned(),
                    words: self.selected_words(selected),
                    right: self.against_selected(selected).unwrap_or_default(),
                    action: Some(Action::Open(PageId::Form(form))),
                    ..ListingRow::default()
                }
            })),
        }
        if self.decision.selection != Selection::Open {
            let why = match self.decision.motivation.as_str() {
                "" if self.is_settled() => messages.no_motivation_for_good().to_owned(),
                "" => messages.no_motivation().to_owned(),
                why => why.to_owned(),
            };
            let is_empty = self.decision.motivation.is_empty();
            let typed = if is_empty { TypedWords::Nothing } else { TypedWords::All };
            let to = PageId::Form(FormId::Motivation);
            rows.push(ListingRow { typed, ..row(messages.motivation(), why, to) });
        }
        if self.decision.selection != Selection::NoApp && self.has_apps() && !self.is_settled() {
            rows.push(row(messages.choose_none(), String::new(), PageId::Form(FormId::NoApp)));
        }
        if let Some(settled) = self.tasks_settled() {
            rows.push(ListingRow {
                right: settled,
                shortcut: Some('p'),
                ..row(messages.tasks_title(), String::new(), PageId::Plan)
            });
        }
        rows
    }

    fn opinion_rows(&self) -> Vec<ListingRow> {
        let row = |(at, adviser): (usize, String)| {
            let opinion = self.decision.opinions.get(&adviser);
            let detail = opinion.map(|opinion| {
                let why_not = (!opinion.why_not.is_empty())
                    .then(|| Block::Remark(self.messages.not_followed_because(&opinion.why_not)));
                let from = Some(self.opinion_from(opinion)).filter(|from| !from.is_empty());
                let text = Some(&opinion.text).filter(|text| !text.is_empty());
                // As a person typed it: nothing in it is Markdown.
                let told = text.map(|text| Block::Remark(text.as_str().to_owned())).into_iter();
                let from = from.map(|from| Block::Remark(upper_first(&from) + "."));
                let is_doubtful = !self.is_settled() && self.given_on_words(opinion).is_some();
                let ask = is_doubtful.then(|| Block::Remark(self.messages.ask_whether_it_holds().to_owned()));
                ask.into_iter().chain(told).chain(from).chain(why_not).collect()
            });
            ListingRow {
                label: self.adviser_label(&adviser),
                words: std::iter::once(self.opinion_words(opinion).to_owned())
                    .chain(opinion.and_then(|opinion| self.given_on_words(opinion)))
                    .collect::<Vec<_>>()
                    .join("; "),
                action: Some(Action::Open(PageId::Form(FormId::Opinion(at)))),
                detail: detail.unwrap_or_default(),
                ..ListingRow::default()
            }
        };
        self.advisers().into_iter().enumerate().map(row).collect()
    }

    fn status_rows(&self) -> Vec<ListingRow> {
        let mut rows = vec![ListingRow {
            label: self.messages.status().to_owned(),
            words: self.status_words(self.decision.status()).to_owned(),
            action: Some(Action::Open(PageId::Form(FormId::Status))),
            ..ListingRow::default()
        }];
        for (at, change) in self.decision.history.iter().rev().enumerate() {
            let again = self.look_again_words(change);
            // The last one stands above the rows once the decision is taken.
            let is_told = at == 0 && self.is_settled();
            let words = (!is_told).then(|| upper_first(&self.status_change_words(change)) + ".");
            let told =
                words.into_iter().chain(again.map(|again| again.one_line())).collect::<Vec<_>>().join(" ");
            if !told.is_empty() {
                rows.push(ListingRow { label: told, ..ListingRow::default() });
            }
        }
        // Behind the rest: who just took the decision stands on a row of it, and means none of these.
        rows.extend(self.version_rows());
        rows
    }

    fn remark_rows(&self) -> Vec<ListingRow> {
        let row = |(at, (on, remark)): (usize, (&RemarkOn, &Remark))| {
            let known = match on {
                RemarkOn::Answer(id) => {
                    let known = self.model.graph.questions.iter().find(|(_, row)| row.id == *id);
                    known.map(|(question, row)| {
                        let number = self.whole.walk.number_of(question);
                        let name = number.map(|number| upper_first(&self.messages.question_number(number)));
                        (name.unwrap_or_else(|| row.ask.one_line()), FormId::AnswerRemark(question))
                    })
                }
                RemarkOn::App(id) => {
                    let known = self.model.catalogue.find(id);
                    known.map(|app| (self.name(app), FormId::AppRemark(app)))
                }
            };
            let words = remark.text.as_str().to_owned();
            match known {
                Some((label, form)) => ListingRow {
                    label,
                    words,
                    typed: TypedWords::All,
                    action: Some(Action::Open(PageId::Form(form))),
                    ..ListingRow::default()
                },
                None => self.row_of_gone(at, on, words),
            }
        };
        self.decision.remarks.iter().enumerate().map(row).collect()
    }

    /// A remark at what is not there any more.
    fn row_of_gone(&self, at: usize, on: &RemarkOn, words: String) -> ListingRow {
        let form = FormId::KeptRemark(at);
        let right = match on {
            RemarkOn::Answer(_) => self.messages.not_in_tree().to_owned(),
            RemarkOn::App(_) => self.messages.not_in_catalogue().to_owned(),
        };
        let action = Some(Action::Open(PageId::Form(form)));
        let typed = TypedWords::All;
        ListingRow { label: self.remark_about(form), words, typed, right, action, ..ListingRow::default() }
    }
}

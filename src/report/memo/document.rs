//! The memo: what is asked or decided, the advice, the alternatives, risks, opinions, costs, what is open and who signs. Two
//! pages, and then the appendices.

use super::appendices::appendices;
use super::asked::{
    asked_title, asked_words, is_advice_signed, is_decision_signed, is_settled, withdrawn_words,
};
use super::model::{Alternative, Origin, ReplyTold, Report, TaskTold};
use super::open::still_open;
use super::paper::{Paper, Sentence, all, bold};
use super::words::{
    against, chosen_notes, day, first_sentences, is_open, listed, name_in_table, opinion_words, plain,
    shortened, standing_words, state_words, status_change, who_and_when, who_head,
};
use crate::document::{Cell, Document, Part};
use crate::order;
use crate::text::{MarkdownBlock, Messages, Noun, SafeText, parse, sentence, to_plain, upper_first};

/// So many alternatives stand in the memo; what is chosen stands there besides.
const MOST_ALTERNATIVES: usize = 6;
/// So many points of attention of what is chosen.
const MOST_OF_CHOSEN: usize = 3;
/// So many risks and points of attention, those of what is chosen counted in.
const MOST_RISKS: usize = 5;
/// Of so many apps it is told what to ask their suppliers, or what they cost.
const MOST_NAMED: usize = 3;
/// So many letters of why it was chosen; all of it stands in an appendix.
pub(super) const MOST_OF_MOTIVATION: usize = 600;
/// So many letters of a point of attention, as whole sentences.
const MOST_OF_POINT: usize = 240;

/// The report as a document.
pub fn report_document(report: &Report, messages: Messages) -> Document {
    Document {
        title: messages.report_title(&report.name.value.one_line()).into(),
        lang: messages.lang(),
        made_on: report.day.as_ref().map(|day| day.value.0),
        parts: written(report, messages).parts,
    }
}

/// Every sentence of the report, with what it was computed from.
pub fn report_sentences(report: &Report, messages: Messages) -> Vec<Sentence> {
    written(report, messages).sentences
}

fn written(report: &Report, messages: Messages) -> Paper {
    let mut paper = Paper::default();
    let memo = Memo { report, messages };
    memo.top(&mut paper);
    memo.asked(&mut paper);
    memo.in_short(&mut paper);
    memo.alternatives(&mut paper);
    memo.risks(&mut paper);
    memo.opinions(&mut paper);
    memo.costs(&mut paper);
    still_open(report, messages, &memo.named(), &mut paper);
    memo.status(&mut paper);
    paper.parts.push(Part::NewPage);
    appendices(report, messages, &mut paper);
    paper
}

/// What the outcome says.
pub(super) fn told(report: &Report, paper: &mut Paper) {
    let Some(told) = &report.told else { return };
    let mut items = Vec::new();
    for block in parse(told.value.as_str()) {
        let is_item = matches!(block, MarkdownBlock::Item(_));
        let words = SafeText::from(to_plain(&[block])).one_line();
        match is_item {
            true => items.push((words.trim_start_matches("- ").to_owned(), told.from.clone())),
            false => {
                paper.list(std::mem::take(&mut items));
                paper.say(words, &told.from);
            }
        }
    }
    paper.list(items);
}

struct Memo<'r> {
    report: &'r Report,
    messages: Messages,
}

impl Memo<'_> {
    fn noun(&self) -> Noun<'_> {
        Noun { one: self.report.noun.one.as_str(), many: self.report.noun.many.as_str() }
    }

    /// What it is about, and what warns of it.
    fn top(&self, paper: &mut Paper) {
        let (report, messages) = (self.report, self.messages);
        let about = messages.report_about(&report.subject.value.one_line(), &report.edition.value.one_line());
        let judged = report.day.as_ref().map(|told| messages.report_judged_on(&day(told.value, messages)));
        let mut from = all([&report.subject.from, &report.edition.from]);
        from.extend(report.day.iter().flat_map(|day| day.from.clone()));
        paper.say([about].into_iter().chain(judged).collect::<Vec<_>>().join(" "), &from);
        let status = match report.status.status {
            "concept" => Some(messages.report_is_concept()),
            "for_advice" => Some(messages.report_is_for_advice()),
            "superseded" => Some(messages.report_is_superseded()),
            "withdrawn" => Some(withdrawn_words(report, messages)),
            _ => None,
        };
        let successor = Some(&report.status.successor).filter(|name| !name.is_empty());
        let successor = successor.map(|name| messages.report_successor(&name.one_line()));
        let told: Vec<String> = status.map(str::to_owned).into_iter().chain(successor).collect();
        if !told.is_empty() {
            paper.notice(told.join(" "), &report.status.from);
        }
        if let Some(question) = &report.question {
            paper.notice(messages.report_is_unfinished(question.value), &question.from);
        }
        if let Some(stuck) = &report.stuck {
            paper.notice(messages.report_is_stuck(), &stuck.from);
        }
        for warning in &report.warnings {
            paper.notice(sentence(&plain(&warning.value)), &warning.from);
        }
    }

    /// What is asked, or what was decided.
    fn asked(&self, paper: &mut Paper) {
        let (report, messages) = (self.report, self.messages);
        paper.heading(1, asked_title(report, messages));
        let choice = &report.choice;
        let mut from = choice.from.clone();
        from.extend(report.question.iter().flat_map(|question| question.from.clone()));
        from.extend(report.stuck.iter().flat_map(|stuck| stuck.from.clone()));
        from.extend(all([&report.status.from]));
        paper.say(asked_words(report, messages), &from);
        self.motivation(paper);
        for (words, from) in chosen_notes(report, messages) {
            paper.say(words, &from);
        }
    }

    fn motivation(&self, paper: &mut Paper) {
        let choice = &self.report.choice;
        match &choice.motivation {
            Some(why) => match shortened(why.value.as_str(), MOST_OF_MOTIVATION) {
                None => paper.say(self.messages.report_because(&why.value), &why.from),
                Some(start) => {
                    paper.say(self.messages.report_because(&start), &why.from);
                    paper.say(self.messages.report_motivation_elsewhere(), &why.from);
                }
            },
            None if choice.kind == "open" => {}
            None if is_settled(self.report) => {
                paper.say(self.messages.report_no_motivation_for_good(), &choice.from)
            }
            None => paper.say(self.messages.report_no_motivation(), &choice.from),
        }
    }

    /// The outcome, how many fit, what is first and why, what the order goes by.
    fn in_short(&self, paper: &mut Paper) {
        let (report, messages) = (self.report, self.messages);
        let mut items: Vec<(String, Origin)> = Vec::new();
        let outcome = report.outcome.iter();
        items.extend(
            outcome
                .map(|told| (sentence(&messages.report_outcome(&told.value.one_line())), told.from.clone())),
        );
        if let Some(counts) = report.counts.as_ref().filter(|counts| counts.all > 0) {
            let left = [counts.recommended, counts.conditional, counts.to_ask, counts.uncertain];
            items.push((messages.report_counts(counts.all, left, self.noun()), counts.from.clone()));
        }
        if let Some(first) = &report.first {
            items.push((sentence(&first.title.one_line()), first.from.clone()));
            items.extend(first.why.iter().map(|why| (sentence(&why.one_line()), first.from.clone())));
        }
        items.extend(report.order.iter().map(|order| (order.value.one_line(), order.from.clone())));
        if items.is_empty() && report.dead_end.is_empty() {
            return;
        }
        paper.heading(1, messages.report_in_short());
        paper.list(items);
        // What to do with the advice is for who has not chosen yet.
        if report.choice.kind == "open" || report.alternatives.is_empty() {
            told(report, paper);
        }
        let dead_end = report.dead_end.iter().map(|line| (plain(&line.value), line.from.clone()));
        paper.list(dead_end.collect());
    }

    /// The first ones, and what is chosen.
    fn alternatives(&self, paper: &mut Paper) {
        let (report, messages) = (self.report, self.messages);
        let left = report.alternatives.len();
        let more = report.more_left.value;
        let shown: Vec<&Alternative> =
            report.alternatives.iter().filter(|it| it.place <= MOST_ALTERNATIVES || it.is_chosen).collect();
        if shown.is_empty() {
            return;
        }
        paper.heading(1, messages.report_alternatives());
        let price = report.columns.iter().find(|column| column.is_price).map(|column| column.head.one_line());
        let (name, price) =
            (upper_first(&report.noun.one.one_line()), upper_first(&price.unwrap_or_default()));
        let columns = [
            name.as_str(),
            price.as_str(),
            messages.report_for(),
            messages.report_against(),
            messages.report_standing(),
        ];
        let row = |it: &&Alternative| {
            let met: Vec<String> = it.met.iter().map(plain).collect();
            let cells = vec![
                bold(name_in_table(it, messages), it.is_chosen),
                Cell::words(it.price.as_ref().map(SafeText::one_line).unwrap_or_default()),
                Cell::words(listed(&met)),
                Cell::words(listed(&against(it, messages))),
                Cell::words(standing_words(&it.standing, messages)),
            ];
            (cells, it.from.clone())
        };
        let caption = match left == shown.len() {
            _ if more > 0 => messages.report_part_of_left(shown.len(), left + more),
            true => messages.report_all_left(left),
            false => messages.report_some_left(shown.len(), left),
        };
        let from = all([&vec!["advice.left".to_owned()], &report.more_left.from]);
        paper.table((caption, &from), &columns, shown.iter().map(row).collect());
        self.replied(&shown, paper);
    }

    /// Of which of these it counts what their suppliers replied.
    fn replied(&self, shown: &[&Alternative], paper: &mut Paper) {
        let counts = |reply: &&ReplyTold| {
            !(reply.is_taken_back || reply.is_replaced || reply.is_unfit || reply.is_common)
        };
        let (mut names, mut from): (Vec<String>, Vec<&Origin>) = (Vec::new(), Vec::new());
        for it in shown {
            let mut replies = self.report.replies.iter().filter(counts);
            let Some(reply) = replies.find(|reply| reply.app == it.app) else { continue };
            names.push(it.name.one_line());
            from.extend([&reply.from, &it.from]);
        }
        if !names.is_empty() {
            paper.say(self.messages.report_replies_count(&names), &all(from));
        }
    }

    /// What to watch with what is chosen, as far as it weighs on the choice.
    fn of_chosen(&self) -> Vec<(String, Origin)> {
        let chosen = self.report.alternatives.iter().filter(|it| it.is_chosen);
        let told = chosen.flat_map(|it| {
            let flagged = it.points.iter().filter(|point| !point.flag.is_empty());
            flagged.map(|point| {
                let words = self.in_short_of(&plain(&point.text));
                (self.messages.report_of(&it.name.one_line(), &words), it.from.clone())
            })
        });
        told.take(MOST_OF_CHOSEN).chain(self.told_beside().into_iter().take(MOST_OF_CHOSEN)).collect()
    }

    /// What suppliers of what is chosen replied to questions that the advice does not go by.
    fn told_beside(&self) -> Vec<(String, Origin)> {
        let is_chosen = |app: &str| self.report.choice.apps.iter().any(|chosen| chosen.app == app);
        let counts = |reply: &&ReplyTold| !reply.is_taken_back && !reply.is_replaced;
        let replies = self.report.replies.iter().filter(|reply| reply.is_common && is_chosen(&reply.app));
        let told = replies.filter(counts).map(|reply| {
            let asked = sentence(&reply.about.one_line());
            let said = sentence(&reply.value.one_line());
            let day = day(reply.day, self.messages);
            let words = self.messages.report_told_beside(&reply.name.one_line(), &asked, &day, &said);
            (words, reply.from.clone())
        });
        told.collect()
    }

    /// A point of attention, or its first sentences, and that the rest stands in an appendix.
    fn in_short_of(&self, words: &str) -> String {
        match first_sentences(words, MOST_OF_POINT) {
            None => words.to_owned(),
            Some(start) => format!("{start} {}", self.messages.report_rest_in_appendix()),
        }
    }

    /// What was accepted, what comes first, and other points of attention.
    fn risks(&self, paper: &mut Paper) {
        let (report, messages) = (self.report, self.messages);
        let is_here = |task: &&TaskTold| !task.group.is_empty() || task.state == "accepted";
        let weight = |task: &TaskTold| match () {
            () if task.state == "accepted" => 0,
            () if task.is_first => 1,
            () if task.is_point && is_open(task) => 2,
            () => 3,
        };
        let mut risks: Vec<&TaskTold> =
            report.tasks.iter().filter(is_here).filter(|task| weight(task) < 3).collect();
        order::by_key(&mut risks, |task| weight(task));
        let of_chosen = self.of_chosen();
        if risks.is_empty() && of_chosen.is_empty() {
            return;
        }
        paper.heading(1, messages.report_risks());
        let room = MOST_RISKS.saturating_sub(of_chosen.len());
        paper.list(of_chosen);
        if risks.is_empty() {
            return;
        }
        let row = |task: &&TaskTold| {
            let cells = vec![
                Cell::words(self.in_short_of(&plain(&task.text))),
                Cell::words(state_words(task, messages)),
                Cell::words(who_and_when(task, messages)),
            ];
            (cells, task.from.clone())
        };
        let head = who_head(risks.iter().take(room).copied(), messages);
        let columns = [messages.report_what(), messages.report_how_far(), head];
        let shown = risks.iter().take(room).map(row).collect();
        paper.table((String::new(), &Vec::new()), &columns, shown);
        let more: Vec<&Origin> = risks.iter().skip(room).map(|task| &task.from).collect();
        if !more.is_empty() {
            paper.say(messages.report_more_in_appendix(more.len()), &all(more));
        }
    }

    fn opinions(&self, paper: &mut Paper) {
        let (report, messages) = (self.report, self.messages);
        paper.heading(1, messages.others_title());
        let given = report.opinions.iter().filter(|told| told.is_given);
        let items: Vec<(String, Origin)> = given
            .map(|told| {
                let adviser = upper_first(&told.adviser.one_line());
                (messages.report_of(&adviser, &opinion_words(told, messages)), told.from.clone())
            })
            .collect();
        let missing: Vec<_> = report.opinions.iter().filter(|told| !told.is_given).collect();
        let names: Vec<String> = missing.iter().map(|told| told.adviser.one_line()).collect();
        let names: Vec<&str> = names.iter().map(String::as_str).collect();
        if report.opinions.is_empty() {
            paper.say(messages.report_no_opinions(), &Vec::new());
        }
        paper.list(items);
        if !names.is_empty() {
            let words = match is_settled(report) {
                true => messages.report_no_opinion_of_for_good(&names),
                false => messages.report_no_opinion_of(&names),
            };
            paper.say(words, &all(missing.iter().map(|told| &told.from)));
        }
    }

    /// The apps that matter most: those that are chosen, or else the first ones; none where none was chosen.
    fn named(&self) -> Vec<&Alternative> {
        let all = &self.report.alternatives;
        let chosen: Vec<&Alternative> = all.iter().filter(|it| it.is_chosen).collect();
        match self.report.choice.kind {
            "open" => all.iter().take(MOST_NAMED).collect(),
            _ => chosen,
        }
    }

    /// What is chosen costs; where nothing is chosen the table of alternatives has the prices.
    fn costs(&self, paper: &mut Paper) {
        if self.report.choice.kind == "open" {
            return;
        }
        let Some(column) = self.report.columns.iter().find(|column| column.is_price) else { return };
        let told = self.named().into_iter().filter_map(|it| {
            let price = it.price.as_ref()?.one_line();
            let from = all([&it.from, &column.from]);
            let head = it.price_label.as_ref().unwrap_or(&column.head).one_line();
            let words = self.messages.report_cost(&it.name.one_line(), &head, &price);
            Some((sentence(&words), from))
        });
        let told: Vec<(String, Origin)> = told.collect();
        if !told.is_empty() {
            paper.heading(1, self.messages.report_costs());
            paper.list(told);
        }
    }

    fn status(&self, paper: &mut Paper) {
        let (report, messages) = (self.report, self.messages);
        paper.heading(1, messages.report_status());
        let mut items: Vec<(String, Origin)> = Vec::new();
        let status = messages.report_of(&messages.status(), &status_change(&report.status, messages));
        items.push((sentence(&status), report.status.from.clone()));
        let before = report.history.iter().rev().skip(1).rev();
        items.extend(before.map(|change| {
            (sentence(&messages.report_status_before(&status_change(change, messages))), change.from.clone())
        }));
        if let Some(again) = report.status.look_again {
            let words = messages.look_again_on(&day(again, messages));
            items.push((sentence(&upper_first(&words)), report.status.from.clone()));
        }
        if let Some(before) = &report.supersedes {
            items.push((messages.report_new_version(&before.value.one_line()), before.from.clone()));
        }
        let made = &report.made;
        let from = match made.saved.get(..10) {
            Some(saved) => messages.report_from_dossier(
                &report.name.value.one_line(),
                &messages.lang().on_date(saved),
                &made.by.one_line(),
            ),
            None => messages.report_from_answers(&made.by.one_line()),
        };
        items.push((from, all([&made.from, &report.name.from])));
        paper.list(items);
        let signs = report.opinions.iter().map(|told| upper_first(&told.adviser.one_line()));
        let signs = signs.map(|who| messages.report_sign(&who).into()).filter(|_| is_advice_signed(report));
        let decider = is_decision_signed(report).then(|| messages.report_sign_decider().into());
        let signs: Vec<SafeText> = decider.into_iter().chain(signs).collect();
        if !signs.is_empty() {
            paper.parts.push(Part::Signatures(signs));
        }
    }
}

//! Attention points as they are told: flags in the rows of an app, what to do first, and what happened since the edition.

use super::apps::{AppAdvice, AttentionPoint};
use super::section::SourceMarks;
use crate::engine::{AttentionRef, Standing, app_attention, organisation_attention};
use crate::model::{AppIx, Attention, Catalogue, Condition, Pick, QuestionIx, Since};
use crate::order;
use crate::session::page::Block;
use crate::session::walk::Session;
use crate::text::{Messages, SafeText, first_sentence, sentence, upper_first, width};

/// What to do first is told in a row up to so many characters; the first of it always.
const MOST_IN_ROW: usize = 100;

impl Session<'_> {
    /// The flags of an app on the walk in view.
    pub(in crate::session) fn flags(&self, app: AppIx) -> Vec<String> {
        let mut flags: Vec<String> = Vec::new();
        if !self.model.catalogue.has_flag(app) {
            return flags;
        }
        let points = app_attention(self.model, &self.state, app).into_iter();
        for flag in points.filter_map(|point| point.flag.as_ref()).map(SafeText::one_line) {
            if !flags.contains(&flag) {
                flags.push(flag);
            }
        }
        flags
    }

    /// What is said of an app in a row, behind its flags where those have no column of their own.
    pub(in crate::session) fn row_words(&self, app: AppIx, words: String) -> String {
        if self.has_columns() {
            return words;
        }
        let told = std::iter::once(words).filter(|words| !words.is_empty());
        self.flags(app).into_iter().chain(told).collect::<Vec<_>>().join(" · ")
    }

    /// The flags of an app as one text, where they have a column.
    pub(in crate::session) fn flags_cell(&self, app: AppIx) -> String {
        if self.has_columns() { self.flags(app).join(" · ") } else { String::new() }
    }

    /// Heading of what happened since the edition.
    pub(in crate::session) fn since_title(&self) -> String {
        self.messages.since_edition(self.model.graph.edition.as_str())
    }

    /// When something happened, in words.
    pub(in crate::session) fn since_in_words(&self, since: &Since) -> String {
        let lang = self.messages.lang();
        match since.is_known {
            true => lang.date(since.date.as_str()),
            false => self.messages.since_unknown(&lang.on_date(since.date.as_str())),
        }
    }

    /// What happened since the edition to some apps, newest first: with when, and where there are several with the name.
    pub(in crate::session) fn since_of_apps(&self, apps: &[AppIx]) -> Vec<SafeText> {
        let points: Vec<AttentionPoint> = match apps {
            [app] => self.points_since(*app).collect(),
            several => several.iter().flat_map(|app| self.named_since(*app)).collect(),
        };
        newest_first(points.iter()).into_iter().map(AttentionPoint::dated_text).collect()
    }

    /// What happened since the edition to one app, with its name.
    fn named_since(&self, app: AppIx) -> Vec<AttentionPoint> {
        let named = self.points_since(app).map(|told| {
            let name = self.model.catalogue.apps.row(app).name.one_line();
            AttentionPoint { text: self.messages.glossary_entry(&name, told.text.as_str()).into(), ..told }
        });
        named.collect()
    }

    fn points_since(&self, app: AppIx) -> impl Iterator<Item = AttentionPoint> {
        let points = app_attention(self.model, &self.state, app).into_iter();
        points.filter(|point| point.since.is_some()).map(|point| self.told_point(point))
    }

    /// What happened since the edition, on the walk in view: to the organisation and to every app, newest first, under its
    /// heading.
    pub(in crate::session) fn since_edition(&self) -> Vec<Block> {
        let mut points: Vec<AttentionPoint> = self
            .organisation()
            .points
            .into_iter()
            .map(|told| told.point)
            .filter(|it| it.since.is_some())
            .collect();
        points
            .extend(Catalogue::apps_in(&self.model.catalogue.offered).flat_map(|app| self.named_since(app)));
        let mut marks = SourceMarks::default();
        let told = |point: &AttentionPoint| point.blocks(self.messages, &mut marks);
        let mut blocks = since_blocks(&self.since_title(), points.iter().collect(), told);
        blocks.extend(marks.blocks());
        blocks
    }

    /// What the organisation has to do first of all: what warns of the advice itself, and the other points.
    fn first_of_organisation(&self) -> (Vec<AttentionPoint>, Vec<AttentionPoint>) {
        let (warn, others) = self.all_first_of_organisation();
        let open = |points: Vec<AttentionPoint>| points.into_iter().filter(AttentionPoint::is_open).collect();
        (open(warn), open(others))
    }

    /// The same with those that are not to do any more.
    fn all_first_of_organisation(&self) -> (Vec<AttentionPoint>, Vec<AttentionPoint>) {
        let points = organisation_attention(self.model, &self.state).into_iter();
        let (warn, others): (Vec<_>, Vec<_>) =
            points.filter(|(_, point)| point.first).partition(|(from, point)| self.warns(*from, point));
        let told = |points: Vec<(AttentionRef, &Attention)>| {
            points.into_iter().map(|(_, point)| self.told_point(point)).collect()
        };
        (told(warn), told(others))
    }

    /// Whether a point that comes first of all belongs above the advice: it is the outcome's own, or it is there because the
    /// person did not know an answer.
    fn warns(&self, from: AttentionRef, point: &Attention) -> bool {
        let is_open = |question: &QuestionIx| self.state.walk.open().any(|open| open == *question);
        let mut of_unknown = false;
        point.when.iter().for_each(|when| {
            when.visit(&mut |part| {
                of_unknown |= matches!(part, Condition::Chose { question, picks }
                    if picks.contains(&Pick::Unknown) && is_open(question));
            });
        });
        from == AttentionRef::Outcome || of_unknown
    }

    /// What warns of the advice itself, in full.
    pub(in crate::session) fn warning_blocks(&self) -> Vec<Block> {
        self.first_of_organisation().0.iter().map(|point| Block::Text(point.dated_text())).collect()
    }

    /// The same whatever was done about it: what the advice said.
    pub(in crate::session) fn all_warnings(&self) -> Vec<SafeText> {
        self.all_first_of_organisation().0.iter().map(AttentionPoint::dated_text).collect()
    }

    /// What to do first of all, but for those warnings: of the organisation, and of the apps that are left.
    fn first_of_all(&self) -> Vec<AttentionPoint> {
        let mut first = self.first_of_organisation().1;
        first.extend(self.first_of_apps());
        first
    }

    /// What has to be done first of all for the apps that are left, each with its name.
    fn first_of_apps(&self) -> Vec<AttentionPoint> {
        let mut first = Vec::new();
        for (app, _) in self.ranked().filter(|(_, standing)| *standing != Standing::Dropped) {
            let points = app_attention(self.model, &self.state, app).into_iter().filter(|point| point.first);
            let points = points.map(|point| self.told_point(point)).filter(AttentionPoint::is_open);
            first.extend(points.map(|told| {
                let name = self.model.catalogue.apps.row(app).name.one_line();
                AttentionPoint {
                    text: self.messages.glossary_entry(&name, told.text.as_str()).into(),
                    ..told
                }
            }));
        }
        first
    }

    /// The same in short, under its heading: how each point begins. All of those of the organisation stand on its own page;
    /// those of an app have no other place.
    pub(in crate::session) fn first_in_short(&self) -> Vec<Block> {
        let (mut blocks, mut marks) = (Vec::new(), SourceMarks::default());
        let points = self.first_of_organisation().1.into_iter();
        blocks.extend(points.map(|point| Block::Item(first_sentence(point.text.as_str()).into())));
        blocks.extend(self.first_of_apps().iter().flat_map(|point| point.blocks(self.messages, &mut marks)));
        if !blocks.is_empty() {
            blocks.insert(0, Block::Heading(self.messages.do_first().to_owned()));
        }
        blocks.extend(marks.blocks());
        blocks
    }

    /// The same in one text, for a row: how the first of the points begin, and how much there is to arrange besides; nothing
    /// where nothing comes first.
    pub(in crate::session) fn first_in_row(&self) -> String {
        let (warn, first) = self.first_of_organisation();
        let of_apps = self.first_of_apps();
        let all = (self.organisation().open() + of_apps.len()).saturating_sub(warn.len());
        let mut told: Vec<String> = Vec::new();
        let mut room = MOST_IN_ROW;
        for point in first.iter().chain(&of_apps) {
            let words = first_sentence(point.text.as_str());
            if !told.is_empty() && width(words) > room {
                break;
            }
            room = room.saturating_sub(width(words));
            told.push(words.to_owned());
        }
        let others = all.saturating_sub(told.len());
        if !told.is_empty() && others > 0 {
            told.push(self.messages.first_more(others));
        }
        told.join(" ")
    }

    /// The same under its heading; nothing where there is nothing.
    pub(in crate::session) fn first_blocks(&self) -> Vec<Block> {
        let first = self.first_of_all();
        if first.is_empty() {
            return Vec::new();
        }
        let mut marks = SourceMarks::default();
        let mut blocks = vec![Block::Heading(self.messages.do_first().to_owned())];
        blocks.extend(first.iter().flat_map(|point| point.blocks(self.messages, &mut marks)));
        blocks.extend(marks.blocks());
        blocks
    }
}

impl AppAdvice {
    /// Its flags in one text.
    pub fn flags_in_row(&self) -> String {
        self.flags.join(" · ")
    }

    /// What to watch with it, of the points that are told here; what happened since the edition comes last, newest first, under its own heading.
    pub(in crate::session) fn point_blocks(
        &self,
        messages: Messages,
        told: impl Fn(&AttentionPoint) -> bool,
        marks: &mut SourceMarks,
    ) -> Vec<Block> {
        let points = self.points.iter().filter(|point| told(point));
        let (since, of_edition): (Vec<_>, Vec<_>) = points.partition(|point| point.since.is_some());
        let mut blocks: Vec<Block> =
            of_edition.into_iter().flat_map(|point| point.blocks(messages, marks)).collect();
        blocks.extend(self.age.iter().map(|age| Block::Item(age.as_str().into())));
        blocks.extend(since_blocks(&self.since_title, since, |point| point.blocks(messages, marks)));
        blocks
    }
}

impl AttentionPoint {
    /// How it was settled, below it.
    pub(super) fn settled_block(&self) -> Option<Block> {
        self.settled.as_ref().map(|how| Block::Remark(sentence(&upper_first(how))))
    }

    /// Whether it is still to do.
    pub(in crate::session) fn is_open(&self) -> bool {
        self.settled.is_none()
    }

    /// The words, behind when it happened where that was after the edition.
    pub fn dated_text(&self) -> SafeText {
        match &self.since {
            Some((_, when)) => format!("{when}: {}", self.text.as_str()).into(),
            None => self.text.clone(),
        }
    }
}

/// What happened since the edition, newest first, under its heading; nothing where nothing did.
pub(super) fn since_blocks<'p>(
    title: &str,
    points: Vec<&'p AttentionPoint>,
    told: impl FnMut(&'p AttentionPoint) -> Vec<Block>,
) -> Vec<Block> {
    debug_assert!(points.iter().all(|point| point.since.is_some()), "what is told here happened on some day");
    let heading = (!points.is_empty()).then(|| Block::Heading(title.to_owned()));
    heading.into_iter().chain(newest_first(points.into_iter()).into_iter().flat_map(told)).collect()
}

fn newest_first<'p>(points: impl Iterator<Item = &'p AttentionPoint>) -> Vec<&'p AttentionPoint> {
    let mut points: Vec<&AttentionPoint> = points.collect();
    order::by_key(&mut points, |point| std::cmp::Reverse(point.since.as_ref().map(|(day, _)| *day)));
    points
}

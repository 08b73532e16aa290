//! What the organisation has to arrange, by who has to take care of it.

use super::apps::AttentionPoint;
use super::points::since_blocks;
use super::section::{Section, SourceMarks, marked};
use crate::engine::{AttentionRef, EffectRef, organisation_attention};
use crate::session::page::Block;
use crate::session::walk::Session;
use crate::session::words;
use crate::text::{Messages, SafeText};

/// What the organisation has to arrange.
#[derive(Debug, Clone, Default)]
pub struct Organisation {
    /// The points, in the order in which the walk came to them.
    pub points: Vec<OrganisationPoint>,
    /// Heading of what happened since the edition.
    since_title: String,
    /// What is to be done first of all is told elsewhere in full.
    first_elsewhere: bool,
}

/// One thing to arrange.
#[derive(Debug, Clone)]
pub struct OrganisationPoint {
    /// The point.
    pub point: AttentionPoint,
    /// The answer that brought it, in words; nothing where it comes with the outcome or a page of information.
    pub by_answer: Option<String>,
}

impl Session<'_> {
    /// What the organisation has to arrange on the walk in view.
    pub fn organisation(&self) -> Organisation {
        let points = organisation_attention(self.model, &self.state).into_iter();
        let told = points.map(|(from, point)| OrganisationPoint {
            point: self.told_point(point),
            by_answer: match from {
                AttentionRef::Choice(effect) => self.brought_by(effect),
                AttentionRef::Outcome | AttentionRef::Tree => None,
            },
        });
        Organisation { points: told.collect(), since_title: self.since_title(), first_elsewhere: false }
    }

    /// The answer that an effect belongs to, and its place; nothing for a page of information, which nobody answers. A point
    /// of the question itself may come because something was not chosen: then the answer is not named.
    fn brought_by(&self, effect: EffectRef) -> Option<String> {
        let path = &self.state.walk.path;
        let number = self.state.walk.number_of(effect.question)?;
        if effect.owner.is_none() {
            return Some(self.messages.by_answer_to(number));
        }
        let answer = words::answered(self.model, self.messages, path, effect, effect.owner);
        Some(self.messages.by_your_answer(&answer, number))
    }
}

impl Organisation {
    /// The same for where all that is to be done first has been told.
    pub(in crate::session) fn after_first(self) -> Self {
        Self { first_elsewhere: true, ..self }
    }

    /// Those that are told here.
    fn told(&self) -> impl Iterator<Item = &OrganisationPoint> {
        self.points.iter().filter(|told| !(self.first_elsewhere && told.point.first && told.point.is_open()))
    }

    /// How many of them are still to do.
    pub(super) fn open(&self) -> usize {
        self.told().filter(|told| told.point.is_open()).count()
    }

    /// Whether nothing is told here.
    pub fn is_empty(&self) -> bool {
        self.told().next().is_none()
    }
}

impl Section for Organisation {
    fn title(&self, messages: Messages) -> String {
        messages.organise().to_owned()
    }

    fn amount(&self, messages: Messages) -> String {
        match (self.open(), self.told().count()) {
            (open, all) if open == all => messages.points(all),
            (open, all) => messages.points_open(open, all),
        }
    }

    fn blocks(&self, messages: Messages) -> Vec<Block> {
        let mut whom: Vec<Option<&SafeText>> = Vec::new();
        // What is not to do any more is not to be done first.
        let is_first = |told: &&OrganisationPoint| told.point.first && told.point.is_open();
        let is_of_edition = |told: &&OrganisationPoint| told.point.since.is_none() && !is_first(told);
        for told in self.told().filter(is_of_edition) {
            if !whom.contains(&told.point.for_whom.as_ref()) {
                whom.push(told.point.for_whom.as_ref());
            }
        }
        let mut blocks = Vec::new();
        let mut marks = SourceMarks::default();
        // What led here may be just that.
        for told in self.told().filter(is_first) {
            if blocks.is_empty() {
                blocks.push(Block::Heading(messages.do_first().to_owned()));
            }
            blocks.extend(told.point.blocks(messages, &mut marks));
        }
        for who in whom {
            let title =
                who.map_or(messages.for_everyone().to_owned(), |who| messages.for_whom(&who.one_line()));
            blocks.push(Block::Heading(title));
            for told in self.told().filter(is_of_edition).filter(|told| told.point.for_whom.as_ref() == who) {
                let mark = marks.mark(&told.point.sources);
                match &told.by_answer {
                    Some(answer) => {
                        blocks.push(Block::Item(told.point.text.clone()));
                        blocks.push(Block::Remark(marked(answer, &mark)));
                    }
                    None => blocks.push(Block::Item(marked(told.point.text.as_str(), &mark).into())),
                }
                blocks.extend(told.point.settled_block());
            }
        }
        let since = self.told().filter(|told| told.point.since.is_some() && !is_first(told));
        let since = since.map(|told| &told.point);
        let told = |point: &AttentionPoint| {
            point.blocks(messages, &mut marks).into_iter().chain(point.settled_block()).collect()
        };
        blocks.extend(since_blocks(&self.since_title, since.collect(), told));
        if blocks.is_empty() {
            blocks.push(Block::Text(messages.nothing_to_organise().into()));
        }
        blocks.extend(marks.part(messages));
        blocks
    }
}
